"""The catalogue as the rest of Connect sees it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from connect_tui.config.problems import Problem
from connect_tui.config.settings import Settings
from connect_tui.domain.practices import Pillar, PillarId, Practice
from connect_tui.domain.reminders import ReminderRule

if TYPE_CHECKING:
    from connect_tui.domain.feelings import Family
    from connect_tui.domain.guides import Guide

Source: TypeAlias = Literal["own", "shipped", "last-good"]

PLAIN_PILLARS = (
    Pillar(PillarId.MIND, "Open mind", ""),
    Pillar(PillarId.HEART, "Open heart", ""),
    Pillar(PillarId.HAND, "Open hand", ""),
)
"""What the pillars are called where no file says anything of them."""


class Catalogue(NamedTuple):
    """The practices in a person's own order, and all else that they decide."""

    pillars: tuple[Pillar, ...] = PLAIN_PILLARS
    """All three, in the order of :class:`PillarId`."""
    practices: tuple[Practice, ...] = ()
    """In the order of the file, archived ones too."""
    reminders: tuple[ReminderRule, ...] = ()
    settings: Settings = Settings()
    guides: Mapping[str, "Guide"] = MappingProxyType({})
    """By practice; of a practice that has none there is no entry."""
    families: "Sequence[Family]" = ()
    """What :attr:`feelings` is made of, perhaps only when asked for."""

    @property
    def feelings(self) -> "tuple[Family, ...]":
        """The words for feelings, by families in their order; empty where no file says anything of them."""
        return tuple(self.families)

    def practice(self, practice_id: str) -> Practice | None:
        """Return the practice with exactly this id, or None where the catalogue has none."""
        return next((practice for practice in self.practices if practice.id == practice_id), None)

    def guide(self, practice_id: str) -> "Guide | None":
        """Return the guide of a practice, or None where it has none."""
        return self.guides.get(practice_id)

    def pillar(self, pillar_id: PillarId) -> Pillar:
        """Return one of the three pillars."""
        return next(pillar for pillar in self.pillars if pillar.id == pillar_id)


class LoadedCatalogue(NamedTuple):
    """A catalogue that can be worked with, and how it came about."""

    catalogue: Catalogue
    source: Source
    """``own``: the person's file; ``last-good``: what that said before its mistakes; ``shipped``."""
    file: Path
    """The file that the catalogue was read from, at whatever time."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the person's file as it is now; empty where it is right or there is none."""
