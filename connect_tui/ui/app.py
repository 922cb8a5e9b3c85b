"""The app: its themes, its keys, and the screens that one goes between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from connect_tui.config.keys import KeyContext, keymap
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import shortened
from connect_tui.services.workspace import Workspace
from connect_tui.ui.background import Background
from connect_tui.ui.content import literal
from connect_tui.ui.following import FOLLOW_SECONDS, Following
from connect_tui.ui.keys import as_keymap, bindings, is_written_into
from connect_tui.ui.keys_in_order import KeysInOrder
from connect_tui.ui.places import PLACES
from connect_tui.ui.screens.place import PlaceScreen
from connect_tui.ui.style import STYLE
from connect_tui.ui.themes import DARK, THEMES, own_variables
from connect_tui.ui.toasts import make_way_for

if TYPE_CHECKING:
    from textual.events import Event
    from textual.notifications import Notify, SeverityLevel
    from textual.timer import Timer

    from connect_tui.ui.reminder_desk import ReminderDesk
    from connect_tui.ui.screens.today import TodayScreen

REMINDER_SECONDS = 15
"""How long a reminder stays that is shown in the app itself."""

LONGEST_REMINDER = 400
"""How many characters of it are shown, so that it does not cover everything."""


def _palette() -> type[Provider]:
    from connect_tui.ui.palette import ConnectCommands

    return ConnectCommands


class ConnectApp(App[None], inherit_bindings=False):
    """Connect on the whole terminal.

    ``desk`` serves everything about reminders; without one there are none. ``keep_theme`` writes the name of
    a theme that the person has chosen to habits.yaml; without it they are told how to do that.
    """

    TITLE = "Connect"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    COMMAND_PALETTE_BINDING = "f24"  # its own binding cannot be given another key
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("everywhere"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    CSS = STYLE

    def __init__(
        self,
        workspace: Workspace,
        *,
        desk: ReminderDesk | None = None,
        keep_theme: Callable[[str], None] | None = None,
        debug: bool = False,
        first: str = "",
    ) -> None:
        self.workspace = workspace
        self.desk = desk
        self._debug_wanted, self._first = debug, first
        self._last_trouble = ""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        wanted = workspace.settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name
        self.set_keymap(as_keymap(workspace.settings.keys))
        self._following = Following(self, keep_theme)
        self._eye: Timer | None = None
        self._background = Background(self)
        self.keys_in_order = KeysInOrder(self, super().on_event)
        self._places: dict[KeyContext, PlaceScreen] = {}
        self._make_place("today")

    def get_default_screen(self) -> Screen[None]:
        """Open on Today."""
        return self.today_screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours of pillars and quiet text."""
        return own_variables(self.current_theme)

    async def on_event(self, event: Event) -> None:
        """Have each key find the field that the one before it has led to."""
        take = self.keys_in_order.take if self.keys_in_order.concerns(event) else super().on_event
        await take(event)

    def on_load(self) -> None:
        """Be ready to be ended from outside: by a request, or with the terminal."""
        if not self.is_headless:
            from connect_tui.ui.ending import be_ready_to_be_ended

            be_ready_to_be_ended(self)

    def on_ready(self) -> None:
        """Begin, once the first frame is there, with what can wait."""
        import gc

        gc.freeze()
        gc.enable()
        self.theme_changed_signal.subscribe(self, self._following.keep_chosen_theme)
        self._eye = self.set_interval(FOLLOW_SECONDS, self._following.look)
        self.call_later(self._following.say_what_was_found)
        self.call_later(self._background.begin)
        if self._first:
            self.call_later(self.action_do, self._first)

    async def on_unmount(self) -> None:
        """Have everything come to an end that goes on beside the screens."""
        if self._eye is not None:
            self._eye.stop()
        await self._background.end()

    def tell(self, message: str, hint: str = "", *, severity: SeverityLevel, timeout: float) -> None:
        """Show a message that may hold names of files, or a person's words."""
        text = literal(f"{message}\n{hint}" if hint else message).plain
        self.notify(text, severity=severity, timeout=timeout, markup=False)

    def on_notify(self, event: Notify) -> None:
        """Let a message take the place of those that it makes stale."""
        make_way_for(self, event.notification)

    def show_reminder(self, title: str, body: str) -> None:
        """Show a reminder here, with a bell, where it cannot appear on the desktop."""
        text = literal(body[:LONGEST_REMINDER]).plain
        self.notify(text, title=shortened(title), timeout=REMINDER_SECONDS, markup=False)
        self.bell()

    def take_over_own_change(self) -> None:
        """Use what Connect itself has just written to habits.yaml."""
        self.attempt(self._following.take_over_own_change)

    def attempt(self, do: Callable[[], object], *, tell_once: bool = False) -> bool:
        """Do something that may be refused, and tell whether it was done; a refusal is told.

        With ``tell_once`` that is not repeated while it lasts, for what a person has not asked for.
        """
        try:
            do()
        except ConnectError as error:
            if not tell_once or str(error) != self._last_trouble:
                self.tell(str(error), error.hint, severity="error", timeout=12)
            self._last_trouble = str(error)
            return False
        return True

    def forget_trouble(self) -> None:
        """Have trouble told again, should it come again: just now there is none."""
        self._last_trouble = ""

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
        from connect_tui.ui.everywhere import do_everywhere

        do_everywhere(self, action)

    @property
    def place(self) -> PlaceScreen:
        """The screen the person is on, under any dialog; Today while the app comes up or ends."""
        shown = (one for one in reversed(self.screen_stack) if isinstance(one, PlaceScreen))
        return next(shown, self.today_screen)

    @property
    def today_screen(self) -> TodayScreen:
        """The screen of the day."""
        return cast("TodayScreen", self._places["today"])

    def _make_place(self, name: KeyContext) -> PlaceScreen:
        place = self._places[name] = PLACES[name](self.workspace)
        self.install_screen(place, name)
        return place

    def place_called(self, name: KeyContext) -> PlaceScreen:
        """Return one of the screens, to be told what to show before one goes there."""
        return self._places.get(name) or self._make_place(name)

    def show_place(self, name: KeyContext, *, again: bool = True) -> None:
        """Go to one of the screens; where it is shown already and asked for ``again``, it comes home.

        An open dialog stays.
        """
        here = self.place
        if self.screen is not here:
            return
        if name == here.PLACE:
            if again:
                self.attempt(here.come_home)
            return
        place = self._places.get(name)
        if place is None:
            place = self._make_place(name)
        elif place.is_mounted:
            self.attempt(place.come_back)
        if place is self.today_screen:  # which lies below all others
            self.pop_screen()
        elif here is self.today_screen:
            self.push_screen(place)
        else:
            self.switch_screen(place)

    def _fatal_error(self) -> None:
        """Tell of a crash without a person's words."""
        from connect_tui.ui.crash import crash_report

        if not self._exit_renderables:
            self._exit_renderables.append(crash_report(with_traceback=self._debug_wanted))
        self._close_messages_no_wait()
