"""``journal export`` and ``journal import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.cli import journal_texts as texts
from connect_tui.cli import journal_values as values
from connect_tui.cli.output import plain
from connect_tui.cli.session import STANDARD_STREAM, read_file, write_bytes
from connect_tui.cli.texts import IMPORT_UNDO
from connect_tui.domain.errors import WrongUse
from connect_tui.exchange.journal.jrnl_reading import LARGEST_FILE
from connect_tui.services import journal_exchange as service

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.cli.session import Session
    from connect_tui.domain.journal import JournalEntry


def _export(session: Session) -> int:
    arguments, workspace = session.arguments, session.workspace
    to_output = arguments.path == STANDARD_STREAM
    if not arguments.path:
        raise WrongUse(texts.NO_PATH, hint=texts.NO_PATH_HINT)
    if to_output and arguments.json:
        raise WrongUse(texts.JSON_OR_FILE)
    if to_output and arguments.monthly:
        raise WrongUse(texts.ONE_FILE, hint=texts.ONE_FILE_HINT)
    found = [hit.entry for step in workspace.journal_book.entries(values.query(session)) for hit in step]
    if to_output:
        for piece in service.export_lines(workspace, found, arguments.format):
            write_bytes(piece.encode())
        return 0
    if not found and not arguments.json:
        session.output.tell(texts.NOTHING_TO_EXPORT)
        return 0
    return _to_files(session, found)


def _to_files(session: Session, found: list[JournalEntry]) -> int:
    arguments, workspace, output = session.arguments, session.workspace, session.output
    path, form, force = Path(arguments.path), arguments.format, arguments.force
    if arguments.monthly:
        files = service.export_monthly(workspace, path, found, form, replace=force)
    else:
        service.export_to(workspace, path, found, form, replace=force)
        files = [path]
    if arguments.json:
        output.say_json({"files": [str(one) for one in files], "entries": len(found)})
        return 0
    sentence = texts.EXPORTED_MONTHS if arguments.monthly else texts.EXPORTED
    output.tell(
        sentence.format(
            entries=texts.entries(len(found)), path=plain(arguments.path), files=texts.files(len(files))
        )
    )
    return 0


def _import(session: Session) -> int:
    arguments, output = session.arguments, session.output
    data = read_file(arguments.file, LARGEST_FILE)
    report = service.import_jrnl(session.workspace, data, dry_run=arguments.dry_run)
    changed = report.outcome is not None and report.outcome.changed
    if arguments.json:
        counts = {"added": report.added, "known": report.known, "left": report.left}
        output.say_json({**counts, "tried": report.outcome is None, "changed": changed})
        return 0
    taken = texts.IMPORT_TRIED if arguments.dry_run else texts.IMPORTED
    output.say(taken.format(entries=texts.entries(report.added)) if report.added else texts.IMPORTED_NOTHING)
    for count, sentence in ((report.known, texts.IMPORT_KNOWN), (report.left, texts.IMPORT_LEFT)):
        if count:
            output.say(sentence.format(count=count))
    if changed:
        output.tell(IMPORT_UNDO)
    return 0


ACTIONS: dict[str, Callable[[Session], int]] = {"export": _export, "import": _import}
"""What carries out each action."""
