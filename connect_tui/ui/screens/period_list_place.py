"""A place that lists what there was in a period, with a panel about the line under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from connect_tui.config.keys import KeyContext
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.services.workspace import Workspace
from connect_tui.ui.screens.list_place import ListPlace
from connect_tui.ui.screens.period_place import UNITS, PeriodPlace
from connect_tui.ui.widgets.key_bar import KeyEntry


class PeriodListPlace(ListPlace, PeriodPlace):
    """The present month, unless told; going back leads to where one came from."""

    CAME_FROM: ClassVar[KeyContext]
    """Where going back leads at first."""

    def __init__(self, workspace: Workspace, keys: tuple[KeyEntry, ...]) -> None:
        super().__init__(workspace, keys)
        self._came_from = self.CAME_FROM

    def show_period(self, period: Period | None, *, came_from: KeyContext | None = None) -> None:
        """Show this period, or the same as before; ``came_from`` is where going back leads from now on."""
        self._came_from = came_from or self._came_from
        if period is not None:
            today = self.workspace.today()
            self.unit = period.unit if period.unit in UNITS else PeriodUnit.MONTH
            self.day = today if period.start <= today <= period.end else period.end
        if self.is_mounted and self.app.place is self:
            self.app.attempt(self.reload)

    def period_actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys do that move through periods, or back, by action."""
        return {**super().period_actions(), "back": lambda: self.app.show_place(self._came_from)}
