"""From what is being written of an entry to a draft and back, beside what others change of it meanwhile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from connect_tui.domain.drafts import Draft, entry_draft_id, new_draft_id
from connect_tui.services.drafts import draft, newest_of_changes, newest_of_new_entry
from connect_tui.services.journal import (
    Writing,
    change_entry,
    merged,
    merged_strengths,
    write_entry,
    writing_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.journal import JournalEntry
    from connect_tui.services.workspace import Workspace


class BeingWritten:
    """An entry that is new or being changed, and the draft that is kept of it meanwhile.

    Each has a draft of its own: what other windows write, finish or give up takes none of its words away.
    """

    def __init__(
        self,
        workspace: Workspace,
        entry: JournalEntry | None,
        chosen: Draft | None = None,
        *,
        practice: str | None = None,
        people: Sequence[str] = (),
        goes_on: bool = True,
    ) -> None:
        """Go on from the draft that was ``chosen``, else from the newest there is of it, if there is one.

        A new entry begins with ``practice`` and ``people`` otherwise. Unless it ``goes_on``, what was not
        finished is left as it is.
        """
        self._workspace = workspace
        kept = chosen or (unfinished_of(workspace, entry) if goes_on else None)
        self._known = kept
        """The draft as it was here when it was read or kept last."""
        if entry is None:
            self.before = Writing(workspace.today(), practice=practice, people=tuple(people))
        else:
            entry = as_seen(entry, kept)
            self.before = writing_of(workspace, entry)
            kept = None if kept is None else beside(kept, self.before)
        self.entry = entry
        """The entry that is being changed, as it was seen first."""
        self.taken_up = kept
        """The draft that is gone on from."""
        self.draft = kept
        """The draft that is kept of it just now."""
        self._is_over = False
        """Whether it is kept as an entry or given up, so that nothing of it is to be kept as a draft."""
        self._draft_id = kept.id if kept is not None else own_draft_id(entry)

    @property
    def begun(self) -> Writing:
        """What it says at first."""
        return self.before if self.taken_up is None else writing_in(self.taken_up)

    @property
    def own_draft(self) -> str:
        """The id of the draft, which goes once the entry is kept; empty where it holds words of others."""
        there = draft(self._workspace, self._draft_id) if self.draft is not None else None
        return self._draft_id if there is not None and self._is_own(there) else ""

    def is_kept(self, written: Writing) -> bool:
        """Tell whether what is written is kept, be it as a draft, whatever became of that meanwhile."""
        if self._is_over:
            return True
        if self.draft is None:
            return written == self.before
        there = draft(self._workspace, self._draft_id)
        return written == writing_in(self.draft) and there is not None and self._is_own(there)

    def keep(self, written: Writing) -> None:
        """Keep what is written so far as a draft; none where all is as it was, or nothing is said."""
        if self._is_over:
            return
        if written == self.before or (self.entry is None and written == Writing(written.day)):
            self.give_up()
        elif self.draft is None or not self.is_kept(written):
            with self._workspace.store.change(None) as change:
                if not self._is_own(change.draft(self._draft_id)):
                    self._draft_id = own_draft_id(self.entry)
                now = draft_of(written, self.entry, self.before, self._draft_id)
                change.put_draft(now)
                self._known = change.draft(self._draft_id)
            self.draft = now

    def give_up(self, *, is_over: bool = False) -> None:
        """Forget the draft, unless another window has written into it since.

        No other is kept where it ``is_over``.
        """
        if self.draft is not None:
            with self._workspace.store.change(None) as change:
                if self._is_own(change.draft(self._draft_id)):
                    change.drop_draft(self._draft_id)
            self.draft = None
        self._is_over = self._is_over or is_over

    def finish(self, written: Writing) -> JournalEntry:
        """Keep what is written as an entry, and return it. Raises as writing and changing one do."""
        if self.entry is None:
            entry, _ = write_entry(self._workspace, written, draft=self.own_draft)
        else:
            entry, _ = change_entry(self._workspace, self.entry, written, draft=self.own_draft)
        self._is_over = True
        return entry

    def _is_own(self, there: Draft | None) -> bool:
        """Tell whether a draft is as it was here last, or gone, so that no words of others go with it.

        Names are not looked at: people may be called otherwise by now.
        """
        if there is None or self._known is None:
            return there is None
        return (there.at, there.text) == (self._known.at, self._known.text)


def unfinished_of(workspace: Workspace, entry: JournalEntry | None) -> Draft | None:
    """Return the newest draft there is of an entry, or of a new one, or None."""
    return newest_of_new_entry(workspace) if entry is None else newest_of_changes(workspace, entry.id)


def own_draft_id(entry: JournalEntry | None) -> str:
    """Return an id that no other draft of an entry, or of a new one, has."""
    mark = os.urandom(4).hex()
    return new_draft_id(mark) if entry is None else entry_draft_id(entry.id, mark)


def draft_of(writing: Writing, entry: JournalEntry | None, seen: Writing, draft_id: str = "") -> Draft:
    """Return the draft of an entry that is being changed and said what was ``seen``, or of a new one."""
    draft_id = draft_id or own_draft_id(entry)
    if entry is None:
        return _draft(draft_id, writing)
    return _draft(draft_id, writing)._replace(entry=entry.id, seen=_draft(draft_id, seen))


def writing_in(draft: Draft) -> Writing:
    """Return what a draft says."""
    return Writing(draft.day, draft.text, draft.practice, draft.people, draft.feelings, draft.strengths)


def as_seen(entry: JournalEntry, draft: Draft | None) -> JournalEntry:
    """Return an entry with the text it had when its draft was begun: others may have changed it since."""
    return entry if draft is None or draft.seen is None else entry._replace(text=draft.seen.text)


def beside(draft: Draft, entry: Writing) -> Draft:
    """Return the draft of an entry with what others have changed since, other than its text.

    Who and what was taken out in the draft stays out; who and what came to the entry is there as well.
    """
    seen = draft.seen
    if seen is None:
        return draft
    words = merged(entry.feelings, seen.feelings, draft.feelings)
    return draft._replace(
        day=draft.day if draft.day != seen.day else entry.day,
        practice=draft.practice if draft.practice != seen.practice else entry.practice,
        people=merged(entry.people, seen.people, draft.people),
        feelings=words,
        strengths=merged_strengths(entry, seen, draft, words),
    )


def _draft(draft_id: str, writing: Writing) -> Draft:
    return Draft(
        draft_id,
        writing.day,
        writing.text,
        writing.practice,
        writing.people,
        writing.feelings,
        writing.strengths,
    )
