"""One entry of the journal, to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from connect_tui.config.keys import KeyContext
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.services.remembering import names_by_id
from connect_tui.services.workspace import Workspace
from connect_tui.ui import journal_texts as told
from connect_tui.ui import key_texts, texts
from connect_tui.ui.keys import bindings
from connect_tui.ui.screens.journal_deeds import JournalDeeds
from connect_tui.ui.screens.place import PlaceScreen
from connect_tui.ui.widgets.journal_lines import JournalNames, lead
from connect_tui.ui.widgets.key_bar import KeyEntry
from connect_tui.ui.widgets.phrases import MARGIN

if TYPE_CHECKING:
    from connect_tui.ui.screens.journal import JournalScreen

WIDEST = 92
"""Cells of a line at most: longer ones are tiring to read."""

_ACTIONS = ("back", "edit_entry")
_LATER_ACTIONS = ("own_editor", "on_this_day", "new_entry", "remove", "undo", "feelings", "keys")
KEY_BAR = (
    *(KeyEntry((action,), key_texts.LABELS[action]) for action in _ACTIONS),
    KeyEntry(("previous_entry", "next_entry"), told.LABEL_NEWER_OLDER),
    *(KeyEntry((action,), key_texts.LABELS[action]) for action in _LATER_ACTIONS),
)


class Beside(Protocol):
    """Tells which entry stands so many places below another one, or above it."""

    def __call__(self, entry_id: str, by: int, /) -> JournalEntry | None:
        """Return it, or None where there is none."""


class EntryScreen(PlaceScreen):
    """One entry: what it is, when and with whom, and its text as Markdown."""

    PLACE: ClassVar[KeyContext] = "entry"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entry")]
    DEFAULT_CSS = """
    EntryScreen #entry-title { height: auto; padding: 0 2; text-style: bold; }
    EntryScreen #entry-about { height: auto; padding: 0 2; color: $connect-quiet; }
    EntryScreen #entry-body { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    EntryScreen #entry-body, EntryScreen #entry-body:focus { background: $background; }
    EntryScreen #entry-text { height: auto; padding: 0 2; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, KEY_BAR)
        self._entry: JournalEntry | None = None
        self._came_from: KeyContext = "journal"
        self._beside: Beside = self._beside_in_book
        self._title = Static(id="entry-title", markup=False)
        self._about = Static(id="entry-about", markup=False)
        self._text = Static(id="entry-text", markup=False)
        self._body = VerticalScroll(self._text, id="entry-body")
        self._laid_out: tuple[str, int] | None = None
        """What text the lines shown are of, and how wide they may be."""
        self._deeds = JournalDeeds(self, lambda: self._entry, written=self._written)

    def compose_place(self) -> Iterator[Widget]:
        """Yield the head and the text."""
        yield self._title
        yield self._about
        yield self._body

    def on_mount(self) -> None:
        """Show the entry before the first frame."""
        self.fit_to_size()
        self._show()
        self._body.focus()

    def on_resize(self) -> None:
        """Follow the terminal."""
        self.fit_to_size()
        self._show()

    def use_room(self, width: int, height: int) -> None:  # noqa: ARG002
        """Have an empty line above the head where there is room."""
        self._title.styles.padding = (1 if height >= 22 else 0, 2, 0, 2)

    def show_entry(
        self, entry: JournalEntry, *, came_from: KeyContext = "journal", beside: Beside | None = None
    ) -> None:
        """Show this entry; going back leads to ``came_from``.

        ``beside`` tells what comes before and after it; without, that is the whole journal.
        """
        self._came_from, self._beside = came_from, beside or self._beside_in_book
        self._turn_to(entry)

    def _turn_to(self, entry: JournalEntry) -> None:
        self._entry = entry
        if self.is_mounted:
            self._body.scroll_home(animate=False, force=True)
            self._show()

    def reload(self) -> None:
        """Read the entry again and show it; where it is gone, go back."""
        self.today = self.workspace.today()
        if self._entry is None:
            return
        entry = self.workspace.store.journal_entry(self._entry.id)
        if entry is None:
            self._entry = None
            self.call_later(self._leave_the_gone)
        elif entry != self._entry:
            self._entry = entry
            self._show()

    def come_back(self) -> None:
        """Show the entry as it is now."""
        super().come_back()
        self._show()

    def _leave_the_gone(self) -> None:
        """Go back, unless a dialog still needs the person's attention."""
        if self._entry is None and self.app.screen is self:
            self.app.show_place(self._came_from)

    def on_screen_resume(self) -> None:
        """Leave, once a dialog is closed, where the entry is gone."""
        if self._entry is None and self.is_mounted:
            self.call_later(self._leave_the_gone)

    def _show(self) -> None:
        entry = self._entry
        if entry is None:
            return
        practices = {one.id: one.name for one in self.workspace.practices}
        names = JournalNames(names_by_id(self.workspace), practices)
        day = texts.day_title(entry.day, self.today)
        title = lead(entry, names, self.today) if entry.kind is not EntryKind.FEELING else ""
        kind = f"{told.SIGNS[entry.kind]} {told.KINDS[entry.kind]}"
        head = [(title or day, ""), (f"   {day}" if title else "", "$connect-quiet not bold")]
        self._title.update(Content.assemble(*head, (f"   {kind}", "$connect-key not bold")))
        self._about.update(Content("\n".join(_about(entry, names))))
        self._about.display = bool(_about(entry, names))
        self._show_text(entry.text)

    def _show_text(self, text: str) -> None:
        """Lay the text out as Markdown, as wide as it can be and is still read easily."""
        from connect_tui.ui.markdown_lines import laid_out

        width = min(WIDEST, self.app.size.width - 2 * MARGIN - 1)
        if self._laid_out != (text, width):
            self._laid_out = (text, width)
            self._text.update(Content("\n").join(laid_out(text or told.NO_WORDS, width)))

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of this screen do, by action."""
        body = self._body
        return {
            **self._deeds.actions(),
            "undo": self.undo,
            "cursor_down": lambda: body.scroll_relative(y=1, animate=False),
            "cursor_up": lambda: body.scroll_relative(y=-1, animate=False),
            "first": lambda: body.scroll_home(animate=False),
            "last": lambda: body.scroll_end(animate=False),
            "previous_entry": lambda: self._go(-1),
            "next_entry": lambda: self._go(1),
            "on_this_day": self._on_this_day,
            "back": self._back,
        }

    def _go(self, by: int) -> None:
        """Show the entry before or after."""
        entry = self._beside(self._entry.id, by) if self._entry is not None else None
        if entry is None:
            self.notify(told.ONLY_ONE, markup=False)
        else:
            self._turn_to(entry)

    def _beside_in_book(self, entry_id: str, by: int, /) -> JournalEntry | None:
        """Return the entry that was written before or after another, in the whole journal."""
        entry = self._entry
        if entry is None:
            return None
        book = self.workspace.journal_book
        years = sorted(book.years(), reverse=by > 0)
        year = str(entry.day.year)
        for one in years[years.index(year) :] if year in years else ():
            entries = book.in_year(one)
            ids = [found.id for found in entries]
            at = ids.index(entry_id) + by if entry_id in ids else (0 if by > 0 else len(ids) - 1)
            if 0 <= at < len(entries):
                return entries[at]
        return None

    def _back(self) -> None:
        """Go back, with the cursor there on the entry that was read last."""
        if self._came_from == "journal":
            self._journal().come_from_entry(self._entry.id if self._entry is not None else "")
        self.app.show_place(self._came_from)

    def _on_this_day(self) -> None:
        if self._entry is not None:
            self._journal().show_day_in_other_years(self._entry.day)
            self.app.show_place("journal")

    def _journal(self) -> JournalScreen:
        return cast("JournalScreen", self.app.place_called("journal"))

    def _written(self, entry: JournalEntry) -> None:
        """Show what was just written."""
        self._turn_to(entry)


def _about(entry: JournalEntry, names: JournalNames) -> list[str]:
    """Return the lines below the title: the practice and the people, and the feelings."""
    said = []
    if entry.practice and entry.kind is not EntryKind.GUIDE:
        said.append(names.practice(entry.practice))
    people = names.with_whom(entry.people)
    if people:
        said.append(f"{texts.WITH} {', '.join(people)}")
    felt = "   ".join(told.feeling_in_full(one) for one in entry.felt)
    return [one for one in (" · ".join(said), felt) if one]
