"""Making two people one who are the same human being, kept twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.joining import joined
from connect_tui.domain.records import ChangeInfo
from connect_tui.services.check_ins import Outcome
from connect_tui.services.people_changes import PersonGone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.domain.joining import Joining
    from connect_tui.domain.people import Profile
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Naming


class Joined(NamedTuple):
    """What making two people one came to, or would come to."""

    joining: Joining
    goes: Profile
    """The one who went into the other, as they were."""
    moved: Naming
    """How many records that named them name the other one now."""


def look_at_joining(workspace: Workspace, stays_id: str, goes_id: str) -> Joined:
    """Return what making these two one would come to; raises what :func:`join_people` does."""
    profiles = workspace.store.profiles()
    stays, goes = _two(profiles, stays_id, goes_id)
    return Joined(joined(stays, goes, workspace.today()), goes, workspace.store.naming(goes_id))


def join_people(workspace: Workspace, stays_id: str, goes_id: str) -> tuple[Joined, Outcome]:
    """Make two people one: all that names the second names the first from then on, in one change.

    What is kept about the second goes to the first as :func:`connect_tui.domain.joining.joined` says. Other
    machines follow once they merge it. Raises PersonGone where either is not there, and WrongUse where both
    are the same.
    """
    store, today = workspace.store, workspace.today()
    stays, goes = _two(store.profiles(), stays_id, goes_id)
    what = ChangeInfo("person-joined", people=(stays.name, goes.name))
    with store.change(what) as change:
        _, goes = _two(change.relations.profiles(), stays_id, goes_id)
        moved = store.naming(goes_id)
        joining = change.relations.join(stays_id, goes_id, today)
    return Joined(joining, goes, moved), Outcome(what, change.changed)


def _two(profiles: Mapping[str, Profile], stays_id: str, goes_id: str) -> tuple[Profile, Profile]:
    if stays_id == goes_id:
        raise WrongUse(
            "Both names mean the same person, who is one already.",
            hint="Name two who are the same human being.",
        )
    if stays_id not in profiles or goes_id not in profiles:
        raise PersonGone()
    return profiles[stays_id], profiles[goes_id]
