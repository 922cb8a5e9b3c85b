"""Someone to look at closely, and what their page shows."""

from __future__ import annotations

from contextlib import asynccontextmanager, contextmanager
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

from connect_tui.domain.contacts import How
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.people import Circle, GoingThrough, Occasion, Profile, Remembered, Style
from connect_tui.domain.plans import Plan
from connect_tui.services.people_changes import add_person, log_contact
from connect_tui.services.plans import add_plan, plan_views
from connect_tui.ui.screens.person import PersonScreen
from connect_tui.ui.widgets.person_list import PersonList
from tests.ui.home import REFUSAL, TODAY, opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import ModuleType

    from connect_tui.services.person_views import PlanView
    from connect_tui.ui.person_rows import Target
    from tests.ui.home import Home, Sitting

WRITTEN = date(2026, 3, 4)

MAYA = Profile(
    "",
    "Maya",
    also=("May",),
    circle=Circle.INNER,
    style=Style.ANXIOUS,
    in_common=(Remembered("Jazz", WRITTEN),),
    details=(Remembered("Allergic to nuts", WRITTEN), Remembered("Moves to Leeds", WRITTEN)),
    birthday=Occasion("", 11, 26, 1986),
    dates=(Occasion("Wedding", 6, 12, 2014),),
    reach="evenings after eight",
    going_through=GoingThrough("her father is ill", WRITTEN, None, 3),
    notes="We met at the bakery.",
    added=WRITTEN,
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def live_with(home: Home) -> dict[str, str]:
    """Add Maya, of whom much is known and shared, and Ben, of whom nothing is; return their ids."""
    workspace = home.workspace()
    maya, _ = add_person(workspace, MAYA)
    ben, _ = add_person(workspace, Profile("", "Ben", circle=Circle.CLOSE))
    log_contact(workspace, [], ago(9), how=How.CALL, text="She laughed", person_ids=[maya.id])
    log_contact(workspace, [], ago(40), how=How.MET, person_ids=[maya.id, ben.id])
    add_plan(
        workspace, Plan("", "Dinner", (maya.id,), TODAY, time(19), place="Banyan", practices=("make-time",))
    )
    home.done("listen", day=ago(3), note="About the lab", people=("Maya",))
    return {"Maya": maya.id, "Ben": ben.id}


def profile(home: Home, name: str = "Maya") -> Profile:
    """Return what is kept about someone."""
    return next(one for one in home.workspace().store.profiles().values() if one.name == name)


def plans(home: Home) -> list[PlanView]:
    return list(plan_views(home.workspace(), everything=True))


@asynccontextmanager
async def page_of(
    home: Home, person: str, size: tuple[int, int] = (80, 24), *, came_from: str = "people"
) -> AsyncIterator[Sitting]:
    """Open Connect on the page of a person."""
    async with opened(home, size) as sitting:
        screen = page(sitting)
        screen.show_person(person, came_from="review" if came_from == "review" else "people")
        sitting.app.show_place("person")
        await sitting.until(lambda: sitting.app.screen is screen)
        await sitting.pilot.pause()
        yield sitting


def page(sitting: Sitting) -> PersonScreen:
    """Return the page, shown or not."""
    screen = sitting.app.place_called("person")
    assert isinstance(screen, PersonScreen)
    return screen


def target(sitting: Sitting) -> Target | None:
    """Return what is under the cursor."""
    focused = page(sitting).focused
    assert isinstance(focused, PersonList)
    return focused.target


def is_here(sitting: Sitting) -> bool:
    """Tell whether the page is shown, with no dialog over it."""
    return isinstance(sitting.app.screen, PersonScreen)


@contextmanager
def refusing(module: ModuleType, service: str) -> Iterator[None]:
    """Have a service refuse, as it does on a full disk."""
    message, hint = REFUSAL.split("\n")
    with patch.object(module, service, side_effect=ConnectError(message, hint=hint)):
        yield
