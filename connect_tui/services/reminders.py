"""What reminders ask of the records, and what an answer to one does to them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.records import ChangeInfo, Mark
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.showings import EVERY_REMINDER, PutOff
from connect_tui.domain.text import shortened
from connect_tui.services import check_ins
from connect_tui.services.check_ins import Outcome
from connect_tui.services.reminder_subjects import ITEM_KINDS
from connect_tui.services.settled import SettledPractices, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.me import MeKind
    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.domain.showings import Showing
    from connect_tui.services.reminder_subjects import Subjects
    from connect_tui.services.workspace import Workspace

NAMING = frozenset(
    (ReminderKind.PEOPLE, ReminderKind.PLANS, ReminderKind.DATES, ReminderKind.CHECK_ON, *ITEM_KINDS)
)
"""The kinds of reminders that name somebody, a plan, or a goal or dare."""

LONGEST_WAIT = 1440
"""For how many minutes a reminder can be put off at most."""

BACKGROUND_LOCK = "reminders.lock"
"""The file in the data folder by which one background process at a time shows reminders."""

_LONGEST_COMPARED = 60


class Settlements:
    """Tells what is settled, by what the records say when each month or week is first asked for.

    To be made anew for each look, so that many days and rules cost little and all see the same records.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._store = workspace.store
        self._practices = workspace.practices
        self._week_starts_on = workspace.settings.week_starts_on
        self._settled = SettledPractices(workspace)
        self._weeks: dict[date, bool] = {}
        self._closed: dict[date, bool] = {}
        self._workspace = workspace
        self._subjects: Subjects | None = None

    @property
    def subjects(self) -> Subjects:
        """What reminders name."""
        if self._subjects is None:
            self._subjects = self._workspace.subjects_book.now()
        return self._subjects

    def __call__(self, rule: ReminderRule, day: date) -> Settlement | None:
        """Return why the rule has nothing to ask for on the day, or None where it has.

        DONE is told of a rule that asks all the same (``unless_done`` off), but not on a day off the
        schedule.
        """
        if rule.kind is ReminderKind.PRACTICE:
            return self._of_practice(rule, day)
        if rule.kind is ReminderKind.EVENING:
            return self._of_day(day)
        if rule.kind is ReminderKind.WEEKLY:
            return Settlement.DONE if self._is_looked_back_on(day) else None
        found = self._of_subject(rule, day)
        if found is None or (found is Settlement.DONE and not rule.unless_done):
            return found if self.subjects.of(rule, day) is not None else Settlement.NOTHING
        return found

    def of_showing(self, rule: ReminderRule, showing: Showing) -> Settlement | None:
        """Return why a popup that was shown, or is about to be, has nothing left to ask for."""
        if rule.kind not in NAMING:
            return self(rule, showing.day)
        found = self._of_subject(rule, showing.day)
        if found is None or (found is Settlement.DONE and not rule.unless_done):
            return found if self.subjects.of_showing(rule, showing) is not None else Settlement.NOTHING
        return found

    def _of_practice(self, rule: ReminderRule, day: date) -> Settlement | None:
        practice = self._settled.practice(rule.practice)
        if practice is None:
            return Settlement.NOT_SCHEDULED
        if practice.scheduled_on(day):
            return self._settled.of_scheduled(practice, day)
        mark = self._settled.mark(practice, day)
        if mark is Mark.REST or (mark is Mark.DONE and rule.unless_done):
            return Settlement(mark.value)
        return Settlement.NOT_SCHEDULED

    def _of_subject(self, rule: ReminderRule, day: date) -> Settlement | None:
        """Return how a day is settled whoever or whatever would be named: time was made, or a step taken."""
        if rule.kind is ReminderKind.PEOPLE:
            return self._settled.of_making_time(day)
        if rule.kind in ITEM_KINDS and self._took_a_step(ITEM_KINDS[rule.kind], day):
            return Settlement.DONE
        return None

    def _took_a_step(self, kind: MeKind, day: date) -> bool:
        """Tell whether a goal or a dare, or a step of a goal, was done that day."""
        items = (one for one in self._store.me().values() if one.kind is kind)
        return any(day == one.done or day in [step.done for step in one.steps] for one in items)

    def _of_day(self, day: date) -> Settlement | None:
        """Return how a whole day is settled.

        DONE where it was closed or nothing is open any more, REST where all rests.
        """
        if self._is_closed(day):
            return Settlement.DONE
        found = [self._settled.of_scheduled(one, day) for one in self._practices if one.scheduled_on(day)]
        if not found or None in found:
            return None
        return Settlement.DONE if Settlement.DONE in found else Settlement.REST

    def _is_closed(self, day: date) -> bool:
        from connect_tui.services.evening import is_closed

        found = self._closed.get(day)
        if found is None and day > self._workspace.today():
            return False
        if found is None:
            found = self._closed[day] = is_closed(self._store, day)
        return found

    def _is_looked_back_on(self, day: date) -> bool:
        """Tell whether the week that one looks back on that day has been looked back on."""
        from connect_tui.services.look_back import is_looked_back_on, week_mostly_behind

        week = week_mostly_behind(day, self._week_starts_on)
        found = self._weeks.get(week.start)
        if found is None:
            found = self._weeks[week.start] = is_looked_back_on(self._store, week)
        return found


def settlement(workspace: Workspace, rule: ReminderRule, day: date) -> Settlement | None:
    """Return why the rule has nothing to ask for on the day, by the records as they are now, or None."""
    return Settlements(workspace)(rule, day)


def put_off(workspace: Workspace, reminders: Sequence[str], day: date, minutes: int | None) -> Outcome:
    """Put reminders off: for so many minutes (1 to 1440) from now, or with None for the rest of ``day``.

    ``reminders`` are ids of rules, or EVERY_REMINDER. All of them are one change. Raises WrongUse for an
    unknown reminder, none at all, or another number of minutes.
    """
    _refuse_unknown(workspace, reminders)
    if minutes is not None and not 1 <= minutes <= LONGEST_WAIT:
        raise WrongUse(
            f"A reminder cannot be put off for {minutes} minutes.",
            hint=f"Choose between 1 and {LONGEST_WAIT} minutes.",
        )
    named = tuple(dict.fromkeys(reminders))
    asked_at = workspace.clock.now().astimezone(UTC).replace(microsecond=0)
    until = None if minutes is None else asked_at + timedelta(minutes=minutes)
    what = ChangeInfo("put-off", day, reminders=named)
    with workspace.store.change(what) as change:
        there = change.put_off()
        for reminder in named:
            before = there.get(reminder)
            if until is not None or before is None or before.day != day or before.until is not None:
                change.put_put_off(PutOff(reminder, day, until, asked_at))
    return Outcome(what, change.changed)


def ask_again(workspace: Workspace, rule: ReminderRule, day: date) -> bool:
    """Have a reminder come again at once, if it has something else to ask for today; tell whether it will.

    It is no change that an undo takes back.
    """
    found = settlement(workspace, rule, day)
    is_settled = found is not None and (rule.unless_done or found is not Settlement.DONE)
    if day != workspace.today() or is_settled:
        return False
    now = workspace.clock.now().astimezone(UTC).replace(microsecond=0)
    with workspace.store.change(None) as change:
        before = change.put_off().get(rule.id)
        if before is not None and before.until == now:
            now += timedelta(seconds=1)  # a moment of its own, since each is shown once
        change.put_put_off(PutOff(rule.id, day, now))
    return True


def answer_done(workspace: Workspace, practice_id: str, day: date, person: str = "") -> Outcome:
    """Mark a practice done on the day a reminder was for, with the person (an id) it named, if still known.

    Like :func:`check_ins.done` it never takes anything away. Raises WrongUse where the catalogue no longer
    has the practice, and for a day still to come.
    """
    practice = workspace.loaded.catalogue.practice(practice_id)
    if practice is None:
        raise WrongUse(
            f"There is no practice “{shortened(practice_id)}” any more.", hint="Look into habits.yaml."
        )
    return check_ins.done(workspace, [practice], day, person_ids=[person] if person else [])


def answer_item(workspace: Workspace, item_id: str, step: str, day: date) -> None:
    """Mark a goal or a dare done on the day a reminder was for; with ``step``, just that step of a goal.

    Nothing changes where that is done already, or gone.
    """
    from connect_tui.domain.me import GoalStep
    from connect_tui.services.me import ItemGone, mark_done, mark_step

    with suppress(ItemGone):
        if step:
            mark_step(workspace, item_id, GoalStep(step), day=day, if_open=True)
        else:
            mark_done(workspace, item_id, day=day, if_open=True)


def _refuse_unknown(workspace: Workspace, reminders: Sequence[str]) -> None:
    if not reminders:
        raise WrongUse("No reminder was named.", hint="Name one by its id.")
    known = [rule.id for rule in workspace.loaded.catalogue.reminders]
    for reminder in reminders:
        if reminder != EVERY_REMINDER and reminder not in known:
            from difflib import get_close_matches

            close = tuple(get_close_matches(reminder[:_LONGEST_COMPARED], known, n=3, cutoff=0.6))
            there_are = (
                f"There are: {', '.join(known)}." if known else "There are no reminders in habits.yaml."
            )
            raise WrongUse(
                f"There is no reminder “{shortened(reminder)}”.",
                hint=f"Did you mean {' or '.join(close)}?" if close else there_are,
                nearest=close,
            )
