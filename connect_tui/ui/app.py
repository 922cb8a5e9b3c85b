"""The app: its themes, its keys, and the eye it keeps on the clock and on what others change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.theme import Theme

from connect_tui.config.keys import keymap
from connect_tui.domain.errors import ConnectError
from connect_tui.services.workspace import Workspace
from connect_tui.ui import texts
from connect_tui.ui.content import literal
from connect_tui.ui.keys import as_keymap, bindings, is_written_into
from connect_tui.ui.screens.today import TodayScreen
from connect_tui.ui.themes import DARK, THEMES, own_variables

if TYPE_CHECKING:
    from signal import Signals
    from types import TracebackType

    from textual.notifications import SeverityLevel

FOLLOW_SECONDS = 0.4
"""How often the clock, the records and habits.yaml are looked at."""


def _palette() -> type[Provider]:
    from connect_tui.ui.palette import ConnectCommands

    return ConnectCommands


class ConnectApp(App[None], inherit_bindings=False):
    """Connect on the whole terminal."""

    TITLE = "Connect"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    COMMAND_PALETTE_BINDING = "f24"  # its own binding cannot be given another key
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("everywhere"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    CSS = """
    Toast { width: auto; max-width: 76; padding: 0 1; background: $panel; }
    ToastRack { margin-bottom: 2; }
    PracticeList, VerticalScroll, OptionList, TextArea {
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        scrollbar-color: $connect-quiet 50%;
        scrollbar-color-hover: $connect-quiet;
        scrollbar-color-active: $connect-key;
    }
    Tooltip { background: $panel; color: $foreground; }
    """

    def __init__(self, workspace: Workspace, *, debug: bool = False) -> None:
        self.workspace = workspace
        self._debug_wanted = debug
        self._last_error = ""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self._theme_in_settings = workspace.settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name
        self.set_keymap(as_keymap(workspace.settings.keys))
        self._today = TodayScreen(workspace)

    def get_default_screen(self) -> Screen[None]:
        """Open on Today."""
        return self._today

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours of pillars and quiet text."""
        return own_variables(self.current_theme)

    def on_load(self) -> None:
        """Be ready to be ended from outside: by a request, or with the terminal."""
        if not self.is_headless:
            import asyncio
            import signal

            loop = asyncio.get_running_loop()
            for ending in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(ending, partial(self._end, ending))

    def _end(self, ending: Signals) -> None:
        """Keep what is being written and end: giving the terminal back, unless it is gone."""
        import os
        import signal

        self._today.keep_unfinished_note()
        if ending == signal.SIGHUP:
            signal.signal(ending, signal.SIG_DFL)
            os.kill(os.getpid(), ending)
        else:
            self.exit(return_code=128 + ending)

    def on_ready(self) -> None:
        """Begin, once the first frame is there, with what can wait."""
        import gc

        gc.freeze()
        gc.enable()
        self.theme_changed_signal.subscribe(self, self._say_how_to_keep_theme)
        self.set_interval(FOLLOW_SECONDS, self._follow)
        self.call_later(self._say_what_was_found)
        self.call_later(lambda: self.attempt(lambda: self.workspace.book.save(self.workspace.today())))

    def _say_what_was_found(self) -> None:
        self._say_unknown_theme()
        self._say_catalogue_problems()
        self._say_notices()

    def _say_unknown_theme(self) -> None:
        name = self.workspace.settings.theme
        if name not in self.available_themes:
            self._tell(texts.UNKNOWN_THEME.format(name=name), severity="warning", timeout=5)

    def _say_how_to_keep_theme(self, theme: Theme) -> None:
        if theme.name != self.workspace.settings.theme:
            self.clear_notifications()  # of the theme before, where one tries several
            self.notify(texts.KEEP_THEME.format(name=theme.name), timeout=10, markup=False)

    def _say_catalogue_problems(self) -> None:
        loaded = self.workspace.loaded
        if loaded.problems:
            what = texts.BROKEN_CATALOGUE_SHIPPED if loaded.source == "shipped" else texts.BROKEN_CATALOGUE
            self._tell(what, texts.CHECK_CATALOGUE, severity="warning", timeout=10)

    def _say_notices(self) -> None:
        for notice in self.workspace.store.take_notices():
            self._tell(notice.message, notice.hint, severity="warning", timeout=15)

    def _tell(self, message: str, hint: str = "", *, severity: SeverityLevel, timeout: float) -> None:
        """Show a message that may hold names of files, or a person's words."""
        text = literal(f"{message}\n{hint}" if hint else message).plain
        self.notify(text, severity=severity, timeout=timeout, markup=False)

    def _follow(self) -> None:
        """Take in the turn of the day, and what another process or an editor has changed."""
        self.attempt(self._take_in_changes, tell_once=True)

    def _take_in_changes(self) -> None:
        records = self.workspace.follow()
        catalogue = self.workspace.follow_catalogue()
        if catalogue:
            self._take_over_settings()
        if records or catalogue or self.workspace.today() != self._today.today:
            self._today.reload()
        self._say_notices()
        self._last_error = ""

    def _take_over_settings(self) -> None:
        settings = self.workspace.settings
        if settings.theme != self._theme_in_settings and settings.theme in self.available_themes:
            self.theme = settings.theme
        self._theme_in_settings = settings.theme
        self.set_keymap(as_keymap(settings.keys))
        self._today.use_catalogue()
        self._say_unknown_theme()
        if self.workspace.loaded.problems:
            self._say_catalogue_problems()
        else:
            self.notify(texts.CATALOGUE_TAKEN_OVER, markup=False)

    def attempt(self, do: Callable[[], object], *, tell_once: bool = False) -> bool:
        """Do something that may be refused, and tell whether it was done; a refusal is told.

        With ``tell_once`` that is not repeated while it lasts, for what a person has not asked for.
        """
        try:
            do()
        except ConnectError as error:
            if not tell_once or str(error) != self._last_error:
                self._tell(str(error), error.hint, severity="error", timeout=12)
            self._last_error = str(error)
            return False
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a letter that a person has chosen for leaving be a letter where they write."""
        if action != "quit" or self.focused is None:
            return True
        return not any(
            is_written_into(self.focused, key) for key in keymap(self.workspace.settings.keys)["quit"]
        )

    async def action_quit(self) -> None:
        """Leave, but not with words that a dialog still holds unless the key is pressed twice."""
        from connect_tui.ui.screens.dialog import Dialog

        if not isinstance(self.screen, Dialog) or self.screen.may_be_left():
            self.exit()

    def action_do(self, action: str) -> None:
        """Do what a key that works everywhere stands for."""
        if action == "keys":
            from connect_tui.ui.screens.key_list import KeyList

            self.push_screen(KeyList(self.workspace.settings.keys))
        elif action == "palette":
            self.action_command_palette()
        elif action == "quit":
            self.exit()
        elif action == "today" and self.screen is self._today:
            self._today.do("today")

    def do_on_today(self, action: str) -> None:
        """Do something on Today, for the palette."""
        self._today.do(action)

    @property
    def today_screen(self) -> TodayScreen:
        """The screen of the day."""
        return self._today

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Leave out of Textual's own commands what has no place here."""
        for command in super().get_system_commands(screen):
            if command.title in ("Theme", "Maximize", "Minimize"):
                yield command

    def _fatal_error(self) -> None:
        """Tell of a crash without the notes and names that a traceback with local values would show."""
        import sys
        from pathlib import Path

        from rich.console import Group
        from rich.text import Text
        from rich.traceback import Traceback

        kind, _, traceback = sys.exc_info()
        place = _place(traceback)
        name = kind.__name__ if kind else "fault"
        told = Text(texts.CRASHED.format(kind=name, place=f"{Path(place[0]).name}:{place[1]}"))
        where = [Traceback(show_locals=False)] if self._debug_wanted else []
        if not self._exit_renderables:
            self._exit_renderables.append(Group(told, *where))
        self._close_messages_no_wait()


def _place(traceback: TracebackType | None) -> tuple[str, int]:
    """Return file and line of the innermost call."""
    place = ("", 0)
    while traceback is not None:
        place = (traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
