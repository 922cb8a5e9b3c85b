"""What is done with entries, from wherever they are seen: writing, changing and removing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from connect_tui.config.keys import keymap
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.periods import PeriodUnit, period_around
from connect_tui.domain.text import can_be_seen
from connect_tui.services import drafts, journal
from connect_tui.services.entry_drafts import BeingWritten
from connect_tui.services.evening import is_of_evening
from connect_tui.ui import journal_texts as told
from connect_tui.ui.journal_writing import in_own_editor
from connect_tui.ui.keys import shown_keys

if TYPE_CHECKING:
    from connect_tui.domain.drafts import Draft
    from connect_tui.services.journal import Writing
    from connect_tui.ui.screens.place import PlaceScreen


class JournalDeeds:
    """Does what keys ask for with the entry or the draft that is chosen on a screen."""

    def __init__(
        self,
        screen: PlaceScreen,
        entry: Callable[[], JournalEntry | None],
        draft: Callable[[], Draft | None] = lambda: None,
        written: Callable[[JournalEntry], object] = lambda _: None,
    ) -> None:
        """Ask ``entry`` and ``draft`` for what is chosen, and tell ``written`` of each entry that is kept."""
        self._screen, self._entry, self._draft, self._written = screen, entry, draft, written
        self._to_give_up = ""

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what keys do, by action."""
        return {
            "new_entry": self.write,
            "edit_entry": self.edit,
            "own_editor": self.write_elsewhere,
            "remove": self.remove,
        }

    def write(self) -> None:
        """Write something new, or go on with what was not finished."""
        self._open_writing()

    def edit(self) -> None:
        """Change the entry that is chosen, or go on with the draft."""
        entry, draft = self._entry(), self._draft()
        if entry is not None and entry.kind is EntryKind.WEEK:
            from connect_tui.ui.screens.look_back import open_look_back

            week_starts_on = self._screen.workspace.settings.week_starts_on
            open_look_back(self._screen, period_around(PeriodUnit.WEEK, entry.day, week_starts_on))
        elif entry is not None:
            self._open_writing(entry)
        elif draft is not None and draft.run is not None:
            from connect_tui.ui.screens.guide import open_guide

            open_guide(self._screen, draft.run.practice)
        elif draft is not None and is_of_evening(draft):
            from connect_tui.ui.screens.evening import open_evening

            open_evening(self._screen)
        elif draft is not None:
            before = self._screen.workspace.store.journal_entry(draft.entry) if draft.entry else None
            self._open_writing(before, draft)
        else:
            self._screen.notify(told.NOTHING_HERE, markup=False)

    def _open_writing(self, entry: JournalEntry | None = None, draft: Draft | None = None) -> None:
        from connect_tui.ui.screens.write_entry import open_writing

        open_writing(self._screen, entry, done=self._written, draft=draft)

    def write_elsewhere(self) -> None:
        """Write in one's own editor: on the entry or the draft that is chosen, else something new."""
        workspace, entry, chosen = self._screen.workspace, self._entry(), self._draft()
        if chosen is not None and (chosen.run is not None or is_of_evening(chosen)):
            self.edit()
            return
        if entry is None and chosen is not None and chosen.entry:
            entry = workspace.store.journal_entry(chosen.entry)
        written = BeingWritten(workspace, entry, chosen)
        edited = in_own_editor(self._screen.app, written, written.begun)
        if edited is None:
            return
        after = written.begun._replace(text=edited.text)
        if edited.is_changed and not edited.trouble:
            self._keep(written, after)
        elif edited.is_changed and can_be_seen(edited.text):
            self._keep_draft(written, after)
        elif not edited.trouble:
            self._screen.notify(told.NOTHING_CHANGED, markup=False)

    def _keep(self, written: BeingWritten, after: Writing) -> None:
        """Keep what was written; where that is refused, as a draft."""
        try:
            kept = written.finish(after)
        except ConnectError as error:
            self._screen.app.tell(str(error), error.hint, severity="error", timeout=12)
            self._keep_draft(written, after)
            return
        self._screen.app.attempt(self._screen.reload)
        self._written(kept)
        self._screen.notify(told.KEPT, markup=False)

    def _keep_draft(self, written: BeingWritten, after: Writing) -> None:
        written.keep(after)
        self._screen.app.attempt(self._screen.reload)
        self._screen.notify(told.EDITOR_DRAFT, markup=False)

    def remove(self) -> None:
        """Remove the entry that is chosen, which undo brings back; a draft only when asked again."""
        entry, draft, screen = self._entry(), self._draft(), self._screen
        if entry is not None:
            journal.remove_entry(screen.workspace, entry.id)
            screen.reload()
            key = shown_keys(keymap(screen.workspace.settings.keys)["undo"][:1])
            screen.notify(told.removed(entry.day, screen.today, key), markup=False)
        elif draft is not None and self._to_give_up != draft.id:
            self._to_give_up = draft.id
            screen.notify(told.GIVE_UP_FIRST, markup=False)
        elif draft is not None:
            self._to_give_up = ""
            drafts.drop_draft(screen.workspace, draft.id)
            screen.reload()
            screen.notify(told.GIVEN_UP, markup=False)
        else:
            screen.notify(told.NOTHING_HERE, markup=False)
