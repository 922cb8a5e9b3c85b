"""Reading people from vCard files, 2.1 to 4.0, of any number of cards.

A file comes from any program, may be cut off or damaged, and may be no vCard file at all. Whatever can be
understood is read, and the rest is told of; reading never fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from connect_tui.domain.people import Occasion
from connect_tui.domain.text import clean_line, clean_text, fold
from connect_tui.exchange.errors import ForeignFileError, UnusableFileError
from connect_tui.exchange.people.card_lines import Line, lines_of
from connect_tui.exchange.people.card_values import WAYS, label, occasion, way
from connect_tui.exchange.people.cards import Card, CardFile, Left, Remark, Trouble

if TYPE_CHECKING:
    from datetime import date

MOST_CARDS = 10_000
"""Cards that are read from one file."""

MOST_LINES = 5_000
"""Lines that are read of one card."""

LONGEST_NAME = 200
"""Characters that a name taken from a card can have."""

LONGEST_NOTE = 20_000
"""Characters that a note taken from a card can have."""

MOST_OF_A_KIND = 50
"""Other names, dates and ways to reach someone that are taken from one card, each."""

ANNIVERSARY = "Anniversary"
OTHER_DATE = "Date"

_ANNIVERSARIES = frozenset(
    {"ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY"}
)
_ABOUT_THE_CARD = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV", "SOURCE", "X-ABLABEL", "X-ABSHOWAS"})
_PERSON_KINDS = frozenset({"", "individual"})


_TAKEN = frozenset(
    {
        "FN",
        "N",
        "NICKNAME",
        "UID",
        "KIND",
        "X-ADDRESSBOOKSERVER-KIND",
        "BDAY",
        "X-ABDATE",
        "TITLE",
        "ROLE",
        "ORG",
    }
    | {"NOTE"}
    | _ANNIVERSARIES
    | _ABOUT_THE_CARD
    | WAYS
)
_T = TypeVar("_T")


def read_cards(data: bytes, today: date | None = None) -> CardFile:
    """Return the cards of a file, in order. Raises ForeignFileError where it has none.

    A birthday after ``today``, where that is given, is left. Raises UnusableFileError where it has more than
    MOST_CARDS.
    """
    cards: list[Card] = []
    stray = 0
    for lines, whole in _card_lines(data):
        if lines[0].name != "BEGIN":
            stray += len(lines)
        elif len(lines) > 1 or not whole:
            cards.append(_CardReader(lines, today, whole=whole).card())
        else:
            cards.append(Card(lines[0].number, "", left=Left.NO_NAME))
        if len(cards) > MOST_CARDS:
            raise UnusableFileError(
                f"The file has more than {MOST_CARDS:,} cards.", hint="Import fewer at a time."
            )
    if not cards:
        raise ForeignFileError(
            "There is no address card in this file.", hint="Choose a vCard file; its name often ends in .vcf."
        )
    return CardFile(tuple(cards), stray)


def _card_lines(data: bytes) -> Iterator[tuple[list[Line], bool]]:
    """Return the lines of each card without its end, and whether it has one; a stray line stands alone."""
    card: list[Line] = []
    inner = 0
    for line in lines_of(data):
        marks = line.name in ("BEGIN", "END") and line.value.strip().upper() == "VCARD"
        if marks and line.name == "BEGIN" and card and (inner or _holds_another(card[-1])):
            inner += 1
        elif marks and line.name == "BEGIN":
            if card:
                yield card, False
            card = [line]
        elif marks and inner:
            inner -= 1
        elif marks and card:
            yield card, True
            card = []
        elif not card:
            yield [line], False
        elif not inner and len(card) <= MOST_LINES:
            card.append(line)
    if card:
        yield [line for line in card if line.whole], False


def _holds_another(line: Line) -> bool:
    """Tell whether a card may begin within this line (vCard 2.1, AGENT)."""
    return line.name == "AGENT" and not line.value.strip()


class _CardReader:
    """Reads one card."""

    def __init__(self, lines: list[Line], today: date | None, *, whole: bool) -> None:
        self._begin, self._lines, self._today = lines[0].number, lines[1:], today
        self._labels = {
            one.group: label(one.text()) for one in lines if one.name == "X-ABLABEL" and one.group
        }
        self._ignored: Counter[str] = Counter()
        self._remarks: list[Remark] = [] if whole else [Remark(Trouble.NO_END, self._begin)]
        self._by_name: dict[str, list[Line]] = {}
        for line in self._lines:
            self._by_name.setdefault(line.name, []).append(line)
            if not line.name:
                self._remark(Trouble.LINE, line)
            elif line.guessed and line.name not in ("PHOTO", "LOGO", "SOUND", "KEY"):
                self._remark(Trouble.ENCODING, line)

    def card(self) -> Card:
        name = self._name()
        card = Card(
            self._begin,
            name,
            uid=clean_line(self._first("UID"))[:LONGEST_NAME],
            also=self._other_names(name),
            birthday=self._birthday(),
            dates=self._dates(),
            work=self._work(),
            reach=self._reach(),
            notes=self._notes(),
            left=self._left(name),
        )
        if len(self._lines) >= MOST_LINES:
            self._remarks.append(Remark(Trouble.MANY, self._begin))
        for line in self._lines:
            if line.name and line.name not in _TAKEN:
                self._ignored[line.name] += 1
        remarks = tuple(sorted(self._remarks, key=lambda one: one.line))
        return card._replace(ignored=tuple(sorted(self._ignored.items())), remarks=remarks)

    def _first(self, name: str) -> str:
        """Return the value of the preferred line of a name, else of the first; empty for none."""
        return next((line.text() for line in self._preferred(name)), "")

    def _preferred(self, name: str) -> list[Line]:
        """Return the lines of a name that say something, the preferred ones first."""
        said = (line for line in self._by_name.get(name, ()) if line.value.strip())
        return sorted(said, key=lambda one: one.preference)

    def _of(self, names: Iterable[str]) -> list[Line]:
        """Return the lines of these names, in the order of the card."""
        return sorted(
            chain.from_iterable(self._by_name.get(name, ()) for name in names), key=lambda one: one.number
        )

    def _remark(self, trouble: Trouble, line: Line) -> None:
        self._remarks.append(Remark(trouble, line.number, line.name))

    def _name(self) -> str:
        """Return the name as it is written out, else put together from its parts, else a nickname."""
        written = clean_line(self._first("FN"))
        for line in self._by_name.get("N", ()) if not written else ():
            family, given, middle, prefix, suffix = (line.components() + [""] * 5)[:5]
            written = written or clean_line(" ".join((prefix, given, middle, family, suffix)))
        return written or next(iter(self._nicknames()), "")

    def _nicknames(self) -> list[str]:
        found = chain.from_iterable(line.components(",") for line in self._by_name.get("NICKNAME", ()))
        return [name for name in map(clean_line, found) if name]

    def _other_names(self, name: str) -> tuple[str, ...]:
        """Return other ways in which the name is written out, and nicknames."""
        found: dict[str, str] = {}
        written = (clean_line(line.text()) for line in self._preferred("FN"))
        for one in filter(None, chain(written, self._nicknames())):
            if len(one) <= LONGEST_NAME and fold(one) != fold(name):
                found.setdefault(fold(one), one)
        return self._some(found.values(), "NICKNAME")

    def _birthday(self) -> Occasion | None:
        found = [self._birthday_of(line) for line in self._by_name.get("BDAY", ())]
        return next((one for one in found if one is not None), None)

    def _birthday_of(self, line: Line) -> Occasion | None:
        found = self._occasion(line, "")
        if found is None or found.year is None or self._today is None:
            return found
        if found.in_year(found.year) > self._today:
            self._remark(Trouble.AHEAD, line)
            return None
        return found

    def _dates(self) -> tuple[Occasion, ...]:
        found = []
        for line in self._of((*_ANNIVERSARIES, "X-ABDATE")):
            usual = ANNIVERSARY if line.name in _ANNIVERSARIES else OTHER_DATE
            called = self._labels.get(line.group, "")[:LONGEST_NAME]
            found.append(self._occasion(line, called or usual))
        return self._some(dict.fromkeys(one for one in found if one is not None), "X-ABDATE")

    def _occasion(self, line: Line, name: str) -> Occasion | None:
        found = occasion(line, name)
        if found is None and line.value.strip():
            self._remark(Trouble.DAY, line)
        return found

    def _work(self) -> str:
        """Return what they do and where, as in ``Engineer, Acme, Research``."""
        words = [clean_line(self._first("TITLE")) or clean_line(self._first("ROLE"))]
        words += [clean_line(part) for line in self._by_name.get("ORG", ())[:1] for part in line.components()]
        return ", ".join(word for word in words if word)[:LONGEST_NAME]

    def _reach(self) -> tuple[str, ...]:
        ways = (way(line, self._labels.get(line.group, "")) for line in self._of(WAYS))
        return self._some(dict.fromkeys(one for one in ways if 0 < len(one) <= LONGEST_NAME * 2), "TEL")

    def _notes(self) -> str:
        found: dict[str, None] = {}
        for line in self._by_name.get("NOTE", ()):
            text = clean_text(line.text())
            if len(text) > LONGEST_NOTE:
                self._remark(Trouble.LONG, line)
            elif text:
                found[text] = None
        return "\n".join(found)[:LONGEST_NOTE]

    def _some(self, found: Iterable[_T], field: str) -> tuple[_T, ...]:
        every = tuple(found)
        if len(every) > MOST_OF_A_KIND:
            self._remarks.append(Remark(Trouble.MANY, self._begin, field))
        return every[:MOST_OF_A_KIND]

    def _left(self, name: str) -> Left | None:
        kind = (self._first("KIND") or self._first("X-ADDRESSBOOKSERVER-KIND")).strip().lower()
        if kind == "group":
            return Left.GROUP
        if kind not in _PERSON_KINDS or self._first("X-ABSHOWAS").strip().upper() == "COMPANY":
            return Left.ORGANISATION
        if not name:
            return Left.NO_NAME if not self._first("ORG") else Left.ORGANISATION
        return Left.LONG_NAME if len(name) > LONGEST_NAME else None
