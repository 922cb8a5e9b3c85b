"""The outlook of a workspace: its rules, records and clock, put before the pure planning."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.showings import KnownRule
from connect_tui.reminders.occurrences import rule_says
from connect_tui.reminders.outlook import Outlook, Reason, Situation
from connect_tui.reminders.planning import outlook
from connect_tui.services.reminders import Settlements

if TYPE_CHECKING:
    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.services.workspace import Workspace

AT_ONCE = timedelta(0)


def outlook_of(workspace: Workspace, days: int = 1, patience: timedelta = AT_ONCE) -> Outlook:
    """Return what the reminders amount to now, for today and so many days in all."""
    return outlook(situation_of(workspace, workspace.clock.now(), patience), days)


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


def learn_rules(workspace: Workspace) -> bool:
    """Note since when each rule has had its present times; tell whether anything had to be written.

    Without it, a time that was just moved into the past would count as missed.
    """
    starts = workspace.settings.day_starts_at
    says = {rule.id: rule_says(rule, starts) for rule in workspace.loaded.catalogue.reminders}
    known = workspace.store.known_rules()
    if {one.reminder: one.says for one in known.values()} == says:
        return False
    now = workspace.clock.now()
    with workspace.store.change(None) as change:
        known = change.known_rules()
        change.drop_known_rules([reminder for reminder in known if reminder not in says])
        for reminder, text in says.items():
            if reminder not in known or known[reminder].says != text:
                change.put_known_rule(KnownRule(reminder, text, now))
    return True
