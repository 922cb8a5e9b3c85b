"""Taking everything out, and merging it in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.records import ChangeInfo
from connect_tui.exchange import connect_json
from connect_tui.exchange.files import LARGEST_FILE, read_bounded, resolved, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from connect_tui.services.workspace import Workspace
    from connect_tui.store.merge import MergeReport

__all__ = [
    "LARGEST_FILE",
    "export_lines",
    "export_to",
    "import_data",
    "import_from",
    "names_shared",
    "refuse_own_place",
    "write_out",
]


def export_lines(workspace: Workspace) -> Iterator[str]:
    """Return Connect's own complete JSON, line by line. The records are read before this returns."""
    return connect_json.dump(workspace.store.export_records())


def export_to(workspace: Workspace, path: Path) -> None:
    """Write Connect's own complete JSON to a file. Raises what :func:`write_out` does."""
    write_out(workspace, path, export_lines(workspace))


def write_out(workspace: Workspace, path: Path, lines: Iterable[str]) -> None:
    """Write a file for a person, whole or not at all.

    Raises WrongUse for a place among Connect's own files, and FileFailedError where it cannot be written.
    """
    refuse_own_place(workspace, path)
    write_whole(path, lines)


def refuse_own_place(workspace: Workspace, path: Path) -> None:
    """Raise WrongUse for a place among Connect's own files."""
    target, data = resolved(path), workspace.paths.data.resolve()
    if target.is_relative_to(data) or target == workspace.paths.habits_file.resolve():
        raise WrongUse(
            "That place is among Connect's own files.", hint="Choose one outside of Connect's folders."
        )


def import_from(workspace: Workspace, path: Path) -> MergeReport:
    """Merge a file that export has written. Raises ConnectError where it cannot be, and changes nothing."""
    return import_data(workspace, read_bounded(path))


def names_shared(workspace: Workspace) -> list[str]:
    """Return the names that several people bear, as two histories may bring them together."""
    from connect_tui.domain.names import shared_names

    return shared_names(workspace.store.people().values())


def import_data(workspace: Workspace, data: bytes) -> MergeReport:
    """Merge what such a file holds, after a backup; the newer version of each record wins."""
    records = connect_json.parse(data)
    report = workspace.store.merge(records, ChangeInfo("import"))
    if report.added or report.updated:
        workspace.book.forget_since("")
    return report
