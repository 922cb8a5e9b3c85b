"""Writing in the editor that a person has chosen for themselves.

What is written lies meanwhile in a file that nobody else can read, in a folder of its own. Both are gone
afterwards, unless vim has left something in it that could not be had. Whatever is saved there is handed on
within a moment, so that it is safe should this process die.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.edit import editor_command
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.text import clean_text, shortened
from connect_tui.services.editor_files import content_of, decoded, recover_from_swap, swap_file
from connect_tui.services.editor_folders import EditorFolder, new_folder

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from types import FrameType

PATIENCE = 3.0
"""For how many seconds an editor that is asked to end may take its time."""

_AT_ONCE = 0.7
"""Within so many seconds nobody has written anything."""
LOOKED_AFTER = 1.0
"""Seconds between two looks at whether anything was saved in the editor."""
LONGEST = 1_000_000
"""The most characters of an entry; a longer one could not be taken over from a file again."""

_ENDINGS = (signal.SIGTERM, signal.SIGHUP)

GONE = "The file was gone when the editor had ended."
GONE_HINT = "What you had before is as it was."
NOT_READ = "What the editor has written could not be read: {reason}."
FAILED = "The editor ended with status {status}."
KILLED = "The editor was ended from outside ({name})."
ENDED = "Connect was asked to end while the editor was open."
NOT_UTF8 = "The editor has saved the text in another encoding than UTF-8."
NOT_UTF8_HINT = "It was read as Windows-1252; what that does not know stands there as \\x and its number."
AT_ONCE = "The editor came back at once, and nothing had changed."
AT_ONCE_HINT = "One that opens a window of its own must be told to wait, as in EDITOR='code --wait'."
NOT_STARTED = "The editor “{editor}” could not be started: {reason}."
NOT_STARTED_HINT = "Set EDITOR to the command of yours, as in EDITOR=nano."
TOO_LONG = f"This is longer than an entry can be, which is {LONGEST:,} characters."
TOO_LONG_HINT = "Nothing of it is lost; make several entries of it."
SWAP_LEFT = "What vim had not saved may be in {path}."


class Edited(NamedTuple):
    """What came of writing in one's own editor."""

    text: str
    """What the file held in the end, cleaned; what was there before where there is no more to be had."""
    trouble: str = ""
    """What went wrong, as a sentence. What was written is then to be kept as a draft, not as an entry."""
    hint: str = ""
    """More about the trouble."""
    before: str = ""
    """What the editor was opened on, cleaned."""
    ended_by: int = 0
    """The signal that asked this process to end meanwhile; see :func:`end_as_asked`."""
    is_left_there: bool = False
    """Whether the folder is still there, as vim has something in it that could not be had."""

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than before."""
        return self.text != self.before


def write_in_editor(
    text: str, *, env: Mapping[str, str], owner: str = "", keep: Callable[[str], object] = lambda _: None
) -> Edited:
    """Open a text in the editor that ``env`` names, wait until it has ended, and return what came of it.

    The terminal is the editor's meanwhile: an app on it has to step aside first. Where nothing went wrong and
    ``is_changed`` holds, the text is what the person meant; with ``trouble``, they are to be told, and the
    text is to be kept as a draft. With ``ended_by`` the caller keeps the draft and then calls
    :func:`end_as_asked`.

    ``keep`` is given each text that is saved meanwhile, and ``owner`` is the journal it belongs to, by which
    what is left of it is found should this process die.

    Raises ConnectError where there is no editor, where it cannot be started or where no file can be made.
    """
    import time

    before = clean_text(text)
    command = editor_command(env)
    folder = new_folder(env, owner, f"{before}\n".encode() if before else b"")
    edited: Edited | None = None
    try:
        started = time.monotonic()
        status, asked = _run(command, folder, env, _Watch(folder.file, keep))
        lasted = time.monotonic() - started
        edited = _what_came(folder.file, before, status, asked, env)
    finally:
        if edited is not None and edited.is_left_there:
            folder.note(owner, edited.text.encode())
            folder.let_go()
        else:
            folder.remove()
    if not edited.trouble and not edited.is_changed and lasted < _AT_ONCE:
        return edited._replace(trouble=AT_ONCE, hint=AT_ONCE_HINT)
    return edited


def end_as_asked(edited: Edited) -> None:
    """End this process as it was asked to while the editor was open; nothing where it was not."""
    if edited.ended_by:
        signal.raise_signal(edited.ended_by)


class _Watch:
    """Hands on what is saved in a file, each time that it has changed."""

    def __init__(self, path: Path, keep: Callable[[str], object]) -> None:
        self._path, self._keep = path, keep
        self._seen = self._content()

    def look(self) -> None:
        """Look whether anything else is saved than before; an empty file may be one that is being written."""
        content = self._content()
        if content and content != self._seen:
            self._seen = content
            self._keep(clean_text(decoded(content)[0]))

    def _content(self) -> bytes:
        try:
            return content_of(self._path, with_leftovers=True)
        except OSError:
            return b""


class _AskedToEndError(Exception):
    """Leads out of waiting. It never leaves this module."""


def _run(command: list[str], folder: EditorFolder, env: Mapping[str, str], watch: _Watch) -> tuple[int, int]:
    """Run the editor to its end; return its status, and the signal that asked this process to end, or 0.

    Interrupting is the editor's business: it shares the terminal.
    """
    import subprocess

    asked: list[int] = []
    waiting = False

    def note_ending(number: int, _: FrameType | None) -> None:
        nonlocal waiting
        asked.append(number)
        if waiting:
            waiting = False
            raise _AskedToEndError

    with _handling(note_ending):
        try:
            process = subprocess.Popen(  # noqa: S603 - the person's own editor
                [*command, str(folder.file)], env=dict(env), pass_fds=[folder.lock]
            )
        except OSError as error:
            message = NOT_STARTED.format(editor=shortened(command[0]), reason=error.strerror)
            raise ConnectError(message, hint=NOT_STARTED_HINT) from error
        is_over = False
        while not is_over:
            try:
                waiting = True
                is_over = bool(asked) or _ends_soon(process)
                waiting = False
            except _AskedToEndError:
                is_over = True
            if not is_over:
                watch.look()
        if asked and process.poll() is None:
            _end(process, asked[0])
    return process.returncode, next(iter(asked), 0)


def _ends_soon(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether the editor ends before it is time for another look."""
    from subprocess import TimeoutExpired

    try:
        process.wait(LOOKED_AFTER)
    except TimeoutExpired:
        return False
    return True


def _end(process: subprocess.Popen[bytes], ending: int) -> None:
    """Have the editor end, gently first."""
    from subprocess import TimeoutExpired

    process.send_signal(ending)
    try:
        process.wait(PATIENCE)
    except TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _handling(note_ending: signal._HANDLER) -> Iterator[None]:
    """Have requests to end handled so, and interruptions not at all; only the main thread is asked."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.signal(one, note_ending) for one in _ENDINGS}
    # A handler, since what a process ignores, the programs that it starts ignore as well.
    before |= {one: signal.signal(one, lambda *_: None) for one in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, signal.SIG_DFL if handler is None else handler)


def _what_came(path: Path, before: str, status: int, asked: int, env: Mapping[str, str]) -> Edited:
    """Read what was written, and say what went wrong."""
    trouble = ""
    if asked:
        trouble = ENDED
    elif status < 0:
        trouble = KILLED.format(name=_signal_name(-status))
    elif status:
        trouble = FAILED.format(status=status)
    swap = swap_file(path) if trouble else None
    left = swap is not None and not recover_from_swap(path, env)
    hint = SWAP_LEFT.format(path=swap) if left else ""
    try:
        content = content_of(path, with_leftovers=bool(trouble))
    except FileNotFoundError:
        return Edited(before, trouble or GONE, hint or GONE_HINT, before, asked, left)
    except OSError as error:
        why = NOT_READ.format(reason=error.strerror)
        return Edited(before, why, hint or GONE_HINT, before, asked, left)
    text, is_utf8 = decoded(content)
    edited = Edited(clean_text(text), trouble, hint, before, asked, left)
    if not is_utf8:
        return edited._replace(trouble=trouble or NOT_UTF8, hint=hint or NOT_UTF8_HINT)
    if not trouble and edited.is_changed and len(edited.text) > LONGEST:
        return edited._replace(trouble=TOO_LONG, hint=TOO_LONG_HINT)
    return edited


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
