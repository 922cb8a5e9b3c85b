"""How the taking over of address cards is told: the sentences that every front end shares.

Names and field names come out of a file and are anything; a front end makes them safe to show.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from connect_tui.domain.text import shortened
from connect_tui.exchange.people.cards import Left, Trouble
from connect_tui.exchange.people.taking import Taken
from connect_tui.exchange.people.vcard import LONGEST_NAME, LONGEST_NOTE, MOST_LINES, MOST_OF_A_KIND
from connect_tui.exchange.people.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from connect_tui.exchange.people.cards import Remark
    from connect_tui.exchange.people.taking import CardReport

FIELDS = {
    "name": "name",
    "also": "other names",
    "birthday": "birthday",
    "dates": "dates",
    "details": "work",
    "reach": "how to reach them",
    "notes": "notes",
}
"""What a card can bring."""

LEFT = {
    Left.NO_NAME: "it names nobody",
    Left.LONG_NAME: f"its name has more than {LONGEST_NAME} characters",
    Left.GROUP: "it stands for a group",
    Left.ORGANISATION: "it stands for an organisation",
    Left.NAME_TAKEN: "somebody else is called so here; change one of the names and import it again",
}

IGNORED = {
    "PHOTO": "photo",
    "LOGO": "logo",
    "SOUND": "sound",
    "KEY": "key",
    "URL": "web page",
    "CATEGORIES": "categories",
    "LABEL": "address label",
    "GEO": "place on the map",
    "TZ": "time zone",
    "AGENT": "card within a card",
    "GENDER": "gender",
    "RELATED": "related person",
}
"""What some lines of a card are called that Connect has no place for."""

_TROUBLE = {
    Trouble.NO_END: "the card has no end, so something of it may be missing",
    Trouble.DAY: "{field} is not a whole date, and was left",
    Trouble.AHEAD: "{field} is a birthday still to come, and was left",
    Trouble.LINE: "this is no line of an address card, and was left",
    Trouble.LONG: f"{{field}} has more than {LONGEST_NOTE:,} characters, and was left",
    Trouble.ENCODING: "{field} is not UTF-8, and was read as Latin-1; please look it over",
    Trouble.MANY: f"only the first {MOST_OF_A_KIND} of {{field}} were taken",
}
_MANY_LINES = f"only the first {MOST_LINES:,} lines of the card were read"


def summary(cards: Sequence[CardReport], *, tried: bool = False) -> str:
    """Return what became of all cards, as in ``Of 5 cards, 3 people are new and 2 brought nothing new``."""
    found = Counter(one.taken for one in cards)
    new, merged = found[Taken.NEW], found[Taken.MERGED]
    would = "would be" if tried else ""
    parts = [
        (new, f"{_people(new)} {would or _were(new)} new"),
        (merged, f"{merged} {would or _were(merged)} completed"),
        (found[Taken.UNCHANGED], f"{found[Taken.UNCHANGED]} brought nothing new"),
        (found[Taken.LEFT], f"{found[Taken.LEFT]} {would or _were(found[Taken.LEFT])} left"),
    ]
    total = "1 card" if len(cards) == 1 else f"{len(cards):,} cards"
    return f"Of {total}, {listed([text for number, text in parts if number])}."


def became(one: CardReport, *, tried: bool = False) -> str:
    """Return what became of a card, as in ``Maya López: new, with birthday and notes``."""
    name = shortened(one.card.name) if one.card.name else "A card without a name"
    if one.card.left is not None:
        return f"{name} (line {one.card.line}): left, as {LEFT[one.card.left]}"
    called = name if one.person in ("", one.card.name) else f"{name}, known as {shortened(one.person)}"
    brought = listed([FIELDS[field] for field in one.fields if field in FIELDS])
    kept = listed([FIELDS[field] for field in one.kept if field in FIELDS])
    told = {
        Taken.NEW: "new" + (f", with {brought}" if brought else ""),
        Taken.MERGED: f"{'would bring' if tried else 'brought'} {brought}" if brought else "known already",
        Taken.UNCHANGED: "nothing new",
    }[one.taken]
    return f"{called}: {told}" + (f"; {kept} left as you have it" if kept else "")


def remark(one: Remark) -> str:
    """Return what a person should know of a line of a card."""
    if one.trouble is Trouble.MANY and not one.field:
        return f"line {one.line}: {_MANY_LINES}"
    return f"line {one.line}: {_TROUBLE[one.trouble].format(field=one.field)}"


def ignored(cards: Iterable[CardReport]) -> str:
    """Return what Connect had no place for, as in ``Passed over: photo (3), web page (1).``; may be empty."""
    found: Counter[str] = Counter()
    for one in cards:
        if one.taken is not Taken.LEFT:
            found.update(dict(one.card.ignored))
    parts = [f"{IGNORED.get(name, name)} ({number})" for name, number in sorted(found.items())]
    return f"Passed over, as Connect has no place for it: {', '.join(parts)}." if parts else ""


def stray(lines: int) -> str:
    """Return that lines of a file belong to no card; empty for none."""
    if not lines:
        return ""
    return f"{'1 line belongs' if lines == 1 else f'{lines:,} lines belong'} to no card."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _were(number: int) -> str:
    return "is" if number == 1 else "are"
