"""People to live with at the screen, put there as another process would."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.contacts import How
from connect_tui.domain.people import Circle, Profile
from connect_tui.services.people_changes import add_person, log_contact
from connect_tui.ui.screens.people import PeopleScreen
from connect_tui.ui.widgets.people_list import PeopleList
from tests.ui.home import TODAY

if TYPE_CHECKING:
    from connect_tui.domain.contacts import Contact
    from tests.ui.home import Home, Sitting

LONG_AGO = TODAY - timedelta(days=2000)


def someone(home: Home, name: str, days_ago: int | None = None, **known: object) -> str:
    """Add someone long since known, last in touch so many days ago if ever, and return their id."""
    workspace = home.workspace()
    profile, _ = add_person(workspace, Profile("", name, added=LONG_AGO)._replace(**known))  # type: ignore[arg-type]
    if days_ago is not None:
        log_contact(workspace, [], TODAY - timedelta(days=days_ago), how=How.MET, person_ids=[profile.id])
    return profile.id


def a_few(home: Home) -> dict[str, str]:
    """Add three people of different circles, of whom Ben alone is due, and return their ids by name."""
    return {
        "Maya": someone(home, "Maya", 2, circle=Circle.INNER, also=("Mayita",)),
        "Ben": someone(home, "Ben", 30, circle=Circle.CLOSE),
        "Zoë": someone(home, "Zoë", 10, circle=Circle.WIDER),
    }


def profile_of(home: Home, name: str) -> Profile:
    """Return what is kept about someone."""
    return next(one for one in home.workspace().store.profiles().values() if one.name == name)


def contacts_of(home: Home, person: str) -> list[Contact]:
    """Return the plain contacts with someone."""
    return list(home.workspace().store.about(person, TODAY).contacts)


def people_list(sitting: Sitting) -> PeopleList:
    """Return the list on the screen."""
    screen = sitting.app.place_called("people")
    assert isinstance(screen, PeopleScreen)
    return screen.query_one(PeopleList)


def chosen(sitting: Sitting) -> str:
    """Return the name of the person under the cursor; empty for none."""
    person = people_list(sitting).person
    return "" if person is None else person.profile.name
