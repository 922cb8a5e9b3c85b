"""What reminders ask of the records, and what an answer to one does to them."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from connect_tui.domain.days import month_of, week_start
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.records import ChangeInfo, Mark
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.schedules import DAYS_IN_WEEK, Quota
from connect_tui.domain.showings import EVERY_REMINDER, PutOff
from connect_tui.domain.text import fold, shortened
from connect_tui.services import check_ins
from connect_tui.services.check_ins import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from connect_tui.domain.practices import Practice
    from connect_tui.domain.records import Person
    from connect_tui.domain.reminders import ReminderRule
    from connect_tui.services.workspace import Workspace

MAKE_TIME = "make-time"
"""The practice that a meeting with someone is checked off as."""

LONGEST_WAIT = 1440
"""For how many minutes a reminder can be put off at most."""

BACKGROUND_LOCK = "reminders.lock"
"""The file in the data folder by which one background process at a time shows reminders."""

_LONGEST_COMPARED = 60


class Settlement(StrEnum):
    """Why a reminder has nothing to ask for on a day."""

    DONE = "done"
    REST = "rest"
    NOT_SCHEDULED = "not-scheduled"
    """What it asks for is not on that day's schedule, archived, or no longer in the catalogue."""


class Settlements:
    """Tells what is settled, by what the records say when each month or week is first asked for.

    To be made anew for each look, so that many days and rules cost little and all see the same records.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._store = workspace.store
        self._practices = workspace.practices
        self._week_starts_on = workspace.settings.week_starts_on
        self._months: dict[str, Mapping[str, Mapping[date, Mark]]] = {}
        self._weeks: dict[date, bool] = {}

    def __call__(self, rule: ReminderRule, day: date) -> Settlement | None:
        """Return why the rule has nothing to ask for on the day, or None where it has.

        DONE is told of a rule that asks all the same (``unless_done`` off), but not on a day off the
        schedule.
        """
        if rule.kind is ReminderKind.PRACTICE:
            return self._of_practice(rule, day)
        if rule.kind is ReminderKind.PEOPLE:
            practice = self._practice(MAKE_TIME)
            return self._of_scheduled(practice, day) if practice and practice.scheduled_on(day) else None
        if rule.kind is ReminderKind.EVENING:
            return self._of_day(day)
        return Settlement.DONE if self._is_looked_back_on(day) else None

    def _of_practice(self, rule: ReminderRule, day: date) -> Settlement | None:
        practice = self._practice(rule.practice)
        if practice is None:
            return Settlement.NOT_SCHEDULED
        if practice.scheduled_on(day):
            return self._of_scheduled(practice, day)
        mark = self._mark(practice, day)
        if mark is Mark.REST or (mark is Mark.DONE and rule.unless_done):
            return Settlement(mark.value)
        return Settlement.NOT_SCHEDULED

    def _of_scheduled(self, practice: Practice, day: date) -> Settlement | None:
        """Return how a practice on the day's schedule is settled: by its mark, or a week that has enough."""
        mark = self._mark(practice, day)
        if mark is not None:
            return Settlement(mark.value)
        if (
            isinstance(practice.schedule, Quota)
            and self._done_in_week(practice, day) >= practice.schedule.times
        ):
            return Settlement.DONE
        return None

    def _of_day(self, day: date) -> Settlement | None:
        """Return how a whole day is settled: REST where all rests, DONE where nothing else is open."""
        found = [self._of_scheduled(one, day) for one in self._practices if one.scheduled_on(day)]
        if not found or None in found:
            return None
        return Settlement.DONE if Settlement.DONE in found else Settlement.REST

    def _is_looked_back_on(self, day: date) -> bool:
        """Tell whether the week that one looks back on that day has been looked back on."""
        from connect_tui.services.look_back import is_looked_back_on, week_mostly_behind

        week = week_mostly_behind(day, self._week_starts_on)
        found = self._weeks.get(week.start)
        if found is None:
            found = self._weeks[week.start] = is_looked_back_on(self._store, week)
        return found

    def _done_in_week(self, practice: Practice, day: date) -> int:
        first = week_start(day, self._week_starts_on)
        days = (first + timedelta(days=number) for number in range(DAYS_IN_WEEK))
        return sum(self._mark(practice, one) is Mark.DONE for one in days)

    def _practice(self, practice_id: str | None) -> Practice | None:
        return next((one for one in self._practices if one.id == practice_id), None)

    def _mark(self, practice: Practice, day: date) -> Mark | None:
        month = month_of(day)
        marks = self._months.get(month)
        if marks is None:
            marks = self._months[month] = self._store.marks(month)
        return marks.get(practice.id, {}).get(day)


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


def longest_not_seen(workspace: Workspace) -> tuple[Person, date | None] | None:
    """Return whoever was not seen in done check-ins for longest, and when they were last, None if never.

    Someone never seen comes first; where several are alike, the first by name. None where nobody is known.
    """
    people = workspace.store.people()
    if not people:
        return None
    seen = workspace.store.last_seen(workspace.today())
    longest = min(
        people.values(), key=lambda person: (seen.get(person.id, date.min), fold(person.name), person.id)
    )
    return longest, seen.get(longest.id)


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
