"""The JSON of ``review``. Fields may be added, never renamed; numbers are never rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli.shapes import Object, of_practice
from connect_tui.domain.days import WEEKDAY_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.periods import Period
    from connect_tui.domain.practices import Practice
    from connect_tui.domain.progress import Counts, Standing, Streak
    from connect_tui.domain.retrospect import (
        NoteLine,
        Overview,
        PracticeInPeriod,
        PracticePage,
        Share,
        Total,
        Totals,
    )


def overview(found: Overview) -> Object:
    """Return all practices over a period."""
    return {
        **_period(found.period),
        "today": found.today.isoformat(),
        "totals": _together(found.totals),
        "before": None if found.before is None else _together(found.before),
        "pillars": [
            {"pillar": one.pillar.value, "done": one.done, "share": one.share, "rate": one.rate}
            for one in found.pillars
        ],
        "strongest": found.strongest,
        "quietest": found.quietest,
        "first_day": None if found.first_day is None else found.first_day.isoformat(),
        "practices": [_row(row) for row in found.rows],
    }


def _row(row: PracticeInPeriod) -> Object:
    return {
        **_described(row.practice),
        **_numbers(row.standing, row.counts),
        "done": row.done,
        "before": _counts(row.before),
        "course": [{"date": one.day.isoformat(), "strength": one.strength} for one in row.course],
        "states": [state.value for state in row.states],
    }


def practice_page(found: PracticePage, notes: Sequence[NoteLine] | None) -> Object:
    """Return one practice over a period, day by day; without its notes where they are None."""
    shape = {
        **_described(found.practice),
        **_period(found.period),
        "today": found.today.isoformat(),
        "days": [
            {"date": one.day.isoformat(), "state": one.state.value, "strength": one.strength}
            for one in found.days
        ],
        "streaks": [_streak(one) for one in found.streaks],
        **_numbers(found.standing, found.counts),
        "done": found.done,
        "before": _counts(found.before),
        "best_streaks": [_streak(one) for one in found.best_streaks],
        "by_weekday": [
            {"weekday": name, **_share(share)}
            for name, share in zip(WEEKDAY_NAMES, found.by_weekday, strict=True)
        ],
        "by_month": [{"month": number, **_share(share)} for number, share in enumerate(found.by_month, 1)],
        "totals": {unit.value: [_total(one) for one in totals] for unit, totals in found.totals.items()},
        "comebacks": [{"date": one.day.isoformat(), "away": one.away} for one in found.comebacks],
    }
    return shape if notes is None else {**shape, "notes": [_note(one) for one in notes]}


def _described(practice: Practice) -> Object:
    archived = practice.archived
    return {**of_practice(practice), "archived": archived.isoformat() if archived else None}


def _period(period: Period) -> Object:
    return {"period": period.unit.value, "from": period.start.isoformat(), "to": period.end.isoformat()}


def _numbers(standing: Standing, counts: Counts) -> Object:
    return {
        "current": standing.current,
        "best": standing.best,
        "unit": standing.unit,
        "days_left": standing.days_left,
        **_counts(counts),
        "strength": standing.strength,
    }


def _counts(counts: Counts) -> Object:
    return {"kept": counts.kept, "missed": counts.missed, "rested": counts.rested, "rate": counts.rate}


def _together(totals: Totals) -> Object:
    return {
        "done": totals.done,
        "active_days": totals.active_days,
        "days": totals.days,
        "rate": totals.rate,
    }


def _streak(one: Streak) -> Object:
    return {"start": one.start.isoformat(), "end": one.end.isoformat(), "length": one.length}


def _share(share: Share) -> Object:
    return {"kept": share.kept, "met": share.met}


def _total(one: Total) -> Object:
    return {"start": one.start.isoformat(), "done": one.done, "rested": one.rested, "missed": one.missed}


def _note(one: NoteLine) -> Object:
    return {
        "date": one.day.isoformat(),
        "state": one.state.value,
        "note": one.note,
        "people": list(one.people),
    }
