from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.contacts import How
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import Circle
from connect_tui.services.people_changes import remove_person
from connect_tui.ui import people_texts, texts
from connect_tui.ui.screens.add_person import AddPersonDialog
from connect_tui.ui.screens.people import PeopleScreen
from connect_tui.ui.screens.person import PersonScreen
from connect_tui.ui.screens.talked import TalkedDialog, past_day
from tests.ui.home import TODAY, YESTERDAY, opened
from tests.ui.people_home import a_few, chosen, contacts_of, profile_of, someone

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting


def _in_dialog(sitting: Sitting) -> bool:
    return isinstance(sitting.app.screen, TalkedDialog)


def _in_dialog_to_add(sitting: Sitting) -> bool:
    return isinstance(sitting.app.screen, AddPersonDialog)


async def test_two_keys_note_a_talk_with_who_is_under_the_cursor(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", "enter")
        assert isinstance(sitting.app.screen, PeopleScreen)
        assert "Ben: in touch today. u takes it back." in sitting.toasts()
    newest = contacts_of(home, ids["Ben"])[-1]
    assert (newest.day, newest.how, newest.text) == (TODAY, How.MET, "")


async def test_several_people_a_way_a_line_and_a_day(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", "shift+tab", "shift+tab", *"mayi", "enter", *"Ines", "enter", "enter")
        await sitting.press(*"tea", "shift+tab", "right", "tab", "tab", *"yesterday")
        assert texts.long_date(YESTERDAY) in sitting.text()
        await sitting.press("enter")
        assert not _in_dialog(sitting)
    ines = profile_of(home, "Ines")
    contact = contacts_of(home, ines.id)[0]
    assert contact.people == (ids["Ben"], ids["Maya"], ines.id)
    assert (contact.day, contact.how, contact.text) == (YESTERDAY, How.CALL, "tea")
    assert ines.circle is Circle.WIDER


async def test_a_day_to_come_is_refused_and_all_stays_to_be_put_right(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", *"tea", "tab", *"tomorrow", "enter")
        assert _in_dialog(sitting)
        assert people_texts.TALKED_AHEAD.format(When=texts.TOMORROW) in sitting.text()
        assert "tea" in sitting.text()
        await sitting.press("ctrl+u", *"-2", "enter")
        assert not _in_dialog(sitting)
    assert TODAY - timedelta(days=2) in [one.day for one in contacts_of(home, ids["Ben"])]


async def test_without_anyone_it_asks_for_someone(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("p", "c", "tab", "enter")
        assert people_texts.TALKED_NOBODY in sitting.text()
        await sitting.press("escape")
        assert not _in_dialog(sitting)


async def test_who_is_removed_meanwhile_is_not_added_anew_unasked(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", *"tea")
        remove_person(home.workspace(), ids["Ben"])
        await sitting.press("enter")
        assert _in_dialog(sitting)
        assert "tea" in sitting.text()
        assert people_texts.NO_LONGER_THERE.format(name="Ben") in sitting.words()
        assert people_texts.TALKED_NOBODY not in sitting.text()
        await sitting.press("escape", "escape")
        assert isinstance(sitting.app.screen, PeopleScreen)
    assert sorted(one.name for one in home.workspace().store.people().values()) == ["Maya", "Zoë"]


async def test_escape_asks_before_words_are_lost(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", "escape")
        assert not _in_dialog(sitting)
        await sitting.press("c", "x", "escape")
        assert texts.UNSAVED in sitting.text()
        await sitting.press("escape")
        assert not _in_dialog(sitting)


async def test_a_line_being_written_is_kept_where_connect_is_ended(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c")
        sitting.app.place.keep_unfinished()
        assert len(contacts_of(home, ids["Ben"])) == 1
        await sitting.press(*"tea")
        sitting.app.place.keep_unfinished()
    assert contacts_of(home, ids["Ben"])[-1].text == "tea"


async def test_all_can_be_done_by_mouse(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        bar = sitting.lines()[-1]
        await sitting.click(bar.index("we talked"), 23)
        assert _in_dialog(sitting)
        number = sitting.line("○ letter")
        await sitting.click(sitting.lines()[number].index("○ letter") + 3, number)
        foot = sitting.line("Leave")
        await sitting.click(sitting.lines()[foot].index("Keep"), foot)
        assert not _in_dialog(sitting)
    assert contacts_of(home, ids["Ben"])[-1].how is How.LETTER


@pytest.mark.parametrize("size", [(80, 24), (44, 12), (200, 60)])
async def test_it_can_be_used_at_any_size(home: Home, size: tuple[int, int]) -> None:
    ids = a_few(home)
    async with opened(home, size) as sitting:
        await sitting.press("p", "c", *"tea")
        assert "tea" in sitting.text()
        await sitting.press("enter")
    assert contacts_of(home, ids["Ben"])[-1].text == "tea"


async def test_someone_is_added_with_all_that_is_known_at_once(home: Home) -> None:
    someone(home, "Maya", 3)
    async with opened(home) as sitting:
        await sitting.press("p", "a", *"maya")
        assert people_texts.ADD_KNOWN.format(name="Maya") in sitting.text()
        await sitting.press("space", *"Lind", "tab", "left", "tab", *"Mi,Mimi", "tab", *"31 feb", "enter")
        assert "is not a date I can place" in sitting.text()
        await sitting.press("ctrl+u", *"17 may 1990", "enter")
        assert chosen(sitting) == "maya Lind"
    added = profile_of(home, "maya Lind")
    assert (added.circle, added.also, added.added) == (Circle.CLOSE, ("Mi", "Mimi"), TODAY)
    assert added.birthday is not None
    assert (added.birthday.year, added.birthday.month, added.birthday.day) == (1990, 5, 17)


async def test_a_name_that_is_known_leads_to_their_page(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "a", *"mayita", "enter")
        await sitting.until(lambda: isinstance(sitting.app.screen, PersonScreen))
        await sitting.until_shown("‹ Maya ›")
        await sitting.press("escape")
        assert isinstance(sitting.app.screen, PeopleScreen)
    assert len(home.workspace().store.people()) == 3


async def test_a_known_name_with_more_about_them_is_told_once(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "a", *"Maya", "tab", "tab", *"Mim", "shift+tab", "shift+tab", "end", "enter")
        assert _in_dialog_to_add(sitting)
        assert sitting.words().count("already") == 1
        await sitting.press(*" L")
        await sitting.press("enter")
        await sitting.until(lambda: isinstance(sitting.app.screen, PeopleScreen))
    assert profile_of(home, "Maya L").also == ("Mim",)


async def test_a_warning_about_leaving_goes_once_one_writes_on(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", *"tea", "escape")
        assert texts.UNSAVED in sitting.words()
        await sitting.press("s")
        assert texts.UNSAVED not in sitting.words()
        assert people_texts.TALKED_HINT in sitting.text()
        await sitting.press("escape")
        assert _in_dialog(sitting)
        await sitting.press("escape")
        assert not _in_dialog(sitting)


async def test_someone_removed_meanwhile_is_told_and_added_anew(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", *"tea")
        remove_person(home.workspace(), ids["Ben"])
        await sitting.press("enter")
        assert _in_dialog(sitting)
        assert people_texts.NO_LONGER_THERE.format(name="Ben") in sitting.words()
        assert people_texts.NEW_NAME.format(name="Ben") in sitting.text()
        await sitting.press("enter")
        assert not _in_dialog(sitting)
    new = profile_of(home, "Ben")
    assert new.id != ids["Ben"]
    assert [one.text for one in contacts_of(home, new.id)] == ["tea"]


async def test_a_talk_stays_on_the_day_it_was_opened_on(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", *"tea")
        home.clock.moment += timedelta(days=1)
        dialog = sitting.app.screen
        assert isinstance(dialog, TalkedDialog)
        dialog.follow_the_day()
        await sitting.until(lambda: texts.long_date(TODAY) in sitting.text())
        assert "yesterday" in sitting.text()
        await sitting.press("enter")
        said = f"Ben: in touch yesterday, {texts.long_date(TODAY)}. u takes it back."
        await sitting.until(lambda: said in sitting.toasts())
    assert contacts_of(home, ids["Ben"])[-1].day == TODAY


async def test_a_name_is_needed(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("p", "a", "space", "enter")
        assert people_texts.ADD_NO_NAME in sitting.text()
        await sitting.press("escape", "escape")
        assert isinstance(sitting.app.screen, PeopleScreen)
    assert home.workspace().store.people() == {}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("yesterday", YESTERDAY),
        ("-3", TODAY - timedelta(days=3)),
        ("14 Nov", date(2026, 11, 14)),
        ("24 December", date(2025, 12, 24)),
        ("2020-02-29", date(2020, 2, 29)),
    ],
)
def test_a_day_behind_is_understood(text: str, day: date) -> None:
    assert past_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["tomorrow", "2027-01-01", "someday", ""])
def test_any_other_day_is_refused(text: str) -> None:
    with pytest.raises(WrongUse):
        past_day(text, TODAY)
