"""The people in a person's life, drawn line by line as one widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from connect_tui.ui import people_texts
from connect_tui.ui.content import literal
from connect_tui.ui.widgets.people_list_drawn import DrawnPeople
from connect_tui.ui.widgets.people_list_filter import Findable, findable, fitting_all, narrows, words_of
from connect_tui.ui.widgets.people_list_lines import (
    ADD,
    FOLD,
    MORE,
    PeopleLine,
    PeopleListView,
    people_lines,
    person_in,
    target_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from connect_tui.services.people_views import PersonView

_WITH_TIP = {ADD: people_texts.ADD_TIP, MORE: people_texts.MORE_TIP, FOLD: people_texts.FOLD_TIP}


class PeopleList(DrawnPeople, can_focus=True, inherit_bindings=False):
    """People and a cursor, and a filter that letters go into. It changes nothing: it says what was asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", id="people.page_down", tooltip="A page down", show=False),
        Binding("pageup", "page(-1)", id="people.page_up", tooltip="A page up", show=False),
    ]

    class OpenAsked(Message):
        """The person under the cursor was asked for."""

    class AddAsked(Message):
        """Someone is to be added whom the filter names."""

    def __init__(self, moved: Callable[[], object], searched: Callable[[], object]) -> None:
        super().__init__(moved, searched)
        self._findable: list[Findable] | None = None
        self._found: tuple[tuple[str, ...], Sequence[Findable]] = ((), [])
        self._before_search = ""

    def show(self, view: PeopleListView) -> None:
        """Show people. The cursor stays on its person, and begins on the first; folds and filter stay."""
        before = self._view
        if before is not None:
            view = view._replace(
                with_more=before.with_more,
                with_put_away=before.with_put_away,
                words=before.words,
                typed=before.typed,
            )
        if view != before:
            if before is None or view.people is not before.people:
                self._findable = None
                self._view = view
                self.measure_names()
            self._use(view)

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    @property
    def found(self) -> tuple[int, int]:
        """How many people the filter finds, and how many more among those put away."""
        if self._view is None or not self.has_filter:
            return 0, 0
        headings = [line for line in self._lines if line.view is None]
        found = sum(line.number for line in headings if line.kind == "circle")
        return found, sum(line.number for line in headings if line.kind == "away")

    @property
    def has_filter(self) -> bool:
        """Whether only some are shown."""
        return self._view is not None and bool(self._view.words)

    @property
    def person(self) -> PersonView | None:
        """The person under the cursor."""
        place = self._places.get(self.cursor)
        return None if place is None else self._lines[place].view

    def move(self, by: int) -> None:
        """Move the cursor by so many lines that it can rest on, stopping at both ends."""
        targets = list(self._places)
        if targets:
            here = targets.index(self.cursor) if self.cursor in self._places else 0
            self._go_to(targets[max(0, min(len(targets) - 1, here + by))])

    def go_to_person(self, person: str) -> None:
        """Put the cursor on someone, among everyone, unfolding those put away where it is one of them."""
        view = self._view
        if view is None:
            return
        if not target_of(person, self._lines):
            self.leave_search()
            if not target_of(person, self._lines):
                self._use(view._replace(with_put_away=True, words=(), typed=""))
        self._go_to(target_of(person, self._lines))

    def toggle_fold(self) -> bool:
        """Fold or unfold what the cursor is on, going on to what that shows; tell if it was on one."""
        view, fold = self._view, self.cursor
        if view is None or fold not in (MORE, FOLD):
            return False
        before = set(self._places)
        if fold == MORE:
            self._use(view._replace(with_more=not view.with_more))
        else:
            self._use(view._replace(with_put_away=not view.with_put_away))
        shown_now = [target for target in self._places if target not in before]
        if shown_now:
            last = self._places[shown_now[-1]]
            self.show_lines(self._places[shown_now[0]], last)
            self._go_to(shown_now[0])
        return True

    def open_search(self) -> None:
        """Have letters go into the filter, as it was left."""
        if not self.is_writing:
            self._before_search = self._before_search if self.typed else self.cursor
            super().open_search()
            self.call_after_refresh(self._fold_texts)

    def close_search(self) -> None:
        """Have letters be keys again; who was found stays."""
        if self.is_writing and not self.has_filter:
            self.typed = ""
        super().close_search()

    def leave_search(self) -> None:
        """Show everyone again, with the cursor on the same person."""
        person = person_in(self.cursor) if self.has_filter else ""
        super().leave_search()
        self._go_to(target_of(person, self._lines) or self._before_search)

    def show_found(self) -> None:
        """Show whom the filter finds."""
        view, typed = self._view, self.typed
        if view is not None:
            words = words_of(typed)
            if words != view.words:
                self._use(view._replace(words=words, typed=typed), from_top=bool(words))
            elif words:
                self._view = view._replace(typed=typed)

    def _use(self, view: PeopleListView, *, from_top: bool = False) -> None:
        targets_before = list(self._places)
        with self.changing():
            self._view = view
            self._lines = people_lines(view, self._finds)
            self._places = {line.target: number for number, line in enumerate(self._lines) if line.target}
            if from_top or self.cursor not in self._places:
                targets = list(self._places)
                stays = not from_top and self.cursor in targets_before
                place = targets_before.index(self.cursor) if stays else 0
                near = targets[min(place, len(targets) - 1)] if targets else ""
                self.cursor = near if from_top else target_of(person_in(self.cursor), self._lines) or near
            self.set_line_count(len(self._lines))
            self.show_cursor()
        self._moved()

    def _finds(self, words: tuple[str, ...]) -> list[PersonView]:
        """Return whom the filter finds; texts are folded once for as long as they stay what they are."""
        if self._view is None:
            return []
        findable_people = self._fold_texts()
        before, among = self._found
        if not narrows(words, before):
            among = findable_people
        self._found = (words, fitting_all(among, words))
        return [one.view for one in self._found[1]]

    def _fold_texts(self) -> list[Findable]:
        if self._findable is None:
            people = self._view.people.everyone if self._view is not None else ()
            self._findable = [findable(one) for one in people]
            self._found = ((), self._findable)
        return self._findable

    def _go_to(self, target: str) -> None:
        if target not in self._places or target == self.cursor:
            return
        self.put_cursor(target)
        self._moved()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; open on a name, or clicked twice anywhere."""
        line = self._line_at(event.y)
        if line is None or not line.target:
            return
        self._go_to(line.target)
        if line.target == ADD:
            self.post_message(self.AddAsked())
        elif not self.toggle_fold():
            column = self.columns.column_at(event.x)
            if column == "name" or event.chain == 2:
                self.post_message(self.OpenAsked())

    def _line_at(self, y: int) -> PeopleLine | None:
        number = y + self.scroll_offset.y
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in words what is under the pointer."""
        line = self._line_at(event.y)
        words = "" if line is None else self._words(line, event.x)
        self.tooltip = literal(words) if words else None

    def _words(self, line: PeopleLine, x: int) -> str:
        if line.view is None or self._view is None:
            return _WITH_TIP.get(line.target, "")
        today, view = self._view.people.today, line.view
        column = self.columns.column_at(x)
        if column == "name":
            return people_texts.NAME_TIP
        if column in ("sign", "signs"):
            return "\n".join(people_texts.sign_words(view, today)) or people_texts.NAME_TIP
        return people_texts.rhythm_words(view, today)
