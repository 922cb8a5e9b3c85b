"""Entries that cannot be understood: each is found, with what is wrong and nothing of what it says."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.helpers import DAY, done, open_store

if TYPE_CHECKING:
    from connect_tui.store.codec import Document

WRITTEN = "Written"
DAY_TEXT = DAY.isoformat()
GOOD: dict[tuple[str, str], Document] = {
    ("checks-2026-11", f"{DAY_TEXT}.care"): {"state": "done", "note": WRITTEN, "people": ["p1"]},
    ("people", "p1"): {"name": WRITTEN, "birthday": "--05-17", "details": [{"text": WRITTEN}]},
    ("plans", "l1"): {"what": WRITTEN, "day": DAY_TEXT, "at": "18:00", "repeat": ["mon"]},
    ("contacts-2026", "c1"): {"day": DAY_TEXT, "people": ["p1"], "how": "met", "text": WRITTEN},
    ("journal-2026", "j1"): {"day": DAY_TEXT, "kind": "week", "text": WRITTEN, "feelings": []},
    ("state", "focus"): {"practices": ["care"], "since": DAY_TEXT},
    ("state", "put-off.evening"): {"day": DAY_TEXT, "until": f"{DAY_TEXT}T20:00:00+00:00"},
    ("state", "joined.p2"): {"into": "p1"},
    ("me", "m1"): {"kind": "goal", "text": WRITTEN, "since": DAY_TEXT, "steps": [{"text": WRITTEN}]},
    ("local-drafts", "new"): {"day": DAY_TEXT, "text": WRITTEN, "people": [{"name": WRITTEN, "id": ""}]},
}


def write(folder: Path, entries: dict[tuple[str, str], object]) -> None:
    done(open_store(folder))
    for table in {table for table, _ in entries}:
        there = {key: entry for (name, key), entry in entries.items() if name == table}
        (folder / f"{table}.json").write_text(json.dumps(there), encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "key", "entry", "fields", "why"),
    [
        ("people", "p1", WRITTEN, (), "no record"),
        ("people", "p1", {"also": [WRITTEN]}, ("name",), "it has no"),
        ("people", "p1", {"name": [WRITTEN]}, ("name",), "cannot be understood"),
        ("people", "p1", {"name": "A", "birthday": WRITTEN, "circle": "moon"}, ("birthday",), "birthday"),
        ("people", "p1", {"name": "A", "details": [{"text": 1}, {"text": "B"}]}, ("details",), "details"),
        ("checks-2026-11", f"{DAY_TEXT}.care", {"state": WRITTEN, "note": 1}, ("state", "note"), "note"),
        ("checks-2026-11", WRITTEN, {"state": "done"}, (), "its id"),
        ("checks-2026-10", f"{DAY_TEXT}.care", {"state": "done"}, (), "belongs in checks-2026-11.json"),
        ("plans", "l1", {"what": WRITTEN}, ("day",), 'it has no "day"'),
        ("plans", "l1", {"what": "A", "day": DAY_TEXT, "at": WRITTEN, "until": 1}, ("at", "until"), "at"),
        ("contacts-2026", "c1", {"day": WRITTEN, "people": 5}, ("day", "people"), "people"),
        ("contacts-2025", "c1", {"day": DAY_TEXT}, (), "belongs in contacts-2026.json"),
        ("journal-2026", "j1", {"kind": "week", "day": "2026-13-01"}, ("day",), "day"),
        ("journal-2025", "j1", {"kind": "week", "day": DAY_TEXT}, (), "belongs in journal-2026.json"),
        ("state", "focus", {"practices": WRITTEN}, ("practices",), "practices"),
        ("state", "put-off.evening", {"day": DAY_TEXT, "until": "2020-01-01"}, ("until",), "until"),
        ("state", "joined.p2", {"into": "p2"}, ("into",), "into"),
        ("me", "m1", {"kind": "goal", "text": 5}, ("since",), "it has no"),
        (
            "me",
            "m1",
            {"kind": "dare", "since": DAY_TEXT, "done": WRITTEN, "steps": [5]},
            ("done", "steps"),
            "done",
        ),
        ("local-drafts", "new", {"day": DAY_TEXT, "run": {"practice": WRITTEN}}, ("run",), "run"),
        ("local-reminders", "known:evening", {"says": "x"}, ("since",), 'no "since"'),
        ("local-reminders", "showing:a@b", {"stage": WRITTEN}, ("day", "changed_at"), "it has no"),
    ],
)
def test_each_is_found_with_what_is_wrong(
    tmp_path: Path, table: str, key: str, entry: object, fields: tuple[str, ...], why: str
) -> None:
    write(tmp_path, {(table, key): entry})
    (odd,) = open_store(tmp_path).odd_entries()
    assert (odd.table, odd.id, odd.fields) == (table, key, fields)
    assert why in odd.why
    assert WRITTEN not in odd.why
    assert odd.rest_counts is (table == "people" and isinstance(entry, dict) and entry.get("name") == "A")


def test_nothing_is_said_of_what_is_right_or_gone_or_of_a_kind_to_come(tmp_path: Path) -> None:
    gone = {(table, f"{key}x"): {"deleted": True} for table, key in GOOD if table != "local-drafts"}
    to_come: dict[tuple[str, str], object] = {
        ("journal-2026", "j2"): {"kind": "dream", "day": "soon"},
        ("me", "m2"): {"kind": "fear", "since": "soon"},
        ("me", "m3"): {"kind": "style", "text": "of-a-later-version", "since": DAY_TEXT},
        ("state", "mood"): {"practices": 5},
        ("local-undo", "x"): {},
    }
    write(tmp_path, {**GOOD, **gone, **to_come})
    assert open_store(tmp_path).odd_entries() == []


def test_nothing_is_said_of_a_folder_that_is_not_there_or_not_of_this_format(tmp_path: Path) -> None:
    assert open_store(tmp_path / "none").odd_entries() == []
    write(tmp_path, {("people", "p1"): {"name": 5}, ("meta", "meta"): {"version": 99}})
    (tmp_path / "plans.json").write_text("{")
    assert open_store(tmp_path).odd_entries() == []


FIELDS = sorted({field for document in GOOD.values() for field in document} | {"archived", "at", "plan"})
VALUES = st.sampled_from(
    (None, 5, "", WRITTEN, DAY_TEXT, "done", "18:00", [WRITTEN], [5], {"times": 2}, ["mon"], [{"text": "a"}])
)


@given(
    st.dictionaries(
        st.sampled_from(sorted(GOOD)),
        st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=2),
        max_size=4,
    )
)
def test_they_are_those_that_reading_leaves_out_and_tells_of(
    changes: dict[tuple[str, str], dict[str, object]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, {where: {**good, **changes.get(where, {})} for where, good in GOOD.items()})
        store = open_store(folder)
        whole = date(2026, 1, 1), date(2026, 12, 31)
        store.marks("2026-11")
        store.check_ins(*whole)
        store.contacts(*whole)
        store.journal(*whole)
        told = {
            (Path(notice.file).stem, notice.entry)
            for read in (store.people, store.profiles, store.plans, store.focus, store.put_off, store.me)
            if read() is not None
            for notice in store.notices
        }
        found = [one for one in store.odd_entries() if one.table != "local-drafts"]
        assert {(one.table, one.id) for one in found if "joined" not in one.id} == {
            (table, entry.partition(" (")[0]) for table, entry in told
        }
        in_part = {(one.table, f"{one.id} ({', '.join(one.fields)})") for one in found if one.rest_counts}
        assert in_part == {(table, entry) for table, entry in told if entry.endswith(")")}
