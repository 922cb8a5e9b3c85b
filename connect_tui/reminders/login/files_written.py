"""The texts of the files that have reminders start at login, with the quoting that each format wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.reminders.login.command import RunCommand

MARK = "Written by Connect: connect-tui remind install"
"""Stands in every file of ours; a file without it is somebody else's."""

ALREADY_RUNS = 3
"""The exit status of ``remind run`` where another one runs already."""

GRAPHICAL_TARGET = "graphical-session.target"
PLAIN_TARGET = "default.target"
LABEL = "connect-tui.reminders"
"""How launchd calls the agent."""

_NO_UNIT_PROGRAM = re.compile(r"[$`\"'\\]")
"""systemd refuses a program with quotes in its path, and replaces variables in arguments but not there."""
_PLAIN_WORD = re.compile(r"[A-Za-z0-9_./:@,+-]+")
_PLAIN_ARGUMENT = re.compile(r"[A-Za-z0-9_./:@,+=-]+")

_UNIT = """\
# {mark}
# To take it away again: connect-tui remind uninstall

[Unit]
Description=Connect: reminders
PartOf={graphical}
After={graphical}
StartLimitIntervalSec=300
StartLimitBurst=5

[Service]
Type=exec
{environment}ExecStart={command}
Restart=on-failure
RestartSec=10
RestartPreventExitStatus={already_runs}
SuccessExitStatus={already_runs}
TimeoutStopSec=10
MemoryMax=192M
Nice=5
NoNewPrivileges=yes
UMask=0077

[Install]
WantedBy={target}
"""

_ENTRY = """\
# {mark}
# To take it away again: connect-tui remind uninstall
[Desktop Entry]
Type=Application
Name=Connect reminders
Comment=Shows the reminders that you have chosen
TryExec={program}
Exec={command}
Terminal=false
NoDisplay=true
StartupNotify=false
X-GNOME-Autostart-enabled=true
X-Connect-Tui=true
"""


def systemd_unit(command: RunCommand, target: str) -> str:
    """Return a unit that runs the command, started by ``target``."""
    words = command.words
    if _NO_UNIT_PROGRAM.search(words[0]):
        words = _through_shell(words)
    return _UNIT.format(
        mark=MARK,
        graphical=GRAPHICAL_TARGET,
        environment="".join(
            f"Environment={_in_unit(f'{name}={value}')}\n" for name, value in command.environment
        ),
        command=" ".join(_in_unit(word).replace("$", "$$") for word in words),
        already_runs=ALREADY_RUNS,
        target=target,
    )


def desktop_entry(command: RunCommand) -> str:
    """Return a desktop entry that runs the command."""
    words = command.words
    if command.environment:
        words = ("/usr/bin/env", *(f"{name}={value}" for name, value in command.environment), *words)
    if "=" in command.words[0]:  # neither an entry nor env takes a program with that in its path
        words = (*words[: -len(command.words)], *_through_shell(command.words))
    return _ENTRY.format(
        mark=MARK,
        program=_entry_string(command.words[0]),
        command=_entry_string(" ".join(_entry_argument(word) for word in words)),
    )


def launch_agent(command: RunCommand) -> str:
    """Return a property list of an agent that runs the command."""
    import plistlib

    agent = {
        "Label": LABEL,
        "ConnectTui": MARK,
        "ProgramArguments": list(command.words),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 60,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Background",
        "Nice": 5,
        "Umask": 0o077,
    }
    if command.environment:
        agent["EnvironmentVariables"] = dict(command.environment)
    return plistlib.dumps(agent, sort_keys=False).decode()


def is_ours(content: bytes) -> bool:
    """Tell whether Connect has written this."""
    if f"# {MARK}".encode() in content.splitlines():
        return True
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        agent = plistlib.loads(content)
    except (ValueError, ExpatError, LookupError, TypeError, AttributeError):
        return False
    return isinstance(agent, dict) and agent.get("ConnectTui") == MARK


def _through_shell(words: tuple[str, ...]) -> tuple[str, ...]:
    return ("/bin/sh", "-c", 'exec "$0" "$@"', *words)


def _in_unit(word: str) -> str:
    """Quote a word as systemd.syntax(7) has it, with ``%``, which starts a specifier, doubled."""
    if not _PLAIN_WORD.fullmatch(word):
        word = '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return word.replace("%", "%%")


def _entry_argument(word: str) -> str:
    """Quote an argument of ``Exec``, with ``%``, which starts a field code, doubled."""
    if not _PLAIN_ARGUMENT.fullmatch(word):
        word = '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'
    return word.replace("%", "%%")


def _entry_string(text: str) -> str:
    """Write a text as a value of a desktop entry."""
    text = text.replace("\\", "\\\\").replace("\t", "\\t")
    return "\\s" + text[1:] if text.startswith(" ") else text
