"""The eye on the clock, and on what other processes and an editor change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from connect_tui.services.notices import take_notices
from connect_tui.ui import texts
from connect_tui.ui.keys import as_keymap

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.theme import Theme

    from connect_tui.ui.app import ConnectApp

FOLLOW_SECONDS = 0.4
"""How often the clock, the records and habits.yaml are looked at."""


class Following:
    """Takes changes in and tells of them."""

    def __init__(self, app: ConnectApp, keep_theme: Callable[[str], None] | None) -> None:
        self._app = app
        self._keep_theme = keep_theme
        self._workspace = app.workspace
        self._theme_in_settings = app.workspace.settings.theme

    def say_what_was_found(self) -> None:
        """Tell what was odd when Connect was opened."""
        self._say_unknown_theme()
        self._say_catalogue_problems()
        self._say_notices()

    def look(self) -> None:
        """Take in the turn of the day, and what others have changed; trouble is told once while it lasts."""
        self._app.attempt(self._take_in_changes, tell_once=True)

    def take_over_own_change(self) -> None:
        """Take in what Connect itself has just written to habits.yaml, without telling the person so."""
        if self._workspace.follow_catalogue():
            self._take_over_settings()
            self._say_catalogue_problems()

    def keep_chosen_theme(self, theme: Theme) -> None:
        """Write a theme that was just chosen to habits.yaml, or tell how to do that."""
        if theme.name == self._workspace.settings.theme:
            return
        self._app.clear_notifications()  # of the theme before, where one tries several
        if self._keep_theme is None:
            self._app.notify(texts.KEEP_THEME.format(name=theme.name), timeout=10, markup=False)
        elif self._app.attempt(partial(self._keep_theme, theme.name)):
            self._app.take_over_own_change()
            self._app.notify(texts.THEME_KEPT.format(name=theme.name), markup=False)

    def _take_in_changes(self) -> None:
        records = self._workspace.follow()
        catalogue = self._workspace.follow_catalogue()
        if catalogue:
            self._take_over_settings()
            if self._workspace.loaded.problems:
                self._say_catalogue_problems()
            else:
                self._app.notify(texts.CATALOGUE_TAKEN_OVER, markup=False)
        self._say_notices()
        self._app.place.follow(records, catalogue=catalogue)
        self._app.forget_trouble()

    def _take_over_settings(self) -> None:
        settings = self._workspace.settings
        if settings.theme != self._theme_in_settings and settings.theme in self._app.available_themes:
            self._app.theme = settings.theme
        self._theme_in_settings = settings.theme
        self._app.set_keymap(as_keymap(settings.keys))
        self._app.place.use_catalogue()
        self._say_unknown_theme()

    def _say_unknown_theme(self) -> None:
        name = self._workspace.settings.theme
        if name not in self._app.available_themes:
            self._app.tell(texts.UNKNOWN_THEME.format(name=name), severity="warning", timeout=5)

    def _say_catalogue_problems(self) -> None:
        loaded = self._workspace.loaded
        if loaded.problems:
            what = texts.BROKEN_CATALOGUE_SHIPPED if loaded.source == "shipped" else texts.BROKEN_CATALOGUE
            self._app.tell(what, texts.CHECK_CATALOGUE, severity="warning", timeout=10)

    def _say_notices(self) -> None:
        for notice in take_notices(self._workspace):
            self._app.tell(notice.message, notice.hint, severity="warning", timeout=15)
