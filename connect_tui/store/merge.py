"""Which of two versions of a record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.store.codec import Document, canonical
from connect_tui.store.revisions import revision_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class MergeReport(NamedTuple):
    """How many of the records that were merged were new, newer, the same, or older than what was there."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    older: int = 0


def newer(one: Document, other: Document) -> Document:
    """Return the version that holds: of the later revision, else the one whose text sorts last."""
    return max(one, other, key=_weight)


def merged(
    here: Mapping[str, Document], coming: Mapping[str, Document]
) -> tuple[dict[str, Document], MergeReport]:
    """Return the documents that have to be put to merge ``coming`` into ``here``, and the counts."""
    put: dict[str, Document] = {}
    added = unchanged = older = 0
    for key, document in coming.items():
        known = here.get(key)
        if known is None:
            added += 1
            put[key] = document
            continue
        ours, theirs = _weight(known), _weight(document)
        if theirs > ours:
            put[key] = document
        elif theirs == ours:
            unchanged += 1
        else:
            older += 1
    return put, MergeReport(added, len(put) - added, unchanged, older)


def _weight(document: Document) -> tuple[str, str]:
    return revision_of(document), canonical(document)
