"""Another process records the first day of a month while one is looking back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.practices import Practice
from connect_tui.services import check_ins
from connect_tui.services.retrospect import overview, period_of
from connect_tui.services.workspace import Workspace

AUGUST = date(2026, 8, 31)


def kept_of(workspace: Workspace, listen: Practice) -> list[int]:
    """What the practice kept up to today, and up to a day in august."""
    today = workspace.today()
    return [workspace.book.standing(listen, day, today).kept for day in (today, AUGUST)]


@pytest.mark.parametrize("is_prepared", [False, True], ids=["unprepared", "prepared"])
@pytest.mark.parametrize("checks_in", [False, True], ids=["idle", "checks in"])
@pytest.mark.parametrize("looked_at", [None, date(2026, 5, 5), date(2025, 5, 5)], ids=str)
@pytest.mark.parametrize("recorded", [date(2026, 4, 9), date(2025, 1, 7)], ids=["month there", "new month"])
def test_it_is_taken_in_and_nothing_wrong_is_kept(
    opened: Callable[[], Workspace],
    recorded: date,
    looked_at: date | None,
    *,
    checks_in: bool,
    is_prepared: bool,
) -> None:
    first = opened()
    listen = next(one for one in first.practices if one.id == "listen")
    for month in range(3, 12):
        check_ins.done(first, [listen], date(2026, month, 5))
    here, other = opened(), opened()
    here.follow()
    if is_prepared:
        for _ in here.book.prepare(here.today()):
            pass
    check_ins.done(other, [listen], recorded)
    if checks_in:
        check_ins.done(here, [listen], here.today())
    if looked_at is not None:
        overview(here, period_of(here, PeriodUnit.YEAR, looked_at), cells=7)
    here.book.keep(here.today())
    here.book.save(here.today())
    here.follow()
    wanted = [10 + checks_in, 7]
    assert kept_of(here, listen) == wanted
    assert kept_of(opened(), listen) == wanted
