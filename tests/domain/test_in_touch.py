"""Where one stands with someone: by example, and against a computation day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.contacts import in_touch
from connect_tui.domain.people import Circle, Occasion, Profile, Rhythm, Rhythms
from tests.services.people_oracle import Records, Told, told

DAY = date(2026, 11, 22)
MAYA = Profile("p1", "Maya", rhythm=Rhythm(7, 14), added=date(2026, 1, 1))
RHYTHMS = Rhythms()


def days(number: int) -> timedelta:
    return timedelta(days=number)


def stand(profile: Profile, last: date | None, day: date = DAY) -> Told:
    found = in_touch(profile, last, day, RHYTHMS)
    return Told(*(getattr(found, name) for name in Told._fields))


@pytest.mark.parametrize(
    ("gap", "due", "past_longest"),
    [(0, False, False), (6, False, False), (7, True, False), (14, True, False), (15, True, True)],
)
def test_someone_is_due_from_the_wished_day_on(gap: int, *, due: bool, past_longest: bool) -> None:
    found = stand(MAYA, DAY - days(gap))
    assert (found.days, found.next) == (gap, DAY + days(7 - gap))
    assert (found.due, found.past_longest) == (due, past_longest)


def test_each_circle_has_its_own_rhythm_unless_someone_has_theirs() -> None:
    for circle, wished in ((Circle.INNER, 7), (Circle.CLOSE, 21), (Circle.WIDER, 90)):
        found = in_touch(Profile("p1", "Sam", circle=circle), DAY, DAY, RHYTHMS)
        assert (found.rhythm.wished, found.next) == (wished, DAY + days(wished))
    assert in_touch(MAYA, DAY, DAY, Rhythms(wider=Rhythm(1, 2))).rhythm == MAYA.rhythm


def test_whoever_was_never_met_is_due_from_the_day_they_were_added() -> None:
    new = MAYA._replace(added=DAY)
    assert stand(new, None) == Told(None, None, DAY, True, False, None, None)
    assert not stand(new, None, DAY - days(1)).due
    assert stand(new._replace(added=None), None).next == DAY
    assert stand(new._replace(added=date.min), None).next == date.min + days(7)


def test_a_rest_puts_it_off_and_counts_as_no_gap() -> None:
    resting = MAYA._replace(rests_from=DAY - days(3), rests_until=DAY + days(6))
    assert stand(resting, DAY - days(20)) == Told(
        DAY - days(20), 20, DAY + days(7), False, False, DAY + days(6), 16
    )
    after = DAY + days(7)
    assert stand(resting, DAY - days(7), after).due
    assert not stand(resting, DAY - days(7), after).past_longest
    assert stand(resting, DAY - days(17), after)[3:5] == (True, False)
    assert stand(resting, DAY - days(18), after)[3:5] == (True, True)


def test_a_rest_before_the_last_contact_changes_nothing() -> None:
    rested = MAYA._replace(rests_from=DAY - days(30), rests_until=DAY - days(15))
    assert stand(rested, DAY - days(15)) == stand(MAYA, DAY - days(15))


def test_every_rest_counts_as_no_gap() -> None:
    inner = Profile("p1", "Maya", circle=Circle.INNER, rested=((DAY - days(31), DAY - days(2)),))
    last = DAY - days(36)
    found = in_touch(inner._replace(rests_from=DAY, rests_until=DAY), last, DAY + days(1), RHYTHMS)
    assert (found.due, found.past_longest, found.days, found.waking_days) == (True, False, 37, 6)
    overlapping = inner._replace(rests_from=DAY - days(9), rests_until=DAY)
    assert stand(overlapping, last, DAY + days(1)).waking_days == 5
    earlier = stand(inner, last, DAY - days(5))
    assert (earlier.due, earlier.resting_until, earlier.next) == (False, DAY - days(2), DAY - days(1))


def test_of_archived_people_nothing_is_wished() -> None:
    away = MAYA._replace(archived=DAY)
    assert stand(away, DAY - days(50)) == Told(DAY - days(50), 50, None, False, False, None, 50)
    assert stand(away, DAY - days(50), DAY - days(1)).due


def test_no_gap_leads_out_of_the_calendar() -> None:
    assert (
        stand(MAYA._replace(rhythm=Rhythm(3650, 3650)), date(9999, 1, 1), date(9999, 12, 31)).next == date.max
    )


near = st.integers(-60, 60).map(lambda number: DAY + days(number))
windows = st.tuples(near, st.integers(0, 40)).map(lambda one: (one[0], one[0] + days(one[1])))
profiles = st.builds(
    lambda rhythm, present, rested, added, archived: Profile(
        "p1",
        "Maya",
        rhythm=Rhythm(rhythm[0], sum(rhythm)),
        added=added,
        rests_from=present[0],
        rests_until=present[1],
        rested=tuple(rested),
        archived=archived,
    ),
    st.tuples(st.integers(1, 20), st.integers(0, 20)),
    st.just((None, None)) | windows,
    st.lists(windows, max_size=3),
    st.none() | near,
    st.none() | near,
)


@given(profiles, st.none() | near, near)
def test_it_is_what_counting_the_days_tells(profile: Profile, last: date | None, day: date) -> None:
    if last is not None and last > day:
        last = None
    assert profile.rhythm is not None
    document = {
        "id": "p1",
        "rhythm": profile.rhythm._asdict(),
        **{
            name: value.isoformat()
            for name in ("added", "archived")
            if (value := getattr(profile, name)) is not None
        },
    }
    contacts = [{"day": last.isoformat(), "people": ["p1"]}] if last is not None else []
    records: Records = {"check_ins": [], "contacts": contacts}
    rests = list(profile.rested)
    if profile.rests_from is not None and profile.rests_until is not None:
        rests.append((profile.rests_from, profile.rests_until))
    assert stand(profile, last, day) == told(document, records, day, rests)


@pytest.mark.parametrize(
    ("occasion", "day", "coming"),
    [
        (Occasion("", 11, 22, 1990), DAY, DAY),
        (Occasion("", 11, 21, 1990), DAY, date(2027, 11, 21)),
        (Occasion("", 2, 29, 1984), DAY, date(2027, 2, 28)),
        (Occasion("", 2, 29), date(2028, 2, 28), date(2028, 2, 29)),
        (Occasion("", 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
        (Occasion("", 1, 1, 1), date(9998, 12, 31), date(9999, 1, 1)),
        (Occasion("", 12, 31, 9999), DAY, date(2026, 12, 31)),
    ],
)
def test_a_date_comes_every_year(occasion: Occasion, day: date, coming: date) -> None:
    assert occasion.next_on(day) == coming
