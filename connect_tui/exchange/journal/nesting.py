"""A text in Markdown as a part of a larger one, whose order nothing in it can break.

Its headings go below those of the whole, an open block of code is closed, and no tag of HTML is left one, as
a page made of it would obey that. The rules are those of CommonMark 0.31.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})")
_END = re.compile(r" {0,3}(`+|~+)[ \t]*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_NO_PARAGRAPH = re.compile(r"(?: {4}|[ \t>]*\t| {0,3}>)")
_TAG = re.compile(r"(\\*)<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")

_DEEPEST = 6
_LEVELS = {"=": 1, "-": 2}
_INSIDE_LISTS = 2
"""From so many blanks on, a line may belong to an item of a list before it."""


def nested(text: str, depth: int) -> str:
    """Return a text whose own headings begin below ``depth`` levels of others.

    Where a fence of code may stand inside a list, which only a whole reader of Markdown could tell, the text
    comes back as a quotation: nothing reaches out of one.
    """
    nesting = _Nesting(depth)
    for line in text.split("\n"):
        if not nesting.take(line):
            return "\n".join(f"> {_without_tags(one)}".rstrip() for one in text.split("\n"))
    return "\n".join(nesting.finished())


def escaped(text: str) -> str:
    """Return a line in which nothing has a meaning in Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


class _Nesting:
    """Takes lines one by one."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._lines: list[str] = []
        self._fence = ""
        self._paragraph = 0
        """How many lines of text stand before this one without a break."""
        self._saw_list = False

    def take(self, line: str) -> bool:
        """Take a line; False where it cannot be told what it is."""
        if self._fence:
            self._in_code(line)
        elif fence := _FENCE.match(line):
            if self._saw_list and len(fence[1]) >= _INSIDE_LISTS:
                return False
            self._fence, self._paragraph = fence[2], 0
            self._lines.append(line)
        else:
            self._in_text(line)
        return True

    def finished(self) -> list[str]:
        """Return all lines, code that is still open closed."""
        return [*self._lines, self._fence] if self._fence else self._lines

    def _in_code(self, line: str) -> None:
        self._lines.append(line)
        end = _END.match(line)
        if end is not None and end[1].startswith(self._fence):
            self._fence = ""

    def _in_text(self, line: str) -> None:
        if not line.strip():
            self._lines.append(line)
            self._paragraph = 0
        elif heading := _HEADING.match(line):
            level = min(len(heading[1]) + self._depth, _DEEPEST)
            self._lines.append("#" * level + _without_tags(line[heading.end() :]))
            self._paragraph = 0
        elif self._paragraph and (underline := _UNDERLINE.match(line)):
            self._underline(underline[1])
        else:
            self._saw_list = self._saw_list or _LIST_ITEM.match(line) is not None
            self._lines.append(_without_tags(line))
            self._paragraph += 1

    def _underline(self, marks: str) -> None:
        """Take a line that would make a heading of the paragraph above it."""
        above = self._lines[-1]
        if self._paragraph == 1 and not (_NO_PARAGRAPH.match(above) or _LIST_ITEM.match(above)):
            level = min(_LEVELS[marks[0]] + self._depth, _DEEPEST)
            self._lines[-1] = f"{'#' * level} {above.lstrip(' ')}"
            self._paragraph = 0
        elif marks.startswith("---"):
            self._lines += ["", marks]
            self._paragraph = 0
        else:
            self._lines.append(f"\\{marks}")
            self._paragraph += 1


def _without_tags(line: str) -> str:
    """Return a line without tags of HTML: what would be one is shown as it is written."""
    return _TAG.sub(lambda found: found[0] if len(found[1]) % 2 else f"{found[1]}\\<", line)
