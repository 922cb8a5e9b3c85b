"""All there is of one person, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import people_texts as texts
from connect_tui.cli.output import plain, wrapped
from connect_tui.cli.texts import counted, listed, spoken_day
from connect_tui.domain.people import Style
from connect_tui.domain.text import clean_text, visible
from connect_tui.exchange.people import words
from connect_tui.services.person_views import SharedKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from connect_tui.cli.session import Session
    from connect_tui.domain.people import GoingThrough, Remembered
    from connect_tui.services.person_views import PersonPage, Shared

_MOST_SHARED = 20
_MOST_PLANS = 10
_INDENT = "  "
_DAY = 13


def page_lines(session: Session, found: PersonPage) -> Iterator[str]:
    """Return the page of someone, line by line."""
    page = _Page(session, found)
    profile = found.view.profile
    yield from page.head()
    for heading, remembered in (("in_common", profile.in_common), ("details", profile.details)):
        yield from page.section(heading, page.remembered(remembered))
    coming = (plain(words.occasion(one, on, found.today)) for one, on in found.coming)
    yield from page.section("coming", coming)
    yield from page.section("plans", page.plans())
    yield from page.section("notes", visible(clean_text(profile.notes)).split("\n") if profile.notes else ())
    yield from page.section("practices", page.practices())
    yield from page.shared()


class _Page:
    def __init__(self, session: Session, found: PersonPage) -> None:
        self._output = session.output
        self._found = found
        self._everything: bool = session.arguments.everything
        self._rhythms = session.workspace.settings.rhythms
        self._practices: Mapping[str, str] = {one.id: plain(one.name) for one in session.workspace.practices}

    def head(self) -> Iterator[str]:
        """Return who it is, and where one stands with them."""
        profile = self._found.view.profile
        for line in wrapped(plain(profile.name), self._output.width):
            yield self._output.paint(line, "strong")
        also = texts.KNOWN_AS.format(names=listed([plain(one) for one in profile.also]))
        circle = words.CIRCLES[profile.circle]
        yield from self._said(f"{circle} · {also}" if profile.also else circle)
        yield from self._standing()
        if profile.going_through is not None and profile.going_through.lasts_on(self._found.today):
            yield from self._said(_going_through(profile.going_through))
        if profile.reach:
            yield from self._said(texts.REACH.format(reach=plain(profile.reach)))
        if profile.style is not Style.UNKNOWN:
            tip = f"{words.STYLE_TIPS[profile.style]} {words.STYLE_CAUTION}"
            yield from self._said(texts.STYLE.format(style=words.STYLES[profile.style], tip=tip))

    def _standing(self) -> Iterator[str]:
        profile, stand, suggestion = self._found.view
        today = self._found.today
        rhythm = texts.RHYTHM_CIRCLE if profile.rhythm is None else texts.RHYTHM_OWN
        told = [
            texts.LAST.format(last=words.last_in_touch(stand, today)),
            rhythm.format(rhythm=words.rhythm(stand.rhythm)),
        ]
        if profile.archived is not None and profile.is_archived(today):
            told.append(texts.IS_ARCHIVED.format(day=spoken_day(profile.archived)))
        elif stand.resting_until is not None:
            told.append(texts.RESTING.format(until=texts.until(stand.resting_until, today)))
        elif suggestion is None and stand.next is not None:
            told.append(texts.NEXT.format(when=texts.from_when(stand.next, today)))
        yield from self._said(" ".join(told))
        if suggestion is not None:
            yield from self._said(texts.REASON.format(reason=plain(words.reason(suggestion, today))))

    def section(self, heading: str, lines: Iterator[str] | list[str] | tuple[str, ...]) -> Iterator[str]:
        """Return lines below a heading, nothing where there are none."""
        for number, line in enumerate(lines):
            if number == 0:
                yield ""
                yield self._output.paint(texts.SECTIONS[heading], "strong")
            yield from self._said(line, _INDENT)

    def remembered(self, those: tuple[Remembered, ...]) -> Iterator[str]:
        """Return what is worth remembering, newest first, each with its day."""
        for one in reversed(those):
            day = f" ({texts.short_day(one.day).strip()})" if one.day is not None else ""
            yield f"{plain(one.text)}{day}"

    def plans(self) -> Iterator[str]:
        """Return the plans with them."""
        shown = self._found.plans if self._everything else self._found.plans[:_MOST_PLANS]
        for view in shown:
            when = words.plan_when(view.plan, view.standing, self._found.today)
            place = f", {plain(view.plan.place)}" if view.plan.place else ""
            yield f"{plain(view.plan.what)}: {plain(when)}{place}"

    def practices(self) -> Iterator[str]:
        """Return which practices with them, and on how many days."""
        for one in self._found.practices:
            name = self._practices.get(one.practice, plain(one.practice))
            yield texts.PRACTICE_DAYS.format(name=name, days=counted(one.days, "day"))

    def shared(self) -> Iterator[str]:
        """Return what was shared, newest first."""
        every = self._found.shared
        shown = every if self._everything else every[:_MOST_SHARED]
        if not every:
            yield ""
            yield texts.NOTHING_SHARED
            return
        yield ""
        yield self._output.paint(texts.SECTIONS["shared"], "strong")
        width = self._output.width
        room = None if width is None else width - len(_INDENT) - _DAY
        for one in shown:
            lead = f"{texts.short_day(one.day):<{_DAY}}"
            for line in self._told(one):
                for part in wrapped(line, room):
                    yield f"{_INDENT}{lead}{part}"
                    lead = " " * _DAY
        if len(every) > len(shown):
            yield from self._said(texts.SHARED_MORE.format(count=len(every) - len(shown)))

    def _told(self, one: Shared) -> Iterator[str]:
        lines = [plain(line) for line in clean_text(one.text).split("\n")] if one.text else []
        if one.kind is SharedKind.KEPT_PLAN:
            told = texts.KEPT_PLAN.format(what=lines.pop(0)) if lines else texts.KEPT_SOMETHING
        elif one.kind is SharedKind.CONTACT:
            told = words.HOWS[one.how] if one.how is not None else ""
        else:
            told = self._practices.get(one.practice or "", plain(one.practice or ""))
            if one.kind is SharedKind.NOTED:
                told = texts.NOTED.format(practice=told)
        if one.people:
            told += ", " + texts.SHARED_WITH.format(names=listed([plain(name) for name in one.people]))
        yield told
        yield from lines

    def _said(self, line: str, indent: str = "") -> Iterator[str]:
        width = self._output.width
        room = None if width is None else width - len(indent)
        return (f"{indent}{part}" for part in wrapped(line, room))


def _going_through(one: GoingThrough) -> str:
    sentence = texts.GOING_THROUGH_WHAT if one.what else texts.GOING_THROUGH
    until = texts.GOING_UNTIL.format(day=texts.short_day(one.until).strip()) if one.until else ""
    return sentence.format(
        what=plain(one.what),
        since=texts.short_day(one.since).strip(),
        until=until,
        days=counted(one.every, "day"),
    )
