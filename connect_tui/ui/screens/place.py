"""What the screens share that a person goes between: room for what they show, and the keys below it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget

from connect_tui.config.keys import KeyContext, keymap
from connect_tui.services import check_ins
from connect_tui.services.workspace import Workspace
from connect_tui.store import DRAFTS, REMINDERS
from connect_tui.ui import texts
from connect_tui.ui.widgets.key_bar import KeyBar, KeyEntry

if TYPE_CHECKING:
    from connect_tui.ui.app import ConnectApp

LEAST_WIDTH, LEAST_HEIGHT = 44, 12


class InView(NamedTuple):
    """What a place is about just now."""

    practice: str | None = None
    people: tuple[str, ...] = ()
    """Ids."""


class PlaceScreen(Screen[None]):
    """A screen that one comes to by a key of its own, and that keeps itself right while it is shown."""

    PLACE: ClassVar[KeyContext]
    """Where its keys work; also the id of the action that leads here."""
    DEFAULT_CSS = """
    PlaceScreen { background: $background; }
    PlaceScreen #too-small { display: none; content-align: center middle; text-align: center; }
    PlaceScreen.-too-small #too-small { display: block; width: 1fr; height: 1fr; }
    PlaceScreen.-too-small #place, PlaceScreen.-too-small KeyBar { display: none; }
    """

    app: ConnectApp

    def __init__(self, workspace: Workspace, keys: tuple[KeyEntry, ...]) -> None:
        super().__init__()
        self.workspace = workspace
        self.today = workspace.today()
        self.key_bar = KeyBar(dict(keymap(workspace.settings.keys)), keys)
        self.unfinished: Callable[[], object] | None = None
        """Keeps what a dialog over this screen still holds, while there is one that would lose it."""
        self._styled_for: str | None = None
        """The theme its styles are right for."""

    @property
    def is_current(self) -> bool:
        """Whether any of it is seen: nothing is while another place lies over it, whatever Textual says."""
        if not super().is_current:
            return False
        stack = self.app.screen_stack
        return not any(isinstance(one, PlaceScreen) for one in stack[stack.index(self) + 1 :])

    @on(events.ScreenResume)
    def _keep_styles(self, event: events.ScreenResume) -> None:
        """Have styles looked up anew, which takes long, only where the theme has changed meanwhile."""
        event.refresh_styles = self._styled_for not in (None, self.app.theme)
        self._styled_for = self.app.theme

    def compose(self) -> ComposeResult:
        """Lay out the place; a widget that says so takes its room where there is too little."""
        from textual.widgets import Static

        yield Static(
            texts.TOO_SMALL.format(width=LEAST_WIDTH, height=LEAST_HEIGHT), id="too-small", markup=False
        )
        with Vertical(id="place"):
            yield from self.compose_place()
        yield self.key_bar

    @abstractmethod
    def compose_place(self) -> Iterator[Widget]:
        """Yield what stands above the keys."""

    @abstractmethod
    def use_room(self, width: int, height: int) -> None:
        """Arrange everything for a terminal of this size."""

    @abstractmethod
    def reload(self) -> None:
        """Read everything again and show it, staying where the person is."""

    @abstractmethod
    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""

    @property
    def in_view(self) -> InView:
        """What is looked at just now: the practice under the cursor, or whom the page is of."""
        return InView()

    def come_home(self) -> None:
        """Do what its own key does where one is here already."""

    def keep_unfinished(self) -> None:
        """Keep what is still being written, since the app is being ended from outside."""
        if self.unfinished is not None:
            self.app.attempt(self.unfinished)

    def fit_to_size(self) -> None:
        """Fit the terminal as it is now."""
        width, height = self.app.size
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "-too-small")
        self.use_room(width, height)

    def come_back(self) -> None:
        """Be as right as a screen that never was away."""
        self.use_catalogue()
        self.fit_to_size()
        self.reload()

    def follow(self, records: frozenset[str], *, catalogue: bool) -> None:
        """Take in what others have changed, and that time has passed; called all the time.

        ``records`` are the tables that changed, ``catalogue`` whether habits.yaml did.
        """
        if catalogue or records - {REMINDERS, DRAFTS} or self.workspace.today() != self.today:
            self.reload()

    def use_catalogue(self) -> None:
        """Take over what habits.yaml now says."""
        self.key_bar.use(dict(keymap(self.workspace.settings.keys)))

    def undo(self) -> None:
        """Take back the last change, whoever made it, and tell what it was."""
        change = check_ins.undo(self.workspace)
        self.reload()
        if change is None:
            self.notify(texts.NOTHING_TO_UNDO, markup=False)
        else:
            names = {one.id: one.name for one in self.workspace.practices}
            self.notify(texts.taken_back(change, names, self.today), markup=False)

    def action_do(self, action: str) -> None:
        """Do what a key of this screen stands for."""
        self.do(action)

    def do(self, action: str) -> None:
        """Do one of the actions that keys, clicks and the palette share."""
        own = self.actions().get(action)
        if own is not None:
            self.app.attempt(own)
        else:
            self.app.action_do(action)

    @on(KeyBar.Pressed)
    def _key_clicked(self, event: KeyBar.Pressed) -> None:
        self.do(event.action)
