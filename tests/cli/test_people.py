"""``people list``, ``due`` and ``show``: everyone, one of them, and whom to reach out to."""

from __future__ import annotations

import pytest

from connect_tui.cli import people_lines
from tests.cli.conftest import Connect
from tests.cli.people import PERSON, due, everyone
from tests.living import bytes_in


def test_an_empty_home_says_how_to_begin_and_makes_nothing(connect: Connect) -> None:
    empty = {"date": "2026-11-22", "people": []}
    for action, found in (("list", empty), ("due", {**empty, "today": None})):
        ran = connect("people", action)
        assert (ran.status, ran.out) == (0, "")
        assert "people add NAME" in ran.err
        assert connect("people", action, "--json").json == found
    assert connect("people", "show", "Maya").status == 2
    assert not (connect.paths.data / "people.json").exists()


def test_the_list_by_circle_name_and_what_is_remembered(connect: Connect) -> None:
    connect("people", "add", "Zoë", "--circle", "inner", "--rhythm", "10/20")
    connect("people", "add", "Maya", "--circle", "close", "--in-common", "the Choir", "--also", "Mayka")
    connect("people", "add", "Tom", "--detail", "Sings in the choir, too.")
    assert list(everyone(connect)) == ["Zoë", "Maya", "Tom"]
    assert list(everyone(connect, "--circle", "close")) == ["Maya"]
    assert list(everyone(connect, "--filter", "choir")) == ["Maya", "Tom"]
    assert list(everyone(connect, "--filter", "mayk")) == ["Maya"]
    nobody = connect("people", "list", "--filter", "xyz")
    assert (nobody.status, nobody.out, nobody.err) == (0, "", "Nobody fits that.\n")
    lines = connect("people", "list").out.splitlines()
    assert lines[0] == "3 people · good to reach out to just now: 3"
    assert "→ Zoë   not yet         every 10 days, 20 at most" in lines


def test_one_very_long_name_widens_no_other_line(connect: Connect) -> None:
    connect("people", "add", "x" * 10_000)
    connect("people", "add", "Maya", "--rhythm", "10")
    for action in ("list", "due"):
        lines = connect("people", action).out.splitlines()
        (maya,) = (line for line in lines if "Maya" in line)
        assert len(maya) < 130
        assert max(map(len, lines)) < 200
    assert len(connect("people", "list", "--json").json["people"][1]["name"]) == 10_000


def test_due_names_a_few_in_warm_order_and_all_when_asked(connect: Connect) -> None:
    for number in range(people_lines.FIRST_FEW + 2):
        connect("people", "add", f"Friend {number}", "--in-common", f"thing {number}")
    connect("people", "add", "Maya", "--birthday", "24 nov")
    out = connect("people", "due").out
    assert out.splitlines()[2].startswith("Maya")
    assert "in common: thing 0" in out
    assert out.count("Friend") == people_lines.FIRST_FEW - 1
    assert "And 3 people more" in out
    assert connect("people", "due", "--all").out.count("Friend") == people_lines.FIRST_FEW + 2
    assert len(due(connect)) == people_lines.FIRST_FEW + 3


def test_nobody_due_is_said(connect: Connect) -> None:
    connect("people", "add", "Maya")
    connect("people", "log", "Maya")
    ran = connect("people", "due")
    assert (ran.status, ran.out, ran.err) == (0, "", "You are in touch with everyone just now.\n")


def test_the_page_of_someone(connect: Connect) -> None:
    connect("people", "add", "Maya", "--style", "anxious", "--birthday", "1986-11-26", "--also", "Mayka")
    connect("people", "edit", "Maya", "--detail", "Has a cat.", "--notes", "one\ntwo", "--reach", "+49 30 1")
    connect("done", "listen", "--with", "Maya", "--with", "Tom", "--note", "A long walk.")
    connect("done", "care", "--with", "Maya", "--note", "Not yet.")
    connect("clear", "care")
    connect("plan", "add", "Soup", "--with", "Maya", "--date", "tomorrow", "--place", "home")
    out = connect("people", "show", "Maya").out
    for told in (
        "Wider circle · also Mayka",
        "Reach: +49 30 1",
        "Style: anxious",
        "Has a cat. (22 Nov 2026)",
        "Birthday on Thursday, 40",
        "Soup: tomorrow, home",
        "  one\n  two\n",
        "Listen attentively, 1 day",
        "22 Nov 2026  Listen attentively, with Tom",
        "A long walk.",
        "Show that you care (a note, not done)",
    ):
        assert told in out, told
    page = connect("people", "show", "Maya", "--json").json
    assert set(page) == PERSON | {"date", "coming", "plans", "shared", "contact_days", "practices"}
    assert page["coming"] == [{"name": "", "date": "2026-11-26"}]
    assert page["practices"] == [{"practice": "listen", "days": 1}]
    assert [one["what"] for one in page["plans"]] == ["Soup"]
    assert sorted((one["kind"], one["practice"]) for one in page["shared"]) == [
        ("check-in", "listen"),
        ("noted", "care"),
    ]


def test_the_page_shows_the_latest_unless_all_is_asked_for(connect: Connect) -> None:
    connect("people", "add", "Maya")
    for day in range(22):
        connect("people", "log", "Maya", "--date", f"-{day}", "--note", f"talk {day}.")
    out = connect("people", "show", "Maya").out
    assert "talk 19." in out
    assert "talk 20." not in out
    assert "And 2 more before" in out
    assert "talk 21." in connect("people", "show", "Maya", "--all").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "Maja"), "Did you mean Maya?"),
        (("edit", "Mya", "--style", "secure"), "Did you mean Maya?"),
        (("edit", "Maya"), "Nothing is said of what to change"),
        (("edit", "Maya", "--name", "Tom"), "called"),
        (("edit", "Maya", "--name", " "), "name"),
        (("edit", "Maya", "--forget", "xyz"), "has “xyz” in it"),
        (("edit", "Maya", "--forget", "c"), "could be “choir” or “cat”"),
        (("edit", "Maya", "--forget", ""), "in it"),
        (("edit", "Maya", "--every", "3"), "--going-through"),
        (("edit", "Maya", "--birthday", "05-17", "--no-birthday"), "--birthday and --no-birthday"),
        (("add", "maya"), "called"),
        (("add", "Mayka"), "called"),
        (("add", ""), "name"),
        (("add", "A", "--also", "Tom"), "called"),
        (("add", "A", "--circle", "outer"), "one of inner, close, wider"),
        (("add", "A", "--style", "odd"), "one of secure"),
        (("add", "A", "--rhythm", "30/14"), "shorter than the wish"),
        (("add", "A", "--rhythm", "0"), "between a day and ten years"),
        (("add", "A", "--rhythm", "1/2/3"), "no length of time"),
        (("add", "A", "--rhythm", "5000/6000"), "ten years"),
        (("edit", "Maya", "--rhythm", "4000"), "ten years"),
        (("add", "A", "--birthday", "31 June"), "not a date I can place"),
        (("add", "A", "--birthday", "2025-02-29"), "not a date I can place"),
        (("add", "A", "--birthday", "2027-01-01"), "year to come"),
        (("add", "A", "--date", "2012-06-09"), "needs a name"),
        (("add", "A", "--date", "=2012-06-09"), "needs a name"),
        (("add", "A", "--until", "friday"), "--going-through"),
        (("add", "A", "--going-through", "x", "--every", "none"), "no length of time"),
        (("add", "A", "--going-through", "x", "--until", "2025-01-01"), "before it began"),
        (("log", "Maya", "--date", "tomorrow"), "Note it once that day has come"),
        (("log", "Maya", "--how", "fax"), "one of met"),
        (("log", ""), "named"),
        (("log", "", "--new"), "name"),
        (("log",), "needs something more: NAME"),
        (("rest", "Maya", "--days", "0"), "--days wants a number"),
        (("rest", "Maya", "--until", "-1"), "passed"),
        (("rest", "Maya", "--until", "someday"), "the next one"),
        (("rest", "Maya", "--days", "3", "--off"), "not allowed with"),
        (("remove", "xyz", "--now", "--yes"), "xyz"),
        (("lst",), "Did you mean list or rest?"),
        ((), "ACTION"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(connect: Connect, words: tuple[str, ...], said: str) -> None:
    connect("people", "add", "Maya", "--also", "Mayka", "--in-common", "choir", "--detail", "cat")
    connect("people", "add", "Tom")
    before = bytes_in(connect.paths.data)
    ran = connect("people", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert bytes_in(connect.paths.data) == before
