"""Looking back on a period by person: which practices were with whom, and who might like an ear next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.company import LISTENING, NEAR, Companion, Company, Together
from connect_tui.domain.people import Circle
from connect_tui.domain.records import Mark
from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.people import Profile
    from connect_tui.domain.periods import Period
    from connect_tui.services.workspace import Workspace


class _Records(NamedTuple):
    """What a period holds, by the ids of people."""

    days: dict[str, set[date]]
    practices: dict[str, Counter[str]]


def company(workspace: Workspace, period: Period) -> Company:
    """Return which practices were with whom in a period, up to today; its records alone are read."""
    today = workspace.today()
    records = _records(workspace, period, today)
    catalogue = [one for one in workspace.practices if one.id == LISTENING and not one.archived_on(today)]
    people = []
    for profile in workspace.store.profiles().values():
        near = profile.circle in NEAR and _is_spoken_of(profile, period, today)
        if profile.id in records.days or near:
            asks = near and bool(catalogue) and _can_be_met_now(profile, period, today)
            people.append(_companion(workspace, profile, records, asks=asks))
    done = {one.practice for companion in people for one in companion.practices}
    known = [records.days[one.profile.id] for one in people if one.days]
    return Company(
        period=period,
        today=today,
        people=tuple(sorted(people, key=_place)),
        practices=tuple(one for one in workspace.practices if one.id in done),
        days=len(set().union(*known)),
        listens=bool(catalogue),
    )


def _records(workspace: Workspace, period: Period, today: date) -> _Records:
    found = _Records({}, {})
    end = min(period.end, today)
    if period.start > end:
        return found
    for check_in in workspace.store.check_ins(period.start, end, with_people=True):
        if check_in.mark is Mark.DONE:
            for person in set(check_in.people):
                found.days.setdefault(person, set()).add(check_in.day)
                found.practices.setdefault(person, Counter())[check_in.practice] += 1
    for contact in workspace.store.contacts(period.start, end):
        for person in contact.people:
            found.days.setdefault(person, set()).add(contact.day)
    return found


def _companion(workspace: Workspace, profile: Profile, records: _Records, *, asks: bool) -> Companion:
    days = records.days.get(profile.id, set())
    counts = records.practices.get(profile.id, Counter())
    practices = (Together(one.id, counts[one.id]) for one in workspace.practices if counts[one.id])
    invites = asks and not counts[LISTENING]
    return Companion(profile, len(days), tuple(practices), max(days, default=None), invites)


def _place(one: Companion) -> tuple[int, str, str]:
    return list(Circle).index(one.profile.circle), fold(one.profile.name), one.profile.id


def _is_spoken_of(profile: Profile, period: Period, today: date) -> bool:
    """Tell whether someone was known in the period, and is not put away."""
    return not profile.is_archived(today) and (profile.added is None or profile.added <= period.end)


def _can_be_met_now(profile: Profile, period: Period, today: date) -> bool:
    """Tell whether someone may be spoken of as one to meet: in a period that runs, and not resting."""
    return period.start <= today <= period.end and not profile.rests_on(today)
