"""A person's Markdown as lines on a screen: nothing in it is opened, run or taken for anything but words.

Kept apart, as its parser takes its time to import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from textual.content import Content

from connect_tui.ui.content import shown_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST = 100_000
"""Characters up to which a text is laid out; a longer one is shown as it was typed."""

_AS_TYPED = ("link", "image", "autolink", "html_inline", "html_block", "reference", "entity")
"""What Markdown has that would hide words, or lead elsewhere: it is shown as it was typed."""
_DEEPEST = 12
"""How many quotes and lists may stand in each other."""
_LISTS = ("bullet_list", "ordered_list")
_WITH_WORDS = ("inline", "fence", "code_block")
_LEAST = 8
"""Cells that a line has at the least, however deep it is nested."""
_RULE = "─" * 24
_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}
_HEADINGS = {"h1": "$connect-key bold", "h2": "$connect-key bold"}
_HEADING = "bold"
_CODE = "$connect-hand"


class _Nested(NamedTuple):
    """What stands before the lines of a quote or of a point of a list."""

    first: str
    more: str


def laid_out(text: str, width: int) -> list[Content]:
    """Return the lines of a text: as Markdown, or as typed where not every word of it would be seen so."""
    text = shown_lines(text)
    tokens = _parser().parse(text) if len(text) <= LONGEST else []
    lines = _Layout(width).lines(tokens) if _has_every_word(tokens, text) else []
    return lines or [part for line in text.split("\n") for part in _wrapped(Content(line), width)]


def _parser() -> MarkdownIt:
    """Return a parser of headings, lists, quotes, code and emphasis."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    return made.enable("strikethrough").disable(list(_AS_TYPED))


def _has_every_word(tokens: Iterable[Token], text: str) -> bool:
    """Tell whether every letter of a text is in what was parsed: what is nested too deep is not."""
    seen = "".join(
        part
        for block in tokens
        for part in (block.info, *([block.content] if block.type in _WITH_WORDS else ()))
    )
    return Counter(filter(str.isalpha, seen)) == Counter(filter(str.isalpha, text))


class _Layout:
    """Lays blocks out below each other."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[Content] = []
        self._nested: list[_Nested] = []
        self._style = ""
        self._joins = True
        """Whether the next block stands right below the one before."""

    def lines(self, tokens: Sequence[Token]) -> list[Content]:
        """Return the lines of everything."""
        for token in tokens:
            self._take(token)
        return self._lines

    def _take(self, token: Token) -> None:
        kind, _, edge = token.type.rpartition("_")
        if token.type == "inline":
            self._add(_inline(token.children or (), self._style))
        elif token.type == "hr":
            self._part()
            self._add(Content.styled(_RULE, "$connect-quiet"))
            self._joins = False
        elif token.type in ("fence", "code_block"):
            self._part()
            self._code(token)
        elif edge == "open":
            self._open(kind, token)
        elif edge == "close":
            self._close(kind, token)

    def _open(self, kind: str, token: Token) -> None:
        if kind in ("heading", "paragraph") and not token.hidden:
            self._part()
        if kind == "heading":
            self._style = _HEADINGS.get(token.tag, _HEADING)
        elif kind == "blockquote":
            self._part()
            self._nest("▌ ", "▌ ")
        elif kind == "list_item":
            mark = f"{token.info}{token.markup} " if token.info else "• "
            self._part()
            self._nest(mark, " " * len(mark))
        elif kind in _LISTS and not self._nested:
            self._part()

    def _close(self, kind: str, token: Token) -> None:
        if kind == "heading":
            self._style = ""
        elif kind in ("blockquote", "list_item"):
            self._nested.pop()
        is_list_in_list = kind in _LISTS and bool(self._nested)
        if not token.hidden and kind != "list_item" and not is_list_in_list:
            self._joins = False

    def _nest(self, first: str, more: str) -> None:
        self._nested.append(_Nested(first, more))
        self._joins = True

    def _part(self) -> None:
        """Have an empty line before the next block, where there is one before it that is no neighbour."""
        if self._lines and not self._joins:
            before = "".join(one.more for one in self._nested)
            self._lines.append(Content.styled(before.rstrip(), "$connect-quiet"))
        self._joins = True

    def _code(self, token: Token) -> None:
        for line in token.content.rstrip("\n").split("\n"):
            self._add(Content.styled(f"  {line}", _CODE))
        self._joins = False

    def _add(self, content: Content) -> None:
        """Add text below, each line after what it is nested in."""
        room = max(_LEAST, self._width - sum(len(one.more) for one in self._nested))
        for line in content.split("\n", allow_blank=True):
            for part in _wrapped(line, room):
                before = "".join(one.first for one in self._nested)
                self._nested = [one._replace(first=one.more) for one in self._nested]
                self._lines.append(Content.assemble((before, "$connect-quiet"), part))


def _inline(tokens: Iterable[Token], style: str) -> Content:
    """Return words in their styles; each line ends where it was typed to."""
    styles: list[str] = [style] if style else []
    parts: list[Content] = []
    for token in tokens:
        kind, _, edge = token.type.rpartition("_")
        if token.type in ("softbreak", "hardbreak"):
            parts.append(Content("\n"))
        elif token.type == "code_inline":
            parts.append(Content.styled(token.content, " ".join((*styles, _CODE))))
        elif edge == "open" and kind in _STYLES:
            styles.append(_STYLES[kind])
        elif edge == "close" and kind in _STYLES:
            styles.remove(_STYLES[kind])
        elif token.content:
            parts.append(Content.styled(token.content, " ".join(styles)))
    return Content("").join(parts)


def _wrapped(line: Content, width: int) -> list[Content]:
    return list(line.wrap(max(1, width))) if line.plain else [Content("")]
