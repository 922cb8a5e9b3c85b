"""One run of a command: what was asked, and where, when and for whom it is answered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from datetime import date

    from connect_tui.cli.output import Output
    from connect_tui.config.paths import Paths
    from connect_tui.domain.clock import Clock
    from connect_tui.domain.practices import Practice

STANDARD_STREAM = "-"
"""What is given for standard input or output in place of a text or a file."""
LONGEST_INPUT = 1_000_000
"""Bytes of a note that are read from standard input."""


class Session:
    """What every command is handed."""

    def __init__(self, arguments: Namespace, paths: Paths, clock: Clock, output: Output) -> None:
        self.arguments = arguments
        self.paths = paths
        self.clock = clock
        self.output = output
        self._workspace: Workspace | None = None

    @property
    def workspace(self) -> Workspace:
        """The person's workspace; the first look opens it and tells what is wrong with the catalogue."""
        if self._workspace is None:
            self._workspace = Workspace(self.paths, self.clock)
            self._tell_of_catalogue(self._workspace)
        return self._workspace

    def close(self) -> None:
        """Tell what happened to the files, and keep what was computed for the next time."""
        if self._workspace is not None:
            from connect_tui.services.notices import take_notices

            for notice in take_notices(self._workspace):
                self.output.tell(notice.message, notice.hint)
            self._workspace.save_book()

    def day(self, text: str | None) -> date:
        """Return the day that was named, today unless one was.

        Raises WrongUse where none can be told, or it lies further away than Connect looks.
        """
        from connect_tui.domain.days import parse_day

        today = self.workspace.today()
        return today if text is None else self._within_reach(parse_day(text, today), today)

    def day_ahead(self, text: str) -> date:
        """Return the day that was named where days to come are spoken of: a weekday is the next one.

        Raises WrongUse as :meth:`day` does.
        """
        from connect_tui.domain.people_rules import parse_day_ahead

        today = self.workspace.today()
        return self._within_reach(parse_day_ahead(text, today), today)

    def day_behind(self, text: str | None) -> date:
        """Return the day that was named where one looks back, as in ``4 December``; today unless one was.

        Raises WrongUse as :meth:`day` does.
        """
        from connect_tui.domain.people_rules import parse_day_behind

        today = self.workspace.today()
        return today if text is None else self._within_reach(parse_day_behind(text, today), today)

    def _within_reach(self, day: date, today: date) -> date:
        from connect_tui.domain.days import EARLIEST_DAY
        from connect_tui.services.check_ins import FURTHEST_REST_DAYS

        if day < EARLIEST_DAY:
            raise WrongUse(texts.TOO_LONG_AGO.format(day=day), hint=texts.EARLIEST.format(day=EARLIEST_DAY))
        if (day - today).days > FURTHEST_REST_DAYS:
            raise WrongUse(texts.TOO_FAR_AHEAD.format(day=day), hint=texts.FURTHEST)
        return day

    def practices(self, names: Iterable[str]) -> list[Practice]:
        """Return the practices that were named, each once. Raises WrongUse where one cannot be told."""
        from connect_tui.domain.find import find_practice

        found = (find_practice(self.workspace.practices, name) for name in names)
        return list({practice.id: practice for practice in found}.values())

    def _tell_of_catalogue(self, workspace: Workspace) -> None:
        problems = workspace.loaded.problems
        if problems:
            self.output.tell(
                texts.catalogue_problems(problems[0], len(problems), workspace.loaded.source),
                texts.SEE_CONFIG_CHECK,
            )


def read_text(given: str) -> str:
    """Return a text as it was given, or what standard input holds where that was asked for."""
    return read_standard_input() if given == STANDARD_STREAM else given


def read_file(given: str, limit: int) -> bytes:
    """Return what a file holds, or standard input where that was asked for (at most ``limit`` bytes)."""
    from pathlib import Path

    from connect_tui.exchange.files import read_bounded

    return read_bytes(limit) if given == STANDARD_STREAM else read_bounded(Path(given))


def read_standard_input() -> str:
    """Return what standard input holds as text. Raises ConnectError where it is no text, or too much."""
    data = read_bytes(LONGEST_INPUT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConnectError(texts.INPUT_NOT_TEXT, hint=texts.INPUT_NOT_TEXT_HINT) from error


def read_bytes(limit: int) -> bytes:
    """Return what standard input holds. Raises ConnectError where that is more than ``limit`` bytes."""
    if sys.stdin is None:
        return b""
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise ConnectError(texts.INPUT_TOO_LONG.format(limit=limit), hint=texts.INPUT_TOO_LONG_HINT)
    return data


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
