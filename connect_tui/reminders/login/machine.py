"""What this machine offers for starting something at login."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from connect_tui.domain.errors import ConnectError

PATIENCE = 20.0
"""Seconds after which a program of the system is given up on."""

_LONGEST_OUTPUT = 2000


class LoginKind(StrEnum):
    """A way to have something started at login."""

    SYSTEMD = "systemd"
    """A unit of the person's own systemd."""
    AUTOSTART = "autostart"
    """A desktop entry, which desktops start by the XDG custom."""
    LAUNCHD = "launchd"
    """A launchd agent on macOS."""


class Ran(NamedTuple):
    """A command that was run, and what came of it."""

    command: tuple[str, ...]
    status: int | None
    """None where it could not be started or did not end in time."""
    output: str = ""
    """What it said, errors too, or why it could not be run."""

    @property
    def succeeded(self) -> bool:
        """Whether it did what it was to do."""
        return self.status == 0


Runner = Callable[[Sequence[str]], Ran]


class Machine(NamedTuple):
    """Everything that deciding and writing depends on."""

    env: Mapping[str, str]
    platform: str
    """As ``sys.platform`` has it."""
    run: Runner
    """Runs a program of the system, found on the PATH, with a limit of time, and catches what it says."""
    user: int = 0
    """The number of the user, for launchd."""
    root: Path = Path("/")
    """Where the system's own folders are looked for."""

    @property
    def config_home(self) -> Path:
        """Where programs keep a person's settings, by the XDG custom. Raises ConnectError without a home."""
        chosen = Path(self.env.get("XDG_CONFIG_HOME", ""))
        return chosen if chosen.is_absolute() else self.home / ".config"

    @property
    def home(self) -> Path:
        """The person's home. Raises ConnectError where it is not known."""
        home = Path(self.env.get("HOME", ""))
        if not home.is_absolute():
            raise ConnectError("Your home folder is not known.", hint="Set HOME to its full path.")
        return home


def this_machine(env: Mapping[str, str]) -> Machine:
    """Return the machine that this process runs on."""
    return Machine(env, sys.platform, lambda command: run_program(command, env), os.getuid())


def run_program(command: Sequence[str], env: Mapping[str, str]) -> Ran:
    """Run a program for at most PATIENCE seconds, with nothing to read, and return what came of it."""
    import subprocess

    words = tuple(command)
    try:
        ended = subprocess.run(  # noqa: S603 - our own words, no shell
            words,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Ran(words, None, "it did not end in time")
    except OSError as error:
        return Ran(words, None, error.strerror or "it could not be started")
    return Ran(words, ended.returncode, ended.stdout.decode(errors="replace").strip()[:_LONGEST_OUTPUT])


def best_kind(machine: Machine) -> LoginKind:
    """Return the way that serves on this machine: launchd, systemd where it runs the session, or XDG."""
    if machine.platform == "darwin":
        return LoginKind.LAUNCHD
    return LoginKind.SYSTEMD if systemd_runs_the_session(machine) else LoginKind.AUTOSTART


def systemd_runs_the_session(machine: Machine) -> bool:
    """Tell whether the person has a systemd of their own that answers."""
    runtime = Path(machine.env.get("XDG_RUNTIME_DIR", ""))
    if not (machine.root / "run/systemd/system").is_dir() or not runtime.is_absolute():
        return False
    if not (runtime / "systemd/private").exists() and not (runtime / "bus").exists():
        return False
    return machine.run(("systemctl", "--user", "--no-pager", "show", "--property=Version")).succeeded
