"""Looking back on a week, in a few steps: what was kept, a moment, whom it was with, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.text import clean_text, fold
from connect_tui.services.check_ins import known_people
from connect_tui.services.look_back import keep_look_back, look_back, week_to_look_back_on
from connect_tui.ui import look_back_texts as words
from connect_tui.ui.content import shown, shown_lines
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.screens.note import NoteArea
from connect_tui.ui.widgets.fitting_text import FittingText
from connect_tui.ui.widgets.focus_list import FocusList
from connect_tui.ui.widgets.people_field import PeopleField
from connect_tui.ui.widgets.step_link import StepLink
from connect_tui.ui.widgets.week_summary import notes_words, week_summary

if TYPE_CHECKING:
    from connect_tui.domain.periods import Period
    from connect_tui.domain.practices import Practice
    from connect_tui.domain.records import Person
    from connect_tui.domain.retrospect import WeekLookBack
    from connect_tui.services.workspace import Workspace
    from connect_tui.ui.screens.place import PlaceScreen

_LAST = words.STEPS


def open_look_back(screen: PlaceScreen, shown_here: Period | None = None) -> None:
    """Walk through a week; undo takes back what comes of it.

    It is the week that ``shown_here`` is, if it is one and has begun, else the one that lies mostly behind.
    """
    workspace = screen.workspace
    look = look_back(workspace, _week_meant(workspace, shown_here))
    practices = [one for one in workspace.practices if not one.archived_on(screen.today)]
    by_id = {practice.id: practice for practice in workspace.practices}
    seen = [one.name for one in look.people]
    people = {fold(one.name): one for one in reversed(known_people(workspace))}
    met = {fold(name) for name in seen}
    known = [people.get(fold(name), name) for name in seen]
    known += [one for one in known_people(workspace) if fold(one.name) not in met]

    def keep(written: Written) -> None:
        focus = None if written.focus is None else [by_id[one] for one in written.focus]
        keep_look_back(
            workspace, look.week, moment=written.moment, people=written.people, focus=focus, seen=look
        )

    def closed(_: Written | None) -> None:
        screen.unfinished = None
        screen.app.attempt(screen.reload)

    dialog = LookBackDialog(look, practices, known, lambda one: screen.app.attempt(lambda: keep(one)))
    screen.unfinished = lambda: keep(dialog.words_alone) if dialog.has_words else None
    screen.app.push_screen(dialog, closed)


def _week_meant(workspace: Workspace, shown_here: Period | None) -> Period:
    if shown_here is None or shown_here.unit is not PeriodUnit.WEEK:
        return week_to_look_back_on(workspace)
    has_begun = EARLIEST_DAY <= shown_here.start <= workspace.today()
    return shown_here if has_begun else week_to_look_back_on(workspace)


class Written(NamedTuple):
    """What a person has put in."""

    moment: str
    people: tuple[str, ...]
    focus: tuple[str, ...] | None
    """Ids; None where it is as it was."""


class LookBackDialog(Dialog[Written]):
    """Answers with what was kept, once it is. Any step can be left as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "keep", id="look-back.on", tooltip="Go on", show=False),
        Binding(
            "shift+tab", "step_back", id="look-back.back", tooltip="Step before", show=False, priority=True
        ),
        Binding("ctrl+s", "finish", id="look-back.keep", tooltip="Keep it", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    LookBackDialog > .box { width: 72; height: 24; }
    LookBackDialog #head { height: 1; margin-bottom: 1; }
    LookBackDialog #head .title { width: 1fr; height: 1; margin: 0; }
    LookBackDialog #step { width: auto; margin-left: 2; color: $connect-quiet; }
    LookBackDialog .step { height: 1fr; display: none; }
    LookBackDialog .step.-here { display: block; }
    LookBackDialog .step, LookBackDialog .step:focus { background: $surface; }
    LookBackDialog .asked { text-style: bold; height: auto; }
    LookBackDialog .step .quiet, LookBackDialog.-low .asked { margin-bottom: 1; }
    LookBackDialog .step Static { height: auto; }
    LookBackDialog VerticalScroll { scrollbar-size-vertical: 1; }
    LookBackDialog NoteArea, LookBackDialog NoteArea:focus {
        height: 5; background: $panel; border: none; padding: 0 1; margin-bottom: 1;
    }
    LookBackDialog #jog { color: $connect-quiet; }
    LookBackDialog FocusList, LookBackDialog FocusList:focus { height: auto; max-height: 1fr; }
    LookBackDialog #links { height: auto; margin-top: 1; }
    LookBackDialog #links .hint { width: 1fr; height: auto; margin: 0 1; text-align: center; }
    LookBackDialog.-narrow > .box { max-width: 100%; padding: 1; }
    LookBackDialog.-low > .box { max-height: 100%; }
    LookBackDialog StepLink { width: auto; color: $connect-key; }
    LookBackDialog StepLink:hover { text-style: underline; }
    LookBackDialog StepLink.-off { visibility: hidden; }
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]  # noqa: RUF012 - Textual types it so

    def __init__(
        self,
        look: WeekLookBack,
        practices: list[Practice],
        known: list[str | Person],
        keep: Callable[[Written], bool],
    ) -> None:
        """Walk through ``look``; ``practices`` can be focused on.

        ``keep`` is told what was written, and tells whether it could be kept.
        """
        super().__init__()
        self._look = look
        self._names = look.names
        self._keep = keep
        self._here = 1
        self._kept = False
        self._area = NoteArea(
            look.moment, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False
        )
        self._people = PeopleField(chosen=look.people_kept, known=known)
        self._focus = FocusList(practices, look.focus)
        self._focus_before = self._focus.chosen

    def compose(self) -> ComposeResult:
        """Lay out every step, of which one is shown at a time."""
        with Vertical(classes="box"):
            with Horizontal(id="head"):
                yield FittingText(classes="title", markup=False)
                yield Static(id="step", markup=False)
            with VerticalScroll(classes="step", id="step-1"):
                yield Static(week_summary(self._look, self._names))
            with Vertical(classes="step", id="step-2"):
                yield from _question(words.MOMENT, words.MOMENT_INTRO)
                yield self._area
                with VerticalScroll(can_focus=False):
                    yield Static(self._jog(), id="jog")
            with Vertical(classes="step", id="step-3"):
                yield from _question(words.WITH_WHOM, words.WITH_INTRO)
                yield self._people
            with Vertical(classes="step", id="step-4"):
                yield from _question(words.FOCUS_ON, self._focus_intro())
                yield self._focus
            with VerticalScroll(classes="step", id="step-5"):
                yield Static(id="closing")
            with Horizontal(id="links"):
                yield StepLink(words.BACK, id="back", markup=False)
                yield FittingText(classes="hint", markup=False)
                yield StepLink(id="on", markup=False)

    def on_mount(self) -> None:
        """Begin with the week."""
        week = words.week_title(self._look.week, self._look.overview.today)
        whole = Content.assemble(words.LOOKING_BACK, "  ", (week, "$connect-quiet not bold"))
        self.query_one(".title", FittingText).offer(whole, Content(week))
        self._area.move_cursor(self._area.document.end)
        self._go_to(1)

    def _jog(self) -> Content:
        return notes_words(self._look.notes, self._names)

    def _focus_intro(self) -> str:
        seen = self._look.overview
        quiet = next((row for row in seen.rows if row.practice.id == seen.quietest), None)
        if quiet is None:
            return words.FOCUS_ON_INTRO
        week = words.THIS_WEEK if seen.today <= self._look.week.end else words.THAT_WEEK
        return f"{words.FOCUS_ON_INTRO}\n{words.WAITS.format(practice=shown(quiet.practice.name), week=week)}"

    @property
    def written(self) -> Written:
        """What the person has put in so far."""
        focus = self._focus.chosen
        return Written(
            self._area.text, self._people.names_with_typed, None if focus == self._focus_before else focus
        )

    def has_changes(self) -> bool:
        """Tell whether something is put in that is not kept."""
        return self.has_words or (not self._kept and self.written.focus is not None)

    @property
    def has_words(self) -> bool:
        """Whether a moment or people are put in that are not kept."""
        moment, people, _ = self.written
        differs = clean_text(moment) != self._look.moment or people != self._look.people_kept
        return differs and not self._kept

    @property
    def words_alone(self) -> Written:
        """What is put in but the focus, which only holds once the person says so."""
        return self.written._replace(focus=None)

    def _go_to(self, step: int) -> None:
        """Show a step, and have the keys work there."""
        self._here = step
        for number in range(1, _LAST + 2):
            self.query_one(f"#step-{number}").set_class(number == step, "-here")
        shows = words.STEP.format(step=step, steps=_LAST) if step <= _LAST else ""
        self.query_one("#step", Static).update(shows)
        self.query_one("#back").set_class(step in (1, _LAST + 1), "-off")
        labels = {_LAST: words.KEEP, _LAST + 1: words.CLOSE}
        self.query_one("#on", StepLink).update(labels.get(step, words.ON))
        self._warned = False
        self.query_one(".hint", FittingText).offer(*map(Content, words.HINTS[step]))
        self.call_after_refresh(self._focus_here)

    def _focus_here(self) -> None:
        if self._here == 2:
            self._area.focus()
        elif self._here == 3:
            self._people.begin()
        elif self._here == 4:
            self._focus.focus()
        else:
            self.query_one(f"#step-{self._here}").focus()

    def action_keep(self) -> None:
        """Go on; from the last step, keep it all."""
        if self._here < _LAST:
            self._go_to(self._here + 1)
        elif self._here == _LAST:
            self.action_finish()
        else:
            self.dismiss(self.written)

    def action_finish(self) -> None:
        """Keep what is put in as it is now, and close with a word."""
        if self._kept:
            self.dismiss(self.written)
        elif self._keep(self.written):
            self._kept = True
            self.query_one("#closing", Static).update(self._last_words())
            self._go_to(_LAST + 1)

    def action_step_back(self) -> None:
        """Go to the step before."""
        if 1 < self._here <= _LAST:
            self._go_to(self._here - 1)

    def action_leave(self) -> None:
        """Close; where something would be lost, only when asked again."""
        if self.may_be_left():
            self.dismiss(self.written if self._kept else None)

    def _last_words(self) -> Content:
        moment, people, focus = self.written
        said = words.KEPT if clean_text(moment) or people or focus is not None else words.LOOKED_BACK
        lines = [Content.styled(said, "$connect-key bold"), Content("")]
        if clean_text(moment):
            lines += [Content(shown_lines(moment)), Content("")]
        if people:
            named = words.listed([shown(name) for name in people])
            lines += [Content.assemble((words.KEPT_WITH, "$connect-quiet"), named), Content("")]
        if focus is not None:
            first = words.listed([shown(self._names[one]) for one in focus])
            lines += [Content(words.KEPT_FOCUS + first if focus else words.KEPT_NO_FOCUS), Content("")]
        return Content("\n").join([*lines, Content(words.CLOSING)])

    @on(PeopleField.Finished)
    def _people_named(self) -> None:
        self.action_keep()

    @on(StepLink.Pressed)
    def _link_pressed(self, event: StepLink.Pressed) -> None:
        if event.link.id == "back":
            self.action_step_back()
        else:
            self.action_keep()


def _question(asked: str, intro: str) -> Iterator[Static]:
    yield Static(asked, classes="asked", markup=False)
    yield Static(intro, classes="quiet", markup=False)
