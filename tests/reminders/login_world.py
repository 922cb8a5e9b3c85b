"""A machine for trying how reminders start at login, whose systemctl only notes how it was called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from connect_tui.reminders.login.command import RunCommand
from connect_tui.reminders.login.installing import install, plan
from connect_tui.reminders.login.machine import LoginKind, Machine, Ran, run_program

COMMAND = RunCommand(("/opt/connect/bin/python", "-P", "-m", "connect_tui", "remind", "run"))
OTHER = RunCommand(("/usr/bin/python3", *COMMAND.words[1:]))
UNIT = "systemd/user/connect-tui-reminders.service"
ENTRY = "autostart/connect-tui-reminders.desktop"

FAKE = """\
#!/bin/sh
printf '%s' "${0##*/}" >> "$CALLS"
printf '\\t%s' "$@" >> "$CALLS"
printf '\\n' >> "$CALLS"
for word in "$@"; do
    case " $FAILING " in *" $word "*) echo "Failed to $word unit: no way"; exit 1 ;; esac
done
exit 0
"""


class World:
    """A home, a systemd that seems to run, and a PATH with nothing on it but a noting systemctl."""

    def __init__(self, folder: Path, platform: str = "linux") -> None:
        self.folder = folder
        self.config = folder / "home/.config"
        self.calls_file = folder / "calls"
        for name in ("home", "bin", "root/run/systemd/system", "runtime/systemd/private"):
            (folder / name).mkdir(parents=True)
        for name in ("systemctl", "launchctl"):
            program = folder / "bin" / name
            program.write_text(FAKE)
            program.chmod(0o700)
        self.env = {
            "HOME": str(folder / "home"),
            "PATH": f"{folder / 'bin'}:{os.defpath}",
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "CALLS": str(self.calls_file),
            "FAILING": "",
        }
        self.machine = Machine(self.env, platform, self.run, user=1000, root=folder / "root")

    def run(self, command: Sequence[str]) -> Ran:
        return run_program(command, self.env)

    def fail(self, *words: str) -> None:
        """Let a program fail from now on where one of these words is among its arguments."""
        self.env["FAILING"] = " ".join(words)

    def calls(self) -> list[str]:
        """What was called, each as one line, questions that change nothing left out."""
        said = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        lines = [line.replace("\t", " ") for line in said]
        return [line for line in lines if " show " not in line and " is-active " not in line]

    def forget(self) -> None:
        self.calls_file.unlink(missing_ok=True)

    def files(self) -> dict[str, str]:
        """Every file below the home, with what it holds."""
        home = self.folder / "home"
        return {str(path.relative_to(home)): path.read_text() for path in home.rglob("*") if path.is_file()}


def set_up(world: World, kind: LoginKind, command: RunCommand = COMMAND) -> None:
    """Have reminders start at login already."""
    install(world.machine, plan(world.machine, command, kind))
    world.forget()
