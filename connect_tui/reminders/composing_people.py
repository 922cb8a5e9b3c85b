"""What a popup says of somebody, of a plan, or of a goal or dare, beneath its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.days import ONE_DAY
from connect_tui.domain.plans import PlanStanding, PlanState
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.text import clean_line, shortened
from connect_tui.exchange.people import words
from connect_tui.reminders import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from connect_tui.domain.people import Profile, Remembered
    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.reminders.composing import Naming
    from connect_tui.reminders.outlook import Occurrence
    from connect_tui.services.reminder_subjects import Subject

_LONGEST = 70
_MOST_REMEMBERED = 2
_MOST_PEOPLE = 3
_MOST_OTHERS = 2


def body(naming: Naming, occurrence: Occurrence, subject: Subject) -> str:
    """Return why now, what to have in mind, what else comes that day, and the rule's own words."""
    rule, subjects = occurrence.rule, naming.subjects
    text = rule.text or texts.OWN_WORDS[rule.kind]
    if subject.plan:
        lines = _of_plan(naming, subject)
    elif subject.item:
        lines = _of_item(naming, subject)
    elif (profile := subjects.profile(subject.person)) is not None:
        lines = [*_why(naming, rule, subject, profile), *_remember([profile])]
    else:
        lines = []
    return "\n".join([*lines, *_others(naming, occurrence, subject), text])


def _why(naming: Naming, rule: ReminderRule, subject: Subject, profile: Profile) -> list[str]:
    """Return the reason, as a sentence; a date is told by the title already."""
    found, time = subject.suggestion, profile.going_through
    if rule.kind is ReminderKind.CHECK_ON and time is not None and time.what:
        return [texts.GOING_THROUGH.format(what=shortened(time.what, _LONGEST))]
    if found is None:
        return []
    return [texts.SENTENCE.format(words=words.reason(found, naming.subjects.reasons.today))]


def _of_plan(naming: Naming, subject: Subject) -> list[str]:
    """Return when and where it is, and what to have in mind of whom it is with."""
    subjects = naming.subjects
    view = subjects.plan(subject.plan)
    if view is None or subject.on is None:
        return []
    today = subjects.reasons.today
    once = view.plan._replace(day=subject.on, repeat=None, until=None)
    standing = PlanStanding(PlanState.COMING, subject.on, (), 0, None)
    when = words.plan_when(once, standing, today)
    if view.standing.wanted_this_week is not None and subject.on < today + ONE_DAY:
        when = words.plan_when(view.plan, view.standing, today)
    told = [f"{when[:1].upper()}{when[1:]}", clean_line(view.plan.place)]
    people = [one for one in map(subjects.profile, view.plan.people) if one is not None]
    return [shortened(", ".join(one for one in told if one), 2 * _LONGEST), *_remember(people)]


def _of_item(naming: Naming, subject: Subject) -> list[str]:
    """Return the next step and by when all is meant to be done, where that is still to come."""
    from connect_tui.exchange.me.words import standing

    item, today = naming.subjects.item(subject.item), naming.subjects.reasons.today
    lines = [texts.NEXT_STEP.format(what=shortened(subject.step, _LONGEST))] if subject.step else []
    if item is not None and item.until is not None and item.until >= today:
        told = standing(item._replace(steps=()), today)
        lines.append(texts.SENTENCE.format(words=f"{told[:1].upper()}{told[1:]}"))
    return lines


def _remember(people: Sequence[Profile]) -> list[str]:
    """Return what is in common and worth remembering, the newest first; with names where they are several."""
    lines: list[str] = []
    for one in people[:_MOST_PEOPLE]:
        name = texts.OF_SOMEONE.format(name=clean_line(one.name)) if len(people) > 1 else ""
        if one.in_common:
            lines.append(name + texts.IN_COMMON.format(what=_newest(one.in_common)))
        if one.details:
            lines.append(name + texts.WORTH_REMEMBERING.format(what=_newest(one.details)))
    return lines


def _newest(remembered: Iterable[Remembered]) -> str:
    """Return the last things that were written down, in a line."""
    dated = sorted(remembered, key=lambda one: one.day.toordinal() if one.day is not None else 0)
    newest = [clean_line(one.text) for one in reversed(dated)][:_MOST_REMEMBERED]
    return shortened("; ".join(newest), _LONGEST)


def _others(naming: Naming, occurrence: Occurrence, subject: Subject) -> list[str]:
    """Return what else a reminder of plans or dates would name that day."""
    rule = occurrence.rule
    if rule.kind not in (ReminderKind.PLANS, ReminderKind.DATES):
        return []
    open_ones = naming.subjects.all_of(rule, occurrence.day)
    others = [naming.title(rule.kind, one) for one in open_ones if one != subject]
    return [texts.ALSO.format(what=shortened(one, _LONGEST)) for one in others[:_MOST_OTHERS]]
