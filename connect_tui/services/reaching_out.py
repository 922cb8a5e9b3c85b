"""Whom to reach out to today: one person at a time, and somebody else the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.contacts import in_touch
from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.reaching_out import Asked, suggestion_for, warm_order, whom_to_ask_for
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.showings import Stage
from connect_tui.store import PEOPLE, PLANS, REMINDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from connect_tui.domain.contacts import InTouch
    from connect_tui.domain.people import Profile
    from connect_tui.domain.reaching_out import Suggestion
    from connect_tui.domain.showings import Showing
    from connect_tui.services.check_ins import Outcome
    from connect_tui.services.person_views import PlanView
    from connect_tui.services.workspace import Workspace

_TOLD = frozenset((Stage.SENDING, Stage.SHOWN, Stage.UNCONFIRMED))


class Reasons:
    """Why it would be good to reach out to whom, by what the records say when it is first asked.

    Made anew once the records are others, so that many questions cost little and all see the same records.
    """

    def __init__(self, workspace: Workspace, suggestions: tuple[Suggestion, ...] | None = None) -> None:
        """``suggestions`` are those of today, in warm order, where they are known."""
        self._workspace = workspace
        self.today = workspace.today()
        self._profiles: Mapping[str, Profile] | None = None
        self._standing: Mapping[str, InTouch] | None = None
        self._told: list[Showing] | None = None
        self._plans: tuple[PlanView, ...] | None = None
        self._suggestions = {} if suggestions is None else {self.today: suggestions}
        self._chosen: dict[date, Suggestion | None] = {}

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """Everyone, by id."""
        if self._profiles is None:
            self._profiles = self._workspace.store.profiles()
        return self._profiles

    @property
    def standing(self) -> Mapping[str, InTouch]:
        """Where one stands with everyone today, by id."""
        if self._standing is None:
            from connect_tui.services.people import in_touch_with

            self._standing = in_touch_with(self._workspace, self.today)
        return self._standing

    @property
    def plans(self) -> tuple[PlanView, ...]:
        """Every plan, where it stands today."""
        if self._plans is None:
            self._plans = ()
            if self._workspace.store.plans():
                from connect_tui.services.plans import plan_views

                self._plans = plan_views(self._workspace)
        return self._plans

    def in_touch(self, person: str, day: date) -> InTouch | None:
        """Return where one stands with someone on a day from today on, if nothing is recorded till then."""
        now, profile = self.standing.get(person), self.profiles.get(person)
        if now is None or profile is None or day == self.today:
            return now
        return in_touch(profile, now.last, day, self._workspace.settings.rhythms)

    def suggestion(self, person: str, day: date) -> Suggestion | None:
        """Return why it would be good to reach out to someone on a day from today on, if it would."""
        profile, stand = self.profiles.get(person), self.in_touch(person, day)
        if profile is None or stand is None:
            return None
        return suggestion_for(profile, stand, day, self._workspace.settings.dates_ahead)

    def suggestions(self, day: date) -> tuple[Suggestion, ...]:
        """Return whom it would be good to reach out to on a day from today on, in warm order."""
        found = self._suggestions.get(day)
        if found is None:
            stands = ((profile, self.in_touch(profile.id, day)) for profile in self.profiles.values())
            people = ((profile, stand) for profile, stand in stands if stand is not None)
            found = warm_order(people, day, self._workspace.settings.dates_ahead)
            self._suggestions[day] = found
        return found

    def suggestion_of(self, day: date) -> Suggestion | None:
        """Return the one person to be asked for on a day from today on.

        Of a day ahead, as it will be if nothing is recorded and somebody is asked for on each day before.
        """
        if day not in self._chosen:
            self._chosen[day] = self.choose(self.suggestions(day), day, ReminderKind.PEOPLE)
        return self._chosen[day]

    def choose(self, found: Iterable[Suggestion], day: date, kind: ReminderKind) -> Suggestion | None:
        """Return the one to be asked for by a kind of reminder, of suggestions in warm order.

        Whom popups of another kind have named that day gives way to somebody else where there is anybody. A
        look in on someone is asked for on one day after the other where it is on nobody else.
        """
        found, even_again = tuple(found), kind is ReminderKind.CHECK_ON
        if day > self.today:
            before = self.suggestion_of(day - ONE_DAY)
            asked = self._asked_before(day) if before is None else Asked(before.person, day - ONE_DAY)
            return whom_to_ask_for(found, asked, day, even_again=even_again)
        rules = {one.id for one in self._workspace.loaded.catalogue.reminders if one.kind is kind}
        named = [one.person for one in self.named_on(day) if one.reminder in rules]
        by_others = {one.person for one in self.named_on(day)}.difference(named)
        asked = self._asked_before(day)
        fresh = [one for one in found if one.person not in by_others]
        chosen = whom_to_ask_for(fresh, asked, day, named, even_again=even_again)
        return chosen or whom_to_ask_for(found, asked, day, named, even_again=even_again)

    def told_on(self, day: date) -> list[Showing]:
        """Return the showings of a day that named somebody or something, in the order they were shown in."""
        return [one for one in self.told_before(day + ONE_DAY) if one.day == day]

    def named_on(self, day: date) -> list[Showing]:
        """Return those of them that asked for somebody; a plan, a goal or a dare asks for nobody."""
        return [one for one in self.told_on(day) if one.person]

    def _asked_before(self, day: date) -> Asked | None:
        """Return whom a popup named last, on a day before this."""
        before = [one for one in self.told_before(day) if one.person]
        return Asked(before[-1].person, before[-1].day) if before else None

    def told_before(self, day: date) -> list[Showing]:
        """Return those of all days before a day, as far as they are remembered, likewise."""
        if self._told is None:
            showings = self._workspace.store.showings().values()
            told = [one for one in showings if _names(one) and one.stage in _TOLD]
            self._told = sorted(told, key=lambda one: (one.day, _shown_at(one)))
        return [one for one in self._told if one.day < day]


class ReasonsBook:
    """Keeps the reasons for as long as neither the records, nor habits.yaml, nor the day are others."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: tuple[object, Reasons] | None = None

    def now(self) -> Reasons:
        """Return the reasons as they are now."""
        version = self._version()
        if self._kept is None or self._kept[0] != version:
            self._kept = version, Reasons(self._workspace)
        return self._kept[1]

    def _version(self) -> object:
        workspace, today = self._workspace, self._workspace.today()
        read = workspace.last_contacts.version(today)
        ahead = sorted(read.every.difference(read.past, read.present))
        others = workspace.store.table_fingerprints([PEOPLE, PLANS, REMINDERS, *ahead])
        return workspace.loaded, read, others


def suggestions(workspace: Workspace) -> tuple[Suggestion, ...]:
    """Return whom it would be good to reach out to now, each person once, in warm order."""
    return workspace.reasons_book.now().suggestions(workspace.today())


def suggestion_today(workspace: Workspace) -> Suggestion | None:
    """Return the one person to be asked for today, or None, whether or not time was made today.

    The same wherever it is asked for, as long as nothing is recorded. Whoever a popup named last, on an
    earlier day, is passed over for somebody else, and not asked for on the day after even where there is
    nobody else.
    """
    return workspace.reasons_book.now().suggestion_of(workspace.today())


def still_to_reach_today(workspace: Workspace, reasons: Reasons | None = None) -> Suggestion | None:
    """Return whom every front end asks for today: as above, but None once making time is settled.

    ``reasons`` are those as of now, where they are known.
    """
    from connect_tui.services.settled import SettledPractices

    reasons = reasons or workspace.reasons_book.now()
    found = reasons.suggestion_of(reasons.today)
    if found is None or SettledPractices(workspace).of_making_time(reasons.today) is not None:
        return None
    return found


def someone_else(workspace: Workspace, person_id: str, day: date) -> Outcome:
    """Let someone rest for a day, so that somebody else is asked for.

    A rest that lasts longer is left as it is; of a day that is over nothing is changed.
    """
    from connect_tui.services.check_ins import Outcome, who_they_are
    from connect_tui.services.people_changes import rest_person

    today = workspace.today()
    [person_id] = who_they_are(workspace, [person_id])
    profile = workspace.store.profiles().get(person_id)
    if profile is None or day < today or (profile.rests_on(today) and profile.rests_on(day)):
        return Outcome(ChangeInfo("person-rest", day), changed=False)
    return rest_person(workspace, person_id, day)


def _names(showing: Showing) -> bool:
    return bool(showing.person or showing.plan or showing.item)


def _shown_at(showing: Showing) -> datetime:
    return showing.shown_at or showing.changed_at
