"""Timing of commands and of keys in a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence


def command_seconds(commands: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Return the median seconds of each command, their runs taken in turns so that noise meets all alike."""
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for number, command in enumerate(commands):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            taken[number].append(time.perf_counter() - start)
    return [statistics.median(one) for one in taken]


def report(name: str, seconds: float, floor: float, aim: float | None = None) -> None:
    """Print seconds against those of a floor, and whether an aim for their ratio is met."""
    ratio = seconds / floor
    told = "" if aim is None else f" (aim {aim})" + ("" if ratio <= aim else "  MISSED")
    print(f"{name}: {seconds * 1000:.2f} / {floor * 1000:.2f} ms = {ratio:.2f}{told}")


class Terminal:
    """A program in a pseudo-terminal of 80x24, and how long it takes to paint."""

    def __init__(self, command: Sequence[str]) -> None:
        self.output = b""
        self.started = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(command[0], list(command))
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def until(self, wanted: Callable[[bytes], bool], timeout: float = 20) -> float:
        """Read until the output since the last call satisfies ``wanted``; return the moment it did."""
        deadline = time.perf_counter() + timeout
        while not wanted(self.output):
            if not select.select([self.master], [], [], max(0.0, deadline - time.perf_counter()))[0]:
                raise TimeoutError(self.output[-200:])
            self.output += os.read(self.master, 65536)
        return time.perf_counter()

    def press(self, key: bytes) -> float:
        """Type a key, forgetting what was painted before; return the moment."""
        self.drain()
        self.output = b""
        moment = time.perf_counter()
        os.write(self.master, key)
        return moment

    def drain(self, quiet: float = 0.25) -> None:
        """Read until nothing more comes for a while."""
        while select.select([self.master], [], [], quiet)[0]:
            self.output += os.read(self.master, 65536)

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def first_paint(command: Sequence[str], mark: bytes) -> float:
    """Return the seconds from starting a program until ``mark`` is on its screen."""
    terminal = Terminal(command)
    try:
        return terminal.until(lambda seen: mark in seen) - terminal.started
    finally:
        terminal.close()


def python(*arguments: str) -> list[str]:
    """Return a command that runs this very Python."""
    return [sys.executable, *arguments]
