"""The words of the rule under the cursor."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from connect_tui.ui.content import fit
from connect_tui.ui.rules import RuleView


class RulePanel(Widget):
    """Below the rules a line or two; beside the time line, as many as the words need."""

    DEFAULT_CSS = """
    RulePanel { height: 2; padding: 0 2; background: $background; }
    RulePanel.-beside { height: 8; padding: 1 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view: RuleView | None = None
        self._message = ""

    def show(self, view: RuleView | None, message: str) -> None:
        """Show what a rule says, and below it a message."""
        if (view, message) != (self._view, self._message):
            self._view, self._message = view, message
            self.refresh()

    def render(self) -> Content:
        """Compose the text for the room there is."""
        width, height = self.content_size
        lines = [Content.styled(fit(self._message, width).rstrip(), "$connect-key")] if self._message else []
        if self._view is not None and width:
            words = Content.styled(self._view.words[: width * (height + 1)], "$connect-text").wrap(width)
            room = max(1, height - len(lines))
            if len(words) > room:
                words = [
                    *words[: room - 1],
                    Content.styled(fit(words[room - 1].plain + " …", width), "$connect-text"),
                ]
            lines = [*words, *lines]
        return Content("\n").join(lines[:height])
