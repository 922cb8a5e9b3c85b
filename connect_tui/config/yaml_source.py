"""The bytes of a catalogue file, judged before anything believes them."""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.problems import Problem, shown
from connect_tui.config.yaml_tree import Node, RefusedError, parse_tree

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 1_000_000
"""The largest file that is read at all."""

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class SourceText(NamedTuple):
    """What was read of a file: a tree, or None where it says nothing or a problem prevented it."""

    root: Node | None
    problem: Problem | None
    was_read: bool
    """Whether the bytes were there to be judged, so that the same bytes would bring the same answer."""


def read_source(path: Path) -> SourceText:
    """Read a YAML file into a tree. Whatever the file is or holds, this raises nothing."""
    content = read_content(path)
    if isinstance(content, Problem):
        return SourceText(None, content, was_read=False)
    return judged_source(path, content)


def read_content(path: Path) -> bytes | Problem:
    """Read the bytes of a catalogue file, or tell why that cannot be."""
    try:
        return _read_bytes(path)
    except RefusedError as refused:
        return _problem(path, refused)


def judged_source(path: Path, content: bytes) -> SourceText:
    """Read the bytes of a YAML file into a tree; ``path`` only says whose they are. This raises nothing."""
    try:
        return SourceText(parse_tree(_decoded(content)), None, was_read=True)
    except RefusedError as refused:
        return SourceText(None, _problem(path, refused), was_read=True)


def _problem(path: Path, refused: RefusedError) -> Problem:
    return Problem(path, refused.line, refused.column, "", str(refused), refused.hint)


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise RefusedError("this is a folder", "a file of that name is wanted")
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("this is not a plain file", "a text file is wanted")
        content = b""
        if status.st_size <= MOST_BYTES:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        size = max(status.st_size, len(content))
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if size > MOST_BYTES:
        raise RefusedError(
            f"the file is too large ({size / 1_000_000:.1f} MB)",
            f"up to {MOST_BYTES // 1_000_000} MB is read; put aside what is no part of the catalogue",
        )
    return content


def _unreadable(path: Path, error: OSError | ValueError) -> RefusedError:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOENT and path.is_symlink():
        return RefusedError("this is a link to a file that is not there", "point it to a file, or remove it")
    if code == errno.ENOENT:
        return RefusedError("there is no such file", "check the path")
    if code in (errno.EACCES, errno.EPERM):
        return RefusedError("you have no permission to read it", f"try: chmod u+r {shown(str(path))}")
    reason = os.strerror(code) if code else "its name cannot be used"
    return RefusedError(f"it cannot be read ({reason})", "check the file and the disk it is on")


def _decoded(content: bytes) -> str:
    encoding = "utf-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise RefusedError(
            "this is not UTF-8 text", "save the file as UTF-8 in your editor", line=line, column=column
        ) from None
    text = text.removeprefix("\ufeff")
    found = _NOT_TEXT.search(text)
    if found is not None:
        start = found.start()
        lines = _LINE_END.split(text[:start])
        message = f"the character U+{ord(found[0]):04X} cannot stand in a text file"
        raise RefusedError(message, "remove it", line=len(lines), column=len(lines[-1]) + 1)
    return text
