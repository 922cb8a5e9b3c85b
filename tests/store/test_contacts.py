"""When people were last seen, against a plain reading of every check-in."""

from __future__ import annotations

import json
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.store import Store
from connect_tui.store.files import read_with_identity
from tests.store.helpers import DAY, SetClock, clear, done, folder_in_memory, open_store

if TYPE_CHECKING:
    from connect_tui.store.files import Identity

PEOPLE = ("p0", "p1", "p2", "p3")
LATEST = date(2100, 1, 1)
DAYS = st.integers(-70, 25).map(lambda days: DAY + timedelta(days=days))

Step = tuple[str, date, tuple[str, ...], Mark | None]

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["put"] * 6 + ["lay out anew", "cut", "garble", "take away", "empty", "escape", "odd"]
        ),
        DAYS,
        st.lists(st.sampled_from([*PEOPLE, "stranger"]), max_size=3, unique=True).map(tuple),
        st.sampled_from([Mark.DONE, Mark.DONE, Mark.REST, None]),
    ),
    min_size=1,
    max_size=12,
)


def naive(store: Store, until: date) -> dict[str, date]:
    """Read everything, in order."""
    known = store.people()
    return {
        person: one.day
        for one in store.check_ins(EARLIEST_DAY, until)
        if one.mark is Mark.DONE
        for person in one.people
        if person in known
    }


def take(store: Store, folder: Path, step: Step) -> None:
    what, day, people, mark = step
    table = folder / f"checks-{day.isoformat()[:7]}.json"
    if what == "put":
        with store.change(ChangeInfo("done")) as change:
            change.put_check_in(CheckIn(day, f"x{day.day % 3}", mark, None, people))
    elif not table.exists():
        return
    elif what == "take away":
        table.unlink()
    else:
        table.write_text(rewritten(table.read_text(), what, day))


def rewritten(text: str, what: str, day: date) -> str:
    if what == "cut":
        return text[: len(text) * 2 // 3]
    if what == "garble":
        return text.replace(":", ";", 4)
    if what == "empty":
        return ""
    if what == "escape":
        return text.replace('"p1"', '"\\u00701"').replace('"people"', '"peo\\u0070le"')
    if what == "odd":
        return json.dumps({**json.loads(text), **odd_records(day)})
    return json.dumps(dict(reversed(json.loads(text).items())), indent=3)


def odd_records(day: date) -> dict[str, object]:
    """What a hand or a later version may have put among the check-ins of a month."""
    return {
        f"{day}.odd1": {"state": "done", "people": "p0"},
        f"{day}.odd2": {"state": "done", "people": [5, "p1"]},
        f"{day}.odd3": {"state": "dancing", "people": ["p2"]},
        f"{day}.odd4": {"state": "done", "people": ["p3"], "deleted": True},
        f"{day}.odd5": {"state": "done", "people": ["p0"], "note": 5},
        f"{day.isoformat()[:8]}99.odd6": {"state": "done", "people": ["p0"]},
        "odd7": {"state": "done", "people": ["p0"]},
        "odd8": ["p0"],
    }


@given(STEPS, DAYS)
@settings(max_examples=150, deadline=None)
def test_last_seen_is_what_a_plain_reading_finds(steps: list[Step], until: date) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
        folder = Path(place)
        store, other = open_store(folder), open_store(folder)
        store.merge({"people": [{"id": one, "name": one} for one in PEOPLE]}, ChangeInfo("import"))
        for step in steps:
            take(other, folder, step)
            found = store.last_seen(until)
            assert found == naive(open_store(folder), until)
            open_store(folder).check_ins(EARLIEST_DAY, LATEST)
        before = until - timedelta(days=1)
        assert store.last_seen(before) == naive(other, before)
        assert store.last_seen(until) == naive(other, until)


def put(store: Store, day: date, *people: str, mark: Mark | None = Mark.DONE) -> None:
    with store.change(ChangeInfo("done")) as change:
        change.put_check_in(CheckIn(day, "make-time", mark, None, people))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the month files that are read to find out, in their order."""
    names: list[str] = []

    def noting(path: Path) -> tuple[bytes, Identity] | None:
        names.append(path.stem)
        return read_with_identity(path)

    monkeypatch.setattr("connect_tui.store.contacts.read_with_identity", noting)
    return names


@pytest.fixture
def long_lived(tmp_path: Path) -> Store:
    """Fifty years with p1 seen every month, p2 in the first only, and p3 never."""
    months = [date(1976 + number // 12, number % 12 + 1, 5) for number in range(12 * 51 - 1)]
    store = open_store(tmp_path)
    store.merge(
        {
            "people": [{"id": one, "name": one} for one in ("p1", "p2", "p3")],
            "check_ins": [
                {"id": f"{day}.self", "state": "done", "people": ["p1", "p2"] if day.year == 1976 else ["p1"]}
                for day in months
            ],
        },
        ChangeInfo("import"),
    )
    return open_store(tmp_path)


def test_over_fifty_years_each_month_is_read_once_and_then_only_what_changed(
    long_lived: Store, tmp_path: Path, read: list[str]
) -> None:
    seen = {"p1": date(2026, 11, 5), "p2": date(1976, 12, 5)}
    assert long_lived.last_seen(DAY) == seen == naive(open_store(tmp_path), DAY)
    assert (len(read), len(set(read))) == (611, 611)
    read.clear()
    assert long_lived.last_seen(DAY) == seen
    assert read == []
    put(long_lived, DAY, "p1", mark=Mark.REST)
    assert long_lived.last_seen(DAY) == seen
    put(open_store(tmp_path), date(1990, 3, 3), "p2")
    assert long_lived.last_seen(DAY) == {**seen, "p2": date(1990, 3, 3)}
    assert sorted(read) == ["checks-1990-03", "checks-2026-11"]
    put(long_lived, date(1990, 3, 3), "p3")
    assert long_lived.last_seen(DAY) == {**seen, "p3": date(1990, 3, 3)}


def test_no_further_back_is_looked_than_somebody_is_missing(
    long_lived: Store, tmp_path: Path, read: list[str]
) -> None:
    put(long_lived, DAY, "p3")
    put(long_lived, DAY - timedelta(days=40), "p2")
    assert set(long_lived.last_seen(DAY)) == {"p1", "p2", "p3"}
    assert read == ["checks-2026-11", "checks-2026-10"]
    read.clear()
    fresh = open_store(tmp_path)
    for number in range(3):
        assert fresh.last_seen(date(2020, 6, 4))["p1"] == date(2020, 5, 5)
        assert len(read) == (534 if number == 0 else 0)
        read.clear()


def test_a_meeting_that_is_taken_back_was_none(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.merge({"people": [{"id": "p1", "name": "Maya"}]}, ChangeInfo("import"))
    for back in (0, 3, 33, 63):
        put(store, DAY - timedelta(days=back), "p1")
    assert store.last_seen(DAY) == {"p1": DAY}
    assert store.last_seen(DAY - timedelta(days=1)) == {"p1": DAY - timedelta(days=3)}
    clear(store, "make-time")
    assert store.last_seen(DAY) == {"p1": DAY - timedelta(days=3)}
    put(store, DAY - timedelta(days=3), "p1", mark=None)
    assert store.last_seen(DAY) == {"p1": DAY - timedelta(days=33)}
    put(store, DAY - timedelta(days=33))
    assert store.last_seen(DAY) == {"p1": DAY - timedelta(days=63)}
    store.merge({"people": [{"id": "p2", "name": "Sam"}]}, ChangeInfo("import"))
    put(store, DAY, "p1")
    assert store.last_seen(DAY) == {"p1": DAY}
    clear(store, "make-time")
    assert store.last_seen(DAY) == {"p1": DAY - timedelta(days=63)}
    put(store, DAY + timedelta(days=1), "p1")
    assert store.last_seen(DAY) == {"p1": DAY - timedelta(days=63)}


def test_without_people_no_month_is_read(tmp_path: Path, read: list[str]) -> None:
    store = open_store(tmp_path, SetClock())
    assert store.last_seen(DAY) == {}
    done(store)
    assert store.last_seen(DAY) == {}
    assert read == []
