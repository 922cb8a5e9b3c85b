"""What is put is found again, in the same words, and nothing else is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.records import ChangeInfo, CheckIn, Focus, Mark
from tests.store.helpers import DAY, NEXT_MONTH, SetClock, clear, done, files_in, open_store

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '[b]x[/b] \x1b]0;t\x07 \u202egnp.exe \u200b\U0001f469\u200d\U0001f467 \ud800 "q"\\ \u2028 שלום' * 50


def test_making_and_reading_a_store_touches_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    assert store.check_in(DAY, "listen") is None
    assert store.check_ins(date(2020, 1, 1), DAY) == []
    assert (store.months(), store.people(), store.focus(), store.last_change()) == ([], {}, Focus(), None)
    assert (store.fingerprint("2026-11"), store.refresh(), store.undo()) == ("", frozenset(), None)
    assert (store.backups(), store.erase(), dict(store.marks("2026-11"))) == ([], [], {})
    assert not (tmp_path / "data").exists()


def test_a_check_in_is_found_by_another_store(tmp_path: Path) -> None:
    put = CheckIn(DAY, "listen", Mark.DONE, HOSTILE, ("p1", "p0"), datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    with open_store(tmp_path).change(ChangeInfo("done")) as change:
        change.put_check_in(put)
        assert change.check_in(DAY, "listen") == put
    other = open_store(tmp_path)
    assert other.check_in(DAY, "listen") == put
    assert other.check_ins(DAY, DAY) == [put]
    assert other.marks("2026-11") == {"listen": {DAY: Mark.DONE}}


def test_periods_are_sorted_and_cross_months(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for day in (NEXT_MONTH, DAY, date(2025, 1, 31)):
        for practice in ("self", "care"):
            done(store, practice, day)
    found = store.check_ins(date(2025, 1, 31), NEXT_MONTH)
    assert [(one.day, one.practice) for one in found] == [
        (day, practice) for day in (date(2025, 1, 31), DAY, NEXT_MONTH) for practice in ("care", "self")
    ]
    assert [one.day for one in store.check_ins(date(2025, 2, 1), NEXT_MONTH, "self")] == [DAY, NEXT_MONTH]
    assert store.months() == ["2025-01", "2026-11", "2026-12"]


def test_a_note_without_a_mark_is_kept_and_is_no_mark(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.change(ChangeInfo("note")) as change:
        change.put_check_in(CheckIn(DAY, "listen", None, "a thought"))
    assert [one.note for one in store.check_ins(DAY, DAY)] == ["a thought"]
    assert store.marks("2026-11") == {}


def test_a_cleared_check_in_is_gone_but_leaves_a_tombstone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store)
    clear(store)
    assert store.check_in(DAY, "listen") is None
    assert store.marks("2026-11") == {}
    (document,) = store.export_records()["check_ins"]
    assert document.pop("rev")
    assert document == {"id": "2026-11-22.listen", "deleted": True, "day": "2026-11-22", "practice": "listen"}


def test_changing_nothing_writes_and_logs_nothing(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    assert done(store, note="x")
    before = files_in(tmp_path)
    clock.forward(days=2)
    assert not done(store, note="x")
    clear(store, "care")
    with store.change(ChangeInfo("note")) as change:
        change.put_check_in(CheckIn(DAY, "listen", Mark.DONE, "other"))
        change.put_check_in(CheckIn(DAY, "listen", Mark.DONE, "x"))
    assert not change.changed
    assert files_in(tmp_path) == before


def test_an_exception_in_a_change_changes_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store)
    before = files_in(tmp_path)

    def go_wrong() -> None:
        with store.change(ChangeInfo("done")) as change:
            change.put_check_in(CheckIn(DAY, "care", Mark.DONE))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    assert files_in(tmp_path) == before
    assert store.check_in(DAY, "care") is None
    assert done(store, "care")


def test_people_are_matched_by_nfc_and_casefold(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.change(ChangeInfo("people")) as change:
        first = change.add_person("Zoë")
        assert change.add_person("ZOE\u0308") == first
        assert change.add_person("Zoe") != first
    with store.change(ChangeInfo("people")) as change:
        assert change.add_person("zoë") == first
    assert not change.changed
    assert {person.name for person in open_store(tmp_path).people().values()} == {"Zoë", "Zoe"}


def test_focus_is_kept_and_lifted(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.change(ChangeInfo("focus")) as change:
        change.put_focus(Focus(("self", "care"), DAY))
        assert change.focus() == Focus(("self", "care"), DAY)
    assert open_store(tmp_path).focus() == Focus(("self", "care"), DAY)
    with store.change(ChangeInfo("focus")) as change:
        change.put_focus(Focus())
    assert open_store(tmp_path).focus() == Focus()


def test_unknown_fields_survive_a_change(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    coming = {"id": "2026-11-22.listen", "rev": "1-", "state": "done", "mood": {"deep": [1, "é"]}}
    store.merge({"check_ins": [coming]}, ChangeInfo("import"))
    done(store, note="now")
    (document,) = store.export_records()["check_ins"]
    assert document["mood"] == {"deep": [1, "é"]}
    assert document["note"] == "now"


def test_a_file_is_one_document_a_line_sorted(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for practice in ("self", "care", "give"):
        done(store, practice, note="é\n")
    lines = (tmp_path / "checks-2026-11.json").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("{", "}")
    assert [line.split('"')[1] for line in lines[1:-1]] == [
        f"2026-11-22.{one}" for one in ("care", "give", "self")
    ]
    assert all('"note":"é\\n"' in line for line in lines[1:-1])


def test_a_newer_revision_is_always_greater_even_when_the_clock_goes_back(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    revisions = []
    for number in range(6):
        done(store, note=str(number))
        revisions.append(store.export_records()["check_ins"][0]["rev"])
        clock.forward(hours=-number)
    assert revisions == sorted(set(revisions))


def test_fingerprints_change_with_the_month_and_only_with_it(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    prints = []
    for number in range(5):
        done(store, note=str(number))
        prints.append(store.fingerprint("2026-11"))
    done(store, day=NEXT_MONTH)
    assert len(set(prints)) == 5
    assert store.fingerprint("2026-11") == prints[-1]


def test_refresh_names_what_others_changed_and_not_what_we_did(tmp_path: Path) -> None:
    ours, theirs = open_store(tmp_path), open_store(tmp_path)
    done(ours)
    assert "checks-2026-11" not in ours.refresh()
    done(theirs, "care")
    assert "checks-2026-11" in ours.refresh()
    assert ours.refresh() == frozenset()
    done(theirs, day=NEXT_MONTH)
    assert "checks-2026-12" in ours.refresh()
    done(theirs, "give")
    done(ours, "self")
    assert "checks-2026-11" in ours.refresh()
    assert len(ours.marks("2026-11")) == 4
