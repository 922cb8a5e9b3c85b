"""The walk that a guide's dialog leads through, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.guide_runs import moved, position
from connect_tui.domain.guides import Breathe
from connect_tui.services import guides
from connect_tui.services.guide_keeping import practice_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.guide_runs import Value
    from connect_tui.domain.guides import Step
    from connect_tui.services.workspace import Workspace


class Kept(NamedTuple):
    """What a walk came to."""

    entry: bool
    checked: bool


class Walk:
    """Takes up the walk that is under way, or begins one. Raises WrongUse where there is no such practice."""

    def __init__(self, workspace: Workspace, practice_id: str, person_id: str = "") -> None:
        self.workspace, self.practice = workspace, practice_of(workspace, practice_id)
        self.run = guides.begin(workspace, practice_id, person_id=person_id)
        self.guide = guides.guide_of(workspace, practice_id)
        self.hue = self.practice.pillar.value
        self.is_resumed = guides.has_begun(workspace, practice_id)
        """Whether it was taken up again, and one has not moved since."""
        self.is_finished = False
        self._person_id = person_id
        self._at_hand = self._value_here
        """What the page says: another window may have answered its step meanwhile."""

    @property
    def step(self) -> Step | None:
        """The step one is at; None on the last page."""
        return guides.step_at(self.guide, self.run)

    @property
    def at(self) -> int:
        """The index of that step; the number of steps on the last page."""
        return position(self.guide, self.run)

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return len(self.guide.steps)

    def take(self, value: Value | None) -> None:
        """Take over the answer to the step one is at; a pause that was not begun stays what it was."""
        step = self.step
        if step is None or (isinstance(step, Breathe) and not value):
            return
        if (value or None) != self._at_hand:
            self._at_hand = value or None
            self.run = guides.answer(self.workspace, self.run, step, value)

    def keep(self) -> None:
        """Keep it as it is now, to be taken up again."""
        if not self.is_finished:
            self.run = guides.keep_run(self.workspace, self.run)

    def move(self, by: int) -> None:
        """Go so many steps on, or back."""
        self.run = moved(self.guide, self.run, by)
        self._turn_the_page()

    def begin_anew(self) -> None:
        """Let go of every answer, and begin at the first step."""
        self.run = guides.begin_anew(self.workspace, self.practice.id, person_id=self._person_id)
        self._turn_the_page()

    def finish(self, *, done: bool, people: Sequence[str] | None) -> Kept:
        """Keep what it has led to."""
        entry, outcome = guides.finish(self.workspace, self.run, done=done, people=people)
        self.is_finished = True
        return Kept(entry is not None, done and outcome.changed)

    @property
    def _value_here(self) -> Value | None:
        there = self.run.answer(self.step.id) if self.step is not None else None
        return there.value if there is not None else None

    def _turn_the_page(self) -> None:
        self.is_resumed = False
        self._at_hand = self._value_here
