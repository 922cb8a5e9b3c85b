"""Making two people one: whatever names either names both, undo, other machines, and what is forgotten."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.contacts import How
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.people import Circle, Profile, Remembered
from connect_tui.domain.plans import Plan
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.showings import Showing, Stage
from connect_tui.services import check_ins, people_changes, plans
from connect_tui.services.exchange import export_lines, import_data
from connect_tui.services.people import find_person, in_touch_with, people_view, person_page
from connect_tui.services.people_changes import PersonGone, add_person, remove_person, save_person
from connect_tui.services.people_joining import join_people, look_at_joining
from connect_tui.services.reaching_out import someone_else
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, bytes_in, paths_in
from tests.store.helpers import folder_in_memory

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def two(workspace: Workspace) -> tuple[str, str]:
    """Maya and Maya Chen, who are one, with something shared with each and with both; return their ids."""
    return _two_in(workspace)


def _two_in(workspace: Workspace) -> tuple[str, str]:
    maya, _ = add_person(workspace, Profile("", "Maya", notes="Tall."))
    chen, _ = add_person(workspace, Profile("", "Maya Chen", circle=Circle.INNER, notes="Sings."))
    check_ins.done(workspace, workspace.practices[:2], TODAY, people=["Maya Chen", "Sam", "Maya"])
    check_ins.done(workspace, workspace.practices[:1], ago(40), people=["Maya Chen"])
    check_ins.set_people(workspace, workspace.practices[3], ago(2), ["Maya Chen"])
    people_changes.log_contact(workspace, ["Maya Chen"], ago(9), how=How.CALL, text="Tea")
    plan, _ = plans.add_plan(workspace, Plan("", "Soup", (), ago(1)), ["Maya Chen", "Sam"])
    plans.keep_plan(workspace, plan.id, ago(1))
    with workspace.store.change(ChangeInfo("look-back")) as change:
        change.put_journal(JournalEntry("", ago(3), EntryKind.WEEK, people=(chen.id,), text="Calm."))
    return maya.id, chen.id


def naming(workspace: Workspace, person: str) -> set[tuple[str, str]]:
    """Every record that names someone, out of what export writes."""
    return {
        (group, str(one["id"]))
        for group, records in workspace.store.export_records().items()
        for one in records
        if person in (one.get("people") or ())
    }


def meaning(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Everything that is recorded, without when, and without marks of what is no longer there."""
    return {
        group: {
            one["id"]: {name: value for name, value in one.items() if name not in ("rev", "at")}
            for one in records
            if not one.get("deleted")
        }
        for group, records in workspace.store.export_records().items()
    }


def exported(workspace: Workspace) -> bytes:
    return "".join(export_lines(workspace)).encode()


def test_whatever_names_the_second_names_the_first(workspace: Workspace, two: tuple[str, str]) -> None:
    maya, chen = two
    before = naming(workspace, maya) | naming(workspace, chen)
    ahead = look_at_joining(workspace, maya, chen)
    found, outcome = join_people(workspace, maya, chen)
    assert found == ahead
    assert found.moved == (4, 2, 1, 1)
    assert outcome == (ChangeInfo("person-joined", people=("Maya", "Maya Chen")), True, 0)
    assert naming(workspace, maya) == before
    assert naming(workspace, chen) == set()
    record = workspace.store.check_in(TODAY, workspace.practices[0].id)
    assert record is not None
    assert record.people[0] == maya
    assert len(record.people) == 2
    page = person_page(workspace, maya)
    assert page is not None
    assert len(page.shared) == 6
    assert [one.plan.what for one in page.plans] == ["Soup"]
    assert page.contact_days == (ago(40), ago(9), ago(1), TODAY)
    assert [one.profile.name for one in people_view(workspace).everyone] == ["Maya", "Sam"]
    assert find_person(workspace.store.profiles(), "maya chen").id == maya


def test_one_undo_makes_them_two_again(
    workspace: Workspace, two: tuple[str, str], opened: Callable[[], Workspace]
) -> None:
    before, view = meaning(workspace), people_view(workspace)
    join_people(workspace, *two)
    change = check_ins.undo(opened())
    assert change is not None
    assert change.kind == "person-joined"
    assert meaning(workspace) == before
    assert people_view(opened()) == view


def test_two_who_are_not_two_are_refused(workspace: Workspace, two: tuple[str, str]) -> None:
    maya, chen = two
    before = bytes_in(workspace.paths.data)
    with pytest.raises(WrongUse, match="one already"):
        join_people(workspace, maya, maya)
    with pytest.raises(PersonGone):
        join_people(workspace, maya, "p0")
    assert bytes_in(workspace.paths.data) == before
    join_people(workspace, maya, chen)
    with pytest.raises(PersonGone):
        look_at_joining(workspace, chen, maya)


def test_two_of_one_name_are_told_how_to_become_one(workspace: Workspace) -> None:
    ids = sorted(("pa", "pb"))
    workspace.store.merge({"people": [{"id": one, "name": "Maya"} for one in ids]}, ChangeInfo("import"))
    with pytest.raises(WrongUse) as refused:
        find_person(workspace.store.profiles(), "maya")
    assert f"people join {' '.join(ids)}" in refused.value.hint
    join_people(workspace, *ids)
    assert find_person(workspace.store.profiles(), "maya").also == ()


def test_fields_of_a_later_version_stay(workspace: Workspace, two: tuple[str, str]) -> None:
    maya, chen = two
    records = workspace.store.export_records()["people"]
    later = [
        {**one, "rev": "1900000000000-0000-far", "pet": one["name"]} for one in records if one["id"] == chen
    ]
    workspace.store.merge({"people": later}, ChangeInfo("import"))
    join_people(workspace, maya, chen)
    assert meaning(workspace)["people"][maya]["pet"] == "Maya Chen"


def test_what_a_popup_named_names_the_one_who_stays(workspace: Workspace, two: tuple[str, str]) -> None:
    maya, chen = two
    key = "people@2026-11-22T18:30"
    showing = Showing(key, "people", TODAY, Stage.SHOWN, datetime(2026, 11, 22, tzinfo=UTC), person=chen)
    with workspace.store.change(None) as change:
        change.put_showing(showing)
    join_people(workspace, maya, chen)
    assert workspace.store.showings()[key].person == maya
    check_ins.undo(workspace)
    assert workspace.store.showings()[key].person == chen


def test_what_is_still_open_about_the_second_is_kept_with_the_first(
    workspace: Workspace, two: tuple[str, str], opened: Callable[[], Workspace]
) -> None:
    maya, chen = two
    join_people(opened(), maya, chen)
    check_ins.done(workspace, workspace.practices[5:6], TODAY, person_ids=[chen])
    people_changes.log_contact(workspace, [], ago(5), person_ids=[chen, maya])
    someone_else(workspace, chen, TODAY)
    assert {("check_ins", f"{TODAY}.{workspace.practices[5].id}")} < naming(workspace, maya)
    assert [one.people for one in workspace.store.contacts(ago(5), ago(5))] == [(maya,)]
    assert workspace.store.profiles()[maya].rests_on(TODAY)


@pytest.fixture
def elsewhere(clock: StandingClock, tmp_path: Path) -> Workspace:
    """Another machine."""
    return Workspace(paths_in(tmp_path / "elsewhere"), clock)


def exchange(one: Workspace, other: Workspace) -> None:
    """Have two machines take over what the other has, until neither brings anything new."""
    for _ in range(2):
        import_data(one, exported(other))
        import_data(other, exported(one))


def test_another_machine_follows_with_all_it_has_recorded_meanwhile(
    workspace: Workspace, two: tuple[str, str], elsewhere: Workspace, clock: StandingClock
) -> None:
    maya, chen = two
    import_data(elsewhere, exported(workspace))
    clock.move(minutes=5)
    join_people(workspace, maya, chen)
    clock.move(minutes=5)
    check_ins.done(elsewhere, elsewhere.practices[7:8], TODAY, people=["Maya Chen"])
    check_ins.set_note(elsewhere, elsewhere.practices[0], ago(40), "Later")
    before = meaning(elsewhere)
    import_data(elsewhere, exported(workspace))
    assert naming(elsewhere, chen) == set()
    assert len(naming(elsewhere, maya)) == 9
    assert chen not in elsewhere.store.people()
    import_data(workspace, exported(elsewhere))
    assert meaning(workspace) == meaning(elsewhere)
    assert check_ins.undo(elsewhere) is not None
    assert meaning(elsewhere) == before


def test_who_was_changed_elsewhere_since_goes_in_again(
    workspace: Workspace, two: tuple[str, str], elsewhere: Workspace, clock: StandingClock
) -> None:
    maya, chen = two
    import_data(elsewhere, exported(workspace))
    join_people(workspace, maya, chen)
    clock.move(minutes=5)
    profile = elsewhere.store.profiles()[chen]
    save_person(elsewhere, profile, profile._replace(details=(Remembered("Plays the oboe"),)))
    clock.move(minutes=5)
    exchange(workspace, elsewhere)
    for one in (workspace, elsewhere):
        assert chen not in one.store.people()
        assert "Plays the oboe" in [entry.text for entry in one.store.profiles()[maya].details]
    assert meaning(workspace) == meaning(elsewhere)


def test_taken_back_they_are_two_elsewhere_too(
    workspace: Workspace, two: tuple[str, str], elsewhere: Workspace, clock: StandingClock
) -> None:
    before = meaning(workspace)
    join_people(workspace, *two)
    exchange(workspace, elsewhere)
    assert len(elsewhere.store.people()) == 2
    clock.move(minutes=5)
    while (change := check_ins.undo(workspace)) is not None and change.kind != "person-joined":
        pass
    exchange(workspace, elsewhere)
    assert meaning(elsewhere) == meaning(workspace) == before


def test_of_two_machines_that_joined_them_each_the_other_way_the_later_holds(
    workspace: Workspace, two: tuple[str, str], elsewhere: Workspace, clock: StandingClock
) -> None:
    maya, chen = two
    import_data(elsewhere, exported(workspace))
    join_people(workspace, maya, chen)
    clock.move(minutes=5)
    join_people(elsewhere, chen, maya)
    clock.move(minutes=5)
    check_ins.done(workspace, workspace.practices[9:10], TODAY, people=["Maya"])
    exchange(workspace, elsewhere)
    assert meaning(workspace) == meaning(elsewhere)
    assert sorted(one.name for one in workspace.store.people().values()) == ["Maya Chen", "Sam"]
    assert naming(workspace, maya) == set()
    assert len(naming(workspace, chen)) == 9


def test_where_the_one_who_stayed_was_removed_nothing_is_followed(
    workspace: Workspace, two: tuple[str, str], elsewhere: Workspace, clock: StandingClock
) -> None:
    maya, chen = two
    import_data(elsewhere, exported(workspace))
    join_people(workspace, maya, chen)
    remove_person(workspace, maya)
    clock.move(minutes=5)
    profile = elsewhere.store.profiles()[chen]
    save_person(elsewhere, profile, profile._replace(notes="Dances."))
    clock.move(minutes=5)
    exchange(workspace, elsewhere)
    assert [one.name for one in workspace.store.people().values()] == ["Maya Chen", "Sam"]
    assert meaning(workspace) == meaning(elsewhere)


def test_after_thirty_days_it_can_still_be_taken_back(
    workspace: Workspace, two: tuple[str, str], clock: StandingClock
) -> None:
    before = meaning(workspace)
    join_people(workspace, *two)
    clock.move(days=31)
    assert people_changes.forget_removed(workspace) == 0
    check_ins.undo(workspace)
    assert meaning(workspace) == before


@pytest.mark.parametrize("now", [True, False])
def test_with_who_is_removed_goes_who_went_into_them(
    workspace: Workspace, two: tuple[str, str], clock: StandingClock, *, now: bool
) -> None:
    clock.move(days=1)
    join_people(workspace, *two)
    remove_person(workspace, two[0], now=now)
    clock.move(days=31)
    people_changes.forget_removed(workspace)
    left = [
        str(path.relative_to(workspace.paths.data))
        for path in workspace.paths.data.rglob("*")
        if path.is_file() and b"Chen" in path.read_bytes()
    ]
    assert left
    assert all(name.startswith("backups/") for name in left)


names = st.lists(st.sampled_from(["Maya", "Maya Chen", "Sam"]), min_size=1, max_size=3, unique=True)
STEPS = st.lists(
    st.tuples(st.sampled_from(["done", "noted", "contact", "plan", "kept"]), st.integers(0, 70), names),
    max_size=10,
)


def record(workspace: Workspace, what: str, day: date, people: list[str]) -> None:
    practice = workspace.practices[len(people)]
    if what == "done":
        check_ins.done(workspace, [practice], day, people=people)
    elif what == "noted":
        check_ins.set_people(workspace, practice, day, people)
    elif what == "contact":
        people_changes.log_contact(workspace, people, day)
    else:
        plan, _ = plans.add_plan(workspace, Plan("", "Soup", (), day), people)
        if what == "kept":
            plans.keep_plan(workspace, plan.id, day)


@given(STEPS)
@settings(max_examples=20, deadline=None)
def test_what_is_shared_is_the_union_and_undo_brings_all_back(
    steps: list[tuple[str, int, list[str]]],
) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
        workspace = Workspace(paths_in(Path(place)), StandingClock())
        for name in ("Maya", "Maya Chen", "Sam"):
            add_person(workspace, Profile("", name))
        for what, back, people in steps:
            record(workspace, what, ago(back), people)
        ids = {one.name: one.id for one in workspace.store.people().values()}
        maya, chen, sam = ids["Maya"], ids["Maya Chen"], ids["Sam"]
        shared, of_sam = naming(workspace, maya) | naming(workspace, chen), naming(workspace, sam)
        before, stood = meaning(workspace), in_touch_with(workspace)
        join_people(workspace, maya, chen)
        assert naming(workspace, maya) == shared
        assert naming(workspace, sam) == of_sam
        latest = max((one.last for one in (stood[maya], stood[chen]) if one.last), default=None)
        assert in_touch_with(workspace)[maya].last == latest
        assert in_touch_with(workspace)[sam] == stood[sam]
        after = meaning(workspace)
        assert {
            group: found.keys() for group, found in after.items() if group not in ("people", "state")
        } == {group: found.keys() for group, found in before.items() if group not in ("people", "state")}
        check_ins.undo(workspace)
        assert meaning(workspace) == before
        assert in_touch_with(workspace) == stood
