"""The page of one person: what it shows, at any size, and how one moves about in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.contacts import How
from connect_tui.domain.people import Profile
from connect_tui.services import people_changes
from connect_tui.services.person_views import Shared
from connect_tui.ui import person_texts
from connect_tui.ui.person_rows import Part
from connect_tui.ui.widgets.person_list import PersonList
from tests.ui.home import TODAY, opened
from tests.ui.hostile import HOSTILE, assert_harmless
from tests.ui.person_home import ago, is_here, live_with, page, page_of, target

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting


async def _see_all(sitting: Sitting) -> str:
    """Walk through a column and return all that was seen."""
    seen = [sitting.words()]
    for _ in range(18):
        await sitting.press("j")
        seen.append(sitting.words())
    return " ".join(seen)


async def test_it_tells_who_they_are_and_where_one_stands(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        header = " ".join(" ".join(sitting.lines()[:4]).split())
    for told in ("Maya", "May", "Inner circle", "every week, 2 weeks at most", "Last in touch 3 days ago"):
        assert told in header


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_everything_can_be_reached_at_any_size(home: Home, size: tuple[int, int]) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"], size) as sitting:
        assert {strip.cell_length for strip in sitting.app.screen._compositor.render_strips()} == {size[0]}
        seen = await _see_all(sitting)
        if size[0] >= 100:
            await sitting.press("g", "shift+tab", "G")
            seen += " " + sitting.words()
    for told in (
        *("her father is ill", "Jazz", "Allergic to nuts", "Birthday", "40", "Wedding", "after eight"),
        *(
            "We met at the bakery.",
            "Dinner",
            "at 19:00",
            "About the lab",
            "called",
            "She laughed",
            "with Ben",
        ),
        *("In touch on 3 days", "Listen attentively", "1 day", "2026"),
        "A few words in between",
    ):
        assert told in seen, told


async def test_two_columns_where_there_is_room_one_where_not(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"], (120, 40)) as sitting:
        assert sitting.line(Part.REMEMBER.value.upper()) == sitting.line(Part.OVER_TIME.value.upper())
        await sitting.press("tab", "tab", "tab", "tab")
        assert isinstance(target(sitting), Shared)
        await sitting.resize(80, 24)
        assert sitting.lines()[3].split()[:2] == ["To", "remember"]
        await sitting.press("j")
        assert is_here(sitting)


async def test_tab_goes_through_the_parts_and_round(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        parts = []
        for _ in range(6):
            await sitting.press("tab")
            parts.append(page(sitting).query_one("#first", PersonList).part)
        await sitting.press("shift+tab")
        back = page(sitting).query_one("#first", PersonList).part
    order = [Part.PLANS, Part.OVER_TIME, Part.PRACTISED, Part.SHARED, Part.REMEMBER]
    assert parts == [*order, Part.PLANS]
    assert back is Part.REMEMBER


async def test_a_part_in_the_header_can_be_clicked(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        line = sitting.lines()[3]
        await sitting.click(line.index("Everything"), 3)
        assert isinstance(target(sitting), Shared)


async def test_end_and_home_go_to_the_ends_and_arrows_to_the_next_line(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("end")
        last = target(sitting)
        assert isinstance(last, Shared)
        assert last.day == ago(40)
        await sitting.press("home")
        assert target(sitting) == "going_through"
        await sitting.press("down")
        assert target(sitting) == "in_common.0"


async def test_brackets_go_to_others_in_the_order_of_people(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("right_square_bracket")
        assert "‹ Ben ›" in sitting.lines()[0]
        await sitting.press("left_square_bracket")
        assert "‹ Maya ›" in sitting.lines()[0]
        await sitting.click(sitting.lines()[0].index("›"), 0)
        assert "‹ Ben ›" in sitting.lines()[0]


async def test_someone_of_whom_nothing_is_known_is_met_with_kind_words(home: Home) -> None:
    people_changes.add_person(home.workspace(), Profile("", "Ada"))
    person = next(iter(home.workspace().store.profiles()))
    async with page_of(home, person) as sitting:
        for told in (person_texts.NOTHING_TO_REMEMBER, person_texts.NO_PLANS, "Not in touch yet"):
            assert told in sitting.words()
        await sitting.press("right_square_bracket")
        assert person_texts.ONLY_ONE in sitting.toasts()
        await sitting.press("j", "enter")
        assert "Plan something" in sitting.text()


async def test_escape_leads_back_to_where_one_came_from(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"], came_from="review") as sitting:
        await sitting.press("escape")
        assert sitting.app.place.PLACE == "review"


async def test_without_anyone_it_says_so(home: Home) -> None:
    async with opened(home) as sitting:
        sitting.app.show_place("person")
        await sitting.until_shown(person_texts.NOBODY)
        await sitting.press("e", "n", "v", "z", "delete", "tab", "j", "enter", "A")
        assert is_here(sitting)


async def test_what_others_change_is_taken_in_and_the_cursor_stays(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("j", "j")
        assert target(sitting) == "details.0"
        sitting.app.workspace.follow()
        people_changes.log_contact(
            home.workspace(), [], TODAY, how=How.LETTER, text="A long one", person_ids=[ids["Maya"]]
        )
        await sitting.until_shown("Last in touch today")
        assert target(sitting) == "details.0"


async def test_someone_removed_elsewhere_is_left_with_a_word(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        people_changes.remove_person(home.workspace(), ids["Maya"])
        await sitting.until(lambda: sitting.app.place.PLACE == "people")
        assert person_texts.GONE.format(name="Maya") in sitting.toasts()


async def test_someone_removed_while_a_dialog_is_open_is_left_once_it_is_closed(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("n", *"Figs")
        people_changes.remove_person(home.workspace(), ids["Maya"])
        await sitting.until(lambda: page(sitting).page is None)
        assert not is_here(sitting)
        await sitting.press("enter")
        assert "Figs" in sitting.text()
        await sitting.press("escape", "escape")
        await sitting.until(lambda: sitting.app.place.PLACE == "people")


async def test_a_practice_opens_its_page(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("tab", "tab", "tab", "enter")
        assert sitting.app.place.PLACE == "practice"
        assert "Listen attentively" in sitting.lines()[0]


async def test_an_entry_is_shown_whole_and_leads_to_its_day(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("tab", "tab", "tab", "tab", "enter")
        assert "About the lab" in sitting.text()
        assert person_texts.GO_TO_DAY in sitting.text()
        await sitting.press("enter")
        assert sitting.is_on_today
        assert sitting.day == ago(3)
        assert sitting.cursor == "listen"


async def test_what_is_under_the_pointer_is_told_in_full(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("tab", "tab")
        row = sitting.line("█")
        await sitting.point(sitting.lines()[row].index("█"), row)
        assert "apart" in sitting.tooltip(sitting.lines()[row].index("█"), row)
        row = sitting.line("She laughed")
        await sitting.point(30, row)
        assert "called" in sitting.tooltip(30, row)


@pytest.mark.parametrize("size", [(44, 12)])
async def test_hostile_words_are_harmless(home: Home, size: tuple[int, int]) -> None:
    workspace = home.workspace()
    texts = list(HOSTILE.values())
    names = [f"{number} {text}" for number, text in enumerate(texts)]
    for name in names:
        people_changes.add_person(workspace, Profile("", name))
    people_changes.log_contact(workspace, names, TODAY, text=texts[0])
    home.done("listen", note=texts[3], people=tuple(names))
    ids = list(workspace.store.profiles())
    for person, text in zip(ids, texts, strict=True):
        remembered = [{"text": text, "date": "2026-03-04"}]
        home.alter_record("people", person, name=f"P {text}", reach=text, notes=text, details=remembered)
    async with page_of(home, ids[0], size) as sitting:
        for _ in ids:
            assert_harmless(sitting)
            await sitting.press("G")
            assert_harmless(sitting)
            await sitting.press("enter", "escape", "right_square_bracket")
