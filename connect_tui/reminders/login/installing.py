"""Having reminders start at login, or no longer, and telling whether they do."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.login.files_written import (
    GRAPHICAL_TARGET,
    LABEL,
    PLAIN_TARGET,
    desktop_entry,
    launch_agent,
    systemd_unit,
)
from connect_tui.reminders.login.machine import LoginKind, Ran, best_kind
from connect_tui.reminders.login.places import (
    UNIT_NAME,
    file_of,
    kinds_of,
    links_of,
    own_content,
    remove_file,
    write_file,
)

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.reminders.login.command import RunCommand
    from connect_tui.reminders.login.machine import Machine

Command = tuple[str, ...]

_SYSTEMCTL = ("systemctl", "--user")
_SWITCHED_OFF = re.compile(rb"(?im)^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$")


class LoginPlan(NamedTuple):
    """What installing would do. Making it changes nothing."""

    kind: LoginKind
    path: Path
    content: str
    """The whole text of the file."""
    replaces: bool
    """Whether an older one of ours is there."""
    commands: tuple[Command, ...]
    """What is run once the file is written."""
    removal: Removal
    """What is taken away first: ours of another kind."""
    starts_now: bool
    """Whether it starts reminders at once; else they run already, or start at the next login."""
    undo: Removal
    """What uninstalling would do then."""


class Removal(NamedTuple):
    """What uninstalling would do. Making it changes nothing."""

    paths: tuple[Path, ...] = ()
    """The files of ours that are removed; none where nothing is installed."""
    before: tuple[Command, ...] = ()
    """What is run before the files are removed."""
    after: tuple[Command, ...] = ()
    """What is run once they are."""


class LoginResult(NamedTuple):
    """What was done."""

    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    ran: tuple[Ran, ...]
    """The commands that were run, in order; after one that failed, none is run any more."""
    by_hand: tuple[Command, ...]
    """What is left to be run by hand, beginning with the one that failed; empty where all went well."""


class LoginStatus(NamedTuple):
    """How reminders start at login."""

    kind: LoginKind
    path: Path
    is_ours: bool
    """Whether Connect has written what is there; else nothing more is known of it."""
    is_current: bool
    """Whether it is, to the letter, what installing would write now."""
    is_enabled: bool
    """Whether it is in use: a unit can be disabled, and a desktop can switch an entry off."""


def plan(
    machine: Machine, command: RunCommand, kind: LoginKind | None = None, *, runs_already: bool = False
) -> LoginPlan:
    """Work out what to write for starting at login, by the way that serves best or by the one named.

    ``runs_already`` tells that the background process runs; then no second one is started beside it. Raises
    ConnectError where what is in its place is not ours, or where this machine cannot have that kind.
    """
    kind = kind or best_kind(machine)
    if kind not in kinds_of(machine):
        names = " or ".join(kinds_of(machine))
        raise ConnectError(f"Nothing starts by {kind} on this system.", hint=f"Here it can be {names}.")
    path = file_of(machine, kind)
    old = own_content(path)
    content = _content(command, kind, _target(machine) if kind is LoginKind.SYSTEMD else "")
    replaces = old is not None and old != content.encode()
    others = tuple(other for other in kinds_of(machine) if other is not kind)
    return LoginPlan(
        kind=kind,
        path=path,
        content=content,
        replaces=replaces,
        commands=_starting(machine, kind, path, old, replaces=replaces, runs_already=runs_already),
        removal=_removal(machine, others),
        starts_now=kind is not LoginKind.AUTOSTART and not runs_already,
        undo=_removal_of(machine, {kind: path}),
    )


def install(machine: Machine, planned: LoginPlan) -> LoginResult:
    """Carry a plan out. A command that fails leaves the file in place and is told in the result.

    Raises ConnectError where a file cannot be written or removed, or is no longer ours.
    """
    own_content(planned.path)
    write_file(planned.path, planned.content.encode())
    taken = uninstall(machine, planned.removal)
    ran, by_hand = _run_all(machine, planned.commands)
    return LoginResult((planned.path,), taken.removed, (*taken.ran, *ran), by_hand)


def uninstall_plan(machine: Machine) -> Removal:
    """Work out what uninstalling would do.

    Raises ConnectError where nothing of ours is there, but something that is not.
    """
    removal = _removal(machine, kinds_of(machine))
    if not removal.paths:
        for kind in kinds_of(machine):
            own_content(file_of(machine, kind))
    return removal


def uninstall(machine: Machine, removal: Removal) -> LoginResult:
    """Carry a removal out: nothing starts at login any more, and what a service has started ends.

    The files go even where a command fails; what runs may then have to be ended by hand. Raises ConnectError
    where one cannot be removed, or is no longer ours.
    """
    for path in removal.paths:
        own_content(path)
    before = [machine.run(command) for command in removal.before]
    removed = [path for path in removal.paths if remove_file(path)]
    for unit in (path for path in removal.paths if path.name == UNIT_NAME):
        for link in links_of(unit):
            if link.is_symlink():
                remove_file(link)
    after = [machine.run(command) for command in removal.after]
    failed = tuple(ran.command for ran in after if not ran.succeeded)
    if any(not ran.succeeded and ran.command[0] == "systemctl" for ran in before):
        failed = ((*_SYSTEMCTL, "stop", UNIT_NAME), *failed)
    return LoginResult((), tuple(removed), (*before, *after), failed)


def status(machine: Machine, command: RunCommand) -> LoginStatus | None:
    """Tell how reminders start at login, None where nothing of that name is there. Runs no program."""
    found: LoginStatus | None = None
    for kind in kinds_of(machine):
        path = file_of(machine, kind)
        try:
            content = own_content(path)
        except ConnectError:
            found = found or LoginStatus(kind, path, is_ours=False, is_current=False, is_enabled=False)
            continue
        if content is not None:
            targets = (GRAPHICAL_TARGET, PLAIN_TARGET) if kind is LoginKind.SYSTEMD else ("",)
            is_current = content in [_content(command, kind, target).encode() for target in targets]
            return LoginStatus(
                kind, path, is_ours=True, is_current=is_current, is_enabled=_is_enabled(kind, path, content)
            )
    return found


def _is_enabled(kind: LoginKind, path: Path, content: bytes) -> bool:
    if kind is LoginKind.SYSTEMD:
        return any(link.is_symlink() for link in links_of(path))
    return not _SWITCHED_OFF.search(content)


def _content(command: RunCommand, kind: LoginKind, target: str) -> str:
    match kind:
        case LoginKind.SYSTEMD:
            return systemd_unit(command, target)
        case LoginKind.AUTOSTART:
            return desktop_entry(command)
        case LoginKind.LAUNCHD:
            return launch_agent(command)


def _target(machine: Machine) -> str:
    """Return what to be started by: sway, i3 and startx never reach the target of graphical sessions."""
    asked = machine.run((*_SYSTEMCTL, "is-active", GRAPHICAL_TARGET))
    return GRAPHICAL_TARGET if asked.succeeded else PLAIN_TARGET


def _starting(
    machine: Machine, kind: LoginKind, path: Path, old: bytes | None, *, replaces: bool, runs_already: bool
) -> tuple[Command, ...]:
    match kind:
        case LoginKind.SYSTEMD:
            # What runs by an older unit ends and starts anew by this one; what else runs is left alone.
            renewing = [("reenable", UNIT_NAME), ("try-restart", UNIT_NAME)] if replaces else []
            now = [] if runs_already else ["--now"]
            enabling = [("daemon-reload",), *renewing, ("enable", *now, UNIT_NAME)]
            return tuple((*_SYSTEMCTL, *words) for words in enabling)
        case LoginKind.LAUNCHD:
            stopping = [("launchctl", "bootout", f"gui/{machine.user}/{LABEL}")] if old is not None else []
            return (*stopping, ("launchctl", "bootstrap", f"gui/{machine.user}", str(path)))
        case LoginKind.AUTOSTART:
            return ()


def _removal(machine: Machine, kinds: tuple[LoginKind, ...]) -> Removal:
    places: dict[LoginKind, Path] = {}
    for kind in kinds:
        path = file_of(machine, kind)
        with suppress(ConnectError):  # somebody else's is none of ours
            if own_content(path) is not None:
                places[kind] = path
    return _removal_of(machine, places)


def _removal_of(machine: Machine, places: dict[LoginKind, Path]) -> Removal:
    before: list[Command] = []
    after: list[Command] = []
    if LoginKind.SYSTEMD in places:
        before.append((*_SYSTEMCTL, "disable", "--now", UNIT_NAME))
        after.append((*_SYSTEMCTL, "daemon-reload"))
    if LoginKind.LAUNCHD in places:
        before.append(("launchctl", "bootout", f"gui/{machine.user}/{LABEL}"))
    return Removal(tuple(places.values()), tuple(before), tuple(after))


def _run_all(machine: Machine, commands: tuple[Command, ...]) -> tuple[tuple[Ran, ...], tuple[Command, ...]]:
    done: list[Ran] = []
    for number, command in enumerate(commands):
        done.append(machine.run(command))
        if not done[-1].succeeded and "bootout" not in command:  # it fails where nothing was loaded
            return tuple(done), commands[number:]
    return tuple(done), ()
