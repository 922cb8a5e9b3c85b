"""Writing a person's own habits.yaml anew with one thing changed, or leaving it exactly as it was."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from connect_tui.config.catalogue import shipped_catalogue
from connect_tui.config.files import ChangedMeanwhileError, alone_in, replace_file
from connect_tui.config.paths import shipped_habits_file
from connect_tui.config.placed import PlacedText, placed
from connect_tui.config.problems import Problem
from connect_tui.config.reading import judged_catalogue
from connect_tui.config.splicing import CannotSpliceError, Edit, SharedError, edited
from connect_tui.config.yaml_source import read_content
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import clean_line, visible

if TYPE_CHECKING:
    from connect_tui.config.model import Catalogue
    from connect_tui.config.paths import Paths

NEW_FILE = """\
# Connect: what you have chosen yourself. Whatever is not said here is as Connect brings it along.
# `connect-tui config check` reads this over.
"""
"""How a file begins that is written for a person who has none."""

_BY_HAND = "Open it with `connect-tui config edit` and change it there."
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"", "utf-8"),
)


class Wish(Protocol):
    """One thing that is to be different in a catalogue."""

    def expected(self, catalogue: Catalogue) -> Catalogue:
        """Return the catalogue as it shall be. Raises WrongUse where that cannot be."""
        ...

    def edits(self, document: PlacedText, old: Catalogue, new: Catalogue) -> list[Edit]:
        """Return what to change in the text. Raises CannotSpliceError where it is written too oddly."""
        ...


class _Rewriting(NamedTuple):
    """A file as it is, and as it shall be."""

    old: bytes | None
    """None where there is no file."""
    new: bytes | None
    """None where nothing is to be written."""
    catalogue: Catalogue


def rewrite(paths: Paths, wish: Wish) -> Catalogue:
    """Change the person's own file, and return the catalogue that it then says.

    The file is written only after the new text was read back and found to say exactly what was wished.
    Raises ConnectError where that is not so or where it cannot be written; the file is then as it was.
    """
    target = Path(os.path.realpath(paths.habits_file))
    base = shipped_catalogue(shipped_habits_file())
    try:
        if not target.parent.exists():
            planned = _planned(paths.habits_file, base, wish)
            if planned.new is None:
                return planned.catalogue
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone_in(target.parent):
            planned = _planned(paths.habits_file, base, wish)
            if planned.new is not None:
                _check_writable(paths.habits_file, target)
                replace_file(target, planned.old, planned.new)
            return planned.catalogue
    except ChangedMeanwhileError:
        message = f"{_shown(paths.habits_file)} was changed meanwhile by another program."
        raise ConnectError(message, hint="Nothing was written. Try again.") from None
    except TimeoutError:
        message = f"Another Connect is changing {_shown(paths.habits_file)} and does not finish."
        raise ConnectError(message, hint="Nothing was written. Try again in a moment.") from None
    except OSError as error:
        message = f"{_shown(paths.habits_file)} could not be written: {error.strerror}."
        hint = "It is as it was. Check the folder's permissions and the space on the disk."
        raise ConnectError(message, hint=hint) from error


def _planned(own: Path, base: Catalogue, wish: Wish) -> _Rewriting:
    old = read_content(own) if os.path.lexists(own) else None
    if isinstance(old, Problem):
        raise _has_mistakes(old)
    content = NEW_FILE.encode() if old is None else old
    reading = judged_catalogue(own, content, base)
    if reading.problems:
        raise _has_mistakes(reading.problems[0])
    wanted = wish.expected(reading.catalogue)
    if wanted == reading.catalogue:
        return _Rewriting(old, None, reading.catalogue)
    new = _changed(own, content, wish, reading.catalogue, wanted)
    again = judged_catalogue(own, new, base)
    if again.problems or again.catalogue != wanted:
        raise _cannot(own)
    return _Rewriting(old, new, wanted)


def _changed(own: Path, content: bytes, wish: Wish, old: Catalogue, new: Catalogue) -> bytes:
    mark, encoding = next(known for known in _ENCODINGS if content.startswith(known[0]))
    text = content.removeprefix(mark).decode(encoding)
    try:
        changed = edited(text, wish.edits(placed(text), old, new))
        return mark + changed.encode(encoding)
    except SharedError:
        message = f"{_shown(own)} says this once for several places (with & and *), so it was left as it is."
        raise ConnectError(message, hint=_BY_HAND) from None
    except (CannotSpliceError, UnicodeEncodeError):
        raise _cannot(own) from None


def _check_writable(own: Path, target: Path) -> None:
    """Leave a file alone that its owner has made read-only, though its folder would let it be replaced."""
    if target.exists() and not os.access(target, os.W_OK):
        message = f"{_shown(own)} is read-only, so it was left as it is."
        raise ConnectError(message, hint=f"To let Connect change it: chmod u+w {_shown(own)}")


def _has_mistakes(problem: Problem) -> ConnectError:
    return ConnectError(
        f"Your habits.yaml has to be mended before anything in it can be changed: {problem}.",
        hint="`connect-tui config edit` opens it, and `connect-tui config check` names every mistake.",
    )


def _cannot(own: Path) -> ConnectError:
    return ConnectError(f"{_shown(own)} could not be changed safely, so it was left as it is.", hint=_BY_HAND)


def _shown(path: Path) -> str:
    return visible(clean_line(str(path)))
