"""A period by person: which practices with whom, against a slow second computation, and who is invited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.company import Company
from connect_tui.domain.contacts import Contact
from connect_tui.domain.people import Circle, Profile
from connect_tui.domain.periods import Period, PeriodUnit, period_around
from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from connect_tui.exchange.people import company_words as words
from connect_tui.services.company import company
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in

TODAY = date(2026, 11, 22)
"""A Sunday."""
MONTH = period_around(PeriodUnit.MONTH, TODAY, 0)
OCTOBER = period_around(PeriodUnit.MONTH, date(2026, 10, 1), 0)

INNER, CLOSE, WIDER = Circle.INNER, Circle.CLOSE, Circle.WIDER
MAYA, BEN, TOM, YUI = (
    Profile("p1", "Maya", circle=INNER),
    Profile("p2", "ben", circle=CLOSE),
    Profile("p3", "Tom", circle=CLOSE),
    Profile("p4", "Yui"),
)
EVERYONE = (YUI, TOM, BEN, MAYA)


def _day(number: int) -> date:
    return TODAY + timedelta(days=number)


def _done(practice: str, day: int, *people: str, mark: Mark | None = Mark.DONE) -> CheckIn:
    return CheckIn(_day(day), practice, mark, people=people)


def _have(
    workspace: Workspace, *records: CheckIn | Contact, people: tuple[Profile, ...] = EVERYONE
) -> Workspace:
    with workspace.store.change(ChangeInfo("import")) as change:
        for profile in people:
            change.relations.put_profile(profile)
        for one in records:
            if isinstance(one, Contact):
                change.relations.put_contact(one)
            else:
                change.put_check_in(one)
    return workspace


def _told(found: Company) -> dict[str, tuple[int, Mapping[str, int]]]:
    return {one.profile.name: (one.days, dict(one.practices)) for one in found.people}


def test_days_and_practices_are_counted_for_each_person(workspace: Workspace) -> None:
    _have(
        workspace,
        _done("listen", 0, "p1", "p4"),
        _done("care", 0, "p1"),
        _done("listen", -3, "p1"),
        _done("listen", -4, "p1", mark=Mark.REST),
        _done("listen", -5, "p2", mark=None),
        _done("listen", -30, "p2"),
        _done("listen", 1, "p3"),
        Contact("", _day(0), ("p1", "p3")),
        Contact("", _day(-1), ("p3",), plan="l1"),
        Contact("", _day(2), ("p3",)),
    )
    found = company(workspace, MONTH)
    assert list(_told(found).items()) == [
        ("Maya", (2, {"listen": 2, "care": 1})),
        ("ben", (0, {})),
        ("Tom", (2, {})),
        ("Yui", (1, {"listen": 1})),
    ]
    assert [one.id for one in found.practices] == ["listen", "care"]
    assert (found.days, found.people[0].last, found.people[2].last) == (3, TODAY, TODAY)
    assert words.summary(found) == "in touch with 3 people, on 3 days"
    assert _told(company(workspace, OCTOBER)) == {"Maya": (0, {}), "Tom": (0, {}), "ben": (1, {"listen": 1})}


def test_whoever_near_had_none_of_ones_listening_is_an_invitation(workspace: Workspace) -> None:
    _have(workspace, _done("listen", 0, "p1"), _done("care", 0, "p2"))
    found = company(workspace, MONTH)
    assert [one.profile.name for one in found.invitations] == ["Tom", "ben"]
    assert words.invitation(found) == (
        "Tom and ben have not had your ear yet this month; an evening with one of them may be nice"
    )
    maya, ben, tom = (words.in_touch(one, MONTH, TODAY) for one in found.people)
    assert (maya, ben) == ("in touch on 1 day, today", "in touch on 1 day, today")
    assert tom == "nothing shared here yet this month; a few words may be a nice start"
    assert words.ear(found.people[1], MONTH, TODAY) == (
        "has not had your ear yet this month; an evening may be nice"
    )
    assert words.ear(found.people[0], MONTH, TODAY) == words.ear(found.people[2], MONTH, TODAY) == ""


def test_one_or_many_are_invited_and_at_last_all_were_heard(workspace: Workspace) -> None:
    many = tuple(Profile(f"q{number}", f"Q{number}", circle=CLOSE) for number in range(4))
    _have(workspace, people=(*many, MAYA))
    assert words.invitation(company(workspace, MONTH)).startswith("Maya, Q0 and 3 others have not had")
    _have(workspace, _done("listen", 0, "p1", "q0", "q1", "q2"), people=())
    assert words.invitation(company(workspace, MONTH)) == (
        "Q3 has not had your ear yet this month; an evening may be nice"
    )
    _have(workspace, _done("listen", -1, "q3"), people=())
    assert words.invitation(company(workspace, MONTH)) == "everyone near you has had your ear this month"


@pytest.mark.parametrize(
    "ben",
    [
        BEN._replace(rests_from=_day(-2), rests_until=_day(3)),
        BEN._replace(archived=_day(-1)),
        BEN._replace(circle=WIDER),
    ],
)
def test_whoever_rests_or_is_put_away_or_far_is_not_asked_for(workspace: Workspace, ben: Profile) -> None:
    found = company(_have(workspace, people=(ben,)), MONTH)
    assert found.invitations == ()
    assert len(found.people) == (ben.rests_until is not None)


def test_nobody_is_asked_for_in_a_time_that_is_over_or_to_come(workspace: Workspace) -> None:
    _have(workspace, people=(BEN._replace(added=date(2026, 11, 2)), TOM))
    assert [one.profile.name for one in company(workspace, OCTOBER).people] == ["Tom"]
    december = company(workspace, period_around(PeriodUnit.MONTH, date(2026, 12, 1), 0))
    for found in (company(workspace, OCTOBER), december):
        assert found.invitations == ()
        assert words.invitation(found) == ""
    assert words.summary(december) == "still to come"
    assert words.summary(company(workspace, OCTOBER)) == words.NOBODY_HERE


def test_without_listening_nobody_is_said_to_have_had_none_of_it(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.config.mkdir(parents=True)
    paths.habits_file.write_text("practices:\n  - id: care\n")
    workspace = _have(Workspace(paths, StandingClock()), _done("care", 0, "p1"), _done("listen", 0, "p1"))
    found = company(workspace, MONTH)
    assert found.invitations == ()
    assert _told(found)["Maya"] == (1, {"care": 1})


PEOPLE = tuple(
    Profile(f"p{number}", name, circle=circle)
    for number, (name, circle) in enumerate(
        zip(("Zoë", "abe", "Mia", "Lu"), (INNER, CLOSE, WIDER, WIDER), strict=True)
    )
)
_days = st.integers(-70, 5).map(_day)
_people = st.lists(st.sampled_from(["p0", "p1", "p2", "p3", "gone"]), max_size=3, unique=True).map(tuple)
_check_ins = st.builds(
    lambda day, practice, mark, people: CheckIn(day, practice, mark, people=people),
    _days,
    st.sampled_from(["listen", "care", "give"]),
    st.sampled_from([Mark.DONE, Mark.DONE, Mark.REST, None]),
    _people,
)
_contacts = st.builds(lambda day, people: Contact("", day, people), _days, _people)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(_check_ins, max_size=15, unique_by=lambda one: (one.day, one.practice)),
    st.lists(_contacts, max_size=5),
    st.tuples(_days, _days).map(sorted),
)
def test_it_is_what_a_slow_second_computation_says(
    check_ins: list[CheckIn], contacts: list[Contact], ends: list[date]
) -> None:
    start, end = ends
    with TemporaryDirectory() as folder:
        workspace = _have(
            Workspace(paths_in(Path(folder)), StandingClock()), *check_ins, *contacts, people=PEOPLE
        )
        found = company(workspace, Period(PeriodUnit.DAYS, start, end))
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    lived = [day for day in days if day <= TODAY]
    for person in PEOPLE:
        done = [one for one in check_ins if one.mark is Mark.DONE and person.id in one.people]
        met = [
            day
            for day in lived
            if any(one.day == day for one in done)
            or any(one.day == day and person.id in one.people for one in contacts)
        ]
        seen = [one for one in found.people if one.profile.id == person.id]
        assert len(seen) == (bool(met) or person.circle is not WIDER)
        for one in seen:
            assert one.days == len(met)
            assert one.last == (met[-1] if met else None)
            for practice in ("listen", "care", "give"):
                assert one.days_of(practice) == sum(
                    each.practice == practice and each.day in lived for each in done
                )
            heard = one.days_of("listen") > 0
            near_now = person.circle is not WIDER and start <= TODAY <= end
            assert one.invites == (near_now and not heard)
    assert [one.profile.name for one in found.people] == [
        one.name for one in PEOPLE[:2] + PEOPLE[3:1:-1] if any(each.profile == one for each in found.people)
    ]


def test_while_a_period_has_only_just_begun_nobody_is_spoken_of(
    workspace: Workspace, clock: StandingClock
) -> None:
    _have(workspace, _done("listen", -3, "p1"))
    clock.move(days=-6)
    assert "your ear yet this month" in words.invitation(company(workspace, MONTH))
    clock.move(days=-5)
    found = company(workspace, MONTH)
    assert (len(found.invitations), words.invitation(found)) == (3, "")
