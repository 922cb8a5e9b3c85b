"""The practices, to tick some of."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from connect_tui.domain.practices import Practice
from connect_tui.ui.content import shown
from connect_tui.ui.widgets.focus_list import FocusList


class TickList(FocusList):
    """Space or a click ticks a practice; those ticked at first stand at the top."""

    DEFAULT_CSS = """
    TickList, TickList:focus { background: $panel; padding: 0 1; }
    """

    def __init__(self, practices: Sequence[Practice], chosen: Sequence[str]) -> None:
        super().__init__(sorted(practices, key=lambda one: one.id not in chosen), chosen)

    def _prompt(self, practice: Practice) -> Content:
        ticked = practice.id in self._chosen
        return Content.assemble(
            (
                "✓ " if ticked else "○ ",
                f"bold $connect-{practice.pillar.value}" if ticked else "$connect-quiet",
            ),
            (shown(practice.name), "bold" if ticked else ""),
        )
