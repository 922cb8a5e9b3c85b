"""Two hundred showings raced for by several processes, some of which are killed: each is shown once."""

from __future__ import annotations

import random
import select
import tempfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from connect_tui.domain.showings import Showing, Stage
from connect_tui.reminders.planning import LEASE
from connect_tui.reminders.situation import learn_rules
from connect_tui.services.workspace import Workspace
from tests.living import ZONE, paths_in
from tests.reminders.desktop import wait_until
from tests.reminders.racers import CLAIMED, NEVER, SENDING, SENT, Racers, SharedClock, is_alive
from tests.store.helpers import folder_in_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reminders.desktop import Bus
    from tests.reminders.recorder import Recorder

MONDAY = date(2026, 11, 23)
WEEKDAYS = ("mon", "tue", "wed", "thu")
A_DAY = 50
"""Showings a day; no more popups come in one."""
A_FILE = 100
"""Reminders in one habits.yaml; no more are taken."""
PATIENCE = 20.0

HABITS = """reminders:
{rules}
settings: {{quiet_hours: "off", popup_distance: 0, popups_per_day: 50, missed_popups: 0}}
"""


class Moment(NamedTuple):
    """One showing: of a rule of its own, whose id is what the popup says."""

    rule: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.rule}@{self.at:%Y-%m-%dT%H:%M}"


MOMENTS = [
    Moment(
        f"{weekday}-{number:02d}",
        datetime.combine(MONDAY, datetime.min.time(), ZONE)
        + timedelta(days=day, hours=8, minutes=10 * number),
    )
    for day, weekday in enumerate(WEEKDAYS)
    for number in range(A_DAY)
]


class Race:
    """A course, the processes on it, and what a kill has caught in the middle of sending."""

    def __init__(self, folder: Path, bus: Bus) -> None:
        self._paths = paths_in(folder)
        self._paths.config.mkdir()
        self._write(MOMENTS[:A_FILE])
        self.clock = SharedClock(folder / "clock")
        self.clock.set(MOMENTS[0].at - timedelta(hours=1))
        self._workspace = Workspace(self._paths, self.clock)
        learn_rules(self._workspace)
        self.racers = Racers(folder, bus.env)
        self.caught: set[str] = set()
        """What a killed process was sending: whether it has left, nobody can know."""

    def begin(self, number: int) -> Moment:
        """Let a moment come."""
        if number == A_FILE:
            self._write(MOMENTS[A_FILE:])
        self.clock.set(MOMENTS[number].at)
        return MOMENTS[number]

    def _write(self, moments: list[Moment]) -> None:
        rules = (
            f"  - {{id: {name}, text: {name}, kind: weekly, days: {name[:3]}, at: '{at:%H:%M}'}}"
            for name, at in moments
        )
        draft = self._paths.config / "draft"
        draft.write_text(HABITS.format(rules="\n".join(rules)))
        draft.rename(self._paths.habits_file)

    def showing(self, moment: Moment) -> Showing | None:
        self._workspace.follow()
        return self._workspace.store.showings().get(moment.key)

    def is_over(self, moment: Moment) -> bool:
        """Tell whether a showing was shown, or caught; one that was only claimed is left to the others."""
        showing = self.showing(moment)
        if showing is None or showing.stage is Stage.SHOWN:
            return showing is not None
        if is_alive(int(showing.by.partition(":")[2])):
            return False
        if showing.stage is Stage.SENDING:
            self.caught.add(moment.key)
            return True
        self.clock.set(showing.changed_at + LEASE)
        return False

    def close(self) -> None:
        self.racers.close()
        self.clock.close()


@pytest.fixture
def race(bus: Bus) -> Iterator[Race]:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as folder:
        race = Race(Path(folder), bus)
        yield race
        race.close()


def shown(recorder: Recorder) -> Counter[str]:
    """Return how often each rule was shown."""
    return Counter(one.body for one in recorder.popups)


@pytest.mark.parametrize("processes", [2, 4])
def test_each_is_shown_exactly_once_though_processes_die(
    race: Race, recorder: Recorder, processes: int
) -> None:
    chance, deaths = random.Random(processes), 0

    def start() -> None:
        race.racers.start(chance.choice((CLAIMED, SENT)), chance.randrange(16))

    for _ in range(processes):
        start()
    for number in range(len(MOMENTS)):
        moment = race.begin(number)

        def is_over(moment: Moment = moment) -> bool:
            nonlocal deaths
            died = race.racers.died()
            deaths += died
            for _ in range(died):
                start()
            return race.is_over(moment)

        wait_until(is_over, PATIENCE)
    assert shown(recorder) == {one.rule: 1 for one in MOMENTS}
    assert deaths >= 10


def test_nothing_is_shown_twice_whenever_somebody_is_killed(race: Race, recorder: Recorder) -> None:
    chance, kills = random.Random(5), 0
    for _ in range(4):
        race.racers.start()
    for number in range(A_FILE):
        moment = race.begin(number)
        if chance.random() < 0.3:
            select.select([], [], [], chance.random() * 0.02)
            race.racers.kill(chance.choice(race.racers.pids))
            kills += race.racers.died()
            race.racers.start()
        wait_until(lambda moment=moment: race.is_over(moment), PATIENCE)  # type: ignore[misc]
    found = shown(recorder)
    assert kills >= 20
    assert max(found.values()) == 1
    assert {one.rule for one in MOMENTS[:A_FILE] if one.key not in race.caught} <= set(found)


@pytest.mark.parametrize(("moment", "times"), [(CLAIMED, 1), (SENDING, 0), (SENT, 1)])
def test_one_that_dies_over_a_popup(race: Race, recorder: Recorder, moment: str, times: int) -> None:
    first = race.racers.start(moment)
    wait_until(lambda: "GetCapabilities" in recorder.asked, PATIENCE)
    race.begin(0)
    wait_until(lambda: not is_alive(first), PATIENCE)
    race.racers.start(NEVER)
    wait_until(lambda: race.is_over(MOMENTS[0]), PATIENCE)
    race.begin(1)
    wait_until(lambda: race.is_over(MOMENTS[1]), PATIENCE)
    assert shown(recorder)[MOMENTS[0].rule] == times
    assert shown(recorder)[MOMENTS[1].rule] == 1
