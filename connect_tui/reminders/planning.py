"""When to show what: a pure function over the rules, the clock and the records.

Everything is compared as the clock on the wall shows it. A showing is named by the time it was scheduled for
and taken once, so clock changes, other zones and a clock that is set neither lose nor repeat one: what the
clock leaps over is late, what it shows twice is taken already. A snooze lasts until the wall shows its end; a
clock that is set back lengthens it by as much and no more.
"""

from __future__ import annotations

from datetime import timedelta

from connect_tui.reminders.outlook import Entry, Occurrence, Outlook, Situation
from connect_tui.reminders.planning_day import Day
from connect_tui.reminders.planning_records import LEASE, ON_TIME, RETRY, Records
from connect_tui.reminders.planning_run import Run

__all__ = ("LEASE", "ON_TIME", "RETRY", "outlook")


def outlook(situation: Situation, days: int = 1) -> Outlook:
    """Return what the reminders amount to now, for today and ``days - 1`` days ahead; today always counts.

    What lies ahead is told as it will be if nothing changes and somebody is there all the time. Once a rule's
    next moment has come, earlier ones of it are not shown any more.
    """
    records = Records(situation)
    last_popup = records.popups[-1] if records.popups else None
    entries: list[Entry] = []
    due: tuple[Occurrence, ...] = ()
    late, look_again = False, None
    for ahead in range(max(days, 1)):
        run = Run(records, Day(records, records.today + timedelta(days=ahead)), last_popup)
        entries.extend(run.run())
        last_popup = run.last_popup
        if not ahead:
            due, late, look_again = run.due, run.late, min([run.look_again, *records.leases])
    order = {rule.id: place for place, rule in enumerate(situation.rules)}
    entries.sort(
        key=lambda one: (one.at, one.occurrence.moment, order.get(one.occurrence.rule.id, len(order)))
    )
    return Outlook(situation.now, records.today, due, late, look_again, tuple(entries))
