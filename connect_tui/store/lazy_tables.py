"""What TinyDB takes for its tables, though none of them has been read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.store.codec import Document


class LazyTables(dict[str, "dict[str, Document]"]):
    """Each table is loaded when it is asked for; what is assigned is what has changed."""

    def __init__(self, load: Callable[[str], dict[str, Document]]) -> None:
        super().__init__()
        self._load = load

    def __missing__(self, table: str) -> dict[str, Document]:
        return self._load(table)
