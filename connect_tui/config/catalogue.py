"""The catalogue a person lives with: their own file, what it said last, or the shipped one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from connect_tui.config.cache import cached_catalogue, keep, last_good_catalogue, take_stamps
from connect_tui.config.model import Catalogue, LoadedCatalogue, Source
from connect_tui.config.paths import Paths, shipped_habits_file
from connect_tui.config.problems import Problem
from connect_tui.domain.errors import ConnectError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Catalogue", "LoadedCatalogue", "Problem", "Source", "check_file", "load_catalogue"]


def load_catalogue(paths: Paths) -> LoadedCatalogue:
    """Load the person's own catalogue, filled up from the shipped one, or that where they have none.

    A mistake in the person's file raises nothing: the result then holds what the file last said without
    mistakes, or else the shipped catalogue, together with the problems. Raises ConnectError only where the
    shipped catalogue is broken or not there.
    """
    own, shipped = paths.habits_file, shipped_habits_file()
    stamps = take_stamps(own, shipped)
    cached = cached_catalogue(paths, stamps)
    if cached is not None:
        return cached
    base = shipped_catalogue(shipped)
    if stamps.own is None and _is_absent(own):
        loaded = LoadedCatalogue(base, "shipped", shipped)
        keep(paths, stamps, loaded)
        return loaded
    from connect_tui.config.reading import read_catalogue

    reading = read_catalogue(own, base)
    if not reading.problems:
        loaded = LoadedCatalogue(reading.catalogue, "own", own)
    else:
        loaded = _without_own(paths, base, shipped, reading.problems)
    if reading.was_read:
        keep(paths, stamps, loaded)
    return loaded


def check_file(path: Path) -> tuple[Problem, ...]:
    """Return every mistake in a catalogue file, in the order of the file; none where it is right."""
    from connect_tui.config.reading import read_catalogue

    shipped = shipped_habits_file()
    base = Catalogue() if _is_same(path, shipped) else shipped_catalogue(shipped)
    return read_catalogue(path, base).problems


def _is_absent(path: Path) -> bool:
    """Tell whether there is surely nothing of that name, not even a link, and no obstacle to seeing it."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def _without_own(
    paths: Paths, base: Catalogue, shipped: Path, problems: tuple[Problem, ...]
) -> LoadedCatalogue:
    last_good = last_good_catalogue(paths)
    if last_good is not None:
        return LoadedCatalogue(last_good, "last-good", paths.habits_file, problems)
    return LoadedCatalogue(base, "shipped", shipped, problems)


def shipped_catalogue(path: Path) -> Catalogue:
    """Read the catalogue that comes with Connect. Raises ConnectError where it is broken or not there."""
    from connect_tui.config.reading import read_catalogue

    reading = read_catalogue(path, Catalogue())
    if reading.problems:
        message = f"The catalogue that comes with Connect cannot be used: {reading.problems[0]}."
        raise ConnectError(message, hint="Install Connect again. Nothing you have recorded is touched.")
    return reading.catalogue
