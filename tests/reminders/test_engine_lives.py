"""Random lives with reminders on a real bus: nothing comes twice, stays too long, or is forgotten."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.domain.records import Mark
from connect_tui.domain.showings import Answer, Stage
from connect_tui.reminders.stale import is_stale
from connect_tui.services import check_ins
from connect_tui.services.reminders import put_off
from tests.reminders.desk import CLOSING, LISTENING, PRAISE, REACHING, Desk, habits
from tests.reminders.desktop import Bus, until
from tests.store.helpers import folder_in_memory

if TYPE_CHECKING:
    from tests.reminders.recorder import Recorded, Recorder

RULES = (
    LISTENING.replace("'09:00'", "['09:00', '13:00']"),
    PRAISE,
    REACHING,
    CLOSING.replace("20:30", "23:30"),
)
PRACTICES = ("listen", "sincere", "make-time")
BUTTONS = {"done": Answer.DONE, "later": Answer.LATER, "not-today": Answer.NOT_TODAY}

moves = st.one_of(
    st.tuples(st.just("wait"), st.integers(1, 240)),
    st.tuples(st.just("wait"), st.sampled_from((30, 60, 300, 720))),
    st.tuples(st.just("wait"), st.integers(-90, -1)),
    st.tuples(st.sampled_from(("done", "rest", "clear")), st.sampled_from(PRACTICES)),
    st.tuples(st.just("press"), st.sampled_from(tuple(BUTTONS))),
    st.tuples(st.just("press"), st.sampled_from(tuple(BUTTONS))),
    st.tuples(st.sampled_from(("dismiss", "restart", "silence")), st.none()),
)


class Life:
    """Somebody's days, and what was asked of their desktop in them."""

    def __init__(self, folder: Path, bus: Bus, recorder: Recorder) -> None:
        self.desk = Desk(folder, bus, recorder)
        self.desk.write(habits(*RULES))
        self.from_here = len(recorder.popups)
        self.left_by_others = set(recorder.open)

    async def live(self, steps: list[tuple[str, object]]) -> None:
        self.desk.start()
        try:
            await self.desk.look()
            for what, of_what in steps:
                await getattr(self, what)(of_what)
                await self.desk.look()
                await self.check()
        finally:
            await self.desk.close()

    async def wait(self, minutes: int) -> None:
        self.desk.clock.move(minutes=minutes)

    async def done(self, practice: str) -> None:
        self.desk.done(practice, self.desk.other.today())

    async def rest(self, practice: str) -> None:
        self.desk.rest(practice, self.desk.other.today())

    async def clear(self, practice: str) -> None:
        check_ins.clear(self.desk.other, self.desk.practice(practice), self.desk.other.today())

    async def silence(self, _: None) -> None:
        put_off(self.desk.other, ["listening"], self.desk.other.today(), None)

    async def restart(self, _: None) -> None:
        await self.desk.restart()

    async def dismiss(self, _: None) -> None:
        found = self.newest()
        if found is not None:
            popup, key = found
            self.desk.recorder.dismiss(popup.id)
            await until(lambda: self.desk.showing(key).answer is Answer.DISMISSED)

    async def press(self, button: str) -> None:
        found = self.newest()
        if found is None:
            return
        popup, key = found
        button = button if button in dict(popup.actions) else "later"
        day, marks = self.desk.showing(key).day, self.marks()
        self.desk.recorder.press(popup.id, button)
        await until(lambda: self.desk.showing(key).answer is BUTTONS[button])
        if button == "later" or len(popup.actions) == 2:
            reminder = key.partition("@")[0]
            assert self.desk.other.store.put_off()[reminder].day == day
            assert self.marks() == marks
        else:
            practice = {"reaching": "make-time", "praise": "sincere", "listening": "listen"}[
                key.partition("@")[0]
            ]
            wanted = Mark.DONE if button == "done" else Mark.REST
            assert self.desk.mark(practice, day) is (marks.get((day, practice)) or wanted)

    def marks(self) -> dict[tuple[object, str], Mark]:
        rows = self.desk.other.store.check_ins(
            self.desk.other.today().replace(day=1), self.desk.other.today()
        )
        return {(one.day, one.practice): one.mark for one in rows if one.mark is not None}

    def newest(self) -> tuple[Recorded, str] | None:
        """Return the newest popup that is on show, and the key of the first showing it stands for."""
        for popup in reversed(self.desk.recorder.popups[self.from_here :]):
            for keys in self.desk.on_show():
                if self.desk.showing(keys[0]).popup == popup.id and popup.id in self.desk.recorder.open:
                    return popup, min(keys)
        return None

    async def check(self) -> None:
        desk = self.desk
        showings = desk.showings()
        asked_for = desk.recorder.popups[self.from_here :]
        groups = Counter((one.together or one.key) for one in showings.values())
        assert len(asked_for) == len(groups)
        assert {one.stage for one in showings.values()} <= {Stage.SHOWN}
        on_show = {showings[keys[0]].popup: keys for keys in desk.on_show()}
        # A popup is taken back without waiting for the server's answer once a button of it was pressed.
        await until(lambda: set(on_show) == set(desk.recorder.open) - self.left_by_others)
        for keys in on_show.values():
            assert not is_stale(desk.other, [showings[key] for key in keys])
        assert all(engine.engine.trouble == "" for engine in desk.engines)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(moves, min_size=4, max_size=25))
def test_any_life(bus_of_all: tuple[Bus, Recorder], steps: list[tuple[str, object]]) -> None:
    async def once(folder: str) -> None:
        await Life(Path(folder), *bus_of_all).live(steps)

    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as folder:
        asyncio.run(once(folder))
