"""Two copies of a history come together, whichever way round and however often."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.records import ChangeInfo
from connect_tui.store import UnusableRecordError
from connect_tui.store.merge import MergeReport, merged
from tests.store.helpers import DAY, NEXT_MONTH, clear, done, files_in, folder_in_memory, note_of, open_store

REVISIONS = st.one_of(
    st.none(),
    st.builds(
        "{:013d}-{:04d}-{}".format,
        st.integers(0, 2) | st.just(1795390703676),
        st.integers(0, 2),
        st.sampled_from("ab"),
    ),
    st.sampled_from(["", "zzz", "9999999999999-9999-z", "1"]),
)
DOCUMENTS = st.builds(
    lambda rev, note, extra: {**({} if rev is None else {"rev": rev}), "note": note, **extra},
    REVISIONS,
    st.sampled_from([None, "a", "é", "\ud800"]),
    st.dictionaries(
        st.sampled_from(["mood", "x"]), st.sampled_from([1, 1.0, True, None, [0], [False]]), max_size=2
    ),
)
COPIES = st.dictionaries(st.sampled_from(["2026-11-22.a", "2026-11-22.b", "2026-12-01.a"]), DOCUMENTS)

Copy = dict[str, dict[str, Any]]


def together(here: Copy, coming: Copy) -> Copy:
    return {**here, **merged(here, coming)[0]}


def text(copy: Copy) -> str:
    return json.dumps(copy, sort_keys=True)


@given(COPIES, COPIES, COPIES)
def test_merging_is_commutative_associative_and_idempotent(one: Copy, two: Copy, three: Copy) -> None:
    assert text(together(one, two)) == text(together(two, one))
    assert text(together(together(one, two), three)) == text(together(one, together(two, three)))
    both = together(one, two)
    put, report = merged(both, two)
    assert (put, report.added, report.updated) == ({}, 0, 0)
    assert report.unchanged + report.older == len(two)


@given(COPIES, COPIES)
@settings(max_examples=20, deadline=None)
def test_two_folders_that_exchange_records_hold_the_same(one: Copy, two: Copy) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
        stores = [open_store(Path(place) / name) for name in ("one", "two")]
        for store, copy in zip(stores, (one, two), strict=True):
            store.merge(exported(copy), ChangeInfo("import"))
        first, second = (store.export_records() for store in stores)
        stores[0].merge(second, ChangeInfo("import"))
        stores[1].merge(first, ChangeInfo("import"))
        held = [open_store(Path(place) / name).export_records() for name in ("one", "two")]
        assert json.dumps(held[0]) == json.dumps(held[1])
        assert json.dumps(held[0]["check_ins"]) == json.dumps(exported(together(one, two))["check_ins"])
        files = files_in(Path(place))
        stores[0].merge(second, ChangeInfo("import"))
        assert files_in(Path(place)) == files


def exported(copy: Copy) -> dict[str, list[dict[str, Any]]]:
    return {"check_ins": [{"id": key, **dict(sorted(copy[key].items()))} for key in sorted(copy)]}


def test_an_export_is_merged_into_an_empty_folder_as_it_is(tmp_path: Path) -> None:
    store, fresh = open_store(tmp_path / "a"), open_store(tmp_path / "b")
    done(store, note="a")
    done(store, "care", NEXT_MONTH)
    clear(store, "care", NEXT_MONTH)
    journal = [
        {"id": "j1", "rev": "1-", "day": "2026-11-22", "kind": "week", "text": "é", "feelings": ["calm"]}
    ]
    store.merge(
        {"journal": journal, "people": [{"id": "p", "name": "Jo"}], "state": []}, ChangeInfo("import")
    )
    records = store.export_records()
    assert [len(records[group]) for group in ("check_ins", "people", "journal", "state")] == [2, 1, 1, 0]
    assert fresh.merge(records, ChangeInfo("import")) == MergeReport(added=4)
    assert fresh.export_records() == records
    before = files_in(tmp_path / "b")
    assert fresh.merge(records, ChangeInfo("import")) == MergeReport(unchanged=4)
    assert files_in(tmp_path / "b") == before


def test_a_merge_is_one_change_that_can_be_taken_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store, note="mine")
    coming = [
        {"id": f"2026-11-{day:02d}.listen", "rev": "1899999999999-0000-b", "note": "theirs"}
        for day in range(1, 31)
    ]
    older = [{"id": "2026-11-22.listen", "note": "no revision"}]
    assert store.merge({"check_ins": older}, ChangeInfo("import")) == MergeReport(older=1)
    assert store.backups() == []
    report = store.merge(
        {"check_ins": [*coming, {"id": "2026-12-01.x", "state": "done"}]}, ChangeInfo("import")
    )
    assert report == MergeReport(added=30, updated=1)
    assert note_of(store) == "theirs"
    assert [backup.name.startswith("before-import-") for backup in store.backups()].count(True) == 1
    assert store.undo() == ChangeInfo("import", record_count=31)
    assert note_of(store) == "mine"
    assert len(store.check_ins(DAY.replace(day=1), NEXT_MONTH)) == 1
    assert done(store, note="goes on")


@pytest.mark.parametrize(
    ("group", "record"),
    [
        ("check_ins", {"id": "2026-11-31.listen", "state": "done"}),
        ("check_ins", {"id": "listen", "state": "done"}),
        ("check_ins", {"state": "done"}),
        ("check_ins", {"id": "2026-11-22.listen", "state": "dancing"}),
        ("check_ins", {"id": "2026-11-22.listen", "people": [1]}),
        ("check_ins", "text"),
        ("people", {"id": "p", "name": None}),
        ("people", {"id": "", "name": "Jo"}),
        ("journal", {"id": "j"}),
        ("journal", {"id": "j", "day": 5}),
        ("state", {"id": "focus", "practices": 1}),
        ("state", {"id": "focus", "since": object()}),
        ("state", {"id": "put-off.evening"}),
        ("state", {"id": "put-off.", "day": "2026-11-22"}),
        ("state", {"id": "put-off.*", "day": "2026-11-31"}),
        ("state", {"id": "put-off.*", "day": "2026-11-22", "until": 5}),
        ("state", {"id": "put-off.*", "day": "2026-11-22", "asked_at": "soon"}),
        ("local-reminders", {"id": "showing:evening@1", "stage": "shown"}),
        ("local-undo", {"id": "1"}),
    ],
)
def test_one_unusable_record_keeps_the_whole_lot_out(tmp_path: Path, group: str, record: Any) -> None:
    store = open_store(tmp_path)
    done(store)
    before = files_in(tmp_path)
    good = {"id": "2026-11-21.listen", "state": "done"}
    with pytest.raises(UnusableRecordError):
        store.merge(
            {"check_ins": [good], group: [good, record] if group == "check_ins" else [record]},
            ChangeInfo("import"),
        )
    assert files_in(tmp_path) == before
