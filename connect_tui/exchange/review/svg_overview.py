"""A picture of all practices over a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from connect_tui.domain.days import week_start
from connect_tui.domain.periods import Period
from connect_tui.domain.practices import PillarId
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import Overview, PracticeInPeriod
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.exchange.review import texts, words
from connect_tui.exchange.review.charts import balance, long_bars, spark
from connect_tui.exchange.review.frame import INNER, MARGIN, Look, heading, sheet
from connect_tui.exchange.review.legend import legend
from connect_tui.exchange.review.marks import dated, day_row, month_rows, week_columns
from connect_tui.exchange.review.svg import Piece, fitted, label, moved, stacked, tag, titled

_ROW_DAYS = 45
_MONTH_ROW_DAYS = 100
_CALENDAR_DAYS = 371
_MONTH_BARS_YEARS = 25
_CELLS = 284.0
_CELLS_WIDTH = 524.0
_CELLS_WIDTH_ALONE = 760.0
"""Where streaks and strength are hidden."""
_SPARK = (826.0, 72.0)
_SPARK_APART = 34.0
_RATE, _NOW, _BEST, _STRENGTH = 958.0, 1016.0, 1076.0, INNER
_LONG_HEIGHT = 46.0


def overview_svg(found: Overview, look: Look, *, headed: bool = True) -> str:
    """Return the picture; for a page, which has a heading of its own, without one and without a margin.

    The overview must hold the states of every day of its period.
    """
    names = {row.practice.id: row.practice.name for row in found.rows}
    title = words.period_name(found.period)
    lines = texts.overview_lines(found, names)
    pieces = [
        heading(title, "", lines) if headed else Piece("", 0),
        balance(found.pillars, look.pillars, INNER) if found.totals.done else Piece("", 0),
    ]
    for pillar in PillarId:
        rows = [row for row in found.rows if row.practice.pillar is pillar]
        if rows:
            pieces.append(_pillar(pillar, rows, found, look))
    if not found.rows:
        pieces.append(Piece(label(texts.NO_PRACTICES, 0, 20, class_="quiet"), 24))
    if found.period.days <= _CALENDAR_DAYS:
        pieces.append(legend())
    else:
        pieces.append(Piece(label(texts.long_legend(streaks=look.streaks), 0, 14, class_="small quiet"), 18))
    body = stacked(pieces, gap=40)
    markup = tag("g", body.markup, **_numbers(found))
    told = [texts.practice_told(row.practice, row.done, row.counts.rate) for row in found.rows]
    return sheet(
        Piece(markup, body.height),
        title=f"{texts.BRAND.title()}: {title}",
        description=" ".join(
            [*(texts.sentence(one.rstrip(".")) for one in lines), *map(texts.sentence, told)]
        ),
        foot=texts.AS_OF.format(day=words.day_name(min(found.today, found.period.end))),
        margin=MARGIN if headed else 0.0,
    )


def _numbers(found: Overview) -> dict[str, str | float | None]:
    totals = found.totals
    return {
        "data_from": found.period.start.isoformat(),
        "data_to": found.period.end.isoformat(),
        "data_done": totals.done,
        "data_active_days": totals.active_days,
        "data_days": totals.days,
        "data_rate": None if totals.rate is None else repr(totals.rate),
    }


def _pillar(pillar: PillarId, rows: Sequence[PracticeInPeriod], found: Overview, look: Look) -> Piece:
    top = [
        tag("circle", cx=7, cy=-7, r=7, class_=pillar.value),
        label(fitted(look.pillars[pillar.value], _CELLS - 40, 22), 24, 0, class_="head ink"),
        *(
            label(name, _CELLS + x, -2, class_="tiny quiet")
            for x, name in _axis(found.period, _width_of_days(found.period, look), look.week_starts_on)
        ),
        *_heads(look),
    ]
    pieces = [_row(row, found, look) for row in rows]
    body = stacked(pieces, gap=14 if pieces[0].height < 40 else 20)
    return Piece(moved("".join(top), 0, 18) + moved(body.markup, 0, 36), body.height + 36)


def _heads(look: Look) -> list[str]:
    places = {"rate": _RATE if look.streaks else INNER}
    if look.streaks:
        places |= {"current": _NOW, "best": _BEST, "strength": _STRENGTH}
    return [label(texts.SHORT_HEADS[name], x, -2, class_="tiny end quiet") for name, x in places.items()]


def _row(row: PracticeInPeriod, found: Overview, look: Look) -> Piece:
    practice, standing, counts = row.practice, row.standing, row.counts
    pillar = practice.pillar.value
    drawn = _days(row, found.period, look)
    line = 15.0 if drawn.height < 30 else 19.0
    told = texts.practice_told(practice, row.done, counts.rate)
    parts = [titled(told), label(fitted(practice.name, _CELLS - 14, 15), 0, line, class_="ink")]
    under = texts.joined([str(practice.schedule), words.counted(row.done, "day")])
    if drawn.height >= 36:
        parts.append(label(under, 0, line + 20, class_="small quiet"))
    parts.append(moved(drawn.markup, _CELLS, 0))
    parts.append(label(words.percent(counts.rate), _RATE if look.streaks else INNER, line, class_="end ink"))
    numbers: dict[str, str | float | None] = {}
    if look.streaks:
        last = min(found.period.end, found.today)
        if found.period.days <= _CALENDAR_DAYS:
            height = max(min(drawn.height, 44) - 4, 16)
            left = _spark_from(found.period.days)
            parts.append(moved(spark(row.course, sum(_SPARK) - left, height, pillar), left, 2))
        parts += [
            label(words.streak_short(standing, practice, last), _NOW, line, class_="end ink"),
            label(f"{standing.best:,} {standing.unit[0]}", _BEST, line, class_="end quiet"),
            label(words.percent(standing.strength), _STRENGTH, line, class_="end ink"),
        ]
        numbers = {
            "data_current": standing.current,
            "data_best": standing.best,
            "data_strength": repr(standing.strength),
        }
    markup = tag(
        "g",
        "".join(parts),
        aria_label=told,
        data_practice=practice.id,
        data_done=row.done,
        data_kept=counts.kept,
        data_missed=counts.missed,
        data_rested=counts.rested,
        data_rate=None if counts.rate is None else repr(counts.rate),
        **numbers,
    )
    return Piece(markup, max(drawn.height, 20))


def _days(row: PracticeInPeriod, period: Period, look: Look) -> Piece:
    days, pillar = dated(period.end, row.states), row.practice.pillar.value
    width = _width_of_days(period, look)
    if period.days <= _ROW_DAYS:
        return day_row(days, _row_pitch(period.days, width), pillar)
    if period.days <= _MONTH_ROW_DAYS:
        return month_rows(days, width / 31, pillar)
    if period.days <= _CALENDAR_DAYS:
        return week_columns(days, width / 54, pillar, look.week_starts_on)
    parts = [tag("path", d=f"M0 {_LONG_HEIGHT}h{width}", class_="line rule")]
    parts.append(long_bars(_done_by_stretch(row, days), width, _LONG_HEIGHT, pillar))
    if look.streaks:
        parts.append(spark(row.course, width, _LONG_HEIGHT, pillar))
    return Piece("".join(parts), _LONG_HEIGHT)


def _width_of_days(period: Period, look: Look) -> float:
    """Return how wide days are together; a long time's bars take the small line's place as well."""
    if not look.streaks:
        return _CELLS_WIDTH_ALONE
    return _CELLS_WIDTH if period.days <= _CALENDAR_DAYS else sum(_SPARK) - _CELLS


def _spark_from(days: int) -> float:
    """Return where the small line begins: beside the last day where a few days leave room."""
    used = _row_pitch(days, _CELLS_WIDTH) * days if days <= _ROW_DAYS else _CELLS_WIDTH
    return min(_CELLS + used + _SPARK_APART, _SPARK[0])


def _row_pitch(days: int, width: float) -> float:
    return min(width / days, 32.0)


def _done_by_stretch(row: PracticeInPeriod, days: dict[date, State]) -> dict[date, float]:
    """Return the share done of the days on the schedule, by months, or by quarters of a very long time."""
    months = 1 if len(days) <= _MONTH_BARS_YEARS * 366 else 3
    found: dict[date, list[int]] = {}
    quota = row.practice.schedule.times / DAYS_IN_WEEK if isinstance(row.practice.schedule, Quota) else 1.0
    for day, state in days.items():
        start = date(day.year, (day.month - 1) // months * months + 1, 1)
        counted = found.setdefault(start, [0, 0])
        if row.practice.scheduled_on(day):
            counted[0] += state is State.DONE
            counted[1] += 1
    return {
        start: min(done / (planned * quota), 1.0) if planned else 0.0
        for start, (done, planned) in found.items()
    }


def _axis(period: Period, width: float, week_starts_on: int) -> list[tuple[float, str]]:
    """Return where what is named above the days: weekdays, days of the month, months, or years."""
    start, end, count = period.start, period.end, period.days
    if count <= _ROW_DAYS:
        pitch = _row_pitch(count, width)
        if count <= 2 * DAYS_IN_WEEK:
            return [
                (at * pitch, texts.WEEKDAYS_SHORT[(start + timedelta(days=at)).weekday()])
                for at in range(count)
            ]
        every = [(at, start + timedelta(days=at)) for at in range(count)]
        return [(at * pitch, str(day.day)) for at, day in every if day.day % 5 == 0 or day.day == 1]
    if count <= _MONTH_ROW_DAYS:
        return [((day - 1) * width / 31, str(day)) for day in (1, 5, 10, 15, 20, 25, 30)]
    if count <= _CALENDAR_DAYS:
        origin = week_start(start, week_starts_on)
        firsts = [
            date(at // 12, at % 12 + 1, 1)
            for at in range(start.year * 12 + start.month - (start.day == 1), end.year * 12 + end.month)
        ]
        return [
            ((day - origin).days // DAYS_IN_WEEK * width / 54, texts.MONTHS_SHORT[day.month - 1])
            for day in firsts
        ]
    years = range(start.year + (start > date(start.year, 1, 31)), end.year + 1)
    step = -(-len(years) // 14)
    return [
        (max((date(year, 1, 1) - start).days, 0) / count * width, str(year))
        for year in years
        if year % step == 0
    ]
