"""The charts of the page of one practice: which are shown, what they say, where they lead; its pictures."""

from __future__ import annotations

from datetime import date, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.periods import PeriodUnit
from connect_tui.ui import calendar_texts, texts
from connect_tui.ui.widgets.chart_board import ChartBoard
from connect_tui.ui.widgets.charts import ChartId
from tests.ui.home import TODAY, TOMORROW
from tests.ui.test_pictures import _compare, lived_in
from tests.ui.test_practice import NOVEMBER_11, at_practice, board, day_of, screen

if TYPE_CHECKING:
    from tests.ui.home import Home

__all__ = ("lived_in",)


async def test_tab_goes_through_the_charts_and_the_totals(lived_in: Home) -> None:
    async with at_practice(lived_in) as sitting:
        seen = []
        for _ in range(11):
            totals = screen(sitting).look.totals_by if board(sitting).chosen is ChartId.TOTALS else ""
            seen.append(f"{board(sitting).chosen}{totals and ' '}{totals}")
            await sitting.press("tab")
        per = [f"totals {one}" for one in ("week", "month", "quarter", "year")]
        first = ["strength", "streaks", "comebacks", "weekdays", "months"]
        assert seen == [*first, *per, "notes", "strength"]
        await sitting.press("shift+tab", "shift+tab", "shift+tab")
        assert screen(sitting).look.totals_by is PeriodUnit.YEAR


async def test_names_of_charts_and_of_totals_can_be_clicked(lived_in: Home) -> None:
    async with at_practice(lived_in) as sitting:
        number = sitting.line("Weekdays")
        await sitting.click(sitting.lines()[number].index("Totals"), number)
        await sitting.until_shown("▸month")
        await sitting.click(sitting.lines()[number + 1].index("quarter"), number + 1)
        await sitting.until_shown("▸quarter")
        assert "Oct–Dec 2026" in sitting.text()


async def test_charts_say_their_numbers_under_the_pointer(lived_in: Home) -> None:
    async with at_practice(lived_in) as sitting:
        top = sitting.line("Weekdays")
        await sitting.point(70, top + 3)
        assert "strength" in sitting.tooltip(70, top + 3)
        for name, words in (("Weekdays", "kept,"), ("Streaks", "days, "), ("Totals", "days done")):
            await sitting.click(sitting.lines()[top].index(name), top)
            await sitting.until(lambda name=name: f"▸{name}" in sitting.lines()[top])  # type: ignore[misc]
            await sitting.point(8, top + 2)
            assert words in sitting.tooltip(8, top + 2)


async def test_a_note_in_the_time_line_leads_to_its_day(home: Home) -> None:
    home.done("listen", day=NOVEMBER_11, note="Let the silence be.")
    async with at_practice(home) as sitting:
        await sitting.press("shift+tab")
        await sitting.until_shown("11 Nov")
        line = sitting.line("Let the silence be.")
        await sitting.click(20, line)
        await sitting.until(lambda: day_of(sitting) == NOVEMBER_11)


async def test_notes_are_read_on_as_they_are_scrolled(home: Home) -> None:
    for number in range(70):
        home.done("listen", day=TODAY - timedelta(days=number), note=f"Note {number}.")
    async with at_practice(home, day=TOMORROW) as sitting:
        await sitting.press("shift+tab")
        await sitting.until_shown("Note 0.")
        await sitting.wheel_down(10, sitting.line("Note 1."))
        await sitting.until(lambda: "Note 1." not in sitting.text())
        await sitting.press("shift+up", "shift+up", "shift+up")
        assert "Note 0." in sitting.text()
        await sitting.press("shift+down")
        assert "Note 0." not in sitting.text()
        for _ in range(2):
            sitting.app.screen.query_one(ChartBoard).scroll_chart(100)
            await sitting.pilot.pause()
        assert "Note 69." in sitting.text()


async def test_hidden_streaks_take_strength_and_streaks_away(lived_in: Home) -> None:
    habits = lived_in.paths.habits_file.read_text(encoding="utf-8")
    lived_in.write_habits(habits + "\nsettings: {show_streaks: false}\n")
    async with at_practice(lived_in, (120, 40)) as sitting:
        for word in ("streak", "Streaks", "trength"):
            assert word not in sitting.text()
        for word in ("Comebacks", "Weekdays", "Months", "Totals", "Notes", "kept"):
            assert word in sitting.text()


async def test_the_first_day_of_all_is_kind(home: Home) -> None:
    async with at_practice(home, (120, 40)) as sitting:
        for words in (
            calendar_texts.NOTHING_YET,
            calendar_texts.NO_STREAKS,
            *wrap(calendar_texts.NO_STRENGTH, 36),
            *wrap(calendar_texts.NO_NOTES, 36),
        ):
            assert words in sitting.text()


async def test_wide_names_and_turned_notes_keep_the_lines_straight(home: Home) -> None:
    home.write_habits("practices:\n- id: listen\n  name: '耳を傾ける[/b]'\n")
    home.done("listen", note="\u202eabc [bold]שלום[/]", people=("美咲",))
    for size in ((80, 24), (120, 40), (60, 20), (44, 12), (200, 60)):
        async with at_practice(home, size) as sitting:
            assert "耳を傾ける[/b]" in sitting.lines()[0]
            widths = {strip.cell_length for strip in sitting.app.screen._compositor.render_strips()}
            assert widths == {size[0]}
            assert texts.TOO_SMALL.split("\n", maxsplit=1)[0] not in sitting.text()


async def test_a_resize_is_followed_live(lived_in: Home) -> None:
    async with at_practice(lived_in) as sitting:
        await sitting.resize(120, 40)
        await sitting.until_shown("Weekdays")
        assert all(name in sitting.text() for name in calendar_texts.CHART_NAMES.values())
        assert "[" in sitting.text()
        await sitting.resize(60, 20)
        await sitting.until_shown("▸Strength")


async def test_moving_a_day_draws_no_chart_and_reads_no_page(
    lived_in: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_practice(lived_in) as sitting:
        drawn: list[str] = []
        monkeypatch.setattr(ChartBoard, "render_line", lambda *_: drawn.append("chart"))
        monkeypatch.setattr(
            "connect_tui.ui.screens.practice_look.practice_page", lambda *_: drawn.append("page")
        )
        await sitting.press("k", "left", "j", "right")
        assert "Today, Sunday 22 November 2026" in sitting.text()
        assert drawn == []


async def test_a_chart_that_goes_on_has_a_track_and_a_thumb(home: Home) -> None:
    def track() -> str:
        return "".join(line[-1] for line in sitting.lines()[sitting.line("▸Notes") + 1 : -1])

    for number in range(30):
        home.done("listen", day=TODAY - timedelta(days=number), note=f"Note {number}.")
    async with at_practice(home) as sitting:
        await sitting.press("shift+tab")
        await sitting.until_shown("Note 3.")
        before = track()
        board(sitting).scroll_chart(100)
        await sitting.until_shown("Note 29.")
        assert set(before) == {"┃", "│"}
        assert before[0] == track()[-1] == "┃"
        assert before[-1] == track()[0] == "│"


async def test_where_no_chart_has_room_tab_says_so(home: Home) -> None:
    async with at_practice(home, (44, 12)) as sitting:
        assert "chart" not in sitting.lines()[-1]
        await sitting.press("tab")
        assert calendar_texts.NO_ROOM_FOR_CHARTS in sitting.toasts()
        await sitting.resize(80, 15)
        await sitting.until_shown("▸Strength")
        assert "tab chart" in sitting.lines()[-1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_pictures(lived_in: Home, size: tuple[int, int]) -> None:
    async with at_practice(lived_in, size, day=date(2026, 11, 10)) as sitting:
        await sitting.until(lambda: size[0] < 120 or "Nov 2026 " in sitting.text())
        _compare(f"practice-{size[0]}x{size[1]}", sitting.lines())
