"""What a person writes of people, and of days with them, and what it means for every front end alike."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from connect_tui.domain.days import EARLIEST_DAY, parse_day, weekday_number
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import GoingThrough, Occasion
from connect_tui.domain.rhythms import LONGEST_RHYTHM, Rhythm
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.domain.text import clean_line, shortened

CHECK_EVERY = 3
"""Days between looks in on someone who is going through something, unless told."""

CIRCLE_RHYTHM = "circle"
"""What is written for no rhythm of one's own."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORTEST_MONTH = 3
_LEAP_YEAR = 2000
_NUMBERS = re.compile(r"(?:(?P<year>[0-9]{4})-|(?:--)?)(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th)? *(?P<month>[^\W\d_]+)\.?(?:,? +(?P<year>[0-9]{4}))?"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\W\d_]+)\.? +(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:,? +(?P<year>[0-9]{4}))?"
)
_SPAN = re.compile(r"(?:every\s+)?([0-9]{0,4})\s*(d|days?|w|weeks?|m|months?|y|years?)?")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}

_OCCASION_HINT = "Write 17 May, 17 May 1990, 1990-05-17 or --05-17."
_AHEAD_HINT = "Write today, tomorrow, a weekday (the next one), +3, 4 December, or a date like 2026-12-04."
_BEHIND_HINT = "Write today, yesterday, a weekday (the last one), -3, 4 December, or a date like 2026-11-22."
_RHYTHM_LIMITS = "A rhythm lies between a day and ten years."
_SPAN_HINT = "Write days, as in 14, or as in 2 weeks or 3 months."
_RHYTHM_HINT = "Write a wish, as in 14 or “2 weeks”; a wish and a longest gap, as in 14/30; or circle."


class _Written(NamedTuple):
    """A day of a year, as it is written."""

    month: int
    day: int
    year: int | None


def parse_day_ahead(text: str, today: date) -> date:
    """Return the day meant where one looks ahead: a weekday is the next one, and so is ``4 December``.

    Raises WrongUse where no day can be told.
    """
    wanted = clean_line(text)
    number = weekday_number(wanted)
    if number is not None:
        return today + timedelta(days=(number - today.weekday() - 1) % DAYS_IN_WEEK + 1)
    try:
        return parse_day(wanted, today)
    except WrongUse as error:
        written = _written(wanted)
        if written is None:
            raise WrongUse(str(error), hint=_AHEAD_HINT, nearest=error.nearest) from error
    if written.year is not None:
        return date(written.year, written.month, written.day)
    return Occasion("", written.month, written.day).next_on(today)


def parse_day_behind(text: str, today: date) -> date:
    """Return the day meant where one looks back: a weekday is the last one, and so is ``4 December``.

    Raises WrongUse where no day can be told. What is to come by its words, as ``tomorrow`` is, stays so.
    """
    wanted = clean_line(text)
    try:
        return parse_day(wanted, today)
    except WrongUse as error:
        written = _written(wanted)
        if written is None:
            raise WrongUse(str(error), hint=_BEHIND_HINT, nearest=error.nearest) from error
    if written.year is not None:
        return date(written.year, written.month, written.day)
    yearly = Occasion("", written.month, written.day)
    this_year = yearly.in_year(today.year)
    return this_year if this_year <= today else yearly.in_year(today.year - 1)


def occasion_of(name: str, month: int, day: int, year: int | None) -> Occasion | None:
    """Return a date of every year, or None where the calendar has no such day.

    A year from before anything can be recorded, EARLIEST_DAY, is left out.
    """
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return Occasion(name, month, day, year if year and year >= EARLIEST_DAY.year else None)


def parse_occasion(text: str, name: str = "") -> Occasion:
    """Return the date of every year meant by ``17 May``, ``May 17, 1990``, ``1990-05-17`` or ``--05-17``.

    A year is kept as :func:`occasion_of` does. Raises WrongUse where no date can be told.
    """
    written = _written(text)
    found = None if written is None else occasion_of(name, *written)
    if found is None:
        raise WrongUse(f"“{shortened(clean_line(text))}” is not a date I can place.", hint=_OCCASION_HINT)
    return found


def parse_birthday(text: str, today: date) -> Occasion:
    """Return a birthday. Raises WrongUse where none can be told, and for one in a year to come."""
    found = parse_occasion(text)
    if found.year is not None and found.in_year(found.year) > today:
        raise WrongUse("A birthday in a year to come cannot be.", hint=_OCCASION_HINT)
    return found


def parse_named_occasion(text: str) -> Occasion:
    """Return a date written as ``Wedding=2012-06-09`` or ``Wedding: 9 June``; raises WrongUse."""
    written = clean_line(text)
    at = max(written.rfind(":"), written.rfind("="))
    name = clean_line(written[: max(at, 0)])
    if not name:
        raise WrongUse(
            f"“{shortened(written)}” needs a name before its date.",
            hint="Write it as in “Wedding: 9 June 2012”, or Wedding=2012-06-09.",
        )
    return parse_occasion(written[at + 1 :], name)


def parse_span(text: str) -> int:
    """Return how many days ``10``, ``2 weeks`` or ``every month`` are.

    Raises WrongUse for what is no length of time, or not 1 to LONGEST_RHYTHM days.
    """
    wanted = clean_line(text).casefold()
    found = _SPAN.fullmatch(wanted)
    if found is None or not (found[1] or found[2]) or not wanted.isascii():
        raise WrongUse(f"“{shortened(clean_line(text))}” is no length of time I can read.", hint=_SPAN_HINT)
    days = int(found[1] or 1) * _DAYS[(found[2] or "d")[0]]
    if not 1 <= days <= LONGEST_RHYTHM:
        raise WrongUse(_RHYTHM_LIMITS, hint=_SPAN_HINT)
    return days


def parse_rhythm(text: str, of_circle: Rhythm) -> Rhythm | None:
    """Return a rhythm written as ``14``, ``2 weeks`` or ``14/30``; None for ``circle``: none of one's own.

    Raises WrongUse for anything else.
    """
    if clean_line(text).casefold() == CIRCLE_RHYTHM:
        return None
    wished, _, longest = text.partition("/")
    try:
        return rhythm_of(parse_span(wished), parse_span(longest) if clean_line(longest) else None, of_circle)
    except WrongUse as error:
        raise WrongUse(str(error), hint=_RHYTHM_HINT) from error


def rhythm_of(wished: int | None, longest: int | None, of_circle: Rhythm) -> Rhythm | None:
    """Return the rhythm of a wish and a longest gap, in days; None where neither is given.

    A wish alone may wait twice as long, LONGEST_RHYTHM at the most; a longest gap alone leaves the wish of
    the circle. Raises WrongUse where the longest gap is shorter than the wish, or one is over LONGEST_RHYTHM.
    """
    if wished is None and longest is None:
        return None
    if max(wished or 0, longest or 0) > LONGEST_RHYTHM:
        raise WrongUse(_RHYTHM_LIMITS, hint=_SPAN_HINT)
    if wished is None:
        wished = of_circle.wished if longest is None else min(of_circle.wished, longest)
    if longest is None:
        longest = min(2 * wished, LONGEST_RHYTHM)
    if longest < wished:
        raise WrongUse("The longest gap is shorter than the wish.", hint="Let it be as long, or longer.")
    return Rhythm(wished, longest)


def lasting(before: GoingThrough | None, today: date) -> GoingThrough | None:
    """Return what someone is going through today; what is over is not taken up again."""
    return before if before is not None and before.lasts_on(today) else None


def going_through_of(
    what: str, until: date | None, every: int | None, before: GoingThrough | None, today: date
) -> GoingThrough:
    """Return what someone is going through: since today, unless what was before still lasts.

    Raises WrongUse where it would be over before it began.
    """
    still = lasting(before, today)
    since = today if still is None else still.since
    if until is not None and until < since:
        raise WrongUse("That day comes before it began.", hint="Write a later day, or leave it out.")
    return GoingThrough(what, since, until, every or CHECK_EVERY)


def _written(text: str) -> _Written | None:
    """Return the day of a year that is written, or None where there is none, or the calendar lacks it."""
    wanted = clean_line(text).casefold()
    forms = (form.fullmatch(wanted) for form in (_NUMBERS, _DAY_FIRST, _MONTH_FIRST))
    found = next((one for one in forms if one is not None), None)
    month = None if found is None else _month(found["month"])
    if found is None or month is None:
        return None
    year = int(found["year"] or 0) or None
    try:
        date(year or _LEAP_YEAR, month, int(found["day"]))
    except ValueError:
        return None
    return _Written(month, int(found["day"]), year)


def _month(text: str) -> int | None:
    """Return the number of a month, by number or by how its name begins, with three letters or more."""
    if text.isdigit():
        return int(text)
    found = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(text)]
    return found[0] if found and len(text) >= _SHORTEST_MONTH else None
