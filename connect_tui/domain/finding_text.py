"""Finding words in text a person wrote, and showing where they stand."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MORE = "…"
_RUNS = "[\x00-\x7f]+|[^\x00-\x7f]+"
_BEFORE = 3
"""What part of an excerpt, one of so many, stands before the first word found."""
_LONGEST_WORD = 24
"""How far back an excerpt looks for where a word begins."""


class Span(NamedTuple):
    """Characters of a text: those from ``start`` up to ``end``, which is not one of them."""

    start: int
    end: int


class Excerpt(NamedTuple):
    """A line out of a text, with where the words that were looked for stand in it."""

    text: str
    spans: tuple[Span, ...] = ()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that are typed to be looked for, folded, each once."""
    return tuple(dict.fromkeys(fold(text).split()))


def spans_of(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Return where folded words stand in a text, in order; those that touch are joined."""
    folded = fold(text)
    there = [word for word in words if word and word in folded]
    if not there:
        return ()
    if not _is_folded_in_place(text, folded):
        pieces = list(_pieces(text))
        folded, places = "".join(piece.folded for piece in pieces), _Places(pieces)
    else:
        places = None
    found: list[Span] = []
    for word in there:
        place = folded.find(word)
        while place >= 0:
            end = place + len(word)
            found.append(Span(place, end) if places is None else places.of(place, end))
            place = folded.find(word, place + 1)
    return _joined(found)


def excerpt(text: str, spans: Sequence[Span], width: int) -> Excerpt:
    """Return up to ``width`` characters of a text on one line, around the first of these spans.

    Runs of blanks are one space; where text is left out at an end there is an ellipsis.
    """
    first = spans[0].start if spans else 0
    start = _begin(text, first, width // _BEFORE)
    line, places = [_MORE] if start else [], [start - 1] if start else []
    number = start
    while number < len(text) and len(line) <= width:
        character = text[number]
        if not character.isspace():
            line.append(character)
            places.append(number)
        elif line and line[-1] != " " and (len(line) > 1 or line[-1] != _MORE):
            line.append(" ")
            places.append(number)
        number += 1
    while line and line[-1] == " ":
        line.pop()
    if len(line) > width or number < len(text.rstrip()):
        line[width - 1 :] = [_MORE]
    return Excerpt("".join(line), _carried_over(spans, places[: len(line)], line))


def _begin(text: str, first: int, before: int) -> int:
    """Return where an excerpt begins, so that ``first`` is in it: where a word does, if one is near."""
    if first <= before:
        return 0
    start = first - before
    for number in range(start, min(first, start + _LONGEST_WORD)):
        if text[number - 1].isspace():
            return number
    return start


def _carried_over(spans: Sequence[Span], places: Sequence[int], line: Sequence[str]) -> tuple[Span, ...]:
    if not places:
        return ()
    found = []
    for span in spans:
        if span.start > places[-1]:
            break
        inside = [
            here
            for here, place in enumerate(places)
            if span.start <= place < span.end and line[here] != _MORE
        ]
        if inside:
            found.append(Span(inside[0], inside[-1] + 1))
    return tuple(found)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _is_folded_in_place(text: str, folded: str) -> bool:
    """Tell whether each character of a folded text comes from the one at its own place."""
    return text.isascii() or (
        len(folded) == len(text) == len(text.casefold())
        and unicodedata.is_normalized("NFC", text)
        and folded == text.casefold()
    )


class _Piece(NamedTuple):
    """Some characters of a text, and what they are when folded."""

    start: int
    end: int
    folded: str
    is_in_place: bool
    """Whether each folded character comes from the one at its own place; else each comes from all of them."""


class _Places:
    """Where the characters of a text folded piece by piece come from."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self._pieces = pieces
        self._starts = list(accumulate((len(piece.folded) for piece in pieces), initial=0))

    def of(self, start: int, end: int) -> Span:
        """Return the characters that those from ``start`` up to ``end`` of the folded text come from."""
        return Span(self._at(start).start, self._at(end - 1).end)

    def _at(self, place: int) -> Span:
        number = bisect_right(self._starts, place) - 1
        piece = self._pieces[number]
        if not piece.is_in_place:
            return Span(piece.start, piece.end)
        here = piece.start + place - self._starts[number]
        return Span(here, here + 1)


def _pieces(text: str) -> Iterator[_Piece]:
    """Return a text in pieces that fold by themselves: long ones of ASCII, and others of one character."""
    for run in re.finditer(_RUNS, text):
        start, end = run.span()
        if run[0].isascii():
            if end < len(text) and _goes_on(text[end]):
                end -= 1
            if start < end:
                yield _Piece(start, end, text[start:end].casefold(), is_in_place=True)
            continue
        if start and _goes_on(text[start]):
            start -= 1
        for number in range(start + 1, end + 1):
            if number == end or not _goes_on(text[number]):
                yield _Piece(start, number, fold(text[start:number]), is_in_place=False)
                start = number


def _goes_on(character: str) -> bool:
    """Tell whether a character can become one with those before it: a mark, or part of a syllable."""
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"
