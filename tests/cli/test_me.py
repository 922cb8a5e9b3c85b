"""``me``: what a person notes about themselves, from the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Connect
from tests.cli.test_hostile_text import CONTROL, HOSTILE, cleaned

ITEM = {"id", "kind", "text", "since", "until", "done", "dropped", "steps"}


def noted(connect: Connect, *words: str) -> list[Any]:
    found: list[Any] = connect("me", "list", "--json", *words).json["items"]
    return found


def test_a_life_of_a_goal(connect: Connect) -> None:
    empty = connect("me")
    assert (empty.status, empty.out) == (0, "")
    assert "connect-tui me add" in empty.err
    added = connect(
        *("me", "add", "goal", "Call Dad every week", "--until", "4 December", "--step", "find his number"),
        *("--step", "ask about the garden", "--json"),
    ).json
    assert set(added) == ITEM | {"changed"}
    assert (added["until"], added["since"], added["changed"]) == ("2026-12-04", "2026-11-22", True)
    connect("me", "add", "want", "-", given=b"to laugh more\n")
    assert connect("me", "step", "dad", "1").out == (
        "✓ Done: “find his number”, 1 of 2 steps of “Call Dad every week”.\n"
    )
    assert connect("me").out.splitlines() == [
        "What I want from my relationships",
        "  1  to laugh more  since today",
        "",
        "Goals",
        "  2  Call Dad every week  1 of 2 steps, by 4 December",
        "     1 ✓ find his number",
        "     2 ○ ask about the garden",
    ]
    connect("me", "edit", "2", "--until", "none", "--forget", "garden", "--step", "write to him")
    (goal,) = noted(connect, "--kind", "goal")
    assert (goal["until"], [one["text"] for one in goal["steps"]]) == (
        None,
        ["find his number", "write to him"],
    )
    assert connect("me", "drop", "dad").out == (
        "Let go: “Call Dad every week”. connect-tui me drop 2 --back takes it up again.\n"
    )
    assert noted(connect, "--kind", "goal") == []
    connect("me", "drop", "2", "--back")
    assert connect("me", "done", "dad", "--date", "yesterday").out == (
        "✓ Done: “Call Dad every week” on Saturday, 21 November 2026.\n"
    )
    assert "  2  Call Dad every week  a goal, done yesterday" in connect("me", "list", "--all").out
    assert connect("me", "done", "dad", "--undone").status == 0
    assert connect("me", "remove", "dad").status == 0
    assert [one["kind"] for one in noted(connect, "--all")] == ["want"]
    assert connect("undo").out == "Taken back: what was changed about “Call Dad every week”.\n"
    assert len(noted(connect)) == 2


def test_styles(connect: Connect) -> None:
    assert connect("me", "style").err.startswith("You have not chosen")
    connect("me", "style", "anxious")
    connect.clock.move(days=40)
    assert connect("me", "style", "secure", "--json").json == {
        "style": "secure",
        "since": "2027-01-01",
        "earlier": [{"style": "anxious", "since": "2026-11-22"}],
        "changed": True,
    }
    told = connect("me", "style").out
    assert "no diagnosis" in told
    assert "Earlier: anxious since 22 November" in told
    assert connect("me", "style", "secure").out.startswith("Your attachment style is secure")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "goal", " "), "Nothing is written"),
        (("add", "boundary", "none", "--until", "tomorrow"), "Only a goal or a dare"),
        (("done", "phone"), "Only a goal or a dare"),
        (("done", "Call Dat"), "Did you mean “Call Dad”"),
        (("done", "call dad", "--date", "tomorrow"), "still to come"),
        (("step", "call dad", "one"), "not the number of a step"),
        (("edit", "call dad"), "--text"),
        (("edit", "call dad", "--forget", "x"), "has no step"),
        (("style", "calm"), "secure"),
    ],
)
def test_wrong_use_is_told_with_a_way_on(connect: Connect, words: tuple[str, ...], said: str) -> None:
    connect("me", "add", "goal", "Call Dad", "--step", "find his number")
    connect("me", "add", "boundary", "Not over the phone")
    before = noted(connect, "--all")
    ran = connect("me", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert noted(connect, "--all") == before


@pytest.mark.parametrize("kind", [one for one in HOSTILE if one != "long"])
def test_hostile_words_are_kept_and_shown_as_such(connect: Connect, kind: str) -> None:
    text = HOSTILE[kind]
    ran = [
        connect("me", "add", "goal", text, "--step", text),
        connect("me", "step", text, "1"),
        connect("me", "list"),
        connect("me", "edit", text, "--step", f"{text}!"),
        connect("me", "drop", text),
        connect("me", "list", "--all"),
    ]
    assert {one.status for one in ran} == {0}
    assert not any(CONTROL.search(one.out + one.err) for one in ran)
    assert noted(connect, "--all")[0]["text"] == cleaned(text)
