from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from connect_tui.domain.days import EARLIEST_DAY, ONE_DAY
from connect_tui.domain.progress import State
from connect_tui.services.check_ins import FURTHEST_REST_DAYS
from connect_tui.ui import texts
from tests.ui.home import FIRST_IN_LIST, TODAY, TOMORROW, YESTERDAY, ZONE, opened

if TYPE_CHECKING:
    from tests.ui.home import Home

FIRST = FIRST_IN_LIST[0]
AFTER_THE_TURN = datetime(2026, 11, 23, 3, 0, tzinfo=ZONE)


async def test_keys_move_the_day_and_come_back(home: Home) -> None:
    async with opened(home) as sitting:
        days = []
        for key in ("left", "h", "right", "l", "l", "t"):
            await sitting.press(key)
            days.append(sitting.day)
        assert days == [YESTERDAY, YESTERDAY - ONE_DAY, YESTERDAY, TODAY, TOMORROW, TODAY]


async def test_the_header_names_the_day(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("left")
        assert "Yesterday, Saturday 21 November" in sitting.lines()[0]
        await sitting.press("right", "right")
        assert "Tomorrow, Monday 23 November" in sitting.lines()[0]


async def test_a_past_day_is_checked_off_on_its_own_date(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("left", "space")
    assert home.row(FIRST, YESTERDAY).state is State.DONE
    assert home.row(FIRST, TODAY).state is State.OPEN


async def test_a_future_day_can_rest_but_not_be_done(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("right")
        assert texts.FUTURE_DAY in sitting.words()
        await sitting.press("space")
        assert sitting.toasts() == ["Tomorrow is still to come. x makes it a rest day."]
        assert home.row(FIRST, TOMORROW).state is State.OPEN
        await sitting.press("x")
        assert home.row(FIRST, TOMORROW).state is State.REST
        await sitting.press("space")
        assert sitting.toasts()[-1] == "Tomorrow is still to come."
        await sitting.press("right", "space")
        assert sitting.toasts()[-1] == "Tuesday 24 November is still to come. x makes it a rest day."
    assert home.row(FIRST, TOMORROW).state is State.REST


async def test_the_key_for_rest_is_named_as_the_person_has_it(home: Home) -> None:
    home.write_habits("settings: {keys: {rest: b}}\n")
    async with opened(home) as sitting:
        await sitting.press("right", "space")
        assert sitting.toasts() == ["Tomorrow is still to come. b makes it a rest day."]
    home.write_habits("settings: {keys: {rest: []}}\n")
    async with opened(home) as sitting:
        await sitting.press("right", "space")
        assert sitting.toasts() == ["Tomorrow is still to come."]


async def test_the_days_end_where_nothing_can_be_recorded(home: Home) -> None:
    async with opened(home) as sitting:
        sitting.app.today_screen.go_to_day(EARLIEST_DAY)
        await sitting.press("left")
        assert sitting.day == EARLIEST_DAY
        furthest = TODAY + timedelta(days=FURTHEST_REST_DAYS)
        sitting.app.today_screen.go_to_day(furthest)
        await sitting.press("right", "x")
        assert sitting.day == furthest
    assert home.row(FIRST, furthest).state is State.REST


async def test_today_moves_along_when_the_day_turns(home: Home) -> None:
    home.done(FIRST)
    async with opened(home) as sitting:
        home.clock.moment = AFTER_THE_TURN - timedelta(seconds=1)
        await sitting.press("j")
        assert sitting.day == TODAY
        home.clock.moment = AFTER_THE_TURN
        await sitting.until(lambda: sitting.day == TOMORROW)
        await sitting.until_shown("Monday 23 November")
        assert texts.NEW_DAY in sitting.toasts()
        assert "0 of 12" in sitting.lines()[0]


async def test_another_day_stays_when_the_day_turns(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("left")
        home.clock.moment = AFTER_THE_TURN
        await sitting.until(lambda: sitting.app.today_screen.today == TOMORROW)
        assert sitting.day == YESTERDAY
        await sitting.until(lambda: "Yesterday" not in sitting.lines()[0])
        await sitting.press("t")
        assert sitting.day == TOMORROW


async def test_a_key_pressed_right_after_the_turn_still_means_the_day_on_the_screen(home: Home) -> None:
    async with opened(home) as sitting:
        home.clock.moment = AFTER_THE_TURN
        sitting.app.today_screen.do("check")
    assert home.row(FIRST, TODAY).state is State.DONE
    assert home.row(FIRST, TOMORROW).state is State.OPEN


async def test_an_open_note_keeps_its_day(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", "a")
        home.clock.moment = AFTER_THE_TURN
        await sitting.until(lambda: sitting.app.today_screen.today == TOMORROW)
        assert sitting.note == "a"
        await sitting.press("enter")
    assert home.row(FIRST, TODAY).note == "a"
    assert home.row(FIRST, TOMORROW).note is None


async def test_an_open_choice_of_people_keeps_its_day(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("w", "A", "enter")
        home.clock.moment = AFTER_THE_TURN
        await sitting.until(lambda: sitting.app.today_screen.today == TOMORROW)
        await sitting.press("enter")
    assert home.row(FIRST, TODAY).people == ("A",)


async def test_travelling_moves_today_with_the_clock_on_the_wall(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("space")
        home.clock.moment = home.clock.moment.astimezone(timezone(timedelta(hours=-11))) - timedelta(hours=4)
        await sitting.until(lambda: sitting.day == YESTERDAY)
        assert "0 of 12" in sitting.lines()[0]
        home.clock.moment = home.clock.moment.astimezone(ZONE)
        await sitting.until(lambda: sitting.day == TODAY)
        await sitting.until(lambda: "1 of 12" in sitting.lines()[0])


async def test_the_turn_of_the_year_is_shown(home: Home) -> None:
    home.clock.moment = datetime(2027, 1, 1, 12, tzinfo=ZONE)
    async with opened(home) as sitting:
        await sitting.press("left")
        assert sitting.day == date(2026, 12, 31)
        assert "Yesterday, Thursday 31 December 2026" in sitting.lines()[0]
