"""Taking everything out and in, going back, and removing it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.plans import Plan
from connect_tui.domain.schedules import Quota
from connect_tui.exchange.errors import UnusableFileError
from connect_tui.services import check_ins, people_changes, plans
from connect_tui.services.backups import find_backup, list_backups, restore
from connect_tui.services.days import day_view
from connect_tui.services.doctor import examine
from connect_tui.services.erase import erase_everything
from connect_tui.services.exchange import export_lines, export_to, import_data, import_from
from connect_tui.services.people import people_view
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, bytes_in, paths_in

TODAY = date(2026, 11, 22)


@pytest.fixture
def lived(workspace: Workspace) -> Workspace:
    practices = workspace.practices
    for back in range(0, 120, 3):
        check_ins.done(
            workspace, practices[back % 5 :: 3], TODAY - timedelta(days=back), note=f"n{back}", people=["Ma"]
        )
    check_ins.rest_period(workspace, practices, TODAY + timedelta(days=2), TODAY + timedelta(days=9))
    check_ins.clear(workspace, practices, TODAY)
    check_ins.set_focus(workspace, practices[:2])
    people_changes.log_contact(workspace, ["Ma", "Sam"], TODAY - timedelta(days=400), text="Tea")
    plan, _ = plans.add_plan(workspace, Plan("", "Soup", (), TODAY, repeat=Quota(1)), ["Ma"])
    plans.keep_plan(workspace, plan.id, TODAY)
    return workspace


@pytest.fixture
def elsewhere(tmp_path: Path, clock: StandingClock) -> Workspace:
    return Workspace(paths_in(tmp_path / "elsewhere"), clock)


def exported(workspace: Workspace) -> bytes:
    return "".join(export_lines(workspace)).encode()


def test_a_round_trip_is_identity(lived: Workspace, elsewhere: Workspace) -> None:
    report = import_data(elsewhere, exported(lived))
    assert report.added == sum(len(one) for one in lived.store.export_records().values())
    assert elsewhere.store.export_records() == lived.store.export_records()
    assert exported(elsewhere) == exported(lived)
    assert day_view(elsewhere).focus == day_view(lived).focus
    assert people_view(elsewhere) == people_view(lived)
    assert plans.plan_views(elsewhere) == plans.plan_views(lived)


def test_an_export_from_before_people_had_contacts_is_taken_over(
    lived: Workspace, elsewhere: Workspace
) -> None:
    whole = json.loads(exported(lived))
    for collection in ("contacts", "plans"):
        del whole[collection]
    whole["people"] = [{name: one[name] for name in ("id", "rev", "name")} for one in whole["people"]]
    import_data(elsewhere, json.dumps(whole).encode())
    assert {one.profile.name for one in people_view(elsewhere).everyone} == {"Ma", "Sam"}
    assert import_data(elsewhere, exported(lived)).added == 3
    assert plans.plan_views(elsewhere) == plans.plan_views(lived)


def test_importing_what_is_here_changes_nothing_on_disk(lived: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    export_to(lived, file)
    before = bytes_in(lived.paths.data)
    report = import_from(lived, file)
    assert (report.added, report.updated, report.older) == (0, 0, 0)
    assert bytes_in(lived.paths.data) == before


def test_two_histories_come_to_the_same_whichever_takes_the_other(
    lived: Workspace, elsewhere: Workspace, clock: StandingClock
) -> None:
    clock.move(hours=1)
    check_ins.done(elsewhere, elsewhere.practices[:6], TODAY, note="there")
    check_ins.done(lived, lived.practices[3:9], TODAY, note="here")
    ours, theirs = exported(lived), exported(elsewhere)
    import_data(lived, theirs)
    import_data(elsewhere, ours)
    assert exported(lived) == exported(elsewhere)


def test_an_import_is_seen_at_once_and_taken_back_in_one(lived: Workspace, elsewhere: Workspace) -> None:
    check_ins.done(elsewhere, elsewhere.practices[:1], TODAY)
    standing = elsewhere.book.standing(elsewhere.practices[0], TODAY, TODAY)
    import_data(elsewhere, exported(lived))
    taken_in = elsewhere.book.standing(elsewhere.practices[0], TODAY, TODAY)
    assert taken_in == lived.book.standing(lived.practices[0], TODAY, TODAY) or taken_in.kept > standing.kept
    change = check_ins.undo(elsewhere)
    assert change is not None
    assert change.kind == "import"
    assert elsewhere.book.standing(elsewhere.practices[0], TODAY, TODAY) == standing


def test_an_import_is_remembered_by_what_it_changed(lived: Workspace, elsewhere: Workspace) -> None:
    import_data(elsewhere, exported(lived))
    check_ins.done(lived, lived.practices[:1], TODAY - timedelta(days=1))
    report = import_data(elsewhere, exported(lived))
    change = check_ins.undo(elsewhere)
    assert change is not None
    assert change.record_count == report.added + report.updated
    assert 0 < change.record_count < 10


@pytest.mark.parametrize("cut", [0, 1, 30, 200, -3])
def test_a_cut_file_changes_nothing(lived: Workspace, cut: int) -> None:
    data = exported(lived)[:cut]
    before = bytes_in(lived.paths.data)
    with pytest.raises(UnusableFileError):
        import_data(lived, data)
    assert bytes_in(lived.paths.data) == before


def test_one_wrong_record_among_many_keeps_all_out(lived: Workspace, elsewhere: Workspace) -> None:
    whole = json.loads(exported(lived))
    whole["check_ins"][-1]["state"] = "perhaps"
    before = bytes_in(elsewhere.paths.data)
    with pytest.raises(UnusableFileError, match="state"):
        import_data(elsewhere, json.dumps(whole).encode())
    assert bytes_in(elsewhere.paths.data) == before


def test_an_export_that_fails_leaves_the_old_file(
    lived: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.json"
    file.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(ConnectError, match="No space left"):
        export_to(lived, file)
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".connect-tui")] == []


def test_going_back_is_seen_at_once(lived: Workspace, clock: StandingClock) -> None:
    clock.move(days=1)
    tomorrow = TODAY + timedelta(days=1)
    check_ins.done(lived, lived.practices, tomorrow)
    before = lived.book.standing(lived.practices[0], tomorrow, tomorrow)
    kept = restore(lived, list_backups(lived)[0].name)
    assert day_view(lived).done == 0
    restore(lived, kept)
    assert day_view(lived).done == 12
    assert lived.book.standing(lived.practices[0], tomorrow, tomorrow) == before


def test_an_unknown_backup_is_told_with_the_nearest(lived: Workspace) -> None:
    name = list_backups(lived)[0].name
    with pytest.raises(WrongUse) as caught:
        find_backup(lived, name + "0")
    assert name in caught.value.nearest


def test_a_running_process_outlives_an_erase(lived: Workspace, opened: Callable[[], Workspace]) -> None:
    people_view(lived)
    erase_everything(lived.paths, lived.clock)
    assert not lived.paths.data.exists()
    assert people_view(lived).everyone == ()
    lived.follow()
    assert day_view(lived).done == 0
    check_ins.done(lived, lived.practices[:1], TODAY)
    assert day_view(opened()).done == 1


def test_the_doctor_sees_what_is_there(lived: Workspace, clock: StandingClock) -> None:
    before = bytes_in(lived.paths.data)
    found = examine(lived.paths, clock)
    assert found.ok
    places = {place.name: place for place in found.places}
    assert places["data"].exists
    assert not places["habits.yaml"].exists
    assert bytes_in(lived.paths.data) == before
