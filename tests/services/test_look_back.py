"""The weekly look back: which week, what is kept of it, and that it settles the weekly reminder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.periods import Period, PeriodUnit, period_around
from connect_tui.domain.practices import Practice
from connect_tui.domain.records import ChangeInfo, Focus
from connect_tui.services import check_ins, exchange
from connect_tui.services.look_back import (
    is_looked_back_on,
    keep_look_back,
    look_back,
    look_backs,
    week_mostly_behind,
    week_to_look_back_on,
)
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in

TODAY = date(2026, 11, 22)
"""A sunday."""
MONDAY = date(2026, 11, 16)
WEEK = Period(PeriodUnit.WEEK, MONDAY, TODAY)
BEFORE = Period(PeriodUnit.WEEK, date(2026, 11, 9), date(2026, 11, 15))


def named(workspace: Workspace, *ids: str) -> list[Practice]:
    return [one for wanted in ids for one in workspace.practices if one.id == wanted]


def keep(workspace: Workspace, week: Period = WEEK, moment: str = "", *people: str) -> check_ins.Outcome:
    return keep_look_back(workspace, week, moment=moment, people=people, focus=None)


@given(st.dates(date(1900, 1, 10), date(2900, 1, 1)), st.integers(0, 6))
def test_the_week_lies_mostly_behind(day: date, starts: int) -> None:
    week = week_mostly_behind(day, starts)
    assert week == period_around(PeriodUnit.WEEK, week.start, starts)
    behind = sum(week.start + timedelta(days=number) <= day for number in range(7))
    assert behind >= 4
    after = period_around(PeriodUnit.WEEK, week.end + timedelta(days=1), starts)
    assert sum(after.start + timedelta(days=number) <= day for number in range(7)) < 4


def test_from_sunday_to_wednesday_it_is_the_same_week(workspace: Workspace, clock: StandingClock) -> None:
    weeks = []
    for _ in range(5):
        weeks.append(week_to_look_back_on(workspace))
        clock.move(days=1)
    assert weeks == [*[WEEK] * 4, Period(PeriodUnit.WEEK, date(2026, 11, 23), date(2026, 11, 29))]


def test_what_a_week_held(workspace: Workspace) -> None:
    listen, care = named(workspace, "listen", "care")
    check_ins.done(workspace, [care], TODAY, note="Soup.", people=["Maya", "Ben"])
    check_ins.done(workspace, [listen], TODAY, note="Silence.", people=["maya"])
    check_ins.done(workspace, [listen], MONDAY, people=["Ben", "ana"])
    check_ins.set_note(workspace, care, MONDAY, "Only thought of it.")
    check_ins.set_people(workspace, care, MONDAY, ["Nobody met"])
    check_ins.done(workspace, [listen], BEFORE.end, note="Too early.", people=["Zoë"])
    seen = look_back(workspace, WEEK)
    assert (seen.week, seen.overview.period, seen.overview.totals.done) == (WEEK, WEEK, 3)
    assert [len(row.states) for row in seen.overview.rows] == [7] * 12
    assert [(one.name, one.days, one.practices) for one in seen.people] == [
        ("Ben", 2, ("listen", "care")),
        ("ana", 1, ("listen",)),
        ("Maya", 1, ("care", "listen")),
    ]
    assert [(one.day, one.practice, one.text, one.people) for one in seen.notes] == [
        (MONDAY, "care", "Only thought of it.", ("Nobody met",)),
        (TODAY, "listen", "Silence.", ("Maya",)),
        (TODAY, "care", "Soup.", ("Maya", "Ben")),
    ]
    assert (seen.kept_before, seen.moment, seen.people_kept, seen.focus) == (False, "", (), ())


def test_it_is_kept_as_one_change_with_focus_and_people(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    check_ins.set_focus(workspace, named(workspace, "self"))
    outcome = keep_look_back(
        workspace,
        WEEK,
        moment=" We danced.\x07\r\n",
        people=["Maya", " maya ", "Ben"],
        focus=named(workspace, "care", "listen"),
    )
    what = ChangeInfo("look-back", MONDAY, practices=("care", "listen"), people=("Maya", "Ben"))
    assert outcome == check_ins.Outcome(what, changed=True)
    seen = look_back(opened(), WEEK)
    assert (seen.kept_before, seen.moment, seen.people_kept) == (True, "We danced.", ("Maya", "Ben"))
    assert seen.focus == ("care", "listen")
    assert workspace.store.focus().since == TODAY
    (entry,) = workspace.store.journal(MONDAY, TODAY)
    assert (entry.day, entry.kind, entry.text) == (MONDAY, EntryKind.WEEK, "We danced.")
    assert check_ins.undo(opened()) == what._replace(keeps_draft=True)
    seen = look_back(workspace, WEEK)
    assert (seen.kept_before, seen.moment, seen.people_kept, seen.focus) == (False, "", (), ("self",))
    assert workspace.store.people() == {}


def test_looking_back_again_changes_the_one_entry(workspace: Workspace, clock: StandingClock) -> None:
    keep(workspace, WEEK, "First.", "Maya")
    (first,) = workspace.store.journal(MONDAY, TODAY)
    clock.move(days=1)
    assert keep(workspace, WEEK, "Second.", "Ben").changed
    (second,) = workspace.store.journal(MONDAY, TODAY)
    assert (second.id, second.at, second.text) == (first.id, first.at, "Second.")
    assert look_back(workspace, WEEK).people_kept == ("Ben",)
    assert not keep(workspace, WEEK, "Second.", "ben").changed
    check_ins.undo(workspace)
    assert look_back(workspace, WEEK).moment == "First."


@pytest.mark.parametrize(
    ("written", "named_now", "text", "people"),
    [
        ("", (), "Kept there.", ("Maya",)),
        ("Mine.", (), "Kept there.\nMine.", ("Maya",)),
        ("Kept there.", ("Ben",), "Kept there.", ("Maya", "Ben")),
        ("Mine.", ("Ben", "maya"), "Kept there.\nMine.", ("Maya", "Ben")),
    ],
)
def test_what_was_kept_elsewhere_meanwhile_stays(
    workspace: Workspace,
    opened: Callable[[], Workspace],
    written: str,
    named_now: tuple[str, ...],
    text: str,
    people: tuple[str, ...],
) -> None:
    begun = look_back(workspace, WEEK)
    keep(opened(), WEEK, "Kept there.", "Maya")
    keep_look_back(workspace, WEEK, moment=written, people=named_now, focus=None, seen=begun)
    now = look_back(workspace, WEEK)
    assert (now.moment, now.people_kept) == (text, people)


def test_what_one_saw_can_be_changed_and_taken_away(workspace: Workspace) -> None:
    keep(workspace, WEEK, "First.", "Maya", "Ben")
    seen = look_back(workspace, WEEK)
    keep_look_back(workspace, WEEK, moment="", people=("Ben",), focus=None, seen=seen)
    now = look_back(workspace, WEEK)
    assert (now.kept_before, now.moment, now.people_kept) == (True, "", ("Ben",))


def test_of_two_machines_the_newer_word_holds(tmp_path: Path, clock: StandingClock) -> None:
    here, there = (Workspace(paths_in(tmp_path / name), clock) for name in ("here", "there"))
    keep(here, WEEK, "Here, first.")
    clock.move(hours=1)
    keep(there, WEEK, "There.")
    clock.move(hours=1)
    keep(here, WEEK, "Here, at last.")
    exchange.import_data(here, "\n".join(exchange.export_lines(there)).encode())
    exchange.import_data(there, "\n".join(exchange.export_lines(here)).encode())
    for one in (here, there):
        assert look_back(one, WEEK).moment == "Here, at last."
        assert len(look_backs(one.store, MONDAY, TODAY)) == 1


def test_nothing_to_say_is_kept_as_having_looked_back(workspace: Workspace) -> None:
    assert keep(workspace).changed
    seen = look_back(workspace, WEEK)
    assert (seen.kept_before, seen.moment, seen.people_kept) == (True, "", ())
    assert not keep(workspace).changed


def test_the_focus_is_left_lifted_or_left_as_it_is(workspace: Workspace, clock: StandingClock) -> None:
    self_care = named(workspace, "self")
    check_ins.set_focus(workspace, self_care)
    clock.move(days=1)
    keep(workspace, WEEK, "a")
    keep_look_back(workspace, WEEK, moment="b", people=(), focus=self_care)
    assert workspace.store.focus() == Focus(("self",), TODAY)
    keep_look_back(workspace, WEEK, moment="b", people=(), focus=())
    assert workspace.store.focus() == Focus()


def test_a_week_that_runs_can_be_looked_back_on_one_to_come_not(workspace: Workspace) -> None:
    keep(workspace, Period(PeriodUnit.WEEK, TODAY, TODAY + timedelta(days=6)))
    with pytest.raises(WrongUse, match="still to come") as caught:
        keep(workspace, Period(PeriodUnit.WEEK, TODAY + timedelta(days=1), TODAY + timedelta(days=7)))
    assert caught.value.hint
    with pytest.raises(WrongUse, match="too long ago"):
        keep(workspace, Period(PeriodUnit.WEEK, date(1899, 12, 25), date(1899, 12, 31)))
    with pytest.raises(WrongUse, match="needs a name"):
        keep(workspace, WEEK, "a", "Maya", "\x07")
    assert [one.day for one in look_backs(workspace.store, date(1900, 1, 1), TODAY)] == [TODAY]


def test_a_person_who_is_gone_is_left_out(workspace: Workspace) -> None:
    people = [{"id": "p1", "rev": "1-", "name": "Maya"}]
    entry = {"id": "j1", "day": "2026-11-16", "kind": "week", "people": ["p1", "p2"], "text": "a"}
    workspace.store.merge({"people": people, "journal": [entry]}, ChangeInfo("import"))
    assert look_back(workspace, WEEK).people_kept == ("Maya",)


def test_of_two_machines_the_one_that_wrote_last_holds(workspace: Workspace) -> None:
    said = {
        "a": {"text": "first", "at": "2026-11-22T18:00:00+00:00"},
        "b": {"text": "last", "at": "2026-11-22T20:00:00+01:00"},
        "c": {"text": "without a moment"},
    }
    entries = [{"id": key, "day": "2026-11-16", "kind": "week", **more} for key, more in said.items()]
    workspace.store.merge({"journal": entries}, ChangeInfo("import"))
    assert look_back(workspace, WEEK).moment == "last"
    keep(workspace, WEEK, "changed")
    assert {one.id: one.text for one in look_backs(workspace.store, MONDAY, TODAY)} == {
        "a": "first",
        "b": "changed",
        "c": "without a moment",
    }


@pytest.mark.parametrize(("days", "is_same"), [(-3, True), (-1, True), (3, True), (-4, False), (4, False)])
def test_weeks_that_began_on_another_day_are_told_by_what_they_share(
    workspace: Workspace, days: int, is_same: bool
) -> None:
    with workspace.store.change(ChangeInfo("look-back")) as change:
        change.put_journal(JournalEntry("", BEFORE.start + timedelta(days=days), EntryKind.WEEK, text="a"))
    assert is_looked_back_on(workspace.store, BEFORE) == is_same
