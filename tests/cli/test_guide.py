"""``guide``: a walk in lines, as a screen reader has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.journal import EntryKind
from connect_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from connect_tui.domain.journal import JournalEntry
    from tests.cli.conftest import Connect


def _entries(connect: Connect) -> list[JournalEntry]:
    workspace = Workspace(connect.paths, connect.clock)
    found = workspace.store.journal(workspace.today(), workspace.today())
    return [one for one in found if one.kind is EntryKind.GUIDE]


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_walk_to_the_end_lands_in_the_journal_on_the_person_and_in_the_day(connect: Connect) -> None:
    walk = _lines("Maya", "2", "To her\\", "and the silence", "She sings", "4", "[/mum] \x1b[31m?", "")
    ran = connect("guide", "listen", "--no-pause", given=walk)
    assert ran.status == 0
    assert "Step 2 of 7." in ran.out
    assert "Maya is new here" in ran.out
    assert "She sings: goes to what you know of Maya." in ran.out
    assert "\x1b" not in ran.out
    (entry,) = _entries(connect)
    for answer in ("Wanting to solve it", "To her\nand the silence", "She sings", "4/5", "[/mum] [31m?"):
        assert answer in entry.text
    assert connect.practice("listen")["people"] == ["Maya"]
    shown = connect("people", "show", "Maya", "--json").json
    assert [one["text"] for one in shown["details"]] == ["She sings"]
    assert connect("undo").status == 0
    assert _entries(connect) == []
    assert connect.practice("listen")["state"] == "open"


def test_a_walk_is_left_gone_back_in_and_taken_up(connect: Connect) -> None:
    ran = connect("guide", "self", given=_lines("at sea", "company", "back", "good company", "quit"))
    assert (ran.status, _entries(connect)) == (0, [])
    begun = connect("guide", "self", "--json").json["begun"]
    assert [one["value"] for one in begun["answers"]] == ["at sea", "good company"]
    again = connect("guide", "self", given=_lines("back", "-", "quit"))
    assert "You left this earlier today" in again.out
    assert "So far: good company" in again.out
    begun = connect("guide", "self", "--json").json["begun"]
    assert [one["value"] for one in begun["answers"]] == ["at sea"]
    anew = connect("guide", "self", "--anew", given=_lines("quit"))
    assert "nothing is kept" in anew.out
    assert connect("guide", "self", "--json").json["begun"] is None


def test_answers_that_end_too_soon_are_kept_and_it_is_said_how_to_go_on(connect: Connect) -> None:
    ran = connect("guide", "care", "--with", "Ben", given=_lines("", "tired"))
    assert ran.status == 1
    assert "connect-tui guide care goes on here" in ran.err
    begun = connect("guide", "care", "--json").json["begun"]
    assert (begun["at"], begun["person"]) == ("breathe", "Ben")


def test_what_is_no_answer_is_asked_again(connect: Connect) -> None:
    connect("people", "add", "Maya Lind")
    connect("people", "add", "Mark")
    walk = _lines("Ma", "maya", "0", "99", "weather", "story", "quit")
    ran = connect("guide", "listen", given=walk)
    assert "could be" in ran.out
    assert "There is no number 99 here." in ran.out
    begun = connect("guide", "listen", "--json").json["begun"]
    assert (begun["person"], begun["answers"][1]["value"]) == ("Maya Lind", "A story of my own")


def test_it_need_not_be_checked_off(connect: Connect) -> None:
    walk = _lines("a hurt", "sad, lonely", "", "I go when shouted at", "", "", "what?", "no")
    ran = connect("guide", "forgive", "--no-pause", given=walk)
    assert "Please answer yes or no." in ran.out
    (entry,) = _entries(connect)
    assert entry.feelings == ("sad", "lonely")
    assert connect.practice("forgive")["state"] == "open"
    again = connect("guide", "forgive", given=_lines("quit"))
    assert "Your boundaries: I go when shouted at" in again.out


def test_a_style_is_no_diagnosis(connect: Connect) -> None:
    steps = connect("guide", "attachment", "--json").json["steps"]
    at = next(number for number, one in enumerate(steps) if one.get("keep") == "my-style")
    ran = connect("guide", "attachment", given=_lines(*[""] * at, "anxious", "quit"))
    assert "no diagnosis" in ran.out
    assert "A few words in between may do good" in ran.out


@pytest.mark.parametrize("words", [("--list",), ("--json",)])
def test_looking_at_a_guide_changes_nothing(connect: Connect, words: tuple[str, ...]) -> None:
    ran = connect("guide", "open-up", *words, given=b"Maya\n")
    assert "Who could you tell something about yourself?" in ran.out
    assert not connect.paths.data.exists() or not list(connect.paths.data.glob("*.json"))


@pytest.mark.parametrize("ending", [b"", b"quit\n", b" Back \\\r\n  exit\n"])
def test_an_answer_of_several_lines_is_kept_as_given_however_it_ends(connect: Connect, ending: bytes) -> None:
    connect("guide", "self", given=b"one\\\n   indented\\\n" + ending)
    begun = connect("guide", "self", "--json").json["begun"]
    expected = {b"": "", b"quit\n": "\nquit"}.get(ending, "\n Back \n  exit")
    assert begun["answers"][0]["value"] == f"one\n   indented{expected}"
