"""What an editor has left of a text: in its file, or beside it where the editor has died."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from connect_tui.services.editor_folders import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LEFT_BY_EDITORS = (f"{FILE_NAME}.save", f"#{FILE_NAME}#")
"""Where nano and Emacs put what was not saved yet when they are ended."""
_SWAP_FILES = f".{FILE_NAME}.sw?"
"""Where vim has what was not saved yet."""
_RECOVERED = "recovered.md"
_PATIENCE = 5.0
"""For how many seconds vim may take its time to recover a text."""


def content_of(path: Path, *, with_leftovers: bool) -> bytes:
    """Return what the file holds; of one who has died, what it put beside it last where that is newer.

    Raises OSError.
    """
    files = [path]
    if with_leftovers:
        files += [path.with_name(name) for name in (*_LEFT_BY_EDITORS, _RECOVERED)]
    there = [one for one in files if one.is_file()]
    newest = max(there, key=lambda one: one.stat().st_mtime_ns, default=path)
    if newest == path and not path.is_file() and os.path.lexists(path):
        raise IsADirectoryError(0, "it is not a file any more")
    return newest.read_bytes()


def swap_file(path: Path) -> Path | None:
    """Return vim's swap file of a file, where there is one with anything in it."""
    return next((one for one in sorted(path.parent.glob(_SWAP_FILES)) if _has_content(one)), None)


def recover_from_swap(path: Path, env: Mapping[str, str]) -> bool:
    """Have vim put beside the file what it had not saved; tell whether that is there then."""
    import shutil
    import subprocess

    vim, recovered = shutil.which("vim", path=env.get("PATH")), path.with_name(_RECOVERED)
    if vim is None:
        return False
    quiet = (vim, "-u", "NONE", "-i", "NONE", "-e", "-s", "-r", FILE_NAME)
    command = [*quiet, "-c", f"silent write! {_RECOVERED}", "-c", "qa!"]
    nothing = subprocess.DEVNULL
    try:
        subprocess.run(  # noqa: S603 - found where the person's programs are, on their own file
            command,
            cwd=path.parent,
            env=dict(env),
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return _has_content(recovered)


def decoded(content: bytes) -> tuple[str, bool]:
    """Return the text, and whether its encoding was certain; nothing is lost even where it was not."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), True
        except UnicodeDecodeError:
            pass  # then these are two odd letters
    try:
        return content.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="backslashreplace")
        return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", lambda one: f"\\x{ord(one[0]):02x}", text), False


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
