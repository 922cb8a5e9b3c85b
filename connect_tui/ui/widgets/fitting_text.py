"""A line that says as much as there is room for."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class FittingText(Static):
    """Shows the first of several wordings that fits, and follows the room there is."""

    _wordings: tuple[Content, ...] = ()

    def offer(self, *wordings: Content) -> None:
        """Show the first of these that fits, or else the last; the longest comes first."""
        self._wordings = wordings
        self._fit()

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show just this, however much room there is."""
        self._wordings = ()
        super().update(content, layout=layout)

    def on_resize(self) -> None:
        """Say more, or less."""
        self._fit()

    def _fit(self) -> None:
        if self._wordings:
            room = self.content_size.width
            fits = (one for one in self._wordings if cell_len(one.plain) <= room)
            super().update(next(fits, self._wordings[-1]))
