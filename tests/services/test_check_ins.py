from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.practices import Practice
from connect_tui.domain.progress import State
from connect_tui.domain.records import ChangeInfo, Mark
from connect_tui.domain.text import clean_text
from connect_tui.services import check_ins
from connect_tui.services.check_ins import FURTHEST_REST_DAYS, LONGEST_REST_DAYS
from connect_tui.services.days import day_counts, day_view, practice_detail, practice_on_day
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock

TODAY = date(2026, 11, 22)


def named(workspace: Workspace, *ids: str) -> list[Practice]:
    return [one for one in workspace.practices if one.id in ids]


def note_of(workspace: Workspace, practice: Practice, day: date = TODAY) -> str | None:
    return practice_on_day(workspace, practice, day).note


def test_a_change_tells_what_it_was(workspace: Workspace) -> None:
    outcome = check_ins.done(workspace, named(workspace, "listen", "care"), TODAY, people=["Maya"])
    assert outcome.changed
    assert outcome.change == ChangeInfo("done", TODAY, practices=("listen", "care"), people=("Maya",))
    assert check_ins.undo(workspace) == outcome.change
    assert check_ins.undo(workspace) is None


def test_a_check_in_with_nobody_does_not_read_who_there_is(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as blind:
        blind.delattr(type(workspace.store), "people")
        assert check_ins.done(workspace, named(workspace, "listen"), TODAY).changed
    assert check_ins.done(workspace, named(workspace, "care"), TODAY, people=["Maya"]).changed


def test_people_are_the_same_by_any_spelling(workspace: Workspace) -> None:
    (listen,) = named(workspace, "listen")
    check_ins.done(workspace, [listen], TODAY, people=["Zoë", "ZOE\u0308 ", "  Maya  Lind "])
    check_ins.done(workspace, [listen], TODAY, people=["zoë"])
    assert practice_on_day(workspace, listen, TODAY).people == ("Zoë", "Maya Lind")
    assert check_ins.known_names(workspace) == ["Maya Lind", "Zoë"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30), max_size=4))
def test_done_never_drops_a_note(workspace: Workspace, notes: list[str]) -> None:
    (listen,) = named(workspace, "listen")
    kept = clean_text(note_of(workspace, listen) or "")
    for note in notes:
        check_ins.done(workspace, [listen], TODAY, note=note)
        now = note_of(workspace, listen) or ""
        assert now.startswith(kept)
        assert f"\n{clean_text(note)}\n" in f"\n{now}\n" or not clean_text(note)
        check_ins.done(workspace, [listen], TODAY, note=note)
        assert (note_of(workspace, listen) or "") == now
        kept = now


def test_a_note_can_be_set_and_taken_away_without_touching_the_state(workspace: Workspace) -> None:
    (listen,) = named(workspace, "listen")
    check_ins.set_note(workspace, listen, TODAY, "alone")
    check_ins.set_people(workspace, listen, TODAY, ["Maya"])
    row = practice_on_day(workspace, listen, TODAY)
    assert (row.state, row.note, row.people, row.standing.first) == (State.OPEN, "alone", ("Maya",), None)
    check_ins.set_note(workspace, listen, TODAY, " ")
    check_ins.set_people(workspace, listen, TODAY, [])
    assert workspace.store.check_in(TODAY, "listen") is None


def test_the_moment_of_a_check_in_is_that_of_its_mark(workspace: Workspace, clock: StandingClock) -> None:
    (listen,) = named(workspace, "listen")
    check_ins.set_note(workspace, listen, TODAY, "first")
    clock.move(hours=1)
    check_ins.done(workspace, [listen], TODAY)
    marked = clock.now()
    clock.move(hours=1)
    check_ins.done(workspace, [listen], TODAY, note="more")
    record = workspace.store.check_in(TODAY, "listen")
    assert record is not None
    assert record.at == marked


def test_a_period_of_rest_leaves_done_days_and_days_off(workspace: Workspace) -> None:
    workspace.paths.config.mkdir()
    workspace.paths.habits_file.write_text("practices: [{id: listen, schedule: mon-fri}, {id: care}]\n")
    workspace.reload_catalogue()
    listen, care = workspace.practices
    check_ins.done(workspace, [care], TODAY)
    outcome = check_ins.rest_period(workspace, [listen, care], TODAY - timedelta(days=2), TODAY)
    assert (outcome.changed, outcome.left_done) == (True, 1)
    marks = workspace.store.marks("2026-11")
    assert marks["listen"] == {date(2026, 11, 20): Mark.REST}
    assert marks["care"] == {date(2026, 11, 20): Mark.REST, date(2026, 11, 21): Mark.REST, TODAY: Mark.DONE}


Refused = Callable[[Workspace, Sequence[Practice]], object]


@pytest.mark.parametrize(
    "refused",
    [
        lambda w, p: check_ins.done(w, p, TODAY + timedelta(days=1)),
        lambda w, p: check_ins.done(w, p, EARLIEST_DAY - timedelta(days=1)),
        lambda w, p: check_ins.rest(w, p, EARLIEST_DAY - timedelta(days=1)),
        lambda w, p: check_ins.rest(w, p, TODAY + timedelta(days=FURTHEST_REST_DAYS + 1)),
        lambda w, p: check_ins.rest_period(w, p, TODAY, TODAY - timedelta(days=1)),
        lambda w, p: check_ins.rest_period(w, p, TODAY, TODAY + timedelta(days=LONGEST_REST_DAYS)),
        lambda w, p: check_ins.set_note(w, p[0], EARLIEST_DAY - timedelta(days=1), "x"),
        lambda w, p: check_ins.set_people(w, p[0], TODAY + timedelta(days=FURTHEST_REST_DAYS + 1), ["x"]),
        lambda w, p: check_ins.done(w, p, TODAY, people=["\x00"]),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(workspace: Workspace, refused: Refused) -> None:
    with pytest.raises(WrongUse) as caught:
        refused(workspace, named(workspace, "listen"))
    assert caught.value.hint
    assert workspace.store.months() == []


def test_the_focus_is_kept_in_its_order_and_can_be_lifted(workspace: Workspace) -> None:
    chosen = [one for name in ("self", "give") for one in named(workspace, name)]
    assert check_ins.set_focus(workspace, chosen).changed
    assert day_view(workspace).focus == ("self", "give")
    assert not check_ins.set_focus(workspace, chosen).changed
    check_ins.set_focus(workspace, [])
    assert day_view(workspace).focus == ()
    check_ins.undo(workspace)
    assert day_view(workspace).focus == ("self", "give")


def test_a_day_is_seen_as_it_is_by_every_service(workspace: Workspace) -> None:
    check_ins.done(workspace, named(workspace, "listen", "give"), TODAY, note="n", people=["Maya"])
    check_ins.rest(workspace, named(workspace, "care"), TODAY)
    check_ins.done(workspace, named(workspace, "listen"), TODAY - timedelta(days=3))
    view = day_view(workspace)
    assert (view.day, view.today, view.done, view.rest, view.total) == (TODAY, TODAY, 2, 1, 12)
    today, counts = day_counts(workspace)
    assert today == TODAY
    assert counts == {row.practice.id: row.state for row in view.practices}
    listen = next(row for row in view.practices if row.practice.id == "listen")
    assert listen == practice_on_day(workspace, listen.practice, TODAY)
    off, done, missed = State.OFF, State.DONE, State.MISSED
    assert listen.week == (off, off, off, done, missed, missed, done)
    assert listen.action in listen.practice.actions


def test_the_detail_has_whole_weeks_and_the_last_notes(workspace: Workspace) -> None:
    (listen,) = named(workspace, "listen")
    for back in range(5):
        check_ins.done(workspace, [listen], TODAY - timedelta(days=back), note=f"note {back}")
    found = practice_detail(workspace, listen, TODAY, weeks=2, notes=3)
    assert (found.start, len(found.states)) == (date(2026, 11, 9), 14)
    assert (found.kept, found.met) == (5, 5)
    assert [note.note for note in found.notes] == ["note 0", "note 1", "note 2"]
    assert found.notes[0].state is State.DONE


def test_what_another_process_changes_is_followed(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    (listen,) = named(workspace, "listen")
    assert day_view(workspace).done == 0
    other = opened()
    check_ins.done(other, [listen], TODAY - timedelta(days=40))
    check_ins.done(other, [listen], TODAY)
    assert workspace.follow()
    assert day_view(workspace).done == 1
    assert practice_on_day(workspace, listen, TODAY).standing.missed == 39
    assert not workspace.follow()
    assert check_ins.undo(workspace) is not None
    assert other.follow()
    assert day_view(other).done == 0
