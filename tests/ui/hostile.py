"""Texts that try to be something else than text, and a home that is full of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from connect_tui.services import check_ins
from connect_tui.services.days import day_view
from connect_tui.ui.content import shown

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting

HOSTILE = {
    "closing": "[/mum] hi",
    "link": "[link='a",
    "style": "[X] yes",
    "percent": "[50%] off",
    "variable": "[$accent] dear",
    "click": "[@click=app.quit]go[/]",
    "backslash": "ends in \\",
    "format": "{name} %s {0}",
    "ansi": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;aGk=\x1b\\",
    "c1": "\x9b31mred\x9d0;own\x9c",
    "bidi": "\u202eabc\u2066def\u200f",
    "zero-width": "a\u200bb\u2060c\ufeffd",
    "combining": "Z" + "\u0351\u0346" * 8 + "algo",
    "family": "👨‍👩‍👧‍👦 and 👩🏽‍🚀 🏳️‍🌈",
    "wide": "你好 世界 テスト",
    "rtl": "שלום עולם مرحبا",
}

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def expected(text: str) -> str:
    """Return a text as it is to be seen."""
    return shown(text)


def as_yaml(value: object) -> str:
    """Return a value as YAML, which takes JSON but wants some characters escaped and no surrogates."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def fill_with_hostile_words(home: Home) -> None:
    """Make a practice of each text, named by it, and record each as note and as person, uncleaned."""
    practices = [
        {
            "id": key,
            "name": text,
            "pillar": ("mind", "heart", "hand")[number % 3],
            "actions": [f"A {text}"],
            "meaning": f"M {text}",
            "caution": f"C {text}",
        }
        for number, (key, text) in enumerate(HOSTILE.items())
    ]
    pillars = {
        "mind": {"name": HOSTILE["closing"]},
        "heart": {"name": HOSTILE["ansi"]},
        "hand": {"name": HOSTILE["bidi"]},
    }
    home.write_habits(as_yaml({"pillars": pillars, "practices": practices}))
    workspace = home.workspace()
    assert workspace.loaded.problems == ()
    for practice in workspace.practices:
        check_ins.done(workspace, [practice], workspace.today(), note="n", people=[practice.id])
    ids = {person.name: person.id for person in workspace.store.people().values()}
    for key, text in HOSTILE.items():
        home.alter_record("checks-2026-11", f"{workspace.today()}.{key}", note=f"N {text}")
        home.alter_record("people", ids[key], name=f"P {text}")


def assert_harmless(sitting: Sitting) -> None:
    """Assert that nothing on the screen could be a command to the terminal, or turn text about."""
    lines = sitting.lines()
    assert len(lines) == sitting.app.size.height
    for line in lines:
        assert not UNSAFE.search(line), ascii(line)
    for strip in sitting.app.screen._compositor.render_strips():
        assert strip.cell_length == sitting.app.size.width, ascii(strip.text)


def order_in_list(home: Home) -> list[str]:
    """Return the practices from the top of the list."""
    rows = day_view(home.workspace()).practices
    return [
        row.practice.id
        for pillar in ("mind", "heart", "hand")
        for row in rows
        if row.practice.pillar == pillar
    ]
