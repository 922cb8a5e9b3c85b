"""What is kept of the past spares reading it, and is never believed over the records."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from connect_tui.domain.month_marks import MonthMarks, ScheduledDays, marks_in, month_marks
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.records import Mark
from connect_tui.domain.retrospect import Overview
from connect_tui.domain.schedules import DAILY, Quota, Schedule, Weekdays
from connect_tui.services.erase import erase_everything
from connect_tui.services.retrospect import overview
from connect_tui.services.workspace import Workspace
from tests.domain.oracle import Life, span
from tests.domain.retrospect_oracle import Member
from tests.living import NOON, StandingClock, paths_in

from .looking_back import Home, member

TODAY = date(2026, 11, 22)
TEN_YEARS = Period(PeriodUnit.DAYS, date(2017, 1, 1), date(2026, 12, 31))


@pytest.fixture
def ten_years() -> list[Member]:
    """Ten years with every third day done."""
    marks = {d: Mark.DONE for d in span(date(2016, 11, 1), TODAY) if d.toordinal() % 3 == 0}
    schedules: list[Schedule] = [DAILY, Quota(2)]
    return [member(Life(marks, TODAY, schedule), n) for n, schedule in enumerate(schedules)]


def prepared(members: list[Member], caches: Path) -> Home:
    home = Home(members, caches)
    for _ in home.book.prepare(TODAY):
        pass
    return home


def files_read(home: Home) -> set[str]:
    return set(home.store.months_read).intersection(home.store.months())


def looked(home: Home) -> Overview:
    return overview(home.workspace, TEN_YEARS, cells=30)


def test_spares_reading_the_past(ten_years: list[Member], tmp_path: Path) -> None:
    wanted = looked(Home(ten_years, tmp_path / "none"))
    prepared(ten_years, tmp_path)
    later = Home(ten_years, tmp_path)
    assert looked(later) == wanted
    assert files_read(later) == {"2026-10", "2026-11"}


def test_is_made_in_small_steps(ten_years: list[Member], tmp_path: Path) -> None:
    home = Home(ten_years, tmp_path)
    most = 0
    for _ in home.book.prepare(TODAY):
        most = max(most, len(home.store.months_read))
        home.store.months_read.clear()
    assert 0 < most < 6
    assert (tmp_path / "ledger.json").exists()


def test_is_written_once_and_for_the_person_alone(ten_years: list[Member], tmp_path: Path) -> None:
    prepared(ten_years, tmp_path / "cache")
    file = tmp_path / "cache" / "ledger.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.stat().st_ino
    prepared(ten_years, tmp_path / "cache")
    assert file.stat().st_ino == before


def test_days_near_today_need_none(ten_years: list[Member], tmp_path: Path) -> None:
    this_month = Period(PeriodUnit.MONTH, date(2026, 11, 1), date(2026, 11, 30))
    before = Home(ten_years, tmp_path)
    overview(before.workspace, this_month, cells=30)
    before.book.save(TODAY)
    home = Home(ten_years, tmp_path)
    assert overview(home.workspace, this_month, cells=30).totals.done == 14
    assert files_read(home) == {"2026-10", "2026-11"}


@pytest.mark.parametrize("damage", [b"", b"{", b"\n", b"null\nnull", b'{"format": 1, "sum": 0}\n{}'])
def test_is_not_believed_when_damaged(ten_years: list[Member], tmp_path: Path, damage: bytes) -> None:
    wanted = looked(prepared(ten_years, tmp_path))
    (tmp_path / "ledger.json").write_bytes(damage)
    assert looked(Home(ten_years, tmp_path)) == wanted


def test_is_not_believed_when_one_number_is_another(ten_years: list[Member], tmp_path: Path) -> None:
    wanted = looked(prepared(ten_years, tmp_path))
    file = tmp_path / "ledger.json"
    said = file.read_text()
    changed = said.replace('"2020-05":', '"2020-55":')
    assert changed != said
    file.write_text(changed)
    assert looked(Home(ten_years, tmp_path)) == wanted


def test_a_change_of_one_month_has_that_month_read_again(ten_years: list[Member], tmp_path: Path) -> None:
    prepared(ten_years, tmp_path)
    life = ten_years[0].life
    gone = next(d for d in life.marks if d.year == 2020)
    changed = life._replace(marks={d: mark for d, mark in life.marks.items() if d != gone})
    now = [Member(ten_years[0].practice, changed), ten_years[1]]
    home = Home(now, tmp_path)
    assert looked(home) == looked(Home(now, tmp_path / "none"))
    assert files_read(home) == {gone.isoformat()[:7], "2026-10", "2026-11"}


def test_is_not_believed_for_another_schedule(ten_years: list[Member], tmp_path: Path) -> None:
    prepared(ten_years, tmp_path)
    now = [member(ten_years[0].life._replace(schedule=Quota(4))), ten_years[1]]
    assert looked(Home(now, tmp_path)) == looked(Home(now, tmp_path / "none"))


def test_goes_with_everything_else(tmp_path: Path) -> None:
    workspace = Workspace(paths_in(tmp_path), StandingClock(NOON))
    ledger = workspace.paths.cache / "ledger.json"
    for _ in workspace.book.prepare(workspace.today()):
        pass
    assert ledger.exists()
    assert ledger in erase_everything(workspace.paths, workspace.clock)
    assert not workspace.paths.cache.exists()


@pytest.mark.parametrize("first", [date(2024, 2, 1), date(2023, 2, 1), date(2026, 8, 1), date(2026, 11, 1)])
@pytest.mark.parametrize("schedule", [DAILY, Quota(3), Weekdays(frozenset({0, 3})), Weekdays(frozenset({6}))])
@pytest.mark.parametrize("archived", [None, 1, 10, 40])
def test_scheduled_days_of_a_month(first: date, schedule: Schedule, archived: int | None) -> None:
    off = None if archived is None else first + timedelta(days=archived)
    practice = Practice("listen", 8, "Listen", PillarId.MIND, schedule=schedule, archived=off)
    days = [first + timedelta(days=number) for number in range(28)]
    for start, end in ((days[0], days[-1]), (days[5], days[20]), (days[0] - timedelta(days=9), days[7])):
        bits = ScheduledDays(practice, start, end).in_month(first)
        for number, one in enumerate(days):
            assert bool(bits >> number & 1) == (start <= one <= end and practice.scheduled_on(one))


def test_marks_of_a_month_in_short_form_are_the_same_marks() -> None:
    marks = {date(2024, 2, 29): Mark.DONE, date(2024, 2, 1): Mark.REST, date(2024, 2, 3): Mark.DONE}
    short = month_marks(marks)
    assert short == MonthMarks(done=1 << 28 | 1 << 2, rest=1)
    assert marks_in("2024-02", short) == marks
