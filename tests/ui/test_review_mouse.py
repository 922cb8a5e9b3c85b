"""Review by the mouse: what can be clicked, and what is said under the pointer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.ui import review_texts
from connect_tui.ui.screens.practice import PracticeScreen
from tests.ui.home import TODAY, Home, opened
from tests.ui.test_review import done_on, names_in_order, review_of, under_cursor

if TYPE_CHECKING:
    from tests.ui.home import Sitting

NOVEMBER = Period(PeriodUnit.MONTH, date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def kept(home: Home) -> Home:
    """A home in which listening went well this month, and sincerity less."""
    done_on(home, "listen", *range(10))
    done_on(home, "sincere", 9, 5, 1)
    return home


def spot(sitting: Sitting, line: str, part: str) -> tuple[int, int]:
    """Return the cell where a part of a line begins, by the first line that holds a text."""
    y = sitting.line(line)
    text = sitting.lines()[y]
    return cell_len(text[: text.index(part)]), y


async def test_the_arrows_and_the_units_of_the_header(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        await sitting.click(*spot(sitting, "November 2026", "‹"))
        assert "‹ October 2026 ›" in sitting.lines()[0]
        await sitting.click(*spot(sitting, "October 2026", "›"))
        for unit in ("week", "quarter", "year", "all", "month"):
            await sitting.click(*spot(sitting, "quarter", unit))
            assert f"[{unit}]" in sitting.lines()[0]
        assert "‹ November 2026 ›" in sitting.lines()[0]
        await sitting.click(*spot(sitting, "quarter", "November"))
        assert review_texts.JUMP_TITLE in sitting.text()


async def test_the_units_by_their_first_letters_where_it_is_narrow(kept: Home) -> None:
    async with opened(kept, (60, 20)) as sitting:
        await sitting.press("r")
        await sitting.click(*spot(sitting, "[month]", "y"))
        assert review_of(sitting).unit is PeriodUnit.YEAR


async def test_a_click_on_the_head_of_a_column_sorts(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        await sitting.click(*spot(sitting, "OPEN MIND", "streak"))
        assert names_in_order(sitting)[0] == "listen"
        assert "▾streak" in sitting.text()
        await sitting.click(*spot(sitting, "▾streak", "rate"))
        assert "▾rate" in sitting.text()
        await sitting.click(*spot(sitting, "▾rate", "best"))
        assert review_of(sitting).sort == "streak"
        await sitting.click(*spot(sitting, "▾streak", "by streak"))
        assert "OPEN MIND" in sitting.text()


async def test_a_row_moves_the_cursor_its_name_and_its_days_open_it(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        await sitting.click(*spot(sitting, "7 Be sincere", "%"))
        assert under_cursor(sitting) == "sincere"
        assert sitting.app.place.PLACE == "review"
        with patch.object(PracticeScreen, "show_practice", autospec=True) as asked:
            await sitting.click(*spot(sitting, "7 Be sincere", "sincere"))
            await sitting.press("escape")
            await sitting.click(*spot(sitting, "8 Listen attentively", "●"))
            await sitting.press("escape")
            x, y = spot(sitting, "8 Listen", "%")
            await sitting.pilot.click(offset=(x, y), times=2)
        assert [call.args[1:] for call in asked.call_args_list] == [
            ("sincere", NOVEMBER, TODAY),
            ("listen", NOVEMBER, date(2026, 11, 13)),
            ("listen", NOVEMBER, TODAY),
        ]


async def test_a_day_of_the_year_opens_it_too(kept: Home) -> None:
    async with opened(kept, (120, 40)) as sitting:
        await sitting.press("r", "j", "j")
        await sitting.until_shown("■")
        with patch.object(PracticeScreen, "show_practice", autospec=True) as asked:
            await sitting.click(*spot(sitting, "  Fri ", "■"))
            await sitting.press("escape")
        assert asked.call_args.args[1:] == ("listen", NOVEMBER, date(2026, 11, 13))


async def test_everything_says_its_numbers_in_words(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        row = "8 Listen attentively"
        for part, words in (
            ("●", "Friday 13 November: done"),
            ("10 d", "10 days in a row"),
            ("100%", "kept 10 of 10 days, 100%"),
            ("Listen", "Listen attentively\nClick to look closer"),
        ):
            await sitting.point(*spot(sitting, row, part))
            assert sitting.tooltip(*spot(sitting, row, part)) == words
        where = spot(sitting, row, "▃")
        await sitting.point(*where)
        assert "on 22 November 2026" in sitting.tooltip(*where)
        where = spot(sitting, "7 Be sincere", "›")
        await sitting.point(*where)
        assert sitting.tooltip(*where) == "streak 1 day\n› carries on if done today"


async def test_the_header_says_its_numbers_in_words(kept: Home) -> None:
    async with opened(kept) as sitting:
        await sitting.press("r")
        for part, words in (
            ("Open mind ━", "Open mind: 10 checks, 77% of all; its practices were kept at 100%"),
            ("Open heart 0%", "Open heart: nothing kept here in this period"),
            ("Open hand ━", "Open hand: 3 checks, 23% of all; its practices were kept at 33%"),
        ):
            await sitting.point(*spot(sitting, "Open heart", part))
            assert sitting.tooltip(*spot(sitting, "Open heart", part)) == words
        await sitting.point(*spot(sitting, "quarter", "year"))
        assert sitting.tooltip(*spot(sitting, "quarter", "year")) == "Show the year"
        await sitting.point(*spot(sitting, "kept something", "kept"))
        assert "67% kept" in sitting.tooltip(*spot(sitting, "kept something", "kept"))


async def test_the_wheel_scrolls_where_rows_do_not_fit(kept: Home) -> None:
    async with opened(kept, (44, 12)) as sitting:
        await sitting.press("r")
        first = sitting.lines()[3]
        assert all(line[-3] != " " and line[-2] == " " for line in sitting.lines()[3:-1])
        await sitting.wheel_down(10, 5)
        await sitting.until(lambda: sitting.lines()[3] != first)


async def test_a_name_is_never_markup_under_the_pointer(kept: Home) -> None:
    kept.write_habits("practices: [{id: listen, name: '[/b] [link=x]'}]\n")
    async with opened(kept) as sitting:
        await sitting.press("r")
        x, y = spot(sitting, "OPEN MIND", "OPEN")
        where = (x + 2, y + 1)
        await sitting.point(*where)
        assert sitting.tooltip(*where).startswith("[/b] [link=x]")
