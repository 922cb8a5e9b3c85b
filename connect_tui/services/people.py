"""Looking at people: everyone, one of them, and telling whom a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.contacts import in_touch
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.text import clean_line, fold, shortened
from connect_tui.store import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from connect_tui.domain.contacts import InTouch
    from connect_tui.domain.people import Profile
    from connect_tui.services.people_views import PeopleView, PersonView
    from connect_tui.services.person_views import PersonPage
    from connect_tui.services.workspace import Workspace

_LONGEST_COMPARED = 60
_MOST_NEAREST = 3


def people_view(workspace: Workspace) -> PeopleView:
    """Return everyone as of today, and whom it would be good to reach out to.

    As long as nothing has changed, the same view is returned again, after a look at the files.
    """
    from connect_tui.domain.people import Circle
    from connect_tui.services.people_views import PeopleView

    today, contacts = workspace.today(), workspace.last_contacts
    kept, settings = workspace.people_kept, workspace.settings
    said = (settings.rhythms, settings.dates_ahead, workspace.store.table_fingerprints([PEOPLE]))
    if kept is not None and kept[:2] == (said, contacts.version(today)):
        return _with_todays(workspace, kept[2])
    views = _views(workspace, today)
    circles = {circle: number for number, circle in enumerate(Circle)}

    def place(view: PersonView) -> tuple[bool, int, str, str]:
        profile = view.profile
        return profile.is_archived(today), circles[profile.circle], fold(profile.name), profile.id

    reach_out = tuple(view for view in views if view.suggestion is not None)
    view = PeopleView(today, reach_out, tuple(sorted(views, key=place)))
    workspace.people_kept = (said, contacts.read, view)
    return _with_todays(workspace, view)


def _with_todays(workspace: Workspace, view: PeopleView) -> PeopleView:
    """Return it with whom every front end asks for today, which popups and check-ins have a say in."""
    if not view.reach_out:
        return view
    from connect_tui.services.reaching_out import Reasons, still_to_reach_today

    found = tuple(one.suggestion for one in view.reach_out if one.suggestion is not None)
    chosen = still_to_reach_today(workspace, Reasons(workspace, found))
    return view if chosen is None else view._replace(today_suggestion=chosen)


def person_page(workspace: Workspace, person_id: str) -> PersonPage | None:
    """Return all there is to see of someone, or None where nobody has this id."""
    from connect_tui.services.person_pages import page_of

    everyone = people_view(workspace).everyone
    view = next((one for one in everyone if one.profile.id == person_id), None)
    return page_of(workspace, view) if view is not None else None


def in_touch_with(workspace: Workspace, day: date | None = None) -> dict[str, InTouch]:
    """Return where one stands with everyone as of a day up to today, today unless told, by id."""
    day = day or workspace.today()
    profiles = workspace.store.profiles()
    last = workspace.last_contacts.up_to(day)
    rhythms = workspace.settings.rhythms
    return {one.id: in_touch(one, last.get(one.id), day, rhythms) for one in profiles.values()}


def find_person(profiles: Mapping[str, Profile], text: str) -> Profile:
    """Return whom a text names: by id, by name or other name (NFC and casefold), else by part of a name.

    Part of a name means someone only where it means one person who is not archived. Raises WrongUse where
    it names nobody, with the nearest names as ``nearest``, or several, with theirs; of several that bear the
    same name, with their ids.
    """
    from connect_tui.domain.names import bearers, by_name

    if text in profiles:
        return profiles[text]
    key = fold(clean_line(text))
    names = by_name(profiles.values())
    if key in names:
        called_so = bearers(profiles.values(), key)
        if len(called_so) > 1:
            raise _several_of_one_name(called_so)
        return names[key]
    if not key:
        raise WrongUse("Nobody was named.", hint="Name someone you have added.")
    found = {one.id: one for name, one in names.items() if key in name and one.archived is None}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        several = tuple(sorted((one.name for one in found.values()), key=fold))
        listed = [shortened(one) for one in several[:_MOST_NEAREST]]
        more = " or others" if len(several) > _MOST_NEAREST else ""
        raise WrongUse(
            f"“{shortened(text)}” could be {' or '.join(listed)}{more}.",
            hint="Write a little more of the name.",
            nearest=several,
        )
    close = _closest(names, key)
    raise WrongUse(
        f"Nobody you know here is called “{shortened(text)}”.",
        hint=f"Did you mean {' or '.join(shortened(one) for one in close)}?"
        if close
        else "`connect-tui people list` shows everyone.",
        nearest=close,
    )


def _several_of_one_name(people: Sequence[Profile]) -> WrongUse:
    ids = tuple(one.id for one in people)
    return WrongUse(
        f"{len(people)} people are called “{shortened(people[0].name)}”.",
        hint=f"Say which by their id, {' or '.join(ids)}, and give one of them another name. Where they are"
        f" the same human being, `connect-tui people join {' '.join(ids[:2])}` makes them one.",
        nearest=ids,
    )


def _closest(names: Mapping[str, Profile], key: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    words: dict[str, str] = {}
    for name, one in names.items():
        for word in (name, *name.split()):
            words.setdefault(word[:_LONGEST_COMPARED], one.name)
    close = get_close_matches(key[:_LONGEST_COMPARED], list(words), n=_MOST_NEAREST, cutoff=0.6)
    return tuple(dict.fromkeys(words[word] for word in close))


def _views(workspace: Workspace, today: date) -> list[PersonView]:
    """Return everyone, first those whom it would be good to reach out to, in warm order."""
    from connect_tui.domain.reaching_out import warm_order
    from connect_tui.services.people_views import PersonView

    profiles, standing = workspace.store.profiles(), in_touch_with(workspace, today)
    both = ((profile, standing[person]) for person, profile in profiles.items())
    found = {one.person: one for one in warm_order(both, today, workspace.settings.dates_ahead)}
    order = dict.fromkeys((*found, *profiles))
    return [PersonView(profiles[one], standing[one], found.get(one)) for one in order]
