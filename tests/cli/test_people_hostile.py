"""Names and words of people and plans are shown literally, and no terminal obeys any of them."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Connect
from tests.cli.test_hostile_text import CONTROL, HOSTILE, cleaned


@pytest.mark.parametrize("kind", [one for one in HOSTILE if one != "long"])
def test_as_everything_that_is_kept(connect: Connect, kind: str) -> None:
    text = HOSTILE[kind]
    name = " ".join(cleaned(text).split())
    said = [
        connect(
            *("people", "add", text, "--also", f"also {text}", "--in-common", text, "--detail", text),
            *("--reach", text, "--notes", text, "--going-through", text, "--date", f"{text}=06-09"),
        ),
        connect("people", "log", text, "--note", text),
        connect("plan", "add", text, "--with", text, "--with", f"new {text}", "--place", text),
        connect("plan", "add", text, "--date", "+3"),
    ]
    found = connect("people", "show", text, "--json")
    assert found.json["name"] == name
    assert found.json["notes"] == cleaned(text)
    changes = (
        ("people", "show", text),
        ("people", "list", "--filter", text),
        ("people", "due"),
        ("people", "rest", text),
        ("people", "rest", text, "--off"),
        ("plan", "list"),
        ("plan", "list", "--with", text),
        ("plan", "keep", "1", "--note", text),
        ("plan", "move", text, "tomorrow"),
        ("plan", "drop", text),
        ("undo",),
        ("undo",),
        ("people", "edit", text, "--name", f"{text}!"),
        ("people", "archive", f"{text}!"),
        ("people", "remove", f"{text}!"),
        ("undo",),
    )
    said += [connect(*words) for words in changes]
    for ran in [*said, found]:
        assert ran.status == 0, ran.err
        assert not CONTROL.search(ran.err)
        assert ran is found or not CONTROL.search(ran.out)


@pytest.mark.parametrize("kind", HOSTILE)
def test_as_what_was_asked_for(connect: Connect, kind: str) -> None:
    text = HOSTILE[kind]
    connect("people", "add", "Maya")
    connect("plan", "add", "Soup", "--with", "Maya")
    for words in (
        ("people", "show", text),
        ("people", "log", text),
        ("people", "add", "A", "--rhythm", text),
        ("people", "add", "A", "--birthday", text),
        ("people", "add", "A", "--date", text),
        ("people", "edit", "Maya", "--forget", text),
        ("people", "rest", "Maya", "--days", text),
        ("people", "rest", "Maya", "--until", text),
        ("people", text),
        ("people", "import", text[:200]),
        ("plan", "list", "--with", text),
        ("plan", "keep", text),
        ("plan", "move", "Soup", text),
        ("plan", "add", "x", "--every", text),
        ("plan", "add", "x", "--time", text),
    ):
        ran = connect(*words)
        assert ran.status in (1, 2), words
        assert "went wrong" not in ran.err
        assert not CONTROL.search(ran.out + ran.err)


def test_a_very_long_name_does_no_harm(connect: Connect) -> None:
    name = "ab " * 3000
    assert connect("people", "add", name).status in (0, 2)
    ran = connect("people", "show", "xyz")
    assert ran.status == 2
    assert len(ran.err) < 1000
