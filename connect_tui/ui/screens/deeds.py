"""What a person does with one practice on one day: check, rest, note, with whom. The same on every screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.keys import keymap
from connect_tui.domain.progress import State
from connect_tui.services import check_ins
from connect_tui.services.views import PracticeOnDay
from connect_tui.services.workspace import Workspace
from connect_tui.ui import texts
from connect_tui.ui.keys import shown_keys
from connect_tui.ui.toasts import forget_deeds

if TYPE_CHECKING:
    from connect_tui.domain.practices import Practice
    from connect_tui.domain.records import Person
    from connect_tui.services.check_ins import Outcome
    from connect_tui.ui.screens.place import PlaceScreen


class Chosen(NamedTuple):
    """What is under the cursor."""

    row: PracticeOnDay
    day: date


class Deeds:
    """Does them for a screen, with the dialogs they need.

    ``chosen`` tells what is under the cursor, if anything is; ``turned`` is called with a practice once its
    day has another state.
    """

    def __init__(
        self, screen: PlaceScreen, chosen: Callable[[], Chosen | None], turned: Callable[[Practice], object]
    ) -> None:
        self._screen = screen
        self._chosen = chosen
        self._turned = turned

    @property
    def _workspace(self) -> Workspace:
        return self._screen.workspace

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return them by the actions of their keys."""
        return {"check": self.check, "rest": self.rest, "note": self.note, "with": self.name_people}

    def check(self) -> None:
        """Check the practice off, or take the check back."""
        self._turn(State.DONE, check_ins.done)

    def rest(self) -> None:
        """Make the day a rest day, or lift the rest."""
        self._turn(State.REST, check_ins.rest)

    def _turn(self, state: State, into: Callable[[Workspace, list[Practice], date], Outcome]) -> None:
        """Give the day a state, or take it back: by what is seen, whatever others have done meanwhile."""
        if (chosen := self._chosen()) is not None:
            practice, is_so = chosen.row.practice, chosen.row.state is state
            if state is State.DONE and not is_so and chosen.day > self._workspace.today():
                self._say_still_to_come(chosen)
                return
            (check_ins.clear if is_so else into)(self._workspace, [practice], chosen.day)
            forget_deeds(self._screen.app)
            self._turned(practice)

    def _say_still_to_come(self, chosen: Chosen) -> None:
        keys = keymap(self._workspace.settings.keys)["rest"]
        could_rest = bool(keys) and chosen.row.state is not State.REST
        key = shown_keys(keys[:1]) if could_rest else ""
        said = texts.still_to_come(chosen.day, self._workspace.today(), key)
        self._screen.notify(said, markup=False)

    def note(self) -> None:
        """Have a note written."""
        if (chosen := self._chosen()) is not None:
            self._write_note(chosen, chosen.row.note or "")

    def _write_note(self, chosen: Chosen, text: str) -> None:
        """Have a note written on, from ``text``; what cannot be kept comes back to be kept later."""
        from connect_tui.ui.screens.note import NoteDialog

        screen, (row, day) = self._screen, chosen

        def set_to(written: str) -> object:
            return check_ins.set_note(self._workspace, row.practice, day, written)

        def keep(written: str | None) -> None:
            screen.unfinished = None
            if written is None:
                return
            if screen.app.attempt(lambda: set_to(written)):
                screen.app.attempt(screen.reload)
            else:
                self._write_note(chosen, written)

        dialog = NoteDialog(row.practice.name, day, screen.today, row.note or "", text)
        screen.unfinished = lambda: set_to(dialog.written)
        screen.app.push_screen(dialog, keep)

    def name_people(self) -> None:
        """Have it said whom the practice was with."""
        if (chosen := self._chosen()) is not None:
            self._name_people(chosen, chosen.row.people, check_ins.known_people(self._workspace))

    def _name_people(self, chosen: Chosen, named: Sequence[str], known: Sequence[Person]) -> None:
        """Have people named, beginning with ``named``; what cannot be kept comes back to be kept later."""
        from connect_tui.ui.screens.naming import PeopleDialog

        screen, (row, day) = self._screen, chosen

        def keep(names: tuple[str, ...] | None) -> None:
            if names is None:
                return
            if screen.app.attempt(lambda: check_ins.set_people(self._workspace, row.practice, day, names)):
                screen.app.attempt(screen.reload)
            else:
                self._name_people(chosen, names, known)

        dialog = PeopleDialog(
            row.practice.name, day, screen.today, kept=row.people, chosen=named, known=known
        )
        screen.app.push_screen(dialog, keep)
