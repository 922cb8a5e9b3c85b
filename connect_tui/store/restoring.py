"""What a backup holds, brought to the format that this program writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.store import backups
from connect_tui.store.errors import newer_version, typed_errors
from connect_tui.store.layout import DEVICE, DRAFTS, META, REMINDERS
from connect_tui.store.migrations import meta_documents, migrated, version_in

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.store.codec import Document
    from connect_tui.store.migrations import Migration


def tables_of_backup(
    folder: Path, name: str, migrations: tuple[Migration, ...]
) -> dict[str, dict[str, Document]]:
    """Return the tables of a backup, but for those that are this machine's alone.

    Raises UnknownBackupError, UnreadableBackupError or NewerVersionError where it cannot be used.
    """
    with typed_errors(folder):
        contents = backups.read_backup(folder, name)
    meta = contents.pop(META, None)
    for local in (DEVICE, REMINDERS, DRAFTS):
        contents.pop(local, None)
    known = len(migrations) + 1
    version = version_in(meta.documents) if meta is not None else None
    if version is not None and version > known:
        raise newer_version(version, known, f"The backup {name}")
    tables = {table: content.documents for table, content in contents.items()}
    return {**migrated(tables, version or known, migrations), META: meta_documents(known)}
