"""The JSON of journal entries and feelings. Fields may be added, never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from connect_tui.exchange.journal.shape import entry
from connect_tui.services.journal_exchange import tell_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from connect_tui.domain.feelings import Family
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.exchange.journal.told import Told
    from connect_tui.services.workspace import Workspace

Object: TypeAlias = dict[str, object]


def entry_shape(told: Told) -> Object:
    """Return an entry."""
    return entry(told)


def entries(workspace: Workspace, found: Sequence[JournalEntry], total: int) -> Object:
    """Return entries, and how many there would be without a limit."""
    return {"entries": [entry(told) for told in tell_all(workspace, found)], "total": total}


def changed(workspace: Workspace, one: JournalEntry, *, changed: bool) -> Object:
    """Return an entry after a change."""
    (told,) = tell_all(workspace, [one])
    return {**entry(told), "changed": changed}


def families(found: Iterable[Family]) -> Object:
    """Return the words for feelings there are."""
    return {
        "families": [{"id": one.id, "name": one.name, "words": list(one.words)} for one in found],
    }
