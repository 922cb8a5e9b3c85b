"""Writing an entry in one's own editor, from where it was left the last time."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from connect_tui.cli import journal_texts as texts
from connect_tui.domain.errors import ConnectError
from connect_tui.services.own_editor import end_as_asked
from connect_tui.services.writing_elsewhere import as_draft, write_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.cli.session import Session
    from connect_tui.services.entry_drafts import BeingWritten
    from connect_tui.services.journal import Writing


def in_editor(session: Session, written: BeingWritten, said: Writing) -> Writing | None:
    """Have a person write in their own editor; None where nothing is to be kept of it as an entry.

    ``said`` is what the entry says with what the options say. Raises ConnectError where something goes wrong;
    what was written is then kept as not finished.
    """
    goes_on, is_new = written.taken_up is not None, written.entry is None
    edited = write_elsewhere(session.workspace, written, said, env=os.environ)
    after = said._replace(text=edited.text)
    if edited.trouble:
        hints = [edited.hint] if edited.hint else []
        if edited.is_changed or goes_on or (after.text and is_new):
            _keep(session, written, after)
            hints.append(_how_to_go_on(written))
        hint = "\n  ".join(hints)
        if edited.ended_by:
            session.output.tell(edited.trouble, hint)
            end_as_asked(edited)
        raise ConnectError(edited.trouble, hint=hint)
    if goes_on and not edited.is_changed:
        session.output.tell(texts.LEFT_UNFINISHED)
        return None
    if is_new and not (after.text or after.people or after.feelings):
        written.give_up()
        session.output.tell(texts.GIVEN_UP if goes_on else texts.NOTHING_WRITTEN)
        return None
    return after


@contextmanager
def kept_if_refused(session: Session, written: BeingWritten, said: Writing) -> Iterator[None]:
    """Keep what was written in an editor as not finished where it cannot be kept as an entry after all."""
    try:
        yield
    except ConnectError as error:
        _keep(session, written, said)
        error.hint = "\n  ".join([*([error.hint] if error.hint else []), _how_to_go_on(written)])
        raise


def _how_to_go_on(written: BeingWritten) -> str:
    draft = written.draft
    if draft is not None and not (draft.is_of_new_entry or draft.is_of_changes):
        command = f"add --draft {draft.id} --editor"
    else:
        command = "add" if written.entry is None else f"edit {written.entry.id}"
    return texts.DRAFT_KEPT.format(command=command)


def _keep(session: Session, written: BeingWritten, said: Writing) -> None:
    """Keep what is not finished; where there is no way to, it is told, since it is nowhere else by now."""
    try:
        written.keep(as_draft(session.workspace, said))
    except ConnectError:
        session.output.tell(texts.NOT_KEPT)
        session.output.tell(said.text)
        raise
