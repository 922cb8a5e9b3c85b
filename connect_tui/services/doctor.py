"""Looking whether all is well; nothing is changed, but what is to be forgotten by now is."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from connect_tui import __version__
from connect_tui.config.catalogue import check_file
from connect_tui.config.paths import Paths, shipped_habits_file
from connect_tui.domain.errors import ConnectError
from connect_tui.store import Store
from connect_tui.store.checkup import Finding
from connect_tui.store.odd_entries import OddEntry

if TYPE_CHECKING:
    from connect_tui.domain.clock import Clock

_DISTRIBUTIONS = {
    "Textual": "textual",
    "TinyDB": "tinydb",
    "PyYAML": "PyYAML",
    "APScheduler": "APScheduler",
    "plyer": "plyer",
    "jeepney": "jeepney",
}


class Place(NamedTuple):
    """Somewhere that Connect keeps something, or would."""

    name: str
    path: Path
    exists: bool
    readable: bool
    writable: bool
    """Of what is not there yet: whether it could be made."""

    @property
    def ok(self) -> bool:
        """Whether Connect can work with it."""
        return self.readable and self.writable


class Diagnosis(NamedTuple):
    """Where everything lies, and how it is."""

    places: tuple[Place, ...]
    findings: tuple[Finding, ...]
    odd_entries: tuple[OddEntry, ...]
    versions: dict[str, str]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        well = all(one.ok for one in self.places) and all(one.ok for one in self.findings)
        return well and not self.odd_entries


def examine(paths: Paths, clock: Clock, at_login: Path | None = None) -> Diagnosis:
    """Look at every place, the catalogue and the records.

    Where the records are well, they forget whoever was removed too long ago to be brought back.
    ``at_login`` is the file by which reminders start at login, if there is one.
    """
    store = Store(paths.data, clock)
    found = store.check()
    return Diagnosis(
        places=(
            _place("data", paths.data),
            _place("config", paths.config),
            _place("state", paths.state),
            _place("habits.yaml", paths.habits_file),
            _place("cache", paths.cache),
            _place("backups", paths.data / "backups"),
            _place("log", paths.log_file),
            *([_place("at login", at_login)] if at_login is not None else []),
        ),
        findings=(*_catalogue(paths), *found, *(_forgotten(store) if all(one.ok for one in found) else ())),
        odd_entries=tuple(store.odd_entries()),
        versions=_versions(),
    )


def _forgotten(store: Store) -> list[Finding]:
    try:
        store.forget_removed()
    except ConnectError as error:
        return [Finding("removed people", False, str(error), error.hint)]
    return []


def _place(name: str, path: Path) -> Place:
    if os.path.lexists(path):
        execute = os.X_OK if path.is_dir() else 0
        return Place(name, path, True, os.access(path, os.R_OK | execute), os.access(path, os.W_OK | execute))
    nearest = next((one for one in path.parents if os.path.lexists(one)), Path("/"))
    return Place(name, path, False, True, nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK))


def _catalogue(paths: Paths) -> list[Finding]:
    own = paths.habits_file
    file = own if os.path.lexists(own) else shipped_habits_file()
    try:
        problems = check_file(file)
    except ConnectError as error:
        return [Finding("catalogue", False, str(error), error.hint)]
    if problems:
        return [Finding("catalogue", False, str(problem)) for problem in problems]
    whose = "yours" if file == own else "the one Connect came with"
    return [Finding("catalogue", True, f"{file} is right ({whose}).")]


def _versions() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    found = {"Connect": __version__, "Python": sys.version.split()[0]}
    for name, distribution in _DISTRIBUTIONS.items():
        try:
            found[name] = version(distribution)
        except PackageNotFoundError:
            found[name] = "missing"
    return found
