"""Somebody's home in which real ``remind run`` processes live, on the machine's own clock.

How to use it, with a bus and a recorder::

    home = Home(folder, bus.env)
    home.write(habits(LISTENING))           # its moment was some minutes ago, and nobody was there
    home.known_since_yesterday()
    process = home.start()
    wait_until(lambda: recorder.popups)
    assert process.end(signal.SIGTERM) == 0

It is always between one and two in the afternoon there, so that no day turns in between.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from connect_tui.config.paths import Paths
from connect_tui.domain.showings import KnownRule, Showing, Stage
from connect_tui.reminders.occurrences import rule_says
from connect_tui.services.workspace import Workspace
from tests.reminders.desktop import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COMMAND = (sys.executable, "-m", "connect_tui")
PATIENCE = 30.0
"""For how many seconds a process may take over anything."""

SECRETS = ("Zerafina", "Quixotic", "Marmalade", "Brindle")
"""A name, a note, the text of a rule and the name of a practice, none of which may be read elsewhere."""
NAME, NOTE, TEXT, RENAMED = SECRETS

_OPEN = {"quiet_hours": "off", "popup_distance": 0, "popups_per_day": 50, "missed_popups": 600}


def _early_afternoon() -> str:
    hours = (13 - datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


class AfternoonClock:
    """The machine's clock, in a zone where it is early afternoon."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone(self._zone)


class Process:
    """One ``remind run``, and what it says."""

    def __init__(self, home: Home, number: int, command: tuple[str, ...]) -> None:
        self._out = home.folder / f"out-{number}"
        self._err = home.folder / f"err-{number}"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.popen = subprocess.Popen(
                command,
                env=dict(home.env),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )

    @property
    def pid(self) -> int:
        return self.popen.pid

    @property
    def out(self) -> str:
        return self._out.read_text()

    @property
    def err(self) -> str:
        return self._err.read_text()

    def wait(self) -> int:
        """Wait until it has ended, and return its exit status."""
        return self.popen.wait(PATIENCE)

    def end(self, ending: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, and return its exit status."""
        self.popen.send_signal(ending)
        return self.wait()

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self.popen.kill()
        self.popen.wait()


class Home:
    """Folders, and the processes that live in them."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.folder = folder
        self.paths = Paths(folder / "data", folder / "config", folder / "state")
        zone = _early_afternoon()
        self.clock = AfternoonClock(zone)
        left_out = ("_ARGCOMPLETE", "COLUMNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        self.env = {name: value for name, value in env.items() if name not in left_out}
        self.env |= {
            "HOME": str(folder / "home"),
            "CONNECT_TUI_DATA_DIR": str(self.paths.data),
            "CONNECT_TUI_CONFIG_DIR": str(self.paths.config),
            "CONNECT_TUI_STATE_DIR": str(self.paths.state),
            "TZ": zone,
        }
        self.processes: list[Process] = []

    # Processes

    def start(self, *launcher: str) -> Process:
        """Start ``remind run``."""
        return self.start_program(*launcher, *COMMAND, "remind", "run")

    def start_program(self, *command: str) -> Process:
        """Start a program that amounts to ``remind run``."""
        process = Process(self, len(self.processes), command)
        self.processes.append(process)
        return process

    def run(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Carry out another command, and wait for it."""
        return subprocess.run(
            [*COMMAND, *words],
            env=self.env | env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def json(self, *words: str) -> Any:
        """Return what a command says for programs."""
        ran = self.run(*words, "--json")
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    def close(self) -> None:
        """End whatever still runs."""
        for one in self.processes:
            if one.popen.poll() is None:
                one.popen.send_signal(signal.SIGCONT)
                one.kill()

    # What a person decides and records

    def ago(self, minutes: float) -> str:
        """Return the time of the day it was so many minutes ago."""
        return f"{self.clock.now() - timedelta(minutes=minutes):%H:%M}"

    def rule(self, practice: str, minutes: float = 5, **more: str) -> str:
        """Return a rule for a practice, due so many minutes ago, with the practice's id for its own."""
        fields = {"id": practice, "kind": "practice", "practice": practice, "at": self.ago(minutes)}
        return json.dumps(fields | more)

    def rule_of(self, kind: str, minutes: float = 5, **more: str) -> str:
        """Return a rule of another kind, with its kind for its id."""
        return json.dumps({"id": kind, "kind": kind, "at": self.ago(minutes)} | more)

    def write(self, *rules: str, **settings: object) -> None:
        """Save habits.yaml, as an editor does."""
        lines = ["practices:", f"  - {{id: listen, name: {RENAMED}}}"]
        lines += [f"  - id: {one}" for one in ("sincere", "make-time", "care")]
        lines += ["reminders:", *(f"  - {rule}" for rule in rules)] if rules else ["reminders: []"]
        lines += ["settings:", *(f"  {name}: {value}" for name, value in (_OPEN | settings).items())]
        self.write_text("\n".join(lines) + "\n")

    def write_text(self, text: str) -> None:
        """Save any habits.yaml."""
        self.paths.config.mkdir(exist_ok=True)
        draft = self.paths.config / "draft"
        draft.write_text(text)
        draft.rename(self.paths.habits_file)

    @property
    def workspace(self) -> Workspace:
        """A workspace as of now."""
        return Workspace(self.paths, self.clock)

    def known_since_yesterday(self) -> None:
        """Have had the present rules for a day, so that a moment some minutes ago was a missed one."""
        workspace = self.workspace
        since = self.clock.now().astimezone(UTC) - timedelta(days=1)
        with workspace.store.change(None) as change:
            for rule in workspace.loaded.catalogue.reminders:
                says = rule_says(rule, workspace.settings.day_starts_at, workspace.settings.quiet_hours)
                change.put_known_rule(KnownRule(rule.id, says, since))

    def showing(self, reminder: str) -> Showing | None:
        """Return the showing of a reminder that has only one."""
        found = [one for one in self.workspace.store.showings().values() if one.reminder == reminder]
        assert len(found) <= 1
        return found[0] if found else None

    def is_shown(self, reminder: str) -> bool:
        """Tell whether a reminder was shown, and that is recorded."""
        showing = self.showing(reminder)
        return showing is not None and showing.stage is Stage.SHOWN

    def practice(self, name: str) -> Any:
        """Return a practice of today, as programs see it."""
        return next(one for one in self.json("today")["practices"] if one["id"] == name)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Have the history locked by somebody else who hangs."""
        with self.workspace.store.change(None):
            yield

    def log(self) -> str:
        """Return what was logged."""
        return self.paths.log_file.read_text() if self.paths.log_file.exists() else ""

    def until_logged(self, words: str) -> None:
        """Wait until something was logged."""
        wait_until(lambda: words in self.log(), PATIENCE)


def process_words(pid: int) -> str:
    """Return all by which a process can be seen: its name and its arguments."""
    files = (Path("/proc", str(pid), name) for name in ("cmdline", "comm", "status"))
    return "\n".join(one.read_bytes().decode(errors="replace") for one in files)
