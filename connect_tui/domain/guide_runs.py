"""Walking through a guide: what was answered so far, where one is, and what comes of it."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from connect_tui.domain.guides import (
    KINDS,
    Choice,
    Guide,
    Keep,
    Question,
    Scale,
    Step,
    WhichPerson,
)

Value: TypeAlias = str | int | tuple[str, ...]
"""What was answered: text, the option chosen or the name of a person; a number of a scale, or seconds of a
pause; several words for feelings."""


class Answered(NamedTuple):
    """The answer to one step, with what was asked, so that it can be told when the guide has changed."""

    step: str
    """The id of the step."""
    kind: str
    """The word that habits.yaml has for such steps: question, choice, person, feeling, scale or breathe."""
    asked: str
    value: Value
    keep: Keep = Keep.JOURNAL
    ends: tuple[str, str, int] | None = None
    """Of a scale: the words for both ends, and how far it goes."""


class GuideRun(NamedTuple):
    """One walk through a guide. Steps are known by their ids, so that a guide may change meanwhile."""

    practice: str
    day: date
    """The day that the entry and the check-in will belong to."""
    answers: tuple[Answered, ...] = ()
    """In the order of the guide as it was."""
    at: str = ""
    """The id of the step one is at; empty once past the last."""
    person: str = ""
    """The id of the person chosen, where they are known already."""
    started: datetime | None = None
    """In UTC. A walk is known by it."""
    changed: frozenset[str] = frozenset()
    """The ids of the steps whose answers are others than when the walk was kept last."""

    def answer(self, step_id: str) -> Answered | None:
        """Return the answer to a step, or None."""
        return next((one for one in self.answers if one.step == step_id), None)

    @property
    def person_name(self) -> str:
        """The name of the person chosen, empty where nobody was."""
        return next((str(one.value) for one in self.answers if one.kind == "person"), "")

    @property
    def feelings(self) -> tuple[str, ...]:
        """The words for feelings that were chosen, each once."""
        words = (word for one in self.answers if one.kind == "feeling" for word in _words(one.value))
        return tuple(dict.fromkeys(words))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.answers

    @property
    def is_new(self) -> bool:
        """Whether none of its answers was ever kept."""
        return all(one.step in self.changed for one in self.answers)


def begun(practice: str, guide: Guide, day: date, started: datetime) -> GuideRun:
    """Return a walk at its first step."""
    return GuideRun(practice, day, at=guide.steps[0].id if guide.steps else "", started=started)


def position(guide: Guide, run: GuideRun) -> int:
    """Return the index of the step one is at; the number of steps once past the last.

    Where that step is no longer in the guide, it is the first that has no answer.
    """
    ids = [step.id for step in guide.steps]
    if not run.at:
        return len(ids)
    if run.at in ids:
        return ids.index(run.at)
    return next((index for index, one in enumerate(ids) if run.answer(one) is None), len(ids))


def moved(guide: Guide, run: GuideRun, by: int) -> GuideRun:
    """Return the walk so many steps on, or back; never before the first nor beyond the end."""
    index = min(max(position(guide, run) + by, 0), len(guide.steps))
    return run._replace(at=guide.steps[index].id if index < len(guide.steps) else "")


def answered(guide: Guide, run: GuideRun, step: Step, value: Value | None, person: str = "") -> GuideRun:
    """Return the walk with a step answered, where it is now; an empty value takes the answer back.

    ``person`` is the id of whom a person's name stands for, where they are known.
    """
    kept = {one.step: one for one in run.answers if one.step != step.id}
    if value is not None and value != "" and value != ():
        ends = (step.low, step.high, step.steps) if isinstance(step, Scale) else None
        keep = step.keep if isinstance(step, Question | Choice) else Keep.JOURNAL
        kept[step.id] = Answered(step.id, KINDS[type(step)], step.text, value, keep, ends)
    if isinstance(step, WhichPerson):
        run = run._replace(person=person if value else "")
    if kept.get(step.id) != run.answer(step.id):
        run = run._replace(changed=run.changed | {step.id})
    return run._replace(answers=_in_order(guide, kept.values()))


def beside(guide: Guide, run: GuideRun, other: GuideRun) -> GuideRun:
    """Return a walk with what another window has kept of it; where it was changed here, that wins."""
    here = [one for one in run.answers if one.step in run.changed]
    there = [one for one in other.answers if one.step not in run.changed]
    chosen_here = any(isinstance(step, WhichPerson) and step.id in run.changed for step in guide.steps)
    return run._replace(
        answers=_in_order(guide, [*here, *there]),
        person=run.person if chosen_here else other.person,
        started=other.started,
    )


def changes_alone(run: GuideRun) -> GuideRun:
    """Return a walk with nothing but what was changed since it was kept last, and with whom it is about."""
    return run._replace(
        answers=tuple(one for one in run.answers if one.step in run.changed or one.kind == "person")
    )


def entry_text(run: GuideRun) -> str:
    """Return what was answered as Markdown: each question in bold, and below it the answer.

    Pauses, the person and feelings are left out: an entry has room of its own for the last two.
    """
    blocks = []
    for one in run.answers:
        if one.kind in ("breathe", "person", "feeling"):
            continue
        said = str(one.value)
        if one.ends is not None:
            low, high, steps = one.ends
            said = f"{one.value}/{steps} ({low} … {high})"
        blocks.append(f"**{' '.join(one.asked.split())}**\n\n{said}")
    return "\n\n".join(blocks)


def kept(run: GuideRun, keep: Keep) -> tuple[str, ...]:
    """Return the answers that are also kept in one place."""
    return tuple(str(one.value) for one in run.answers if one.keep is keep)


def _in_order(guide: Guide, answers: Iterable[Answered]) -> tuple[Answered, ...]:
    order = {one.id: index for index, one in enumerate(guide.steps)}
    return tuple(sorted(answers, key=lambda one: order.get(one.step, len(order))))


def _words(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
