"""Claims: which process shows what, so that every showing is shown once.

A showing goes from ``claimed`` over ``sending`` to ``shown``. Up to ``sending`` another process may take it
over once the claim is older than its lease; from then on nobody does, since the popup may already be there.
What is left is the time between the end of that write and the write into the bus's socket.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.showings import Answer, Showing, Stage
from connect_tui.reminders.planning import outlook
from connect_tui.reminders.situation import situation_of
from connect_tui.reminders.stale import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from connect_tui.reminders.outlook import Occurrence
    from connect_tui.reminders.popup import Delivery
    from connect_tui.services.reminder_subjects import Subject
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change

KEPT_DAYS = 14
"""For how many days it is remembered what was shown, and of each goal and dare when it was named last."""

_STILL_OURS = (Stage.CLAIMED, Stage.SENDING)


class OvertakenError(ConnectError):
    """Another process has taken the showing over, or it is no longer wanted."""


class Claim(NamedTuple):
    """What one process may show now, in one popup."""

    occurrences: tuple[Occurrence, ...]
    late: bool
    by: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all that the popup stands for."""
        return tuple(one.key for one in self.occurrences)


def take(workspace: Workspace, by: str, patience: timedelta) -> Claim | None:
    """Claim what is due now, decided by the records as they are while no one else can write.

    Returns None where nothing is due, or no longer. Raises a StoreError where nothing can be claimed.
    """
    with workspace.store.change(None) as change:
        now = workspace.clock.now()
        found = outlook(situation_of(workspace, now, patience))
        if not found.due:
            return None
        together = found.due[0].key if len(found.due) > 1 else ""
        showings = change.showings()
        for one in found.due:
            showing = Showing(one.key, one.rule.id, one.day, Stage.CLAIMED, now.astimezone(UTC), by, tries=1)
            if (before := showings.get(one.key)) is not None:
                showing = showing._replace(
                    trouble=before.trouble, failed_at=before.failed_at, tries=before.tries + 1
                )
            change.put_showing(showing._replace(together=together, late=found.late))
        oldest = found.today - timedelta(days=KEPT_DAYS)
        change.drop_showings(_outdated(change, showings, oldest))
    return Claim(found.due, found.late, by)


def _outdated(change: Change, showings: Mapping[str, Showing], oldest: date) -> list[str]:
    """Return the keys of what need not be remembered any more.

    Of what one means to do the last popup is, or else those asked about rarely would not take turns.
    """
    last = {one.item: key for key, one in sorted(showings.items(), key=lambda row: row[1].day) if one.item}
    items = change.me() if last else {}
    kept = {key for item, key in last.items() if item in items and items[item].is_open}
    return [key for key, one in showings.items() if one.day < oldest and key not in kept]


def begin_sending(workspace: Workspace, claim: Claim, named: Mapping[str, Subject]) -> None:
    """Write down that the popup is leaving now, and whom or what it names, by key.

    Raises OvertakenError where it must not.
    """
    with workspace.store.change(None) as change:
        showings = [one for key in claim.keys if (one := change.showings().get(key)) is not None]
        ours = [
            one._replace(person=subject.person, plan=subject.plan, item=subject.item)
            if (subject := named.get(one.key))
            else one
            for one in showings
            if one.by == claim.by and one.stage in _STILL_OURS
        ]
        if len(ours) < len(claim.keys) or is_stale(workspace, ours):
            raise OvertakenError("Another Connect shows this reminder, or it has nothing left to ask for.")
        now = workspace.clock.now().astimezone(UTC)
        for showing in ours:
            change.put_showing(showing._replace(stage=Stage.SENDING, changed_at=now))


def settle(workspace: Workspace, keys: Iterable[str], by: str, delivery: Delivery) -> None:
    """Write down what came of showing a popup, where it was still ``by`` who showed it."""
    stage = {True: Stage.SHOWN, False: Stage.FAILED, None: Stage.UNCONFIRMED}[delivery.shown]
    now = workspace.clock.now().astimezone(UTC)
    with workspace.store.change(None) as change:
        showings = change.showings()
        for showing in (showings[key] for key in keys if key in showings):
            if showing.by != by:
                continue
            change.put_showing(
                showing._replace(
                    stage=stage,
                    changed_at=now,
                    shown_at=None if stage is Stage.FAILED else showing.shown_at or now,
                    way=delivery.way,
                    popup=delivery.popup,
                    server=delivery.server,
                    trouble=delivery.trouble or showing.trouble,
                    failed_at=now if stage is Stage.FAILED else showing.failed_at,
                )
            )


def mark_answer(workspace: Workspace, keys: Iterable[str], answer: Answer) -> None:
    """Write down what became of a popup; the first answer holds."""
    now: datetime = workspace.clock.now().astimezone(UTC)
    with workspace.store.change(None) as change:
        showings = change.showings()
        for showing in (showings[key] for key in keys if key in showings):
            if showing.answer is None:
                change.put_showing(showing._replace(answer=answer, answered_at=now))
