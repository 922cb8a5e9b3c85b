"""Review by its keys: periods, sorting, going on to a practice, and following what changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from connect_tui.domain.periods import PeriodUnit
from connect_tui.services import check_ins
from connect_tui.ui import review_texts, texts
from connect_tui.ui.screens.practice import PracticeScreen
from connect_tui.ui.screens.review import ReviewScreen
from connect_tui.ui.widgets.review_list import ReviewList
from tests.ui.home import TODAY, YESTERDAY, by_id, opened

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting


def review_of(sitting: Sitting) -> ReviewScreen:
    screen = sitting.app.place
    assert isinstance(screen, ReviewScreen)
    return screen


def under_cursor(sitting: Sitting) -> str:
    return review_of(sitting).query_one(ReviewList).cursor


def names_in_order(sitting: Sitting) -> list[str]:
    return [row.practice.id for row in review_of(sitting).query_one(ReviewList).rows]


def done_on(home: Home, practice: str, *days_back: int) -> None:
    workspace = home.workspace()
    for back in days_back:
        check_ins.done(workspace, [by_id(workspace, practice)], TODAY - timedelta(days=back))


@pytest.fixture
def kept(home: Home) -> Home:
    """A home in which listening went well this month, and sincerity less."""
    done_on(home, "listen", *range(10))
    done_on(home, "sincere", 9, 5, 1)
    return home


async def test_it_opens_on_the_present_month_and_says_how_it_went(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        assert "November 2026" in sitting.lines()[0]
        assert "[month]" in sitting.lines()[0]
        words = sitting.words()
        assert "This month kept something on 10 of 10 days" in words
        assert "67% kept" in words  # the mean of 10 of 10 and 3 of 9
        assert "Listen attentively carried you most" in words
        assert "Be sincere has been quiet, and waits for you" in words
        assert "Open mind ━━━━━━━ 77%" in words


async def test_a_row_tells_days_streaks_strength_and_rate(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        row = sitting.lines()[sitting.line("8 Listen attentively")]
        assert "●" * 10 in row
        assert row.split()[-6:-4] == ["10", "d"]
        assert row.split()[-4] == "10"
        assert row.endswith("100% ")
        row = sitting.lines()[sitting.line("7 Be sincere")]
        assert "●···●···●○" in row
        assert "1 d›" in row


async def test_the_panel_tells_of_the_practice_under_the_cursor(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "j", "j")
        assert under_cursor(sitting) == "listen"
        assert "kept 10 of 10 days, 100%" in sitting.words()
        await sitting.press("G")
        assert under_cursor(sitting) == "make-time"
        assert review_texts.NOTHING_HERE in sitting.words()
        await sitting.resize(60, 20)
        await sitting.press("home")
        assert under_cursor(sitting) == names_in_order(sitting)[0]


async def test_120_by_40_adds_the_year(kept: Home) -> None:
    async with opened(kept, (120, 40)) as sitting:
        await sitting.press("r", "j", "j")
        await sitting.until_shown("17 November 2025 to 22 November 2026: done on 10 days")
        assert "■" in sitting.text()


async def test_periods_are_stepped_through_and_come_home(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "left")
        assert "October 2026" in sitting.lines()[0]
        assert "Last month: before your first check-in, on 13 November 2026" in sitting.words()
        await sitting.press("pageup", "right", "l")
        assert "November 2026" in sitting.lines()[0]
        await sitting.press("right")
        assert review_texts.NO_FURTHER_ON in sitting.toasts()
        assert "November 2026" in sitting.lines()[0]


async def test_of_what_is_still_to_come_it_shows_as_far_as_rest_is_planned(kept: Home) -> None:
    workspace = kept.workspace()
    check_ins.rest(workspace, [by_id(workspace, "care")], date(2027, 1, 2))
    async with opened(kept) as sitting:
        await sitting.press("r", "right", "right")
        assert "January 2027" in sitting.lines()[0]
        assert "January 2027 is still to come" in sitting.words()
        await sitting.press("right")
        assert "January 2027" in sitting.lines()[0]
        await sitting.press("r")
        assert "November 2026" in sitting.lines()[0]


async def test_units_grow_and_shrink_around_the_day_looked_at(kept: Home) -> None:
    async with opened(kept, (120, 40)) as sitting:
        await sitting.press("r", "left", "plus")
        assert "October to December 2026" in sitting.lines()[0]
        await sitting.press("equals_sign")
        assert "2026 ›" in sitting.lines()[0]
        await sitting.press("plus")
        assert "13 to 22 November 2026" in sitting.lines()[0]
        assert "[all]" in sitting.lines()[0]
        await sitting.press("plus", "left")
        assert sitting.toasts() == [review_texts.ALL_IS_ALL]
        await sitting.press("minus", "minus", "minus")
        assert "October 2026" in sitting.lines()[0]
        await sitting.press("minus", "minus")
        assert "26 October to 1 November 2026" in sitting.lines()[0]
        assert sitting.toasts()[-1] == review_texts.NO_SHORTER


async def test_the_week_starts_where_the_settings_say(kept: Home) -> None:
    kept.write_habits("settings: {week_starts_on: sunday}\n")
    async with opened(kept) as sitting:
        await sitting.press("r", "minus")
        assert "22 to 28 November 2026" in sitting.lines()[0]
        assert "S M T W T F S" in sitting.text()


async def test_a_date_can_be_jumped_to(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "plus", "plus", "plus", "d")
        await sitting.paste("2026-03-04")
        await sitting.until_shown("Wednesday 4 March 2026")
        await sitting.press("enter")
        assert "‹ March 2026 ›" in sitting.lines()[0]
        await sitting.press("d")
        await sitting.paste("yesterday")
        await sitting.press("enter")
        assert review_of(sitting).day == YESTERDAY
        await sitting.press("d")
        await sitting.paste("2024-02")
        await sitting.press("enter")
        assert "‹ February 2024 ›" in sitting.lines()[0]
        await sitting.press("d")
        await sitting.paste("2025")
        await sitting.press("enter")
        assert "‹ January 2025 ›" in sitting.lines()[0]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("mondy", "Did you mean monday"),
        ("1492-10-12", "lies further away than Connect looks"),
        ("[/b]", "is not a day I can place"),
    ],
)
async def test_what_is_no_date_is_told_kindly_and_the_dialog_stays(
    kept: Home, written: str, told: str
) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "d")
        await sitting.paste(written)
        await sitting.press("enter")
        assert told in sitting.words()
        await sitting.press("escape")
        assert review_of(sitting).day == TODAY


async def test_sorting(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "j", "j")
        in_catalogue = names_in_order(sitting)
        assert in_catalogue[:3] == ["common-ground", "attachment", "listen"]
        for sort, first in (("streak", "listen"), ("strength", "listen"), ("rate", "listen")):
            await sitting.press("s")
            assert names_in_order(sitting)[:2] == [first, "sincere"]
            assert review_texts.SORTED[review_of(sitting).sort][:12] in sitting.text()
            assert review_of(sitting).sort == sort
            assert under_cursor(sitting) == "listen"
        await sitting.press("s")
        assert names_in_order(sitting) == in_catalogue


async def test_enter_opens_the_practice_over_the_same_period(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "j", "j", "minus")
        period = review_of(sitting).period
        with patch.object(PracticeScreen, "show_practice", autospec=True) as asked:
            await sitting.press("enter")
        assert asked.call_args.args[1:] == ("listen", period, TODAY)
        assert sitting.app.place.PLACE == "practice"
        await sitting.press("escape")
        assert under_cursor(sitting) == "listen"
        await sitting.press("escape")
        assert sitting.is_on_today


async def test_the_year_of_the_day_looked_at(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "plus", "plus", "left", "y")
        assert sitting.app.place.PLACE == "year"
        assert "2025" in sitting.text()


async def test_without_streaks_nothing_tells_of_them(kept: Home) -> None:
    kept.write_habits("settings: {show_streaks: false}\n")
    for size in ((60, 20), (80, 24), (120, 40), (200, 60)):
        async with opened(kept, size) as sitting:
            await sitting.press("r", "j", "j")
            for word in ("streak", "strength", "str.", " best", "in a row", "carries on", "carry on"):
                assert word not in sitting.text()
            assert "100%" in sitting.text()
            await sitting.press("s")
            assert review_of(sitting).sort == "rate"
            await sitting.press("s")
            assert review_of(sitting).sort == "catalogue"


async def test_before_the_first_check_in_it_says_a_warm_word(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("r")
        assert review_texts.NOTHING_YET in sitting.words()
        assert "Listen attentively" not in sitting.text()
        await sitting.press("j", "k", "G", "enter", "s", "left", "right", "plus", "minus")
        assert sitting.app.place.PLACE == "review"
        assert review_texts.NOTHING_TO_OPEN in sitting.toasts()
        assert "look closer" not in sitting.lines()[-1]
        assert "t today" in sitting.lines()[-1]
        home.done("listen")
        await sitting.until_shown("kept something on 1 of 1 day ")
        assert "look closer" in sitting.lines()[-1]
        assert "quiet" not in sitting.words()


async def test_planned_rest_shows_ahead(kept: Home) -> None:
    workspace = kept.workspace()
    check_ins.rest(workspace, [by_id(workspace, "listen")], date(2026, 12, 24))
    async with opened(kept) as sitting:
        await sitting.press("r", "right", "j", "j")
        row = sitting.lines()[sitting.line("8 Listen attentively")]
        assert row.count("~") == 1
        assert "○" not in row


async def test_changes_from_elsewhere_and_undo_are_followed(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        kept.done("sincere")
        await sitting.until_shown("●···●···●●")
        await sitting.press("u")
        await sitting.until_shown("●···●···●○")
        kept.write_habits("practices: [{id: listen, name: Hear them out}]\n")
        await sitting.until_shown("Hear them out")
        assert names_in_order(sitting) == ["listen"]
        assert under_cursor(sitting) == "listen"


async def test_a_day_that_turns_is_followed(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        kept.clock.moment = kept.clock.moment.replace(month=12, day=1)
        await sitting.until_shown("December 2026")
        await sitting.press("left")
        kept.clock.moment = kept.clock.moment.replace(day=2)
        await sitting.until(lambda: review_of(sitting).today == date(2026, 12, 2))
        assert "November 2026" in sitting.lines()[0]


async def test_a_practice_archived_before_is_left_out(kept: Home) -> None:
    kept.write_habits("practices: [{id: listen}, {id: sincere, archived: 2026-11-16}]\n")
    async with opened(kept) as sitting:
        await sitting.press("r")
        assert names_in_order(sitting) == ["listen", "sincere"]
        await sitting.press("minus")
        assert names_in_order(sitting) == ["listen"]


async def test_a_practice_laid_aside_has_no_streak_going_on(kept: Home) -> None:
    kept.write_habits("practices: [{id: listen, archived: 2026-11-20}, {id: sincere}]\n")
    async with opened(kept) as sitting:
        await sitting.press("r")
        assert under_cursor(sitting) == "listen"
        assert sitting.lines()[sitting.line("8 Listen attentively")].split()[-5] == review_texts.ASIDE
        assert "laid aside on 20 November 2026, best 7 days" in sitting.words()
        assert "in a row" not in sitting.words()


async def test_it_says_where_earlier_days_of_the_period_are_left_out(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "plus")
        head = sitting.lines()[sitting.line("streak")]
        assert " …27 Oct" in head
        shown = "There is room for 27 October to 22 November 2026; a wider window shows more."
        at = head.index("27 Oct")
        await sitting.point(at, sitting.line("streak"))
        assert sitting.tooltip(at, sitting.line("streak")) == shown
        await sitting.press("minus")
        assert "…" not in sitting.lines()[sitting.line("streak")]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_where_little_is_to_be_told_the_list_follows_right_below(
    kept: Home, size: tuple[int, int]
) -> None:
    async with opened(kept, size) as sitting:
        await sitting.press("r", "left")
        head = next(number for number, line in enumerate(sitting.lines()) if "rate" in line)
        told = sitting.line("before your first check-in")
        assert head == told + (2 if size[1] >= 30 else 1)


@pytest.mark.parametrize(("size", "signs"), [((120, 40), "›"), ((120, 50), "●~○·›")])
async def test_where_there_is_room_the_signs_are_explained(
    kept: Home, size: tuple[int, int], signs: str
) -> None:
    async with opened(kept, size) as sitting:
        await sitting.press("r")
        await sitting.until_shown(review_texts.TO_CARRY_ON)
        legend = sitting.lines()[sitting.line(review_texts.TO_CARRY_ON)]
        assert all(f"  {sign} " in legend for sign in signs)


async def test_no_practices_at_all(kept: Home) -> None:
    kept.write_habits("practices: []\n")
    async with opened(kept) as sitting:
        await sitting.press("r", "j", "s", "enter", "d", "escape", "plus", "left")
        assert sitting.app.place.PLACE == "review"
        assert len(sitting.lines()) == 24


@pytest.mark.parametrize("size", [(44, 12), (60, 20), (80, 24), (104, 20), (120, 40), (200, 60), (1000, 12)])
async def test_every_line_fills_the_width_and_none_is_wider(kept: Home, size: tuple[int, int]) -> None:
    kept.write_habits(
        "practices: [{id: listen, name: よく聴くこと心を込めて毎日毎日, number: 1234}, "
        "{id: sincere, name: '[/b] להיות \\u202eabc כנה בכל יום'}, {id: self, name: x}]\n"
    )
    async with opened(kept, size) as sitting:
        await sitting.press("r")
        for key in ("minus", "plus", "plus", "plus", "plus", "s", "s", "j"):
            await sitting.press(key)
            strips = sitting.app.screen._compositor.render_strips()
            assert len(strips) == size[1]
            assert {strip.cell_length for strip in strips} == {size[0]}


async def test_a_live_resize_is_followed_and_keeps_the_place(kept: Home) -> None:
    async with opened(kept, (120, 40)) as sitting:
        await sitting.press("r", "left", "j", "j")
        for width, height in ((80, 24), (60, 20), (30, 8), (44, 12), (200, 60), (120, 40)):
            await sitting.resize(width, height)
            assert len(sitting.lines()) == height
            assert ("▌" in sitting.text()) is (width != 30)
            assert ("October 2026" in sitting.lines()[0]) is (width != 30)
            assert under_cursor(sitting) == "listen"


async def test_the_unit_survives_a_visit_elsewhere(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "plus", "s", "t", "r")
        assert review_of(sitting).unit is PeriodUnit.QUARTER
        assert review_of(sitting).sort == "streak"
        assert texts.STREAK in sitting.text()


async def test_what_was_checked_meanwhile_is_there_when_one_comes_back(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r", "t")
        kept.done("sincere")
        await sitting.press("r")
        await sitting.until_shown("●···●···●●")
