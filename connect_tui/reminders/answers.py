"""What a person says on a popup, carried out as from any other front end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.practices import MAKE_TIME
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.showings import Answer
from connect_tui.reminders.popup import Button
from connect_tui.services import check_ins
from connect_tui.services.reminder_subjects import NO_SUBJECT, Subject
from connect_tui.services.reminders import answer_done, answer_item, ask_again, put_off

if TYPE_CHECKING:
    from connect_tui.domain.practices import Practice
    from connect_tui.reminders.outlook import Occurrence
    from connect_tui.services.workspace import Workspace

_ONE_AFTER_ANOTHER = (ReminderKind.PLANS, ReminderKind.DATES)
"""The kinds of which one answered with Done is followed at once by the next of the day."""

ANSWERS = {
    Button.DONE: Answer.DONE,
    Button.LATER: Answer.LATER,
    Button.NOT_TODAY: Answer.NOT_TODAY,
    Button.SOMEONE_ELSE: Answer.SOMEONE_ELSE,
    Button.OPEN: Answer.OPENED,
}


class OpenPopup(NamedTuple):
    """A popup that is on show, and all that an answer to it needs."""

    occurrences: tuple[Occurrence, ...]
    number: int
    server: str
    subject: Subject = NO_SUBJECT
    """Whom or what it names, where it stands for one reminder."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the showings it stands for."""
        return tuple(one.key for one in self.occurrences)

    @property
    def day(self) -> date:
        """The day it was for, which an answer belongs to whenever it is given."""
        return self.occurrences[0].day


def carry_out(workspace: Workspace, popup: OpenPopup, button: Button) -> None:
    """Do what a button says, on the day the popup was for, with whom or what it named.

    Done checks the practice off, keeps the plan, notes that one was in touch, or marks the goal, its next
    step or the dare done; Not today makes the practice a rest day. Someone else lets the person rest for the
    day and asks for another at once. A reminder that has no practice, and several in one popup, are silenced
    for the day instead. One that has left habits.yaml meanwhile asks for nothing more. Raises ConnectError
    where it cannot be recorded; nothing has changed then.
    """
    there = {rule.id for rule in workspace.loaded.catalogue.reminders}
    reminders = [one.rule.id for one in popup.occurrences if one.rule.id in there]
    practice = _practice(workspace, popup)
    if button is Button.DONE:
        if len(popup.occurrences) == 1:
            _done(workspace, popup, practice)
    elif button is Button.SOMEONE_ELSE:
        _someone_else(workspace, popup)
    elif button is Button.LATER and reminders:
        put_off(workspace, reminders, popup.day, workspace.settings.snooze)
    elif button is Button.NOT_TODAY and practice is None and reminders:
        put_off(workspace, reminders, popup.day, None)
    elif button is Button.NOT_TODAY and practice is not None:
        _rest_unless_done(workspace, practice, popup.day)


def _done(workspace: Workspace, popup: OpenPopup, practice: Practice | None) -> None:
    subject, rule = popup.subject, popup.occurrences[0].rule
    if practice is not None:
        answer_done(workspace, practice.id, popup.day, subject.person)
    elif subject.item:
        answer_item(workspace, subject.item, subject.step, popup.day)
    elif subject.plan:
        from connect_tui.services.plans import keep_plan

        keep_plan(workspace, subject.plan, popup.day)
    elif check_ins.known_ids(workspace, [subject.person]):
        from connect_tui.services.people_changes import log_contact

        log_contact(workspace, (), popup.day, person_ids=[subject.person])
    if rule.kind in _ONE_AFTER_ANOTHER:
        ask_again(workspace, rule, popup.day)


def _someone_else(workspace: Workspace, popup: OpenPopup) -> None:
    from connect_tui.services.reaching_out import someone_else

    someone_else(workspace, popup.subject.person, popup.day)
    ask_again(workspace, popup.occurrences[0].rule, popup.day)


def _rest_unless_done(workspace: Workspace, practice: Practice, day: date) -> None:
    """Make it a rest day, but take nothing back that was done before the popup could be withdrawn."""
    record = workspace.store.check_in(day, practice.id)
    if record is None or record.mark is None:
        check_ins.rest(workspace, [practice], day)


def _practice(workspace: Workspace, popup: OpenPopup) -> Practice | None:
    if len(popup.occurrences) > 1:
        return None
    rule = popup.occurrences[0].rule
    wanted = {ReminderKind.PRACTICE: rule.practice, ReminderKind.PEOPLE: MAKE_TIME}.get(rule.kind)
    return next((one for one in workspace.practices if one.id == wanted), None)
