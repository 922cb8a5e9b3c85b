"""What a person says on a popup, carried out as from any other front end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.showings import Answer
from connect_tui.reminders.popup import Button
from connect_tui.services import check_ins
from connect_tui.services.reminders import MAKE_TIME, answer_done, put_off

if TYPE_CHECKING:
    from connect_tui.domain.practices import Practice
    from connect_tui.reminders.outlook import Occurrence
    from connect_tui.services.workspace import Workspace

ANSWERS = {Button.DONE: Answer.DONE, Button.LATER: Answer.LATER, Button.NOT_TODAY: Answer.NOT_TODAY}


class OpenPopup(NamedTuple):
    """A popup that is on show, and all that an answer to it needs."""

    occurrences: tuple[Occurrence, ...]
    number: int
    server: str
    person: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the showings it stands for."""
        return tuple(one.key for one in self.occurrences)

    @property
    def day(self) -> date:
        """The day it was for, which an answer belongs to whenever it is given."""
        return self.occurrences[0].day


def carry_out(workspace: Workspace, popup: OpenPopup, button: Button) -> None:
    """Do what a button says, on the day the popup was for.

    Done checks the practice off, with the person the popup named; Not today makes it a rest day. A reminder
    that has no practice, and several in one popup, are silenced for the day instead. One that has
    left habits.yaml meanwhile asks for nothing more. Raises ConnectError where it cannot be recorded; nothing
    has changed then.
    """
    there = {rule.id for rule in workspace.loaded.catalogue.reminders}
    reminders = [one.rule.id for one in popup.occurrences if one.rule.id in there]
    practice = _practice(workspace, popup)
    if button is Button.LATER and reminders:
        put_off(workspace, reminders, popup.day, workspace.settings.snooze)
    elif button is Button.NOT_TODAY and practice is None and reminders:
        put_off(workspace, reminders, popup.day, None)
    elif button is Button.NOT_TODAY and practice is not None:
        _rest_unless_done(workspace, practice, popup.day)
    elif button is Button.DONE and practice is not None:
        answer_done(workspace, practice.id, popup.day, popup.person)


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
