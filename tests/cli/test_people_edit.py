"""``people add`` and ``edit``: what is kept about someone."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Connect
from tests.cli.people import PERSON, everyone


def test_a_name_is_enough_to_add_someone(connect: Connect) -> None:
    ran = connect("people", "add", "Maya Lindqvist")
    assert (ran.status, ran.out, ran.err) == (0, "Maya Lindqvist is here now: wider circle.\n", "")
    found = everyone(connect)["Maya Lindqvist"]
    assert set(found) == PERSON
    assert (found["circle"], found["added"], found["last"]) == ("wider", "2026-11-22", None)
    assert found["rhythm"] == {"wished": 90, "longest": 180, "own": False}
    assert found["why"] == {"reason": "new", "days": 0, "date": None, "occasion": None}


def test_all_that_can_be_kept_of_someone(connect: Connect) -> None:
    ran = connect(
        *(
            "people",
            "add",
            "Maya",
            "--also",
            "Mayka",
            "--also",
            "M. L.",
            "--circle",
            "inner",
            "--rhythm",
            "14/30",
        ),
        *(
            "--style",
            "secure",
            "--birthday",
            "17 May 1990",
            "--date",
            "Wedding=2012-06-09",
            "--in-common",
            "choir",
        ),
        *("--detail", "Has a cat.", "--reach", "+49 30 1", "--going-through", "a move", "--until", "friday"),
        *("--every", "2", "--notes", "-", "--json"),
        given=b"first line\nsecond\n",
    )
    found = ran.json
    assert set(found) == PERSON | {"changed"}
    assert found["changed"] is True
    assert found["also"] == ["Mayka", "M. L."]
    assert (found["circle"], found["style"], found["reach"]) == ("inner", "secure", "+49 30 1")
    assert found["rhythm"] == {"wished": 14, "longest": 30, "own": True}
    assert (found["birthday"], found["dates"]) == ("1990-05-17", [{"name": "Wedding", "date": "2012-06-09"}])
    assert found["in_common"] == [{"text": "choir", "date": "2026-11-22"}]
    assert found["details"] == [{"text": "Has a cat.", "date": "2026-11-22"}]
    assert found["going_through"] == {
        "what": "a move",
        "since": "2026-11-22",
        "until": "2026-11-27",
        "every": 2,
    }
    assert found["notes"] == "first line\nsecond"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("--05-17", "--05-17"),
        ("05-17", "--05-17"),
        ("1990-05-17", "1990-05-17"),
        ("17 May", "--05-17"),
        ("17. sept. 1990", "1990-09-17"),
        ("May 17th, 1990", "1990-05-17"),
        ("29 February", "--02-29"),
        ("17 May 1850", "--05-17"),
    ],
)
def test_a_birthday_may_be_written_in_many_ways(connect: Connect, written: str, kept: str) -> None:
    assert connect("people", "add", "Maya", "--birthday", written, "--json").json["birthday"] == kept


def test_each_thing_can_be_taken_away_again(connect: Connect) -> None:
    connect(
        *(
            "people",
            "add",
            "Maya",
            "--also",
            "Mayka",
            "--rhythm",
            "14",
            "--birthday",
            "05-17",
            "--reach",
            "x",
        ),
        *("--date", "Wedding=06-09", "--in-common", "the choir", "--detail", "Has a cat.", "--notes", "n"),
        *("--going-through", "a move"),
    )
    assert connect("people", "show", "Mayka", "--json").json["rhythm"]["longest"] == 28
    found = connect(
        *("people", "edit", "mayka", "--name", "Maja", "--rhythm", "circle", "--forget", "CHOIR", "--json"),
        *("--forget", "cat", "--forget", "wedding", "--forget", "Mayka", "--no-birthday", "--no-reach"),
        *("--no-going-through", "--no-notes"),
    ).json
    assert found["name"] == "Maja"
    assert found["rhythm"]["own"] is False
    for field in ("also", "dates", "in_common", "details", "birthday", "reach", "going_through", "notes"):
        assert not found[field], field
    assert connect("undo").out == "Taken back: what was changed about Maja.\n"
    assert everyone(connect)["Maya"]["birthday"] == "--05-17"


def test_editing_adds_and_says_where_nothing_changed(connect: Connect) -> None:
    connect("people", "add", "Maya", "--in-common", "choir")
    assert connect("people", "edit", "Maya", "--in-common", "tea").out == "Maya: changed.\n"
    again = connect("people", "edit", "Maya", "--in-common", "TEA")
    assert (again.status, again.out) == (0, "Maya: all of that is so already; nothing to change.\n")
    assert [one["text"] for one in everyone(connect)["Maya"]["in_common"]] == ["choir", "tea"]
    assert connect("people", "edit", "Maya", "--name", "Maja").out == "Maya is called Maja now.\n"


def test_going_through_something_keeps_its_beginning_and_ends(connect: Connect) -> None:
    connect("people", "add", "Maya", "--going-through", "a move", "--until", "+3")
    connect.clock.move(days=2)
    found = connect("people", "edit", "Maya", "--every", "5", "--until", "+9", "--json").json["going_through"]
    assert found == {"what": "a move", "since": "2026-11-22", "until": "2026-12-03", "every": 5}
    assert "going through: a move" in connect("people", "due").out
    connect.clock.move(days=30)
    assert connect("people", "edit", "Maya", "--every", "2").status == 2
    found = connect("people", "edit", "Maya", "--going-through", "a cold", "--json").json["going_through"]
    assert found == {"what": "a cold", "since": "2026-12-24", "until": None, "every": 3}


def test_rhythms_and_days_may_be_written_as_in_the_app(connect: Connect) -> None:
    made = connect(
        *("people", "add", "Maya", "--rhythm", "2 weeks", "--date", "Wedding: 9 June 2012"),
        *("--going-through", "a move", "--until", "4 December", "--every", "2 weeks", "--json"),
    ).json
    assert made["rhythm"] == {"wished": 14, "longest": 28, "own": True}
    assert made["dates"] == [{"name": "Wedding", "date": "2012-06-09"}]
    assert (made["going_through"]["until"], made["going_through"]["every"]) == ("2026-12-04", 14)
    logged = connect("people", "log", "Maya", "--date", "4 December", "--json").json
    assert logged["date"] == "2025-12-04"
