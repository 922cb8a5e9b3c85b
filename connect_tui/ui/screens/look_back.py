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

from connect_tui.domain.text import clean_text, fold
from connect_tui.services.check_ins import known_names
from connect_tui.services.look_back import keep_look_back, look_back, week_to_look_back_on
from connect_tui.ui import look_back_texts as words
from connect_tui.ui.content import shown, shown_lines
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.screens.note import NoteArea
from connect_tui.ui.widgets.focus_list import FocusList
from connect_tui.ui.widgets.people_field import PeopleField
from connect_tui.ui.widgets.step_link import StepLink
from connect_tui.ui.widgets.week_summary import notes_words, week_summary

if TYPE_CHECKING:
    from connect_tui.domain.periods import Period
    from connect_tui.domain.practices import Practice
    from connect_tui.domain.retrospect import WeekLookBack
    from connect_tui.ui.screens.place import PlaceScreen

_ROOM_FOR_HINT = 78
"""Columns from which the keys are named in full."""

_LAST = words.STEPS
_QUIET_BELOW = 0.5
"""The rate below which a practice is said to have been quiet."""


def open_look_back(screen: PlaceScreen, week: Period | None = None) -> None:
    """Walk through a week, by default the one that lies mostly behind; undo takes back what comes of it."""
    workspace = screen.workspace
    look = look_back(workspace, week or week_to_look_back_on(workspace))
    practices = [one for one in workspace.practices if not one.archived_on(screen.today)]
    by_id = {practice.id: practice for practice in workspace.practices}
    seen = [one.name for one in look.people]
    met = {fold(name) for name in seen}
    known = [*seen, *(name for name in known_names(workspace) if fold(name) not in met)]

    def keep(written: Written) -> None:
        focus = None if written.focus is None else [by_id[one] for one in written.focus]
        keep_look_back(workspace, look.week, moment=written.moment, people=written.people, focus=focus)

    def closed(_: Written | None) -> None:
        screen.unfinished = None
        screen.app.attempt(screen.reload)

    names = {practice.id: practice.name for practice in workspace.practices}
    dialog = LookBackDialog(look, practices, names, known, lambda one: screen.app.attempt(lambda: keep(one)))
    screen.unfinished = lambda: keep(dialog.written) if dialog.has_changes() else None
    screen.app.push_screen(dialog, closed)


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
    LookBackDialog #step { width: auto; color: $connect-quiet; }
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
    LookBackDialog #links { height: 1; margin-top: 1; }
    LookBackDialog #links .hint { width: 1fr; height: 1; margin: 0; text-align: center; }
    LookBackDialog StepLink { width: auto; color: $connect-key; }
    LookBackDialog StepLink:hover { text-style: underline; }
    LookBackDialog StepLink.-off { visibility: hidden; }
    """

    def __init__(
        self,
        look: WeekLookBack,
        practices: list[Practice],
        names: dict[str, str],
        known: list[str],
        keep: Callable[[Written], bool],
    ) -> None:
        """Walk through ``look``; ``practices`` can be focused on, ``names`` are all practices' by id.

        ``keep`` is told what was written, and tells whether it could be kept.
        """
        super().__init__()
        self._look = look
        self._names = names
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
        title = Content.assemble(
            words.LOOKING_BACK,
            ("  ", ""),
            (words.week_title(self._look.week, self._look.overview.today), "$connect-quiet not bold"),
        )
        with Vertical(classes="box"):
            with Horizontal(id="head"):
                yield Static(title, classes="title")
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
                yield from _question(words.NEXT_WEEK, self._focus_intro())
                yield self._focus
            with VerticalScroll(classes="step", id="step-5"):
                yield Static(id="closing")
            with Horizontal(id="links"):
                yield StepLink(words.BACK, id="back", markup=False)
                yield Static(classes="hint", markup=False)
                yield StepLink(id="on", markup=False)

    def on_mount(self) -> None:
        """Begin with the week."""
        self._area.move_cursor(self._area.document.end)
        self._go_to(1)

    def on_resize(self) -> None:
        """Name the keys as far as there is room."""
        self._show_hint()

    def _jog(self) -> Content:
        return notes_words(self._look.notes, self._names)

    def _focus_intro(self) -> str:
        seen = self._look.overview
        quiet = next((row for row in seen.rows if row.practice.id == seen.quietest), None)
        if quiet is None or (quiet.counts.rate or 0.0) >= _QUIET_BELOW:
            return words.NEXT_WEEK_INTRO
        return f"{words.NEXT_WEEK_INTRO}\n{words.WAITS.format(practice=shown(quiet.practice.name))}"

    @property
    def written(self) -> Written:
        """What the person has put in so far."""
        focus = self._focus.chosen
        return Written(
            self._area.text, self._people.names_with_typed, None if focus == self._focus_before else focus
        )

    def has_changes(self) -> bool:
        """Tell whether something is put in that is not kept."""
        if self._kept:
            return False
        moment, people, focus = self.written
        return (
            clean_text(moment) != self._look.moment or people != self._look.people_kept or focus is not None
        )

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
        self._show_hint()
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

    def _show_hint(self) -> None:
        hints = words.HINTS if self.app.size.width >= _ROOM_FOR_HINT else words.HINTS_NARROW
        self.query_one(".hint", Static).update(hints[self._here])

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
        lines = [Content.styled(words.KEPT, "$connect-key bold"), Content("")]
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
