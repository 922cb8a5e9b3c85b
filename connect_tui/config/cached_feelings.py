"""The words for feelings out of the cache of the catalogue, made when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from connect_tui.config.catalogue_json import Json
    from connect_tui.domain.feelings import Family


class CachedFeelings(Sequence["Family"]):
    """Families of feelings. Most commands ask for none, so that until then they stay what JSON says."""

    def __init__(self, content: list[Json]) -> None:
        self._content = content
        self._families: tuple[Family, ...] | None = None

    @property
    def families(self) -> tuple[Family, ...]:
        """All of them. Raises ValueError or TypeError where what was written is broken."""
        if self._families is None:
            from connect_tui.domain.feelings import Family

            self._families = tuple(Family(one, name, tuple(words)) for one, name, words in self._content)
        return self._families

    @overload
    def __getitem__(self, index: int) -> Family: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Family, ...]: ...
    def __getitem__(self, index: int | slice) -> Family | tuple[Family, ...]:
        return self.families[index]

    def __len__(self) -> int:
        return len(self._content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.families == tuple(other)

    def __hash__(self) -> int:
        return hash(self.families)

    def __repr__(self) -> str:
        return repr(self.families)
