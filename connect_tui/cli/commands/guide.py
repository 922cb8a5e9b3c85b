"""``guide``: being led through a practice, a line at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import guide_texts as texts
from connect_tui.cli.guide_asking import Asking, Ended, GoBack, Left, whom
from connect_tui.cli.guide_shapes import guide_shape
from connect_tui.cli.output import plain
from connect_tui.cli.texts import spoken_day
from connect_tui.domain.guide_runs import moved, position
from connect_tui.domain.guides import WhichPerson
from connect_tui.exchange.guides import words
from connect_tui.exchange.people.words import listed
from connect_tui.services import guides

if TYPE_CHECKING:
    from connect_tui.cli.session import Session
    from connect_tui.domain.guide_runs import GuideRun
    from connect_tui.domain.practices import Practice


def guide(session: Session) -> int:
    """Lead through the guide of a practice, or tell of its steps."""
    arguments, workspace = session.arguments, session.workspace
    (practice,) = session.practices([arguments.practice])
    if arguments.json:
        session.output.say_json(guide_shape(workspace, practice))
        return 0
    if arguments.listed:
        return _list(session, practice)
    name, is_new = ("", False) if arguments.person is None else whom(workspace, arguments.person)
    begin = guides.begin_anew if arguments.anew else guides.begin
    resumed = not arguments.anew and guides.has_begun(workspace, practice.id)
    run, people = _with(session, begin(workspace, practice.id), name)
    new = name if is_new and name in (run.person_name, *people) else ""
    return _Walk(session, practice, run, people).go(resumed=resumed, new=new)


def _with(session: Session, run: GuideRun, name: str) -> tuple[GuideRun, list[str]]:
    """Return the walk with whom it is about, and whom else to name at its end where it asks for nobody."""
    if not name:
        return run, []
    steps = guides.guide_of(session.workspace, run.practice).steps
    step = next((one for one in steps if isinstance(one, WhichPerson)), None)
    if step is None:
        return run, [name]
    return (run if run.person_name else guides.answer(session.workspace, run, step, name)), []


def _list(session: Session, practice: Practice) -> int:
    workspace, output = session.workspace, session.output
    guide_here = guides.guide_of(workspace, practice.id)
    title = texts.LISTED.format(name=plain(practice.name), minutes=guide_here.minutes)
    output.say(output.paint(title, "strong"))
    if guides.has_begun(workspace, practice.id):
        at = position(guide_here, guides.begin(workspace, practice.id)) + 1
        place = words.place_in_words(min(at, len(guide_here.steps)), len(guide_here.steps))
        output.say(texts.UNDER_WAY.format(place=place))
    for number, step in enumerate(guide_here.steps, 1):
        kind = texts.KINDS[words.kind_of(step)]
        output.say(texts.STEP_LINE.format(number=number, text=plain(step.text), kind=kind))
    return 0


class _Walk:
    """One walk through a guide, kept after every answer."""

    def __init__(self, session: Session, practice: Practice, run: GuideRun, people: list[str]) -> None:
        self._session, self._workspace, self._output = session, session.workspace, session.output
        self._practice, self._run, self._company = practice, run, people
        self._guide = guides.guide_of(session.workspace, practice.id)
        self._asking = Asking(session)

    def go(self, *, resumed: bool, new: str = "") -> int:
        """Ask step by step, and keep what it has led to; ``new`` is who comes to the people by it."""
        self._greet(resumed=resumed)
        if new:
            self._asking.say(texts.NEW_PERSON.format(name=plain(new)))
        try:
            while True:
                while (step := guides.step_at(self._guide, self._run)) is not None:
                    self._run = self._asking.ask(self._guide, self._run, step)
                    self._run = guides.keep_run(self._workspace, self._run)
                try:
                    return self._finish()
                except GoBack:
                    self._run = moved(self._guide, self._run, -1)
        except Left:
            guides.keep_run(self._workspace, self._run)
            self._say_left()
            return 0
        except Ended:
            guides.keep_run(self._workspace, self._run)
            self._tell_ended()
            return 1

    def _greet(self, *, resumed: bool) -> None:
        name, guide_here = plain(self._practice.name), self._guide
        self._asking.say(texts.LISTED.format(name=name, minutes=guide_here.minutes), "strong")
        if resumed:
            began = guides.began_on(self._workspace, self._run)
            self._asking.say(words.resumed(began, self._run.day))
            self._asking.say(texts.ANEW.format(practice=self._practice.id))
        elif guide_here.intro:
            self._asking.say(plain(guide_here.intro))
        self._asking.say(texts.HOW, "faint")

    def _finish(self) -> int:
        """Say what was answered, ask whether to check the practice off, and keep everything."""
        self._tell_what_was_answered()
        workspace, run, name, people = self._workspace, self._run, plain(self._practice.name), self._people()
        if done := not guides.is_done(workspace, run):
            day = spoken_day(run.day) if run.day != workspace.today() else texts.TODAY
            done = self._asking.agrees(texts.ASK_CHECK.format(practice=name, day=day, people=people))
        elif not self._asking.agrees(texts.ASK_KEEP.format(practice=name)):
            raise Left
        entry, outcome = guides.finish(workspace, run, done=done, people=self._names)
        if entry is not None:
            self._asking.say(texts.KEPT)
        if done:
            self._asking.say(texts.CHECKED.format(practice=name, people=people))
        self._asking.say(texts.UNDO if outcome.changed else texts.NOTHING_KEPT)
        return 0

    @property
    def _names(self) -> list[str]:
        return [*([self._run.person_name] if self._run.person_name else []), *self._company]

    def _people(self) -> str:
        return texts.WITH.format(names=listed([plain(one) for one in self._names])) if self._names else ""

    def _tell_what_was_answered(self) -> None:
        self._asking.say()
        self._asking.say(texts.CLOSING, "strong")
        if self._run.is_empty:
            self._asking.say(texts.NOTHING)
        for one in guides.kept_elsewhere(self._run):
            where = words.KEPT_IN[one.keep].format(name=plain(self._run.person_name))
            self._asking.say(texts.GOES.format(text=plain(str(one.value)), where=where))

    def _say_left(self) -> None:
        if self._run.is_empty:
            self._asking.say(texts.LEFT_NOTHING)
        else:
            self._asking.say(texts.LEFT)
            self._asking.say(texts.GO_ON.format(practice=self._practice.id))

    def _tell_ended(self) -> None:
        if self._run.is_empty:
            self._output.tell(texts.LEFT_NOTHING)
        else:
            self._output.tell(texts.ENDED, texts.GO_ON.format(practice=self._practice.id))
