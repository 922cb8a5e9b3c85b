"""The entry under the cursor: what it is, whom it was with, and its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.ui import journal_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import fit, shown, shown_lines
from connect_tui.ui.widgets.journal_drawing import marked
from connect_tui.ui.widgets.journal_lines import JournalNames, beside, draft_text, draft_title, lead
from connect_tui.ui.widgets.phrases import MARGIN, drawn

if TYPE_CHECKING:
    from textual import events

    from connect_tui.domain.drafts import Draft
    from connect_tui.ui.widgets.drawn_list import Parts

_LONGEST_TEXT = 6_000
"""Characters of a text that are looked at."""
_ROOM_FOR_AIR = 6
_FOUND = Style(bold=True, underline=True)


class Keyed(NamedTuple):
    """A sentence that begins with a key."""

    key: str
    words: str


class PanelView(NamedTuple):
    """All that the panel shows."""

    shown: JournalEntry | Draft | None
    names: JournalNames
    today: date
    words: tuple[str, ...] = ()
    """The words that are looked for, folded."""
    message: tuple[str | Keyed, ...] = ()
    """Paragraphs, where nothing is shown."""


class JournalPanel(Widget):
    """Below the list a few lines; beside it, a page."""

    class OpenAsked(Message):
        """What it shows was clicked."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        """Draw in the styles of the list's kinds of text: a style sheet of its own would take its time."""
        super().__init__()
        self._style_of = style_of
        self._view: PanelView | None = None
        self._drawn: tuple[Size, list[Parts]] | None = None

    def show(self, view: PanelView) -> None:
        """Show an entry or a draft, or a message in paragraphs where there is none."""
        if view != self._view:
            self._view, self._drawn = view, None
            self.refresh()

    def notify_style_update(self) -> None:
        """Draw all anew: the theme has changed."""
        super().notify_style_update()
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ground, size = self.rich_style, self.size
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self._lines(max(1, size.width - 2 * MARGIN), size.height))
        lines = self._drawn[1]
        parts = lines[y] if y < len(lines) else []
        strip = drawn([(" " * MARGIN, "quiet")], self._style_of, ground, MARGIN)
        rest = drawn_parts(parts, ground, size.width - MARGIN)
        return Strip.join([strip, rest])

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside the list, as a page."""
        return self.has_class("-beside")

    def _lines(self, width: int, height: int) -> list[Parts]:
        view = self._view
        if view is None:
            return []
        airy = self.is_beside or height >= _ROOM_FOR_AIR
        lines: list[Parts] = [[]] if airy else []
        if view.shown is None:
            for one in view.message:
                lines += [*self._paragraph(one, width), []]
            return lines[:height]
        lines += self._head(view, width)
        text = _words(view.shown)
        lines += [[]] if airy and text else []
        room = height - len(lines)
        wrapped = self._text(text[: (room + 2) * width * 2], width, view.words)
        if len(wrapped) > room > 0:
            wrapped = [*wrapped[: room - 1], [("…", self._style_of("quiet"))]]
        return [*lines, *wrapped][:height]

    def _paragraph(self, one: str | Keyed, width: int) -> list[Parts]:
        quiet = self._style_of("quiet")
        if isinstance(one, str):
            return [[(line, quiet)] for line in _wrapped(one, width)]
        first, *more = _wrapped(f"{one.key} {one.words}", width) or [""]
        key = (one.key, self._style_of("focus") + Style(bold=True))
        return [[key, (first.removeprefix(one.key), quiet)], *([(line, quiet)] for line in more)]

    def _head(self, view: PanelView, width: int) -> list[Parts]:
        quiet, bold = self._style_of("quiet"), self._style_of("text") + Style(bold=True)
        title, day, about = _title(view)
        when = texts.day_title(day, view.today)
        if title and cell_len(title) + 3 + cell_len(when) <= width:
            lines: list[Parts] = [[*self._marked(title, bold), (f"   {when}", quiet)]]
        else:
            first = self._marked(fit(title, min(width, cell_len(title))), bold)
            lines = [first] if title else []
            lines.append([(fit(when, width), bold if not title else quiet)])
        if about and self.is_beside:
            lines += [self._marked(line, quiet) for line in _wrapped(" · ".join(about), width)]
        elif about:
            lines.append(self._marked(fit(" · ".join(about), width), quiet))
        return lines

    def _text(self, text: str, width: int, words: Sequence[str]) -> list[Parts]:
        """Return a text in lines, headings and lines in bold as such."""
        plain = self._style_of("text")
        bold = plain + Style(bold=True)
        lines: list[Parts] = []
        for line in text.split("\n"):
            stripped = line.strip()
            style = plain
            if stripped.startswith("#") and stripped.lstrip("#").startswith(" "):
                line, style = stripped.lstrip("# "), bold
            elif len(stripped) > 4 and stripped.startswith("**") and stripped.endswith("**"):
                line, style = stripped[2:-2], bold
            lifted = self._style_of("focus") + _FOUND
            lines += [marked(part, style, words, lifted) for part in _wrapped(line, width) or [""]]
        return lines

    def _marked(self, text: str, style: Style) -> Parts:
        words = self._view.words if self._view is not None else ()
        return marked(text, style, words, self._style_of("focus") + _FOUND)

    def on_click(self, event: events.Click) -> None:  # noqa: ARG002
        """Ask for what is shown."""
        if self._view is not None and self._view.shown is not None:
            self.post_message(self.OpenAsked())


def first_words(key_of: Callable[[str], str]) -> tuple[str | Keyed, ...]:
    """Return what is said while nothing is written yet; ``key_of`` returns the key of an action, if any."""
    keys = [Keyed(key_of(one), said) for one, said in told.FIRST_KEYS.items() if key_of(one)]
    guide = key_of("guide")
    return (
        told.FIRST_TITLE,
        told.FIRST_WORDS,
        *keys,
        *((told.FIRST_GUIDE.format(key=guide),) if guide else ()),
    )


def drawn_parts(parts: Parts, ground: Style, width: int) -> Strip:
    """Return texts in their styles as a line on a ground."""
    from rich.segment import Segment

    return (
        Strip([Segment(text, style) for text, style in parts if text])
        .adjust_cell_length(width, ground)
        .apply_style(ground)
    )


def _title(view: PanelView) -> tuple[str, date, list[str]]:
    """Return how what is shown is called, its day, and what else is said of it."""
    one = view.shown
    if one is None:
        return "", view.today, []
    if not isinstance(one, JournalEntry):
        names = ", ".join(shown(name) for name in one.people)
        return draft_title(one, view.names), one.day, [names] if names else []
    title = lead(one, view.names, view.today)
    if one.kind is EntryKind.NOTE:
        title = ""
    return title, one.day, beside(one, view.names)


def _words(one: JournalEntry | Draft) -> str:
    text = one.text if isinstance(one, JournalEntry) else draft_text(one)
    return shown_lines(text[:_LONGEST_TEXT])


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines that fit."""
    return [line.plain for line in Content(text).wrap(max(1, width))] if text else []
