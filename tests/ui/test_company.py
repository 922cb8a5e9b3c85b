"""With whom: people and practices over a period, at the screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.contacts import Contact
from connect_tui.domain.people import Circle, Profile
from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.records import ChangeInfo
from connect_tui.ui import company_texts, review_texts
from connect_tui.ui.screens.company import CompanyScreen
from connect_tui.ui.screens.person import PersonScreen
from connect_tui.ui.screens.year import YearScreen
from connect_tui.ui.widgets.company_columns import columns_for
from connect_tui.ui.widgets.company_list import CompanyList
from tests.ui.home import TODAY, Home, opened
from tests.ui.hostile import HOSTILE, assert_harmless, expected, fill_with_hostile_words

if TYPE_CHECKING:
    from tests.ui.home import Sitting

LONG_AGO = date(2026, 9, 2)


def live(home: Home) -> None:
    """Three people near and one further away, of whom Ben has not been listened to."""
    circles = {"Maya": Circle.INNER, "Ben": Circle.CLOSE, "Tom": Circle.CLOSE, "Yui": Circle.WIDER}
    with home.workspace().store.change(ChangeInfo("import")) as change:
        for name, circle in circles.items():
            change.relations.put_profile(Profile(name.lower(), name, circle=circle))
        change.relations.put_contact(Contact("", TODAY, ("ben",)))
    home.done("listen", "care", people=("Maya", "Tom"))
    home.done("listen", day=date(2026, 11, 20), people=("Maya", "Yui"))
    home.done("give", day=LONG_AGO, people=("Ben",))


async def go(sitting: Sitting) -> CompanyScreen:
    review = sitting.app.place_called("review")
    if sitting.app.screen is not review:
        await sitting.press("r")
        await sitting.until(lambda: sitting.app.screen is review)
    await sitting.press("w")
    place = sitting.app.place_called("company")
    assert isinstance(place, CompanyScreen)
    await sitting.until(lambda: sitting.app.screen is place)
    await sitting.pilot.pause()
    return place


def _row(sitting: Sitting, name: str) -> list[str]:
    """The cells of a person's row, without the bar of the cursor."""
    return sitting.lines()[sitting.line(f" {name}   ")].strip("▌ ").split()


async def test_rows_are_people_and_columns_are_practices(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        await go(sitting)
        text = sitting.words()
        assert "In touch with 4 people, on 2 days." in text
        assert "Ben has not had your ear yet this month; an evening may be nice." in text
        assert sitting.lines()[sitting.line("INNER CIRCLE")].split()[2:] == ["days", "8", "9"]
        assert _row(sitting, "Maya") == ["Maya", "2", "2", "1"]
        assert _row(sitting, "Ben") == [company_texts.MARK_INVITES, "Ben", "1", "·", "·"]
        assert _row(sitting, "Tom") == ["Tom", "1", "1", "1"]
        assert _row(sitting, "Yui") == ["Yui", "1", "1", "·"]
        told = " ".join(text.replace("━", "").split())
        assert "In touch on 2 days, last today. Listen attentively 2 Show that you care 1" in told
        await sitting.press("down")
        assert "Ben close circle In touch on 1 day, today. Has not had your ear yet" in sitting.words()


async def test_where_there_is_little_room_a_sign_tells_of_more_practices(home: Home) -> None:
    live(home)
    every = [one.id for one in home.workspace().practices]
    home.done(*every, people=("Maya",))
    async with opened(home, size=(60, 20)) as sitting:
        await go(sitting)
        assert sitting.lines()[-2].rstrip().endswith("…")
        assert len(sitting.lines()[-2].rstrip()) < 60


async def test_the_period_is_that_of_review_and_moves_by_keys(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        await sitting.press("r")
        await sitting.until_shown(review_texts.RATE)
        await sitting.press("left", "left")
        place = await go(sitting)
        assert (place.period.unit, place.period.start) == (PeriodUnit.MONTH, date(2026, 9, 1))
        assert "In touch with 1 person, on 1 day." in sitting.words()
        assert "your ear" not in sitting.words()
        await sitting.press("plus", "plus")
        assert place.period.unit is PeriodUnit.YEAR
        assert "In touch with 4 people, on 3 days." in sitting.words()
        await sitting.press("right")
        assert sitting.toasts() == [company_texts.NO_FURTHER_ON]
        await sitting.press("minus", "minus", "left")
        assert place.period.start == date(2026, 8, 1)
        await sitting.press("d", *"2026-09", "enter")
        await sitting.until(lambda: place.period.start == date(2026, 9, 1))
        await sitting.press("escape")
        assert sitting.app.screen is sitting.app.place_called("review")


async def test_the_year_leads_there_and_back(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        place = await go(sitting)
        await sitting.press("y")
        year = sitting.app.place_called("year")
        assert isinstance(year, YearScreen)
        await sitting.until(lambda: sitting.app.screen is year)
        await sitting.press("w")
        await sitting.until(lambda: sitting.app.screen is place)
        assert place.period.unit is PeriodUnit.YEAR
        await sitting.press("escape")
        assert sitting.app.screen is year


async def test_a_person_is_opened_by_key_and_by_click(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        place = await go(sitting)
        person = sitting.app.place_called("person")
        assert isinstance(person, PersonScreen)
        await sitting.press("down", "enter")
        await sitting.until(lambda: sitting.app.screen is person)
        await sitting.until_shown("Ben")
        await sitting.press("escape")
        await sitting.until(lambda: sitting.app.screen is place)
        await sitting.click(4, sitting.line(" Tom "))
        await sitting.until(lambda: sitting.app.screen is person)
        await sitting.until_shown("Tom")


async def test_the_mouse_moves_the_cursor_the_period_and_explains(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        place = await go(sitting)
        line = sitting.line(" Tom ")
        days = sitting.lines()[sitting.line("INNER CIRCLE")].index("days")
        await sitting.click(days + 3, line)
        assert place.query_one(CompanyList).cursor == "tom"
        await sitting.point(days + 7, line)
        assert sitting.tooltip(days + 7, line) == "Tom, Listen attentively: 1 day"
        await sitting.point(days + 7, sitting.line("INNER CIRCLE"))
        assert "Listen attentively" in sitting.tooltip(days + 7, sitting.line("INNER CIRCLE"))
        await sitting.point(days + 3, line)
        assert sitting.tooltip(days + 3, line) == company_texts.DAYS_TIP
        await sitting.click(sitting.lines()[0].index("year"), 0)
        await sitting.until(lambda: place.period.unit is PeriodUnit.YEAR)
        await sitting.click(sitting.lines()[0].index("‹"), 0)
        await sitting.until(lambda: place.period.start == date(2025, 1, 1))


async def test_a_check_in_and_an_undo_are_followed(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        await go(sitting)
        home.done("listen", people=("Ben",))
        await sitting.until_shown("Everyone near you has had your ear this month.")
        await sitting.press("u")
        await sitting.until_shown("Ben has not had your ear yet this month")


async def test_with_nobody_there_are_words_instead_of_a_table(home: Home) -> None:
    async with opened(home) as sitting:
        place = await go(sitting)
        assert company_texts.NOBODY_YET_MORE in sitting.words()
        assert not place.query_one(CompanyList).display
        await sitting.press("enter")
        assert sitting.toasts() == [company_texts.NOTHING_TO_OPEN]


@pytest.mark.parametrize("size", [(60, 20), (44, 12), (120, 40)])
async def test_every_size_has_the_cursor_and_all_lines_end_in_time(home: Home, size: tuple[int, int]) -> None:
    live(home)
    for number in range(40):
        home.done("open-up", people=(f"Friend {number:02} 田中 ゆき",))
    async with opened(home, size) as sitting:
        place = await go(sitting)
        listed = place.query_one(CompanyList)
        await sitting.press("end")
        shown = "\n".join(sitting.lines()[listed.region.y : listed.region.bottom])
        assert "Yui" in shown
        assert "Yui" in sitting.words()
        await sitting.press("home")
        assert "INNER CIRCLE" in sitting.text()
        await sitting.resize(80, 24)
        assert "Maya" in sitting.text()
        assert all(len(line) <= 80 for line in sitting.lines())


async def test_hostile_names_are_harmless(home: Home) -> None:
    fill_with_hostile_words(home)
    async with opened(home) as sitting:
        place = await go(sitting)
        listed = place.query_one(CompanyList)
        for _ in HOSTILE:
            assert_harmless(sitting)
            await sitting.point(5, listed.region.y + 1)
            await sitting.press("down")
        await sitting.resize(120, 40)
        assert_harmless(sitting)
        assert expected(f"P {HOSTILE['closing']}") in sitting.text()


def test_columns_keep_the_name_and_give_way_from_numbers_to_bars() -> None:
    twelve = range(1, 13)
    wide, narrow = columns_for(80, twelve, 99), columns_for(60, twelve, 2_000)
    small, tiny = columns_for(44, twelve, 9), columns_for(44, range(1, 25), 9)
    assert (wide.cells, wide.bars) == ((4,) * 12, False)
    assert (len(narrow.cells), narrow.bars, narrow.days > 0) == (12, True, True)
    assert (len(small.cells), small.bars, small.days) == (12, True, 0)
    assert (tiny.bars, len(tiny.cells) < 24) == (True, True)
    for columns, width in ((wide, 80), (narrow, 60), (small, 44), (tiny, 44)):
        assert columns.name >= 12
        assert columns.first + sum(columns.cells) < width
        assert all(len(f" {number}") <= cell for number, cell in enumerate(columns.cells, 1))
        assert columns.practice_at(columns.first) == 0
        assert columns.practice_at(columns.first - 1) is None
        last = len(columns.cells) - 1
        assert columns.practice_at(columns.first + sum(columns.cells) - 1) == last
        assert columns.practice_at(columns.first + sum(columns.cells)) is None
