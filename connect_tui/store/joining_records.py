"""That two people were made one, written down so that every machine can follow it.

Such a record says into whom somebody went, and keeps what was kept of them, so that a version of the one who
stays that knows nothing of it can be brought up to it. It is exported and merged like any other, and is gone
again where the joining was taken back. Whoever stays carries marks of what they hold of whom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.store.codec import Document

JOINED_PREFIX = "joined."

MARKS = "joined"
"""The field of a person by which it is told of whom they hold what was kept, up to which revision."""

WAS = "was"
"""The field of a joining that holds what was kept of the one who went, with its revision."""


def joined_fields(stays: str, was: Document) -> Document:
    """Return the document that says into whom somebody went; who that is, is in its id."""
    return {"into": stays, WAS: was}


def kept_of(documents: Mapping[str, Document]) -> dict[str, Document]:
    """Return what was kept of those who went into somebody, by their ids, as far as it is still there.

    Those are among them whose joining does not hold because of a later one.
    """
    found = {}
    for key, document in documents.items():
        if key.startswith(JOINED_PREFIX) and _is_joining(key, document):
            was = document.get(WAS)
            if was is not None:
                found[key.removeprefix(JOINED_PREFIX)] = was
    return found


def marks_of(document: Mapping[str, Any] | None) -> dict[str, str]:
    """Return of whom someone holds what was kept, by id with the revision of it."""
    marks = None if document is None else document.get(MARKS)
    if not isinstance(marks, dict):
        return {}
    return {goes: revision for goes, revision in marks.items() if isinstance(revision, str)}


def joined_from(key: str, document: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return who went into whom, None of a tombstone. Raises ValueError where the document does not tell."""
    if document.get("deleted") is True:
        return None
    goes, stays = key.removeprefix(JOINED_PREFIX), document.get("into")
    if not goes or goes == key or not isinstance(stays, str) or stays == goes:
        raise ValueError(key)
    was = document.get(WAS)
    if was is not None and not (isinstance(was, dict) and isinstance(was.get("name"), str)):
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


def _is_joining(key: str, document: Document) -> bool:
    try:
        return joined_from(key, document) is not None
    except ValueError:
        return False


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
