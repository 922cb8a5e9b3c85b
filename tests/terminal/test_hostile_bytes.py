"""Hostile words in the records, and the bytes that reach a real terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from connect_tui.services import check_ins
from tests.terminal.terminal import Terminal, connect
from tests.ui.home import Home
from tests.ui.hostile import HOSTILE, UNSAFE, fill_with_hostile_words, order_in_list

if TYPE_CHECKING:
    from pathlib import Path

OWN_COMMANDS = re.compile(r"\x1b\[[0-9;:<=>?]*[ -/]*[@-~]|\x1b\]22;[a-z-]+\x07|[\r\n]")
"""What Textual itself sends: colours, places, modes, and the shape of the pointer."""


def _assert_harmless(terminal: Terminal) -> None:
    text = terminal.raw.decode()
    left = UNSAFE.findall(OWN_COMMANDS.sub("", text))
    assert not left, sorted({ascii(one) for one in left})
    assert "\x1b[31m" not in text, "a colour that no theme here has, but the records do"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    from connect_tui.config.clock import SystemClock

    home = Home(tmp_path)
    home.clock.moment = SystemClock().now()
    fill_with_hostile_words(home)
    return home


def test_nothing_of_a_persons_words_commands_the_terminal(home: Home, tmp_path: Path) -> None:
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown("18 of 18")
        for number, practice in enumerate(order_in_list(home)):
            terminal.press("j" if number else "\x1b[H")
            terminal.until_shown("[31mred[0m" if practice == "ansi" else "Today")
        for key, shown in (
            ("w", "With whom"),
            ("n", "A note"),
            ("f", "A few to focus on"),
            ("\x10", "Go to:"),
        ):
            terminal.press(key)
            terminal.until_shown(shown)
            terminal.press("\x1b")
            terminal.until_gone(shown)
        terminal.press(" u")
        terminal.until_shown("back to what it was today")
        terminal.press("\x11")
        assert terminal.finish() == 0
    _assert_harmless(terminal)
    assert "[31mred[0m" in terminal.raw.decode()


def test_hostile_words_pasted_into_a_real_terminal(tmp_path: Path) -> None:
    pasted = "".join(text for key, text in HOSTILE.items() if key not in ("clipboard", "title", "ansi"))
    with Terminal(connect(tmp_path), tmp_path) as terminal:
        terminal.until_shown("Make time for them")
        terminal.press("n")
        terminal.until_shown("enter keeps it")
        terminal.paste(pasted)
        terminal.until_shown("[/mum] hi[link='a[X] yes[50%]")
        terminal.press("\r")
        terminal.until_gone("enter keeps it")
        terminal.press("\x11")
        assert terminal.finish() == 0
    _assert_harmless(terminal)
    home = Home(tmp_path)
    from connect_tui.config.clock import SystemClock

    home.clock.moment = SystemClock().now()
    note = home.row("common-ground").note
    assert note is not None
    assert note.count("[/mum] hi") == 1
    assert "\x9b" not in note
    assert check_ins.known_names(home.workspace()) == []
