"""What an undo brings back to the page of a person, so that it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.ui.person_rows import Part, Target, target_key

if TYPE_CHECKING:
    from connect_tui.domain.people import Profile
    from connect_tui.services.person_views import PersonPage

_LISTS = ("in_common", "details", "dates")
_VALUES = ("going_through", "birthday", "style", "reach", "notes")


def brought_back(before: PersonPage | None, after: PersonPage | None) -> tuple[Part, Target] | None:
    """Return the first thing on a page that was not there ``before``, and its part; None where all was.

    What was shared comes before plans, and these before what is to be remembered.
    """
    if before is None or after is None or before.view.profile.id != after.view.profile.id:
        return None
    parts = ((Part.SHARED, before.shared, after.shared), (Part.PLANS, before.plans, after.plans))
    for part, old, new in parts:
        known = {target_key(one) for one in old}
        found = next((one for one in new if target_key(one) not in known), None)
        if found is not None:
            return part, found
    field = _field(before.view.profile, after.view.profile)
    return None if field is None else (Part.REMEMBER, field)


def _field(before: Profile, after: Profile) -> str | None:
    """Return the field of the profile, or the line of it, that says something it did not say before."""
    for name in _LISTS:
        old = getattr(before, name)
        for number, one in enumerate(getattr(after, name)):
            if one not in old:
                return f"{name}.{number}"
    changed = (
        name for name in _VALUES if getattr(after, name) and getattr(after, name) != getattr(before, name)
    )
    return next(changed, None)
