"""What a person notes about themselves, as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from connect_tui.cli import me_texts as texts
from connect_tui.cli.output import cells, plain, wrapped
from connect_tui.domain.me import MeKind
from connect_tui.domain.people import Style
from connect_tui.domain.text import clean_text
from connect_tui.exchange.me import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from connect_tui.cli.output import Output
    from connect_tui.domain.me import MeItem

_INDENT = 5
_GAP = 2
_LEAST_BESIDE = 64
"""Columns below which where an item stands is told under it, not beside it."""


def me_lines(
    output: Output, numbered: Sequence[tuple[int, MeItem]], over_from: int, today: date
) -> Iterator[str]:
    """Return items by parts, each with its number; those from number ``over_from`` on are over."""
    for position, (heading, group) in enumerate(groupby(numbered, key=lambda one: _heading(one, over_from))):
        if position:
            yield ""
        yield from (output.paint(line, "strong") for line in wrapped(heading, output.width))
        for number, item in group:
            told = words.standing(item, today)
            if number >= over_from:
                told = f"{words.ONE[item.kind]}, {told}"
            yield from _item_lines(output, number, item, told)


def _heading(one: tuple[int, MeItem], over_from: int) -> str:
    number, item = one
    return texts.OVER if number >= over_from else words.PARTS[item.kind]


def _item_lines(output: Output, number: int, item: MeItem, told: str) -> Iterator[str]:
    room = None if output.width is None else output.width - _INDENT
    first, *more = _text_lines(item, room)
    line = f"{number:>3}  {first}"
    beside = room is None or (room >= _LEAST_BESIDE - _INDENT and cells(first) + _GAP + cells(told) <= room)
    if beside and not more:
        yield f"{line}{' ' * _GAP}{output.paint(told, 'faint')}"
    else:
        yield line
        more.append(told)
    yield from (" " * _INDENT + one for one in more)
    for place, step in enumerate(item.steps, 1):
        mark = output.paint("✓", "good") if step.done is not None else "○"
        head, *rest = wrapped(plain(step.text), None if room is None else room - 5)
        yield f"{' ' * _INDENT}{place} {mark} {head}"
        yield from (f"{' ' * (_INDENT + 4)}{one}" for one in rest)


def _text_lines(item: MeItem, room: int | None) -> list[str]:
    if item.kind is not MeKind.STYLE:
        return [line for one in clean_text(item.text).split("\n") for line in wrapped(plain(one), room)]
    style = Style(item.text)
    told = [words.style_words(style)]
    if style in words.STYLE_MAY_HELP:
        told.append(texts.MAY_HELP.format(tip=words.STYLE_MAY_HELP[style]))
    told.append(words.STYLE_CAUTION)
    return [line for one in told for line in wrapped(one, room)]
