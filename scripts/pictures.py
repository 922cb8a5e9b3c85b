"""Draw the README's pictures from the real app: ``make pictures`` writes them into docs/."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import date, time, timedelta
from pathlib import Path

from benchmarks.history import fill, midday
from connect_tui.config.paths import resolve_paths
from connect_tui.domain.contacts import How
from connect_tui.domain.people import Circle, GoingThrough, Occasion, Profile, Remembered, Style
from connect_tui.domain.plans import Plan
from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.occurrences import occurrences_on
from connect_tui.services import check_ins
from connect_tui.services.people import find_person
from connect_tui.services.people_changes import add_person, log_contact, save_person
from connect_tui.services.plans import add_plan
from connect_tui.services.workspace import Workspace
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.reminder_desk import Health
from scripts.invented_words import with_words
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
    ("people-120x40", (120, 40), "connect-dark", ("p",)),
    ("person-120x40", (120, 40), "connect-dark", ("p", "slash", *"Maya", "enter")),
    ("reminders-120x40", (120, 40), "connect-dark", ("m",)),
    ("journal-120x40", (120, 40), "connect-dark", ("o", *["j"] * 4)),
    ("guide-80x24", (80, 24), "connect-dark", ("g", *"Maya", "enter", "enter")),
    ("feelings-120x40", (120, 40), "connect-dark", ("o", "i")),
    ("me-80x24", (80, 24), "connect-dark", ("M",)),
    ("evening-80x24", (80, 24), "connect-dark", ("E",)),
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
    with_people(workspace)
    with_words(workspace, DAY)
    return workspace


PEOPLE = (
    ("Ruth", Circle.INNER, 9, How.CALL, "She waits for the result on Thursday."),
    ("Jonas", Circle.CLOSE, 31, How.MET, "Mended my bike, would take nothing for it."),
    ("Amara", Circle.CLOSE, 17, How.MESSAGE, "A picture of the new kitchen."),
    ("Lin", Circle.WIDER, 64, How.MET, "The talk about maps."),
    ("Uncle Piet", Circle.WIDER, 118, How.CALL, "Tomatoes, and the old boat."),
)
"""Name, circle, days since the last contact, how that was, and a line about it."""


def with_people(workspace: Workspace) -> None:
    """Add people in every circle to those whom the history names, and something kept about Maya."""
    for name, circle, days_ago, how, text in PEOPLE:
        add_person(workspace, Profile("", name, circle=circle))
        log_contact(workspace, [name], DAY - timedelta(days=days_ago), how=how, text=text)
    add_person(workspace, Profile("", "Farid", in_common=(Remembered("the Tuesday choir"),)))
    for before in list(workspace.store.profiles().values()):
        if (after := _as_known(before)) != before:
            save_person(workspace, before, after)
    maya = find_person(workspace.store.profiles(), "Maya")
    plan = Plan("", "Cook together", (maya.id,), DAY + timedelta(days=6), time(19), place="her new flat")
    add_plan(workspace, plan)


def _as_known(profile: Profile) -> Profile:
    """Return someone with what is kept about them."""
    if profile.name == "Ruth":
        since = DAY - timedelta(days=12)
        return profile._replace(going_through=GoingThrough("tests at the hospital", since))
    if profile.name == "Amara":
        return profile._replace(birthday=Occasion("", 11, 26, 1988))
    if profile.name != "Maya":
        return profile
    return profile._replace(
        circle=Circle.INNER,
        style=Style.ANXIOUS,
        birthday=Occasion("", 2, 3, 1991),
        reach="evenings, by phone",
        in_common=(Remembered("the lake in the morning", DAY), Remembered("Saturday market", DAY)),
        details=(
            Remembered("Starts at the library on the first of December", DAY),
            Remembered("Her brother moved to Porto", DAY - timedelta(days=40)),
        ),
    )


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
