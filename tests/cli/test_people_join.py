"""``people join``: what is said and asked before, what came of it, and how it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from connect_tui.cli.commands import people_join
from tests.cli.conftest import Connect
from tests.cli.people import PERSON, everyone
from tests.cli.test_completion import offered
from tests.living import bytes_in


@pytest.fixture
def twice(connect: Connect) -> Connect:
    """Maya, there twice."""
    connect("people", "add", "Maya", "--in-common", "choir")
    connect("people", "add", "Maya Chen", "--circle", "inner", "--in-common", "tea", "--birthday", "17 May")
    connect("done", "listen", "--with", "Maya Chen", "--with", "Maya")
    connect("people", "log", "Maya Chen", "--date", "-3")
    connect("plan", "add", "Soup", "--with", "maya chen")
    return connect


def test_two_become_one_and_undo_makes_them_two_again(twice: Connect) -> None:
    before = everyone(twice)
    ran = twice("people", "join", "Maya", "maya chen", "--yes")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Maya Chen went into Maya: one person, called Maya.",
        "Along went 1 check-in, 1 contact and 1 plan.",
        "Maya got 1 other name, 1 thing in common and the birthday.",
        "Where both say something else, Maya holds, and the details keep the other: inner circle.",
        "connect-tui undo makes them two again.",
    ]
    [maya] = everyone(twice).values()
    assert (maya["also"], maya["birthday"]) == (["Maya Chen"], "--05-17")
    assert twice.practice("listen")["people"] == ["Maya"]
    assert twice("undo").out == "Taken back: making Maya and Maya Chen one person.\n"
    assert everyone(twice) == before


def test_programs_are_told_what_moved(twice: Connect) -> None:
    chen = everyone(twice)["Maya Chen"]["id"]
    found = twice("people", "join", "Maya", chen, "--yes", "--json").json
    assert found.keys() == PERSON | {"joined", "moved", "gained", "left", "changed"}
    assert found["joined"] == {"id": chen, "name": "Maya Chen"}
    assert found["moved"] == {"check_ins": 1, "contacts": 1, "plans": 1, "journal": 0}
    assert found["gained"] == {"also": 1, "in_common": 1, "birthday": 1}
    assert found["left"] == [{"field": "circle", "name": "Maya Chen", "value": "inner circle"}]
    assert found["changed"] is True


def test_it_is_asked_first(twice: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_in(twice.paths.data)
    ran = twice("people", "join", "Maya", "Maya Chen")
    assert (ran.status, ran.out) == (1, "")
    assert "--yes" in ran.err
    monkeypatch.setattr(people_join, "can_ask", lambda: True)
    ran = twice("people", "join", "Maya", "Maya Chen", given=b"no\n")
    assert (ran.status, ran.out) == (1, "")
    assert "Along go 1 check-in, 1 contact and 1 plan." in ran.err
    assert bytes_in(twice.paths.data) == before
    assert twice("people", "join", "Maya", "Maya Chen", given=b"y\n").status == 0
    assert list(everyone(twice)) == ["Maya"]


def test_one_and_nobody_are_refused(twice: Connect) -> None:
    for words in (("Maya", "maya"), ("Maya", "Ben"), ("Maya",)):
        assert twice("people", "join", *words, "--yes").status == 2
    assert list(everyone(twice)) == ["Maya Chen", "Maya"]


def test_two_of_one_name_are_told_of_it(connect: Connect) -> None:
    connect("people", "add", "Maya")
    other = b'{"format": "connect-tui", "version": 1, "people": [{"id": "p1", "name": "maya"}]}'
    assert "people join" in connect("import", "-", given=other).err
    ran = connect("people", "show", "Maya")
    assert ran.status == 2
    [ids] = [line for line in ran.err.splitlines() if "people join" in line]
    words = ids.split("people join ")[1].split("`")[0].split()
    assert connect("people", "join", *words, "--yes").status == 0
    assert connect("people", "show", "Maya").status == 0


def test_odd_names_do_nothing_to_the_terminal(connect: Connect) -> None:
    connect("people", "add", "[/mum]\u202e")
    connect("people", "add", "Mum [b]")
    ran = connect("people", "join", "[/mum]\u202e", "Mum [b]", "--yes")
    assert ran.status == 0
    assert ran.out.startswith("Mum [b] went into [/mum][RLO]: one person, called [/mum][RLO].\n")
    assert "\u202e" not in ran.out


def test_both_names_are_completed(connect: Connect, tmp_path: Path) -> None:
    connect("people", "add", "Maya")
    connect("people", "add", "Tom")
    paths = f"--data-dir {connect.paths.data} --config-dir {connect.paths.config}"
    line = f"connect-tui people {paths} join Maya T"
    assert offered({"PATH": "/usr/bin:/bin"}, line, tmp_path) == ["Tom"]
