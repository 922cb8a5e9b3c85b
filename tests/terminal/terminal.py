"""Connect in a real pseudo-terminal: what is typed, what is painted, and the bytes that reach it."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

_OWN_THE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
_PATIENCE_SECONDS = 30


def connect(folder: Path, *arguments: str) -> list[str]:
    """Return the command that runs Connect on a folder."""
    places = ("--data-dir", str(folder / "data"), "--config-dir", str(folder / "config"))
    return [sys.executable, "-m", "connect_tui", *arguments, *places]


class Terminal:
    """A program in a terminal of its own, of 80 by 24."""

    def __init__(self, command: Sequence[str], home: Path, **environment: str) -> None:
        master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._settings_before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _OWN_THE_TERMINAL, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                **environment,
            },
        )
        self._master, self._slave = master, slave
        self._hung_up = False
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        if not self._hung_up:
            self._hung_up = True
            os.close(self._slave)
            os.close(self._master)

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def paste(self, text: str) -> None:
        self.press(f"\x1b[200~{text}\x1b[201~")

    def text(self) -> str:
        """The screen as it is now, a half of a wide character that something else covers left out."""
        lines = (self._screen.buffer[row] for row in range(self._screen.lines))
        return "\n".join("".join(line[at].data for at in range(self._screen.columns)) for line in lines)

    def until(self, condition: Callable[[], bool]) -> None:
        """Read what is painted until something is so; fail where it never comes."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            left = deadline - time.monotonic()
            assert left > 0, self.text()
            self._read(min(left, 0.05))

    def until_shown(self, *texts: str) -> None:
        self.until(lambda: all(text in self.text() for text in texts))

    def until_gone(self, text: str) -> None:
        self.until(lambda: text not in self.text())

    def finish(self) -> int:
        """Read to the end of the program and return its exit status; minus the number of a signal."""
        self.until(lambda: self.process.poll() is not None)
        while self._read(0):
            pass
        return self.process.returncode

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was: echoing, on its main screen, with a cursor, without mouse."""
        settings_back = termios.tcgetattr(self._slave) == self._settings_before
        return settings_back and all(
            self.raw.rfind(off) > self.raw.rfind(on)
            for on, off in (
                (b"\x1b[?1049h", b"\x1b[?1049l"),
                (b"\x1b[?25l", b"\x1b[?25h"),
                (b"\x1b[?1000h", b"\x1b[?1000l"),
                (b"\x1b[?2004h", b"\x1b[?2004l"),
            )
        )

    def _read(self, patience: float) -> bool:
        if not select.select([self._master], [], [], patience)[0]:
            return False
        data = os.read(self._master, 65536)
        self.raw += data
        self._stream.feed(data)
        return True
