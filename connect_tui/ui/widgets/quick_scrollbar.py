"""A scrollbar beside a list that changes with every letter."""

from __future__ import annotations

from typing import Self

from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class QuickScrollBar(ScrollBar):
    """Looks and works as Textual's, but is drawn at once, and not again while it would look the same."""

    _seen: tuple[object, ...] | None = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint it anew where it would look otherwise; Textual asks for it whenever anything is laid out."""
        same = self._seen is not None and self.is_attached and self._seen == self._look(self._bar())
        if same and not regions and not layout and not recompose:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _bar(self) -> ScrollBarRender | None:
        bar = self.render()
        return bar if isinstance(bar, ScrollBarRender) and isinstance(bar.style, Style) else None

    def _look(self, bar: ScrollBarRender | None) -> tuple[object, ...] | None:
        """Return what is another thing once it looks otherwise."""
        if bar is None:
            return None
        return self.size, bar.virtual_size, bar.window_size, bar.position, bar.style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some of its lines, most of which are the same one."""
        bar, (width, height) = self._bar(), self.size
        style = bar.style if bar is not None else None
        if bar is None or not isinstance(style, Style) or style.bgcolor is None or style.color is None:
            return super().render_lines(crop)
        self._seen = self._look(bar)
        segments = bar.render_bar(
            height, bar.virtual_size, bar.window_size, bar.position, width, True, style.bgcolor, style.color
        ).segments
        ground = self.background_colors[1]
        strips = {segment: Strip([segment], width) for segment in set(segments)}
        for line_filter in self.get_line_filters():
            strips = {one: strip.apply_filter(line_filter, ground) for one, strip in strips.items()}
        return [strips[segments[y]] for y in crop.line_range]
