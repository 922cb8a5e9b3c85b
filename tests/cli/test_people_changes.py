"""``people log``, ``rest``, ``archive`` and ``remove``."""

from __future__ import annotations

import pytest

from connect_tui.cli.commands import people_changes
from tests.cli.conftest import Connect
from tests.cli.people import due, everyone
from tests.living import bytes_in


def test_one_check_in_with_two_people_and_one_undo(connect: Connect) -> None:
    for name in ("Maya", "Tom"):
        connect("people", "add", name, "--circle", "inner")
        connect("people", "log", name, "--date", "-20")
    assert due(connect) == ["Maya", "Tom"]
    before = everyone(connect)
    assert connect("done", "listen", "--with", "Maya", "--with", "tom").status == 0
    after = everyone(connect)
    assert [(one["last"], one["due"], one["next"]) for one in after.values()] == [
        ("2026-11-22", False, "2026-11-29")
    ] * 2
    assert due(connect) == []
    assert connect.practice("listen")["state"] == "done"
    assert connect("undo").status == 0
    assert everyone(connect) == before
    assert due(connect) == ["Maya", "Tom"]
    assert connect.practice("listen")["state"] != "done"


def test_being_in_touch_is_noted_with_how_and_a_line(connect: Connect) -> None:
    connect("people", "add", "Maya")
    connect("people", "add", "Tom")
    ran = connect(
        "people", "log", "may", "Tom", "--how", "call", "--date", "-2", "--note", "-", given=b"Long."
    )
    assert ran.out.splitlines()[0] == "✓ In touch with Maya and Tom (called) on Friday, 20 November 2026."
    page = connect("people", "show", "Maya", "--json").json
    (shared,) = page["shared"]
    assert shared.pop("id")
    assert shared == {
        "date": "2026-11-20",
        "kind": "contact",
        "practice": None,
        "text": "Long.",
        "people": ["Tom"],
        "how": "call",
    }
    assert (page["last"], page["contact_days"]) == ("2026-11-20", ["2026-11-20"])
    again = connect("people", "log", "Maya", "Tom", "--how", "call", "--date", "-2", "--note", "Long.")
    assert (again.status, again.out) == (0, "All of that is noted already; nothing to change.\n")
    assert (
        connect("undo").out == "Taken back: being in touch with Maya and Tom on Friday, 20 November 2026.\n"
    )
    assert everyone(connect)["Maya"]["last"] is None


def test_whoever_is_not_known_is_added_with_new_alone(connect: Connect) -> None:
    connect("people", "add", "Joanna")
    ran = connect("people", "log", "Zoë")
    assert (ran.status, ran.out) == (2, "")
    assert "--new" in ran.err
    found = connect("people", "log", "Zoë", "Ann", "joanna", "--new", "--json").json
    assert [one["name"] for one in found["people"]] == ["Joanna", "Zoë", "Ann"]
    assert (found["date"], found["how"], found["note"], found["changed"]) == ("2026-11-22", "other", "", True)
    assert connect("undo").status == 0
    assert list(everyone(connect)) == ["Joanna"]


@pytest.mark.parametrize(("answer", "status", "known"), [("y", 0, ["Zoë"]), ("", 1, [])])
def test_in_a_terminal_one_is_asked_whether_to_add_them(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, answer: str, status: int, known: list[str]
) -> None:
    monkeypatch.setattr(people_changes, "can_ask", lambda: True)
    ran = connect("people", "log", "Zoë", given=f"{answer}\n".encode())
    assert ran.status == status
    assert "Add them? [y/N]" in ran.err
    assert list(everyone(connect)) == known


def test_a_part_of_a_name_that_fits_several_is_never_added(connect: Connect) -> None:
    connect("people", "add", "Joanna")
    connect("people", "add", "Hannah")
    for words in (("log", "ann"), ("show", "ann"), ("rest", "ann")):
        ran = connect("people", *words)
        assert ran.status == 2
        assert "Hannah or Joanna" in ran.err


def test_resting_until_a_day_and_no_longer(connect: Connect) -> None:
    connect("people", "add", "Maya")
    assert due(connect) == ["Maya"]
    ran = connect("people", "rest", "Maya", "--days", "1")
    assert ran.out == "~ Maya rests today: nothing is asked, and nothing is counted.\n"
    assert due(connect) == []
    assert everyone(connect)["Maya"]["resting_until"] == "2026-11-22"
    assert "today" in connect("people", "rest", "Maya", "--days", "1").out
    assert connect("people", "rest", "Maya", "--until", "wed", "--json").json["resting_until"] == "2026-11-25"
    assert "rests until 25 Nov 2026" in connect("people", "list").out
    assert connect("people", "rest", "Maya", "--off").out == "Maya rests no longer.\n"
    assert connect("people", "rest", "Maya", "--off").out == "Maya was not resting; nothing to change.\n"
    assert due(connect) == ["Maya"]
    assert connect("people", "rest", "Maya", "--days", "7", "--json").json["resting_until"] == "2026-11-28"


def test_putting_someone_away_and_bringing_them_back(connect: Connect) -> None:
    connect("people", "add", "Maya")
    connect("people", "add", "Tom")
    assert "put away" in connect("people", "archive", "Maya").out
    assert "already" in connect("people", "archive", "Maya").out
    assert list(everyone(connect)) == ["Tom"]
    assert list(everyone(connect, "--archived")) == ["Maya"]
    assert list(everyone(connect, "--all")) == ["Tom", "Maya"]
    assert due(connect) == ["Tom"]
    assert connect("people", "archive", "Maya", "--back", "--json").json["archived"] is None
    assert connect("people", "archive", "Maya", "--back").out == "Maya was not put away; nothing to change.\n"


def test_removing_someone_tells_what_stays_and_can_be_undone(connect: Connect) -> None:
    connect("people", "add", "Maya")
    connect("done", "listen", "care", "--with", "Maya")
    connect("people", "log", "Maya", "--date", "-3")
    before = everyone(connect)
    ran = connect("people", "remove", "maya")
    assert (ran.status, ran.err) == (0, "")
    assert "2 check-ins and 1 contact keep a mark without a name" in ran.out
    assert "backups and damaged files that were set aside (in broken) may still name them" in ran.out
    assert "undo brings them back, for 30 days" in ran.out
    assert everyone(connect) == {}
    assert connect.practice("listen")["people"] == []
    assert connect("undo").out == "Taken back: removing Maya.\n"
    assert everyone(connect) == before


def test_removing_someone_for_good_needs_a_yes(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    connect("people", "add", "Maya")
    before = bytes_in(connect.paths.data)
    ran = connect("people", "remove", "Maya", "--now")
    assert (ran.status, ran.out) == (1, "")
    assert "--yes" in ran.err
    monkeypatch.setattr(people_changes, "can_ask", lambda: True)
    assert connect("people", "remove", "Maya", "--now", given=b"no\n").status == 1
    assert bytes_in(connect.paths.data) == before
    found = connect("people", "remove", "Maya", "--now", "--yes", "--json").json
    found.pop("id")
    assert found == {
        "name": "Maya",
        "check_ins": 0,
        "contacts": 0,
        "plans": 0,
        "journal": 0,
        "can_undo": False,
        "changed": True,
    }
    connect("undo")
    assert everyone(connect) == {}
