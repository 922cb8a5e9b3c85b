"""A picture of one practice over a period."""

from __future__ import annotations

from datetime import date

from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import CoursePoint, PracticePage, Share
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.exchange.review import texts, words
from connect_tui.exchange.review.charts import comeback_list, share_bars, streak_bars, strength_line
from connect_tui.exchange.review.frame import INNER, MARGIN, Look, heading, sheet
from connect_tui.exchange.review.legend import legend
from connect_tui.exchange.review.marks import month_grids, year_grid
from connect_tui.exchange.review.svg import Piece, label, moved, stacked, tag

_LEAVES_DAYS = 100
_MOST_LARGE_YEARS = 3
MOST_YEARS = 24
"""How many years of days are drawn at most, the last ones."""
_APART = 60.0
_MOST_POINTS = 800


def practice_svg(found: PracticePage, look: Look, *, headed: bool = True) -> str:
    """Return the picture; for a page, which has a heading of its own, without one and without a margin."""
    practice, pillar = found.practice, found.practice.pillar.value
    period = words.period_name(found.period)
    lines = texts.practice_lines(found, streaks=look.streaks)
    unit = found.standing.unit
    top = heading(practice.name, texts.joined([period, str(practice.schedule)]), lines)
    pieces = [
        top if headed else Piece("", 0),
        _calendar(found, look),
        legend(pillar),
    ]
    if found.standing.first is not None:
        pieces += _charts(found, look, unit, pillar)
    body = stacked(pieces, gap=44)
    return sheet(
        Piece(tag("g", body.markup, **_numbers(found, look)), body.height),
        title=f"{practice.name}: {period}",
        description=" ".join(texts.sentence(one.rstrip(".")) for one in lines),
        foot=texts.AS_OF.format(day=words.day_name(min(found.today, found.period.end))),
        margin=MARGIN if headed else 0.0,
    )


def _charts(found: PracticePage, look: Look, unit: str, pillar: str) -> list[Piece]:
    half = (INNER - _APART) / 2
    pieces, left = [], []
    if look.streaks:
        pieces.append(_strength(found, pillar))
        left.append(streak_bars(found.best_streaks, unit, half, pillar))
    right: list[Piece] = []
    if any(share.met for share in found.by_weekday):
        of_met = not isinstance(found.practice.schedule, Quota)
        weekdays = share_bars(texts.BY_WEEKDAY, *_weekdays(found, look), half, pillar, of_met=of_met)
        (right if left else left).append(weekdays)
        right.append(share_bars(texts.BY_MONTH, *_months(found), half, pillar, of_met=of_met))
    left.append(comeback_list(found.comebacks, texts.comebacks(found), unit, half))
    pieces.append(_beside(stacked(left, gap=44), stacked(right, gap=44), half))
    return pieces


def _numbers(found: PracticePage, look: Look) -> dict[str, str | float | None]:
    counts, standing = found.counts, found.standing
    numbers: dict[str, str | float | None] = {
        "data_practice": found.practice.id,
        "data_from": found.period.start.isoformat(),
        "data_to": found.period.end.isoformat(),
        "data_done": found.done,
        "data_kept": counts.kept,
        "data_missed": counts.missed,
        "data_rested": counts.rested,
        "data_rate": None if counts.rate is None else repr(counts.rate),
    }
    if look.streaks:
        numbers |= {
            "data_current": standing.current,
            "data_best": standing.best,
            "data_strength": repr(standing.strength),
        }
    return numbers


def _weekdays(found: PracticePage, look: Look) -> tuple[list[str], list[Share]]:
    order = [(look.week_starts_on + at) % DAYS_IN_WEEK for at in range(DAYS_IN_WEEK)]
    return [texts.WEEKDAYS_SHORT[at] for at in order], [found.by_weekday[at] for at in order]


def _months(found: PracticePage) -> tuple[list[str], list[Share]]:
    """Return the months that the period has, each with its share."""
    inside = sorted({one.start.month for one in found.totals[PeriodUnit.MONTH]})
    return [texts.MONTHS_SHORT[at - 1] for at in inside], [found.by_month[at - 1] for at in inside]


def _beside(one: Piece, other: Piece, width: float) -> Piece:
    return Piece(one.markup + moved(other.markup, width + _APART, 0), max(one.height, other.height))


def _strength(found: PracticePage, pillar: str) -> Piece:
    """Draw strength, of a long time by as many days as have room; the last one is among them."""
    end = min(found.period.end, found.today)
    days = [one for one in found.days if one.day <= end]
    step = -(-len(days) // _MOST_POINTS)
    course = [CoursePoint(one.day, one.strength) for one in reversed(days[::-1][:: step or 1])]
    line = strength_line(course, found.period.start, found.period.end, found.comebacks, INNER, 130, pillar)
    return Piece(
        label(texts.STRENGTH, 0, 20, class_="head ink") + moved(line.markup, 0, 34), line.height + 34
    )


def _calendar(found: PracticePage, look: Look) -> Piece:
    pillar = found.practice.pillar.value
    days = {one.day: one.state for one in found.days}
    if len(days) <= _LEAVES_DAYS:
        leaves = len({(day.year, day.month) for day in days})
        apart = 40.0
        pitch = min((INNER - apart * (leaves - 1)) / leaves / DAYS_IN_WEEK, 52.0)
        return month_grids(days, pitch, pillar, look.week_starts_on, apart=apart)
    years = _by_year(days)
    drawn = list(years)[-MOST_YEARS:]
    if len(years) <= _MOST_LARGE_YEARS:
        grids = [
            year_grid(year, years[year], (INNER - 44) / 54, pillar, look.week_starts_on) for year in drawn
        ]
        return stacked(grids, gap=30)
    half = (INNER - _APART) / 2
    grids = [year_grid(year, years[year], half / 54, pillar, look.week_starts_on) for year in drawn]
    rows = [
        _beside(grids[at], grids[at + 1] if at + 1 < len(grids) else Piece("", 0), half)
        for at in range(0, len(grids), 2)
    ]
    if len(years) > len(drawn):
        rows.append(Piece(label(texts.YEARS_CUT.format(count=MOST_YEARS), 0, 14, class_="small quiet"), 18))
    return stacked(rows, gap=24)


def _by_year(days: dict[date, State]) -> dict[int, dict[date, State]]:
    found: dict[int, dict[date, State]] = {}
    for day, state in days.items():
        found.setdefault(day.year, {})[day] = state
    return found
