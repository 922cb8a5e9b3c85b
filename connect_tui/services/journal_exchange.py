"""Giving the journal to other programs, and taking one over."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from connect_tui.domain.days import EARLIEST_DAY, first_of, month_of
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.journal import JournalEntry
from connect_tui.domain.names import by_name
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.text import clean_line, fold, visible
from connect_tui.exchange.files import FileFailedError
from connect_tui.exchange.journal import jrnl, markdown, shape, text, words
from connect_tui.exchange.journal.told import from_the_wall, tell
from connect_tui.services.check_ins import Outcome, clean_names, people_ids
from connect_tui.services.exchange import refuse_own_place, write_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from connect_tui.exchange.journal.jrnl_reading import ReadEntry
    from connect_tui.exchange.journal.told import Told
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change

KIND = "journal-imported"
"""The kind of the change."""

ENDINGS = {"markdown": ".md", "text": ".txt", "jrnl": ".json", "json": ".json"}
"""The forms there are, and how files of each end."""

MOST_NAMES = 1_000
"""How many people a journal that is taken over may name."""

_Said: TypeAlias = tuple[date, str]
_NEVER = datetime.min.replace(tzinfo=UTC)


class ImportReport(NamedTuple):
    """What became of a journal that was to be taken over."""

    added: int
    known: int
    """Entries that were here already, and were left as they are here."""
    left: int
    """Entries of a day to come or too long ago, and empty ones, which were not taken over."""
    outcome: Outcome | None
    """The change; None where it was only tried."""


def as_written(entries: Iterable[JournalEntry]) -> list[JournalEntry]:
    """Return entries by day, and those of one day as they were written, the first one first."""
    return sorted(entries, key=lambda one: (one.day, one.at or _NEVER, one.id))


def tell_all(workspace: Workspace, entries: Iterable[JournalEntry]) -> list[Told]:
    """Return entries with the names of what they are about."""
    from connect_tui.services.remembering import names_by_id, practice_names

    found = list(entries)
    practices = practice_names(workspace, {one.practice for one in found if one.practice})
    people = names_by_id(workspace) if any(one.people for one in found) else {}
    families, now = workspace.loaded.catalogue.feelings, workspace.clock.now()
    return [tell(one, practices=practices, people=people, families=families, now=now) for one in found]


def export_lines(
    workspace: Workspace, entries: Iterable[JournalEntry], form: str, title: str = words.TITLE
) -> Iterator[str]:
    """Return entries in one of the forms, oldest first, in pieces."""
    told = tell_all(workspace, as_written(entries))
    if form == "jrnl":
        return jrnl.dump(told)
    if form == "json":
        return shape.dump(told)
    if form == "text":
        return text.dump(told, title)
    return markdown.dump(told, title)


def export_to(
    workspace: Workspace, path: Path, entries: Iterable[JournalEntry], form: str, *, replace: bool = False
) -> None:
    """Write entries to a file. Raises what ``write_out`` does, and FileFailedError for one that is there."""
    if not replace:
        _refuse_existing([path])
    write_out(workspace, path, export_lines(workspace, entries, form))


def export_monthly(
    workspace: Workspace, folder: Path, entries: Iterable[JournalEntry], form: str, *, replace: bool = False
) -> list[Path]:
    """Write a file for each month into a folder, which is made where it is missing; return the files.

    Raises what :func:`export_to` does, before anything is written where a file is there already.
    """
    months: dict[str, list[JournalEntry]] = {}
    for entry in entries:
        months.setdefault(month_of(entry.day), []).append(entry)
    files = {month: folder / f"{month}{ENDINGS[form]}" for month in sorted(months)}
    refuse_own_place(workspace, folder)
    if not replace:
        _refuse_existing(files.values())
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a name a folder can have"
        raise FileFailedError(
            f"The folder {_shown(folder)} could not be made ({reason}).",
            hint="Choose another place.",
        ) from error
    for month, file in files.items():
        title = words.spoken_month(first_of(month))
        write_out(workspace, file, export_lines(workspace, months[month], form, title))
    return list(files.values())


def _refuse_existing(files: Iterable[Path]) -> None:
    there = [file for file in files if file.is_file()]
    if there:
        more = f" (and {len(there) - 1} more)" if len(there) > 1 else ""
        raise FileFailedError(
            f"{_shown(there[0])} is there already{more}.",
            hint="Choose another place, or add --force to replace it.",
        )


def _shown(path: Path) -> str:
    return visible(clean_line(str(path)))


def import_jrnl(workspace: Workspace, data: bytes, *, dry_run: bool = False) -> ImportReport:
    """Take over what jrnl has exported as JSON, after a backup, in one change that one undo takes back.

    What is here already, by its id or by its day and its words, is left as it is here. Raises
    UnusableFileError, which names the place, for a file that cannot be taken over whole.
    """
    from connect_tui.exchange.journal.jrnl_reading import read

    found = read(data)
    _refuse_crowd(found)
    if dry_run:
        new, known, left = _sorted_out(workspace, found)
        return ImportReport(len(new), known, left, None)
    info = ChangeInfo(KIND)
    with workspace.store.change(info) as change:
        new, known, left = _sorted_out(workspace, found)
        if new:
            info = change.describe(info._replace(record_count=len(new)))
            change.back_up("import")
            _put(workspace, change, new)
    return ImportReport(len(new), known, left, Outcome(info, change.changed))


def _refuse_crowd(found: Sequence[ReadEntry]) -> None:
    names = {fold(name) for one in found for name in one.people}
    if len(names) > MOST_NAMES:
        raise WrongUse(
            f"These entries name more than {MOST_NAMES:,} people.", hint="Take them over in parts."
        )


def _sorted_out(workspace: Workspace, found: Iterable[ReadEntry]) -> tuple[list[ReadEntry], int, int]:
    """Return which of the entries are new, how many are here already, and how many cannot be kept."""
    here = workspace.store.journal(date.min, date.max)
    ids: set[str] = {one.id for one in here}
    said: set[_Said] = {(one.day, one.text) for one in here if one.text}
    new, known, left = [], 0, 0
    for one in found:
        if one.is_empty or not EARLIEST_DAY <= one.day <= workspace.today():
            left += 1
        elif one.id in ids or (one.day, one.text) in said:
            known += 1
        else:
            ids.add(one.id)
            new.append(one)
    return new, known, left


def _put(workspace: Workspace, change: Change, new: Iterable[ReadEntry]) -> None:
    entries, now = list(new), workspace.clock.now()
    people_ids(change, clean_names(name for one in entries for name in one.people), workspace.today())
    known = by_name(change.people().values())
    for one in entries:
        ids = dict.fromkeys(known[fold(name)].id for name in one.people)
        at = one.at or from_the_wall(datetime.combine(one.day, one.time), now)
        change.put_journal(
            JournalEntry(
                one.id, one.day, one.kind, one.practice, tuple(ids), one.feelings, one.text, at, one.strengths
            )
        )
