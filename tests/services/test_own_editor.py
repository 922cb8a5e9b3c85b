"""Writing in an editor of one's own: what it leaves is kept, whatever becomes of it, and the file is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from connect_tui.domain.errors import ConnectError
from connect_tui.services import own_editor
from connect_tui.services.drafts import drafts
from connect_tui.services.entry_drafts import BeingWritten
from connect_tui.services.own_editor import Edited, write_in_editor
from connect_tui.services.writing_elsewhere import write_elsewhere
from tests.reminders.desktop import need

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from connect_tui.services.workspace import Workspace

BEFORE = "What was there."


class Desk:
    """A folder for private files, and editors made of a few lines of shell, with the file as ``$1``."""

    def __init__(self, folder: Path) -> None:
        self.memory, self._editor = folder / "memory", folder / "editor"
        self.seen = folder / "seen"
        self.memory.mkdir()

    def env(self, does: str) -> dict[str, str]:
        self._editor.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        self._editor.chmod(0o700)
        places = {"XDG_RUNTIME_DIR": str(self.memory), "SEEN": str(self.seen)}
        return {"PATH": os.environ["PATH"], "VISUAL": str(self._editor), **places}

    def write(self, does: str, text: str = BEFORE) -> Edited:
        """Let the editor do this to a text, and see that nothing of it is left."""
        edited = write_in_editor(text, env=self.env(does))
        assert not list(self.memory.iterdir())
        return edited


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    "does",
    [
        'printf "Schön.\\n" > "$1"',
        'printf "Schön." > "$1.new" && mv "$1.new" "$1"',
        'printf "\\357\\273\\277Schön.\\r\\n" > "$1"',
        'printf "Schön.\\n" > "$1"; touch "$1~" "$(dirname "$1")/.entry.md.swp"',
        """printf '\\377\\376S\\0c\\0h\\0\\366\\0n\\0.\\0' > "$1" """,
    ],
    ids=["in place", "by renaming", "with a mark and other line ends", "with leftovers", "UTF-16"],
)
def test_what_is_written_comes_back(desk: Desk, does: str) -> None:
    assert desk.write(does) == Edited("Schön.", before=BEFORE)


def test_the_file_is_private_and_says_nothing_by_its_name(desk: Desk) -> None:
    desk.write('{ stat -c %a "$1" "$(dirname "$1")"; echo "$1"; cat "$1"; } > "$SEEN"; echo more >> "$1"')
    mode, folder_mode, path, *text = desk.seen.read_text(encoding="utf-8").splitlines()
    assert (mode, folder_mode, text) == ("600", "700", [BEFORE])
    assert path.startswith(str(desk.memory))
    assert path.endswith(".md")


@pytest.mark.parametrize(
    ("does", "text", "trouble"),
    [
        ('printf new > "$1"; exit 3', "new", own_editor.FAILED.format(status=3)),
        ('printf new > "$1"; kill -9 $$', "new", own_editor.KILLED.format(name="SIGKILL")),
        ("exit 1", BEFORE, own_editor.FAILED.format(status=1)),
        ('sleep 0.01; printf later > "$1.save"; kill $$', "later", own_editor.KILLED.format(name="SIGTERM")),
        ('rm "$1"', BEFORE, own_editor.GONE),
        ('rm "$1"; mkdir "$1"', BEFORE, own_editor.NOT_READ.format(reason="it is not a file any more")),
        ("true", BEFORE, own_editor.AT_ONCE),
    ],
)
def test_an_editor_that_fails_loses_nothing(desk: Desk, does: str, text: str, trouble: str) -> None:
    edited = desk.write(does)
    assert (edited.text, edited.trouble, edited.is_changed) == (text, trouble, text != BEFORE)


def test_every_byte_of_another_encoding_can_be_told_from_what_comes_back(desk: Desk) -> None:
    edited = desk.write("""printf 'caf\\351 \\001\\201\\000 end' > "$1" """)
    assert edited.text == "café \\x01\\x81\\x00 end"
    assert edited.trouble == own_editor.NOT_UTF8


def test_without_an_editor_nothing_is_made(desk: Desk) -> None:
    with pytest.raises(ConnectError, match="could not be started"):
        write_in_editor("x", env={**desk.env("true"), "VISUAL": "/no/such/editor"})
    assert not list(desk.memory.iterdir())


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_being_ended_meanwhile_ends_the_editor_and_keeps_what_it_wrote(
    desk: Desk, ending: signal.Signals
) -> None:
    script = (
        "import os; from connect_tui.services.own_editor import *\n"
        "edited = write_in_editor('before', env=os.environ)\n"
        "print(edited.text, edited.trouble, sep='|', flush=True)\n"
        "end_as_asked(edited)\n"
        "print('still here')\n"
    )
    env = desk.env('printf written > "$1"; echo ready; exec sleep 60')
    with subprocess.Popen([sys.executable, "-c", script], env=env, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
        one.send_signal(ending)
        assert one.stdout.read() == f"written|{own_editor.ENDED}\n"
    assert one.returncode == -ending
    assert not list(desk.memory.iterdir())


def test_what_is_saved_is_a_draft_before_the_editor_ends(
    desk: Desk, workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    kept = workspace.paths.data / "local-drafts.json"
    does = f'printf saved > "$1"; for i in $(seq 500); do grep -qs saved {kept} && break; sleep 0.01; done'
    written = BeingWritten(workspace, None)
    with patch.object(own_editor, "LOOKED_AFTER", 0.01):
        edited = write_elsewhere(workspace, written, written.begun, env=desk.env(does))
        assert [one.text for one in drafts(opened())] == ["saved"] == [edited.text]
        written.give_up()
        does += '; printf "" > "$1"; sleep 0.8'
        write_elsewhere(workspace, written, written.begun, env=desk.env(does))
    assert drafts(workspace) == ()


def test_what_a_killed_process_has_left_becomes_a_draft_once_the_editor_is_gone_too(
    desk: Desk, workspace: Workspace
) -> None:
    script = (
        "import os, sys; from connect_tui.services.own_editor import *\n"
        "write_in_editor('before', env=os.environ, owner=sys.argv[1])\n"
    )
    env = desk.env('printf left > "$1"; echo $$; exec sleep 60')
    command = [sys.executable, "-c", script, str(workspace.paths.data)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        editor = int(one.stdout.readline())
        one.kill()
        one.wait()
        written = BeingWritten(workspace, None)
        write_elsewhere(workspace, written, written.begun, env=desk.env("exit 0"))
        assert (drafts(workspace), len(list(desk.memory.iterdir()))) == ((), 1)
        os.kill(editor, signal.SIGKILL)
        one.stdout.read()
    write_elsewhere(workspace, written, written.begun, env=desk.env("exit 0"))
    assert [one.text for one in drafts(workspace)] == ["left"]
    assert not list(desk.memory.iterdir())


def test_what_vim_had_not_saved_is_had_from_its_swap_file(desk: Desk) -> None:
    need("vim")
    does = """vim -u NONE -i NONE -T dumb -e -s -c 'set directory=. updatecount=1' -c 'normal ounsaved' \\
        -c preserve -c "call system('kill -9 ' . getpid())" "$1"; exit 1"""
    edited = desk.write(does)
    assert (edited.text, edited.trouble) == (f"{BEFORE}\nunsaved", own_editor.FAILED.format(status=1))


def test_what_is_longer_than_an_entry_can_be_is_a_draft(desk: Desk) -> None:
    with patch.object(own_editor, "LONGEST", 10):
        edited = desk.write('printf "12345678901" > "$1"')
    assert (edited.text, edited.trouble) == ("12345678901", own_editor.TOO_LONG)
