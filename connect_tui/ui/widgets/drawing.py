"""What widgets share that draw themselves line by line and never scroll as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget


class Drawing(Widget):
    """Draws lines of texts whose styles are named."""

    DEFAULT_CSS = """
    Drawing {
        background: $background;
        & > .drawing--text { color: $connect-text; }
        & > .drawing--title { color: $connect-text; text-style: bold; }
        & > .drawing--quiet { color: $connect-quiet; }
        & > .drawing--mind { color: $connect-mind; }
        & > .drawing--heart { color: $connect-heart; }
        & > .drawing--hand { color: $connect-hand; }
        & > .drawing--key { color: $connect-key; text-style: bold; }
        & > .drawing--cursor { color: $connect-key; background: $background; text-style: bold reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("drawing--text", "drawing--title", "drawing--quiet", "drawing--key", "drawing--cursor"),
        *("drawing--mind", "drawing--heart", "drawing--hand"),
    }

    hue = "text"
    """The name of the style that ``hue`` stands for: that of the practice's pillar."""

    _styles: dict[str, Style] | None = None

    def notify_style_update(self) -> None:
        """Look the styles up anew: the theme has changed."""
        super().notify_style_update()
        self._styles = None

    def styles_by_name(self) -> dict[str, Style]:
        """Return the styles."""
        if self._styles is None:
            self._styles = {"cursor": self.get_component_rich_style("drawing--cursor")}
            for name in ("text", "title", "quiet", "key", "mind", "heart", "hand"):
                style = self.get_component_rich_style(f"drawing--{name}", partial=True)
                self._styles[name] = Style(color=style.color, bold=style.bold)
        return {**self._styles, "hue": self._styles[self.hue]}

    def strip_of(self, parts: Iterable[tuple[str, str]], styles: dict[str, Style], width: int) -> Strip:
        """Return a line."""
        ground = Style(bgcolor=self.rich_style.bgcolor)
        return Strip(
            [Segment(text, ground + styles[name]) for text, name in parts if text]
        ).adjust_cell_length(width, ground)
