"""Planning something with people; and of a plan: keeping, moving, changing it, or letting it go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connect_tui.config.keys import keymap
from connect_tui.domain.plans import Plan, PlanState
from connect_tui.domain.practices import MAKE_TIME
from connect_tui.domain.schedules import Quota
from connect_tui.domain.text import fold
from connect_tui.exchange.people import words
from connect_tui.services import plans
from connect_tui.services.check_ins import known_names
from connect_tui.ui import plan_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import shown
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.screens.dialog import Dialog
from connect_tui.ui.screens.form import open_form
from connect_tui.ui.widgets.ways import Ways

if TYPE_CHECKING:
    from datetime import date, time

    from connect_tui.domain.practices import Practice
    from connect_tui.services.check_ins import Outcome
    from connect_tui.services.person_views import PlanView
    from connect_tui.ui.screens.place import PlaceScreen

_STANDS_FOR = ("together", MAKE_TIME)
"""The practices that a new plan stands for, unless told."""

_MOST_IDEAS = 3
"""As many as can be seen at once, beside all that a plan is made of."""


def open_plan(screen: PlaceScreen, plan: Plan | None = None, person_ids: Sequence[str] = ()) -> None:
    """Plan something with these people; or, of a plan, have one choose what becomes of it.

    The screen is read again once anything was kept.
    """
    deeds = PlanDeeds(screen)
    if plan is None:
        deeds.make(person_ids)
    else:
        deeds.look(plan)


class PlanDialog(Dialog[str]):
    """Answers with what is to become of a plan."""

    DEFAULT_CSS = """
    PlanDialog .words { height: auto; }
    PlanDialog Ways, PlanDialog Ways:focus { margin-top: 1; }
    PlanDialog.-low .hint { display: none; }
    """

    def __init__(self, view: PlanView, practices: str, today: date) -> None:
        """Show a plan; ``practices`` are the names of those it stands for."""
        super().__init__()
        self._view, self._practices, self._today = view, practices, today

    def compose(self) -> ComposeResult:
        """Lay out what is planned, and the ways to go on."""
        with Vertical(classes="box"):
            yield Static(Content(shown(self._view.plan.what)), classes="title")
            yield Static(Content("\n".join(self._lines())), classes="words")
            yield Ways(self._ways())
            yield Static(told.WAYS_HINT, classes="hint", markup=False)

    def _lines(self) -> list[str]:
        plan, standing = self._view.plan, self._view.standing
        when = words.plan_when(plan, standing, self._today)
        people = words.listed([shown(name) for name in self._view.people])
        about = [when[:1].upper() + when[1:], f"with {people}" if people else "", shown(plan.place)]
        lines = [", ".join(part for part in about if part)]
        if self._practices:
            lines.append(told.STANDS.format(practices=self._practices))
        if standing.kept and standing.state is not PlanState.KEPT:
            kept = len(standing.kept)
            times = "once" if kept == 1 else texts.count(kept, "time", "times")
            last = texts.relative_day(standing.kept[-1], self._today)
            lines.append(told.KEPT_SO_FAR.format(times=times, when=last))
        return lines

    def _ways(self) -> list[tuple[str, str]]:
        """Return what can be done: a plan that was let go, or kept for good, cannot be kept or let go."""
        plan, state = self._view.plan, self._view.standing.state
        if state is PlanState.DROPPED:
            return [(told.MOVE_WAY, told.MOVE_DROPPED_NAME), (told.CHANGE_WAY, told.CHANGE_NAME)]
        if state is PlanState.KEPT and plan.repeat is None:
            return [(told.CHANGE_WAY, told.CHANGE_NAME)]
        move = told.BEGIN_LATER_NAME if isinstance(plan.repeat, Quota) else told.MOVE_NAME
        ways = [(told.KEEP_WAY, told.KEEP_NAME), (told.MOVE_WAY, move)]
        return [*ways, (told.CHANGE_WAY, told.CHANGE_NAME), (told.DROP_WAY, told.DROP_NAME)]

    def on_mount(self) -> None:
        """Begin on the first way."""
        self.query_one(Ways).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class PlanDeeds:
    """What is done with plans from a screen."""

    def __init__(self, screen: PlaceScreen) -> None:
        self._screen = screen

    def make(self, person_ids: Sequence[str]) -> None:
        """Have something planned."""
        from connect_tui.ui.screens.plan_form import PlanForm, PlanParts

        screen, workspace = self._screen, self._screen.workspace
        people = workspace.store.people()
        names = tuple(people[one].name for one in person_ids if one in people)
        practices = self._practices()
        stands_for = [one for one in _STANDS_FOR if one in {practice.id for practice in practices}]
        ideas = plans.plan_ideas(workspace, person_ids)[:_MOST_IDEAS]
        parts = PlanParts(names, known_names(workspace), practices, stands_for, ideas)

        def save(plan: Plan, written: tuple[str, ...]) -> None:
            made, _ = plans.add_plan(workspace, plan, written)
            self._say(told.MADE, made, told.planned(made, screen.today))

        open_form(screen, PlanForm(None, parts, screen.today, save))

    def look(self, plan: Plan) -> None:
        """Show a plan, and do with it what is chosen."""
        screen = self._screen
        view = self._view(plan)
        ways: dict[str, Callable[[PlanView], None]] = {
            told.KEEP_WAY: self._keep,
            told.MOVE_WAY: self._move,
            told.CHANGE_WAY: self._change,
            told.DROP_WAY: self._drop,
        }

        def answered(way: str | None) -> None:
            if way is not None:
                screen.app.attempt(lambda: ways[way](view))

        names = {one.id: shown(one.name) for one in screen.workspace.practices}
        stands_for = words.listed([names[one] for one in view.plan.practices if one in names])
        screen.app.push_screen(PlanDialog(view, stands_for, screen.today), answered)

    def _view(self, plan: Plan) -> PlanView:
        """Return a plan as it is now; raises WrongUse where it is gone."""
        views = plans.plan_views(self._screen.workspace, everything=True)
        return plans.find_plan([one for one in views if one.plan.id == plan.id], plan.id)

    def _practices(self) -> list[Practice]:
        today = self._screen.today
        return [one for one in self._screen.workspace.practices if not one.archived_on(today)]

    def _keep(self, view: PlanView) -> None:
        from connect_tui.ui.screens.plan_keep import KeepDialog

        screen, plan = self._screen, view.plan
        due = view.standing.next or plan.day
        day = min(due, screen.today)

        def save(on: date, practices: tuple[str, ...], line: str) -> None:
            outcome = plans.keep_plan(screen.workspace, plan.id, on, practices=practices, text=line)
            self._say(told.KEPT if outcome.changed else told.KEPT_BEFORE, plan)

        chosen = [*self._practices(), *self._archived(plan)]
        open_form(screen, KeepDialog(plan, day, screen.today, chosen, save))

    def _archived(self, plan: Plan) -> list[Practice]:
        """Return those practices a plan stands for that were put away since."""
        today = self._screen.today
        return [
            one
            for one in self._screen.workspace.practices
            if one.id in plan.practices and one.archived_on(today)
        ]

    def _move(self, view: PlanView) -> None:
        from connect_tui.ui.screens.plan_keep import MoveDialog

        screen, plan = self._screen, view.plan

        def save(day: date, at: time | None) -> None:
            plans.move_plan(screen.workspace, plan.id, day, at)
            self._say(told.MOVED, plan, told.understood(day, at or plan.at, screen.today))

        open_form(screen, MoveDialog(plan, screen.today, save))

    def _change(self, view: PlanView) -> None:
        from connect_tui.ui.screens.plan_form import PlanForm, PlanParts

        screen, workspace, before = self._screen, self._screen.workspace, view.plan
        names = view.people

        def save(after: Plan, written: tuple[str, ...]) -> Outcome:
            others = [fold(one) for one in written] != [fold(one) for one in names]
            outcome = plans.save_plan(workspace, before, after, written if others else None)
            if outcome.changed:
                self._say(told.CHANGED, after)
            return outcome

        practices = [*self._practices(), *self._archived(before)]
        parts = PlanParts(names, known_names(workspace), practices, before.practices)
        open_form(screen, PlanForm(before, parts, screen.today, save))

    def _drop(self, view: PlanView) -> None:
        plans.drop_plan(self._screen.workspace, view.plan.id)
        self._screen.reload()
        self._say(told.DROPPED, view.plan)

    def _say(self, sentence: str, plan: Plan, when: str = "") -> None:
        """Tell what was done; where undo has no key, nothing is said of it."""
        screen = self._screen
        key = shown_keys(keymap(screen.workspace.settings.keys)["undo"][:1])
        if not key:
            sentence = sentence.split(" {key}")[0]
        screen.notify(sentence.format(what=shown(plan.what), when=when, key=key), markup=False)
