"""``export`` and ``import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.output import plain
from connect_tui.cli.session import STANDARD_STREAM, read_bytes, write_bytes
from connect_tui.domain.text import shortened
from connect_tui.services import exchange

if TYPE_CHECKING:
    from connect_tui.cli.session import Session

MOST_NAMES = 5
"""How many names that several people bear are told of after an import."""


def export(session: Session) -> int:
    """Write all that was recorded to a file or standard output."""
    file = session.arguments.file
    if file == STANDARD_STREAM:
        for line in exchange.export_lines(session.workspace):
            write_bytes(line.encode())
        return 0
    exchange.export_to(session.workspace, Path(file))
    session.output.tell(texts.EXPORTED.format(path=plain(file)))
    return 0


def import_(session: Session) -> int:
    """Merge what a file or standard input holds, and say what that came to."""
    file, workspace, output = session.arguments.file, session.workspace, session.output
    if file == STANDARD_STREAM:
        report = exchange.import_data(workspace, read_bytes(exchange.LARGEST_FILE))
    else:
        report = exchange.import_from(workspace, Path(file))
    changed = report.added or report.updated
    output.say(
        texts.IMPORTED.format(added=texts.counted(report.added, "record"), updated=report.updated)
        if changed
        else texts.IMPORTED_OLDER
        if report.older
        else texts.IMPORTED_NOTHING
    )
    if report.older:
        output.say(texts.IMPORT_KEPT.format(older=texts.counted(report.older, "record")))
    if changed:
        for name in exchange.names_shared(workspace)[:MOST_NAMES]:
            output.tell(texts.IMPORT_NAME_SHARED.format(name=plain(shortened(name))))
        output.tell(texts.IMPORT_UNDO)
    return 0
