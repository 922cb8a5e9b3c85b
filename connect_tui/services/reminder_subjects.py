"""Whom or what a reminder names: one person, a date of theirs, one plan, or one goal or dare at a time."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.me import MeKind, about_me
from connect_tui.domain.me_rules import is_open_on, open_to_ask
from connect_tui.domain.plan_reminders import is_meant_for
from connect_tui.domain.reaching_out import Why
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.schedules import Quota
from connect_tui.domain.showings import EVERY_REMINDER
from connect_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from connect_tui.domain.me import MeItem
    from connect_tui.domain.people import Occasion, Profile
    from connect_tui.domain.reaching_out import Suggestion
    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.domain.showings import PutOff, Showing
    from connect_tui.services.person_views import PlanView
    from connect_tui.services.workspace import Workspace


class Subject(NamedTuple):
    """Whom or what one popup names. Nobody and nothing where it asks for someone, whoever that is."""

    person: str = ""
    """Their id."""
    plan: str = ""
    """Its id."""
    on: date | None = None
    """The day of the plan, or of the date."""
    occasion: Occasion | None = None
    """The date."""
    suggestion: Suggestion | None = None
    """Why one would reach out to the person, where that is not for a date."""
    item: str = ""
    """The id of the goal or the dare."""
    step: str = ""
    """The next step of the goal, where it has steps."""


NO_SUBJECT = Subject()

ITEM_KINDS = {ReminderKind.GOALS: MeKind.GOAL, ReminderKind.DARES: MeKind.DARE}
"""The kinds of reminders that name something one means to do, and what that is."""


class Subjects:
    """Tells what reminders name, by the records as they are when it is made; to be had anew for each look.

    Nobody who rests or is archived is named for their own sake. A plan stays worth a reminder while someone
    of it rests: it stands until it is moved or dropped.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.reasons = workspace.reasons_book.now()
        self._asked_for: dict[tuple[ReminderRule, date], tuple[Subject, ...]] = {}

    def all_of(self, rule: ReminderRule, day: date) -> tuple[Subject, ...]:
        """Return what a reminder asks for on a day from today on: what it is to name first, then the rest.

        What its popups of that day have named already is left out, unless the person put it off.
        """
        if (rule, day) not in self._asked_for:
            self._asked_for[rule, day] = self._found(rule, day)
        return self._asked_for[rule, day]

    def _found(self, rule: ReminderRule, day: date) -> tuple[Subject, ...]:
        find: dict[ReminderKind, Callable[[ReminderRule, date], Iterator[Subject]]] = {
            ReminderKind.PEOPLE: self._people,
            ReminderKind.CHECK_ON: self._check_on,
            ReminderKind.DATES: self._dates,
            ReminderKind.PLANS: self._plans_near,
            ReminderKind.GOALS: self._open_items,
            ReminderKind.DARES: self._open_items,
        }
        return tuple(find[rule.kind](rule, day)) if rule.kind in find else ()

    def of(self, rule: ReminderRule, day: date) -> Subject | None:
        """Return what a reminder is to name on a day from today on, or None where there is nothing."""
        return next(iter(self.all_of(rule, day)), None)

    def of_showing(self, rule: ReminderRule, showing: Showing) -> Subject | None:
        """Return what a popup that was shown names and still asks for, or None where that is settled."""
        if rule.kind is ReminderKind.PLANS:
            return next(
                (one for one in self._near_plans(rule, showing.day) if one.plan == showing.plan), None
            )
        if rule.kind in ITEM_KINDS:
            return self._still_open(rule, showing)
        if not showing.person:
            return self.of(rule, showing.day) if rule.kind is ReminderKind.PEOPLE else None
        if rule.kind is ReminderKind.DATES:
            near = self._near_dates(rule, showing.day)
            return next((one for one in near if one.person == showing.person), None)
        return self._still_to_reach(rule, showing)

    def profile(self, person: str) -> Profile | None:
        """Return someone, or None where they are gone or no longer spoken of."""
        profile = self.reasons.profiles.get(person)
        return None if profile is None or profile.is_archived(self.reasons.today) else profile

    def plan(self, plan_id: str) -> PlanView | None:
        """Return a plan, or None where it is gone."""
        return next((one for one in self.reasons.plans if one.plan.id == plan_id), None)

    def item(self, item_id: str) -> MeItem | None:
        """Return a goal or a dare, or None where it is gone."""
        return self._workspace.store.me().get(item_id)

    def _open_items(self, rule: ReminderRule, day: date) -> Iterator[Subject]:
        about = about_me(self._workspace.store.me().values())
        found = open_to_ask(about, ITEM_KINDS[rule.kind], day, self._last_asked(rule, day))
        if found is not None:
            yield _about(found)

    def _last_asked(self, rule: ReminderRule, day: date) -> dict[str, date]:
        """Return when goals and dares were last asked about before a day, by their ids.

        Of a day ahead, as it will be if the rule asks on each of its days before.
        """
        told = self.reasons.told_before(day)
        asked = {one.item: one.day for one in told if one.item}
        there = {one.day for one in told if one.reminder == rule.id}
        for number in range((day - self.reasons.today).days):
            ahead = self.reasons.today + ONE_DAY * number
            found = self.of(rule, ahead) if rule.days.includes(ahead) and ahead not in there else None
            if found is not None:
                asked[found.item] = ahead
        return asked

    def _still_open(self, rule: ReminderRule, showing: Showing) -> Subject | None:
        """Return the goal or dare that a popup named, unless it is done, let go or gone."""
        if not showing.item:
            return self.of(rule, showing.day)
        item = self.item(showing.item)
        return _about(item) if item is not None and is_open_on(item, showing.day) else None

    def _people(self, rule: ReminderRule, day: date) -> Iterator[Subject]:
        if not self.reasons.profiles:
            yield NO_SUBJECT
            return
        found = self.reasons.suggestion_of(day)
        if found is not None and not self._was_named(rule, found.person, day):
            yield Subject(found.person, suggestion=found)

    def _check_on(self, rule: ReminderRule, day: date) -> Iterator[Subject]:
        open_ones = [
            one
            for one in self.reasons.suggestions(day)
            if one.why is Why.GOING_THROUGH and not self._was_asked_for(rule, one.person, day)
        ]
        found = self.reasons.choose(open_ones, day, ReminderKind.CHECK_ON)
        if found is not None:
            yield Subject(found.person, suggestion=found)

    def _dates(self, rule: ReminderRule, day: date) -> Iterator[Subject]:
        told = self._told(rule, day)
        return (one for one in self._near_dates(rule, day) if one.person not in told)

    def _plans_near(self, rule: ReminderRule, day: date) -> Iterator[Subject]:
        told = self._told(rule, day)
        return (one for one in self._near_plans(rule, day) if one.plan not in told)

    def _near_dates(self, rule: ReminderRule, day: date) -> list[Subject]:
        """Return the dates that a reminder speaks of on a day, the nearest first.

        On its own day one is settled by any contact of that day; before it, nothing settles it.
        """
        found: list[tuple[date, str, Subject]] = []
        for profile in self.reasons.profiles.values():
            if profile.rests_on(day) or profile.is_archived(day):
                continue
            for occasion in profile.occasions:
                on = occasion.next_on(day)
                if (on - day).days in rule.days_before and not (on == day and self._spoke_on(profile, day)):
                    subject = Subject(profile.id, on=on, occasion=occasion)
                    found.append((on, fold(profile.name), subject))
        return [subject for _, _, subject in sorted(found, key=lambda one: (*one[:2], one[2].person))]

    def _near_plans(self, rule: ReminderRule, day: date) -> list[Subject]:
        """Return the plans that a reminder speaks of on a day, the soonest first."""
        found: list[tuple[date, time, str, Subject]] = []
        starts = self._workspace.settings.week_starts_on
        for view in self.reasons.plans:
            plan = view.plan
            if plan.people and not any(self.profile(one) for one in plan.people):
                continue
            for before in rule.days_before:
                on = day + ONE_DAY * before
                far = before and isinstance(plan.repeat, Quota)
                if not far and is_meant_for(plan, view.standing.kept, on, week_starts_on=starts):
                    subject = Subject(plan=plan.id, on=on)
                    found.append((on, plan.at or time.max, fold(plan.what), subject))
        return [subject for *_, subject in sorted(found, key=lambda one: (*one[:3], one[3].plan))]

    def _still_to_reach(self, rule: ReminderRule, showing: Showing) -> Subject | None:
        """Return whom a popup named, unless one was in touch since, or there is no reason any more."""
        profile, day = self.reasons.profiles.get(showing.person), showing.day
        if (
            profile is None
            or profile.rests_on(day)
            or profile.is_archived(day)
            or self._spoke_on(profile, day)
        ):
            return None
        found = self.reasons.suggestion(profile.id, day)
        if found is None or (rule.kind is ReminderKind.CHECK_ON and found.why is not Why.GOING_THROUGH):
            return None
        return Subject(profile.id, suggestion=found)

    def _spoke_on(self, profile: Profile, day: date) -> bool:
        """Tell whether one was in touch with someone on a day, or after it."""
        stand = self.reasons.in_touch(profile.id, self.reasons.today)
        return stand is not None and stand.last is not None and stand.last >= day

    def _was_asked_for(self, rule: ReminderRule, person: str, day: date) -> bool:
        """Tell the same of the popups that ask for someone, which those that tell a date do not."""
        rules = self._workspace.loaded.catalogue.reminders
        return self._was_named(rule, person, day, {one.id for one in rules if one.kind is ReminderKind.DATES})

    def _was_named(self, rule: ReminderRule, person: str, day: date, aside: Collection[str] = ()) -> bool:
        """Tell whether the last popup of the day that named someone is not to be followed by another.

        It is only where it was of this rule, and was put off. Those of the rules ``aside`` count for nothing.
        """
        named = [one for one in self.reasons.named_on(day) if one.person == person]
        named = [one for one in named if one.reminder not in aside]
        return bool(named) and (named[-1].reminder != rule.id or not self._is_put_off(named[-1]))

    def _told(self, rule: ReminderRule, day: date) -> set[str]:
        """Return the ids of people and plans that a rule's popups have named on a day and that stay so."""
        last: dict[str, Showing] = {}
        for one in self.reasons.told_on(day):
            if one.reminder == rule.id:
                last[one.plan or one.person] = one
        return {subject for subject, one in last.items() if not self._is_put_off(one)}

    def _is_put_off(self, showing: Showing) -> bool:
        put_off = self._workspace.store.put_off()
        found = (put_off.get(one) for one in (showing.reminder, EVERY_REMINDER))
        return any(one is not None and one.is_since(showing) for one in found)


def _about(item: MeItem) -> Subject:
    step = item.next_step
    return Subject(item=item.id, step="" if step is None else step.text)


class SubjectsBook:
    """Keeps what reminders name for as long as the records, habits.yaml and the day are the same."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: tuple[Mapping[str, PutOff], Mapping[str, MeItem], Subjects] | None = None

    def now(self) -> Subjects:
        """Return what reminders name now."""
        store, reasons = self._workspace.store, self._workspace.reasons_book.now()
        put_off, items = store.put_off(), store.me()
        kept = self._kept
        if kept is None or kept[2].reasons is not reasons or kept[:2] != (put_off, items):
            kept = self._kept = put_off, items, Subjects(self._workspace)
        return kept[2]
