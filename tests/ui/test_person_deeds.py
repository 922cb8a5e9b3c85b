"""What one does on the page of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from connect_tui.domain.people import Remembered
from connect_tui.services import people_changes
from connect_tui.services.person_views import Shared, SharedKind
from connect_tui.ui import person_texts, texts
from connect_tui.ui.screens.edit_person import EditPersonDialog
from tests.ui.home import REFUSAL, TODAY
from tests.ui.person_home import ago, is_here, live_with, page, page_of, plans, profile, refusing, target

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting


def _has(home: Home, name: str) -> bool:
    return any(one.name == name for one in home.workspace().store.profiles().values())


async def test_something_is_remembered_in_a_line(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("n", *"Figs", "enter")
        assert is_here(sitting)
        assert "Figs" in sitting.text()
        await sitting.press("n", *"Tea", "tab", "right", "ctrl+s")
    assert profile(home).details[-1] == Remembered("Figs", TODAY)
    assert profile(home).in_common[-1] == Remembered("Tea", TODAY)


async def test_nothing_written_is_nothing_remembered(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("n", "space", "enter")
        assert person_texts.NOTHING_WRITTEN in sitting.text()
        await sitting.press("escape", "escape")
        assert is_here(sitting)
    assert len(profile(home).details) == 2


async def test_a_line_that_cannot_be_kept_is_still_there_to_be_kept(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        with refusing(people_changes, "save_person"):
            await sitting.press("n", *"Figs", "enter")
            for line in REFUSAL.split("\n"):
                assert line in sitting.text()
        assert "Figs" in sitting.text()
        await sitting.press("enter")
        assert is_here(sitting)
    assert profile(home).details[-1].text == "Figs"


async def test_words_are_kept_where_the_app_is_ended_from_outside(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("n", *"Figs")
        sitting.app.place.keep_unfinished()
    assert profile(home).details[-1].text == "Figs"


async def test_not_now_lets_them_rest_and_again_lifts_it(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("z")
        assert "Resting until" in sitting.lines()[2]
        assert profile(home).rests_on(TODAY)
        await sitting.press("z")
        assert "Resting until" not in sitting.lines()[2]
    assert not profile(home).rests_on(TODAY)


async def test_they_are_put_away_and_brought_back(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("A")
        assert profile(home).is_archived(TODAY)
        assert "Put away since" in sitting.lines()[2]
        await sitting.press("A")
        assert not profile(home).is_archived(TODAY)


async def test_we_talked_makes_a_contact(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("c", "ctrl+s")
        await sitting.until(lambda: is_here(sitting))
        assert "Last in touch today" in sitting.text()


async def _to_the_call(sitting: Sitting) -> None:
    await sitting.press("tab", "tab", "tab", "tab", "j")
    entry = target(sitting)
    assert isinstance(entry, Shared)
    assert (entry.day, entry.kind) == (ago(9), SharedKind.CONTACT)


async def test_delete_on_a_contact_takes_it_back_and_undo_brings_it_again(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await _to_the_call(sitting)
        await sitting.press("delete")
        assert "She laughed" not in sitting.text()
        await sitting.press("u")
        shown = page(sitting).page
        assert shown is not None
        assert any("She laughed" in one.text for one in shown.shared)
    assert _has(home, "Maya")


async def test_a_contact_is_taken_back_from_where_it_is_shown_whole(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await _to_the_call(sitting)
        await sitting.press("enter")
        row = sitting.line(person_texts.TAKE_BACK)
        await sitting.click(sitting.lines()[row].rindex(person_texts.TAKE_BACK), row)
        assert is_here(sitting)
        assert "She laughed" not in sitting.text()


async def test_removing_says_what_stays_and_can_be_undone(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("delete")
        words = str(sitting.app.screen.query_one(".words", Static).content)
        assert "1 check-in, 2 contacts and 1 plan that name them keep a mark" in words
        assert "damaged files set aside (in broken) may still name them" in words
        await sitting.press("down", "enter")
        await sitting.until(lambda: sitting.app.place.PLACE == "people")
        assert not _has(home, "Maya")
        await sitting.press("u")
    assert _has(home, "Maya")


async def test_removing_for_good_cannot_be_undone(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("delete", "down", "down", "enter")
        await sitting.until(lambda: sitting.app.place.PLACE == "people")
        await sitting.press("u")
    assert not _has(home, "Maya")


async def test_enter_and_escape_keep_whom_one_did_not_mean_to_remove(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("delete", "escape")
        await sitting.press("delete", "enter")
        assert is_here(sitting)
    assert _has(home, "Maya")


async def test_a_removal_that_is_refused_leaves_everything(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        with refusing(people_changes, "remove_person"):
            await sitting.press("delete", "down", "enter")
        assert REFUSAL in sitting.toasts()
        assert is_here(sitting)
        assert page(sitting).page is not None


async def test_enter_on_a_line_begins_the_form_there(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("j", "j", "j", "enter")
        dialog = sitting.app.screen
        assert isinstance(dialog, EditPersonDialog)
        assert dialog.focused is dialog.fields["details"].field
        await sitting.press(*" soon", "ctrl+s")
        assert is_here(sitting)
    assert [one.text for one in profile(home).details] == ["Allergic to nuts", "Moves to Leeds soon"]
    assert len({one.day for one in profile(home).details}) == 1


async def test_a_second_click_opens_a_line_and_the_name_opens_the_form(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        row = sitting.line("Allergic")
        await sitting.pilot.click(offset=(30, row), times=2)
        dialog = sitting.app.screen
        assert isinstance(dialog, EditPersonDialog)
        await sitting.until(lambda: dialog.focused is dialog.fields["details"].field)
        await sitting.press("escape")
        await sitting.click(sitting.lines()[0].index("Maya"), 0)
        assert isinstance(sitting.app.screen, EditPersonDialog)


async def test_undo_on_the_page_tells_what_it_took_back(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("n", *"Figs", "enter", "u")
        assert "Figs" not in sitting.text()
        assert sitting.toasts()
        assert texts.NOTHING_TO_UNDO not in sitting.toasts()
    assert len(plans(home)) == 1
