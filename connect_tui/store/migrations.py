"""The format of the data folder, and how data of earlier formats is brought up to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from connect_tui.store.codec import Document

Tables: TypeAlias = "dict[str, dict[str, Document]]"

Migration: TypeAlias = Callable[[Tables], Tables]
"""Takes every table of one format (all but ``meta``) and returns those of the next.

A pure function; it leaves ``rev`` as it is, so that a migrated record does not count as newly changed.
"""

MIGRATIONS: tuple[Migration, ...] = ()
"""In order: the first leads from format 1 to 2, and so on."""

VERSION_KEY = "meta"


def version_in(meta: Mapping[str, Document]) -> int | None:
    """Return the format that the documents of the table ``meta`` speak of, or None."""
    version = meta.get(VERSION_KEY, {}).get("version")
    return version if isinstance(version, int) and version >= 1 else None


def meta_documents(version: int) -> dict[str, Document]:
    """Return the documents of the table ``meta`` for a format."""
    return {VERSION_KEY: {"version": version}}


def migrated(tables: Tables, version: int, migrations: tuple[Migration, ...]) -> Tables:
    """Return the tables of format ``version`` in the newest format."""
    for migration in migrations[version - 1 :]:
        tables = migration(tables)
    return tables
