"""Asking for the steps of a guide, a line at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from connect_tui.cli import guide_texts as texts
from connect_tui.cli.output import plain, wrapped
from connect_tui.cli.session import LONGEST_INPUT
from connect_tui.domain.breathing import breath_at, whole_breaths
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.guide_runs import moved, position
from connect_tui.domain.guides import Breathe, Choice, Keep, Question, Scale, WhichFeeling, WhichPerson
from connect_tui.domain.text import clean_line, fold
from connect_tui.exchange.guides import words
from connect_tui.exchange.people.words import STYLE_CAUTION
from connect_tui.services import guides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.cli.session import Session
    from connect_tui.domain.guide_runs import GuideRun, Value
    from connect_tui.domain.guides import Guide, Step
    from connect_tui.services.workspace import Workspace

_MOST_IN_VIEW = 5
_LINE_GOES_ON = "\\"


class Left(Exception):  # noqa: N818 - it is no error
    """The person has left; everything is to be kept."""


class Ended(Exception):  # noqa: N818 - it is no error
    """There are no more answers to read."""


class GoBack(Exception):  # noqa: N818 - it is no error
    """The person wants to go a step back."""


class Asking:
    """Says what is asked on standard output, and reads what is answered from standard input."""

    def __init__(self, session: Session) -> None:
        self._workspace, self._output, self._arguments = (
            session.workspace,
            session.output,
            session.arguments,
        )
        self._told_of: Keep | None = None
        """Of which place it was told last what is kept there: it is not told at every step."""

    def say(self, text: str = "", style: str = "") -> None:
        """Say something; in lines that fit unless all is to be plain."""
        is_plain = self._arguments.plain
        for line in wrapped(text, None if is_plain else self._output.width):
            self._output.say(self._output.paint(line, style) if style and line and not is_plain else line)

    def ask(self, guide: Guide, run: GuideRun, step: Step) -> GuideRun:
        """Ask for one step, and return the walk after it: a step on, or a step back.

        Raises Left and Ended.
        """
        self._say_step(guide, run, step)
        try:
            if isinstance(step, Breathe):
                value: Value | None = self._pause(step)
            else:
                value = self._answer(step)
        except GoBack:
            return moved(guide, run, -1)
        if value is not None:
            run = guides.answer(self._workspace, run, step, value)
            self._say_what_follows(run, step)
        return moved(guide, run, 1)

    def agrees(self, question: str) -> bool:
        """Ask for yes or no; an empty line is yes. Raises Left, Ended and GoBack."""
        self.say(question)
        while (said := self.read().casefold()) not in ("", *texts.YES):
            if said in texts.NO:
                return False
            self.say(texts.YES_OR_NO)
        return True

    def read(self) -> str:
        """Read a line without its end and the blanks around it. Raises Left, Ended and GoBack."""
        return self._read_first().strip()

    def _read_first(self) -> str:
        """Read the first line of an answer, as it is. Raises Left, Ended and GoBack."""
        said = _line()
        if said is None:
            raise Ended
        if said.strip().casefold() in texts.QUIT:
            raise Left
        if said.strip().casefold() in texts.BACK:
            raise GoBack
        return said

    def _say_step(self, guide: Guide, run: GuideRun, step: Step) -> None:
        place = words.place_in_words(position(guide, run) + 1, len(guide.steps))
        self.say()
        self.say(texts.STEP.format(place=place), "faint")
        self.say(plain(step.text), "strong")
        keep, name = words.keep_of(step), plain(run.person_name) or words.THEM
        also = words.ALSO_KEPT_IN.get(keep, "")
        if also and (run.person_name or keep not in guides.ABOUT_PERSON):
            self.say(also.format(name=name))
        if leave := words.GO_NOW.get((run.practice, step.id), ""):
            self.say(leave.format(key=texts.QUOTED_QUIT))
        place_in_view = guides.place_in_view(guide, step)
        there = [plain(one) for one in guides.in_view(self._workspace, run, step)]
        if there and place_in_view is not self._told_of:
            self._told_of = place_in_view
            head = words.PLACES[place_in_view].format(name=name)
            self.say(texts.KEPT_ALREADY.format(place=head, texts="; ".join(there[-_MOST_IN_VIEW:])))
        self._say_ways(step)
        before = run.answer(step.id)
        if before is not None:
            self.say(texts.SO_FAR.format(value=_shown(before.value)))

    def _say_ways(self, step: Step) -> None:
        """Say what can be answered."""
        if isinstance(step, Choice):
            for head, options in words.grouped(step.options):
                if head:
                    self.say(plain(head))
                for index, text in options:
                    self.say(texts.OPTION.format(number=index + 1, text=plain(text)))
            self.say(texts.CHOICE)
        elif isinstance(step, WhichPerson):
            self.say(texts.PERSON)
        elif isinstance(step, WhichFeeling):
            self.say(texts.FEELINGS)
            for family in self._workspace.loaded.catalogue.feelings:
                finer = plain(", ".join(family.words))
                self.say(texts.FAMILY.format(name=plain(family.name), finer=finer))
        elif isinstance(step, Scale):
            self.say(texts.SCALE.format(low=plain(step.low), high=plain(step.high), steps=step.steps))

    def _answer(self, step: Step) -> Value | None:
        """Read until there is an answer that fits; None where the step is skipped."""
        while (line := self._read_first()).strip():
            said = line.strip()
            if said == texts.NOTHING_SAID:
                return ""
            value = _with_more_lines(line) if isinstance(step, Question) else self._meant(step, said)
            if value is not None:
                return value
        return None

    def _meant(self, step: Step, said: str) -> Value | None:
        """Return what a line answers, or say why it answers nothing and return None."""
        if isinstance(step, Choice):
            return self._option(step.options, said)
        if isinstance(step, Scale):
            number = self._number(said, step.steps)
            return None if number is None else number
        if isinstance(step, WhichFeeling):
            return tuple(word.strip() for word in said.split(",") if word.strip())
        return self._person(said)

    def _option(self, options: Sequence[str], said: str) -> str | None:
        if said.isdigit():
            number = self._number(said, len(options))
            return None if number is None else options[number - 1]
        found = [one for one in options if fold(clean_line(said)) in fold(one)]
        if len(found) == 1:
            return found[0]
        self.say(texts.NOT_A_NUMBER.format(text=plain(said)))
        return None

    def _number(self, said: str, most: int) -> int | None:
        if said.isascii() and said.isdigit() and 1 <= int(said[:4]) <= most:
            return int(said)
        self.say(texts.NO_SUCH.format(text=plain(said)))
        return None

    def _person(self, said: str) -> str | None:
        """Return the name of whom a line means; None where that could be several, which is said then."""
        try:
            name, is_new = whom(self._workspace, said)
        except WrongUse as error:
            self.say(f"{error} {error.hint}")
            return None
        if is_new:
            self.say(texts.NEW_PERSON.format(name=plain(name)))
        return name

    def _say_what_follows(self, run: GuideRun, step: Step) -> None:
        """Say what a style may need, once one was chosen."""
        keep, answered = words.keep_of(step), run.answer(step.id)
        style = words.style_said(str(answered.value)) if answered is not None else None
        if keep in (Keep.MY_STYLE, Keep.STYLE) and style is not None:
            own = keep is Keep.MY_STYLE
            for sentence in words.style_words(style, own=own):
                self.say(sentence)
            self.say(words.NO_DIAGNOSIS if own else STYLE_CAUTION)

    def _pause(self, step: Breathe) -> int | None:
        """Count through a pause, at most a line a second; return the seconds it lasted."""
        if self._arguments.no_pause:
            return None
        seconds = whole_breaths(step.pattern, step.seconds)
        self.say(texts.PAUSE.format(seconds=seconds))
        can_be_cut = sys.stdin is not None and sys.stdin.isatty()
        if can_be_cut:
            self.say(texts.PAUSE_CUT)
        if self.read().casefold() in texts.SKIP:
            return None
        passed = 0
        while passed < seconds:
            breath = breath_at(step.pattern, passed)
            counted = texts.BREATH.format(phase=words.PHASES[breath.phase], count=breath.second)
            self.say(counted)
            passed += 1
            if _is_cut_short(can_be_cut=can_be_cut):
                break
        self.say(texts.PAUSE_OVER)
        return passed


def whom(workspace: Workspace, text: str) -> tuple[str, bool]:
    """Return the name of whom a text means, and whether they are new here.

    Part of a name is enough. Raises WrongUse where that could be several people.
    """
    from connect_tui.services.people import find_person

    try:
        return find_person(workspace.store.profiles(), text).name, False
    except WrongUse as error:
        key = fold(clean_line(text))
        if not key or any(key in fold(name) for name in error.nearest):
            raise
        return clean_line(text), True


def _line() -> str | None:
    """Read a line without its end; None where there is none."""
    if sys.stdout is not None:
        sys.stdout.flush()
    data = b"" if sys.stdin is None else sys.stdin.buffer.readline(LONGEST_INPUT)
    return data.decode("utf-8", errors="replace").rstrip("\r\n") if data else None


def _with_more_lines(line: str) -> str:
    """Return an answer that begins with a line, with the lines it goes on in.

    What would leave the guide or go back in it is part of the answer here, as any other line. Where there are
    no more lines, or one interrupts it, the answer ends with what there is.
    """
    lines = [line]
    while lines[-1].rstrip().endswith(_LINE_GOES_ON):
        lines[-1] = lines[-1].rstrip().removesuffix(_LINE_GOES_ON)
        try:
            more = _line()
        except KeyboardInterrupt:
            more = None
        if more is None:
            break
        lines.append(more)
    return "\n".join(lines)


def _is_cut_short(*, can_be_cut: bool) -> bool:
    """Wait for a second, or for an empty line where someone can type one; tell whether it came."""
    import select
    import time

    if sys.stdout is not None:
        sys.stdout.flush()
    if not can_be_cut:
        time.sleep(1)
        return False
    if not select.select([sys.stdin], [], [], 1)[0]:
        return False
    sys.stdin.buffer.readline(LONGEST_INPUT)
    return True


def _shown(value: Value) -> str:
    return plain(", ".join(value) if isinstance(value, tuple) else str(value))
