"""What someone is to be, by what was written after ``people add`` and ``people edit``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import people_texts as texts
from connect_tui.cli.session import read_text
from connect_tui.cli.texts import or_listed
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import Circle, Remembered, Style
from connect_tui.domain.people_rules import (
    going_through_of,
    lasting,
    parse_birthday,
    parse_named_occasion,
    parse_rhythm,
    parse_span,
)
from connect_tui.domain.text import clean_line, clean_text, fold, shortened

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from connect_tui.cli.session import Session
    from connect_tui.domain.people import GoingThrough, Occasion, Profile

_TAKEN_AWAY = ("birthday", "reach", "going_through", "notes")
_SAID = (
    *("new_name", "also", "circle", "rhythm", "style", "birthday", "occasions", "in_common", "details"),
    *("reach", "going_through", "until", "every", "notes", "forget"),
    *(f"no_{name}" for name in _TAKEN_AWAY),
)


def refuse_nothing(arguments: Namespace) -> None:
    """Raise WrongUse where ``people edit`` says nothing of what to change, or two things at once."""
    if all(getattr(arguments, name) in (None, False, []) for name in _SAID):
        raise WrongUse(texts.NOTHING_TO_CHANGE, hint=texts.NOTHING_TO_CHANGE_HINT)
    for name in _TAKEN_AWAY:
        if getattr(arguments, name) is not None and getattr(arguments, f"no_{name}"):
            option = name.replace("_", "-")
            raise WrongUse(texts.BOTH_WAYS.format(set_=f"--{option}", take=f"--no-{option}"))


def with_fields(session: Session, profile: Profile) -> Profile:
    """Return someone with what was written put in. Raises WrongUse for what cannot be meant."""
    arguments = session.arguments
    found = profile._replace(
        also=_added(profile.also, [clean_line(one) for one in arguments.also]),
        in_common=_remembered(session, profile.in_common, arguments.in_common),
        details=_remembered(session, profile.details, arguments.details),
        dates=_dates(profile.dates, [parse_named_occasion(one) for one in arguments.occasions]),
    )
    if arguments.circle is not None:
        found = found._replace(circle=Circle(arguments.circle))
    if arguments.rhythm is not None:
        of_circle = session.workspace.settings.rhythms.of(found.circle)
        found = found._replace(rhythm=parse_rhythm(arguments.rhythm, of_circle))
    if arguments.style is not None:
        found = found._replace(style=Style(arguments.style))
    if arguments.reach is not None:
        found = found._replace(reach=clean_text(arguments.reach))
    if arguments.notes is not None:
        notes = read_text(arguments.notes)
        found = found._replace(notes=clean_text(notes))
    return found._replace(
        birthday=_birthday(session, profile.birthday),
        going_through=_going_through(session, profile.going_through),
    )


def without_forgotten(arguments: Namespace, profile: Profile) -> Profile:
    """Return someone without what is to be taken away. Raises WrongUse where that cannot be told."""
    for text in arguments.forget:
        profile = _without(profile, text)
    if arguments.no_birthday:
        profile = profile._replace(birthday=None)
    if arguments.no_reach:
        profile = profile._replace(reach="")
    if arguments.no_going_through:
        profile = profile._replace(going_through=None)
    if arguments.no_notes:
        profile = profile._replace(notes="")
    return profile


def _birthday(session: Session, before: Occasion | None) -> Occasion | None:
    if session.arguments.birthday is None:
        return before
    return parse_birthday(session.arguments.birthday, session.workspace.today())


def _going_through(session: Session, before: GoingThrough | None) -> GoingThrough | None:
    """Return what they are going through; something that is over is not taken up again."""
    arguments, today = session.arguments, session.workspace.today()
    if arguments.going_through is None and arguments.until is None and arguments.every is None:
        return before
    still = lasting(before, today)
    if arguments.going_through is None and still is None:
        raise WrongUse(texts.UNTIL_ALONE, hint=texts.UNTIL_ALONE_HINT)
    what, until, every = ("", None, None) if still is None else (still.what, still.until, still.every)
    if arguments.going_through is not None:
        what = clean_text(arguments.going_through)
    if arguments.until is not None:
        until = session.day_ahead(arguments.until)
    if arguments.every is not None:
        every = parse_span(arguments.every)
    return going_through_of(what, until, every, still, today)


def _added(before: tuple[str, ...], names: Iterable[str]) -> tuple[str, ...]:
    known = {fold(one): one for one in before}
    for name in names:
        known.setdefault(fold(name), name)
    return tuple(known.values())


def _remembered(
    session: Session, before: tuple[Remembered, ...], written: Iterable[str]
) -> tuple[Remembered, ...]:
    known = {fold(one.text): one for one in before}
    for text in filter(None, (clean_text(one) for one in written)):
        known.setdefault(fold(text), Remembered(text, session.workspace.today()))
    return tuple(known.values())


def _dates(before: Sequence[Occasion], written: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Return the dates with those that were written; one of a name that is known takes its place."""
    return tuple({fold(one.name): one for one in (*before, *written)}.values())


def _without(profile: Profile, text: str) -> Profile:
    """Return someone without the one other name, date, detail or thing in common that has the text in it."""
    key = fold(clean_line(text))
    kept: list[tuple[str, object]] = [
        *((name, name) for name in profile.also),
        *((one.name, one) for one in profile.dates),
        *((one.text, one) for one in (*profile.in_common, *profile.details)),
    ]
    found = [one for one in kept if key and key in fold(clean_line(one[0]))]
    whole = [one for one in found if fold(clean_line(one[0])) == key]
    if len(whole) == 1:
        found = whole
    if not found:
        said = texts.FORGET_NOTHING.format(name=shortened(profile.name), text=shortened(text))
        raise WrongUse(said, hint=texts.FORGET_NOTHING_HINT)
    if len(found) > 1:
        told = or_listed([f"“{shortened(one[0])}”" for one in found[:4]])
        raise WrongUse(
            texts.FORGET_SEVERAL.format(text=shortened(text), what=told), hint=texts.FORGET_SEVERAL_HINT
        )
    gone = found[0][1]
    return profile._replace(
        also=tuple(one for one in profile.also if one is not gone),
        dates=tuple(one for one in profile.dates if one is not gone),
        in_common=tuple(one for one in profile.in_common if one is not gone),
        details=tuple(one for one in profile.details if one is not gone),
    )
