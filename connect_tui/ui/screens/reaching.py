"""The suggestion of the day on a screen: read once there is time for it, shown in a line, and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.config.keys import keymap
from connect_tui.domain.practices import MAKE_TIME
from connect_tui.ui import reaching_texts
from connect_tui.ui.keys import shown_keys

if TYPE_CHECKING:
    from datetime import date

    from textual.widget import Widget

    from connect_tui.domain.reaching_out import Suggestion
    from connect_tui.services.views import DayView
    from connect_tui.ui.screens.place import PlaceScreen
    from connect_tui.ui.widgets.suggestion_line import SuggestionLine

SHOWN = "-suggested"
"""The class of a screen that shows a suggestion."""


class Reaching:
    """Shows it beneath a widget. Nothing is read, or even loaded, before :meth:`look` is called."""

    def __init__(self, screen: PlaceScreen, above: Widget) -> None:
        self._screen = screen
        self._above = above
        self._line: SuggestionLine | None = None
        self._seen: date | None = None
        self._found: Suggestion | None = None

    def forget(self, view: DayView) -> None:
        """Have it read again with the next look: something may be recorded. Another day shows none."""
        self._seen = None
        if view.day != view.today:
            self._found = None
            self._show()

    def look(self, view: DayView) -> None:
        """Read whom to reach out to where that is not known, and show it on the day that it is of."""
        if self._seen == view.today:
            return
        self._seen = view.today
        self._found = self._read() if view.day == view.today else None
        self._show()

    def _read(self) -> Suggestion | None:
        workspace = self._screen.workspace
        if not workspace.store.profiles():
            return None
        from connect_tui.services.reaching_out import still_to_reach_today

        return still_to_reach_today(workspace)

    def _show(self) -> None:
        self._screen.set_class(self._found is not None, SHOWN)
        if self._line is not None:
            self._line.display = self._found is not None
        if self._found is None:
            return
        from connect_tui.exchange.people import words
        from connect_tui.ui.content import shown
        from connect_tui.ui.widgets.suggestion_line import SuggestionLine, SuggestionView

        workspace = self._screen.workspace
        if self._line is None:
            self._line = SuggestionLine()
            self._screen.mount(self._line, after=self._above)
        keys = keymap(workspace.settings.keys)
        practice = workspace.loaded.catalogue.practice(MAKE_TIME)
        self._line.show(
            SuggestionView(
                name=shown(self._name(self._found.person)),
                reason=shown(words.reason(self._found, workspace.today())),
                hue="focus" if practice is None else practice.pillar.value,
                keys=(shown_keys(keys["talked"][:1]), shown_keys(keys["not_now"][:1])),
                rest_days=workspace.settings.not_now_days,
            )
        )

    def talked(self) -> None:
        """Have it said with whom one was in touch; whoever is suggested stands there already."""
        from connect_tui.ui.screens.talked import open_talked

        open_talked(self._screen, () if self._found is None else (self._found.person,))

    def not_now(self) -> None:
        """Let whoever is suggested rest for some days, and suggest somebody else."""
        from connect_tui.ui.screens.not_now import not_now

        profiles = self._screen.workspace.store.profiles()
        if self._found is None or self._found.person not in profiles:
            self._screen.notify(reaching_texts.NOBODY, markup=False)
        else:
            not_now(self._screen, profiles[self._found.person], resting=False)

    def _name(self, person: str) -> str:
        profile = self._screen.workspace.store.profiles().get(person)
        return "" if profile is None else profile.name
