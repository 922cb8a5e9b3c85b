"""Opening Connect in a terminal of its own, from a popup."""

from __future__ import annotations

import logging
import os
import shlex
import subprocess
import threading
from pathlib import PurePath
from shutil import which
from typing import TYPE_CHECKING, Final

from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.log import LOGGER_NAME, fault
from connect_tui.reminders.login.command import run_command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.config.paths import Paths

_logger = logging.getLogger(LOGGER_NAME)

_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "xdg-terminal-exec": (),
    "x-terminal-emulator": ("-e",),
    "gnome-terminal": ("--",),
    "ptyxis": ("--",),
    "kgx": ("--",),
    "konsole": ("-e",),
    "xfce4-terminal": ("-x",),
    "mate-terminal": ("-x",),
    "tilix": ("-e",),
    "terminator": ("-x",),
    "ghostty": ("-e",),
    "kitty": (),
    "foot": (),
    "alacritty": ("-e",),
    "wezterm": ("start", "--"),
    "qterminal": ("-e",),
    "urxvt": ("-e",),
    "st": ("-e",),
    "xterm": ("-e",),
}
"""Terminals in the order in which they are looked for, each with what stands before a command's words."""

_COMMON = ("-e",)
_DISPLAYS = ("WAYLAND_DISPLAY", "DISPLAY")


def terminal_words(env: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return what to put before a command so that it runs in a terminal of its own, or None.

    ``$TERMINAL`` comes first, which may have words of its own after the program. None is known where there
    is no display.
    """
    if not any(env.get(one) for one in _DISPLAYS):
        return None
    path = env.get("PATH", os.defpath)
    chosen = _chosen(env.get("TERMINAL", ""))
    if chosen and (program := which(chosen[0], path=path)) is not None:
        return (program, *chosen[1:], *_KNOWN.get(PurePath(chosen[0]).name, _COMMON))
    for name, flags in _KNOWN.items():
        program = which(name, path=path)
        if program is not None:
            return (program, *flags)
    return None


def _out_of_the_service(env: Mapping[str, str]) -> tuple[str, ...]:
    """Return what to put before a terminal so that it does not end with this process, nor share its memory.

    systemd ends, and limits, all that a service has started; a scope of its own is none of that.
    """
    if not env.get("INVOCATION_ID"):
        return ()
    program = which("systemd-run", path=env.get("PATH", os.defpath))
    return () if program is None else (program, "--user", "--scope", "--quiet", "--collect", "--")


def _chosen(terminal: str) -> list[str]:
    try:
        return shlex.split(terminal)
    except ValueError:  # a quotation mark that is not closed
        return []


class EveningTerminal:
    """Opens ``connect-tui evening`` in a terminal of its own, which outlives this process."""

    def __init__(self, paths: Paths, env: Mapping[str, str]) -> None:
        self._paths = paths
        self._env = env

    def is_there(self) -> bool:
        """Tell whether there is a terminal to open it in."""
        return terminal_words(self._env) is not None and self._command() is not None

    def open(self) -> bool:
        """Open it, without waiting; tell whether a terminal was started. The log tells why none was."""
        terminal, found = terminal_words(self._env), self._command()
        if terminal is None or found is None:
            _logger.warning("evening: there is no terminal to open it in")
            return False
        words, environment = found
        try:
            process = subprocess.Popen(  # noqa: S603 - a terminal of the person's own and Connect itself
                [*_out_of_the_service(self._env), *terminal, *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**self._env, **dict(environment)},
            )
        except OSError as error:
            _logger.warning("evening: the terminal was not started: %s", fault(error))
            return False
        threading.Thread(target=process.wait, name="evening", daemon=True).start()
        return True

    def _command(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
        try:
            return run_command(self._paths, self._env, command=("evening",))
        except ConnectError:  # a folder's name that no command line holds safely
            return None
