"""All there is to see of one person."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from connect_tui.domain.company import Together
from connect_tui.domain.records import Mark
from connect_tui.services.person_views import PersonPage, Shared, SharedKind
from connect_tui.services.plans import in_order, views_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.domain.contacts import Contact
    from connect_tui.domain.people import Occasion, Profile, Remembered
    from connect_tui.domain.plans import Plan
    from connect_tui.domain.records import CheckIn
    from connect_tui.services.people_views import PersonView
    from connect_tui.services.person_views import PlanView
    from connect_tui.services.workspace import Workspace


def page_of(workspace: Workspace, view: PersonView) -> PersonPage:
    """Return the page of someone of whom this much is known."""
    person, today = view.profile.id, workspace.today()
    about = workspace.store.about(person, today)
    profiles, plans = workspace.store.profiles(), workspace.store.plans()
    with_them = [plan for plan in plans.values() if person in plan.people]
    return PersonPage(
        today=today,
        view=view,
        coming=_coming(view.profile, today),
        plans=_plans(workspace, with_them),
        shared=_shared(person, about.check_ins, about.contacts, profiles, plans),
        contact_days=tuple(
            sorted(
                {one.day for one in about.check_ins if one.mark is Mark.DONE}
                | {one.day for one in about.contacts}
            )
        ),
        practices=_practices(workspace, about.check_ins),
        remember=_remember(view.profile),
    )


def _coming(profile: Profile, today: date) -> tuple[tuple[Occasion, date], ...]:
    found = [(one, one.next_on(today)) for one in profile.occasions]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].name)))


def _remember(profile: Profile) -> tuple[Remembered, ...]:
    return tuple(
        sorted((*profile.in_common, *profile.details), key=lambda one: one.day or date.min, reverse=True)
    )


def _shared(
    person: str,
    check_ins: Iterable[CheckIn],
    contacts: Iterable[Contact],
    profiles: Mapping[str, Profile],
    plans: Mapping[str, Plan],
) -> tuple[Shared, ...]:
    def others(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(profiles[one].name for one in ids if one != person and one in profiles)

    found = [
        Shared(
            one.day,
            SharedKind.CHECK_IN if one.mark is Mark.DONE else SharedKind.NOTED,
            one.practice,
            one.note or "",
            others(one.people),
        )
        for one in check_ins
    ]
    for contact in contacts:
        plan = plans.get(contact.plan)
        lines = (plan.what if plan is not None else "", contact.text)
        found.append(
            Shared(
                contact.day,
                SharedKind.KEPT_PLAN if contact.plan else SharedKind.CONTACT,
                None,
                "\n".join(line for line in lines if line),
                others(contact.people),
                contact.how,
                contact.id,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.kind, one.practice or "", one.id)))


def _practices(workspace: Workspace, check_ins: Iterable[CheckIn]) -> tuple[Together, ...]:
    place = {practice.id: number for number, practice in enumerate(workspace.practices)}
    days = Counter(one.practice for one in check_ins if one.mark is Mark.DONE)
    return tuple(
        Together(*found)
        for found in sorted(days.items(), key=lambda one: (-one[1], place.get(one[0], len(place)), one[0]))
    )


def _plans(workspace: Workspace, plans: Iterable[Plan]) -> tuple[PlanView, ...]:
    return in_order(views_of(workspace, plans))
