"""The outlook of a workspace: its rules, records and clock, put before the pure planning."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.showings import EVERY_REMINDER, KnownRule
from connect_tui.reminders.occurrences import rule_says
from connect_tui.reminders.outlook import Entry, Outlook, Reason, Situation, Status
from connect_tui.reminders.planning import outlook
from connect_tui.services.reminders import Settlements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.services.workspace import Workspace

DAYS_AHEAD = 8
"""How many days the next reminder is looked for in: a week from now, and today."""

AT_ONCE = timedelta(0)

KEPT_RULES = timedelta(days=60)
"""For how long it is remembered since when a reminder had its times that habits.yaml no longer has."""


def outlook_of(workspace: Workspace, days: int = 1, patience: timedelta = AT_ONCE) -> Outlook:
    """Return what the reminders amount to now, for today and so many days in all."""
    return outlook(situation_of(workspace, workspace.clock.now(), patience), days)


def next_of(found: Outlook, reminder: str = EVERY_REMINDER) -> Entry | None:
    """Return what comes next of a reminder, or of all, as far ahead as the outlook looks."""
    coming = (one for one in found.entries if one.status in (Status.PLANNED, Status.DUE))
    return next((one for one in coming if reminder in (EVERY_REMINDER, one.occurrence.rule.id)), None)


def situation_of(workspace: Workspace, now: datetime, patience: timedelta = AT_ONCE) -> Situation:
    """Return all that the outlook depends on, as it is recorded now."""
    settlements = Settlements(workspace)

    def settled(rule: ReminderRule, day: date) -> Reason | None:
        found = settlements(rule, day)
        return None if found is None else Reason(found.value)

    return Situation(
        now=now,
        settings=workspace.settings,
        rules=workspace.loaded.catalogue.reminders,
        settled=settled,
        showings=workspace.store.showings(),
        put_off=workspace.store.put_off(),
        known=workspace.store.known_rules(),
        patience=patience,
    )


def learn_rules(workspace: Workspace, learned: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Note since when each rule has had its present times; return what each says now.

    ``learned`` is what this process has noted before. A rule that another process sees otherwise, by another
    habits.yaml, is left as that one has noted it. Without all this, a time that was just moved into the past
    would count as missed.
    """
    learned = learned or {}
    starts, quiet = workspace.settings.day_starts_at, workspace.settings.quiet_hours
    says = {rule.id: rule_says(rule, starts, quiet) for rule in workspace.loaded.catalogue.reminders}
    known = workspace.store.known_rules()
    if not _new_rules(says, known, learned):
        return says
    now = workspace.clock.now()
    with workspace.store.change(None) as change:
        known = change.known_rules()
        for reminder in _new_rules(says, known, learned):
            change.put_known_rule(KnownRule(reminder, says[reminder], now))
        gone = (one for one in known.values() if one.reminder not in says)
        change.drop_known_rules([one.reminder for one in gone if now - one.since > KEPT_RULES])
    return says


def _new_rules(
    says: Mapping[str, str], known: Mapping[str, KnownRule], learned: Mapping[str, str]
) -> list[str]:
    return [
        reminder
        for reminder, text in says.items()
        if reminder not in known or (known[reminder].says != text and learned.get(reminder) != text)
    ]
