"""Reminders that name somebody or a plan on a real screen, drawn by a real notification server."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.people import Circle, GoingThrough, Occasion, Profile, Remembered
from connect_tui.domain.plans import Plan
from connect_tui.domain.showings import Way
from connect_tui.reminders.engine import Engine
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.services.people import in_touch_with
from connect_tui.services.people_changes import add_person, log_contact
from connect_tui.services.plans import add_plan
from connect_tui.services.workspace import Workspace
from tests.living import ZONE, StandingClock, paths_in
from tests.reminders.desk import MORNING, REACHING, SUNDAY, habits
from tests.reminders.desktop import until
from tests.reminders.people_popups import CHECK_ON, DATES, PLANS
from tests.reminders.test_drawn import Screen, screen  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from pathlib import Path

WEEKS_AGO = SUNDAY - timedelta(days=21)
MAYA = Profile(
    "",
    "Maya Öztürk-佐藤",
    circle=Circle.INNER,
    added=WEEKS_AGO,
    in_common=(Remembered("climbing & <old> maps", WEEKS_AGO),),
    details=(Remembered("her sister moved to Lyon", WEEKS_AGO),),
)
BORN = Occasion("", 11, 22, 1986)
HARD = GoingThrough("an illness in the family", WEEKS_AGO, every=7)


def lived(folder: Path, rule: str, profile: Profile) -> tuple[Workspace, str]:
    """Return a home with someone in it, and their id."""
    paths = paths_in(folder)
    paths.config.mkdir(parents=True)
    paths.habits_file.write_text(habits(rule))
    workspace = Workspace(paths, StandingClock(MORNING))
    person = add_person(workspace, profile)[0].id
    log_contact(workspace, (), WEEKS_AGO, person_ids=[person])
    add_plan(workspace, Plan("", "Tea", (person,), SUNDAY, at=time(19), place="at the harbour"))
    return workspace, person


@pytest.mark.parametrize(
    ("rule", "profile", "at", "button"),
    [
        (REACHING, MAYA, 17, "Done"),
        (REACHING, MAYA, 17, "Someone else"),
        (DATES, MAYA._replace(birthday=BORN), 9, "Done"),
        (CHECK_ON, MAYA._replace(going_through=HARD), 12, "Done"),
        (PLANS, MAYA, 8, "Done"),
    ],
    ids=["people-done", "people-someone-else", "dates", "check-on", "plans"],
)
async def test_each_kind_is_drawn_and_answered(
    screen: Screen,  # noqa: F811 - the fixture
    rule: str,
    profile: Profile,
    at: int,
    button: str,
) -> None:
    workspace, person = lived(screen.folder / "home", rule, profile)
    clock = workspace.clock
    assert isinstance(clock, StandingClock)
    engine = Engine(Workspace(workspace.paths, clock), f"background:{os.getpid()}")
    empty = screen.picture("empty")
    running = asyncio.create_task(engine.run(DBusNotifier(engine.events, screen.env)))
    await until(lambda: engine.way is Way.DBUS)
    clock.move(seconds=(datetime(2026, 11, 22, at, 30, tzinfo=ZONE) - clock.now()).total_seconds())
    engine.soon()
    await until(lambda: screen.picture("popup") != empty)
    screen.pick(button)

    def answered() -> bool:
        workspace.follow()
        return any(one.answer for one in workspace.store.showings().values())

    await until(answered)
    standing = in_touch_with(workspace)[person]
    assert standing.last == (WEEKS_AGO if button == "Someone else" else SUNDAY)
    assert (standing.resting_until == SUNDAY) == (button == "Someone else")
    await until(lambda: screen.picture("after") == empty)
    running.cancel()
    await asyncio.wait([running])
    assert "WARNING" not in (screen.folder / "dunst.log").read_text()
