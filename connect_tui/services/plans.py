"""Planning something with people, and keeping, moving or dropping it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.contacts import Contact
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.plans import PlanState, plan_standing
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.text import clean_line, clean_text, fold, shortened
from connect_tui.services.check_ins import (
    FURTHEST_REST_DAYS,
    Outcome,
    clean_names,
    names_of,
    people_ids,
    put_done,
    refuse_far_future,
    refuse_far_past,
    refuse_future,
)
from connect_tui.services.person_views import PlanView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from connect_tui.domain.plans import Plan
    from connect_tui.domain.practices import Practice
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change

_MOST_NEAREST = 3


def plan_views(workspace: Workspace, *, everything: bool = False) -> tuple[PlanView, ...]:
    """Return plans that come, soonest first, then those that passed; with ``everything`` the others, too."""
    views = in_order(views_of(workspace, workspace.store.plans().values()))
    open_states = (PlanState.COMING, PlanState.PASSED)
    return views if everything else tuple(one for one in views if one.standing.state in open_states)


def views_of(workspace: Workspace, plans: Iterable[Plan]) -> list[PlanView]:
    """Return plans with the names of whom they are with, and where they stand today."""
    store, today = workspace.store, workspace.today()
    wanted = list(plans)
    names = {one.id: one.name for one in store.people().values()} if wanted else {}
    kept = store.kept_days() if wanted else {}
    return [
        PlanView(
            plan,
            tuple(names[one] for one in plan.people if one in names),
            plan_standing(
                plan, kept.get(plan.id, ()), today, week_starts_on=workspace.settings.week_starts_on
            ),
        )
        for plan in wanted
    ]


def in_order(views: Iterable[PlanView]) -> tuple[PlanView, ...]:
    """Return those to come first, soonest first; then passed ones, then the others, each newest first."""

    def place(view: PlanView) -> tuple[int, int, bool, str, str, str]:
        plan, standing = view.plan, view.standing
        at = plan.at.isoformat() if plan.at is not None else ""
        if standing.next is not None:
            return 0, standing.next.toordinal(), not at, at, fold(plan.what), plan.id
        day = max((plan.day, *standing.kept)) if standing.kept else plan.day
        rank = 1 if standing.state is PlanState.PASSED else 2
        return rank, -day.toordinal(), not at, at, fold(plan.what), plan.id

    return tuple(sorted(views, key=place))


def find_plan(views: Sequence[PlanView], text: str) -> PlanView:
    """Return the plan a text means: its id, its number in this list from 1, or part of what is planned.

    Raises WrongUse where it means none or several.
    """
    wanted = text.strip()
    for view in views:
        if view.plan.id == wanted:
            return view
    if wanted.isascii() and wanted.isdigit() and len(wanted) < len(str(len(views))) + 1:
        number = int(wanted)
        if 1 <= number <= len(views):
            return views[number - 1]
    key = fold(clean_line(text))
    found = [view for view in views if key and key in fold(view.plan.what)]
    whole = [view for view in found if fold(view.plan.what) == key]
    if len(whole or found) == 1:
        return (whole or found)[0]
    if found:
        several = tuple(dict.fromkeys(view.plan.what for view in found))
        listed = " or ".join(f"“{shortened(one)}”" for one in several[:_MOST_NEAREST])
        raise WrongUse(
            f"“{shortened(text)}” could be {listed}.",
            hint="Give the number that `connect-tui plan list` shows.",
            nearest=several,
        )
    raise WrongUse(
        f"There is no plan “{shortened(text)}”.", hint="`connect-tui plan list` shows those there are."
    )


def add_plan(workspace: Workspace, plan: Plan, names: Iterable[str] = ()) -> tuple[Plan, Outcome]:
    """Plan something; the id of ``plan`` is given here, and ``names`` are added to its people.

    New names become new people. Raises WrongUse where nothing is planned, or the day is too far away.
    """
    plan = _checked(workspace, plan)
    given = clean_names(names)
    known = workspace.store.people()
    there = [one for one in plan.people if one in known]
    what = _info("plan-added", plan, names_of(workspace, there, given), plan.day)
    with workspace.store.change(what) as change:
        ids = tuple(dict.fromkeys((*there, *people_ids(change, given, workspace.today()))))
        made = change.relations.put_plan(plan._replace(id="", people=ids))
    return made, Outcome(what, change.changed)


def save_plan(workspace: Workspace, before: Plan, after: Plan, names: Iterable[str] | None = None) -> Outcome:
    """Make what differs so; ``names``, where given, replace its people."""
    after = _checked(workspace, after)
    given = None if names is None else clean_names(names)
    people = names_of(workspace, after.people if given is None else (), given or ())
    what = _info("plan", after, people, after.day)
    with workspace.store.change(what) as change:
        plan = _there(change, before.id)
        if given is not None:
            after = after._replace(people=people_ids(change, given, workspace.today()))
        differing = {
            name: value
            for name, value in after._asdict().items()
            if name not in ("id", "made") and value != getattr(before, name)
        }
        changed = plan._replace(**differing)
        _refuse_end_before_start(changed)
        change.relations.put_plan(changed)
    return Outcome(what, change.changed)


def keep_plan(
    workspace: Workspace, plan_id: str, day: date, *, practices: Sequence[str] | None = None, text: str = ""
) -> Outcome:
    """Note that a plan was kept on a day up to today: a contact with its people, in one change.

    The practices it stands for, or those given, are checked off for that day with its people. One that is
    planned for once is kept once: where it was, nothing changes. Raises WrongUse for a day to come, for a
    plan that is gone, and for a practice given that the catalogue does not have.
    """
    refuse_future(workspace, day, "the plan cannot be kept yet", "It can be kept once that day has come.")
    refuse_far_past(day)
    plan = workspace.store.plans().get(plan_id)
    if plan is None:
        raise _gone()
    stands_for = _practices(workspace, plan, practices)
    what = _info("plan-kept", plan, names_of(workspace, plan.people, ()), day)._replace(
        practices=tuple(practice.id for practice in stands_for)
    )
    with workspace.store.change(what) as change:
        plan = _there(change, plan_id)
        kept_before = workspace.store.kept_days().get(plan_id, ())
        if plan.repeat is None and any(one != day for one in kept_before):
            return Outcome(what, changed=False)
        contact = change.relations.contact_of_plan(plan_id, day) or Contact("", day, (), plan=plan_id)
        there = change.people()
        with_whom = [one for one in plan.people if one in there]
        people = tuple(dict.fromkeys((*contact.people, *with_whom)))
        change.relations.put_contact(
            contact._replace(people=people, text=_with_line(contact.text, clean_text(text)))
        )
        put_done(change, stands_for, day, "", with_whom)
    if change.changed:
        workspace.book.forget_since(day.isoformat()[:7])
    return Outcome(what, change.changed)


def move_plan(workspace: Workspace, plan_id: str, day: date, at: time | None = None) -> Outcome:
    """Move a plan to another day, and time where one is given; of one that repeats, its first day.

    A dropped plan comes back by it. Raises WrongUse where it is gone, or is for once and was kept; for a day
    too far away, after its last, or not among the weekdays of one that repeats.
    """
    _refuse_far(workspace, day)
    plan = workspace.store.plans().get(plan_id)
    if plan is None:
        raise _gone()
    what = _info("plan-moved", plan, names_of(workspace, plan.people, ()), day)
    with workspace.store.change(what) as change:
        plan = _there(change, plan_id)
        _refuse_move(plan, day, kept=bool(workspace.store.kept_days().get(plan_id)))
        moved = plan._replace(day=day, at=plan.at if at is None else at, dropped=None)
        _refuse_end_before_start(moved)
        change.relations.put_plan(moved)
    return Outcome(what, change.changed)


def drop_plan(workspace: Workspace, plan_id: str) -> Outcome:
    """Have a plan not happen any more from today on; what was kept stays kept."""
    plan = workspace.store.plans().get(plan_id)
    if plan is None:
        raise _gone()
    what = _info("plan-dropped", plan, names_of(workspace, plan.people, ()), plan.day)
    with workspace.store.change(what) as change:
        plan = _there(change, plan_id)
        if plan.dropped is None or plan.dropped > workspace.today():
            change.relations.put_plan(plan._replace(dropped=workspace.today()))
    return Outcome(what, change.changed)


def plan_ideas(workspace: Workspace, person_ids: Sequence[str]) -> tuple[str, ...]:
    """Return ideas to start from with these people: what is in common, what they like, something everyday."""
    from connect_tui.services.plan_ideas import ideas

    profiles = workspace.store.profiles()
    return ideas([profiles[one] for one in person_ids if one in profiles], workspace.today())


def _checked(workspace: Workspace, plan: Plan) -> Plan:
    what = clean_line(plan.what)
    if not what:
        raise WrongUse("Nothing is planned yet.", hint="Say what you would like to do.")
    _refuse_far(workspace, plan.day)
    if plan.until is not None and (plan.until - workspace.today()).days > FURTHEST_REST_DAYS:
        raise WrongUse(f"{plan.until.isoformat()} is too far ahead.", hint="Plan at most ten years ahead.")
    plan = plan._replace(
        what=what, place=clean_line(plan.place), until=plan.until if plan.repeat is not None else None
    )
    _refuse_end_before_start(plan)
    return plan


def _refuse_far(workspace: Workspace, day: date) -> None:
    refuse_far_past(day)
    refuse_far_future(workspace, day)


def _refuse_move(plan: Plan, day: date, *, kept: bool) -> None:
    if plan.repeat is None and kept:
        raise WrongUse("This plan was kept already.", hint="To meet again, make another plan.")
    if plan.repeat is not None and not plan.repeat.includes(day):
        raise WrongUse(
            f"This plan is not for a {day:%A}.",
            hint="Change its days, or plan that one time by itself.",
        )


def _refuse_end_before_start(plan: Plan) -> None:
    if plan.until is not None and plan.until < plan.day:
        raise WrongUse(
            "The last day of the plan comes before its first.", hint="Choose a later last day, or none."
        )


def _there(change: Change, plan_id: str) -> Plan:
    plan = change.relations.plan(plan_id)
    if plan is None:
        raise _gone()
    return plan


def _gone() -> WrongUse:
    return WrongUse("This plan is not there any more.", hint="`connect-tui plan list` shows those there are.")


def _info(kind: str, plan: Plan, names: tuple[str, ...], day: date) -> ChangeInfo:
    return ChangeInfo(kind, day, people=names, what=plan.what)


def _practices(workspace: Workspace, plan: Plan, given: Sequence[str] | None) -> list[Practice]:
    """Return the practices that keeping a plan checks off; the catalogue may not have all it stands for."""
    found = []
    for one in dict.fromkeys(plan.practices if given is None else given):
        practice = workspace.loaded.catalogue.practice(one)
        if practice is not None:
            found.append(practice)
        elif given is not None:
            raise WrongUse(f"There is no practice “{shortened(one)}”.", hint="Look into habits.yaml.")
    return found


def _with_line(there: str, text: str) -> str:
    if not text or f"\n{text}\n" in f"\n{there}\n":
        return there
    return f"{there}\n{text}" if there else text
