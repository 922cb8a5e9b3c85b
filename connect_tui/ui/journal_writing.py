"""Feelings as they are typed into a field, and writing in one's own editor from a screen."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import clean_line
from connect_tui.ui import journal_texts as told

if TYPE_CHECKING:
    from connect_tui.services.entry_drafts import BeingWritten
    from connect_tui.services.journal import Writing
    from connect_tui.services.own_editor import Edited
    from connect_tui.ui.app import ConnectApp


def feelings_line(writing: Writing) -> str:
    """Return feelings as they are written in a field, as in ``calm, sad 3``."""
    strengths = dict(writing.strengths)
    return ", ".join(f"{one} {strengths[one]}" if one in strengths else one for one in writing.feelings)


def feelings_in(line: str) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """Return the words for feelings that are written in a field, each once, and how strong they are."""
    found: dict[str, int | None] = {}
    for part in line.split(","):
        match = re.fullmatch(r"(.*?)\s+([0-9]{1,3})", clean_line(part))
        word, strength = (match[1], int(match[2])) if match else (clean_line(part), None)
        if word:
            found[word] = strength
    return tuple(found), tuple((word, strong) for word, strong in found.items() if strong is not None)


def in_own_editor(app: ConnectApp, written: BeingWritten, said: Writing) -> Edited | None:
    """Have what is said so far of an entry written on in the person's own editor, in place of the app.

    Trouble is told. Where the app is asked to end meanwhile, what was written is kept as a draft, and it
    ends. Returns None where the editor could not be opened.
    """
    from textual.app import SuspendNotSupported

    from connect_tui.services.writing_elsewhere import as_draft, write_elsewhere

    edited: Edited | None = None
    refused: ConnectError | None = None
    try:
        with app.suspend():
            try:
                edited = write_elsewhere(app.workspace, written, said, env=os.environ)
            except ConnectError as error:
                refused = error  # told once the screen is there again, which an error here would prevent
    except SuspendNotSupported:
        refused = ConnectError(told.NO_STEPPING_ASIDE, hint=told.NO_STEPPING_ASIDE_HINT)
    app.refresh()
    if refused is not None:
        app.tell(str(refused), refused.hint, severity="error", timeout=12)
    elif edited is not None and edited.trouble:
        app.tell(edited.trouble, edited.hint, severity="warning", timeout=12)
    if edited is not None and edited.ended_by:
        from connect_tui.ui.ending import end

        after = as_draft(app.workspace, said._replace(text=edited.text))
        app.attempt(lambda: written.keep(after))
        app.call_later(end, app, edited.ended_by)  # once whoever has asked for the text has put it in
    return edited
