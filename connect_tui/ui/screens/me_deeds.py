"""What one does with what is noted about oneself, with the dialogs that it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from connect_tui.config.keys import keymap
from connect_tui.domain.me import MeItem, MeKind
from connect_tui.domain.me_rules import TO_DO, steps_done
from connect_tui.exchange.me import words
from connect_tui.services import me as service
from connect_tui.ui import me_texts as told
from connect_tui.ui import texts
from connect_tui.ui.content import fit, shown
from connect_tui.ui.keys import shown_keys

if TYPE_CHECKING:
    from connect_tui.domain.people import Style
    from connect_tui.services.check_ins import Outcome
    from connect_tui.ui.screens.me import MeScreen

_LONGEST_TOLD = 60


class MeDeeds:
    """Does it for the screen."""

    def __init__(self, screen: MeScreen) -> None:
        self._screen = screen

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys do, by action."""
        return {
            "add_me": self.add,
            "done_me": self.mark,
            "edit_me": self.open,
            "drop_me": self.let_go,
            "remove": self.remove,
            "guide": self.guide,
        }

    def key(self, action: str) -> str:
        """Return the key of an action as it is shown, empty where it has none."""
        return shown_keys(keymap(self._screen.workspace.settings.keys)[action][:1])

    def _tell(self, sentence: str, item: MeItem | None = None, *, undo: bool = False, **more: str) -> None:
        text = "" if item is None else words.STYLES.get(item.text, item.text)  # type: ignore[call-overload]
        what = fit(shown(text), _LONGEST_TOLD).rstrip()
        said = sentence.format(what=what, **more)
        key = self.key("undo") if undo else ""
        self._screen.notify(f"{said} {texts.TAKES_BACK.format(key=key)}" if key else said, markup=False)

    def add(self) -> None:
        """Have something added to the part under the cursor."""
        from connect_tui.ui.screens.form import open_form
        from connect_tui.ui.screens.me_form import MeDialog

        screen, workspace = self._screen, self._screen.workspace
        kind = screen.part
        if kind is MeKind.STYLE:
            self.choose_style()
            return

        def save(item: MeItem) -> None:
            steps = [step.text for step in item.steps]
            made, outcome = service.add(workspace, item.kind, item.text, until=item.until, steps=steps)
            screen.go_to_item(made)
            self._tell(told.KEPT if outcome.changed else told.THERE_ALREADY)

        open_form(screen, MeDialog(MeItem("", kind, "", screen.today), screen.today, save))

    def open(self) -> None:
        """Change what is under the cursor; unfold what is over, and add where nothing is yet."""
        target, item = self._screen.target, self._screen.item
        if target is None or target.what == "nothing":
            self.add()
        elif target.what == "over":
            self._screen.fold(target.kind)
        elif target.kind is MeKind.STYLE:
            self.choose_style()
        elif item is not None:
            self._change(item, "steps" if target.what == "step" else "text")

    def _change(self, before: MeItem, begin_at: str) -> None:
        from connect_tui.ui.screens.form import open_form
        from connect_tui.ui.screens.me_form import MeDialog

        screen = self._screen

        def save(after: MeItem) -> None:
            outcome = service.change_item(screen.workspace, before, after)
            if outcome.changed:
                self._tell(told.CHANGED)

        open_form(screen, MeDialog(before, screen.today, save, begin_at=begin_at))

    def choose_style(self) -> None:
        """Have one's own attachment style chosen."""
        from connect_tui.ui.screens.form import open_form
        from connect_tui.ui.screens.me_form import StyleDialog

        screen = self._screen

        def save(style: Style) -> None:
            if service.set_style(screen.workspace, style).changed:
                self._tell(told.KEPT)

        open_form(screen, StyleDialog(screen.about.style, save))

    def mark(self) -> None:
        """Mark the goal, the dare or the step under the cursor done, or take the mark back."""
        target, item = self._screen.target, self._screen.item
        if target is not None and target.what == "over":
            self._screen.fold(target.kind)
        elif target is not None and item is not None and item.kind in TO_DO:
            if target.what == "step":
                self._mark_step(item, target.step)
            else:
                done = item.done is None
                outcome = service.mark_done(self._screen.workspace, item.id, done=done)
                self._after(outcome, told.DONE if done else told.UNDONE, item)

    def _mark_step(self, item: MeItem, number: int) -> None:
        step = item.steps[number - 1]
        done = step.done is None
        service.mark_step(self._screen.workspace, item.id, step, done=done)
        self._screen.reload()
        now = self._screen.item
        if done and now is not None and now.is_open and steps_done(now) == len(now.steps):
            self._tell(told.ALL_STEPS_DONE, key=self.key("done_me"))

    def let_go(self) -> None:
        """Let go of what is under the cursor, or take it up again."""
        item = self._screen.item
        if item is None:
            return
        if item.kind is MeKind.STYLE:
            self._tell(told.STYLE_STAYS, key=self.key("edit_me"))
        elif item.done is not None:
            self._tell(told.DONE_STAYS, key=self.key("done_me"))
        else:
            dropped = item.dropped is None
            outcome = service.let_go(self._screen.workspace, item.id, dropped=dropped)
            self._after(outcome, told.DROPPED if dropped else told.TAKEN_UP, item)

    def remove(self) -> None:
        """Take away what is under the cursor: a step, or all of an item."""
        target, item = self._screen.target, self._screen.item
        if target is None or item is None:
            return
        workspace = self._screen.workspace
        if target.what == "step":
            steps = tuple(step for number, step in enumerate(item.steps, 1) if number != target.step)
            outcome = service.change_item(workspace, item, item._replace(steps=steps))
            self._after(outcome, told.REMOVED, item._replace(text=item.steps[target.step - 1].text))
        else:
            self._after(service.remove_item(workspace, item.id), told.REMOVED, item)

    def _after(self, outcome: Outcome, sentence: str, item: MeItem) -> None:
        self._screen.reload()
        self._tell(sentence if outcome.changed else told.REMOVED_ELSEWHERE, item, undo=outcome.changed)

    def guide(self) -> None:
        """Be led through the practice that helps to find words for the part under the cursor."""
        practice = words.GUIDED_BY[self._screen.part]
        if self._screen.part not in self._screen.guides:
            self._tell(told.NO_GUIDE)
            return
        from connect_tui.ui.screens.guide import open_guide

        open_guide(self._screen, practice)
