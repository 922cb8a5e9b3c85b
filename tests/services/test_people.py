"""Everyone, one person's page, and whom a name means."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.company import Together
from connect_tui.domain.contacts import How
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.people import Circle, Occasion, Profile, Remembered
from connect_tui.domain.plans import Plan
from connect_tui.domain.records import ChangeInfo
from connect_tui.services import check_ins
from connect_tui.services.people import find_person, people_view, person_page
from connect_tui.services.people_changes import add_person, archive_person, log_contact
from connect_tui.services.person_views import PersonPage, Shared, SharedKind
from connect_tui.services.plans import add_plan, keep_plan
from connect_tui.services.workspace import Workspace

TODAY = date(2026, 11, 22)

TWINS = {one.id: one for one in (Profile("p1", "Ann"), Profile("p2", "ann"), Profile("p3", "Annika"))}

KNOWN = {
    one.id: one
    for one in (
        Profile("p1", "Maya Lind", ("Majken",)),
        Profile("p2", "Maya Brandt"),
        Profile("p3", "Zoë"),
        Profile("p4", "Sam", archived=TODAY),
        Profile("p5", "p3"),
        Profile("p6", "Samir", ("Ibn Battuta",), archived=TODAY),
    )
}


def ago(number: int) -> date:
    return TODAY - timedelta(days=number)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("p1", "p1"),
        ("p3", "p3"),
        (" maya  LIND\x07", "p1"),
        ("majken", "p1"),
        ("Zoe\u0308", "p3"),
        ("brandt", "p2"),
        ("ajk", "p1"),
        ("sam", "p4"),
        ("ibn battuta", "p6"),
    ],
)
def test_whom_a_name_means(text: str, person: str) -> None:
    assert find_person(KNOWN, text).id == person


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("may", ("Maya Brandt", "Maya Lind")),
        ("sa", ("Sam",)),
        ("Brant", ("Maya Brandt",)),
        ("Battuta", ("Samir",)),
        ("", ()),
        (" \x00", ()),
        ("x" * 10_000, ()),
    ],
)
def test_whom_it_does_not_mean(text: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(WrongUse) as caught:
        find_person(KNOWN, text)
    assert caught.value.nearest == nearest
    assert caught.value.hint
    assert len(str(caught.value)) < 300


@given(st.text(max_size=30))
def test_any_text_means_someone_or_is_wrong_use(text: str) -> None:
    try:
        found = find_person(KNOWN, text)
    except WrongUse:
        return
    assert found in KNOWN.values()


def test_everyone_comes_by_circle_and_name_and_archived_people_last(workspace: Workspace) -> None:
    for name, circle in (
        ("zoë", "wider"),
        ("Zach", "wider"),
        ("Ann", "close"),
        ("Old", "inner"),
        ("Ben", "inner"),
    ):
        add_person(workspace, Profile("", name, circle=Circle(circle)))
    archive_person(workspace, find_person(workspace.store.profiles(), "Old").id)
    log_contact(workspace, ["Ann"], ago(22))
    log_contact(workspace, ["Ben"], ago(15))
    found = people_view(workspace)
    assert [view.profile.name for view in found.everyone] == ["Ben", "Ann", "Zach", "zoë", "Old"]
    assert [view.profile.name for view in found.reach_out][:2] == ["Ben", "Ann"]
    assert {view.profile.name for view in found.reach_out[2:]} == {"Zach", "zoë"}
    assert all(view.suggestion for view in found.reach_out)
    assert found.today == TODAY
    assert people_view(workspace) == found


@pytest.fixture
def maya(workspace: Workspace) -> str:
    profile = Profile(
        "",
        "Maya",
        in_common=(Remembered("Climbing", ago(9)), Remembered("Chess", ago(3))),
        details=(Remembered("A sister", ago(5)),),
        birthday=Occasion("", 1, 2, 1990),
        dates=(Occasion("Wedding", 11, 23, 2019), Occasion("Moved", 11, 20)),
    )
    added, _ = add_person(workspace, profile)
    one, two, three, *_ = workspace.practices
    check_ins.done(workspace, [one, two], ago(9), note="Long", people=["Maya", "Sam"])
    check_ins.done(workspace, [two], ago(2), people=["Maya"])
    check_ins.done(workspace, [three], ago(2), people=["Sam"])
    check_ins.set_people(workspace, one, ago(4), ["Maya"])
    check_ins.set_note(workspace, one, ago(4), "Thought of her")
    check_ins.rest(workspace, [three], ago(3))
    check_ins.set_people(workspace, three, ago(3), ["Maya"])
    log_contact(workspace, ["Sam", "Maya"], ago(2), how=How.CALL, text="Tea")
    plan, _ = add_plan(workspace, Plan("", "Soup", (), ago(20)), ["Maya"])
    keep_plan(workspace, plan.id, ago(20))
    add_plan(workspace, Plan("", "Run", (), TODAY), ["Maya", "Sam"])
    add_plan(workspace, Plan("", "Missed", (), ago(1)), ["Maya"])
    add_plan(workspace, Plan("", "Without her", (), TODAY), ["Sam"])
    return added.id


def page(workspace: Workspace, person: str) -> PersonPage:
    found = person_page(workspace, person)
    assert found is not None
    return found


def test_a_page_holds_all_there_is(workspace: Workspace, maya: str) -> None:
    found = page(workspace, maya)
    one, two, three, *_ = (practice.id for practice in workspace.practices)
    contact, kept = (workspace.store.contacts(day, day)[0].id for day in (ago(2), ago(20)))
    assert found.shared == (
        Shared(ago(2), SharedKind.CHECK_IN, two),
        Shared(ago(2), SharedKind.CONTACT, None, "Tea", ("Sam",), How.CALL, contact),
        Shared(ago(3), SharedKind.NOTED, three),
        Shared(ago(4), SharedKind.NOTED, one, "Thought of her"),
        Shared(ago(9), SharedKind.CHECK_IN, *((one, two) if one < two else (two, one))[:1], "Long", ("Sam",)),
        Shared(ago(9), SharedKind.CHECK_IN, *((one, two) if one < two else (two, one))[1:], "Long", ("Sam",)),
        Shared(ago(20), SharedKind.KEPT_PLAN, None, "Soup", (), How.OTHER, kept),
    )
    assert found.contact_days == (ago(20), ago(9), ago(2))
    assert found.view.in_touch.last == ago(2)
    assert found.practices == (Together(two, 2), Together(one, 1))
    assert [(one.name, day) for one, day in found.coming] == [
        ("Wedding", date(2026, 11, 23)),
        ("", date(2027, 1, 2)),
        ("Moved", date(2027, 11, 20)),
    ]
    assert [view.plan.what for view in found.plans] == ["Run", "Missed", "Soup"]
    assert [one.text for one in found.remember] == ["Chess", "A sister", "Climbing"]


def test_a_page_shows_nothing_ahead_and_nobody_who_is_gone(workspace: Workspace, maya: str) -> None:
    tomorrow = TODAY + timedelta(days=1)
    before = page(workspace, maya)
    ahead = {"day": str(tomorrow), "people": [maya]}
    records: dict[str, list[dict[str, Any]]] = {
        "check_ins": [{**ahead, "id": f"{tomorrow}.self", "state": "done"}],
        "contacts": [{**ahead, "id": "c1"}],
    }
    workspace.store.merge(records, ChangeInfo("import"))
    assert page(workspace, maya) == before
    assert person_page(workspace, "nobody") is None


@pytest.mark.parametrize("layout", ["indented", "one line", "escaped", "reversed", "a stray line"])
def test_a_page_does_not_depend_on_how_a_file_is_laid_out(
    workspace: Workspace, maya: str, layout: str, opened: Callable[[], Workspace]
) -> None:
    before = page(workspace, maya)
    for file in sorted(workspace.paths.data.glob("c*-20*.json")):
        file.write_text(laid_out(file, layout, maya))
    assert page(opened(), maya) == before


def laid_out(file: Path, layout: str, person: str) -> str:
    whole = json.loads(file.read_text())
    if layout == "indented":
        return json.dumps(whole, indent=2)
    if layout == "one line":
        return json.dumps(whole)
    if layout == "escaped":
        return file.read_text().replace(person, "".join(f"\\u{ord(one):04x}" for one in person))
    if layout == "reversed":
        return json.dumps(dict(reversed(whole.items())), indent=0)
    return file.read_text().replace("{\n", '{\n"x":["' + person + '"],\n', 1)


def test_an_id_with_odd_characters_is_found(workspace: Workspace) -> None:
    odd = 'p"1\\é'
    workspace.store.merge(
        {
            "people": [{"id": odd, "name": "Maya"}],
            "contacts": [{"id": "c1", "day": str(TODAY), "people": [odd]}],
        },
        ChangeInfo("import"),
    )
    assert page(workspace, odd).contact_days == (TODAY,)


def test_a_name_that_two_bear_names_neither() -> None:
    with pytest.raises(WrongUse, match="2 people are called") as error:
        find_person(TWINS, "ANN")
    assert error.value.nearest == ("p1", "p2")
    assert find_person(TWINS, "p2").name == "ann"
    assert find_person(TWINS, "annik").name == "Annika"
