"""That two people were made one, written down so that every machine can follow it.

Such a record says into whom somebody went. It holds ids alone, is exported and merged like any other, and is
gone again where the joining was taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.store.codec import Document

JOINED_PREFIX = "joined."


def joined_fields(stays: str) -> Document:
    """Return the document that says into whom somebody went; who that is, is in its id."""
    return {"into": stays}


def joined_from(key: str, document: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return who went into whom, None of a tombstone. Raises ValueError where the document does not tell."""
    if document.get("deleted") is True:
        return None
    goes, stays = key.removeprefix(JOINED_PREFIX), document.get("into")
    if not goes or goes == key or not isinstance(stays, str) or stays == goes:
        raise ValueError(key)
    return goes, stays


def joins_of(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return into whom people went, by id: where that one went on into somebody else, into the last.

    Two machines may have made the same two one, each the other way round. Then the later joining holds.
    """
    steps: dict[str, str] = {}
    for _, key in sorted(_with_revisions(documents), reverse=True):
        try:
            found = joined_from(key, documents[key])
        except ValueError:
            continue  # it says nothing, and what else it may hold is left as it is
        if found is not None and _last(steps, found[1]) != found[0]:
            steps[found[0]] = found[1]
    return {goes: _last(steps, goes) for goes in steps}


def all_of(documents: Mapping[str, Document], people: Iterable[str]) -> set[str]:
    """Return these people (ids), and all who went into them."""
    wanted = set(people)
    return wanted | {goes for goes, stays in joins_of(documents).items() if stays in wanted}


def _with_revisions(documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    found = {key: one for key, one in documents.items() if key.startswith(JOINED_PREFIX)}
    if not found:
        return []
    from connect_tui.store.revisions import revision_of

    return [(revision_of(one), key) for key, one in found.items()]


def _last(steps: Mapping[str, str], person: str) -> str:
    while person in steps:
        person = steps[person]
    return person
