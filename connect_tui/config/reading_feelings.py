"""Words for feelings as a person writes them, by families."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.problems import shown
from connect_tui.config.spots import Fields, Spot, fields_of, items_of, missing
from connect_tui.config.values import read_id, read_line
from connect_tui.domain.feelings import MOST_FAMILIES, Family
from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_WORD = 30
MOST_WORDS = 30
"""The most finer words of one family."""

_FIELDS = ("id", "name", "words")


class _Word(NamedTuple):
    text: str
    spot: Spot
    """Where it stands; the entry of its family where it comes from the shipped file."""


class _Entry(NamedTuple):
    family: Family
    spot: Spot
    names: tuple[_Word, ...]
    """The id and the plain word, which may be the same."""
    words: tuple[_Word, ...]


def read_feelings(spot: Spot | None, base: Sequence[Family]) -> Sequence[Family]:
    """Read the families of feelings; fields an entry leaves out come from the one with its id in ``base``.

    Without a list, it is ``base``.
    """
    items = items_of(spot, least=1, most=MOST_FAMILIES) if spot is not None else None
    if items is None:
        return base
    shipped = {family.id: family for family in base}
    entries: dict[str, _Entry] = {}
    for item in (item.labelled() for item in items):
        entry = _entry(item, shipped)
        if entry is None:
            continue
        first = entries.setdefault(entry.family.id, entry)
        if first is not entry:
            line = first.spot.node.line
            item.wrong(f"the id {entry.family.id} is taken", f"choose another; the first is on line {line}")
    _report_shared_words(entries.values())
    return tuple(entry.family for entry in entries.values())


def _entry(spot: Spot, shipped: dict[str, Family]) -> _Entry | None:
    fields = fields_of(spot, _FIELDS)
    if fields is None:
        return None
    id_spot = fields.get("id")
    if id_spot is None:
        missing(spot, "id", "a short name of its own, as in calm")
        return None
    family_id = read_id(id_spot)
    if family_id is None:
        return None
    base = shipped.get(family_id)
    if base is None and fields.get("name") is None:
        missing(spot, "name", f"the plain word for these feelings, up to {LONGEST_WORD} characters")
    plain = base or Family(family_id, family_id)
    name = read_line(fields.get("name"), plain.name, longest=LONGEST_WORD)
    words = _words(fields, plain)
    return _Entry(
        Family(family_id, name, tuple(word.text for word in words)),
        spot,
        (_Word(family_id, id_spot), _Word(name, fields.get("name") or spot)),
        words,
    )


def _words(fields: Fields, plain: Family) -> tuple[_Word, ...]:
    spot = fields.get("words")
    items = items_of(spot, most=MOST_WORDS) if spot is not None else None
    if items is None:
        return tuple(_Word(word, fields.spot) for word in plain.words)
    read = [_Word(read_line(item, "", longest=LONGEST_WORD), item) for item in items]
    return tuple(word for word in read if word.text)


def _report_shared_words(entries: Iterable[_Entry]) -> None:
    """Report words that stand twice: what was felt is kept as a word, and each must tell its family."""
    owners: dict[str, tuple[str, int]] = {}
    for entry in entries:
        mine = entry.family.id
        for word in (*entry.names, *entry.words):
            owner, line = owners.setdefault(fold(word.text), (mine, word.spot.node.line))
            if owner != mine:
                word.spot.wrong(
                    f"{shown(word.text)} is in {owner} already", f"keep one; the other is on line {line}"
                )
        seen = {fold(word.text) for word in entry.names}
        for word in entry.words:
            if fold(word.text) in seen:
                word.spot.wrong(f"{shown(word.text)} is here twice", "keep one; the name counts as well")
            seen.add(fold(word.text))
