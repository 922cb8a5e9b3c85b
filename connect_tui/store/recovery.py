"""Repairing a table file that is broken or gone: from what is whole in it, and from the newest copy."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from connect_tui.store.backups import copies
from connect_tui.store.codec import Content, Document, parse, salvage
from connect_tui.store.commit import Replacement, commit
from connect_tui.store.errors import BrokenTableError, StoreNotice, spoken_day
from connect_tui.store.files import (
    ensure_folder,
    read_with_identity,
    resolved,
    sync_folder,
    write_durably,
)
from connect_tui.store.layout import BROKEN, DRAFTS, UNDO, file_name, is_momentary, is_overflow
from connect_tui.store.merge import newer

if TYPE_CHECKING:
    from pathlib import Path


def repair(folder: Path, table: str, now: datetime) -> StoreNotice | None:
    """Set a broken file aside, put the best content that can be had in its place, and say so.

    The lock must be held. Each record is the newest of its versions in the whole lines of the broken file
    and in the newest readable copy. A momentary table starts empty, without a word: half of what was shown
    would be taken for all of it. Only of drafts what can be read stays, as each stands for itself.
    """
    path = resolved(folder / file_name(table))
    found = read_with_identity(path)
    if is_momentary(table):
        left = salvage(found[0]) if found is not None and table == DRAFTS else {}
        _, data = Content({}).replaced_by(left)
        commit(folder, {table: Replacement(data, found[1] if found is not None else None)})
        return None
    rescued = salvage(found[0]) if found is not None else {}
    copy = (
        None
        if found is not None and (table == UNDO or is_overflow(table))
        else _newest_readable(folder, table)
    )
    documents = _newest_of(rescued, copy[1].documents) if copy is not None else rescued
    aside = _set_aside(folder, table, found[0], now) if found is not None and found[0].strip() else None
    _, data = (copy[1] if copy is not None else Content({})).replaced_by(documents)
    commit(folder, {table: Replacement(data, found[1] if found is not None else None)}, keep_previous=False)
    return StoreNotice(
        _what_happened(path, was_there=found is not None), _what_was_done(copy, aside, rescued, now)
    )


def _newest_readable(folder: Path, table: str) -> tuple[int, Content] | None:
    for path in copies(folder, table):
        found = read_with_identity(path)
        if found is None:
            continue
        try:
            return found[1].mtime_ns, parse(found[0])
        except BrokenTableError:
            continue
    return None


def _newest_of(rescued: dict[str, Document], copied: dict[str, Document]) -> dict[str, Document]:
    documents = dict(copied)
    for key, document in rescued.items():
        other = documents.get(key)
        documents[key] = document if other is None else newer(document, other)
    return documents


def _set_aside(folder: Path, table: str, data: bytes, now: datetime) -> Path:
    """Keep a copy of the broken bytes, once: the same bytes are not kept again under another name."""
    place = folder / BROKEN
    ensure_folder(place)
    stem = f"{table}-{now:%Y-%m-%dT%H%M%S}"
    number = 1
    path = place / file_name(stem)
    while (there := read_with_identity(path)) is not None and there[0] != data:
        number += 1
        path = place / file_name(f"{stem}-{number}")
    if there is None:
        write_durably(path, data)
        sync_folder(place)
    return path


def _what_happened(path: Path, *, was_there: bool) -> str:
    return f"{path} could not be read." if was_there else f"{path} was missing."


def _what_was_done(
    copy: tuple[int, Content] | None, aside: Path | None, rescued: dict[str, Document], now: datetime
) -> str:
    told = []
    if copy is not None:
        when = datetime.fromtimestamp(copy[0] / 1e9, now.tzinfo)
        told.append(f"It was restored from the copy of {spoken_day(when)}, {when:%H:%M}.")
        if rescued:
            told.append("Newer entries were taken from the broken file where they could be read.")
    elif rescued:
        told.append("There was no copy of it; what could be read of it is there.")
    else:
        told.append("There was no copy of it, so it starts empty.")
    if aside is not None:
        told.append(f"The broken file is kept as {aside}.")
    return " ".join(told)
