"""Somebody who practises: what the tests of docs/practices.md say and see, through the services."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.guides import Choice, Scale, Step, WhichFeeling, WhichPerson
from connect_tui.domain.names import by_name
from connect_tui.domain.people import Profile
from connect_tui.reminders.composing import compose
from connect_tui.reminders.outlook import Occurrence, Status
from connect_tui.reminders.situation import outlook_of
from connect_tui.services import check_ins, guides
from connect_tui.services.me import me
from connect_tui.services.people_changes import add_person
from connect_tui.services.workspace import Workspace
from tests.living import NOON

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from connect_tui.domain.guides import Guide
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.domain.me import AboutMe
    from connect_tui.domain.practices import Practice
    from connect_tui.domain.records import CheckIn
    from connect_tui.services.views import PracticeOnDay
    from tests.living import StandingClock

TODAY = NOON.date()
"""A sunday."""


class Life:
    """One person's Connect, with all that is shipped."""

    def __init__(self, workspace: Workspace, clock: StandingClock) -> None:
        self.workspace = workspace
        self.clock = clock

    # What they do

    def practice(self, practice: str) -> Practice:
        return next(one for one in self.workspace.practices if one.id == practice)

    def guide(self, practice: str) -> Guide:
        return guides.guide_of(self.workspace, practice)

    def done(self, practice: str, day: date = TODAY, note: str = "", *people: str) -> None:
        check_ins.done(self.workspace, [self.practice(practice)], day, note=note, people=people)

    def rest(self, practice: str, day: date) -> None:
        check_ins.rest(self.workspace, [self.practice(practice)], day)

    def person(self, name: str, **more: object) -> str:
        return add_person(self.workspace, Profile("", name)._replace(**more))[0].id  # type: ignore[arg-type]

    def walk(
        self, practice: str, answers: Mapping[str, str], *, person: str = "", feelings: tuple[str, ...] = ()
    ) -> JournalEntry:
        """Walk through a whole guide: the steps of ``answers`` are answered so, others in a plain way."""
        run = guides.begin(self.workspace, practice)
        steps = self.guide(practice).steps
        assert set(answers) <= {step.id for step in steps}
        for step in steps:
            said = answers.get(step.id) or _plain(step, person, feelings)
            run = guides.answer(self.workspace, run, step, said)
            guides.keep_run(self.workspace, run)
        entry, _ = guides.finish(self.workspace, run, done=True)
        assert entry is not None
        return entry

    def days_later(self, days: int) -> date:
        self.clock.move(days=days)
        return self.workspace.today()

    # What they see

    @property
    def me(self) -> AboutMe:
        return me(self.workspace)

    def profile(self, name: str) -> Profile:
        return by_name(self.workspace.store.profiles().values())[name.casefold()]

    def record(self, practice: str, day: date = TODAY) -> CheckIn:
        record = self.workspace.store.check_in(day, practice)
        assert record is not None
        return record

    def row(self, practice: str, day: date = TODAY) -> PracticeOnDay:
        from connect_tui.services.days import practice_on_day

        return practice_on_day(self.workspace, self.practice(practice), day)

    def coming(self, reminder: str, days: int = 8) -> list[Occurrence]:
        """Return when a reminder comes, as the Reminders screen shows it."""
        entries = outlook_of(self.workspace, days).entries
        named = [one for one in entries if one.occurrence.rule.id == reminder]
        return [one.occurrence for one in named if one.status in (Status.PLANNED, Status.DUE)]

    def popup(self, reminder: str) -> str:
        """Return what the next popup of a reminder says, with its title."""
        popup = compose(self.workspace, self.coming(reminder)[:1], late=False).popup
        return f"{popup.title}\n{popup.body}"


def _plain(step: Step, person: str, feelings: tuple[str, ...]) -> str | int | tuple[str, ...] | None:
    match step:
        case WhichPerson():
            return person
        case WhichFeeling():
            return feelings
        case Choice():
            return step.options[0]
        case Scale():
            return step.steps
        case _:
            return None


def days_before(days: int) -> date:
    return TODAY - timedelta(days=days)
