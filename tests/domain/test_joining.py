"""Two people who are one: what is kept about both, by example and for any two."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.joining import Left, joined
from connect_tui.domain.people import (
    Circle,
    GoingThrough,
    Occasion,
    Profile,
    Remembered,
    Rhythm,
    Style,
)
from connect_tui.domain.text import fold

TODAY = date(2026, 11, 22)
EARLIER = TODAY - timedelta(days=90)

MAYA = Profile(
    "a",
    "Maya",
    also=("May",),
    circle=Circle.CLOSE,
    in_common=(Remembered("Jazz", TODAY),),
    details=(Remembered("Allergic to nuts", None),),
    birthday=Occasion("", 5, 17),
    dates=(Occasion("Wedding", 6, 12), Occasion("Name day", 2, 3, 2001)),
    reach="mobile\nevenings",
    notes="From the bakery.\nTall.",
    added=TODAY,
    rests_from=TODAY - timedelta(days=9),
    rests_until=TODAY - timedelta(days=3),
)
CHEN = Profile(
    "b",
    "Maya Chen",
    also=("maya", "MC"),
    circle=Circle.INNER,
    rhythm=Rhythm(10, 20),
    style=Style.ANXIOUS,
    in_common=(Remembered("jazz", EARLIER), Remembered("Tea", EARLIER)),
    details=(Remembered("Allergic to nuts", EARLIER),),
    birthday=Occasion("", 5, 17, 1990),
    dates=(Occasion("wedding", 6, 12, 2014), Occasion("Name day", 2, 3, 2002)),
    reach="evenings\nmail@chen.example",
    going_through=GoingThrough("a move", EARLIER),
    notes="Tall.\n\nSings.",
    added=EARLIER,
    rests_from=TODAY,
    rests_until=TODAY + timedelta(days=4),
    from_cards=("x",),
)


def test_lists_are_united_and_what_one_lacks_comes_from_the_other() -> None:
    found = joined(MAYA, CHEN, TODAY)
    one = found.profile
    assert (one.id, one.name, one.also) == ("a", "Maya", ("May", "Maya Chen", "MC"))
    assert (one.rhythm, one.style, one.going_through) == (CHEN.rhythm, CHEN.style, CHEN.going_through)
    assert one.birthday == CHEN.birthday
    assert one.in_common == (Remembered("Jazz", EARLIER), Remembered("Tea", EARLIER))
    assert one.dates == (Occasion("Wedding", 6, 12, 2014), *MAYA.dates[1:], Occasion("Name day", 2, 3, 2002))
    assert one.notes == "From the bakery.\nTall.\nSings."
    assert (one.added, one.from_cards) == (EARLIER, ("x",))
    assert (one.rests_from, one.rests_until) == (TODAY, TODAY + timedelta(days=4))
    assert one.rested == ((TODAY - timedelta(days=9), TODAY - timedelta(days=3)),)
    assert found.gained == {
        "also": 2,
        "in_common": 1,
        "dates": 1,
        "rhythm": 1,
        "style": 1,
        "birthday": 1,
        "going_through": 1,
        "notes": 1,
    }


def test_what_does_not_hold_is_told_and_kept_in_a_detail() -> None:
    found = joined(MAYA, CHEN, TODAY)
    assert (found.profile.circle, found.profile.reach) == (Circle.CLOSE, MAYA.reach)
    assert found.left == (
        Left("circle", "Maya Chen", "inner circle"),
        Left("reach", "Maya Chen", "reach mail@chen.example"),
    )
    assert found.profile.details == (
        Remembered("Allergic to nuts", EARLIER),
        Remembered("From what was kept of Maya Chen: inner circle", TODAY),
        Remembered("From what was kept of Maya Chen: reach mail@chen.example", TODAY),
    )


def test_each_value_of_the_first_holds_where_both_have_one() -> None:
    going = GoingThrough("an exam", EARLIER, TODAY)
    first = CHEN._replace(
        rhythm=Rhythm(7, 9), style=Style.SECURE, birthday=Occasion("", 1, 2), going_through=going
    )
    found = joined(first, CHEN._replace(circle=Circle.WIDER), TODAY)
    one = found.profile
    assert (one.rhythm, one.style, one.birthday, one.going_through) == (
        *(first.rhythm, first.style, first.birthday),
        going,
    )
    assert [one.value for one in found.left] == [
        "in touch every 10 days, 20 at most",
        "anxious style",
        "birthday 17 May 1990",
        "going through a move since 24 August 2026, a look in every 3 days",
    ]


def test_what_is_over_gives_way_to_what_lasts() -> None:
    over = GoingThrough("an exam", EARLIER, TODAY - timedelta(days=1))
    found = joined(MAYA._replace(going_through=over), CHEN, TODAY)
    assert found.profile.going_through == CHEN.going_through
    assert found.left[-1].name == "Maya"
    assert found.profile.details[-1].text.startswith("From what was kept of Maya: going through an exam")


def test_whoever_stays_away_stays_away() -> None:
    assert joined(MAYA._replace(archived=TODAY), CHEN, TODAY).profile.archived == TODAY
    assert joined(MAYA, CHEN._replace(archived=TODAY), TODAY).profile.archived is None


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
words = st.sampled_from(["a", "A", "b", "straße", "STRASSE", "long one"])
remembered = st.lists(
    st.builds(Remembered, words, st.none() | days), max_size=3, unique_by=lambda one: fold(one.text)
).map(tuple)
occasions = st.builds(
    Occasion,
    st.sampled_from(["x", "X", "y"]),
    st.just(5),
    st.integers(1, 2),
    st.sampled_from([None, 1990, 1991]),
)
PEOPLE = st.builds(
    Profile,
    st.just("p"),
    words,
    also=st.lists(words, max_size=2).map(tuple),
    circle=st.sampled_from(Circle),
    rhythm=st.sampled_from([None, Rhythm(3, 4), Rhythm(5, 9)]),
    style=st.sampled_from(Style),
    in_common=remembered,
    details=remembered,
    birthday=st.none() | occasions.map(lambda one: one._replace(name="")),
    dates=st.lists(occasions, max_size=3).map(tuple),
    reach=st.sampled_from(["", "phone", "phone\nmail"]),
    going_through=st.none() | st.builds(GoingThrough, words, days, st.none() | days),
    notes=st.lists(st.sampled_from(["", "one", "two", "three"]), max_size=4).map(
        lambda all_: "\n".join(all_).strip()
    ),
    added=st.none() | days,
    rests_from=st.none(),
    rests_until=st.none() | days,
    archived=st.none() | days,
    from_cards=st.just(()),
    rested=st.just(()),
)


def said(one: Profile) -> set[str]:
    """Everything that is written of someone, folded: each entry and each line."""
    going = one.going_through
    entries = [
        *(one.name, *one.also),
        *(entry.text for entry in (*one.in_common, *one.details)),
        *one.reach.split("\n"),
        *one.notes.split("\n"),
        *((going.what,) if going is not None else ()),
    ]
    return {fold(entry) for entry in entries if entry}


@given(PEOPLE, PEOPLE)
def test_nothing_that_was_written_is_lost(stays: Profile, goes: Profile) -> None:
    one = joined(stays, goes, TODAY).profile
    whole = "\n".join(said(one))
    assert all(entry in whole for entry in said(stays) | said(goes))
    for date_of in (*stays.dates, *goes.dates):
        assert any(
            fold(date_of.name) == fold(other.name)
            and date_of[1:3] == other[1:3]
            and date_of.year in (None, other.year)
            for other in one.dates
        )
    years = [one.birthday.year for one in (stays, goes) if one.birthday is not None]
    assert all(str(year) in f"{one.birthday} {whole}" for year in years if year is not None)


@given(PEOPLE, PEOPLE)
def test_to_join_them_again_changes_nothing(stays: Profile, goes: Profile) -> None:
    once = joined(stays, goes, TODAY)
    again = joined(once.profile, goes, TODAY)
    assert again.profile == once.profile
    assert again.gained == {}


@given(PEOPLE)
def test_nobody_gains_anything_of_themselves(one: Profile) -> None:
    found = joined(one, one, TODAY)
    assert found.left == ()
    assert found.gained == {}
    assert found.profile == one._replace(also=found.profile.also, dates=found.profile.dates)
