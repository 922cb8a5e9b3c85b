"""Being in touch with people: what counts as a contact, and where it leaves a rhythm."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.rhythms import Rhythm, Rhythms

if TYPE_CHECKING:
    from connect_tui.domain.people import Profile

NEW_FOR_DAYS = 30
"""For how many days after they were added those are new whom address cards brought, often many at once."""


class How(StrEnum):
    """By what way one was in touch."""

    MET = "met"
    CALL = "call"
    VIDEO = "video"
    MESSAGE = "message"
    LETTER = "letter"
    OTHER = "other"


class Contact(NamedTuple):
    """That one was in touch on a day, beside what check-ins say: a plain "we talked", or a plan kept."""

    id: str
    day: date
    people: tuple[str, ...]
    """Ids of people, in the order they were named."""
    how: How = How.OTHER
    text: str = ""
    """A line about it, in the person's own words."""
    plan: str = ""
    """The id of the plan that was kept with it; empty for none."""
    at: datetime | None = None
    """When it was recorded, in UTC."""


class InTouch(NamedTuple):
    """Where one stands with someone as of a day. A contact is a day: several on one count once."""

    rhythm: Rhythm
    last: date | None
    """The last day in touch: a done check-in that names them, a kept plan, or a contact; None for never."""
    days: int | None
    """Days since then, 0 for today."""
    next: date | None
    """The day from which it would be good to be in touch again; None where they are archived."""
    due: bool
    """Whether that day has come. Nobody is due who rests or is archived."""
    past_longest: bool
    """Whether they are due and the longest gap has passed, too."""
    resting_until: date | None
    """The last day of their rest, where they rest on the day asked about."""
    waking_days: int | None = None
    """The same days less those on which they rested; None for never."""


def in_touch(profile: "Profile", last: date | None, day: date, rhythms: Rhythms) -> InTouch:
    """Return where one stands with someone as of ``day``; ``last`` is the last day in touch up to it.

    Someone is due once the wished days have passed since the last contact: with a wish of 7 days, from the
    seventh day after it on. Whoever was never in touch is due from the day they were added; of those whom an
    address card brought, only for NEW_FOR_DAYS, and then by their rhythm counted from that day. Someone for
    whom that day comes before the end of a rest is due from the day after it. For the longest gap, days of
    rest count as none, however many rests there were.
    """
    rhythm = profile.rhythm or rhythms.of(profile.circle)
    days = None if last is None else (day - last).days
    since = last if last is not None else _never_since(profile, rhythm, day)
    rested, rest_ends = _rest_since(profile, since, day)
    waking = None if days is None else days - rested
    resting = _resting_until(profile, day)
    if profile.is_archived(day):
        return InTouch(rhythm, last, days, None, False, False, resting, waking)
    wished = _later(since, rhythm.wished)
    if rest_ends is not None and wished <= rest_ends:
        wished = _later(rest_ends, 1)
    due = resting is None and wished <= day
    past_longest = due and waking is not None and waking > rhythm.longest
    return InTouch(rhythm, last, days, wished, due, past_longest, resting, waking)


def _never_since(profile: "Profile", rhythm: Rhythm, day: date) -> date:
    """Return the day from which the wish counts for someone one was never in touch with."""
    added = profile.added or day
    is_settled = bool(profile.from_cards) and (day - added).days > NEW_FOR_DAYS
    return added if is_settled else _earlier(added, rhythm.wished)


def _rest_since(profile: "Profile", since: date, day: date) -> tuple[int, date | None]:
    """Return on how many days after ``since`` and up to ``day`` they rested, and when the last rest ends.

    A day that lies in two rests counts once; a rest that begins after ``day`` is none yet.
    """
    if profile.rests_until is None and not profile.rested:
        return 0, None
    days, counted, ends = 0, since, None
    for first, last in profile.rests:
        known_until = min(last, day)
        if first <= known_until and since < known_until:
            days += max(0, (known_until - max(first, _later(counted, 1))).days + 1)
            counted = max(counted, known_until)
            ends = last if ends is None else max(ends, last)
    return days, ends


def _resting_until(profile: "Profile", day: date) -> date | None:
    if not profile.rests_on(day):
        return None
    ends = [last for first, last in profile.rests if first <= day <= last]
    if profile.rests_from is None and profile.rests_until is not None and day <= profile.rests_until:
        ends.append(profile.rests_until)
    return max(ends)


def _later(day: date, days: int) -> date:
    return date.max if (date.max - day).days < days else day + timedelta(days=days)


def _earlier(day: date, days: int) -> date:
    return date.min if (day - date.min).days < days else day - timedelta(days=days)
