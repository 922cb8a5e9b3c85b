"""A list that is drawn line by line as one widget, in Connect's colours."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

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

    def draw_line(self, number: int, width: int) -> tuple[Parts, bool] | None:
        """Return a line, and whether it is under the cursor; None where there is none."""
        raise NotImplementedError

    def style_of(self, name: str) -> Style:
        """Return the style of one of the kinds of text."""
        style = self.get_component_rich_style(f"list--{name}", partial=True)
        return Style(color=style.color, bold=style.bold)

    def set_line_count(self, lines: int) -> None:
        """Have so many lines, and draw them all anew."""
        self.virtual_size = Size(self.size.width, lines)
        self.refresh()

    def refresh_drawn_line(self, number: int) -> None:
        """Draw one line anew."""
        self.refresh(Region(0, number - self.scroll_offset.y, self.size.width, 1))

    def show_lines(self, first: int, last: int) -> None:
        """Scroll until these lines can be seen."""
        self.scroll_to_region(
            Region(0, first, 1, last - first + 1), animate=False, force=True, immediate=True
        )

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.size.width
        drawn = self.draw_line(y + self.scroll_offset.y, width)
        if drawn is None:
            return Strip.blank(width, self.get_component_rich_style("list--text"))
        parts, under = drawn
        base = self.get_component_rich_style("list--cursor" if under else "list--text")
        if base.reverse:
            turned = Style(reverse=True)
            strip = Strip([Segment(text, turned + Style(bold=style.bold)) for text, style in parts])
            return strip.adjust_cell_length(width, turned)
        ground = Style(bgcolor=base.bgcolor)
        strip = Strip([Segment(text, style + ground) for text, style in parts])
        return strip.adjust_cell_length(width, ground)
