"""Which lines the place about oneself has: part by part what holds, and folded below it what is over."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from connect_tui.domain.me import MeKind
from connect_tui.domain.me_rules import parts_of_me
from connect_tui.domain.people import Style
from connect_tui.exchange.me import words
from connect_tui.ui import me_texts as told
from connect_tui.ui.content import ELLIPSIS, fit, shown, shown_lines

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.me import AboutMe, MeItem
    from connect_tui.domain.me_rules import PartOfMe

MARGIN = 2
_SIGN = 2
_LEAST_TEXT = 24
"""Cells of its words a line keeps at least, before where it stands moves below them."""
_MOST_LINES = 2
"""Lines of an item's words; the panel has them whole."""


class MeTarget(NamedTuple):
    """What is under the cursor."""

    what: Literal["item", "step", "over", "nothing"]
    kind: MeKind
    id: str = ""
    """Of an item, also where the cursor is on one of its steps."""
    step: int = 0
    """The number of a step, from 1."""


class MeRow(NamedTuple):
    """One line. Every text is safe to show."""

    part: MeKind
    kind: Literal["heading", "entry", "gap"] = "entry"
    indent: int = 0
    glyph: str = ""
    hue: str = "quiet"
    """The style of the glyph."""
    text: str = ""
    quiet: bool = False
    """Whether the text itself is told quietly."""
    aside: str = ""
    """At the right end."""
    target: MeTarget | None = None
    """None for a line that the cursor passes over."""
    goes_on: bool = False
    """Whether it belongs to the line above it."""


class MeLooks(NamedTuple):
    """What rows are made with."""

    width: int
    today: date
    unfolded: Collection[MeKind]
    airy: bool = True
    """Whether an empty line stands between parts."""


def me_rows(about: AboutMe, looks: MeLooks) -> list[MeRow]:
    """Return the lines for all there is."""
    rows: list[MeRow] = []
    for part in parts_of_me(about):
        if rows and looks.airy:
            rows.append(MeRow(rows[-1].part, "gap"))
        rows += _part(part, looks)
    return rows


def _part(part: PartOfMe, looks: MeLooks) -> Iterator[MeRow]:
    yield MeRow(part.kind, "heading", text=words.PARTS[part.kind])
    for item in part.holding:
        yield from _item(item, looks)
    if not part.holding:
        yield from _nothing(part.kind, looks)
    if part.over:
        unfolded = part.kind in looks.unfolded
        sign = told.UNFOLDED if unfolded else told.FOLDED
        line = told.over(part.kind, len(part.over))
        yield MeRow(part.kind, glyph=sign, text=line, quiet=True, target=MeTarget("over", part.kind))
        for item in part.over if unfolded else ():
            yield from _item(item, looks, over=True)


def _nothing(kind: MeKind, looks: MeLooks) -> Iterator[MeRow]:
    for number, line in enumerate(wrapped(words.BELONGS[kind], looks.width - MARGIN - 1)):
        yield MeRow(kind, text=line, quiet=True, target=MeTarget("nothing", kind), goes_on=number > 0)


def _item(item: MeItem, looks: MeLooks, *, over: bool = False) -> Iterator[MeRow]:
    target = MeTarget("item", item.kind, item.id)
    glyph, hue = _sign(item, over=over)
    indent = 2 if over else 0
    row = MeRow(item.kind, indent=indent, glyph=glyph, hue=hue, quiet=over, target=target)
    room = looks.width - MARGIN - indent - _SIGN - 1
    lines, aside = _in_room(_text(item), words.standing(item, looks.today), room)
    for number, line in enumerate(lines):
        yield row._replace(
            text=line,
            glyph=glyph if not number else " ",
            aside=aside if not number else "",
            goes_on=number > 0,
        )
    if not aside:
        yield row._replace(text=words.standing(item, looks.today), glyph=" ", quiet=True, goes_on=True)
    if item.kind is MeKind.STYLE and not over:
        for line in wrapped(words.STYLE_CAUTION, room):
            yield row._replace(text=line, glyph=" ", quiet=True, goes_on=True)
    for number, step in enumerate(() if over else item.steps, 1):
        done = step.done is not None
        yield MeRow(
            item.kind,
            indent=4,
            glyph=told.DONE_GLYPH if done else told.OPEN_GLYPH,
            hue="quiet",
            text=fit(shown(step.text), min(cell_len(shown(step.text)), max(1, room - 4))),
            quiet=done,
            target=MeTarget("step", item.kind, item.id, number),
        )


def _sign(item: MeItem, *, over: bool) -> tuple[str, str]:
    if item.done is not None:
        return told.DONE_GLYPH, "quiet"
    if item.dropped is not None:
        return told.GONE_GLYPH, "quiet"
    glyph, hue = told.GLYPHS[item.kind]
    return glyph, "quiet" if over else hue


def _text(item: MeItem) -> str:
    if item.kind is MeKind.STYLE:
        return words.style_words(Style(item.text))
    return shown_lines(item.text)


def _in_room(text: str, aside: str, room: int) -> tuple[list[str], str]:
    """Return a text in a few lines, and what stands beside the first where there is room for it."""
    beside = room - cell_len(aside) - 2
    if beside < _LEAST_TEXT:
        beside, aside = room, ""
    lines = [part for line in text.split("\n") for part in wrapped(line, beside)]
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1]
        lines = [*lines[: _MOST_LINES - 1], fit(last + ELLIPSIS, min(beside, cell_len(last) + 1))]
    return lines, aside


def wrapped(text: str, width: int) -> list[str]:
    """Return a text, already safe to show, in lines of at most so many cells."""
    return [line.plain.rstrip() for line in Content(text).wrap(max(1, width))] or [""]
