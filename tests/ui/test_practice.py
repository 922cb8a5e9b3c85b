"""The page of one practice: moving over its days, correcting them, and looking at its charts."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast
from unittest.mock import patch

import pytest

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.progress import State
from connect_tui.domain.records import Mark
from connect_tui.services import check_ins
from connect_tui.ui import calendar_texts, review_texts
from connect_tui.ui.screens.practice import PracticeScreen
from connect_tui.ui.screens.review import ReviewScreen
from connect_tui.ui.screens.year import YearScreen
from connect_tui.ui.widgets.chart_board import ChartBoard
from connect_tui.ui.widgets.year_calendar import YearCalendar
from tests.ui.home import REFUSAL, TODAY, TOMORROW, YESTERDAY, by_id, opened, refusing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.ui.home import Home, Sitting

WEEK = Period(PeriodUnit.WEEK, TODAY - timedelta(days=6), TODAY)
NOVEMBER_11 = date(2026, 11, 11)


@asynccontextmanager
async def at_practice(
    home: Home,
    size: tuple[int, int] = (80, 24),
    *,
    practice: str = "listen",
    day: date = TODAY,
    period: Period = WEEK,
) -> AsyncIterator[Sitting]:
    """Open Connect and go to the page of a practice."""
    async with opened(home, size) as sitting:
        screen(sitting).show_practice(practice, period, day)
        sitting.app.show_place("practice")
        await sitting.until(lambda: isinstance(sitting.app.screen, PracticeScreen))
        await sitting.pilot.pause()
        yield sitting


def screen(sitting: Sitting) -> PracticeScreen:
    return cast("PracticeScreen", sitting.app.place_called("practice"))


def day_of(sitting: Sitting) -> date:
    return screen(sitting).look.day


def board(sitting: Sitting) -> ChartBoard:
    return screen(sitting).query_one(ChartBoard)


def cell(sitting: Sitting, day: date) -> tuple[int, int]:
    """Return the cell of the terminal that a day stands at."""
    calendar = screen(sitting).query_one(YearCalendar)
    region = calendar.region
    return next(
        (x, y)
        for y in range(region.y, region.bottom)
        for x in range(region.x, region.right)
        if calendar.day_at(x - region.x, y - region.y) == day
    )


def glyph(sitting: Sitting, day: date) -> str:
    x, y = cell(sitting, day)
    return sitting.lines()[y][x]


async def test_it_shows_the_year_around_the_day_and_the_day_in_words(home: Home) -> None:
    home.done("listen", day=NOVEMBER_11, note="Let the silence be.", people=("Maya",))
    async with at_practice(home, day=NOVEMBER_11) as sitting:
        assert "Listen attentively" in sitting.lines()[0]
        assert "2026" in sitting.lines()[0]
        assert "1 day kept" in sitting.lines()[1]
        assert "Wednesday 11 November 2026  ■ done, with Maya" in sitting.text()
        assert "Let the silence be." in sitting.text()
        assert screen(sitting).look.period.unit is PeriodUnit.YEAR


async def test_all_there_is_stays_the_period(home: Home) -> None:
    home.done("listen", day=date(2020, 5, 1))
    everything = Period(PeriodUnit.ALL, date(2020, 5, 1), TODAY)
    async with at_practice(home, period=everything) as sitting:
        assert screen(sitting).look.period == everything
        assert "1 May 2020 to 22 November 2026" in sitting.lines()[0]


async def test_keys_move_over_days_and_weeks(home: Home) -> None:
    async with at_practice(home) as sitting:
        seen = []
        for key in ("up", "k", "down", "left", "h", "right", "l", "j"):
            await sitting.press(key)
            seen.append((day_of(sitting) - TODAY).days)
        assert seen == [-1, -2, -1, -8, -15, -8, -1, 0]
        assert "Today, Sunday 22 November 2026" in sitting.text()


async def test_first_and_last_are_the_first_check_in_and_today(home: Home) -> None:
    home.done("listen", day=date(2026, 3, 1))
    async with at_practice(home) as sitting:
        await sitting.press("home")
        assert day_of(sitting) == date(2026, 3, 1)
        await sitting.press("G")
        assert day_of(sitting) == TODAY


async def test_weeks_come_in_sight_where_the_cursor_leaves_them(home: Home) -> None:
    home.done("listen", day=date(2025, 3, 3))
    async with at_practice(home, day=date(2026, 1, 5)) as sitting:
        for _ in range(10):
            await sitting.press("left")
        calendar = screen(sitting).query_one(YearCalendar)
        assert calendar.view is not None
        assert calendar.view.holds(day_of(sitting))
        assert calendar.view.end < TODAY
        await sitting.press("G")
        assert calendar.view.holds(TODAY)


@pytest.mark.parametrize(("day", "key"), [(EARLIEST_DAY, "left"), (TODAY + timedelta(days=3653), "right")])
async def test_the_cursor_stops_at_both_ends_of_time(home: Home, day: date, key: str) -> None:
    async with at_practice(home, day=day) as sitting:
        await sitting.press(key, key)
        assert day_of(sitting) == day
        assert str(day.year) in sitting.text()


async def test_space_checks_the_day_under_the_cursor_and_everything_follows(home: Home) -> None:
    home.done("listen", day=NOVEMBER_11)
    async with at_practice(home) as sitting:
        await sitting.press("k", "space")
        assert home.row("listen", YESTERDAY).state is State.DONE
        assert glyph(sitting, YESTERDAY) == "■"
        assert "2 days kept" in sitting.lines()[1]
        await sitting.press("space")
        assert home.row("listen", YESTERDAY).state is State.MISSED
        assert glyph(sitting, YESTERDAY) == "·"
        await sitting.press("x")
        assert glyph(sitting, YESTERDAY) == "~"
        await sitting.press("u")
        assert glyph(sitting, YESTERDAY) == "·"
        assert sitting.toasts()[-1] == "Listen attentively: the rest day yesterday is lifted."


async def test_today_done_has_a_glyph_of_its_own(home: Home) -> None:
    async with at_practice(home) as sitting:
        assert glyph(sitting, TODAY) == "□"
        await sitting.press("space")
        assert glyph(sitting, TODAY) == "▣"


async def test_a_day_ahead_can_rest_and_not_be_done(home: Home) -> None:
    async with at_practice(home, day=TOMORROW) as sitting:
        assert calendar_texts.AHEAD in sitting.text()
        await sitting.press("space")
        assert "still to come" in sitting.toasts()[-1]
        await sitting.press("x")
        assert home.row("listen", TOMORROW).state is State.REST


async def test_a_note_and_people_are_kept_for_the_day_under_the_cursor(home: Home) -> None:
    async with at_practice(home) as sitting:
        await sitting.press("k", "n")
        await sitting.paste("A walk.")
        await sitting.press("enter")
        await sitting.until(lambda: home.row("listen", YESTERDAY).note == "A walk.")
        assert "A walk." in sitting.text()
        await sitting.press("w")
        await sitting.paste("Maya")
        await sitting.press("enter", "enter")
        await sitting.until(lambda: home.row("listen", YESTERDAY).people == ("Maya",))
        assert "with Maya" in sitting.text()


async def test_a_note_that_cannot_be_kept_is_not_lost(home: Home) -> None:
    async with at_practice(home) as sitting:
        await sitting.press("n")
        await sitting.paste("Do not lose me.")
        with refusing("set_note"):
            await sitting.press("enter")
            await sitting.until(lambda: REFUSAL in sitting.toasts())
        await sitting.until(lambda: sitting.app.screen is not screen(sitting))
        assert sitting.note == "Do not lose me."
        screen(sitting).keep_unfinished()
        assert home.row("listen").note == "Do not lose me."


async def test_today_shows_what_was_corrected_here(home: Home) -> None:
    async with at_practice(home) as sitting:
        await sitting.press("space", "t")
        assert sitting.is_on_today
        assert "1 of 12" in sitting.lines()[0]


async def test_the_period_steps_and_grows(home: Home) -> None:
    home.done("listen", day=date(2025, 6, 1))
    async with at_practice(home) as sitting:
        await sitting.press("pageup")
        assert screen(sitting).look.period.start == date(2025, 1, 1)
        assert day_of(sitting) == date(2025, 12, 31)
        assert "2025" in sitting.lines()[0]
        await sitting.press("pagedown", "minus")
        assert "October to December 2026" in sitting.lines()[0]
        await sitting.press("plus", "plus")
        assert screen(sitting).look.period == Period(PeriodUnit.ALL, date(2025, 6, 1), TODAY)
        await sitting.press("plus", "pageup")
        assert screen(sitting).look.period.unit is PeriodUnit.ALL


async def test_the_period_at_the_top_can_be_clicked(home: Home) -> None:
    async with at_practice(home) as sitting:
        line = sitting.lines()[0]
        earlier, later = line.rindex("‹"), line.rindex("›")
        await sitting.point(earlier, 0)
        assert sitting.tooltip(earlier, 0) == calendar_texts.EARLIER_TIP
        await sitting.click(earlier, 0)
        await sitting.until(lambda: screen(sitting).look.period.start.year == 2025)
        await sitting.click(later, 0)
        await sitting.until(lambda: screen(sitting).look.period.start.year == 2026)
        await sitting.click(earlier + 3, 0)
        await sitting.until_shown(review_texts.JUMP_TITLE)


async def test_a_shorter_and_a_longer_period_can_be_clicked(home: Home) -> None:
    home.done("listen")
    async with at_practice(home) as sitting:
        await sitting.click(sitting.lines()[0].index("+"), 0)
        await sitting.until(lambda: screen(sitting).look.period.unit is PeriodUnit.ALL)
        assert "+" not in sitting.lines()[0]
        assert sitting.lines()[0].count("‹") == 1  # that of the practice: there is no other such period
        for unit in (PeriodUnit.YEAR, PeriodUnit.QUARTER, PeriodUnit.MONTH, PeriodUnit.WEEK):
            await sitting.click(sitting.lines()[0].index("- "), 0)
            await sitting.until(lambda: screen(sitting).look.period.unit is unit)  # noqa: B023 - awaited here
        assert "- " not in sitting.lines()[0]


async def test_the_practices_beside_it_can_be_clicked(home: Home) -> None:
    home.write_habits("practices:\n- id: give\n- id: listen\n- id: care\n")
    async with at_practice(home) as sitting:
        await sitting.click(sitting.lines()[0].index("›"), 0)
        await sitting.until(lambda: screen(sitting).look.practice_id == "care")
        await sitting.click(sitting.lines()[0].index("‹"), 0)
        await sitting.until(lambda: screen(sitting).look.practice_id == "listen")


async def test_no_period_comes_after_now_but_those_in_which_rest_is_planned(home: Home) -> None:
    workspace = home.workspace()
    check_ins.rest(workspace, [by_id(workspace, "listen")], date(2028, 2, 29))
    async with at_practice(home) as sitting:
        await sitting.press("pagedown")
        assert screen(sitting).look.period.start == date(2027, 1, 1)
        assert calendar_texts.STILL_TO_COME in sitting.text()
        await sitting.press("pagedown", "pagedown")
        assert screen(sitting).look.period.start == date(2028, 1, 1)
        assert calendar_texts.NO_FURTHER_ON in sitting.toasts()
    async with at_practice(home, practice="care") as sitting:
        await sitting.press("pagedown")
        assert screen(sitting).look.period.start == date(2026, 1, 1)


async def test_a_time_before_the_first_check_in_is_told_as_such(home: Home) -> None:
    home.done("listen", day=date(2024, 3, 1))
    async with at_practice(home, day=date(2023, 5, 5)) as sitting:
        assert sitting.lines()[1].strip() == calendar_texts.BEFORE_THE_FIRST


async def test_a_jump_goes_to_a_day_and_its_year(home: Home) -> None:
    async with at_practice(home) as sitting:
        await sitting.press("d")
        await sitting.paste("2024-02-29")
        await sitting.press("enter")
        await sitting.until(lambda: day_of(sitting) == date(2024, 2, 29))
        assert "Thursday 29 February 2024" in sitting.text()
        assert screen(sitting).look.period.start.year == 2024


async def test_brackets_go_round_the_practices_without_those_laid_aside(home: Home) -> None:
    home.write_habits("practices:\n- id: give\n- id: listen\n- id: care\n  archived: 2020-01-01\n")
    async with at_practice(home) as sitting:
        names = []
        for key in ("]", "]", "[", "["):
            await sitting.press(key)
            names.append(screen(sitting).look.practice_id)
        assert names == ["give", "listen", "give", "listen"]


async def test_a_click_on_a_day_only_moves_there(home: Home) -> None:
    home.done("listen", day=NOVEMBER_11)
    async with at_practice(home) as sitting:
        x, y = cell(sitting, NOVEMBER_11)
        await sitting.point(x, y)
        assert sitting.tooltip(x, y) == "Wednesday 11 November 2026: done"
        await sitting.click(x, y)
        await sitting.until(lambda: day_of(sitting) == NOVEMBER_11)
        await sitting.click(x, y)
        assert home.row("listen", NOVEMBER_11).state is State.DONE


async def test_what_others_change_is_followed(home: Home) -> None:
    async with at_practice(home) as sitting:
        home.done("listen")
        await sitting.until(lambda: glyph(sitting, TODAY) == "▣")
        home.clock.moment += timedelta(days=1)
        await sitting.until_shown("Today, Monday 23 November 2026")
        assert glyph(sitting, TODAY) == "■"


async def test_a_practice_that_vanishes_leads_back_to_the_overview_with_a_word(home: Home) -> None:
    async with at_practice(home) as sitting:
        home.write_habits("practices:\n- id: give\n")
        await sitting.until(lambda: isinstance(sitting.app.screen, ReviewScreen))
        assert any("Listen attentively is no longer" in one for one in sitting.toasts())


async def test_a_practice_that_vanishes_under_a_dialog_is_left_when_it_closes(home: Home) -> None:
    home.done("listen")
    async with at_practice(home) as sitting:
        await sitting.press("n")
        home.write_habits("practices:\n- id: give\n")
        await sitting.until(lambda: screen(sitting).look.practice is None)
        await sitting.press("escape", "space")
        await sitting.until(lambda: isinstance(sitting.app.screen, ReviewScreen))
        assert sum("Listen attentively is no longer" in one for one in sitting.toasts()) == 1
        (record,) = home.workspace().store.check_ins(TODAY, TODAY)
        assert record.mark is Mark.DONE


async def test_nothing_is_done_to_a_day_that_could_not_be_read(home: Home) -> None:
    home.done("listen")
    home.done("listen", day=YESTERDAY)
    async with at_practice(home) as sitting:
        with patch(
            "connect_tui.ui.screens.practice_look.practice_on_day",
            side_effect=ConnectError("No.", hint="Later."),
        ):
            await sitting.press("up")
        await sitting.press("space", "x")
        for day in (YESTERDAY, TODAY):
            assert home.row("listen", day).state is State.DONE


async def test_escape_leads_to_the_overview_and_y_to_the_year(home: Home) -> None:
    async with at_practice(home) as sitting:
        await sitting.press("y")
        await sitting.until(lambda: isinstance(sitting.app.screen, YearScreen))
        sitting.app.show_place("practice")
        await sitting.press("escape")
        await sitting.until(lambda: isinstance(sitting.app.screen, ReviewScreen))


async def test_a_quota_is_counted_in_weeks_and_its_free_days_are_told_as_such(home: Home) -> None:
    home.write_habits("practices:\n- id: listen\n  schedule: {times: 1, per: week}\n")
    for back in (5, 12):
        home.done("listen", day=TODAY - timedelta(days=back))
    async with at_practice(home, day=YESTERDAY) as sitting:
        assert "2 weeks kept" in sitting.lines()[1]
        assert "1 a week" in sitting.lines()[2]
        assert calendar_texts.NOT_THIS_DAY in sitting.text()


async def test_a_practice_laid_aside_says_so(home: Home) -> None:
    home.done("listen", day=date(2026, 3, 2))
    home.write_habits("practices:\n- id: listen\n  archived: 2026-06-01\n")
    async with at_practice(home) as sitting:
        assert calendar_texts.LAID_ASIDE in sitting.text()


async def test_a_week_that_starts_on_sunday_begins_with_sunday(home: Home) -> None:
    home.write_habits("settings: {week_starts_on: sunday}\n")
    async with at_practice(home) as sitting:
        region = screen(sitting).query_one(YearCalendar).region
        names = [sitting.lines()[region.y + 1 + number].split()[0] for number in range(7)]
        assert [one.lstrip("▸") for one in names] == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]


async def test_a_new_year_is_followed(home: Home) -> None:
    home.clock.moment = home.clock.moment.replace(month=12, day=31)
    async with at_practice(home, day=date(2026, 12, 31)) as sitting:
        home.clock.moment += timedelta(days=1)
        await sitting.until_shown("Today, Friday 1 January 2027")
        assert screen(sitting).look.period.start.year == 2027
