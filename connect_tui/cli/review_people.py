"""A period by person, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import review_texts as texts
from connect_tui.cli.output import cells, fitted, plain, wrapped
from connect_tui.exchange.people import company_words as words
from connect_tui.exchange.review.texts import sentence
from connect_tui.exchange.review.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from connect_tui.cli.output import Output
    from connect_tui.cli.shapes import Object
    from connect_tui.domain.company import Companion, Company

MOST_PEOPLE = 12
"""People of whom the text tells one by one."""

MOST_PRACTICES = 5
"""Practices that it names with each."""

_LONGEST_NAME = 24
_DAYS = 9
_GAP = 2
_LEAST_PRACTICES = 20


def people_lines(
    output: Output, found: Company, names: Mapping[str, str], width: int | None
) -> Iterator[str]:
    """Return the text, line by line; nothing where nobody is known and nobody was met."""
    if not found.people:
        return
    yield ""
    yield output.paint(words.TITLE, "strong")
    for told in (words.summary(found), words.invitation(found, plain)):
        if told:
            yield from wrapped(sentence(told), width)
    shown = found.met[:MOST_PEOPLE]
    longest = max((cells(plain(one.profile.name)) for one in shown), default=0)
    for one in shown:
        yield from _person(one, names, min(longest, _LONGEST_NAME), width)
    if len(found.met) > len(shown):
        yield from wrapped(texts.MORE_PEOPLE.format(count=len(found.met) - len(shown)), width)


def _person(one: Companion, names: Mapping[str, str], name: int, width: int | None) -> Iterator[str]:
    head = f"  {fitted(plain(one.profile.name), name)}{counted(one.days, 'day'):>{_DAYS}}"
    practices = plain(words.practices(one, names, MOST_PRACTICES))
    left = cells(head) + _GAP
    room = None if width is None else width - left
    if room is not None and room < _LEAST_PRACTICES:
        yield head.rstrip()
        left, room = 4, None if width is None else max(1, width - 4)
        yield from (f"{' ' * left}{line}" for line in wrapped(practices, room) if line)
        return
    first, *more = [*wrapped(practices, room)] or [""]
    yield f"{head}{' ' * _GAP}{first}".rstrip()
    yield from (f"{' ' * left}{line}" for line in more)


def people_shape(found: Company) -> list[Object]:
    """Return whoever one was in touch with, and everyone else of the inner and the close circle."""
    return [
        {
            "id": one.profile.id,
            "name": one.profile.name,
            "circle": one.profile.circle.value,
            "days": one.days,
            "last": None if one.last is None else one.last.isoformat(),
            "practices": [each._asdict() for each in one.practices],
            "invites": one.invites,
        }
        for one in found.people
    ]
