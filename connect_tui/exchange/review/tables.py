"""Numbers of a review as tables that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import Overview, PracticePage, Share, Total
from connect_tui.domain.schedules import Quota
from connect_tui.exchange.review import texts, words
from connect_tui.exchange.review.svg import tag, written

_MOST_DAYS = 371
_FOLDED = (PeriodUnit.WEEK, PeriodUnit.MONTH)


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, name: str, spoken: int = 0
) -> str:
    """Return a table of cells made ready; the first of a row is its head, ``spoken`` more are words."""
    top = "".join(
        tag("th", written(head), scope="col", class_="words" if 0 < at <= spoken else None)
        for at, head in enumerate(heads)
    )
    body = []
    for first, *others in rows:
        found = "".join(
            tag("td", cell or " ", class_="words" if at < spoken else None) for at, cell in enumerate(others)
        )
        body.append(tag("tr", tag("th", first, scope="row") + found))
    inner = (
        tag("caption", written(caption)) + tag("thead", tag("tr", top)) + tag("tbody", "".join(body) or " ")
    )
    return tag("div", tag("table", inner, data_table=name), class_="wide")


def folded(summary: str, content: str) -> str:
    """Return something that is shown when asked for."""
    return tag("details", tag("summary", written(summary)) + content)


def value(exact: float | None, shown: str, **attributes: str | float | None) -> str:
    """Return a number as shown, which carries what it is exactly."""
    return tag("data", written(shown), value="" if exact is None else repr(exact), **attributes)


def name(text: str) -> str:
    """Return a person's words, whose direction turns nothing around them."""
    return tag("bdi", written(text) or " ")


def _whole(number: int) -> str:
    return value(number, f"{number:,}")


def _percent(share: float | None) -> str:
    return value(share, words.percent(share))


def overview_tables(found: Overview, pillars: Mapping[str, str], *, streaks: bool) -> str:
    """Return every number of an overview."""
    return "".join(
        [
            _practices(found, pillars, streaks=streaks),
            _pillars(found, pillars),
            _together(found),
            _courses(found) if streaks and found.rows else "",
        ]
    )


def _practices(found: Overview, pillars: Mapping[str, str], *, streaks: bool) -> str:
    columns = ["practice", "pillar", "schedule", "done", "kept", "missed", "rested", "rate", "before"]
    columns += ["current", "best", "left", "strength"] if streaks else []
    rows = []
    for row in found.rows:
        standing, counts = row.standing, row.counts
        cells = [
            name(row.practice.name),
            name(pillars[row.practice.pillar.value]),
            written(str(row.practice.schedule)),
            *map(_whole, (row.done, counts.kept, counts.missed, counts.rested)),
            _percent(counts.rate),
            _percent(row.before.rate),
        ]
        if streaks:
            unit = standing.unit
            left = standing.days_left
            aside = words.laid_aside(row.practice, min(found.period.end, found.today))
            cells += [
                value(standing.current, aside or words.counted(standing.current, unit)),
                value(standing.best, words.counted(standing.best, unit)),
                value(left, "–" if left is None else str(left)),
                _percent(standing.strength),
            ]
        rows.append(cells)
    return table(texts.PRACTICES, [texts.HEADS[one] for one in columns], rows, name="practices", spoken=2)


def _pillars(found: Overview, pillars: Mapping[str, str]) -> str:
    parts = words.parts(found.pillars)
    rows = [
        [
            name(pillars[one.pillar.value]),
            _whole(one.done),
            value(one.share, parts[one.pillar]),
            _percent(one.rate),
        ]
        for one in found.pillars
    ]
    heads = [texts.HEADS[one] for one in ("pillar", "done", "share", "rate")]
    return table(texts.BALANCE, heads, rows, name="pillars")


def _together(found: Overview) -> str:
    now, before = found.totals, found.before
    rows = [
        [
            written(texts.HEADS[head]),
            _whole(getattr(now, field)),
            _whole(getattr(before, field)) if before else "–",
        ]
        for head, field in (("done", "done"), ("active", "active_days"), ("days", "days"))
    ]
    rows.append([texts.HEADS["rate"], _percent(now.rate), _percent(before.rate) if before else "–"])
    heads = [texts.HEADS[one] for one in ("what", "this", "former")]
    return table(texts.TOGETHER, heads, rows, name="totals")


def _courses(found: Overview) -> str:
    days = sorted({point.day for row in found.rows for point in row.course})
    by_row = [{point.day: point.strength for point in row.course} for row in found.rows]
    rows = [[written(words.day_name(day)), *(_percent(course.get(day)) for course in by_row)] for day in days]
    heads = [texts.HEADS["day"], *(row.practice.name for row in found.rows)]
    return folded(texts.STRENGTH_TOLD, table(texts.STRENGTH_TOLD, heads, rows, name="courses"))


def practice_tables(found: PracticePage, *, streaks: bool, week_starts_on: int) -> str:
    """Return every number of one practice; the weekdays as the person's week has them."""
    parts = [_numbers(found, streaks=streaks)]
    if streaks and found.best_streaks:
        parts.append(_streaks(found))
    if found.comebacks:
        parts.append(_comebacks(found))
    of_met = not isinstance(found.practice.schedule, Quota)
    names = [*texts.WEEKDAYS[week_starts_on:], *texts.WEEKDAYS[:week_starts_on]]
    shares = [*found.by_weekday[week_starts_on:], *found.by_weekday[:week_starts_on]]
    parts.append(_shares(texts.BY_WEEKDAY, "weekday", names, shares, of_met=of_met))
    parts.append(_shares(texts.BY_MONTH, "month", words.MONTHS, found.by_month, of_met=of_met))
    for unit, caption in texts.UNITS.items():
        totals = _totals(caption, unit, found.totals.get(unit, ()))
        parts.append(folded(caption, totals) if unit in _FOLDED else totals)
    if len(found.days) <= _MOST_DAYS:
        parts.append(_days(found, streaks=streaks))
    return "".join(parts)


def _numbers(found: PracticePage, *, streaks: bool) -> str:
    counts, before, standing = found.counts, found.before, found.standing
    unit = standing.unit
    rows = [
        [texts.HEADS["done"], _whole(found.done), ""],
        *(
            [
                texts.HEADS[field],
                value(getattr(counts, field), words.counted(getattr(counts, field), unit)),
                value(getattr(before, field), words.counted(getattr(before, field), unit)),
            ]
            for field in ("kept", "missed", "rested")
        ),
        [texts.HEADS["rate"], _percent(counts.rate), _percent(before.rate)],
    ]
    if streaks:
        left = standing.days_left
        aside = words.laid_aside(found.practice, min(found.period.end, found.today))
        now = aside or words.counted(standing.current, unit)
        rows += [
            [texts.HEADS["current"], value(standing.current, now), ""],
            [texts.HEADS["best"], value(standing.best, words.counted(standing.best, unit)), ""],
            [texts.HEADS["left"], value(left, "–" if left is None else str(left)), ""],
            [texts.HEADS["strength"], _percent(standing.strength), ""],
        ]
    heads = [texts.HEADS[one] for one in ("what", "this", "former")]
    return table(words.period_name(found.period), heads, rows, name="numbers")


def _streaks(found: PracticePage) -> str:
    rows = [
        [
            value(one.length, words.counted(one.length, found.standing.unit)),
            _time(one.start.isoformat(), words.day_name(one.start)),
            _time(one.end.isoformat(), words.day_name(one.end)),
        ]
        for one in found.best_streaks
    ]
    heads = [texts.HEADS[one] for one in ("length", "from", "to")]
    return table(texts.BEST_STREAKS, heads, rows, name="streaks", spoken=2)


def _comebacks(found: PracticePage) -> str:
    rows = [
        [
            _time(one.day.isoformat(), words.day_name(one.day)),
            value(one.away, words.counted(one.away, found.standing.unit)),
        ]
        for one in found.comebacks
    ]
    return table(texts.COMEBACKS, [texts.HEADS["day"], texts.HEADS["away"]], rows, name="comebacks")


def _shares(caption: str, head: str, names: Sequence[str], shares: Sequence[Share], *, of_met: bool) -> str:
    """Return a table of shares; without ``of_met`` of the days alone."""
    rows = []
    for one, share in zip(names, shares, strict=True):
        rate = _percent(share.kept / share.met if share.met else None)
        rows.append([one, _whole(share.kept), *([_whole(share.met), rate] if of_met else [])])
    heads = [texts.HEADS[one] for one in (head, "kept", *(("met", "rate") if of_met else ()))]
    return table(caption, heads, rows, name=f"by_{head}")


def _totals(caption: str, unit: PeriodUnit, totals: Sequence[Total]) -> str:
    rows = [
        [
            _time(one.start.isoformat(), words.stretch(unit, one.start)),
            *map(_whole, (one.done, one.rested, one.missed)),
        ]
        for one in totals
    ]
    heads = [texts.HEADS[one] for one in ("from", "done", "rested", "missed")]
    return table(caption, heads, rows, name=f"totals-{unit.value}")


def _days(found: PracticePage, *, streaks: bool) -> str:
    rows = []
    for one in found.days:
        cells = [
            _time(one.day.isoformat(), words.day_name(one.day)),
            tag("data", texts.STATES[State(one.state)], value=one.state.value),
        ]
        rows.append([*cells, _percent(one.strength)] if streaks else cells)
    heads = [texts.HEADS[one] for one in ("day", "state", *(("strength",) if streaks else ()))]
    return folded(texts.DAY_BY_DAY, table(texts.DAY_BY_DAY, heads, rows, name="days", spoken=1))


def _time(day: str, shown: str) -> str:
    return tag("time", written(shown), datetime=day)
