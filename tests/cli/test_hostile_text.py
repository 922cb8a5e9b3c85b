"""Whatever a person, a file or a catalogue says is shown literally, and no terminal obeys any of it."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.conftest import Connect

HOSTILE = {
    "markup": "[bold red]x[/] [link=file:///etc/passwd]y[/link] \\[z]",
    "escapes": "a\x1b[31mb\x1b]0;title\x07c\x9b2Jd\x7f\x00e\x08",
    "osc": "\x1b]52;c;aGk=\x1b\\paste",
    "override": "abc\u202etxt.exe\u2066x\u2069",
    "zero-width": "a\u200bb\u200d\ufeffc",
    "family": "👩‍👩‍👧‍👦 e\u0301 \u0338",
    "format": "{name} %s %(x)s {0} ${HOME} `id` #(id) \\n",
    "long": "ab " * 3334,
    "newlines": "one\r\ntwo\u2028three\x85four",
}
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def cleaned(text: str) -> str:
    """What of the text is to be stored, worked out anew."""
    for end in ("\r\n", "\u2028", "\x85"):
        text = text.replace(end, "\n")
    return "".join(one for one in text if one == "\n" or not (ord(one) < 32 or 127 <= ord(one) < 160)).strip()


@pytest.mark.parametrize("kind", HOSTILE)
def test_as_note_and_name(connect: Connect, kind: str) -> None:
    text = HOSTILE[kind]
    said = [connect("done", "listen", "--note", text, "--with", text)]
    found = connect.practice("listen")
    assert found["note"] == cleaned(text)
    assert found["people"] == [" ".join(cleaned(text).split())]
    said += [connect(*words) for words in (("today",), ("status",), ("review",), ("review", "listen"))]
    said.append(connect("undo"))
    for ran in said:
        assert ran.status == 0
        assert not CONTROL.search(ran.out + ran.err)


@pytest.mark.parametrize("kind", [one for one in HOSTILE if one not in ("long", "newlines")])
def test_as_practice_name(connect: Connect, kind: str) -> None:
    name = " ".join(cleaned(HOSTILE[kind]).split())[:80]
    connect.write_habits(f"practices:\n  - {{id: listen, name: {json.dumps(name, ensure_ascii=False)}}}\n")
    shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "", name)
    for words in (
        ("done", "listen"),
        ("today",),
        ("status",),
        ("status", "--format", "tmux"),
        ("review",),
        ("review", "listen"),
        ("rest", "all", "--from", "today", "--to", "+3"),
        ("clear", "listen"),
        ("undo",),
        ("config", "check"),
        ("done", name[:60]),
    ):
        ran = connect(*words)
        assert ran.status == 0, ran.err
        assert not CONTROL.search(ran.out + ran.err)
    assert connect("status", "--json").status == 0
    assert connect.practice("listen")["name"] == name
    plain = connect("today").out
    plain = re.sub(r"\[(?:RLO|LRI|RLI|FSI|PDI|PDF)\]", "", plain)
    assert shown in plain


@pytest.mark.parametrize("kind", HOSTILE)
def test_as_what_was_asked_for(connect: Connect, kind: str) -> None:
    text = HOSTILE[kind]
    for words in (
        ("done", text),
        ("today", "--date", text),
        (text,),
        ("today", text),
        ("today", f"--{text}"),
        ("status", "--format", text),
        ("backup", text),
        ("backup", "restore", text, "--yes"),
        ("config", "check", text.replace("\0", "")[:200]),
        ("import", text[:200]),
    ):
        ran = connect(*words)
        assert ran.status in (1, 2), words
        assert "went wrong" not in ran.err
        assert not CONTROL.search(ran.out + ran.err)


def test_control_characters_that_another_program_wrote_are_held_back(connect: Connect) -> None:
    connect("done", "listen", "--note", "plain", "--with", "Maya")
    file = connect.paths.data / "checks-2026-11.json"
    file.write_text(file.read_text().replace("plain", r"\u001b[31mred\u009b2J\u0007"))
    ran = connect("today")
    assert (ran.status, CONTROL.search(ran.out)) == (0, None)
    machine = connect("today", "--json")
    assert not CONTROL.search(machine.out)
    assert machine.json["practices"][7]["note"] == "\x1b[31mred\x9b2J\x07"
