"""A year as lines: its numbers, its months, the pillars, the people, and the moments as a time line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.exchange.review import words as review_words
from connect_tui.ui import look_back_texts as words
from connect_tui.ui.content import fit, shown, shown_lines
from connect_tui.ui.texts import MONTHS
from connect_tui.ui.widgets.big_number import big_number
from connect_tui.ui.widgets.week_summary import most_done

if TYPE_CHECKING:
    from connect_tui.domain.practices import Pillar, PillarId
    from connect_tui.domain.retrospect import Moment, PersonInPeriod, YearInReview

MARGIN = 2
WIDEST = 88
"""Cells that one column takes at most: longer lines are hard to read."""
ROOM_FOR_TWO = 104
"""Columns of the terminal from which the moments stand beside the numbers."""
ROOM_FOR_THREE = 160
"""Columns of the terminal from which the moments themselves stand in two columns."""
MANY_MOMENTS = 12
GUTTER = 6
MOST_PEOPLE = 12
MOST_LINES_OF_A_MOMENT = 8
WIDEST_BAR = 40
WIDEST_CHART = 76
_MONTH_WIDTH = 11
_ASIDE_WIDTH = 14
_NAME_WIDTH = 18
_SHARE_WIDTH = 20


class YearLine(NamedTuple):
    """One line: texts, each with the name of its style, which ends in ``!`` where it is bold."""

    parts: tuple[tuple[str, str], ...] = ()
    tip: str = ""
    """What the line says in words, where it is a chart."""

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return sum(cell_len(text) for text, _ in self.parts)


class YearView(NamedTuple):
    """All that the page shows."""

    review: YearInReview
    practices: Mapping[str, str]
    """Names by id."""
    pillars: Mapping[PillarId, Pillar]
    show_streaks: bool


def year_lines(view: YearView, width: int) -> list[YearLine]:
    """Return the page for a terminal so many columns wide."""
    charts = (_numbers, _months, _pillars, _people)
    if width >= ROOM_FOR_TWO:
        columns = 2 if width >= ROOM_FOR_THREE and _are_many(view) else 1
        left = min(WIDEST_CHART, (width - 2 * MARGIN - columns * GUTTER) // (columns + 1))
        right = min((width - 2 * MARGIN - left) // columns - GUTTER, WIDEST)
        lines = [*_head(view, left + GUTTER + right), YearLine()]
        numbers = [line for chart in charts for line in chart(view, left)]
        lines += _beside(numbers, list(_moments(view, right, columns=columns)), left)
    else:
        whole = min(width - 2 * MARGIN, WIDEST)
        lines = [*_head(view, whole), YearLine()]
        lines += [line for chart in charts for line in chart(view, min(whole, WIDEST_CHART))]
        lines += _moments(view, whole, columns=1)
    lines += [YearLine(), YearLine(((words.closing(view.review.year, _today(view)), "focus"),)), YearLine()]
    return [line._replace(parts=((" " * MARGIN, "text"), *line.parts)) for line in lines]


def _today(view: YearView) -> date:
    return view.review.overview.today


def _wrapped(text: str, width: int, style: str, indent: int = 0) -> list[YearLine]:
    lines = Content(text).wrap(max(1, width - indent))
    return [YearLine(((" " * indent, "text"), (line.plain.rstrip(), style))) for line in lines]


def _title(text: str) -> list[YearLine]:
    return [YearLine(((text.upper(), "quiet!"),)), YearLine()]


def _head(view: YearView, width: int) -> list[YearLine]:
    review = view.review
    drawn = ("", *big_number(review.year))
    seen = review.overview
    said = words.year_line(seen.totals, review.year, seen.first_day, seen.today)
    room = width - cell_len(drawn[-1]) - 3
    lines = [line for sentence in said for line in _wrapped(sentence, room, "text!")]
    lines = lines[: len(drawn)]
    beside = [YearLine()] * (len(drawn) - len(lines)) + lines
    return [
        YearLine(((number, "focus"), ("   ", "text"), *line.parts))
        for number, line in zip(drawn, beside, strict=True)
    ]


def _numbers(view: YearView, width: int) -> list[YearLine]:
    review, seen = view.review, view.review.overview
    names = view.practices
    lines: list[YearLine] = []
    more = words.more_than_before(seen.totals, seen.before, review.year)
    lines += _wrapped(more, width, "text") if more else []
    most = most_done(seen)
    if most is not None:
        named = f"{shown(most.practice.name)}, {words.on_days(most.done)}"
        lines += _told(words.CLOSEST, named, width, most.practice.pillar.value)
    if view.show_streaks and review.longest is not None and review.longest[1].length > 1:
        practice, streak = review.longest
        name = shown(names.get(practice, practice))
        told = words.streak_days(streak.length, streak.start, streak.end, review.year)
        lines += _told(words.LONGEST, f"{name}, {told}", width, "text")
    if review.comebacks:
        lines += _wrapped(words.comebacks(review.comebacks, show_streaks=view.show_streaks), width, "text")
    return [*_title(words.YEAR_NUMBERS), *lines, YearLine()] if lines else []


def _told(label: str, text: str, width: int, style: str) -> list[YearLine]:
    """Return a label with what it says, below each other where one line does not hold both."""
    if cell_len(label) + cell_len(text) <= width:
        return [YearLine(((label, "quiet"), (text, style)))]
    return [YearLine(((label.rstrip(), "quiet"),)), *_wrapped(text, width, style, 2)]


def _months(view: YearView, width: int) -> list[YearLine]:
    review = view.review
    if not any(share.kept for share in review.months):
        return []
    bar = min(WIDEST_BAR, width - _MONTH_WIDTH - _ASIDE_WIDTH)
    today, lines = _today(view), []
    of_met = not any(isinstance(row.practice.schedule, Quota) for row in review.overview.rows)
    first = review.overview.first_day
    begun = first.month if first is not None and first.year == review.year else 1
    for month, share in list(enumerate(review.months, start=1))[begun - 1 :]:
        ahead = (review.year, month) > (today.year, today.month)
        rate = share.kept / share.met if share.met else 0.0
        drawn = _bar(rate, bar) if share.met else ("", " " * bar)
        parts = (
            (fit(MONTHS[month - 1], _MONTH_WIDTH), "quiet" if ahead else "text"),
            (drawn[0], "focus"),
            (drawn[1], "quiet"),
            (f"  {words.month_aside(share, ahead=ahead, of_met=of_met)}", "quiet"),
        )
        lines.append(YearLine(parts, words.month_words(month, share, of_met=of_met) if share.met else ""))
    return [*_title(words.YEAR_MONTHS), *lines, YearLine()]


def _bar(share: float, width: int) -> tuple[str, str]:
    """Return the filled and the empty part of a line so many cells long."""
    filled = min(width, max(1, round(share * width))) if share > 0 else 0
    return "━" * filled, "─" * (width - filled)


def _pillars(view: YearView, width: int) -> list[YearLine]:
    found = [one for one in view.review.overview.pillars if one.share is not None]
    if not found:
        return []
    percents, lines = review_words.parts(found), []
    for one in found:
        name = shown(view.pillars[one.pillar].name)
        said = words.pillar_words(one.done, percents[one.pillar])
        bar = min(WIDEST_BAR, width - _NAME_WIDTH - _SHARE_WIDTH)
        filled, empty = _bar(one.share or 0.0, max(0, bar))
        hue = one.pillar.value
        parts = ((fit(name, _NAME_WIDTH), hue), (filled, hue), (empty, "quiet"), (f"  {said}", "quiet"))
        lines.append(YearLine(parts, f"{name}: {said}"))
    return [*_title(words.YEAR_PILLARS), *lines, YearLine()]


def _people(view: YearView, width: int) -> list[YearLine]:
    people = view.review.people
    if not people:
        return []
    lines = [_person(view, one, width) for one in people[:MOST_PEOPLE]]
    more = len(people) - MOST_PEOPLE
    if more > 0:
        lines.append(YearLine(((words.MORE_PEOPLE.format(people=more), "quiet"),)))
    intro = _wrapped(words.PEOPLE_INTRO, width, "quiet")
    return [*_title(words.YEAR_PEOPLE), *intro, YearLine(), *lines, YearLine()]


def _person(view: YearView, one: PersonInPeriod, width: int) -> YearLine:
    practice = shown(view.practices.get(one.practices[0], one.practices[0]))
    days = words.on_days(one.days)
    room = max(0, width - _NAME_WIDTH - 11)
    parts = (
        (fit(shown(one.name), _NAME_WIDTH), "text!"),
        (f"{days:>9}  ", "text"),
        (fit(practice, room), "quiet"),
    )
    together = words.listed([shown(view.practices.get(each, each)) for each in one.practices[:MOST_PEOPLE]])
    return YearLine(parts, f"{shown(one.name)}, {days}: {together}")


def _are_many(view: YearView) -> bool:
    """Tell whether the moments would reach far below the numbers."""
    return len(view.review.look_backs) + len(view.review.moments) > MANY_MOMENTS


def _moments(view: YearView, width: int, *, columns: int) -> Iterable[YearLine]:
    """Return the moments by month, one after the other, or in two columns with as many lines each."""
    review = view.review
    found = sorted([*review.look_backs, *review.moments], key=lambda one: (one.day, one.practice is None))
    if not found:
        nothing = words.NO_MOMENTS if review.overview.totals.done else ""
        return [*_title(words.YEAR_MOMENTS), *_wrapped(nothing, width, "quiet")] if nothing else []
    first = [*_title(words.YEAR_MOMENTS), *_wrapped(words.MOMENTS_INTRO, width, "quiet"), YearLine()]
    months = [
        [
            YearLine(((MONTHS[month - 1], "focus!"),)),
            *(line for moment in moments for line in _moment(view, moment, width)),
        ]
        for month, moments in groupby(found, key=lambda one: one.day.month)
    ]
    second = [YearLine()] * len(first)
    half = len(first) + sum(map(len, months)) // columns
    for lines in months:
        (first if len(first) < half else second).extend(lines)
    return _beside(first, second, width) if columns > 1 else first


def _moment(view: YearView, moment: Moment, width: int) -> Iterator[YearLine]:
    """Yield a moment: when, with which practice or of which week, and what was written."""
    if moment.practice is None:
        end = moment.day + timedelta(days=DAYS_IN_WEEK - 1)
        when, glyph = words.WEEK_OF + words.days_words(moment.day, end, moment.day), "◆ "
    else:
        name = shown(view.practices.get(moment.practice, moment.practice))
        when, glyph = f"{words.weekday(moment.day)}  {name}", "● "
    people = (
        f", {words.KEPT_WITH}{words.listed([shown(one) for one in moment.people])}" if moment.people else ""
    )
    yield YearLine(((glyph, "focus"), (fit(when + people, width - 2).rstrip(), "quiet")))
    lines = _wrapped(shown_lines(moment.text), width, "text", 2) if moment.text else []
    yield from lines[:MOST_LINES_OF_A_MOMENT]
    if len(lines) > MOST_LINES_OF_A_MOMENT:
        yield YearLine((("  …", "quiet"),))
    yield YearLine()


def _beside(left: list[YearLine], right: list[YearLine], width: int) -> Iterator[YearLine]:
    """Yield two columns next to each other, the left one so many cells wide."""
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else YearLine()
        other = right[number] if number < len(right) else YearLine()
        gap = " " * (width + GUTTER - one.width)
        yield YearLine(
            (*one.parts, (gap, "text"), *other.parts), "\n".join(filter(None, (one.tip, other.tip)))
        )
