"""Writing an entry in one's own editor, so that nothing is lost whatever dies meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.drafts import Draft, new_draft_id
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import can_be_seen, clean_text
from connect_tui.services.drafts import drafts, keep_draft
from connect_tui.services.editor_files import content_of, decoded, recover_from_swap, swap_file
from connect_tui.services.editor_folders import left_behind
from connect_tui.services.own_editor import write_in_editor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from connect_tui.config.paths import Paths
    from connect_tui.services.editor_folders import EditorFolder
    from connect_tui.services.entry_drafts import BeingWritten
    from connect_tui.services.journal import Writing
    from connect_tui.services.own_editor import Edited
    from connect_tui.services.workspace import Workspace


def write_elsewhere(
    workspace: Workspace, written: BeingWritten, said: Writing, *, env: Mapping[str, str]
) -> Edited:
    """Have what is ``said`` so far of an entry written on in one's own editor.

    Whatever is saved there is kept as its draft within a moment. Raises ConnectError where there is no
    editor, where it cannot be started or where no file can be made.
    """
    keep_what_was_left(workspace, env)
    had_draft = written.draft is not None

    def keep(text: str) -> None:
        try:
            written.keep(as_draft(workspace, said._replace(text=text)))
        except ConnectError:
            return  # what the file holds in the end is kept as well, and trouble with that is told

    edited = write_in_editor(said.text, env=env, owner=_owner(workspace.paths), keep=keep)
    if not (edited.trouble or edited.is_changed or had_draft):
        written.give_up()
    return edited


def as_draft(workspace: Workspace, said: Writing) -> Writing:
    """Return what is said without a day and names that cannot be meant, so that it can be gone on from."""
    people = tuple(name for name in said.people if can_be_seen(name))
    return said._replace(day=min(said.day, workspace.today()), people=people)


def keep_what_was_left(workspace: Workspace, env: Mapping[str, str]) -> None:
    """Keep as drafts what lies in folders for an editor whose processes were killed, and remove those."""
    for folder in left_behind(env, _owner(workspace.paths)):
        try:
            is_all_had = _keep_what_is_in(workspace, folder, env)
        except (ConnectError, OSError):
            folder.let_go()  # for another time
            continue
        if is_all_had:
            folder.remove()
        else:
            folder.let_go()


def forget_what_was_left(paths: Paths, env: Mapping[str, str]) -> list[Path]:
    """Remove folders for an editor whose processes were killed, with what they hold, and return them."""
    found = list(left_behind(env, _owner(paths)))
    for folder in found:
        folder.remove()
    return [folder.path for folder in found]


def _keep_what_is_in(workspace: Workspace, folder: EditorFolder, env: Mapping[str, str]) -> bool:
    """Keep what a folder holds as a draft, unless it is kept; tell whether nothing else can be in it."""
    is_all_had = swap_file(folder.file) is None or recover_from_swap(folder.file, env)
    content = content_of(folder.file, with_leftovers=True)
    text = clean_text(decoded(content)[0])
    if folder.holds_only(content) or not can_be_seen(text):
        return is_all_had
    there = drafts(workspace)
    if not any(text in one.text for one in there):
        mark = folder.path.name.rpartition("-")[2]
        of_entries = (one for one in there if one.is_of_new_entry or one.is_of_changes)
        before = next((one for one in of_entries if one.text and text.startswith(one.text)), None)
        keep_draft(
            workspace,
            Draft(new_draft_id(mark), workspace.today(), text)
            if before is None
            else before._replace(text=text),
        )
    folder.note(_owner(workspace.paths), content)
    return is_all_had


def _owner(paths: Paths) -> str:
    return str(paths.data)
