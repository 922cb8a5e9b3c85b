"""Journal entries are found again by their day, taken back, carried over and merged like any record."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.records import ChangeInfo, Focus
from connect_tui.store import Store, UnusableRecordError
from tests.store.helpers import DAY, SetClock, done, files_in, folder_in_memory, open_store

LOOKED_BACK = ChangeInfo("look-back", DAY)
HOSTILE = '[b]x[/b] \x1b]0;t\x07 \u202egnp.exe \u200b "q"\\ \u2028 שלום\n' * 20
NEW = JournalEntry("", DAY, EntryKind.WEEK, text="A walk.")


def put(store: Store, entry: JournalEntry = NEW) -> JournalEntry:
    with store.change(LOOKED_BACK) as change:
        return change.put_journal(entry)


def of_2026(store: Store) -> list[JournalEntry]:
    return store.journal(date(2026, 1, 1), date(2026, 12, 31))


def by_hand(folder: Path, **entries: object) -> None:
    path = folder / "journal-2026.json"
    whole = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(whole | entries), encoding="utf-8")


def test_an_entry_is_found_by_another_store(tmp_path: Path) -> None:
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    felt = ("sad\u202e", "calm"), HOSTILE, at, (("sad\u202e", 5), ("calm", 1))
    entry = JournalEntry("", DAY, EntryKind.GUIDE, "listen", ("p1", "p0"), *felt)
    kept = put(open_store(tmp_path), entry)
    assert kept._replace(id="") == entry
    assert kept.id.startswith("j")
    store = open_store(tmp_path)
    assert store.journal_entry(kept.id) == kept
    assert store.journal(DAY, DAY) == store.journal_on(DAY) == store.journal(DAY, DAY, [kept.kind]) == [kept]
    put(store, kept._replace(strengths=()))
    assert "strengths" not in store.export_records()["journal"][0]


def test_a_new_entry_gets_an_id_of_its_own_and_the_moment_it_was_written(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    first, second = put(store), put(store)
    assert first.id != second.id
    assert first.at == clock.now()
    clock.forward(hours=1)
    assert put(store, first._replace(text="Another.")).at == first.at
    assert [one.text for one in of_2026(store)] == (
        ["Another.", "A walk."] if first.id < second.id else ["A walk.", "Another."]
    )


def test_periods_are_sorted_by_day_and_cross_years(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    days = [date(2027, 1, 2), date(2024, 2, 29), date(2026, 12, 31), date(2026, 12, 28)]
    for day in days:
        put(store, NEW._replace(day=day))
    assert [one.day for one in store.journal(date(2024, 1, 1), date(2028, 1, 1))] == sorted(days)
    assert [one.day for one in store.journal(date(2026, 12, 29), date(2027, 1, 2))] == [
        date(2026, 12, 31),
        date(2027, 1, 2),
    ]
    assert store.journal(date(2025, 1, 1), date(2025, 12, 31)) == []


@pytest.mark.parametrize(
    "ask", [of_2026, lambda store: store.journal_on(DAY), lambda store: store.felt(DAY, DAY)]
)
def test_asking_again_sees_what_another_store_wrote(
    tmp_path: Path, ask: Callable[[Store], list[JournalEntry]]
) -> None:
    store, other = open_store(tmp_path), open_store(tmp_path)
    entry = put(store, NEW._replace(feelings=("calm",)))
    assert ask(other) == [entry]
    entry = put(store, entry._replace(text="Longer than before."))
    assert ask(other) == [entry]
    assert "journal-2026" in other.refresh()
    with store.change(LOOKED_BACK) as change:
        change.drop_journal(entry)
    assert ask(other) == ask(store) == []


def test_of_a_day_and_of_feelings_nothing_else_is_read(tmp_path: Path) -> None:
    felt = put(open_store(tmp_path), NEW._replace(kind=EntryKind.EVENING, feelings=("calm",)))
    put(open_store(tmp_path), NEW._replace(day=date(2026, 3, 1), kind=EntryKind.NOTE))
    path = tmp_path / "journal-2026.json"
    path.write_text(path.read_text().replace('"kind":"note"', '"kind":5'))
    store = open_store(tmp_path)
    assert store.journal_on(DAY) == store.felt(date.min, date.max) == [felt]
    assert store.notices == []
    assert of_2026(store) == [felt]
    assert len(store.notices) == 1


def test_reading_makes_nothing(tmp_path: Path) -> None:
    assert of_2026(open_store(tmp_path / "data")) == []
    assert not (tmp_path / "data").exists()


def test_a_look_back_with_people_and_focus_is_one_change_and_one_undo(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store)
    with store.change(LOOKED_BACK) as change:
        change.put_journal(NEW._replace(people=(change.add_person("Maya").id,)))
        change.put_focus(Focus(("care",), DAY))
    assert store.undo() == LOOKED_BACK._replace(keeps_draft=True)
    assert (of_2026(store), store.people(), store.focus()) == ([], {}, Focus())
    assert store.last_change() == ChangeInfo("done", DAY, practices=("listen",))
    (gone,) = store.export_records()["journal"]
    assert (gone.pop("rev") != "", gone.pop("id") != "") == (True, True)
    assert gone == {"deleted": True, "day": "2026-11-22", "practice": None}


def test_undo_puts_back_what_was_written_before(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    first = put(store)
    put(store, first._replace(text="Another."))
    store.undo()
    assert of_2026(store) == [first]


def test_writing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    entry = put(store)
    before = files_in(tmp_path)
    clock.forward(days=3)
    put(store, entry._replace(at=None))
    assert files_in(tmp_path) == before


def test_fields_of_a_later_version_survive_a_change(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    coming = {"id": "j1", "rev": "1-", "day": "2026-11-22", "kind": "week", "text": "a", "weather": ["rain"]}
    store.merge({"journal": [coming]}, ChangeInfo("import"))
    put(store, of_2026(store)[0]._replace(text="b"))
    (document,) = store.export_records()["journal"]
    assert (document["text"], document["weather"]) == ("b", ["rain"])


@pytest.mark.parametrize("kind", ["dream", None])
def test_kinds_that_are_not_known_are_left_out_without_a_word(tmp_path: Path, kind: str | None) -> None:
    store = open_store(tmp_path)
    kept = put(store)
    by_hand(tmp_path, j0={"day": "2026-11-22", "kind": kind, "text": 5})
    assert of_2026(store) == [kept]
    assert store.notices == []
    put(store, kept._replace(text="b"))
    assert "j0" in [document["id"] for document in store.export_records()["journal"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "week"},
        {"day": "soon", "kind": "week"},
        {"day": 5, "kind": "week"},
        {"day": "2026-11-22", "kind": 5},
        {"day": "2026-11-22", "kind": "week", "text": 5},
        {"day": "2026-11-22", "kind": "week", "practice": 5},
        {"day": "2026-11-22", "kind": "week", "people": [1]},
        {"day": "2026-11-22", "kind": "week", "feelings": "calm"},
        {"day": "2026-11-22", "kind": "week", "at": "soon"},
        {"day": "2025-11-22", "kind": "week"},
    ],
)
def test_what_cannot_be_understood_is_left_where_it_is_and_told(tmp_path: Path, fields: object) -> None:
    store = open_store(tmp_path)
    kept = put(store)
    by_hand(tmp_path, broken=fields)
    assert of_2026(store) == [kept]
    (notice,) = store.take_notices()
    assert "journal-2026.json" in notice.message
    assert "broken" in notice.message
    assert of_2026(store) == [kept]
    assert "broken" in (tmp_path / "journal-2026.json").read_text(encoding="utf-8")


def test_two_copies_of_a_journal_come_together(tmp_path: Path) -> None:
    one, other = open_store(tmp_path / "a"), open_store(tmp_path / "b", SetClock())
    entry = put(one)
    other.merge(one.export_records(), ChangeInfo("import"))
    clock = SetClock()
    clock.forward(minutes=1)
    put(open_store(tmp_path / "b", clock), entry._replace(text="Newer."))
    there = put(other, NEW._replace(day=date(2026, 11, 16)))
    one.merge(other.export_records(), ChangeInfo("import"))
    other.merge(one.export_records(), ChangeInfo("import"))
    assert of_2026(one) == of_2026(other) == [there, entry._replace(text="Newer.")]
    assert one.undo() == ChangeInfo("import", record_count=2)
    assert of_2026(one) == [entry]


def test_a_backup_brings_the_journal_back(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    entry = put(store)
    clock.forward(days=1)
    done(store)
    (backup,) = store.backups()
    put(store, entry._replace(text="Another."))
    store.restore(backup.name)
    assert of_2026(store) == [entry]


@pytest.mark.parametrize(
    "record",
    [{"day": "2026-11-22", "kind": "week", "text": 5}, {"day": "2026-11-22", "kind": "week", "people": 5}],
)
def test_an_entry_that_is_none_keeps_the_whole_lot_out(tmp_path: Path, record: dict[str, Any]) -> None:
    store = open_store(tmp_path)
    with pytest.raises(UnusableRecordError):
        store.merge({"journal": [{"id": "j", **record}]}, ChangeInfo("import"))
    assert of_2026(store) == []


def test_of_a_strength_that_cannot_be_understood_only_that_is_left_out(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store)
    felt = {"day": "2026-11-22", "kind": "feeling", "feelings": ["calm", "sad"]}
    by_hand(tmp_path, j1={**felt, "strengths": {"calm": 9, "sad": 2}}, j2={**felt, "strengths": [3]})
    assert [one.strengths for one in of_2026(store)] == [(("sad", 2),), ()]
    assert [(one.id, one.fields, one.rest_counts) for one in store.odd_entries()] == [
        ("j1", ("strengths",), True),
        ("j2", ("strengths",), True),
    ]


DAYS = st.dates(date(2024, 2, 27), date(2026, 3, 1))
ENTRIES = st.builds(
    JournalEntry,
    id=st.from_regex("[a-c]{1,2}", fullmatch=True),
    day=DAYS,
    kind=st.sampled_from(EntryKind),
    text=st.sampled_from(("", HOSTILE, '"day":"2024-02-29"', "\\u0041", '","at":"x')),
    people=st.just(('"kind":"note"',)) | st.just(()),
    practice=st.none(),
    feelings=st.just(()) | st.just(("calm", '"x"')),
    at=st.none(),
    strengths=st.just(()),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(ENTRIES, max_size=5, unique_by=lambda one: one.id), st.booleans(), DAYS)
def test_every_way_to_read_the_journal_tells_the_same(
    entries: list[JournalEntry], by_another_hand: bool, day: date
) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as name:
        writer = open_store(Path(name))
        kept = [put(writer, entry) for entry in entries]
        if by_another_hand:
            for path in Path(name).glob("journal-*.json"):
                path.write_text(json.dumps(json.loads(path.read_text()), indent=1, ensure_ascii=False) + "\n")
        every = sorted(kept, key=lambda one: (one.day, one.id))
        store = open_store(Path(name))
        assert store.journal_on(day) == [one for one in every if one.day == day]
        for kind in EntryKind:
            assert store.journal(date.min, day, [kind]) == [
                one for one in every if one.kind is kind and one.day <= day
            ]
        felt = [one for one in every if one.feelings]
        assert store.felt(date.min, day) == [one for one in felt if one.day <= day]
        read = []
        for year in store.journal_years():
            found = store.journal_year(year)
            assert found.heads == sorted(found.heads, key=lambda head: head[:2], reverse=True)
            read += [found.entry(head) for head in found.heads]
        assert set(read) == set(every) == {store.journal_entry(one.id) for one in every}
        assert store.journal(date.min, date.max) == every
        assert store.felt(date.min, date.max) == felt
        assert store.notices == []
