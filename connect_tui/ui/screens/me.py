"""What a person notes about themselves: what they want, their style, boundaries, goals and small dares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from connect_tui.config.keys import KeyContext
from connect_tui.domain.me import AboutMe, MeItem, MeKind
from connect_tui.domain.me_rules import PARTS, parts_of_me, steps_done
from connect_tui.exchange.me import words
from connect_tui.services import me as service
from connect_tui.services.workspace import Workspace
from connect_tui.ui import key_texts
from connect_tui.ui import me_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.keys import bindings
from connect_tui.ui.me_rows import MeLooks, MeTarget, me_rows
from connect_tui.ui.screens.list_place import ListPlace, cursor_actions
from connect_tui.ui.screens.me_deeds import MeDeeds
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.me_header import MeHeader
from connect_tui.ui.widgets.me_list import MeList
from connect_tui.ui.widgets.me_panel import MePanel

ROOM_FOR_PARTS = 16
"""Lines from which the header names the parts, and an empty line stands between them."""

_ACTIONS = ("add_me", "edit_me", "done_me", "drop_me", "guide", "next_part", "remove", "undo", "back", "keys")
KEY_BAR = tuple(KeyEntry((one,), key_texts.LABELS[one]) for one in _ACTIONS)


class MeScreen(ListPlace):
    """What a person notes about themselves, part by part."""

    PLACE: ClassVar[KeyContext] = "me"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("me")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.about = AboutMe()
        self.guides: dict[MeKind, str] = {}
        """The names of the practices whose guides help, by part."""
        self._unfolded: set[MeKind] = set()
        self._wanted: MeTarget | None = None
        """What the cursor goes to once everything was read again."""
        self._list = MeList()
        self._header = MeHeader()
        self._panel = MePanel(self._list.style_of)
        self._deeds = MeDeeds(self)
        self.hold(self._header, self._list, self._panel)

    def panel_room(self, width: int, height: int) -> tuple[int, int]:
        """Return the columns of a panel beside the list, and the lines of one below it."""
        return width * 2 // 5, max(2, min(7, height // 4))

    def use_room(self, width: int, height: int) -> None:
        """Put the panel beside the list, or below it, and name the parts where there is room."""
        super().use_room(width, height)
        self._header.styles.height = 3 if height >= ROOM_FOR_PARTS else 1

    def reload(self) -> None:
        """Read everything again and show it, staying where the person is."""
        self.today = self.workspace.today()
        self.about = service.me(self.workspace)
        with_guides = set(self.workspace.loaded.catalogue.guides)
        practices = {one.id: one.name for one in self.workspace.practices if one.id in with_guides}
        self.guides = {kind: practices[one] for kind, one in words.GUIDED_BY.items() if one in practices}
        self.show_again()

    def show_again(self) -> None:
        """Show what was read in the room there is."""
        width, height = self.app.size
        beside = self.panel_room(width, height)[0] if self.has_room_beside(width, height) else 0
        looks = MeLooks(
            width=width - beside - 1,
            today=self.today,
            unfolded=self._unfolded,
            airy=height >= ROOM_FOR_PARTS,
        )
        self._list.show(me_rows(self.about, looks))
        if self._wanted is not None:
            self._list.go_to(self._wanted)
            self._wanted = None
        counts = {part.kind: len(part.holding) for part in parts_of_me(self.about)}
        self._header.show(counts, told.summary(self.about))
        self._show_panel()

    @property
    def target(self) -> MeTarget | None:
        """What is under the cursor."""
        return self._list.target

    @property
    def part(self) -> MeKind:
        """The part that the cursor is in."""
        return self._list.part or PARTS[0]

    @property
    def item(self) -> MeItem | None:
        """The item under the cursor, or the one whose step is; None on other lines."""
        target = self._list.target
        if target is None or not target.id:
            return None
        return next((one for one in self.about.of(target.kind) if one.id == target.id), None)

    def go_to_item(self, item: MeItem) -> None:
        """Have the cursor on an item, once it is read."""
        self._wanted = MeTarget("item", item.kind, item.id)

    def fold(self, kind: MeKind) -> None:
        """Show what is over of a part, or no longer."""
        self._unfolded ^= {kind}
        self.show_again()

    @on(MeList.CursorMoved)
    def _show_panel(self) -> None:
        self._panel.show(self.about, self.part, self.item, self.today, self._hints())
        self._header.show_here(self._list.part)

    def _hints(self) -> list[str]:
        """Return what can be done next with what is under the cursor, where that is worth a word."""
        target, item, key = self.target, self.item, self._deeds.key
        if item is not None and item.is_open and item.steps and steps_done(item) == len(item.steps):
            return [told.ALL_STEPS_DONE.format(key=key("done_me"))] if key("done_me") else []
        if target is None or target.what != "nothing":
            return []
        adds = told.CHOOSE_HERE if target.kind is MeKind.STYLE else told.ADD_HERE
        hints = [adds.format(key=key("add_me"))] if key("add_me") else []
        if key("guide") and target.kind in self.guides:
            practice = shown(self.guides[target.kind])
            hints.append(told.GUIDE_HERE.format(key=key("guide"), practice=practice))
        return [" ".join(hints)]

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            **self._deeds.actions(),
            **cursor_actions(self._list.move),
            "undo": self.undo,
            "next_part": lambda: self._next_part(1),
            "previous_part": lambda: self._next_part(-1),
            "feelings": lambda: self.app.show_place("feelings"),
            "back": lambda: self.app.show_place("today"),
        }

    def _next_part(self, by: int) -> None:
        self._list.go_to_part(PARTS[(PARTS.index(self.part) + by) % len(PARTS)])

    @on(MeList.Opened)
    def _clicked_again(self) -> None:
        self.do("edit_me")

    @on(MeList.Asked)
    def _line_clicked(self, event: MeList.Asked) -> None:
        self.do(event.action)

    @on(MeHeader.PartAsked)
    def _part_clicked(self, event: MeHeader.PartAsked) -> None:
        self._list.focus()
        self._list.go_to_part(event.part)
