"""The charts of one practice, each as lines of text for the room there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from connect_tui.domain.periods import CALENDAR_UNITS, PeriodUnit
from connect_tui.domain.progress import Streak
from connect_tui.domain.retrospect import NoteLine, PracticePage, Share, Total
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import calendar_texts, texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.widgets.braille import DOTS_ACROSS, braille_rows, date_marks, spread
from connect_tui.ui.widgets.chart_lines import ChartLine, Spot, StyledText, bar, in_columns, line_of
from connect_tui.ui.widgets.year_calendar import GLYPHS

_AXIS = 6
_TALLEST_LINE = 18
_WIDEST_BAR = 60
_PERCENT = 5
_DATES = 25
_LINES_OF_WORDS = 4
_MANY = 999


class ChartId(StrEnum):
    """The charts, in their order."""

    STRENGTH = "strength"
    STREAKS = "streaks"
    COMEBACKS = "comebacks"
    WEEKDAYS = "weekdays"
    MONTHS = "months"
    TOTALS = "totals"
    NOTES = "notes"


OF_STREAKS = (ChartId.STRENGTH, ChartId.STREAKS)
"""Those that are not shown where streaks are hidden."""


class ChartData(NamedTuple):
    """All that the charts show."""

    page: PracticePage
    notes: tuple[NoteLine, ...] | None
    """Newest first, those that were read; None where none were yet."""
    totals_by: PeriodUnit
    week_starts_on: int
    show_streaks: bool
    all_notes: bool
    """Whether there are no more notes."""


def chart_lines(chart: ChartId, data: ChartData, width: int, height: int) -> list[ChartLine]:
    """Return the lines of a chart; where they are more than ``height``, they are scrolled."""
    return _CHARTS[chart](data, width, height) if width > 0 and height > 0 else []


def fixed_lines(chart: ChartId) -> int:
    """Return how many lines at the top of a chart stay where they are when it is scrolled."""
    return 1 if chart is ChartId.TOTALS else 0


def most_lines(chart: ChartId, data: ChartData) -> int:
    """Return beyond how many lines a chart gains nothing."""
    page = data.page
    return {
        ChartId.STRENGTH: _TALLEST_LINE,
        ChartId.STREAKS: len(page.best_streaks) or _LINES_OF_WORDS,
        ChartId.COMEBACKS: len(page.comebacks) + _LINES_OF_WORDS,
        ChartId.WEEKDAYS: DAYS_IN_WEEK,
        ChartId.MONTHS: len(page.by_month),
        ChartId.TOTALS: 1 + (len(_since_the_first(data)) or _LINES_OF_WORDS),
        ChartId.NOTES: len(data.notes) if data.notes and data.all_notes else _MANY,
    }[chart]


def _said(words: str, width: int, style: str = "quiet") -> list[ChartLine]:
    """Return a sentence in as many lines as it takes."""
    return [line_of([(fit(one, width), style)], words) for one in wrap(words, max(1, width))]


def _strength(data: ChartData, width: int, height: int) -> list[ChartLine]:
    page = data.page
    until = min(page.period.end, page.today)
    first = page.standing.first
    days = [one for one in page.days if one.day <= until]
    if first is None or not days or until < first:
        return _said(calendar_texts.NO_STRENGTH, width)
    plot_width, plot_height = width - _AXIS, max(1, min(height, _TALLEST_LINE) - 1)
    if plot_height > 3:
        plot_height -= (plot_height + 1) % 2  # so that one row is the middle one
    strengths = [None if one.day < first else one.strength for one in days]
    rows = braille_rows(spread(strengths, plot_width * DOTS_ACROSS), plot_height)
    at = [
        days[min(len(days) - 1, max(0, (column + 1) * len(days) // plot_width - 1))]
        for column in range(plot_width)
    ]
    spots = tuple(
        Spot(_AXIS + column, _AXIS + column + 1, calendar_texts.strength_on(one.day, one.strength), one.day)
        for column, one in enumerate(at)
    )
    labels = {plot_height - 1: "0%", 0: "100%"}
    if plot_height % 2 and plot_height > 2:
        labels[plot_height // 2] = "50%"
    lines = [
        ChartLine(
            (
                (f"{labels.get(number, ''):>4}", "quiet"),
                ("┤" if number in labels else "│", "quiet"),
                (" ", "quiet"),
                (row, "hue"),
            ),
            spots,
        )
        for number, row in enumerate(rows)
    ]
    marks = date_marks(days[0].day, until, plot_width)
    return [*lines, ChartLine(((" " * _AXIS + marks, "quiet"),))] if height > 1 else lines


def _streaks(data: ChartData, width: int, height: int) -> list[ChartLine]:  # noqa: ARG001
    best, unit = data.page.best_streaks, data.page.standing.unit
    if not best:
        return _said(calendar_texts.NO_STREAKS, width)
    longest, digits = best[0].length, max(3, len(str(best[0].length)))
    room = min(_WIDEST_BAR, max(4, width - digits - 2 - _DATES - 1))
    return [_streak(one, longest, digits, room, width, unit) for one in best]


def _streak(one: Streak, longest: int, digits: int, room: int, width: int, unit: str) -> ChartLine:
    dates = calendar_texts.span(one.start, one.end)
    parts = [
        (f"{one.length:>{digits}}{unit[0]} ", "text"),
        (bar(one.length / longest, room), "hue"),
        (" " + fit(dates, min(_DATES, width - digits - room - 3)), "quiet"),
    ]
    return line_of(parts, calendar_texts.streak_words(one, unit), one.end)


def _comebacks(data: ChartData, width: int, height: int) -> list[ChartLine]:  # noqa: ARG001
    found, unit = data.page.comebacks, data.page.standing.unit
    words = calendar_texts.comebacks(data.page, show_streaks=data.show_streaks)
    lines = _said(words, width, "text" if found else "quiet")
    for one in reversed(found):
        day, away = calendar_texts.short(one.day, year=True), review_words.away(one.away, unit)
        parts = [("↺ ", "hue"), (f"{day:<13}", "text"), (fit(away, max(0, width - 15)), "quiet")]
        lines.append(line_of(parts, calendar_texts.on_day(one.day, away), one.day))
    return lines


def _weekdays(data: ChartData, width: int, height: int) -> list[ChartLine]:
    order = [(data.week_starts_on + number) % DAYS_IN_WEEK for number in range(DAYS_IN_WEEK)]
    shares = [(texts.WEEKDAYS[one], data.page.by_weekday[one]) for one in order]
    return _shares(data, shares, width, height)


def _months(data: ChartData, width: int, height: int) -> list[ChartLine]:
    return _shares(data, list(zip(texts.MONTHS, data.page.by_month, strict=True)), width, height)


def _shares(data: ChartData, shares: Sequence[tuple[str, Share]], width: int, height: int) -> list[ChartLine]:
    """Return a bar for each share; of a quota beside the longest one, and without rates."""
    by_quota = isinstance(data.page.practice.schedule, Quota)
    most = max(1, *(one.kept for _, one in shares))
    numbers = max(len(calendar_texts.of_met(one, by_quota=by_quota)) for _, one in shares)
    percent = 0 if by_quota else _PERCENT

    def draw(number: int, room: int) -> ChartLine:
        name, share = shares[number]
        whole = most if by_quota else share.met
        length = min(_WIDEST_BAR, max(3, room - 4 - percent - 1 - numbers - 1))
        told = calendar_texts.of_met(share, by_quota=by_quota).rjust(numbers)
        rate = "" if by_quota else calendar_texts.share_percent(share)
        parts = [
            (f"{name[:3]} ", "quiet"),
            (bar(share.kept / whole if whole else 0.0, length), "hue"),
            (f"{rate:>{percent}} ", "text"),
            (fit(told, max(0, room - length - 5 - percent)), "quiet"),
        ]
        return line_of(parts, calendar_texts.share_words(name, share, by_quota=by_quota))

    return in_columns(draw, len(shares), width, height)


def _totals(data: ChartData, width: int, height: int) -> list[ChartLine]:  # noqa: ARG001
    unit = data.totals_by
    parts: list[StyledText] = [(f"{calendar_texts.TOTALS_BY} ", "quiet")]
    spots, left = [], len(parts[0][0])
    for one in CALENDAR_UNITS:
        name = calendar_texts.UNIT_NAMES[one]
        text = f"▸{name} " if one is unit else f" {name} "
        parts.append((text, "key" if one is unit else "quiet"))
        spots.append(Spot(left, left + len(text), "", one))
        left += len(text)
    lines = [ChartLine(tuple(parts), tuple(spots))]
    totals = _since_the_first(data)
    if not totals:
        return [*lines, *_said(calendar_texts.NO_TOTALS, width)]
    most = max(1, *(one.done for one in totals))
    digits = max(2, len(str(most)))
    names = max(len(calendar_texts.total_name(unit, one.start)) for one in totals)
    room = min(_WIDEST_BAR, max(3, width - names - digits - 2))
    for total in reversed(totals):
        name = calendar_texts.total_name(unit, total.start)
        row: list[StyledText] = [
            (f"{name:>{names}} ", "quiet"),
            (f"{total.done:>{digits}} ", "text" if total.done else "quiet"),
            (bar(total.done / most, room), "hue"),
        ]
        lines.append(
            line_of(row, calendar_texts.total_words(unit, total), max(total.start, data.page.period.start))
        )
    return lines


def _since_the_first(data: ChartData) -> Sequence[Total]:
    """Return the totals without those before anything was recorded."""
    totals = data.page.totals.get(data.totals_by, ())
    held = [number for number, one in enumerate(totals) if one.done or one.rested or one.missed]
    return totals[held[0] :] if held else ()


def _notes(data: ChartData, width: int, height: int) -> list[ChartLine]:  # noqa: ARG001
    if data.notes is None:
        return []
    if not data.notes:
        return _said(calendar_texts.NO_NOTES, width)
    several = data.notes[0].day.year != data.notes[-1].day.year or not data.all_notes
    return [_note(one, width, with_year=several) for one in data.notes]


def _note(one: NoteLine, width: int, *, with_year: bool) -> ChartLine:
    day = calendar_texts.short(one.day, year=with_year)
    left = (12 if with_year else 7) + 2
    people, note = shown(", ".join(one.people)), shown(one.note or "")
    names = fit(people, min(cell_len(people), 24, max(0, width - left))) if people else ""
    gap = "  " if names and note else ""
    room = max(0, width - left - cell_len(names) - len(gap))
    parts = [
        (f"{day:<{left - 2}}", "quiet"),
        (f"{GLYPHS[one.state]} ", "hue"),
        (names + gap, "hue"),
        (fit(note, room), "text"),
    ]
    words = "\n".join(part for part in (calendar_texts.on_day(one.day, people), one.note or "") if part)
    return line_of(parts, words, one.day)


_CHARTS: Mapping[ChartId, Callable[[ChartData, int, int], list[ChartLine]]] = {
    ChartId.STRENGTH: _strength,
    ChartId.STREAKS: _streaks,
    ChartId.COMEBACKS: _comebacks,
    ChartId.WEEKDAYS: _weekdays,
    ChartId.MONTHS: _months,
    ChartId.TOTALS: _totals,
    ChartId.NOTES: _notes,
}
