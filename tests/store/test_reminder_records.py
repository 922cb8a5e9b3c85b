"""Showings, known rules and what was put off: what is written is read, and what is local stays here."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.domain.showings import EVERY_REMINDER, Answer, KnownRule, PutOff, Showing, Stage, Way
from connect_tui.store.merge import MergeReport
from tests.store.claimers import claim, showing
from tests.store.helpers import DAY, NOW, SetClock, done, folder_in_memory, note_of, open_store

TABLE = "local-reminders.json"
PUT_OFF = ChangeInfo("put-off", DAY, reminders=("evening",))
LATER = PutOff("evening", DAY, datetime(2026, 11, 22, 21, 0, 5, tzinfo=UTC), NOW)

instants = st.datetimes(timezones=st.just(UTC))
texts = st.text(max_size=20)
showings = st.builds(
    Showing,
    key=texts,
    reminder=texts,
    day=st.dates(),
    stage=st.sampled_from(Stage),
    changed_at=instants,
    by=texts,
    shown_at=st.none() | instants,
    way=st.none() | st.sampled_from(Way),
    popup=st.integers(0, 2**32 - 1),
    server=texts,
    together=texts,
    late=st.booleans(),
    answer=st.none() | st.sampled_from(Answer),
    answered_at=st.none() | instants,
    person=texts,
    plan=texts,
    item=texts,
    trouble=texts,
    failed_at=st.none() | instants,
    tries=st.integers(0, 1000),
)
known_rules = st.builds(KnownRule, texts, texts, instants)


@st.composite
def put_off_records(draw: st.DrawFn) -> PutOff:
    noon = draw(st.datetimes(datetime(1900, 1, 5), datetime(2200, 1, 1))).replace(tzinfo=UTC)  # noqa: DTZ001
    near = st.none() | st.integers(-3 * 86_400, 3 * 86_400).map(lambda by: noon + timedelta(seconds=by))
    reminder = draw(st.just(EVERY_REMINDER) | st.text(min_size=1, max_size=20))
    return PutOff(reminder, noon.date(), draw(near), draw(near))


put_offs = put_off_records()


def test_what_is_put_off_far_from_its_day_is_left_out(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.change(ChangeInfo("put-off", DAY)) as change:
        change.put_put_off(PutOff("evening", DAY, datetime(9999, 12, 31, 23, 59, tzinfo=UTC), NOW))
        change.put_put_off(PutOff("morning", DAY, None, datetime(1, 1, 1, tzinfo=UTC)))
    assert open_store(tmp_path).put_off() == {}


def test_every_field_of_a_showing_is_tried() -> None:
    drawn = Showing("k", "r", DAY, Stage.SHOWN, NOW)
    assert set(drawn._fields) == {
        *("key", "reminder", "day", "stage", "changed_at", "by", "shown_at", "way", "popup", "server"),
        *("together", "late", "answer", "answered_at", "person", "plan", "item", "trouble", "failed_at"),
        "tries",
    }


@given(
    st.lists(showings, max_size=4, unique_by=lambda one: one.key),
    st.lists(known_rules, max_size=3, unique_by=lambda one: one.reminder),
    st.lists(put_offs, max_size=3, unique_by=lambda one: one.reminder),
)
@settings(max_examples=30, deadline=None)
def test_what_is_put_is_found_by_another_store(
    put: list[Showing], rules: list[KnownRule], put_off: list[PutOff]
) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
        with open_store(Path(place)).change(ChangeInfo("put-off")) as change:
            for one in put:
                change.put_showing(one)
            for rule in rules:
                change.put_known_rule(rule)
            for waiting in put_off:
                change.put_put_off(waiting)
            assert change.showings() == {one.key: one for one in put}
            assert change.known_rules() == {one.reminder: one for one in rules}
            assert change.put_off() == {one.reminder: one for one in put_off}
        other = open_store(Path(place))
        assert other.showings() == {one.key: one for one in put}
        assert other.known_rules() == {one.reminder: one for one in rules}
        assert other.put_off() == {one.reminder: one for one in put_off}
        assert other.take_notices() == []


def test_a_showing_is_replaced_whole_and_dropped_without_a_trace(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim(store, "evening@1", "one")
    claim(store, "evening@2", "one")
    failed = showing("evening@1", stage=Stage.FAILED)
    with store.change(None) as change:
        change.put_showing(failed)
        change.put_known_rule(KnownRule("evening", "20:30", NOW))
        change.drop_showings(["evening@2", "never there"])
        assert change.changed
    assert change.changed
    assert open_store(tmp_path).showings() == {"evening@1": failed}
    with store.change(None) as change:
        change.put_showing(failed)
        change.drop_showings(["evening@2"])
        change.drop_known_rules(["week"])
    assert not change.changed
    with store.change(None) as change:
        change.drop_known_rules(["evening"])
        change.drop_showings(["evening@1"])
        change.put_showing(showing("evening@1"))
    assert (store.showings(), store.known_rules()) == ({"evening@1": showing("evening@1")}, {})
    assert set(json.loads((tmp_path / TABLE).read_text())) == {"showing:evening@1"}


def test_what_a_caller_does_to_an_answer_changes_no_later_one(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    claim(store, "evening@1", "one")
    store.showings().clear()
    store.put_off()["evening"] = LATER
    assert (set(store.showings()), store.put_off()) == ({"evening@1"}, {})


ODD: list[Any] = [
    None,
    "text",
    [],
    {},
    {"stage": "shown"},
    {"stage": ["shown"], "day": "2026-11-22", "changed_at": "2026-11-22T12:00:00+00:00"},
    {"stage": "dreamt", "day": "2026-11-22", "changed_at": "2026-11-22T12:00:00+00:00"},
    {"stage": "shown", "day": "2026-11-31", "changed_at": "2026-11-22T12:00:00+00:00"},
    {"stage": "shown", "day": "2026-11-22", "changed_at": "soon"},
    {"stage": "shown", "day": "2026-11-22", "changed_at": "0001-01-01T00:00:00+23:00"},
    {"stage": "shown", "day": 5, "changed_at": "2026-11-22T12:00:00+00:00"},
    {"stage": "shown", "day": "2026-11-22", "changed_at": "2026-11-22T12:00:00+00:00", "by": 5},
    {"says": 5, "since": "2026-11-22T12:00:00+00:00"},
    {"says": "20:30", "since": None},
]


def test_what_cannot_be_understood_is_left_out_without_a_word(tmp_path: Path) -> None:
    good = {"reminder": "r", "stage": "shown", "day": "2026-11-22", "changed_at": "2026-11-22T12:00:00"}
    later = {**good, "way": "telepathy", "answer": {"of": "another kind"}, "popup": "x", "new": [1]}
    odd = {f"{kind}:{number}": one for kind in ("showing", "known") for number, one in enumerate(ODD)}
    (tmp_path / TABLE).write_text(json.dumps({**odd, "showing:good": good, "showing:later": later, "x": {}}))
    store = open_store(tmp_path)
    assert set(store.showings()) == {"good", "later"}
    assert {(one.way, one.answer, one.popup) for one in store.showings().values()} == {(None, None, 0)}
    assert store.showings()["good"].changed_at == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert store.known_rules() == {}
    assert claim(store, "evening@1", "one")
    assert set(open_store(tmp_path).showings()) == {"good", "later", "evening@1"}
    assert store.take_notices() == []


@pytest.mark.parametrize(
    "data",
    [None, b"", b"{", b"[]", b'{\n"known:a":{"says":"x"},\n', bytes(300)],
    ids=["missing", "empty", "cut", "a list", "cut between lines", "zeros"],
)
def test_a_lost_or_broken_table_starts_empty_without_a_word(tmp_path: Path, data: bytes | None) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store, note="goes")
    claim(store, "evening@1", "one")
    done(store, note="stays")
    for place in (tmp_path / ".prev", tmp_path / "backups" / "2026-11-22"):
        (place / TABLE).write_bytes((tmp_path / TABLE).read_bytes())
    clock.forward(days=1)
    claim(store, "evening@2", "one")
    if data is None:
        (tmp_path / TABLE).unlink()
    else:
        (tmp_path / TABLE).write_bytes(data)
    for one in (store, open_store(tmp_path)):
        one.months()
        assert (one.showings(), one.known_rules(), note_of(one)) == ({}, {}, "stays")
        assert one.take_notices() == []
    assert not (tmp_path / "broken").exists()
    assert claim(store, "evening@1", "again")
    assert set(open_store(tmp_path).showings()) == {"evening@1"}
    assert all(finding.ok for finding in store.check())


def test_undo_passes_over_claims_and_never_takes_one_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store, note="before")
    claim(store, "evening@1", "one")
    assert store.last_change() == ChangeInfo("done", DAY, practices=("listen",))
    with store.change(ChangeInfo("done", DAY)) as change:
        change.put_check_in(CheckIn(DAY, "listen", Mark.DONE, "by a popup"))
        change.put_showing(showing("evening@1", stage=Stage.SHOWN))
        change.put_showing(showing("evening@2", stage=Stage.SHOWN))
    with store.change(ChangeInfo("done", DAY)) as change:
        change.put_showing(showing("evening@3"))
    assert change.changed
    assert store.undo() == ChangeInfo("done", DAY)
    assert note_of(store) == "before"
    assert store.undo() is not None
    assert store.undo() is None
    stages = {key: one.stage for key, one in store.showings().items()}
    assert stages == {"evening@1": Stage.SHOWN, "evening@2": Stage.SHOWN, "evening@3": Stage.CLAIMED}


def test_not_even_a_log_that_names_a_claim_brings_it_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    done(store)
    claim(store, "evening@1", "one")
    log = json.loads((tmp_path / "local-undo.json").read_text())
    for entry in log.values():
        entry["before"].append({"table": "local-reminders", "id": "showing:evening@1", "was": None})
        entry["before"].append({"table": "local-reminders", "id": "showing:old@1", "was": {"stage": "shown"}})
    (tmp_path / "local-undo.json").write_text(json.dumps(log))
    before = (tmp_path / TABLE).read_bytes()
    assert store.undo() is not None
    assert store.check_in(DAY, "listen") is None
    assert (tmp_path / TABLE).read_bytes() == before


def test_what_was_put_off_is_taken_back_by_undo(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.change(PUT_OFF) as change:
        change.put_put_off(LATER)
    assert store.put_off() == {"evening": LATER}
    whole = ChangeInfo("put-off", DAY, reminders=("evening", EVERY_REMINDER))
    with store.change(whole) as change:
        change.put_put_off(PutOff("evening", DAY, None, NOW))
        change.put_put_off(PutOff(EVERY_REMINDER, DAY))
    assert open_store(tmp_path).undo() == whole
    assert store.put_off() == {"evening": LATER}
    with store.change(PUT_OFF) as change:
        change.lift_put_off("evening")
        change.lift_put_off("never put off")
        assert change.put_off() == {}
    assert store.put_off() == {}
    (lifted, every) = sorted(store.export_records()["state"], key=lambda one: str(one["id"]), reverse=True)
    assert (lifted["id"], lifted["deleted"]) == ("put-off.evening", True)
    assert every["id"] == "put-off.*"
    assert store.undo() == PUT_OFF
    assert store.undo() == PUT_OFF
    assert (store.put_off(), store.undo()) == ({}, None)


def test_put_offs_travel_and_showings_do_not(tmp_path: Path) -> None:
    one, other = open_store(tmp_path / "one"), open_store(tmp_path / "other", SetClock(NOW.replace(hour=13)))
    claim(one, "evening@1", "one")
    with one.change(PUT_OFF) as change:
        change.put_known_rule(KnownRule("evening", "20:30", NOW))
        change.put_put_off(LATER)
    records = one.export_records()
    assert "evening@1" not in json.dumps(records)
    assert [record["id"] for record in records["state"]] == ["put-off.evening"]
    assert other.merge(records, ChangeInfo("import")) == MergeReport(added=1)
    assert other.put_off() == {"evening": LATER}
    assert (other.showings(), other.known_rules()) == ({}, {})
    with other.change(PUT_OFF) as change:
        change.lift_put_off("evening")
    assert one.merge(other.export_records(), ChangeInfo("import")) == MergeReport(updated=1)
    assert one.put_off() == {}
    assert other.merge(records, ChangeInfo("import")) == MergeReport(older=1)
    assert set(one.showings()) == {"evening@1"}


def test_fields_of_a_later_version_stay_with_what_was_put_off(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    coming = {"id": "put-off.evening", "day": "2026-11-22", "why": "guests"}
    store.merge({"state": [coming]}, ChangeInfo("import"))
    with store.change(PUT_OFF) as change:
        change.put_put_off(LATER)
    (record,) = store.export_records()["state"]
    assert record["why"] == "guests"


def test_going_back_to_a_backup_leaves_what_was_shown(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store, note="then")
    claim(store, "evening@1", "one")
    with store.change(PUT_OFF) as change:
        change.put_put_off(LATER)
    clock.forward(days=1)
    done(store, note="now")
    with store.change(None) as change:
        change.put_showing(showing("evening@1", stage=Stage.SHOWN))
        change.put_showing(showing("evening@2", stage=Stage.SHOWN))
        change.put_known_rule(KnownRule("evening", "20:30", NOW))
    before = (tmp_path / TABLE).read_bytes()
    forged = tmp_path / "backups" / "2026-11-23" / TABLE
    assert not forged.exists()
    store.restore("2026-11-23")
    assert note_of(store) == "then"
    assert store.put_off() == {"evening": LATER}
    assert (tmp_path / TABLE).read_bytes() == before
    forged.write_text('{"showing:other@1":{}}')
    done(store, note="and now")
    store.restore("2026-11-23")
    assert (note_of(store), (tmp_path / TABLE).read_bytes()) == ("then", before)


def test_erasing_takes_showings_too(tmp_path: Path) -> None:
    store, other = open_store(tmp_path / "data"), open_store(tmp_path / "data")
    claim(store, "evening@1", "one")
    assert other.showings() != {}
    other.refresh()
    assert tmp_path / "data" / TABLE in store.erase()
    assert not (tmp_path / "data").exists()
    assert "local-reminders" in other.refresh()
    assert other.showings() == {}


def test_others_claims_are_noticed_and_our_own_are_not(tmp_path: Path) -> None:
    one, other = open_store(tmp_path), open_store(tmp_path)
    done(one)
    other.refresh()
    claim(one, "evening@1", "one")
    assert one.refresh() == frozenset()
    assert other.refresh() == {"local-reminders"}
    assert other.refresh() == frozenset()


def test_who_only_checks_off_loads_nothing_of_reminders(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.store.helpers import done, open_store\n"
        "done(open_store(Path(sys.argv[1])))\n"
        "print(sorted(name for name in sys.modules if 'showings' in name or 'reminder' in name))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
