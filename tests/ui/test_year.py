"""The year in review: what it tells, and going from year to year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.services import check_ins
from connect_tui.services.look_back import keep_look_back, week_mostly_behind
from connect_tui.ui import look_back_texts as words
from connect_tui.ui.screens.year import YearScreen
from connect_tui.ui.widgets.big_number import big_number
from connect_tui.ui.widgets.year_page import YearPage
from tests.ui.home import NOW, TODAY, ZONE, Home, by_id, opened
from tests.ui.hostile import HOSTILE, assert_harmless, fill_with_hostile_words

if TYPE_CHECKING:
    from tests.ui.home import Sitting

SIZES = [(80, 24), (60, 20), (44, 12), (120, 40), (200, 60)]


async def go(sitting: Sitting, year: int = TODAY.year) -> YearPage:
    """Go to the page of a year."""
    place = sitting.app.place_called("year")
    assert isinstance(place, YearScreen)
    place.show_year(year)
    sitting.app.show_place("year", again=False)
    await sitting.until(lambda: sitting.app.screen is place)
    await sitting.pilot.pause()
    return place.query_one(YearPage)


def told(page: YearPage) -> str:
    """Return the words of the whole page, whatever is scrolled to."""
    width = page.size.width
    drawn = [page.draw_line(number, width) for number in range(page.virtual_size.height)]
    text = " ".join("".join(text for text, _ in line[0]) for line in drawn if line)
    return " ".join(text.translate(dict.fromkeys(map(ord, "▀▄█"))).split())


def live(home: Home) -> None:
    """A spring in which listening was kept, with a pause, a few people and words."""
    workspace = home.workspace()
    listen, care = by_id(workspace, "listen"), by_id(workspace, "care")
    for number in (*range(10), *range(20, 25)):
        check_ins.done(workspace, [listen], date(2026, 3, 25) + timedelta(days=number), people=["Maya"])
    check_ins.done(workspace, [care], date(2026, 4, 2), note="Soup for Ben.", people=["Ben"])
    check_ins.done(workspace, [care], date(2025, 12, 30), note="Long ago.")
    week = week_mostly_behind(date(2026, 4, 5), 0)
    keep_look_back(workspace, week, moment="We danced\nin the kitchen.", people=["Ben", "Maya"], focus=None)


async def test_a_year_is_told(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        page = told(await go(sitting))
        assert "You kept a practice 16 times, on 15 of 325 days." in page
        assert "Closest to you: Listen attentively, 15 days" in page
        assert "The longest streak: Listen attentively, 10 days, 25 March to 3 April" in page
        assert "You came back to a practice twice after a pause. That is worth as much as a streak." in page
        assert "March" in page
        assert f"December {words.TO_COME}" in page
        assert "Maya 15 days Listen attentively" in page
        assert "Ben 1 day Show that you care" in page
        assert "◆ the week of 30 March to 5 April, with Ben and Maya We danced in the kitchen." in page
        assert "● Thu 2 Show that you care, with Ben Soup for Ben." in page
        assert "2026 goes on: 39 days are still to come." in page
        assert "Long ago." not in page
        assert page.index("We danced") < page.index("Soup for Ben")


async def test_from_year_to_year_and_back(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        page = await go(sitting)
        await sitting.press("end", "right")
        assert "2026 goes on" in told(page)
        assert "period_forth" not in sitting.text()
        await sitting.press("left")
        assert "Long ago." in told(page)
        assert "You kept a practice once, on 1 of 2 days since 30 December." in told(page)
        assert "That was 2025." in told(page)
        assert page.scroll_offset.y == 0
        await sitting.press("h")
        assert words.EMPTY_YEAR.format(year=2024) in told(page)
        assert words.NO_MOMENTS not in told(page)
        await sitting.press("pagedown", "l")
        assert "2026 goes on" in told(page)
        await sitting.press("escape")
        assert sitting.app.place.PLACE == "review"


@pytest.mark.parametrize(("keys", "place"), [("r", "review"), ("r enter", "practice")])
async def test_going_back_leads_to_where_one_came_from(home: Home, keys: str, place: str) -> None:
    live(home)
    async with opened(home) as sitting:
        for key in keys.split():
            await sitting.press(key)
            await sitting.pilot.pause()
        await sitting.until(lambda: place == sitting.app.place.PLACE)
        await sitting.press("y")
        await sitting.until(lambda: sitting.app.place.PLACE == "year")
        await sitting.press("left", "right", "escape")
        await sitting.until(lambda: place == sitting.app.place.PLACE)


async def test_there_is_no_year_beyond_the_running_one_nor_before_the_first(home: Home) -> None:
    async with opened(home) as sitting:
        await go(sitting)
        await sitting.press("right")
        assert sitting.toasts() == ["2027 is still to come."]
        await sitting.press("d", *"2028-02-29", "enter")
        await sitting.until(lambda: "2028 is still to come." in sitting.toasts())
        assert "→" not in sitting.lines()[-1]
        page = await go(sitting, 1900)
        await sitting.press("left")
        assert sitting.toasts()[-1] == "1900 is the earliest year."
        assert words.EMPTY_YEAR.format(year=1900) in told(page)
        assert words.YEAR_MONTHS.upper() not in told(page)
        assert "←" not in sitting.lines()[-1]


async def test_many_moments_stand_in_two_columns_where_there_is_room(home: Home) -> None:
    for month in range(1, 12):
        for day in (1, 2):
            home.done("care", day=date(2026, month, day), note=f"Month {month}, day {day}.")
    async with opened(home, (200, 60)) as sitting:
        page = told(await go(sitting))
        assert all(f"Month {month}, day {day}." in page for month in range(1, 12) for day in (1, 2))
        assert sitting.line("Month 1, day 1.") == sitting.line("Month 7, day 1.")
        await sitting.resize(150, 60)
        assert sitting.line("Month 1, day 1.") < sitting.line("Month 2, day 1.")
        assert "Month 7, day 1." not in sitting.lines()[sitting.line("Month 1, day 1.")]


async def test_jumping_to_a_date_shows_its_year(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        page = await go(sitting)
        await sitting.press("d", *"2025-12-30", "enter")
        await sitting.until(lambda: "That was 2025." in told(page))
        await sitting.press("d", "escape")
        assert "That was 2025." in told(page)


@pytest.mark.parametrize(("asked", "shown"), [(1, 1900), (1900, 1900), (2026, 2026), (3000, 2026)])
async def test_a_year_that_cannot_be_looked_at_gives_way(home: Home, asked: int, shown: int) -> None:
    async with opened(home) as sitting:
        await go(sitting, asked)
        assert sitting.app.place_called("year").year == shown  # type: ignore[attr-defined]


async def test_streaks_can_be_hidden(home: Home) -> None:
    live(home)
    home.write_habits("settings: {show_streaks: false}\n")
    async with opened(home) as sitting:
        page = told(await go(sitting))
        assert words.LONGEST.strip() not in page
        assert "streak" not in page
        assert "Closest to you: Listen attentively" in page


async def test_the_first_day_and_an_empty_year(home: Home) -> None:
    async with opened(home) as sitting:
        page = await go(sitting)
        assert words.BLANK_YEAR.format(year=2026) in told(page)
        assert words.YEAR_MONTHS.upper() not in told(page)
        home.done("listen")
        await sitting.until(lambda: "You kept a practice once, on one day since 22 November." in told(page))
        assert "January" not in told(page)
        assert words.NO_MOMENTS in told(page)


@pytest.mark.parametrize(
    ("moment", "last"),
    [
        ("2026-12-31", "That was 2026. May the new year be kind to you, and you to it."),
        ("2026-12-30", "2026 goes on: 1 day is still to come."),
        ("2027-01-01", "2027 goes on"),
    ],
)
async def test_the_last_words_of_a_year(home: Home, moment: str, last: str) -> None:
    home.clock.moment = datetime.fromisoformat(f"{moment}T20:00").replace(tzinfo=ZONE)
    async with opened(home) as sitting:
        assert last in told(await go(sitting, 2027))


async def test_more_than_the_year_before_where_that_can_be_compared(home: Home) -> None:
    for number in range(3):
        home.done("listen", day=date(2025, 1, 1 + number))
        home.done("listen", "care", day=date(2026, 1, 1 + number))
    async with opened(home) as sitting:
        assert "That is 3 more than in 2025." in told(await go(sitting))
        assert "more than in 2024" not in told(await go(sitting, 2025))


async def test_scrolling_by_keys_and_wheel(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        page = await go(sitting)
        await sitting.press("j", "down", "k")
        assert page.scroll_offset.y == 1
        await sitting.press("G")
        assert "2026 goes on" in sitting.text()
        await sitting.press("home")
        assert page.scroll_offset.y == 0
        await sitting.wheel_down(20, 10)
        await sitting.until(lambda: page.scroll_offset.y > 0)


async def test_a_month_says_its_numbers_in_words(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        await go(sitting)
        await sitting.point(30, sitting.line("March  "))
        assert sitting.tooltip(30, sitting.line("March  ")) == "March: 7 of 38 days kept"
        await sitting.press("end")
        await sitting.point(30, sitting.line("goes on"))
        assert sitting.tooltip(30, sitting.line("goes on")) == ""


async def test_changes_of_others_are_followed(home: Home) -> None:
    live(home)
    async with opened(home) as sitting:
        page = await go(sitting)
        home.done("care", note="Just now.")
        await sitting.until(lambda: "Just now." in told(page))
        home.clock.moment = NOW + timedelta(days=1)
        await sitting.until(lambda: "38 days are still to come" in told(page))


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_terminal_and_follows_it(home: Home, size: tuple[int, int]) -> None:
    live(home)
    async with opened(home) as sitting:
        page = await go(sitting)
        everything = sorted(set(told(page).split()))
        await sitting.resize(*size)
        for key in ("home", "end"):
            await sitting.press(key)
            assert_harmless(sitting)
        assert "2026 goes on" in sitting.text()
        for number in range(page.virtual_size.height):
            line = page.draw_line(number, size[0])
            assert line is not None
            assert sum(len(text) for text, _ in line[0]) < size[0]
        missing = {word for word in everything if word.isalpha()} - set(told(page).split())
        assert not missing or size[0] < 60


@pytest.mark.parametrize("size", [(60, 20)])
async def test_hostile_words_stay_words(home: Home, size: tuple[int, int]) -> None:
    fill_with_hostile_words(home)
    workspace = home.workspace()
    keep_look_back(
        workspace, week_mostly_behind(TODAY, 0), moment="x", people=["P link", "P closing"], focus=None
    )
    (entry,) = workspace.store.journal(TODAY - timedelta(days=6), TODAY)
    home.alter_record("journal-2026", entry.id, text="\n".join(HOSTILE.values()))
    async with opened(home, size) as sitting:
        page = await go(sitting)
        for _ in range(page.virtual_size.height // 8 + 2):
            assert_harmless(sitting)
            await sitting.press(*"jjjjjjjj")


def test_big_numbers_are_even() -> None:
    drawn = big_number(1234567890)
    assert [len(line) for line in drawn] == [39, 39, 39]
    assert big_number(8) == ("█▀█", "█▀█", "▀▀▀")
