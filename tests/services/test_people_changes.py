"""Adding, editing, resting, archiving and removing people, and being in touch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from connect_tui.domain.contacts import How
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import (
    MOST_RESTS,
    Circle,
    GoingThrough,
    Occasion,
    Profile,
    Remembered,
    Rhythm,
    Style,
)
from connect_tui.domain.records import ChangeInfo
from connect_tui.services import check_ins
from connect_tui.services.check_ins import Outcome
from connect_tui.services.people import in_touch_with
from connect_tui.services.people_changes import (
    add_person,
    archive_person,
    drop_contact,
    log_contact,
    rest_person,
    save_person,
)
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock

TODAY = date(2026, 11, 22)

WHOLE = Profile(
    id="",
    name="Maya Lind",
    also=("Maya", "Majken"),
    circle=Circle.INNER,
    rhythm=Rhythm(5, 10),
    style=Style.ANXIOUS,
    in_common=(Remembered("Climbing", date(2020, 1, 5)),),
    details=(Remembered("Two\nlines", TODAY), Remembered("Tea", date(2019, 5, 5))),
    birthday=Occasion("", 2, 29, 1984),
    dates=(Occasion("Wedding", 6, 14, 2019), Occasion("Moved", 1, 1, 1), Occasion("Far", 12, 31, 9999)),
    reach="Signal\nor a letter",
    going_through=GoingThrough("A move", TODAY, TODAY + timedelta(days=9), 2),
    notes="Asks twice.",
    added=date(2020, 1, 1),
    rests_from=TODAY,
    rests_until=TODAY + timedelta(days=3),
    archived=date(2026, 11, 1),
    from_cards=("a1",),
    rested=((date(2025, 1, 1), date(2025, 1, 9)), (date(2025, 5, 5), date(2025, 5, 5))),
)


def profile(workspace: Workspace, name: str = "Maya") -> Profile:
    return next(one for one in workspace.store.profiles().values() if name in (one.name, *one.also))


@pytest.fixture
def maya(workspace: Workspace) -> Profile:
    return add_person(workspace, Profile("", "Maya"))[0]


def test_all_that_is_kept_of_someone_is_read_back(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    added, outcome = add_person(workspace, WHOLE)
    assert outcome == (ChangeInfo("person-added", people=("Maya Lind",)), True, 0)
    assert added == WHOLE._replace(id=added.id)
    assert opened().store.profiles() == {added.id: added}
    assert opened().store.people()[added.id][1:] == ("Maya Lind", ("Maya", "Majken"), date(2026, 11, 1))


def test_someone_new_is_in_the_wider_circle_and_added_today(workspace: Workspace) -> None:
    added, _ = add_person(workspace, Profile("", " Ma\x07ya "))
    assert (added.name, added.circle, added.added) == ("Maya", Circle.WIDER, TODAY)
    listen = workspace.practices[:1]
    check_ins.done(workspace, listen, TODAY - timedelta(days=90), people=["Sam"])
    check_ins.set_people(workspace, listen[0], TODAY - timedelta(days=80), ["Ines"])
    log_contact(workspace, ["Zoë"], TODAY - timedelta(days=70))
    assert {profile(workspace, name).added for name in ("Sam", "Ines", "Zoë")} == {TODAY}


def test_another_name_names_a_person_everywhere(workspace: Workspace, maya: Profile) -> None:
    save_person(workspace, maya, maya._replace(name="Maya Lind", also=("maya", "Majken", "majken", " ")))
    assert profile(workspace, "Maya Lind").also == ("maya", "Majken")
    practice = workspace.practices[0]
    check_ins.done(workspace, [practice], TODAY, people=["MAYA", "majken", "Maya Lind"])
    check_ins.set_people(workspace, practice, TODAY - timedelta(days=1), ["Majken", "maya"])
    log_contact(workspace, ["MAJKEN"], TODAY)
    assert list(workspace.store.people()) == [maya.id]
    for day in (TODAY, TODAY - timedelta(days=1)):
        record = workspace.store.check_in(day, practice.id)
        assert record is not None
        assert record.people == (maya.id,)
    assert [one.people for one in workspace.store.contacts(TODAY, TODAY)] == [(maya.id,)]


@pytest.mark.parametrize("name", ["MAYA", "majken", "Zoe\u0308"])
def test_two_people_cannot_share_a_name(workspace: Workspace, maya: Profile, name: str) -> None:
    add_person(workspace, Profile("", "Sam", ("Zoë",)))
    save_person(workspace, maya, maya._replace(also=("Majken",)))
    other = add_person(workspace, Profile("", "Ines"))[0]
    for wrong in (Profile("", name), Profile("", "Someone", (name,))):
        with pytest.raises(WrongUse, match="called"):
            add_person(workspace, wrong)
    with pytest.raises(WrongUse, match="called"):
        save_person(workspace, other, other._replace(also=(name,)))
    assert len(workspace.store.people()) == 3


def test_a_name_that_two_histories_share_still_leaves_everything_else_to_be_changed(
    workspace: Workspace, maya: Profile
) -> None:
    workspace.store.merge({"people": [{"id": "p1", "name": "MAYA"}]}, ChangeInfo("import"))
    assert save_person(workspace, maya, maya._replace(notes="Tea")).changed
    archive_person(workspace, maya.id)
    log_contact(workspace, ["Maya"], TODAY)
    assert workspace.store.contacts(TODAY, TODAY)[0].people == ("p1",)


@pytest.mark.parametrize(
    "wrong",
    [
        Profile("", " \x07 "),
        Profile("", "Maya", rhythm=Rhythm(0, 5)),
        Profile("", "Maya", rhythm=Rhythm(9, 5)),
        Profile("", "Maya", rhythm=Rhythm(9, 3651)),
        Profile("", "Maya", birthday=Occasion("", 2, 29, 2023)),
        Profile("", "Maya", birthday=Occasion("", 2, 30)),
        Profile("", "Maya", dates=(Occasion("x", 13, 1),)),
        Profile("", "Maya", dates=(Occasion("x", 1, 1, 10000),)),
        Profile("", "Maya", going_through=GoingThrough("", TODAY, TODAY - timedelta(days=1))),
        Profile("", "Maya", going_through=GoingThrough("", TODAY, None, 0)),
    ],
)
def test_what_cannot_be_is_refused(workspace: Workspace, wrong: Profile) -> None:
    with pytest.raises(WrongUse) as caught:
        add_person(workspace, wrong)
    assert caught.value.hint
    assert workspace.store.people() == {}


@pytest.mark.parametrize(
    "name",
    [
        "[bold]x[/bold]",
        "\u202eayaM",
        "x" * 10_000,
        "👩‍👩‍👧",
        "שרה",
        "O'Hara\\",
        '"quoted"',
        "-rf",
        "\ufeffBom",
        "\u0301a",
    ],
)
def test_odd_names_are_kept_as_they_are(
    workspace: Workspace, opened: Callable[[], Workspace], name: str
) -> None:
    added, _ = add_person(workspace, Profile("", name, in_common=(Remembered(name),), notes=name))
    kept = opened().store.profiles()[added.id]
    assert (kept.name, kept.notes, kept.in_common) == (name, name, (Remembered(name, TODAY),))
    log_contact(opened(), [name], TODAY, text=name)
    assert [one[2:5] for one in opened().store.contacts(TODAY, TODAY)] == [((added.id,), How.OTHER, name)]


def test_hostile_characters_are_cleaned_away(workspace: Workspace) -> None:
    added, _ = add_person(
        workspace, Profile("", "a\x00\x1b]0;x\x07\nb\ud800", ("\x00",), reach="\x1b[31m1\r\n2")
    )
    assert (added.name, added.also, added.reach) == ("a]0;x b\ufffd", (), "[31m1\n2")


def test_only_what_differs_is_saved(
    workspace: Workspace, maya: Profile, opened: Callable[[], Workspace]
) -> None:
    save_person(opened(), maya, maya._replace(circle=Circle.CLOSE, in_common=(Remembered("Tea", TODAY),)))
    mine = maya._replace(name="Maya Lind", in_common=(Remembered("Chess", TODAY),), notes="Two steps")
    save_person(workspace, maya, mine)
    save_person(opened(), maya, maya._replace(notes="Rings twice"))
    found = profile(workspace, "Maya Lind")
    assert (found.circle, found.notes) == (Circle.CLOSE, "Two steps\nRings twice")
    assert [one.text for one in found.in_common] == ["Tea", "Chess"]
    less = found._replace(in_common=found.in_common[1:], birthday=Occasion("", 1, 2))
    save_person(opened(), found, found._replace(in_common=(*found.in_common, Remembered("Cake", TODAY))))
    save_person(workspace, found, less)
    assert [one.text for one in profile(workspace, "Maya Lind").in_common] == ["Chess", "Cake"]
    assert save_person(workspace, found, found) == (ChangeInfo("person", people=("Maya Lind",)), False, 0)


def test_what_a_later_version_knows_stays(workspace: Workspace, opened: Callable[[], Workspace]) -> None:
    document = {
        "id": "p1",
        "name": "Maya",
        "circle": "neighbours",
        "pets": ["Cat"],
        "birthday": "soon",
        "details": [{"text": "Tea", "source": "her"}],
    }
    workspace.store.merge({"people": [document]}, ChangeInfo("import"))
    before = workspace.store.profiles()["p1"]
    assert (before.circle, before.birthday) == (Circle.WIDER, None)
    assert ["birthday" in notice.message for notice in workspace.store.take_notices()] == [True]
    save_person(workspace, before, before._replace(notes="Kind"))
    exported = opened().store.export_records()["people"][0]
    exported.pop("rev")
    assert exported == {**document, "notes": "Kind"}


def test_an_entry_that_cannot_be_read_hides_no_others_and_stays(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    document: dict[str, Any] = {
        "id": "p1",
        "name": "Maya",
        "also": ["Majken", 5],
        "details": [{"text": "Tea", "source": "her"}, {"voice": "memo.ogg"}, {"text": "Chess"}],
        "dates": [{"name": "Wedding", "date": "2019-06-14", "where": "Lund"}, {"date": "soon"}],
        "going_through": {"what": "A move", "since": "2026-11-01", "mood": "low"},
        "rested": [{"from": "2026-01-01"}, {"from": "2026-02-01", "until": "2026-02-09"}],
    }
    workspace.store.merge({"people": [document]}, ChangeInfo("import"))
    before = workspace.store.profiles()["p1"]
    assert [one.text for one in before.details] == ["Tea", "Chess"]
    assert (before.also, [one.name for one in before.dates], len(before.rested)) == (
        ("Majken",),
        ["Wedding"],
        1,
    )
    assert before.going_through is not None
    assert workspace.store.people()["p1"].also == ("Majken",)
    [notice] = workspace.store.take_notices()
    assert all(field in notice.message for field in ("also", "details", "dates", "rested"))
    after = before._replace(
        also=("Majken", "M"),
        details=(before.details[0], Remembered("Cake", TODAY)),
        dates=(Occasion("Moved", 1, 2), *before.dates),
        going_through=before.going_through._replace(every=5),
    )
    save_person(workspace, before, after)
    exported = opened().store.export_records()["people"][0]
    assert exported["also"] == ["Majken", "M", 5]
    assert exported["details"] == [
        {"text": "Tea", "source": "her"},
        {"text": "Cake", "date": "2026-11-22"},
        {"voice": "memo.ogg"},
    ]
    assert exported["dates"] == [{"name": "Moved", "date": "--01-02"}, *document["dates"]]
    assert exported["going_through"] == {**document["going_through"], "every": 5}
    assert exported["rested"] == document["rested"]
    found = opened().store.profiles()["p1"]
    save_person(workspace, found, found._replace(details=(), dates=()))
    exported = opened().store.export_records()["people"][0]
    assert (exported["details"], exported["dates"]) == ([{"voice": "memo.ogg"}], [{"date": "soon"}])


@pytest.mark.parametrize("field", ["notes", "reach"])
@pytest.mark.parametrize(
    ("before", "there", "after", "left"),
    [
        ("one", "one\ntwo", "one\nthree", "one\ntwo\nthree"),
        ("one\ntwo", "one\ntwo\nthree", "two", "two\nthree"),
        ("one\ntwo", "two", "one\ntwo\nfour", "two\nfour"),
        ("one", "one\ntwo", "", "two"),
        ("one", "", "one\n\nthree", "three"),
        ("", "a\n\nb", "a\n\nc", "a\n\nb\nc"),
        ("one", "two", "two", "two"),
    ],
)
def test_of_texts_edited_twice_each_line_is_kept_once(
    workspace: Workspace, maya: Profile, field: str, before: str, there: str, after: str, left: str
) -> None:
    def written(text: str) -> Profile:
        fields: dict[str, Any] = {field: text}
        return maya._replace(**fields)

    save_person(workspace, maya, written(before))
    save_person(workspace, written(before), written(there))
    save_person(workspace, written(before), written(after))
    assert getattr(profile(workspace), field) == left


def test_nobody_to_be_changed_is_wrong_use(workspace: Workspace, maya: Profile) -> None:
    check_ins.undo(workspace)
    changes: list[Callable[[], Outcome]] = [
        lambda: save_person(workspace, maya, maya._replace(notes="x")),
        lambda: rest_person(workspace, maya.id, TODAY),
        lambda: archive_person(workspace, maya.id),
    ]
    for change in changes:
        with pytest.raises(WrongUse, match="removed"):
            change()


def test_a_rest_begins_once_and_can_be_ended(
    workspace: Workspace, maya: Profile, clock: StandingClock
) -> None:
    outcome = rest_person(workspace, maya.id, TODAY + timedelta(days=7))
    assert outcome.change == ChangeInfo("person-rest", TODAY, TODAY + timedelta(days=7), people=("Maya",))
    clock.move(days=2)
    rest_person(workspace, maya.id, TODAY + timedelta(days=20))
    assert profile(workspace)[14:16] == (TODAY, TODAY + timedelta(days=20))
    rest_person(workspace, maya.id, None)
    assert profile(workspace)[14:16] == (TODAY, TODAY + timedelta(days=1))
    assert not rest_person(workspace, maya.id, None).changed
    rest_person(workspace, maya.id, TODAY + timedelta(days=2))
    assert profile(workspace)[14:16] == (TODAY, TODAY + timedelta(days=2))
    clock.move(days=9)
    rest_person(workspace, maya.id, TODAY + timedelta(days=30))
    rest_person(workspace, maya.id, None)
    assert profile(workspace)[14:16] == (None, None)
    assert profile(workspace).rests == ((TODAY, TODAY + timedelta(days=2)),)
    with pytest.raises(WrongUse, match="passed"):
        rest_person(workspace, maya.id, TODAY + timedelta(days=1))
    with pytest.raises(WrongUse, match="too far"):
        rest_person(workspace, maya.id, date(2040, 1, 1))


def test_a_second_rest_leaves_the_first_in_mind(
    workspace: Workspace, maya: Profile, clock: StandingClock
) -> None:
    save_person(workspace, maya, maya._replace(circle=Circle.INNER))
    log_contact(workspace, ["Maya"], TODAY)
    clock.move(days=1)
    rest_person(workspace, maya.id, TODAY + timedelta(days=30))
    clock.move(days=33)
    rest_person(workspace, maya.id, TODAY + timedelta(days=34))
    clock.move(days=1)
    stand = in_touch_with(workspace)[maya.id]
    assert (stand.due, stand.past_longest, stand.days, stand.waking_days) == (True, False, 35, 4)
    assert in_touch_with(workspace, TODAY + timedelta(days=20))[maya.id].resting_until == TODAY + timedelta(
        days=30
    )


def test_so_many_rests_are_kept(workspace: Workspace, maya: Profile, clock: StandingClock) -> None:
    for _ in range(MOST_RESTS + 3):
        rest_person(workspace, maya.id, workspace.today())
        clock.move(days=2)
    found = profile(workspace)
    assert len(found.rested) == MOST_RESTS
    assert found.rested[-1] == (workspace.today() - timedelta(days=4),) * 2


def test_archived_people_are_offered_last_and_come_back(workspace: Workspace, maya: Profile) -> None:
    add_person(workspace, Profile("", "Zoë"))
    assert check_ins.known_names(workspace) == ["Maya", "Zoë"]
    assert archive_person(workspace, maya.id).changed
    assert not archive_person(workspace, maya.id).changed
    assert profile(workspace).archived == TODAY
    assert check_ins.known_names(workspace) == ["Zoë", "Maya"]
    archive_person(workspace, maya.id, archived=False)
    assert check_ins.known_names(workspace) == ["Maya", "Zoë"]


def test_being_in_touch_is_noted_once(workspace: Workspace, maya: Profile) -> None:
    outcome = log_contact(
        workspace, ["Sam"], TODAY, how=How.CALL, text=" a\x07b ", person_ids=[maya.id, "gone"]
    )
    assert outcome.change == ChangeInfo("contact", TODAY, people=("Maya", "Sam"))
    assert not log_contact(workspace, ["maya", "sam"], TODAY, how=How.CALL, text="ab").changed
    assert log_contact(workspace, ["Maya"], TODAY, how=How.CALL, text="ab").changed
    assert [one.text for one in workspace.store.contacts(TODAY, TODAY)] == ["ab", "ab"]
    for names, day, why in (
        (["Maya"], TODAY + timedelta(days=1), "you cannot have been in touch yet"),
        (["Maya"], date(1899, 1, 1), "too long ago"),
        ([], TODAY, "Nobody"),
        ([" "], TODAY, "needs a name"),
    ):
        with pytest.raises(WrongUse, match=why):
            log_contact(workspace, names, day)


def test_a_contact_is_taken_back_and_brought_back(workspace: Workspace, maya: Profile) -> None:
    log_contact(workspace, ["Maya", "Sam"], TODAY, text="Tea")
    before = workspace.store.contacts(TODAY, TODAY)
    outcome = drop_contact(workspace, before[0].id, TODAY)
    assert outcome == (ChangeInfo("contact-dropped", TODAY, people=("Maya", "Sam")), True, 0)
    assert workspace.store.contacts(TODAY, TODAY) == []
    assert not drop_contact(workspace, before[0].id, TODAY).changed
    assert not drop_contact(workspace, "no such", TODAY).changed
    assert check_ins.undo(workspace) == outcome.change
    assert workspace.store.contacts(TODAY, TODAY) == before
    assert check_ins.undo(workspace) == ChangeInfo("contact", TODAY, people=("Maya", "Sam"))
    assert (workspace.store.contacts(TODAY, TODAY), list(workspace.store.people())) == ([], [maya.id])


def test_every_change_is_taken_back_by_one_undo(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    maya, _ = add_person(workspace, WHOLE._replace(archived=None, rests_from=None, rests_until=None))
    changes: list[Callable[[], Outcome]] = [
        lambda: save_person(workspace, maya, maya._replace(name="M", also=(), in_common=(), rhythm=None)),
        lambda: rest_person(workspace, maya.id, TODAY),
        lambda: archive_person(workspace, maya.id),
    ]
    for change in changes:
        assert change().changed
        check_ins.undo(opened())
        assert workspace.store.profiles() == {maya.id: maya}
    check_ins.undo(workspace)
    assert workspace.store.profiles() == {}


def test_one_check_in_with_two_people_moves_both_and_one_undo_takes_all_back(workspace: Workspace) -> None:
    from connect_tui.services.people import people_view

    add_person(workspace, Profile("", "Maya", added=TODAY - timedelta(days=90)))
    log_contact(workspace, ["Sam"], TODAY - timedelta(days=200))
    before = people_view(workspace)
    assert [view.in_touch.due for view in before.everyone] == [True, True]
    check_ins.done(workspace, workspace.practices[:1], TODAY, people=["Maya", "Sam"])
    after = people_view(workspace)
    assert [(view.in_touch.last, view.in_touch.due) for view in after.everyone] == [(TODAY, False)] * 2
    assert after.reach_out == ()
    check_ins.undo(workspace)
    assert people_view(workspace) == before
