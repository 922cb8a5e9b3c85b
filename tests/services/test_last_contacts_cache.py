"""What is remembered of last contacts: quick, never believed over the records, and without names."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from connect_tui.domain.records import ChangeInfo
from connect_tui.services import check_ins, people_changes
from connect_tui.services.people import people_view, person_page
from connect_tui.services.workspace import Workspace
from connect_tui.store.files import read_with_identity
from tests.living import StandingClock
from tests.services.people_oracle import answered

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.store.files import Identity

TODAY = date(2026, 11, 22)


@pytest.fixture
def long_lived(workspace: Workspace) -> Workspace:
    """Twenty years with p1 met every month, p2 in the first only, and p3 never."""
    months = [date(2006 + number // 12, number % 12 + 1, 5) for number in range(12 * 21 - 1)]
    workspace.store.merge(
        {
            "people": [{"id": one, "name": one} for one in ("p1", "p2", "p3")],
            "check_ins": [
                {"id": f"{day}.self", "state": "done", "people": ["p1", "p2"] if day.year == 2006 else ["p1"]}
                for day in months
            ],
            "contacts": [
                {"id": f"c{year}", "day": f"{year}-01-09", "people": ["p1"]} for year in range(2006, 2027)
            ],
        },
        ChangeInfo("import"),
    )
    return workspace


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tables that are read to find out, in their order."""
    names: list[str] = []

    def noting(path: Path) -> tuple[bytes, Identity] | None:
        names.append(path.stem)
        return read_with_identity(path)

    monkeypatch.setattr("connect_tui.store.contacts.read_with_identity", noting)
    return names


def test_the_past_is_read_once_and_then_only_what_has_changed(
    long_lived: Workspace, opened: Callable[[], Workspace], read: list[str]
) -> None:
    first = answered(long_lived)
    assert (first["p1"].last, first["p2"].last, first["p3"].last) == (
        date(2026, 11, 5),
        date(2006, 12, 5),
        None,
    )
    assert len(read) == 12 * 21 - 1 + 21
    read.clear()
    assert answered(opened()) == first
    assert read == ["checks-2026-11", "contacts-2026"]
    people_changes.log_contact(opened(), ["p2"], date(2011, 4, 1))
    read.clear()
    assert answered(opened())["p2"].last == date(2011, 4, 1)
    assert read == ["contacts-2011", "checks-2026-11", "contacts-2026"]
    read.clear()
    assert answered(long_lived)["p2"].last == date(2011, 4, 1)
    assert read == ["contacts-2011"]
    read.clear()
    check_ins.undo(opened())
    assert answered(opened()) == answered(long_lived) == first


def test_as_long_as_nothing_changes_nothing_is_read(
    long_lived: Workspace, opened: Callable[[], Workspace], clock: StandingClock, read: list[str]
) -> None:
    view = people_view(long_lived)
    read.clear()
    answered(long_lived, date(2010, 6, 4))
    read.clear()
    assert people_view(long_lived).everyone is view.everyone
    assert read == []
    people_changes.archive_person(opened(), "p3")
    assert [one.profile.id for one in people_view(long_lived).everyone] == ["p1", "p2", "p3"]
    assert people_view(long_lived).everyone[2].profile.archived == TODAY
    clock.move(days=1)
    assert people_view(long_lived).today == TODAY + timedelta(days=1)


def test_what_others_change_before_the_first_look_is_reported(
    long_lived: Workspace, opened: Callable[[], Workspace]
) -> None:
    lasting = opened()
    people_view(lasting)
    people_changes.log_contact(opened(), ["p2"], TODAY)
    people_changes.log_contact(opened(), ["p2"], date(2011, 4, 1))
    assert lasting.follow() >= {"contacts-2011", "contacts-2026"}
    person = opened()
    assert person_page(person, "p3") is not None
    people_changes.log_contact(opened(), ["p3"], date(2014, 4, 1))
    assert "contacts-2014" in person.follow()


def test_an_earlier_day_leaves_the_cache_of_today_alone(
    long_lived: Workspace, opened: Callable[[], Workspace], read: list[str]
) -> None:
    answered(long_lived)
    assert answered(opened(), date(2010, 6, 4))["p1"].last == date(2010, 5, 5)
    read.clear()
    answered(opened())
    assert read == ["checks-2026-11", "contacts-2026"]


def sealed(*lines: object) -> bytes:
    """A cache whose sums are right, whatever it says."""
    parts = [json.dumps(line).encode() for line in lines]
    head = json.dumps({"format": 1, "sums": [crc32(part) for part in parts]}, separators=(",", ":"))
    return b"\n".join([head.encode(), *parts])


@pytest.mark.parametrize(
    "bytes_there",
    [
        b"",
        b"\n\n\n",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        sealed([], []),
        sealed({"tables": [], "last": []}, {}),
        sealed({"tables": {}, "last": {"p1": "x"}}, {}),
        sealed({"tables": {}, "last": {"p1": 10**30}}, {"people": [], "tables": []}),
        sealed({"tables": {}, "last": {}}, {"people": ["p1"], "tables": {"checks-2010-01": ["", [0, 1, 5]]}}),
        sealed({"tables": {}, "last": {}}, {"people": [], "tables": {"checks-2010-01": ["", [0, 1]]}}),
        sealed({"tables": {}, "last": {}}, {"people": 5, "tables": {"checks-2010-01": 5}}),
        sealed({"tables": {}, "last": {}}, [[[]]]),
    ],
)
def test_a_cache_of_somebody_else_is_not_believed(
    long_lived: Workspace, opened: Callable[[], Workspace], bytes_there: bytes
) -> None:
    truth = answered(long_lived)
    cache = long_lived.paths.cache / "contacts.json"
    cache.write_bytes(bytes_there)
    assert answered(opened()) == truth
    assert cache.stat().st_mode & 0o777 == 0o600


def test_a_damaged_cache_is_not_believed(long_lived: Workspace, opened: Callable[[], Workspace]) -> None:
    truth = answered(long_lived)
    cache = long_lived.paths.cache / "contacts.json"
    whole = cache.read_bytes()
    last = str(date(2006, 12, 5).toordinal()).encode()
    assert last in whole
    cache.write_bytes(whole.replace(last, str(date(2006, 12, 6).toordinal()).encode()))
    assert answered(opened()) == truth


def test_a_cache_that_cannot_be_written_is_no_fault(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    people_changes.log_contact(workspace, ["Maya"], TODAY - timedelta(days=400))
    (workspace.paths.cache / "contacts.json").mkdir(parents=True)
    assert [one.last for one in answered(opened()).values()] == [TODAY - timedelta(days=400)]


def test_the_cache_holds_no_names(workspace: Workspace) -> None:
    people_changes.log_contact(workspace, ["Maya"], TODAY - timedelta(days=400))
    answered(workspace)
    assert b"Maya" not in (workspace.paths.cache / "contacts.json").read_bytes()


def test_a_broken_table_is_repaired_and_counted(
    long_lived: Workspace, opened: Callable[[], Workspace]
) -> None:
    truth = answered(long_lived)
    check_ins.undo(opened())
    long_lived.store.merge({"people": [{"id": "p4", "name": "p4"}]}, ChangeInfo("import"))
    table = long_lived.paths.data / "contacts-2026.json"
    assert truth["p1"].last is not None
    table.write_bytes(table.read_bytes()[:-9])
    fresh: Workspace = opened()
    assert answered(fresh).keys() == {"p4"}
    assert [notice.message for notice in fresh.store.take_notices()] == [f"{table} could not be read."]
