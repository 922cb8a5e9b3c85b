"""The journal book finds what going through every entry anew finds, however it is asked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.people import Profile
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.text import fold
from connect_tui.services import journal_book
from connect_tui.services.check_ins import undo
from connect_tui.services.journal import Writing, change_entry, remove_entry, write_entry
from connect_tui.services.journal_book import JournalBook, Query, excerpt
from connect_tui.services.people_changes import add_person, save_person
from connect_tui.services.workspace import Workspace
from connect_tui.store.journal_years import Head, JournalYear
from tests.living import StandingClock, paths_in
from tests.store.helpers import folder_in_memory

TODAY = date(2026, 11, 22)
DAYS = (TODAY, date(2026, 2, 28), date(2025, 2, 28), date(2024, 2, 29), date(2025, 11, 22), date(2020, 6, 1))
ENTRY = st.builds(
    JournalEntry,
    id=st.just(""),
    day=st.sampled_from(DAYS),
    kind=st.sampled_from((EntryKind.NOTE, EntryKind.GUIDE)),
    practice=st.sampled_from((None, "listen", "not-known-here")),
    people=st.lists(st.sampled_from(("p1", "p2", "p-gone")), unique=True, max_size=2).map(tuple),
    feelings=st.lists(st.sampled_from(("sad", "uneasy", "Straße")), unique=True, max_size=2).map(tuple),
    text=st.sampled_from(("", "Tea with MAYA", "Die Straße\nlang", "listening", "Zoe\u0308 laughed")),
    at=st.none(),
    strengths=st.just(()),
)
QUERY = st.builds(
    Query,
    text=st.sampled_from(
        ("", "t", "te", "tea m", "zoë", "strasse", "listen", "a", "a l", "x", "maya tea", "not")
    ),
    practice=st.sampled_from((None, "listen")),
    person=st.sampled_from((None, "p1")),
    feeling=st.sampled_from((None, "uneasy", "SAD")),
    kinds=st.sampled_from((frozenset(), frozenset({EntryKind.GUIDE}))),
    start=st.sampled_from((None, date(2024, 2, 29))),
    end=st.sampled_from((None, date(2025, 11, 22))),
)


def put(workspace: Workspace, entry: JournalEntry) -> JournalEntry:
    with workspace.store.change(ChangeInfo("journal", entry.day)) as change:
        return change.put_journal(entry)


def everything(workspace: Workspace) -> list[JournalEntry]:
    found = workspace.store.journal(date.min, date.max)
    return sorted(found, key=lambda one: (one.day, str(one.at), one.id), reverse=True)


def found_by(book: JournalBook, query: Query) -> list[JournalEntry]:
    return [hit.entry for step in book.entries(query) for hit in step]


def wanted(workspace: Workspace, query: Query) -> list[JournalEntry]:
    """What a query wants, by its definition."""
    names = {person.id: person.name for person in workspace.store.people().values()}
    practices = {one.id: one.name for one in workspace.practices} | {"not-known-here": "Not known here"}
    families = {fold(one.name): one for one in workspace.loaded.catalogue.feelings}

    def has(entry: JournalEntry, word: str) -> bool:
        said = (
            entry.text,
            *(names.get(one, "") for one in entry.people),
            *entry.feelings,
            practices.get(entry.practice or "", ""),
        )
        return any(word in fold(one) for one in said)

    def felt(entry: JournalEntry) -> bool:
        family = families.get(fold(query.feeling or ""))
        words = (family.name, *family.words) if family else (query.feeling or "",)
        return query.feeling is None or not {*map(fold, words)}.isdisjoint(map(fold, entry.feelings))

    return [
        one
        for one in everything(workspace)
        if all(has(one, word) for word in fold(query.text).split())
        and (query.practice is None or one.practice == query.practice)
        and (query.person is None or query.person in one.people)
        and (not query.kinds or one.kind in query.kinds)
        and (query.start or date.min) <= one.day <= (query.end or date.max)
        and felt(one)
    ]


@settings(max_examples=20, deadline=None)
@given(st.lists(ENTRY, max_size=8), st.lists(QUERY, min_size=1, max_size=4), ENTRY, st.integers(0, 9))
def test_it_finds_what_looking_at_every_entry_finds(
    entries: list[JournalEntry], queries: Sequence[Query], later: JournalEntry, limit: int
) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_book, "STEP", 2)
        workspace, other = (Workspace(paths_in(Path(name)), StandingClock()) for _ in range(2))
        with other.store.change(ChangeInfo("person-added")) as change:
            for number, called in enumerate(("Maya", "Leaf"), start=1):
                change.relations.put_profile(Profile(f"p{number}", called))
        for entry in entries:
            put(other, entry)
        book = workspace.journal_book
        assert book.newest(limit) == everything(other)[:limit]
        for query in queries:
            assert found_by(book, query) == wanted(other, query)
        there = put(other, later)
        assert found_by(book, queries[-1]) == wanted(other, queries[-1])
        remove_entry(other, there.id)
        while book.read_more():
            pass
        assert book.newest(99) == [one for year in book.years() for one in book.in_year(year)]
        assert book.newest(99) == everything(other)
        for query in queries:
            assert found_by(book, query) == wanted(other, query)


def test_what_is_typed_on_is_looked_for_in_what_was_found(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        put(workspace, JournalEntry("", TODAY, EntryKind.NOTE, text="Tea" if number else "Bread"))
    book = workspace.journal_book
    monkeypatch.setattr(journal_book, "STEP", 1)
    asked = ["", "t", "te", "tea", "t", "x", "te"]
    steps = [len(list(book.entries(Query(text)))) for text in asked]
    assert steps == [5, 5, 4, 4, 5, 5, 5]
    assert len(list(book.entries(Query("tea", practice="listen")))) == 5
    abandoned = book.entries(Query("brea"))
    next(abandoned)
    assert len(found_by(book, Query("bread"))) == 1


def test_little_is_read_for_the_newest(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        put(
            workspace, JournalEntry("", TODAY - timedelta(days=number * 30), EntryKind.NOTE, text=str(number))
        )
    read: list[Head] = []
    entry_of = JournalYear.entry

    def noted(self: JournalYear, head: Head) -> JournalEntry | None:
        read.append(head)
        return entry_of(self, head)

    monkeypatch.setattr(JournalYear, "entry", noted)
    assert [one.text for one in workspace.journal_book.newest(8)] == [str(number) for number in range(8)]
    assert len(read) == 8
    workspace.journal_book.in_year("2026")
    entry = workspace.journal_book.newest(1)[0]
    read.clear()
    change_entry(workspace, entry, Writing(entry.day, "Changed."))
    assert [one.text for one in workspace.journal_book.newest(3)] == ["Changed.", "1", "2"]
    assert len(read) == 1


def test_who_is_called_otherwise_is_found_by_the_new_name(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    maya, _ = add_person(workspace, Profile("", "Maya"))
    put(workspace, JournalEntry("", TODAY, EntryKind.NOTE, people=(maya.id,), text="Tea"))
    book = workspace.journal_book
    assert len(found_by(book, Query("maya"))) == 1
    save_person(opened(), maya, maya._replace(name="Majken"))
    assert (len(found_by(book, Query("maya"))), len(found_by(book, Query("majk tea")))) == (0, 1)
    undo(workspace)
    assert len(found_by(book, Query("maya"))) == 1


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 2, 28), ["2025-02-28", "2024-02-29", "2024-02-28"]),
        (date(2028, 2, 28), ["2026-02-28", "2025-02-28", "2024-02-28"]),
        (date(2028, 2, 29), ["2024-02-29"]),
        (date(2024, 11, 22), ["2026-11-22"]),
        (date(2026, 11, 22), []),
    ],
)
def test_on_this_day_in_other_years(workspace: Workspace, day: date, found: list[str]) -> None:
    for one in ("2026-02-28", "2025-02-28", "2024-02-29", "2024-02-28", "2026-11-22", "2026-11-23"):
        put(workspace, JournalEntry("", date.fromisoformat(one), EntryKind.NOTE, text="A"))
    book = workspace.journal_book
    assert [str(one.day) for one in book.on_this_day(day)] == found
    while book.read_more():
        pass
    remove_entry(workspace, write_entry(workspace, Writing(TODAY, "B"))[0].id)
    assert [str(one.day) for one in book.on_this_day(day)] == found


def test_a_hit_tells_where_its_words_stand(workspace: Workspace) -> None:
    put(
        workspace,
        JournalEntry("", TODAY, EntryKind.NOTE, "listen", text="Long ago. " * 9 + "Die Straße, lang"),
    )
    [[hit]] = workspace.journal_book.entries(Query("strasse lang listen"))
    line = excerpt(hit.entry, hit.spans, 30)
    assert [line.text[span.start : span.end] for span in line.spans] == ["Straße", "lang"]
