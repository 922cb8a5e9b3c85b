"""Whom it would be good to reach out to, and why: by example, and over invented people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.contacts import in_touch
from connect_tui.domain.people import Circle, GoingThrough, Occasion, Profile, Rhythms
from connect_tui.domain.reaching_out import (
    Asked,
    Suggestion,
    Why,
    suggestion_for,
    warm_order,
    whom_to_ask_for,
)

TODAY = date(2026, 11, 22)
RHYTHMS = Rhythms()
AHEAD = 10


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def someone(name: str = "Maya", **more: object) -> Profile:
    plain = Profile(name.casefold(), name, circle=Circle.INNER, added=ago(400))
    return plain._replace(**more)  # type: ignore[arg-type]


def why(profile: Profile, last: date | None = None, day: date = TODAY) -> Suggestion | None:
    return suggestion_for(profile, in_touch(profile, last, day, RHYTHMS), day, AHEAD)


def order(*people: tuple[Profile, date | None]) -> list[str]:
    found = ((one, in_touch(one, last, TODAY, RHYTHMS)) for one, last in people)
    return [one.person for one in warm_order(found, TODAY, AHEAD)]


@pytest.mark.parametrize(
    ("days", "reason"),
    [(6, None), (7, Why.WISHED), (14, Why.WISHED), (15, Why.LONGEST), (90, Why.LONGEST)],
)
def test_the_gap(days: int, reason: Why | None) -> None:
    expected = None if reason is None else Suggestion("maya", reason, days, ago(days))
    assert why(someone(), ago(days)) == expected


def test_someone_new() -> None:
    assert why(someone(added=TODAY)) == Suggestion("maya", Why.NEW)


@pytest.mark.parametrize(
    ("days_until", "last", "there"),
    [
        *((11, 2, False), (10, None, True), (10, 2, True), (3, 8, True), (3, 7, False), (3, 2, False)),
        *((0, 1, True), (0, 10, True), (0, 0, False)),
    ],
)
def test_a_birthday_that_is_near(days_until: int, last: int | None, there: bool) -> None:
    on = TODAY + timedelta(days=days_until)
    maya = someone(circle=Circle.WIDER, birthday=Occasion("", on.month, on.day))
    found = why(maya, None if last is None else ago(last))
    expected = Suggestion("maya", Why.BIRTHDAY, days_until, on)
    assert found == (expected if there else (None if last is not None else Suggestion("maya", Why.NEW)))


def test_the_birthday_comes_before_a_nearer_date() -> None:
    maya = someone(birthday=Occasion("", 11, 28), dates=(Occasion("Wedding", 11, 23),))
    found = why(maya, ago(20))
    assert found == Suggestion("maya", Why.BIRTHDAY, 6, date(2026, 11, 28))
    tom = someone("Tom", dates=(Occasion("Start", 11, 30), Occasion("Wedding", 11, 23)))
    assert why(tom, ago(20)) == Suggestion("tom", Why.DATE, 1, date(2026, 11, 23), "Wedding")


def test_the_29th_of_february() -> None:
    maya = someone(birthday=Occasion("", 2, 29, 1984))
    found = why(maya, date(2027, 2, 1), date(2027, 2, 28))
    assert found == Suggestion("maya", Why.BIRTHDAY, 0, date(2027, 2, 28))
    leap = why(maya, date(2028, 2, 1), date(2028, 2, 28))
    assert leap == Suggestion("maya", Why.BIRTHDAY, 1, date(2028, 2, 29))


@pytest.mark.parametrize(
    ("began", "last", "waited"),
    [(3, None, 0), (2, None, None), (20, 3, 0), (20, 1, None), (5, 60, 2), (0, 60, None), (20, 9, 6)],
)
def test_a_look_in_is_due_some_days_after_the_last_contact_since_it_began(
    began: int, last: int | None, waited: int | None
) -> None:
    on = None if last is None else ago(last)
    found = why(someone(circle=Circle.WIDER, going_through=GoingThrough("", ago(began), every=3)), on)
    expected = Suggestion("maya", Why.GOING_THROUGH, waited, on) if waited is not None else None
    assert found == expected or (expected is None and found is not None and found.why is Why.NEW)


def test_what_is_over_is_no_reason() -> None:
    maya = someone(going_through=GoingThrough("", ago(20), ago(1), 3))
    assert why(maya, ago(6)) is None


def test_the_warm_order() -> None:
    hard, near = GoingThrough("", ago(30), every=3), Occasion("", 11, 24)
    assert order(
        (someone("New", added=ago(1)), None),
        (someone("Newer", added=TODAY), None),
        (someone("Wished"), ago(8)),
        (someone("Longer wished"), ago(9)),
        (someone("Past"), ago(21)),
        (someone("Far past", circle=Circle.CLOSE), ago(90)),
        (someone("Wedding", dates=(near._replace(name="Wedding"),)), ago(20)),
        (someone("Birthday", birthday=near), ago(20)),
        (someone("Nearer", birthday=Occasion("", 11, 23)), ago(20)),
        (someone("Hard", going_through=hard), ago(5)),
        (someone("Harder", going_through=hard), ago(8)),
    ) == [
        *("harder", "hard", "nearer", "birthday", "wedding", "far past", "past"),
        *("longer wished", "wished", "newer", "new"),
    ]


def test_those_who_are_alike_come_by_name() -> None:
    alike = [(someone(name), ago(8)) for name in ("Zoë", "ann", "Ben")]
    assert order(*alike) == order(*reversed(alike)) == ["ann", "ben", "zoë"]


A, B = Suggestion("a", Why.WISHED), Suggestion("b", Why.WISHED)


@pytest.mark.parametrize(
    ("found", "asked", "named", "expected"),
    [
        ([A, B], None, [], A),
        ([], None, [], None),
        ([A, B], Asked("a", ago(1)), [], B),
        ([A, B], Asked("a", ago(9)), [], B),
        ([A, B], Asked("b", ago(1)), [], A),
        ([A], Asked("a", ago(1)), [], None),
        ([A], Asked("a", ago(2)), [], A),
        ([A, B], None, ["b"], B),
        ([A, B], Asked("b", ago(1)), ["a", "b"], B),
        ([A], Asked("a", ago(1)), ["b"], None),
    ],
)
def test_the_same_is_not_asked_for_twice_running(
    found: list[Suggestion], asked: Asked | None, named: list[str], expected: Suggestion | None
) -> None:
    assert whom_to_ask_for(found, asked, TODAY, named) == expected


days = st.integers(-3, 60).map(ago)
occasions = st.builds(Occasion, st.just(""), st.integers(11, 12), st.integers(1, 30), st.none())
people = st.builds(
    lambda name, key, **more: someone(name)._replace(id=str(key), **more),
    st.sampled_from(("Maya", "Tom", "Zoë", "")),
    st.integers(0, 6),
    circle=st.sampled_from(Circle),
    birthday=st.none() | occasions,
    dates=st.lists(occasions.map(lambda one: one._replace(name="X")), max_size=2).map(tuple),
    going_through=st.none() | st.builds(GoingThrough, st.just(""), days, st.none() | days, st.integers(1, 9)),
    added=st.none() | days,
    rests_from=st.none() | days,
    rests_until=st.none() | days,
    archived=st.none() | days,
)


@given(st.lists(st.tuples(people, st.none() | st.integers(0, 200).map(ago)), max_size=7), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_nobody_who_rests_or_is_archived_is_ever_suggested(
    everyone: list[tuple[Profile, date | None]], turn: int
) -> None:
    by_id = {one.id: (one, last) for one, last in everyone}
    stands = [(one, in_touch(one, last, TODAY, RHYTHMS)) for one, last in by_id.values()]
    found = warm_order(stands, TODAY, AHEAD)
    assert warm_order([*stands[turn:], *stands[:turn]], TODAY, AHEAD) == found
    assert len({one.person for one in found}) == len(found)
    for one in found:
        profile, last = by_id[one.person]
        assert not profile.rests_on(TODAY)
        assert not profile.is_archived(TODAY)
        assert one == suggestion_for(profile, in_touch(profile, last, TODAY, RHYTHMS), TODAY, AHEAD)
    assert [one.why for one in found] == sorted((one.why for one in found), key=list(Why).index)
    due = {one.id for one, stand in stands if stand.due}
    assert due <= {one.person for one in found}
