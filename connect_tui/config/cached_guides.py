"""The guides of a catalogue out of the cache, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.config.catalogue_json import Json
    from connect_tui.domain.guides import Guide


class CachedGuides(Mapping[str, "Guide"]):
    """Guides by practice. Most commands ask for none, so that until then they stay what JSON says of them."""

    def __init__(self, content: Mapping[str, Json]) -> None:
        self._content = dict(content)
        self._guides: dict[str, Guide] = {}

    def __getitem__(self, practice_id: str) -> Guide:
        """Return a guide. Raises KeyError where there is none, ValueError or TypeError where it is broken."""
        guide = self._guides.get(practice_id)
        if guide is None:
            from connect_tui.config.guides_json import guide_from_json

            guide = self._guides[practice_id] = guide_from_json(self._content[practice_id])
        return guide

    def __iter__(self) -> Iterator[str]:
        return iter(self._content)

    def __len__(self) -> int:
        return len(self._content)

    def __repr__(self) -> str:
        return repr(dict(self))
