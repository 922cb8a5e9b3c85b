"""One person: what to remember, what is planned, and everything shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from connect_tui.config.keys import KeyContext, keymap
from connect_tui.services.people import people_view, person_page
from connect_tui.services.workspace import Workspace
from connect_tui.ui import key_texts
from connect_tui.ui import person_texts as told
from connect_tui.ui.content import shown
from connect_tui.ui.felt_beside import felt_rows, felt_with
from connect_tui.ui.keys import bindings, shown_keys
from connect_tui.ui.person_brought_back import brought_back
from connect_tui.ui.person_course_rows import course_rows, practice_rows
from connect_tui.ui.person_rows import Looks, PageRow, Part, plan_rows, remember_rows, shared_rows
from connect_tui.ui.screens.person_deeds import PersonDeeds
from connect_tui.ui.screens.place import InView, PlaceScreen
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.person_header import PartOnPage, PersonHeader
from connect_tui.ui.widgets.person_list import PersonList

if TYPE_CHECKING:
    from connect_tui.domain.practices import Practice
    from connect_tui.services.person_views import PersonPage

ROOM_BESIDE = (100, 20)
"""Columns and lines from which what was shared stands beside what is to be remembered."""
ROOM_FOR_PARTS = 16
"""Lines from which the header names the parts."""
FAR = 100_000

_ACTIONS = ("back", "edit_person", "remember", "talked", "plan", "guide", "not_now")
_LATER_ACTIONS = ("undo", "archive_person", "remove", "join_person", "keys")
KEY_BAR = (
    *(KeyEntry((action,), key_texts.LABELS[action]) for action in _ACTIONS),
    KeyEntry(("next_part",), told.LABEL_PART),
    KeyEntry(("previous_person", "next_person"), told.LABEL_PERSON),
    *(KeyEntry((action,), key_texts.LABELS[action]) for action in _LATER_ACTIONS),
)


class PersonScreen(PlaceScreen):
    """One person: what to remember, what is planned, and everything shared."""

    PLACE: ClassVar[KeyContext] = "person"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("person")]
    DEFAULT_CSS = """
    PersonScreen #columns { height: 1fr; }
    PersonScreen #first { width: 1fr; }
    PersonScreen #second { display: none; }
    PersonScreen.-wide #first { width: 46%; }
    PersonScreen.-wide #second { display: block; width: 1fr; }
    PersonScreen #nobody { display: none; padding: 1 2; color: $connect-quiet; }
    PersonScreen.-nobody #nobody { display: block; height: 1fr; }
    PersonScreen.-nobody #columns, PersonScreen.-nobody PersonHeader { display: none; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.page: PersonPage | None = None
        self.practices: dict[str, Practice] = {}
        self._person = self._felt = ""
        self._came_from: KeyContext = "people"
        self._order: list[str] = []
        self._afresh = True
        self._header = PersonHeader()
        self._first, self._second = PersonList(id="first"), PersonList(id="second")
        self._deeds = PersonDeeds(self, lambda: self._here.target)

    def compose_place(self) -> Iterator[Widget]:
        """Yield the header and the columns."""
        yield self._header
        yield Static(told.NOBODY, id="nobody", markup=False)
        with Horizontal(id="columns"):
            yield self._first
            yield self._second

    def on_mount(self) -> None:
        """Show the person before the first frame."""
        self.fit_to_size()
        self._first.focus()
        self.app.attempt(self.reload)

    def on_screen_resume(self) -> None:
        """Leave, once a dialog is closed, where the person is gone."""
        if self._person and self.page is None:
            self.leave()

    def on_resize(self) -> None:
        """Follow the terminal."""
        self.fit_to_size()
        self._show_rows()

    def use_room(self, width: int, height: int) -> None:
        """Have one column or two, and a header of as many lines as there is room for."""
        wide = width >= ROOM_BESIDE[0] and height >= ROOM_BESIDE[1]
        self.set_class(wide, "-wide")
        parts = not wide and height >= ROOM_FOR_PARTS
        self.set_class(parts, "-parts")
        self._header.styles.height = 5 if parts else 4 if wide else 2
        if not wide and self.focused is self._second:
            self._first.focus()

    def show_person(self, person_id: str, *, came_from: KeyContext | None = None) -> None:
        """Show this person; ``came_from`` is where going back leads from now on."""
        if came_from is not None:
            self._came_from = came_from
        self._afresh = self._afresh or person_id != self._person
        self._person = person_id
        if self.is_mounted and self.app.place is self:
            self.app.attempt(self.reload)

    def reload(self) -> None:
        """Read everything again and show it, staying where the person is."""
        self.today = self.workspace.today()
        before = self.page
        self.page = person_page(self.workspace, self._person) if self._person else None
        self.set_class(self.page is None, "-nobody")
        if self.page is None:
            if self._person:
                self.call_later(self._leave_the_gone, before)
            return
        self.practices = {one.id: one for one in self.workspace.practices}
        self._felt = felt_with(self.workspace, self._person, self.today)
        self._order = [one.profile.id for one in people_view(self.workspace).everyone]
        self._header.show(self.page, alone=len(self._order) < 2)
        self._show_rows()

    def _leave_the_gone(self, before: PersonPage | None) -> None:
        """Go back with a word, unless a dialog still needs the person's attention."""
        if self.app.screen is self and self.page is None and self._person:
            name = shown(before.view.profile.name) if before is not None else ""
            self.leave()
            if name:
                self.notify(told.GONE.format(name=name), markup=False)

    def leave(self) -> None:
        """Go back to where one came from, with nobody shown here any more."""
        self._person, self.page = "", None
        self.app.show_place(self._came_from)

    def _show_rows(self) -> None:
        """Lay the lines out for the room there is."""
        if (page := self.page) is None:
            return
        wide, width = self.has_class("-wide"), self.app.size.width
        first_width = width * 46 // 100 if wide else width
        keys = keymap(self.workspace.settings.keys)
        shown_keys_of = {action: shown_keys(keys[action][:1]) for action in ("remember", "plan", "talked")}
        names_parts = self.has_class("-parts")
        looks = Looks(first_width - 1, self.practices, shown_keys_of, all_headings=not names_parts)
        first = [list(remember_rows(page, looks)), list(plan_rows(page, looks))]
        practised = list(practice_rows(page, looks))
        practised += felt_rows(self._felt, looks, headed=bool(practised))
        looks = looks._replace(width=width - first_width - 1) if wide else looks
        second = [list(course_rows(page, looks)), list(shared_rows(page, looks))]
        if wide:
            self._second.show(_with_gaps(*second), afresh=self._afresh)
            first.append(practised)
        else:
            second.insert(1, practised)
            first += second
        self._first.show(_with_gaps(*first), afresh=self._afresh)
        if self._afresh and self.focused is not self._first:
            self._first.focus()
        self._afresh = False
        self._show_parts()

    @on(PersonList.CursorMoved)
    def _show_parts(self) -> None:
        if (page := self.page) is None:
            return
        counts = {Part.PLANS: len(page.plans), Part.SHARED: len(page.shared)}
        parts = [] if self.has_class("-wide") else self._first.parts
        here = self._here.part
        self._header.show_parts([PartOnPage(part, counts.get(part) or None, part is here) for part in parts])

    @property
    def _here(self) -> PersonList:
        """The column that the keys work on."""
        return self._second if self.focused is self._second else self._first

    def practice_name(self, practice: str) -> str:
        """Return how a practice is called."""
        return self.practices[practice].name if practice in self.practices else practice

    @property
    def in_view(self) -> InView:
        """What is looked at just now."""
        return InView(people=(self._person,) if self._person else ())

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        here = self._here
        return {
            **self._deeds.actions(),
            "undo": self._undo,
            "back": lambda: self.app.show_place(self._came_from),
            "cursor_down": lambda: here.move(1),
            "cursor_up": lambda: here.move(-1),
            "first": lambda: here.move(-FAR),
            "last": lambda: here.move(FAR),
            "next_part": lambda: self._next_part(1),
            "previous_part": lambda: self._next_part(-1),
            "previous_person": lambda: self._next_person(-1),
            "next_person": lambda: self._next_person(1),
        }

    def _undo(self) -> None:
        """Take back the last change, and go to what it brings back to this page."""
        before = self.page
        self.undo()
        found = brought_back(before, self.page)
        if found is not None:
            part, target = found
            column = self._column_of(part)
            column.focus()
            column.go_to(target)

    def _next_part(self, by: int) -> None:
        parts = [*self._first.parts, *(self._second.parts if self.has_class("-wide") else ())]
        here = self._here.part
        if parts:
            place = parts.index(here) if here in parts else 0
            self.go_to_part(parts[(place + by) % len(parts)])

    def go_to_part(self, part: Part) -> None:
        """Put the cursor on the first line of a part."""
        column = self._column_of(part)
        column.focus()
        column.go_to_part(part)

    def _column_of(self, part: Part) -> PersonList:
        return self._second if self.has_class("-wide") and part in self._second.parts else self._first

    def _next_person(self, by: int) -> None:
        """Show whoever comes before or after in the order of everyone."""
        if len(self._order) < 2 or self._person not in self._order:
            self.notify(told.ONLY_ONE, markup=False)
            return
        place = self._order.index(self._person)
        self.show_person(self._order[(place + by) % len(self._order)])

    @on(PersonList.Opened)
    def _clicked_again(self) -> None:
        self.do("open_item")

    @on(PersonHeader.Asked)
    def _header_clicked(self, event: PersonHeader.Asked) -> None:
        self.do(event.action)

    @on(PersonHeader.PartAsked)
    def _part_clicked(self, event: PersonHeader.PartAsked) -> None:
        self.go_to_part(event.part)


def _with_gaps(*parts: list[PageRow]) -> list[PageRow]:
    """Return parts, one below the other, with an empty line before each but the first."""
    rows: list[PageRow] = []
    for part in parts:
        rows += [PageRow(part[0].part, "gap"), *part] if rows and part else part
    return rows
