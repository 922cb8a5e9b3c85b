"""Somebody's folders, clock and desktop, with engines that show their reminders on a real bus.

How to use it, with the fixture of ``conftest.py``::

    async def test_it_is_shown(desk: Desk) -> None:
        desk.write(habits(LISTENING))
        engine = desk.start()                    # at 08:00; a second one with desk.start("app")
        await desk.at("09:00")                   # moves the clock, and has every engine look
        (popup,) = desk.recorder.popups
        await desk.press("done")                 # waits until it is recorded
        assert desk.showing(NINE).answer is Answer.DONE

``desk.other`` is a workspace as another process would have one. Run as a program it is an engine on a clock
that stands still, to be killed.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.domain.people import Circle, Profile
from connect_tui.domain.plans import Plan
from connect_tui.domain.showings import Showing, Stage
from connect_tui.reminders.engine import Engine, Hooks
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.services import check_ins
from connect_tui.services.people_changes import add_person, log_contact
from connect_tui.services.plans import add_plan
from connect_tui.services.workspace import Workspace
from tests.living import ZONE, StandingClock, paths_in
from tests.reminders.desktop import Bus, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.domain.practices import Practice
    from connect_tui.domain.records import Mark
    from connect_tui.reminders.popup import Opener, Popup
    from tests.reminders.recorder import Recorded, Recorder

SUNDAY = date(2026, 11, 22)
MORNING = datetime(2026, 11, 22, 8, tzinfo=ZONE)

LISTENING = "{id: listening, kind: practice, practice: listen, at: '09:00', text: Ask one more question.}"
PRAISE = "{id: praise, kind: practice, practice: sincere, at: '10:00', text: Tell them.}"
REACHING = "{id: reaching, kind: people, at: '17:30', text: Write a line.}"
CLOSING = "{id: closing, kind: evening, at: '20:30', text: How was it?}"
WEEKS = "{id: weeks, kind: weekly, at: '18:00', text: Look back.}"
NINE = "listening@2026-11-22T09:00"
TEN = "praise@2026-11-22T10:00"
REACH = "reaching@2026-11-22T17:30"
EVENING = "closing@2026-11-22T20:30"
WEEK = "weeks@2026-11-22T18:00"

LOCK_TIMEOUT = 0.05
_OPEN = {"quiet_hours": "off", "popup_distance": 0, "popups_per_day": 50, "snooze": 30}
_PRACTICES = ("listen", "sincere", "make-time")


def habits(*rules: str, **settings: object) -> str:
    """Return a habits.yaml with three practices, these rules, and settings that hold nothing back."""
    lines = ["practices:", *(f"  - id: {one}" for one in _PRACTICES), "reminders:"]
    lines += [f"  - {rule}" for rule in rules] or ["  []"]
    lines += ["settings:", *(f"  {name}: {value}" for name, value in {**_OPEN, **settings}.items())]
    return "\n".join(lines) + "\n"


class Running:
    """An engine that runs on the loop of the test."""

    def __init__(self, desk: Desk, name: str, patience: timedelta, env: Mapping[str, str]) -> None:
        self.patience = patience
        self.wanted = True
        self.looks = 0
        self.told: list[Popup] = []
        """What others were told to have shown."""
        hooks = Hooks(
            lambda: self.patience, self.told.append, self._looked, lambda: self.wanted, evening=desk.evening
        )
        self.name = name
        self.workspace = Workspace(desk.paths, desk.clock, lock_timeout=LOCK_TIMEOUT)
        self.engine = Engine(self.workspace, name, hooks)
        self.notifier = DBusNotifier(self.engine.events, env)
        self.task = asyncio.create_task(self.engine.run(self.notifier))

    async def look(self) -> None:
        """Let it look, and wait until a look that began after this call has ended."""
        for _ in range(2):
            looks = self.looks
            self.engine.soon()
            await until(lambda looks=looks: self.looks > looks or self.task.done())  # type: ignore[misc]
        if self.task.done():
            self.task.result()

    async def stop(self) -> None:
        """End it as SIGTERM does."""
        self.task.cancel()
        with suppress(asyncio.CancelledError):
            await self.task

    def _looked(self) -> None:
        self.looks += 1


class Desk:
    """Folders, a clock that stands still, a desktop, and what shows reminders there."""

    def __init__(self, folder: Path, bus: Bus, recorder: Recorder) -> None:
        self.folder = folder
        self.bus = bus
        self.recorder = recorder
        self.paths = paths_in(folder)
        self.clock = StandingClock(MORNING)
        self.engines: list[Running] = []
        self.evening: Opener | None = None
        """What opens the evening from the popups of engines to come."""
        self.write(habits(LISTENING))
        self._other = Workspace(self.paths, self.clock)

    @property
    def other(self) -> Workspace:
        """A workspace of another process, as of now."""
        self._other.follow_catalogue()
        self._other.follow()
        return self._other

    # Engines

    def start(
        self, name: str = "background", patience: float = 0, env: Mapping[str, str] | None = None
    ) -> Running:
        """Start an engine."""
        named = f"{name}:{os.getpid()}"
        running = Running(self, named, timedelta(seconds=patience), self.bus.env if env is None else env)
        self.engines.append(running)
        return running

    async def restart(self) -> Running:
        """End the engines, and start one anew."""
        await self.close()
        running = self.start()
        await running.look()
        return running

    def start_process(self, name: str) -> subprocess.Popen[bytes]:
        """Start an engine in a process of its own, on a clock that stands where this one stands now."""
        program = [sys.executable, "-m", "tests.reminders.desk", str(self.folder)]
        return subprocess.Popen([*program, self.clock.now().isoformat(), name], env=self.bus.env)

    async def look(self) -> None:
        """Let every engine look."""
        for one in self.engines:
            await one.look()

    async def at(self, time: str) -> None:
        """Move the clock to a time of the sunday (``15:00``) or any day, and let every engine look."""
        day, _, at = time.rpartition(" ")
        await self.go_to(datetime.fromisoformat(f"{day or SUNDAY} {at}").replace(tzinfo=ZONE))

    async def go_to(self, moment: datetime) -> None:
        """Move the clock, and let every engine look."""
        self.clock.move(seconds=(moment - self.clock.now()).total_seconds())
        await self.look()

    async def close(self) -> None:
        """End every engine."""
        while self.engines:
            await self.engines.pop().stop()

    # What a person does

    def write(self, text: str) -> None:
        """Save habits.yaml, as an editor does."""
        self.paths.config.mkdir(exist_ok=True)
        draft = self.paths.config / "draft"
        draft.write_text(text)
        draft.rename(self.paths.habits_file)

    async def press(self, key: str, popup: Recorded | None = None) -> None:
        """Press a button of a popup, the newest unless told, and wait until the answer is recorded."""
        popup = popup or self.recorder.popups[-1]
        (keys,) = [keys for keys in self.on_show() if self.showing(keys[0]).popup == popup.id]
        self.recorder.press(popup.id, key)
        await until(lambda: self.showing(keys[0]).answer)
        await self.look()

    def practice(self, practice: str) -> list[Practice]:
        return [one for one in self.other.practices if one.id == practice]

    def done(self, practice: str = "listen", day: date = SUNDAY, **more: list[str]) -> None:
        """Mark a practice done, in another process."""
        check_ins.done(self.other, self.practice(practice), day, **more)  # type: ignore[arg-type]

    def rest(self, practice: str = "listen", day: date = SUNDAY) -> None:
        """Make it a rest day, in another process."""
        check_ins.rest(self.other, self.practice(practice), day)

    def person(self, name: str, **more: object) -> str:
        """Add someone, in another process, in the inner circle unless told; return their id."""
        profile = Profile("", name, circle=Circle.INNER)._replace(**more)  # type: ignore[arg-type]
        return add_person(self.other, profile)[0].id

    def spoke(self, *people: str, days_ago: int = 0) -> None:
        """Note that one was in touch, in another process; people by their ids."""
        log_contact(self.other, (), SUNDAY - timedelta(days=days_ago), person_ids=people)

    def plan(self, what: str, *people: str, **more: object) -> str:
        """Plan something for the sunday unless told, in another process; return its id."""
        plan = Plan("", what, people, SUNDAY)._replace(**more)  # type: ignore[arg-type]
        return add_plan(self.other, plan)[0].id

    # What is recorded, as another process sees it

    def showings(self) -> dict[str, Showing]:
        return self.other.store.showings()

    def showing(self, key: str) -> Showing:
        return self.showings()[key]

    def on_show(self) -> list[list[str]]:
        """Return the keys of each popup that is recorded as shown and not answered."""
        popups: dict[tuple[str, int], list[str]] = {}
        for key, one in self.showings().items():
            if one.stage is Stage.SHOWN and one.answer is None:
                popups.setdefault((one.server, one.popup), []).append(key)
        return list(popups.values())

    def mark(self, practice: str = "listen", day: date = SUNDAY) -> Mark | None:
        record = self.other.store.check_in(day, practice)
        return None if record is None else record.mark

    def titles(self) -> list[str]:
        """Return the titles of all that was asked to be shown, in order."""
        return [one.title for one in self.recorder.popups]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Have the store locked by somebody else who hangs."""
        with self.other.store.change(None):
            yield


def _run(folder: Path, now: datetime, name: str) -> None:
    async def run() -> None:
        workspace = Workspace(paths_in(folder), StandingClock(now))
        engine = Engine(workspace, f"{name}:{os.getpid()}")
        await engine.run(DBusNotifier(engine.events, os.environ))

    asyncio.run(run())


if __name__ == "__main__":
    _run(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), sys.argv[3])
