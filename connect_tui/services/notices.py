"""What happened to the files, as it is told: one cause once, however many entries it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import StoreNotice

_NAMED = 3
"""How many of many entries are named."""


def take_notices(workspace: Workspace) -> list[StoreNotice]:
    """Return what is to be told since this was last asked; of many entries of a file in one notice."""
    notices = workspace.store.take_notices()
    return _folded(notices) if len(notices) > 1 else notices


def _folded(notices: list[StoreNotice]) -> list[StoreNotice]:
    by_cause: dict[tuple[str, str], list[StoreNotice]] = {}
    for one in notices:
        by_cause.setdefault((one.file, "") if one.file else ("", one.message), []).append(one)
    return [_of_many(group) if group[0].file and len(group) > 1 else group[0] for group in by_cause.values()]


def _of_many(notices: list[StoreNotice]) -> StoreNotice:
    named = ", ".join(one.entry for one in notices[:_NAMED])
    more = len(notices) - _NAMED
    return notices[0]._replace(
        message=f"{len(notices):,} entries of {notices[0].file} cannot be understood, or not wholly: {named}"
        f"{f' and {more:,} more' if more > 0 else ''}. They are left as they are; what cannot be understood"
        " is not counted.",
        hint="See connect-tui doctor. Open the file and put the entries right, or restore a backup.",
        entry="",
    )
