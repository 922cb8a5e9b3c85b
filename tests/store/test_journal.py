"""Journal entries are found again by their day, taken back, carried over and merged like any record."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.records import ChangeInfo, Focus
from connect_tui.store import Store, UnusableRecordError
from tests.store.helpers import DAY, SetClock, done, files_in, open_store

if TYPE_CHECKING:
    from pathlib import Path

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
    entry = JournalEntry("", DAY, EntryKind.WEEK, "listen", ("p1", "p0"), ("calm",), HOSTILE, at)
    kept = put(open_store(tmp_path), entry)
    assert kept._replace(id="") == entry
    assert kept.id.startswith("j")
    assert open_store(tmp_path).journal(DAY, DAY) == [kept]


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


def test_asking_again_sees_what_another_store_wrote(tmp_path: Path) -> None:
    store, other = open_store(tmp_path), open_store(tmp_path)
    entry = put(store)
    assert of_2026(other) == [entry]
    entry = put(store, entry._replace(text="Longer than before."))
    assert of_2026(other) == [entry]
    assert "journal-2026" in other.refresh()
    with store.change(LOOKED_BACK) as change:
        change.drop_journal(entry)
    assert of_2026(other) == of_2026(store) == []


def test_reading_makes_nothing(tmp_path: Path) -> None:
    assert of_2026(open_store(tmp_path / "data")) == []
    assert not (tmp_path / "data").exists()


def test_a_look_back_with_people_and_focus_is_one_change_and_one_undo(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store)
    with store.change(LOOKED_BACK) as change:
        change.put_journal(NEW._replace(people=(change.add_person("Maya").id,)))
        change.put_focus(Focus(("care",), DAY))
    assert store.undo() == LOOKED_BACK
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


@pytest.mark.parametrize("kind", ["guide", None])
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
