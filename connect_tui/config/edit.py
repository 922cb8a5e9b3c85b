"""A catalogue of one's own, and the editor to change it with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from connect_tui.config.files import write_new
from connect_tui.config.paths import Paths, shipped_habits_file
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import clean_line, visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EDITORS = ("nano", "vim", "vi")
"""The editors looked for, in this order, where the person has named none."""


def ensure_own_copy(paths: Paths) -> Path:
    """Return the person's own catalogue file, copied from the shipped one where they have none.

    What is there is never overwritten. Raises ConnectError where the copy cannot be made.
    """
    own = paths.habits_file
    if os.path.lexists(own):
        return own
    try:
        content = shipped_habits_file().read_bytes()
        own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(own, content)
    except FileExistsError:
        if not os.path.lexists(own):
            message = f"{_shown(own.parent)} is not a folder, so your catalogue cannot be put there."
            hint = "Move that file away, or choose another folder with --config-dir."
            raise ConnectError(message, hint=hint) from None
    except OSError as error:
        message = f"Your own copy of the catalogue could not be made at {_shown(own)}: {error.strerror}."
        hint = (
            "Check the folder's permissions and the space on the disk, or choose another with --config-dir."
        )
        raise ConnectError(message, hint=hint) from error
    return own


def editor_command(env: Mapping[str, str]) -> list[str]:
    """Return the editor with its arguments: ``$VISUAL``, ``$EDITOR``, or the first of EDITORS installed.

    Raises ConnectError where the variable cannot be understood or no editor is found.
    """
    import shlex
    import shutil

    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(env.get(variable, ""))
        except ValueError:
            message = f"${variable} has a quote that is not closed."
            raise ConnectError(message, hint=f"Set {variable} to a command, as in {variable}=nano.") from None
        if words:
            return words
    for name in EDITORS:
        found = shutil.which(name, path=env.get("PATH"))
        if found is not None:
            return [found]
    raise ConnectError(
        "No text editor was found.", hint="Set EDITOR to the command of yours, as in EDITOR=nano."
    )


def _shown(path: Path) -> str:
    return visible(clean_line(str(path)))
