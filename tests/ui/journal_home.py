"""A journal to live with at the screen, written as another process would."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.services.check_ins import people_ids
from connect_tui.services.journal import Writing, write_entry
from connect_tui.ui.screens.journal import JournalScreen
from connect_tui.ui.widgets.journal_list import JournalList
from tests.ui.home import TODAY

if TYPE_CHECKING:
    from connect_tui.domain.drafts import Draft
    from tests.ui.home import Home, Sitting


def written(home: Home, text: str, day: date = TODAY, **said: object) -> str:
    """Write an entry, and return its id."""
    writing = Writing(day, text)._replace(**said)  # type: ignore[arg-type]
    return write_entry(home.workspace(), writing)[0].id


def put(home: Home, entry: JournalEntry, *people: str) -> None:
    """Put an entry of any kind into the journal, with these people by name."""
    workspace = home.workspace()
    with workspace.store.change(None) as change:
        change.put_journal(entry._replace(people=people_ids(change, people, TODAY)))


def a_few(home: Home) -> None:
    """Write one entry of each kind, on different days, the newest a note of today."""
    put(
        home,
        JournalEntry(
            "a1",
            TODAY,
            EntryKind.NOTE,
            text="A walk by the river.\n\nMaya laughed *twice*.",
            feelings=("calm",),
        ),
        "Maya",
    )
    put(
        home,
        JournalEntry(
            "b2",
            date(2026, 11, 20),
            EntryKind.GUIDE,
            "listen",
            text="**What did you hear?**\n\nThat the move was hard.",
        ),
        "Ben",
    )
    feelings = ("sad", "hopeful")
    put(
        home,
        JournalEntry(
            "c3", date(2026, 11, 20), EntryKind.FEELING, None, (), feelings, strengths=(("sad", 3),)
        ),
    )
    put(home, JournalEntry("evening-2026-11-19", date(2026, 11, 19), EntryKind.EVENING, text="Rain."))
    put(home, JournalEntry("week-2026-11-09", date(2026, 11, 9), EntryKind.WEEK, text="The river again."))
    put(home, JournalEntry("d4", date(2025, 11, 22), EntryKind.NOTE, text="A year before."))


def entries(home: Home) -> dict[str, JournalEntry]:
    """Return every entry by id, as another process has them."""
    found = home.workspace().store.journal(date(2000, 1, 1), date(2030, 1, 1))
    return {one.id: one for one in found}


def only_draft(home: Home) -> Draft | None:
    """Return the draft that is kept, None where none is."""
    drafts = home.workspace().store.drafts()
    assert len(drafts) < 2
    return next(iter(drafts.values()), None)


def journal_list(sitting: Sitting) -> JournalList:
    """Return the list of the journal."""
    screen = sitting.app.place_called("journal")
    assert isinstance(screen, JournalScreen)
    return screen.query_one(JournalList)
