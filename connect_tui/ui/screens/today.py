"""Today: the practices of a day, to be checked, rested, noted and looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from connect_tui.config.keys import KeyContext, keymap
from connect_tui.domain.days import EARLIEST_DAY, ONE_DAY
from connect_tui.services import check_ins
from connect_tui.services.days import day_view, practice_detail, with_practice_read_again
from connect_tui.services.views import DayView
from connect_tui.services.workspace import Workspace
from connect_tui.store import DRAFTS
from connect_tui.ui import key_texts, texts
from connect_tui.ui.keys import bindings, shown_keys
from connect_tui.ui.screens.deeds import Chosen, Deeds
from connect_tui.ui.screens.place import InView, PlaceScreen
from connect_tui.ui.screens.reaching import Reaching
from connect_tui.ui.widgets.day_header import DayHeader
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.practice_list import FOLD, PracticeList
from connect_tui.ui.widgets.practice_panel import NOTES, WEEKS, PanelView, PracticePanel

if TYPE_CHECKING:
    from connect_tui.domain.practices import Practice
    from connect_tui.ui.widgets.suggestion_line import SuggestionLine

ROOM_BESIDE = (104, 20)
"""Columns and lines from which the panel stands beside the list."""

KEY_BAR = (
    *(
        KeyEntry((action,), key_texts.LABELS[action])
        for action in ("check", "rest", "note", "with", "undo", "guide")
    ),
    KeyEntry(("previous_day", "next_day"), key_texts.LABEL_DAY),
    *(
        KeyEntry((action,), key_texts.LABELS[action])
        for action in ("review", "people", "focus", "today", "reminders", "keys")
    ),
)


class TodayScreen(PlaceScreen):
    """A day, today unless the person moves."""

    PLACE: ClassVar[KeyContext] = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today")]
    DEFAULT_CSS = """
    TodayScreen #beside { layout: vertical; height: 1fr; }
    TodayScreen.-wide #beside { layout: horizontal; }
    TodayScreen.-tall DayHeader { height: 2; }
    TodayScreen.-suggested PracticePanel { height: 4; padding: 0 2; }
    TodayScreen.-suggested PracticePanel.-low { height: 2; }
    TodayScreen.-suggested PracticePanel.-beside { height: 1fr; padding: 1 2; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self.day = self.today
        self.unfolded = False
        self._deeds = Deeds(self, self._chosen, self._turned)
        self.view: DayView = day_view(workspace, self.day)
        self._header = DayHeader()
        self._list = PracticeList(workspace.loaded.catalogue.pillars)
        self._panel = PracticePanel()
        self._reaching = Reaching(self, self._list)
        self._next_seen: datetime | None = None
        self._begun: frozenset[str] = frozenset()
        """The practices through whose guides a walk is under way; read only once there is time for it."""
        self._guides_seen = False

    def compose_place(self) -> Iterator[Widget]:
        """Yield the header, and the list with its panel."""
        yield self._header
        with Horizontal(id="beside"):
            with Vertical():
                yield self._list
            yield self._panel

    def on_mount(self) -> None:
        """Show the day before the first frame."""
        self.fit_to_size()
        self.show_view()
        self._list.focus()

    def on_resize(self) -> None:
        """Follow the terminal."""
        self.fit_to_size()
        self._show_panel()

    def use_room(self, width: int, height: int) -> None:
        """Put the panel beside the list, or below it."""
        beside = width >= ROOM_BESIDE[0] and height >= ROOM_BESIDE[1]
        self.set_class(beside, "-wide")
        self.set_class(beside and height >= 36, "-tall")
        self._panel.set_class(beside, "-beside")
        self._panel.set_class(not beside and height < 22, "-low")

    def reload(self) -> None:
        """Read the day again and show it, staying where the person is; a day that turned is followed."""
        today = self.workspace.today()
        if today != self.today:
            if self.day == self.today:
                self.day = today
                self.notify(texts.NEW_DAY, markup=False)
            self.today = today
        self.view = day_view(self.workspace, self.day)
        self.show_view()

    def show_view(self) -> None:
        """Show the day that was read."""
        self._header.show(self.view)
        self._next_seen = None
        self._guides_seen = False
        self._reaching.forget(self.view)
        without = [] if self.app.desk else ["reminders"]
        self.key_bar.leave_out("today" if self.day == self.today else "focus", *without)
        self._list.show(self.view, show_streaks=self.workspace.settings.show_streaks, unfolded=self.unfolded)
        self._show_panel()

    def follow(self, records: frozenset[str], *, catalogue: bool) -> None:
        """Take in changes, and see to what reminder comes next: once a minute, or after any change."""
        super().follow(records, catalogue=catalogue)
        now = self.workspace.clock.now().replace(second=0, microsecond=0)
        if self.app.desk is not None and (records or now != self._next_seen):
            from connect_tui.ui.next_reminder import next_reminder

            self._header.show_next(next_reminder(self.app.desk, self.workspace))
            self._next_seen = now
        self._reaching.look(self.view)
        if DRAFTS in records or not self._guides_seen:
            self._look_for_guides()

    def use_catalogue(self) -> None:
        """Take over the person's keys, and their names for the pillars."""
        super().use_catalogue()
        self._list.name_pillars(self.workspace.loaded.catalogue.pillars)

    @on(PracticeList.CursorMoved)
    def _show_panel(self) -> None:
        self.app.attempt(self._read_panel, tell_once=True)

    def _read_panel(self) -> None:
        row = self._list.row
        if row is None:
            self._panel.show(None, "" if self._list.cursor else texts.NO_PRACTICES)
            return
        detail = None
        if self._panel.has_class("-beside"):
            detail = practice_detail(self.workspace, row.practice, self.day, weeks=WEEKS, notes=NOTES)
        settings = self.workspace.settings
        begun = self._begun_words() if row.practice.id in self._begun else ""
        self._panel.show(
            PanelView(self.view, row, detail, settings.show_streaks, settings.week_starts_on, begun)
        )

    def _begun_words(self) -> str:
        from connect_tui.ui.guide_texts import BEGUN, BEGUN_NO_KEY

        keys = keymap(self.workspace.settings.keys)["guide"]
        return BEGUN.format(key=shown_keys(keys[:1])) if keys else BEGUN_NO_KEY

    def _look_for_guides(self) -> None:
        """Read whose guides are under way, and say so."""
        from connect_tui.services.drafts import drafts

        runs = (one.run for one in drafts(self.workspace))
        begun = frozenset(run.practice for run in runs if run is not None)
        self._guides_seen = True
        if begun != self._begun:
            self._begun = begun
            self._show_panel()

    def show_practice(self, practice: str) -> None:
        """Put the cursor on a practice, unfolding the others where it is one of them."""
        if self.view.focus and practice not in self.view.focus and not self.unfolded:
            self.unfolded = True
            self.show_view()
        self._list.go_to(practice)

    @property
    def in_view(self) -> InView:
        """What is looked at just now."""
        row = self._list.row
        return InView(None if row is None else row.practice.id)

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        return {
            **self._deeds.actions(),
            "check": self._check,
            "undo": self.undo,
            "focus": self._focus,
            "previous_day": lambda: self._move_day(-1),
            "next_day": lambda: self._move_day(1),
            "today": self.come_home,
            "talked": self._reaching.talked,
            "not_now": self._reaching.not_now,
            "cursor_down": lambda: self._list.move(1),
            "cursor_up": lambda: self._list.move(-1),
            "first": lambda: self._list.move(-len(self.view.practices) - 1),
            "last": lambda: self._list.move(len(self.view.practices) + 1),
        }

    def come_home(self) -> None:
        """Show today."""
        self.go_to_day(self.workspace.today())

    def go_to_day(self, day: date) -> None:
        """Show another day."""
        self.day = day
        self.reload()

    def _move_day(self, by: int) -> None:
        earliest, latest = EARLIEST_DAY, self.today + ONE_DAY * check_ins.FURTHEST_REST_DAYS
        self.go_to_day(max(earliest, min(latest, self.day + ONE_DAY * by)))

    def _chosen(self) -> Chosen | None:
        row = self._list.row
        return None if row is None else Chosen(row, self.day)

    def _turned(self, practice: Practice) -> None:
        self.view = with_practice_read_again(self.workspace, self.view, practice)
        self.show_view()

    def _check(self) -> None:
        if self._list.cursor == FOLD:
            self._toggle_fold()
        else:
            self._deeds.check()

    def _focus(self) -> None:
        from connect_tui.ui.screens.focus import FocusDialog

        practices = [one for one in self.workspace.practices if not one.archived_on(self.today)]

        def keep(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                by_id = {practice.id: practice for practice in practices}
                self.app.attempt(lambda: check_ins.set_focus(self.workspace, [by_id[one] for one in chosen]))
                self.unfolded = False
                self.app.attempt(self.reload)

        self.app.push_screen(FocusDialog(practices, self.view.focus), keep)

    @on(PracticeList.FoldAsked)
    def _toggle_fold(self) -> None:
        self.unfolded = not self.unfolded
        self.show_view()

    @on(PracticeList.CheckAsked)
    def _check_clicked(self) -> None:
        self.do("check")

    @on(PracticeList.DayAsked)
    def _day_clicked(self, event: PracticeList.DayAsked) -> None:
        self.app.attempt(lambda: self.go_to_day(self.day - ONE_DAY * event.days_back))

    def on_suggestion_line_asked(self, event: SuggestionLine.Asked) -> None:
        """Do what was clicked on the suggestion of the day."""
        self.do(event.action)

    @on(DayHeader.RemindersAsked)
    def _next_clicked(self) -> None:
        self.do("reminders")
