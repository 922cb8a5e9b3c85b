"""Making two people one on a person's page, and seeing there what an undo brings back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Static

from connect_tui.domain.people import Profile
from connect_tui.domain.records import ChangeInfo
from connect_tui.services.people_changes import add_person, drop_contact, save_person
from connect_tui.services.person_views import PlanView, Shared
from connect_tui.ui import join_texts
from connect_tui.ui.screens import join_person
from connect_tui.ui.screens.join_person import JoinDialog, PickPersonDialog
from tests.ui.home import REFUSAL
from tests.ui.person_home import ago, is_here, live_with, page, page_of, plans, profile, refusing, target

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting


def live_twice_with(home: Home) -> dict[str, str]:
    """Add Maya Chen, too, who is Maya."""
    ids = live_with(home)
    chen, _ = add_person(home.workspace(), Profile("", "Maya [b]Chen"))
    home.done("care", day=ago(5), people=("Maya [b]Chen",))
    return ids | {"Chen": chen.id}


def names(home: Home) -> list[str]:
    return sorted(one.name for one in home.workspace().store.people().values())


def words(sitting: Sitting) -> str:
    return str(sitting.app.screen.query_one(".words", Static).content)


async def test_who_is_most_alike_is_offered_first_and_all_is_said_before(home: Home) -> None:
    ids = live_twice_with(home)
    async with page_of(home, ids["Chen"]) as sitting:
        await sitting.press("J")
        assert "Is Maya [b]Chen the same person as…?" in sitting.text()
        await sitting.press("enter")
        assert isinstance(sitting.app.screen, JoinDialog)
        assert "stay as they are" in words(sitting)
        await sitting.press("j")
        assert "Along go 1 check-in, 2 contacts and 1 plan." in words(sitting)
        await sitting.press("j")
        assert "Maya [b]Chen goes into Maya" in words(sitting)
        assert "Along goes 1 check-in." in words(sitting)
        await sitting.press("enter")
        await sitting.until(lambda: is_here(sitting))
        assert names(home) == ["Ben", "Maya"]
        shown = page(sitting).page
        assert shown is not None
        assert (shown.view.profile.id, len(shown.shared)) == (ids["Maya"], 4)
        assert "Maya and Maya [b]Chen are one person now. u makes them two again." in sitting.toasts()
        await sitting.press("u")
        assert is_here(sitting)
    assert names(home) == ["Ben", "Maya", "Maya [b]Chen"]


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape"), ("enter", "enter")])
async def test_they_stay_two_unless_one_says_so(home: Home, keys: tuple[str, ...]) -> None:
    ids = live_twice_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("J", *keys)
        assert is_here(sitting)
    assert len(names(home)) == 3


async def test_where_nobody_is_alike_enter_chooses_nobody(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("J", "enter")
        assert isinstance(sitting.app.screen, PickPersonDialog)
        await sitting.press(*"xyz")
        assert join_texts.NOBODY_FITS in sitting.text()
        await sitting.press("ctrl+u", *"MAY", "enter")
        assert isinstance(sitting.app.screen, JoinDialog)


async def test_two_of_one_name_are_told_apart_by_what_is_known_of_them(home: Home) -> None:
    known: dict[str, dict[str, object]] = {
        "pa": {"birthday": "1990-05-17"},
        "pb": {"details": [{"text": "Has a [b]dog"}]},
    }
    records = [{"id": one, "name": "Maya", **fields} for one, fields in known.items()]
    home.workspace().store.merge({"people": records}, ChangeInfo("import"))
    async with page_of(home, "pa", (60, 20)) as sitting:
        await sitting.press("J", *"xyz")
        assert join_texts.NOBODY_FITS in sitting.text()
        await sitting.press("ctrl+u", *"may", "enter")
        assert isinstance(sitting.app.screen, JoinDialog)
        ways = sitting.app.screen.query_one(OptionList)
        offered = [str(ways.get_option_at_index(number).prompt) for number in (1, 2)]
        assert "birthday 17 May 1990" in offered[0]
        assert offered[0] != offered[1]


async def test_somebody_is_chosen_by_the_arrows_and_the_mouse(home: Home) -> None:
    ids = live_twice_with(home)
    async with page_of(home, ids["Maya"], (60, 20)) as sitting:
        await sitting.press("J", "down", "down", "up", "down")
        options = sitting.app.screen.query_one(OptionList)
        assert options.highlighted is not None
        assert options.get_option_at_index(options.highlighted).id == ids["Ben"]
        row = sitting.line("Maya [b]Chen   last")
        await sitting.click(10, row)
        await sitting.until(lambda: isinstance(sitting.app.screen, JoinDialog))
        assert join_texts.INTO.format(name="Maya [b]Chen") in sitting.text()


async def test_a_joining_that_is_refused_leaves_everything(home: Home) -> None:
    ids = live_twice_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        with refusing(join_person, "join_people"):
            await sitting.press("J", "enter", "j", "enter")
        assert REFUSAL in sitting.toasts()
        assert is_here(sitting)
    assert len(names(home)) == 3


async def test_undo_goes_to_the_contact_that_it_brings_back(home: Home) -> None:
    ids = live_with(home)
    for number in range(20):
        home.done("care", day=ago(100 + number), note="Long ago", people=("Maya",))
    workspace = home.workspace()
    [contact] = workspace.store.contacts(ago(40), ago(40))
    drop_contact(workspace, contact.id, contact.day)
    async with page_of(home, ids["Maya"]) as sitting:
        assert "with Ben" not in sitting.text()
        await sitting.press("u")
        found = target(sitting)
        assert isinstance(found, Shared)
        assert found.day == ago(40)
        assert "with Ben" in sitting.text()


async def test_undo_goes_to_the_line_and_to_the_plan_that_it_brings_back(home: Home) -> None:
    ids = live_with(home)
    workspace, before = home.workspace(), profile(home)
    with workspace.store.change(ChangeInfo("plan-dropped")) as change:
        change.relations.drop_plan(plans(home)[0].plan.id)
    save_person(workspace, before, before._replace(details=before.details[:1]))
    async with page_of(home, ids["Maya"], (120, 40)) as sitting:
        await sitting.press("u")
        assert target(sitting) == "details.1"
        await sitting.press("u")
        assert isinstance(target(sitting), PlanView)
