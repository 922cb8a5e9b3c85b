"""A catalogue out of a file, with every mistake in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.model import Catalogue
from connect_tui.config.reading_feelings import read_feelings
from connect_tui.config.reading_practices import read_pillars, read_practices
from connect_tui.config.reading_reminders import read_reminders
from connect_tui.config.reading_settings import read_settings
from connect_tui.config.spots import Report, Spot, fields_of
from connect_tui.config.yaml_source import SourceText, judged_source, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.config.problems import Problem

SECTIONS = ("pillars", "practices", "feelings", "reminders", "settings")


class Reading(NamedTuple):
    """What a file says. With problems, the catalogue is not to be used."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    was_read: bool
    """Whether the same bytes would bring the same answer; not so where the file could not be read."""


def read_catalogue(path: Path, base: Catalogue) -> Reading:
    """Read a catalogue file, taking what it leaves out from ``base``. No file makes it raise anything."""
    return _catalogue_of(read_source(path), path, base)


def judged_catalogue(path: Path, content: bytes, base: Catalogue) -> Reading:
    """Read a catalogue out of bytes that are, or are to be, what the file at ``path`` holds."""
    return _catalogue_of(judged_source(path, content), path, base)


def _catalogue_of(source: SourceText, path: Path, base: Catalogue) -> Reading:
    if source.problem is not None:
        return Reading(base, (source.problem,), source.was_read)
    if source.root is None:
        return Reading(base, (), source.was_read)
    report = Report(path)
    fields = fields_of(Spot(source.root, "", report), SECTIONS)
    if fields is None:
        return Reading(base, report.problems(), source.was_read)
    practices, guides = read_practices(fields.get("practices"), base.practices, base.guides)
    catalogue = Catalogue(
        pillars=read_pillars(fields.get("pillars"), base.pillars),
        practices=practices,
        reminders=read_reminders(
            fields.get("reminders"), base.reminders, [practice.id for practice in practices]
        ),
        settings=read_settings(fields.get("settings"), base.settings),
        guides=guides,
        families=read_feelings(fields.get("feelings"), base.families),
    )
    return Reading(catalogue, report.problems(), source.was_read)
