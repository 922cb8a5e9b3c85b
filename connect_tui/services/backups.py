"""Going back to what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.errors import WrongUse

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace
    from connect_tui.store.backups import BackupInfo


def list_backups(workspace: Workspace) -> list[BackupInfo]:
    """Return the backups there are, newest first."""
    return sorted(workspace.store.backups(), key=lambda backup: (backup.when, backup.name), reverse=True)


def find_backup(workspace: Workspace, name: str) -> BackupInfo:
    """Return the backup of exactly this name. Raises WrongUse where there is none, with the nearest."""
    backups = {backup.name: backup for backup in list_backups(workspace)}
    if name in backups:
        return backups[name]
    from difflib import get_close_matches

    raise WrongUse(
        f"There is no backup “{name[:60]}”.",
        hint="connect-tui backup list shows those there are." if backups else "There are no backups yet.",
        nearest=tuple(get_close_matches(name[:60], list(backups), n=3, cutoff=0.5)),
    )


def restore(workspace: Workspace, name: str) -> str:
    """Bring everything recorded back to a backup; return the name of the one that was made just before."""
    kept = workspace.store.restore(find_backup(workspace, name).name)
    workspace.book.forget_since("")
    return kept
