"""The text of ``review``: the same numbers and the same calendar as everywhere, within the width there is."""

from __future__ import annotations

import io
import re
import sys

import pytest

from connect_tui.cli.app import main
from connect_tui.cli.output import cells
from tests.cli.conftest import Connect

_STYLES = re.compile("\x1b\\[[0-9;]*m")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(connect: Connect, patch: pytest.MonkeyPatch, width: int, *words: str) -> list[str]:
    """What a terminal so many columns wide shows, line by line."""
    screen = _Terminal()
    with patch.context() as context:
        context.setattr(sys, "stdout", screen)
        context.setenv("COLUMNS", str(width))
        context.delenv("NO_COLOR", raising=False)
        assert main(words, clock=connect.clock) == 0
    return _STYLES.sub("", screen.getvalue()).splitlines()


@pytest.fixture
def lived(connect: Connect) -> Connect:
    """Listen: done on the 10th, 11th and 13th to 22nd, rest on the 15th, missed on the 12th."""
    for day in (10, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22):
        connect("done", "listen", "--date", f"2026-11-{day}")
    connect("rest", "listen", "--date", "2026-11-15")
    return connect


def test_a_few_weeks_are_rows_of_a_calendar(lived: Connect) -> None:
    lines = lived("review", "listen", "--from", "2026-11-09").out.splitlines()
    assert lines[:12] == [
        "Listen attentively · 9 to 22 November 2026",
        "",
        "             Mo Tu We Th Fr Sa Su",
        " 9 Nov 2026      ✓  ✓  ·  ✓  ✓  ~",
        "16 Nov 2026   ✓  ✓  ✓  ✓  ✓  ✓  ✓",
        "",
        "✓ done   ~ rest   ○ open   · not done",
        "",
        "11 days kept of 12, 1 at rest · 92%",
        "9 days in a row, to go on by 23 November 2026 · longest ever 9 days · strength 44%",
        "There was no pause here to come back from.",
        "",
    ]
    assert "  9 days  ████████████████████  13 to 22 November 2026" in lines
    assert "  2 days  ████▌                 10 to 11 November 2026" in lines
    assert "  Thu  ██████████            1 of 2   50%" in lines
    assert "  Nov  ██████████████████▌   11 of 12   92%" in lines
    assert "  week of 9 November 2026   4 of 5 days done, 1 at rest" in lines


def test_the_calendar_follows_the_week_of_the_person(lived: Connect) -> None:
    lived.write_habits("settings:\n  week_starts_on: sunday\n")
    lines = lived("review", "listen", "--from", "2026-11-09").out.splitlines()
    assert lines[2:6] == [
        "             Su Mo Tu We Th Fr Sa",
        " 8 Nov 2026         ✓  ✓  ·  ✓  ✓",
        "15 Nov 2026   ~  ✓  ✓  ✓  ✓  ✓  ✓",
        "22 Nov 2026   ✓",
    ]
    weekdays = lines[lines.index("by weekday") + 1 :][:2]
    assert [one.split()[0] for one in weekdays] == ["Sun", "Mon"]


def test_a_year_has_its_weeks_side_by_side(lived: Connect) -> None:
    lines = lived("review", "listen", "--period", "year").out.splitlines()
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    assert " ".join(lines[2].split()) == months
    assert [line[:2] for line in lines[3:10]] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    november = lines[2].index("Nov")
    assert lines[4][november + 4 : november + 8] == "✓ ✓ "
    assert sum(line.count("✓") for line in lines[3:10]) == 11


@pytest.mark.parametrize(("width", "pitch"), [(120, 2), (80, 1)])
def test_a_narrow_terminal_has_the_weeks_closer(
    lived: Connect, monkeypatch: pytest.MonkeyPatch, width: int, pitch: int
) -> None:
    lines = on_terminal(lived, monkeypatch, width, "review", "listen", "--period", "year")
    assert max(len(line) for line in lines[3:10]) in range(40 * pitch, 5 + 53 * pitch + 1)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "name", ["聞" * 40, "اسمع بإنصات " * 5, "word " * 30, "x" * 200, "e\u0301" * 90], ids=range(5)
)
def test_no_line_is_wider_than_the_terminal(
    lived: Connect, monkeypatch: pytest.MonkeyPatch, width: int, name: str
) -> None:
    lived.write_habits(
        f"practices:\n  - id: listen\n    name: '{name.strip()}'\n  - id: care\n  - id: self\n"
        f"pillars:\n  mind:\n    name: '{name.strip()}'\n"
    )
    for words in (
        ("review",),
        ("review", "--period", "year"),
        ("review", "listen"),
        ("review", "listen", "--period", "year"),
        ("review", "self", "--period", "week"),
    ):
        lines = on_terminal(lived, monkeypatch, width, *words)
        assert max(cells(line) for line in lines) <= width


@pytest.mark.parametrize(
    "name", ["聞く", "اسمع", "e\u0301e\u0301e\u0301", "Listen attentively"], ids=range(4)
)
def test_columns_stay_straight_under_any_name(
    lived: Connect, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lived.write_habits(f"practices:\n  - id: listen\n    name: '{name}'\n  - id: care\n  - id: self\n")
    lines = on_terminal(lived, monkeypatch, 100, "review")
    (heads,) = (line for line in lines if line.endswith("strength"))
    rows = [line for line in lines if re.match(r"\s+\d+  ", line)]
    assert len(rows) == 3
    assert {cells(row) for row in rows} == {len(heads)}


def test_the_table_has_a_row_of_days_and_its_numbers_for_every_practice(lived: Connect) -> None:
    lines = lived("review").out.splitlines()
    (listen,) = (line for line in lines if line.startswith("  8  "))
    assert listen.split("attentively")[1].split() == [
        *("✓✓·✓✓~✓✓✓✓✓✓✓", "11", "1", "1", "92%", "9", "d", "9", "d", "44%")
    ]
    assert sum(bool(re.match(r" +\d+  ", line)) for line in lines) == 12
    assert lines[2] == "11 check-ins, on 11 of 13 days · 92% kept"
    assert lines[3] == "Listen attentively carried you most."
    assert "Of all that was done: Open mind 100%, Open heart 0%, Open hand 0%." in lines
    assert "Open mind · 11 check-ins · 92%" in lines
    assert "Open heart" in lines


@pytest.mark.parametrize("unit", ["month", "quarter", "year"])
def test_days_to_come_leave_the_room_to_those_lived(
    lived: Connect, monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    lines = on_terminal(lived, monkeypatch, 120, "review", "--period", unit)
    (listen,) = (line for line in lines if line.startswith("  8  "))
    assert "✓✓·✓✓~✓✓✓✓✓✓✓" in listen


def test_hidden_streaks_stay_hidden(lived: Connect) -> None:
    lived.write_habits("settings:\n  show_streaks: false\n")
    for words in (("review",), ("review", "listen"), ("review", "listen", "--period", "year")):
        out = lived(*words).out
        assert not re.search("streak|strength|in a row|longest|now|best", out)
        assert re.search("11 (days kept|check-ins)", out)


def test_before_the_first_day_there_are_kind_words(connect: Connect) -> None:
    assert "Nothing recorded yet" in connect("review").out
    one = connect("review", "listen").out
    assert "Every day is a good one to begin." in one
    assert "streak" not in one


def test_comebacks_are_told_with_how_long_the_pause_was(connect: Connect) -> None:
    for day in ("2026-11-01", "2026-11-06", "2026-11-07"):
        connect("done", "care", "--date", day)
    lines = connect("review", "care", "--to", "2026-11-08").out.splitlines()
    assert "Taken up again once after a pause." in lines
    assert "  6 November 2026, after 4 days away" in lines


def test_twenty_years_end_in_a_moderate_number_of_lines(connect: Connect) -> None:
    for year in range(2006, 2027):
        connect("done", "listen", "--date", f"{year}-11-20")
    lines = connect("review", "listen", "--period", "all").out.splitlines()
    assert len(lines) < 140
    assert "by year, the last 12 of 21" in lines
