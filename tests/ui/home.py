"""A person's Connect in a folder of its own, and what they see and do at its screen."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager, contextmanager
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from textual.events import MouseScrollDown, Paste
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import TextArea

from connect_tui.config.paths import Paths
from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.errors import ConnectError
from connect_tui.services import check_ins
from connect_tui.services.days import day_view, practice_on_day
from connect_tui.services.workspace import Workspace
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.screens.reminders import RemindersScreen
from connect_tui.ui.widgets.practice_list import PracticeList
from connect_tui.ui.widgets.practice_panel import PracticePanel
from connect_tui.ui.widgets.rule_list import RuleList
from tests.ui.desk import FakeDesk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from connect_tui.domain.practices import Practice
    from connect_tui.services.views import PracticeOnDay

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
TODAY = date(2026, 11, 22)
"""A sunday."""
YESTERDAY = TODAY - ONE_DAY
TOMORROW = TODAY + ONE_DAY

FIRST_IN_LIST = ("common-ground", "attachment", "listen", "self")
"""The practices of the first pillar, from the top of the list."""


class MovableClock:
    """A clock that stands where it is put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class Home:
    """Folders, a clock, and a look at the records as another process has it."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(folder / "data", folder / "config", folder / "state")
        self.clock = MovableClock(NOW)

    def workspace(self) -> Workspace:
        """Open everything anew, as another process would."""
        return Workspace(self.paths, self.clock)

    def write_habits(self, text: str) -> None:
        """Put the person's own habits.yaml in place."""
        self.paths.config.mkdir(parents=True, exist_ok=True)
        new = self.paths.config / "habits.new"
        new.write_text(text, encoding="utf-8")
        new.replace(self.paths.habits_file)

    def alter_record(self, table: str, key: str, **fields: object) -> None:
        """Change a stored record by hand, as an editor would."""
        path = self.paths.data / f"{table}.json"
        whole: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        whole[key].update(fields)
        path.write_text(json.dumps(whole), encoding="utf-8")

    def row(self, practice: str, day: date | None = None) -> PracticeOnDay:
        """Return what is recorded for a practice on a day, today unless told."""
        workspace = self.workspace()
        return practice_on_day(workspace, by_id(workspace, practice), day or workspace.today())

    def focus(self) -> tuple[str, ...]:
        return day_view(self.workspace()).focus

    def done(
        self, *practices: str, day: date | None = None, note: str = "", people: tuple[str, ...] = ()
    ) -> None:
        """Check practices off from another process."""
        workspace = self.workspace()
        chosen = [by_id(workspace, one) for one in practices]
        check_ins.done(workspace, chosen, day or workspace.today(), note=note or None, people=people)

    def set_focus(self, *practices: str) -> None:
        workspace = self.workspace()
        check_ins.set_focus(workspace, [by_id(workspace, one) for one in practices])


class Sitting:
    """Someone at the screen: keys, the mouse, and what there is to see."""

    def __init__(self, app: ConnectApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        if self.app.keys_in_order.is_under_way:
            await self.until(lambda: self.app._exit or not self.app.keys_in_order.is_under_way)
            await self.pilot.pause()

    async def click(self, x: int, y: int) -> None:
        """Click a cell of the terminal."""
        await self.pilot.click(offset=(x, y))

    async def point(self, x: int, y: int) -> None:
        """Rest the pointer on a cell of the terminal."""
        await self.pilot.hover(offset=(x, y))

    async def wheel_down(self, x: int, y: int) -> None:
        """Turn the wheel over a cell of the terminal."""
        await self.pilot._post_mouse_events([MouseScrollDown], offset=(x, y), button=0)

    async def paste(self, text: str) -> None:
        """Paste as a terminal hands a paste over."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; fail where it never comes."""
        for _ in range(400):
            if condition():
                return
            await self.pilot.pause()
        raise AssertionError("\n".join(self.lines()))

    async def until_shown(self, text: str) -> None:
        await self.until(lambda: text in self.text())

    def lines(self) -> list[str]:
        """Return what is on the screen, line by line."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    def text(self) -> str:
        return "\n".join(self.lines())

    def words(self) -> str:
        """Return what is on the screen as one line of words, so that a sentence can be found across lines."""
        return " ".join(self.text().split())

    def line(self, part: str) -> int:
        """Return the number of the first screen line that holds a text."""
        return next(number for number, line in enumerate(self.lines()) if part in line)

    def toasts(self) -> list[str]:
        return [one.message for one in self.app._notifications]

    def tooltip(self, x: int, y: int) -> str:
        """Return what the widget under a cell explains just now."""
        widget, _ = self.app.screen.get_widget_at(x, y)
        return "" if widget.tooltip is None else str(widget.tooltip)

    @property
    def cursor(self) -> str:
        """The id of the practice under the cursor."""
        return self.app.today_screen.query_one(PracticeList).cursor

    @property
    def day(self) -> date:
        return self.app.today_screen.day

    @property
    def note(self) -> str:
        """What stands in the open note dialog."""
        return self.app.screen.query_one(TextArea).text

    @property
    def desk(self) -> FakeDesk:
        """Who serves the reminders."""
        assert isinstance(self.app.desk, FakeDesk)
        return self.app.desk

    @property
    def rule(self) -> str:
        """The id of the reminder under the cursor."""
        return self.app.screen_stack[1].query_one(RuleList).cursor

    @property
    def is_on_reminders(self) -> bool:
        return isinstance(self.app.screen, RemindersScreen)

    @property
    def is_on_today(self) -> bool:
        return self.app.screen is self.app.today_screen

    def list_top(self) -> Offset:
        return self.app.today_screen.query_one(PracticeList).region.offset

    def panel_text(self) -> str:
        """Return the words of the panel."""
        region = self.app.today_screen.query_one(PracticePanel).region
        lines = self.lines()[region.y : region.bottom]
        return " ".join(" ".join(line[region.x : region.right] for line in lines).split())


@asynccontextmanager
async def opened(
    home: Home, size: tuple[int, int] = (80, 24), *, with_desk: bool = False
) -> AsyncIterator[Sitting]:
    """Open Connect, with toasts and tooltips, and with reminders where there is to be a desk."""
    workspace = home.workspace()
    app = ConnectApp(workspace, desk=FakeDesk(workspace) if with_desk else None)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Sitting(app, pilot)


REFUSAL = "There is no room.\nFree some space."


@contextmanager
def refusing(service: str) -> Iterator[None]:
    """Have a service of checking in refuse, as it does on a full disk."""
    message, hint = REFUSAL.split("\n")
    error = ConnectError(message, hint=hint)
    with patch.object(check_ins, service, side_effect=error):
        yield


def by_id(workspace: Workspace, practice: str) -> Practice:
    return next(one for one in workspace.practices if one.id == practice)
