"""The year in review, held against a plain telling of the same records."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Streak
from connect_tui.domain.retrospect import Moment, Share
from connect_tui.services import check_ins
from connect_tui.services.look_back import keep_look_back, look_back
from connect_tui.services.retrospect import period_of
from connect_tui.services.workspace import Workspace
from connect_tui.services.year_review import year_in_review
from tests.living import StandingClock

TODAY = date(2026, 11, 22)
FEW = """
practices:
  - id: listen
  - id: care
    schedule: {times: 2, per: week}
"""


@pytest.fixture
def few(workspace: Workspace) -> Workspace:
    """A workspace with a daily practice and one by quota."""
    workspace.paths.config.mkdir(parents=True)
    workspace.paths.habits_file.write_text(FEW)
    assert workspace.follow_catalogue()
    return workspace


def named(workspace: Workspace, practice: str) -> list[Practice]:
    return [one for one in workspace.practices if one.id == practice]


def done(
    workspace: Workspace, practice: str, *days: date, note: str = "", people: tuple[str, ...] = ()
) -> None:
    for day in days:
        check_ins.done(workspace, named(workspace, practice), day, note=note or None, people=people)


def stretch(start: date, days: int) -> list[date]:
    return [start + timedelta(days=number) for number in range(days)]


def test_an_empty_year(workspace: Workspace) -> None:
    found = year_in_review(workspace, 2026)
    assert (found.year, found.overview.totals.done, found.overview.first_day) == (2026, 0, None)
    assert found.months == (Share(0, 0),) * 12
    assert (found.longest, found.comebacks, found.people, found.look_backs, found.moments) == (
        None,
        0,
        (),
        (),
        (),
    )


def test_the_numbers_of_a_year(few: Workspace) -> None:
    done(few, "listen", *stretch(date(2025, 12, 30), 5))
    done(few, "listen", *stretch(date(2026, 1, 10), 3), *stretch(date(2026, 11, 20), 3))
    done(few, "care", date(2026, 2, 3), date(2026, 2, 4), date(2026, 2, 6))
    found = year_in_review(few, 2026)
    totals = found.overview.totals
    assert (totals.done, totals.active_days) == (12, 12)
    assert totals.days == (TODAY - date(2026, 1, 1)).days + 1
    assert found.overview.before is not None
    assert found.overview.before.done == 2
    assert found.longest == ("listen", Streak(date(2025, 12, 30), date(2026, 1, 3), 5))
    assert found.months[0] == Share(6, 31)
    in_february = Share(3, 28 + 26)
    assert found.months[1] == in_february
    assert found.months[11] == Share(0, 0)
    assert found.comebacks == 2
    past = year_in_review(few, 2025)
    assert past.overview.totals.done == 2
    assert past.months[11] == Share(2, 2)
    assert past.longest == ("listen", Streak(date(2025, 12, 30), date(2025, 12, 31), 2))


def test_people_are_those_met_in_the_year(few: Workspace) -> None:
    done(few, "listen", date(2026, 3, 1), date(2026, 3, 2), people=("Maya",))
    done(few, "care", date(2026, 3, 2), people=("Maya", "Ben"))
    done(few, "listen", date(2025, 12, 31), people=("Zoë",))
    people = year_in_review(few, 2026).people
    assert [(one.name, one.days, one.practices) for one in people] == [
        ("Maya", 2, ("listen", "care")),
        ("Ben", 1, ("care",)),
    ]


def test_the_longest_notes_of_each_month_in_their_order(few: Workspace) -> None:
    for day, note in ((1, "aa"), (2, "aaaa"), (3, "a"), (4, "aaa")):
        done(few, "listen", date(2026, 3, day), note=note)
    done(few, "care", date(2026, 3, 31), note="b")
    done(few, "listen", date(2026, 4, 1), note="c")
    done(few, "listen", date(2025, 12, 31), date(2024, 3, 1), note="long ago and long")
    found = year_in_review(few, 2026).moments
    assert [(one.day, one.text) for one in found] == [
        (date(2026, 3, 2), "aaaa"),
        (date(2026, 3, 4), "aaa"),
        (date(2026, 4, 1), "c"),
    ]


def test_look_backs_that_say_something_belong_to_the_year_their_week_began(
    few: Workspace, clock: StandingClock
) -> None:
    clock.move(days=60)
    weeks = [date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 12), date(2026, 12, 28), date(2027, 1, 4)]
    said: list[tuple[str, tuple[str, ...]]] = [
        ("before", ()),
        ("", ("Maya",)),
        ("", ()),
        ("last", ()),
        ("after", ()),
    ]
    for start, (moment, people) in zip(weeks, said, strict=True):
        week = Period(PeriodUnit.WEEK, start, start + timedelta(days=6))
        keep_look_back(few, week, moment=moment, people=people, focus=None)
    assert year_in_review(few, 2026).look_backs == (
        Moment(weeks[1], None, "", ("Maya",)),
        Moment(weeks[3], None, "last", ()),
    )


def test_at_most_two_moments_a_month(few: Workspace) -> None:
    for day in stretch(date(2026, 1, 1), 320):
        done(few, "listen", day, note=f"On {day}.")
    found = year_in_review(few, 2026).moments
    assert len(found) == 22
    assert [one.day.month for one in found] == [month for month in range(1, 12) for _ in range(2)]


def test_the_same_words_are_told_once_a_year(few: Workspace) -> None:
    for day in stretch(date(2026, 1, 30), 60):
        done(few, "listen", day, note="We laughed a lot, as always.")
    done(few, "listen", date(2026, 4, 2), note="WE laughed a lot, as always.")
    done(few, "care", date(2026, 2, 20), date(2026, 3, 2), note="A letter.")
    done(few, "care", date(2026, 2, 21), note="Soup.")
    assert [(one.day, one.text) for one in year_in_review(few, 2026).moments] == [
        (date(2026, 1, 30), "We laughed a lot, as always."),
        (date(2026, 2, 20), "A letter."),
        (date(2026, 2, 21), "Soup."),
    ]


def test_practices_that_left_the_catalogue_keep_a_name(workspace: Workspace) -> None:
    listen, own = workspace.practices[7], Practice("call-home", 13, "Call home", PillarId.HEART)
    check_ins.done(workspace, [listen], TODAY, note="A walk.", people=["Maya"])
    check_ins.done(workspace, [own], TODAY, note="Long.", people=["Zoë"])
    workspace.paths.config.mkdir(parents=True)
    workspace.paths.habits_file.write_text("practices:\n  - id: care\n    name: Be kind\n")
    assert workspace.follow_catalogue()
    names = {"care": "Be kind", "listen": "Listen attentively", "call-home": "Call home"}
    assert year_in_review(workspace, 2026).names == names
    week = period_of(workspace, PeriodUnit.WEEK, TODAY)
    assert look_back(workspace, week).names == names
