"""Draw the README's pictures from the real app: ``make pictures`` writes them into docs/."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import date, timedelta
from pathlib import Path

from benchmarks.history import fill, midday
from connect_tui.config.paths import resolve_paths
from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.occurrences import occurrences_on
from connect_tui.services import check_ins
from connect_tui.services.workspace import Workspace
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.reminder_desk import Health
from tests.ui.desk import FakeDesk

FONTS_FROM_AFAR = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
"""A picture must not make its viewer fetch anything; the viewer's own fixed-width font serves."""

SETTLING_SECONDS = 1.0
"""What is drawn after the first frame, such as the next reminder, has come by then."""

DAY = date(2026, 11, 22)
PICTURES = (
    ("today-120x40", (120, 40), "connect-dark", ()),
    ("today-light-80x24", (80, 24), "connect-light", ()),
    ("focus-80x24", (80, 24), "connect-dark", ("f", "j", "j", "space", "j", "j", "space", "enter")),
    ("review-120x40", (120, 40), "connect-dark", ("r",)),
    ("practice-120x40", (120, 40), "connect-dark", ("r", "j", "j", "enter")),
    ("reminders-120x40", (120, 40), "connect-dark", ("m",)),
)


def desk_of(workspace: Workspace) -> FakeDesk:
    """Return a desk on which the morning's reminder was shown and answered, and the desktop shows popups."""
    desk = FakeDesk(workspace)
    now = workspace.clock.now()
    began = now.replace(hour=8, minute=2) - timedelta(days=6)
    desk.told = Health(Way.DBUS, "dunst 1.9.0", began, "", at_login=True)
    settings, rules = workspace.settings, workspace.loaded.catalogue.reminders
    for rule in (one for one in rules if one.id == "morning"):
        for one in occurrences_on(rule, DAY, settings.day_starts_at, settings.quiet_hours):
            desk.was_shown(rule.id, one.moment.replace(tzinfo=now.tzinfo), Answer.DONE)
    return desk


def invented(folder: Path) -> Workspace:
    """Return a workspace with a year of an invented history, and a morning's check-ins."""
    fill(folder / "data", 1, DAY, kept=0.66).take_notices()
    paths = resolve_paths(data_dir=folder / "data", config_dir=folder / "config", env={})
    workspace = Workspace(paths, midday(DAY))
    by_id = {practice.id: practice for practice in workspace.practices}
    check_ins.done(workspace, [by_id["give"], by_id["common-ground"], by_id["self"]], DAY)
    check_ins.done(workspace, [by_id["forgive"]], DAY, note="Let the parking space go.")
    check_ins.done(workspace, [by_id["listen"]], DAY, people=["Maya"])
    check_ins.rest(workspace, [by_id["open-up"]], DAY)
    return workspace


async def draw(name: str, size: tuple[int, int], theme: str, keys: tuple[str, ...]) -> None:
    """Write one picture."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = invented(Path(folder))
        app = ConnectApp(workspace, desk=desk_of(workspace))
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            app.today_screen.show_practice("listen")
            await pilot.press(*keys)
            await pilot.pause(SETTLING_SECONDS)
            target = Path(__file__).parent.parent / "docs" / f"{name}.svg"
            picture = app.export_screenshot(title="connect-tui")
            picture = picture.replace("<svg ", '<svg xml:space="preserve" ', 1)
            target.write_text(FONTS_FROM_AFAR.sub("", picture), encoding="utf-8")


if __name__ == "__main__":
    for picture in PICTURES:
        asyncio.run(draw(*picture))
