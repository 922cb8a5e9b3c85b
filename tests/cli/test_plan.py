"""``plan``: planning something with people, and keeping, moving, dropping and exporting it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Connect
from tests.living import bytes_in

PLAN = {
    *("id", "what", "people", "date", "time", "repeat", "until", "place", "practices", "state", "next"),
    *("kept", "kept_this_week", "wanted_this_week"),
}


def plans(connect: Connect, *words: str) -> list[Any]:
    listed: list[Any] = connect("plan", "list", "--json", *words).json["plans"]
    return listed


def test_an_empty_home_says_how_to_begin(connect: Connect) -> None:
    ran = connect("plan", "list")
    assert (ran.status, ran.out) == (0, "")
    assert "connect-tui plan add" in ran.err
    assert connect("plan", "list", "--json").json == {"date": "2026-11-22", "plans": []}


def test_planning_something_once(connect: Connect) -> None:
    ran = connect(
        *("plan", "add", "Soup and a walk", "--with", "Maya", "--with", "Tom", "--date", "saturday"),
        *("--time", "18:30", "--place", "the park", "--for", "together", "--for", "7"),
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Planned: Soup and a walk with Maya and Tom, on Saturday at 18:30.",
        "New here, in the wider circle: Maya and Tom.",
    ]
    (found,) = plans(connect)
    assert set(found) == PLAN
    found.pop("id")
    assert found == {
        "what": "Soup and a walk",
        "people": ["Maya", "Tom"],
        "date": "2026-11-28",
        "time": "18:30",
        "repeat": None,
        "until": None,
        "place": "the park",
        "practices": ["together", "sincere"],
        "state": "coming",
        "next": "2026-11-28",
        "kept": [],
        "kept_this_week": 0,
        "wanted_this_week": None,
    }
    out = connect("plan", "list").out
    assert "  1  Soup and a walk  on Saturday at 18:30" in out
    assert "with Maya and Tom · the park · for Do something meaningful together and Be sincere" in out
    assert connect("undo").out == "Taken back: the plan “Soup and a walk”.\n"
    assert plans(connect) == []
    assert connect("people", "list", "--json").json["people"] == []


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("today", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("sunday", "2026-11-29"),
        ("mon", "2026-11-23"),
        ("+3", "2026-11-25"),
        ("2027-02-28", "2027-02-28"),
        ("-1", "2026-11-21"),
    ],
)
def test_a_day_of_a_plan_lies_ahead(connect: Connect, day: str, date: str) -> None:
    assert connect("plan", "add", "Tea", "--date", day, "--json").json["date"] == date
    assert connect("plan", "move", "tea", "+30").status == 0
    assert connect("plan", "move", "tea", day, "--json").json["date"] == date


@pytest.mark.parametrize(
    ("written", "repeat"),
    [
        ("sat", "sat"),
        ("tue, thu", "tue, thu"),
        ("Tuesday and Thursday", "tue, thu"),
        ("mon-fri", "mon-fri"),
        ("fri-mon", "mon, fri, sat, sun"),
        ("daily", "daily"),
        ("2 a week", "2 a week"),
        ("3x a week", "3 a week"),
        ("twice a week", "2 a week"),
        ("7 per week", "daily"),
    ],
)
def test_week_after_week(connect: Connect, written: str, repeat: str) -> None:
    made = connect("plan", "add", "Running", "--every", written, "--until", "+60", "--json").json
    assert (made["repeat"], made["until"], made["changed"]) == (repeat, "2027-01-21", True)


def test_a_kept_plan_is_a_contact_and_checks_its_practices(connect: Connect) -> None:
    connect("people", "add", "Maya")
    connect("plan", "add", "Soup", "--with", "Maya", "--date", "-2", "--for", "together")
    assert "was it kept?" in connect("plan", "list").out
    ran = connect("plan", "keep", "soup", "--note", "We laughed a lot.")
    assert ran.out == (
        "✓ Kept: Soup with Maya on Friday, 20 November 2026. Do something meaningful together: done.\n"
    )
    page = connect("people", "show", "Maya", "--json").json
    assert (page["last"], page["due"]) == ("2026-11-20", False)
    assert connect.practice("together", "--date", "-2")["people"] == ["Maya"]
    assert {one["kind"] for one in page["shared"]} == {"kept-plan", "check-in"}
    assert "kept: Soup\n               We laughed a lot." in connect("people", "show", "Maya").out
    again = connect("plan", "keep", "soup")
    assert (again.status, again.out) == (
        0,
        "Soup is noted as kept already, on Friday, 20 November 2026; nothing to change.\n",
    )
    assert connect("undo").out == "Taken back: keeping the plan “Soup” on Friday, 20 November 2026.\n"
    assert connect("people", "show", "Maya", "--json").json["last"] is None
    assert connect.practice("together", "--date", "-2")["state"] != "done"


def test_keeping_may_check_other_practices_and_another_day(connect: Connect) -> None:
    connect("plan", "add", "Running", "--every", "2 a week", "--for", "together", "--date", "-10")
    found = connect("plan", "keep", "1", "--date", "saturday", "--for", "care", "--json").json
    assert (found["kept"], found["kept_this_week"], found["changed"]) == (["2026-11-21"], 1, True)
    assert connect.practice("care", "--date", "-1")["state"] == "done"
    assert connect.practice("together", "--date", "-1")["state"] != "done"
    assert "✓ Kept: Running. Do something" in connect("plan", "keep", "1").out
    assert plans(connect)[0]["kept_this_week"] == 2


def test_moving_and_dropping(connect: Connect) -> None:
    connect("plan", "add", "Soup", "--date", "+1", "--time", "18:00")
    assert connect("plan", "move", "soup", "friday", "--time", "7.30").out == (
        "Moved: Soup is on Friday at 07:30 now.\n"
    )
    assert "nothing to change" in connect("plan", "move", "soup", "friday").out
    assert plans(connect)[0]["time"] == "07:30"
    assert "let go" in connect("plan", "drop", "soup").out
    assert plans(connect) == []
    assert connect("plan", "drop", "soup").out == "Soup is let go already.\n"
    assert [one["state"] for one in plans(connect, "--all")] == ["dropped"]
    assert "Kept, over or let go" in connect("plan", "list", "--all").out
    assert connect("undo").out == "Taken back: letting go of the plan “Soup”.\n"
    assert connect("undo").out == "Taken back: moving the plan “Soup” to another day.\n"
    assert [(one["state"], one["date"]) for one in plans(connect)] == [("coming", "2026-11-23")]


def test_a_plan_that_was_kept_is_not_moved(connect: Connect) -> None:
    connect("plan", "add", "Soup")
    connect("plan", "keep", "soup")
    before = plans(connect, "--all")
    ran = connect("plan", "move", "soup", "friday")
    assert (ran.status, ran.out) == (2, "")
    assert "kept already" in ran.err
    assert "another plan" in ran.err
    assert plans(connect, "--all") == before


def test_one_time_of_a_weekly_plan_is_not_lost_by_moving_it(connect: Connect) -> None:
    connect("plan", "add", "Running", "--every", "mon")
    before = plans(connect)
    ran = connect("plan", "move", "running", "thursday")
    assert (ran.status, ran.out) == (2, "")
    assert "is not for a Thursday" in ran.err
    assert "plan that one time by itself" in ran.err
    assert plans(connect) == before
    assert connect("plan", "move", "running", "2026-12-07").status == 0
    assert plans(connect)[0]["next"] == "2026-12-07"


def test_the_list_of_one_person_keeps_the_numbers(connect: Connect) -> None:
    connect("plan", "add", "Tea", "--with", "Maya", "--date", "+1")
    connect("plan", "add", "Soup", "--with", "Tom", "--date", "+2")
    out = connect("plan", "list", "--with", "tom").out
    assert "  2  Soup" in out
    assert "Tea" not in out
    assert "Soup is let go" in connect("plan", "drop", "2").out
    ran = connect("plan", "list", "--with", "tom")
    assert (ran.status, ran.out) == (0, "")
    assert "with Tom" in ran.err


def test_a_calendar_goes_to_a_file_or_to_standard_output(connect: Connect, tmp_path: Path) -> None:
    connect("people", "add", "Maya", "--birthday", "05-17")
    connect("plan", "add", "Soup", "--with", "Maya", "--date", "saturday", "--time", "18:30")
    shown = connect("plan", "export")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith("BEGIN:VCALENDAR")
    file = tmp_path / "plans.ics"
    ran = connect("plan", "export", "--ics", str(file))
    assert (ran.status, ran.out) == (0, "")
    assert str(file) in ran.err
    data = file.read_bytes()
    assert b"\r\n" in data
    assert data.replace(b"\r\n", b"\n") == shown.out.encode().replace(b"\r\n", b"\n")
    told = connect("plan", "export", "--ics", str(file), "--json").json
    assert told == {"file": str(file), "size": len(data), "events": 2}
    assert connect("plan", "export", "--ics", str(tmp_path / "no" / "plans.ics")).status == 1


def test_one_very_long_plan_widens_no_other_line(connect: Connect) -> None:
    connect("plan", "add", "x" * 10_000)
    connect("plan", "add", "Soup")
    lines = connect("plan", "list").out.splitlines()
    assert max(len(line) for line in lines if "Soup" in line) < 100
    assert max(map(len, lines)) < 200


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("keep", "xyz"), "There is no plan “xyz”"),
        (("keep", "9"), "There is no plan “9”"),
        (("keep", "so"), "could be “Sort photos” or “Soup”"),
        (("keep", "soup", "--date", "tomorrow"), "It can be kept once that day has come"),
        (("keep", "soup", "--for", "xyz"), "no practice"),
        (("move", "soup", "someday"), "the next one"),
        (("move", "soup", "1850-01-01"), "too long ago"),
        (("move", "soup", "+9999"), "too far ahead"),
        (("move", "soup"), "needs something more: D"),
        (("add", " "), "Nothing is planned"),
        (("add", "x", "--with", ""), "name"),
        (("add", "x", "--time", "24:00"), "not a time of day"),
        (("add", "x", "--every", "8 a week"), "not a rhythm for a plan"),
        (("add", "x", "--every", "sometimes"), "not a rhythm for a plan"),
        (("add", "x", "--until", "friday"), "--every"),
        (("add", "x", "--every", "sat", "--until", "-1"), "before its first"),
        (("add", "x", "--for", "xyz"), "no practice"),
        (("list", "--with", "xyz"), "xyz"),
        (("export", "--json"), "standard output"),
        (("export", "--ics", ""), "name of a file"),
        (("kep",), "Did you mean keep?"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(connect: Connect, words: tuple[str, ...], said: str) -> None:
    connect("plan", "add", "Soup", "--with", "Maya", "--date", "+2")
    connect("plan", "add", "Sort photos")
    before = bytes_in(connect.paths.data)
    ran = connect("plan", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert bytes_in(connect.paths.data) == before
