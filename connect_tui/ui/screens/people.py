"""Everyone in the person's life: whom to reach out to now, and then all by circle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType

from connect_tui.config.keys import KeyContext
from connect_tui.services.people import people_view, person_page
from connect_tui.services.workspace import Workspace
from connect_tui.ui import key_texts, people_texts
from connect_tui.ui.keys import bindings
from connect_tui.ui.screens.list_place import cursor_actions
from connect_tui.ui.screens.search_place import ROOM_FOR_AIR, ROOM_FOR_MORE, SearchPlace
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.people_header import PeopleCounts, PeopleHeader
from connect_tui.ui.widgets.people_list import PeopleList
from connect_tui.ui.widgets.people_list_lines import ADD, PeopleListView
from connect_tui.ui.widgets.people_panel import Keyed, PanelView, PeoplePanel

if TYPE_CHECKING:
    from textual.timer import Timer

    from connect_tui.services.people_views import PeopleView
    from connect_tui.services.person_views import PersonPage
    from connect_tui.ui.screens.person import PersonScreen

PAGE_AFTER = 0.25
"""Seconds that the cursor rests on someone before what was shared with them is read."""

_LETTERS = ("talked", "not_now", "plan", "add_person", "filter", "undo", "today", "keys")
"""What no key does while letters go into the filter."""
KEY_BAR = tuple(KeyEntry((action,), key_texts.LABELS[action]) for action in ("open_person", *_LETTERS))


class PeopleScreen(SearchPlace):
    """Everyone in the person's life: whom to reach out to now, and then all by circle."""

    PLACE: ClassVar[KeyContext] = "people"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("people")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.view: PeopleView | None = None
        self._present = 0
        """How many are not put away."""
        self._pages: dict[str, PersonPage | None] = {}
        self._fresh: set[str] = set()
        """Whose pages were read since everyone was; others are shown until theirs is read again."""
        self._reading: Timer | None = None
        self._list = PeopleList(self._show_panel, self._show_header)
        self._header = PeopleHeader(self._list.style_of)
        self._panel = PeoplePanel(self._list.style_of)
        self.hold(self._header, self._list, self._panel)

    def panel_room(self, width: int, height: int) -> tuple[int, int]:
        """Return the columns of a panel beside the list, and the lines of one below it."""
        return 42 if width < 160 else 60, max(1, min(9, height // 4))

    def reload(self) -> None:
        """Read everyone again and show them, staying where the person is; a day that turned is followed."""
        self.note_time()
        self._fresh.clear()
        view = people_view(self.workspace)
        self.view = self.view if view == self.view else view
        self._present = sum(not one.profile.is_archived(self.today) for one in self.view.everyone)
        self.show_again()

    def show_again(self) -> None:
        """Show everyone who was read, in the room there is."""
        if self.view is None:
            return
        height = self.app.size.height
        self.make_room(is_empty=not self.view.everyone)
        self._list.show(
            PeopleListView(
                self.view,
                few=5 if height >= ROOM_FOR_MORE else 3,
                airy=height >= ROOM_FOR_AIR,
                dates_ahead=self.workspace.settings.dates_ahead,
            )
        )
        self._show_header()
        self._show_panel()

    def _show_header(self) -> None:
        view, listed = self.view, self._list
        if view is None:
            return
        self._show_keys()
        keys = self.key("filter"), self.key("back")
        self._header.show(PeopleCounts(self._present, listed.typed, listed.is_writing, *listed.found, *keys))

    def _show_keys(self) -> None:
        """Leave out the keys that have nobody to act on."""
        if self.view is None or not self.view.everyone:
            self.key_bar.leave_out("open_person", "not_now", "plan", "filter")
        elif self._list.is_writing:
            self.key_bar.leave_out(*_LETTERS)
        else:
            person = self._list.person
            rests = person is not None and not person.profile.is_archived(self.today)
            without: tuple[str, ...] = () if rests else ("not_now",)
            without += ("open_person",) if person is None else ()
            without += ("talked", "plan") if person is None and not self._present else ()
            self.key_bar.leave_out(*without)

    def _show_panel(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
        person = self._list.person
        self._show_keys()
        if self.view is not None and not self.view.everyone:
            first, more = people_texts.FIRST_WORDS, people_texts.FIRST_ELSE
            key = Keyed(self.key("add_person"), people_texts.FIRST_KEY)
            self._panel.show(None, people_texts.FIRST_TITLE, first, key, more)
        elif person is None:
            self._panel.show(None, people_texts.SIGNS)
        else:
            practices = {one.id: one.name for one in self.workspace.practices}
            self._panel.show(PanelView(person, self._pages.get(person.profile.id), self.today, practices))
            if person.profile.id not in self._fresh:
                self._reading = self.set_timer(PAGE_AFTER, self._read_page)

    def _read_page(self) -> None:
        """Read what was shared with the person under the cursor, and what is planned, and tell of it."""
        person = self._list.person
        if person is not None:
            self.app.attempt(lambda: self._keep_page(person.profile.id), tell_once=True)

    def _keep_page(self, person: str) -> None:
        self._pages[person] = person_page(self.workspace, person)
        self._fresh.add(person)
        self._show_panel()

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            "undo": self._undo,
            **cursor_actions(self._list.move),
            "open_person": self._open,
            "filter": self._filter,
            "add_person": self._add,
            "talked": self._talked,
            "not_now": self._not_now,
            "plan": self._plan,
            "back": self._back,
        }

    def come_home(self) -> None:
        """Show everyone from the top."""
        self._list.leave_search()
        cursor_actions(self._list.move)["first"]()
        self.reload()

    def show_person(self, person: str) -> None:
        """Put the cursor on someone."""
        self._list.go_to_person(person)

    def _undo(self) -> None:
        """Take back the last change, and go to whoever it brings back."""
        before = set(self._ids)
        self.undo()
        brought_back = [one for one in self._ids if one not in before]
        if len(brought_back) == 1:
            self.show_person(brought_back[0])

    @property
    def _ids(self) -> list[str]:
        return [one.profile.id for one in self.view.everyone] if self.view is not None else []

    def _back(self) -> None:
        if self._list.typed or self._list.is_writing:
            self._list.leave_search()
        else:
            self.app.show_place("today")

    @property
    def _chosen(self) -> tuple[str, ...]:
        """The id of the person under the cursor, if there is one."""
        person = self._list.person
        return () if person is None else (person.profile.id,)

    def _open(self) -> None:
        """Go where the cursor is: to a person, or into a fold; the filter stays, to come back to."""
        if self._list.cursor == ADD:
            self._add()
        elif not self._list.toggle_fold() and self._chosen:
            self._list.close_search()
            person = cast("PersonScreen", self.app.place_called("person"))
            person.show_person(self._chosen[0], came_from="people")
            self.app.show_place("person")

    def _filter(self) -> None:
        if self.view is not None and self.view.everyone:
            self._list.open_search()

    def _add(self) -> None:
        from connect_tui.ui.screens.add_person import open_add_person

        typed = self._list.typed if self._list.cursor == ADD else ""
        open_add_person(self, typed, self.show_person)

    def _talked(self) -> None:
        from connect_tui.ui.screens.talked import open_talked

        open_talked(self, self._chosen)

    def _plan(self) -> None:
        from connect_tui.ui.screens.plan import open_plan

        open_plan(self, None, self._chosen)

    def _not_now(self) -> None:
        from connect_tui.ui.screens.not_now import not_now

        person = self._list.person
        if person is not None:
            not_now(self, person.profile, resting=person.in_touch.resting_until is not None)

    @on(PeopleList.OpenAsked)
    @on(PeoplePanel.OpenAsked)
    def _clicked(self) -> None:
        self.do("open_person")

    @on(PeopleList.AddAsked)
    def _add_clicked(self) -> None:
        self.do("add_person")

    @on(PeopleHeader.Asked)
    def _header_clicked(self, event: PeopleHeader.Asked) -> None:
        self.do(event.action)
