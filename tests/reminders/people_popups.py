"""Reminders that name somebody or a plan, and what their popups say."""

from __future__ import annotations

from datetime import date, timedelta

from connect_tui.domain.people import GoingThrough, Occasion
from connect_tui.reminders.outlook import Reason, Status
from connect_tui.reminders.situation import outlook_of
from connect_tui.services.people import in_touch_with
from tests.reminders.desk import SUNDAY, Desk, habits

DATES = "{id: dates, kind: dates, at: '09:00', ahead: [7, 0], text: A few words.}"
CHECK_ON = "{id: check, kind: check-on, at: '12:30', text: A kind word.}"
PLANS = "{id: plans, kind: plans, at: '08:30', ahead: [1, 0], text: Enjoy it.}"
HARD = GoingThrough("moving house", SUNDAY - timedelta(days=4), every=3)
BORN = Occasion("", 11, 22, 1986)
ALL = ["Done", "Later", "Not today"]


async def shown(desk: Desk, rule: str, time: str) -> tuple[str, str]:
    """Have a reminder on show; return what it says."""
    desk.write(habits(rule))
    desk.start()
    await desk.at(time)
    (number,) = desk.recorder.open
    popup = next(one for one in desk.recorder.popups if one.id == number)
    return popup.title, popup.body


async def nothing_shown(desk: Desk, rule: str, time: str) -> None:
    """Have the moment of a reminder come that has nothing to ask for."""
    desk.write(habits(rule))
    desk.start()
    await desk.at(time)
    assert desk.recorder.popups == []
    fates = [(one.status, one.reason) for one in outlook_of(desk.other).entries]
    assert fates == [(Status.HELD, Reason.NOTHING)]


def labels(desk: Desk) -> list[str]:
    return [label for _, label in desk.recorder.popups[-1].actions]


def last(desk: Desk, person: str) -> date | None:
    return in_touch_with(desk.other)[person].last
