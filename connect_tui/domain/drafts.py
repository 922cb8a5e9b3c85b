"""What is still being written: kept on this machine until it is finished or given up."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from datetime import date, datetime
from typing import NamedTuple

from connect_tui.domain.guide_runs import GuideRun

NEW_ENTRY = "new"
"""How the ids of drafts of new entries begin; alone it is such an id as well."""
_ENTRY, _TAKEN_BACK = "entry.", "taken-back."


def new_draft_id(mark: str) -> str:
    """Return the id of the draft of a new entry that is written in one place; ``mark`` tells which."""
    return f"{NEW_ENTRY}.{mark}"


def entry_draft_id(entry_id: str, mark: str = "") -> str:
    """Return the id of the draft of an entry that is being changed, in one of several places by ``mark``."""
    return f"{_ENTRY}{entry_id}.{mark}" if mark else f"{_ENTRY}{entry_id}"


def guide_draft_id(practice: str) -> str:
    """Return the id of the draft of a guide that is walked through."""
    return f"guide.{practice}"


def added_draft_id(practice: str) -> str:
    """Return the id of the draft of what was added to a walk after another window had ended it."""
    return f"added.{practice}"


def taken_back_draft_id(entry_id: str, number: int = 1) -> str:
    """Return the id of a draft that holds words of an entry which were taken back, one of several."""
    return f"{_TAKEN_BACK}{entry_id}.{number}" if number > 1 else f"{_TAKEN_BACK}{entry_id}"


class Draft(NamedTuple):
    """Something that is still being written."""

    id: str
    """As :func:`new_draft_id` and its like name it."""
    day: date
    text: str = ""
    practice: str | None = None
    people: tuple[str, ...] = ()
    """Names, as typed."""
    feelings: tuple[str, ...] = ()
    strengths: tuple[tuple[str, int], ...] = ()
    entry: str = ""
    """The id of the entry that is being changed, or that a walk which is over has led to; else empty."""
    run: GuideRun | None = None
    """For a guide."""
    at: datetime | None = None
    """When it was last kept, in UTC."""
    seen: "Draft | None" = None
    """What the entry said when one began to change it, so that what others change meanwhile stays."""
    done: tuple[str, ...] = ()
    """The ids of practices that are checked off with an evening once that is kept."""

    @property
    def is_over(self) -> bool:
        """Whether it only tells that a walk is over, so that no other window keeps that again."""
        return self.run is not None and self.run.is_empty

    @property
    def is_of_new_entry(self) -> bool:
        """Whether it is one of a new entry that is not finished."""
        return self.id == NEW_ENTRY or self.id.startswith(f"{NEW_ENTRY}.")

    @property
    def is_of_changes(self) -> bool:
        """Whether it holds changes of an entry that are not finished."""
        return self.id.startswith(_ENTRY)

    @property
    def is_taken_back(self) -> bool:
        """Whether it holds words of an entry which were taken back."""
        return self.id.startswith(_TAKEN_BACK)
