"""What is still being written: kept on this machine, so that no crash takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.domain.drafts import Draft
    from connect_tui.services.workspace import Workspace


def draft(workspace: Workspace, draft_id: str) -> Draft | None:
    """Return the draft of this id, or None."""
    return workspace.store.drafts().get(draft_id)


def drafts(workspace: Workspace) -> tuple[Draft, ...]:
    """Return every draft, the one kept last first, without those that only tell that a walk is over."""
    found = [one for one in workspace.store.drafts().values() if not one.is_over]
    return tuple(sorted(found, key=lambda one: (one.at.isoformat() if one.at else "", one.id), reverse=True))


def newest_of_new_entry(workspace: Workspace) -> Draft | None:
    """Return the draft of a new entry that was kept last, or None."""
    return next((one for one in drafts(workspace) if one.is_of_new_entry), None)


def newest_of_changes(workspace: Workspace, entry_id: str) -> Draft | None:
    """Return the draft of changes of an entry that was kept last, or None.

    One that was begun before the entry moved to another year, and got another id, is one of it as well.
    """
    for one in drafts(workspace):
        if one.is_of_changes and (one.entry == entry_id or _moved(workspace, one.entry) == entry_id):
            return one
    return None


def _moved(workspace: Workspace, entry_id: str) -> str:
    found = workspace.store.journal_entry(entry_id) if entry_id else None
    return found.id if found is not None else ""


def keep_draft(workspace: Workspace, draft: Draft) -> Draft:
    """Keep what is being written as it is now, and return it as it is kept.

    No undo takes it back; it is not part of any export.
    """
    with workspace.store.change(None) as change:
        change.put_draft(draft._replace(at=None))
        return change.draft(draft.id) or draft


def drop_draft(workspace: Workspace, draft_id: str) -> None:
    """Forget a draft, as one does that is finished or given up."""
    if draft_id in workspace.store.drafts():
        with workspace.store.change(None) as change:
            change.drop_draft(draft_id)
