"""A list that is drawn line by line as one widget, in Connect's colours."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

Parts: TypeAlias = list[tuple[str, Style]]
"""The texts of a line, each with its style."""


class DrawnList(ScrollView):
    """Draws and scrolls; what its lines say, others know."""

    DEFAULT_CSS = """
    DrawnList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        background: $background;
        & > .list--text { color: $connect-text; }
        & > .list--quiet { color: $connect-quiet; }
        & > .list--mind { color: $connect-mind; }
        & > .list--heart { color: $connect-heart; }
        & > .list--hand { color: $connect-hand; }
        & > .list--focus { color: $connect-key; }
        & > .list--cursor {
            color: $connect-on-cursor; background: $connect-cursor; text-style: $connect-cursor-style;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--text",
        "list--quiet",
        "list--mind",
        "list--heart",
        "list--hand",
        "list--focus",
        "list--cursor",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._styles: dict[str, Style] = {}
        self._grounds: dict[bool, Style] = {}
        self._on_ground: dict[tuple[bool, Style], Style] = {}

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return a line, and whether it is under the cursor; None where there is none."""
        raise NotImplementedError

    def style_of(self, name: str) -> Style:
        """Return the style of one of the kinds of text."""
        if name not in self._styles:
            style = self.get_component_rich_style(f"list--{name}", partial=True)
            self._styles[name] = Style(color=style.color, bold=style.bold)
        return self._styles[name]

    def ground_of(self, *, under: bool) -> Style:
        """Return the style that a line lies on, ``under`` the cursor or not."""
        if under not in self._grounds:
            self._grounds[under] = self.get_component_rich_style("list--cursor" if under else "list--text")
        return self._grounds[under]

    def notify_style_update(self) -> None:
        """Look the styles up anew: the theme has changed."""
        super().notify_style_update()
        self._styles.clear()
        self._grounds.clear()
        self._on_ground.clear()

    def set_line_count(self, lines: int) -> None:
        """Have so many lines, and draw them all anew."""
        self.virtual_size = Size(self.size.width, lines)
        self.refresh()

    def refresh_drawn_line(self, number: int) -> None:
        """Draw one line anew."""
        self.refresh(Region(0, number - self.scroll_offset.y, self.size.width, 1))

    def show_lines(self, first: int, last: int) -> None:
        """Scroll until these lines can be seen."""
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        if top <= first and last < bottom and self.scroll_target_y == top:
            return
        self.scroll_to_region(
            Region(0, first, 1, last - first + 1), animate=False, force=True, immediate=True
        )

    @property
    def drawn_width(self) -> int:
        """How many cells of each line are drawn."""
        return self.size.width

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.drawn_width
        drawn = self.draw_line(y + self.scroll_offset.y, width)
        if drawn is None:
            return Strip.blank(width, self.ground_of(under=False))
        parts, under = drawn
        base = self.ground_of(under=under)
        if base.reverse:
            turned = Style(reverse=True)
            strip = Strip([Segment(text, turned + Style(bold=style.bold)) for text, style in parts])
            return strip.adjust_cell_length(width, turned)
        segments = [Segment(text, self._laid(style, under)) for text, style in _joined(parts)]
        blank = width - sum(cell_len(text) for text, _, _ in segments)
        if blank > 0:
            segments.append(Segment(" " * blank, self._laid(Style.null(), under)))
        return Strip(segments).adjust_cell_length(width)

    def _laid(self, style: Style, under: bool) -> Style:  # noqa: FBT001 - as the cursor lies
        """Return a style on the ground of a line."""
        laid = self._on_ground.get((under, style))
        if laid is None:
            laid = self._on_ground[under, style] = style + Style(bgcolor=self.ground_of(under=under).bgcolor)
        return laid


def _joined(parts: Parts) -> Parts:
    """Return the texts with those as one that follow each other in the same style."""
    joined: Parts = []
    for text, style in parts:
        if joined and joined[-1][1] is style:
            joined[-1] = (joined[-1][0] + text, style)
        elif text:
            joined.append((text, style))
    return joined
