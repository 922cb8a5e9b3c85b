"""What is told of a crash: never the notes and names that a traceback with local values would show."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text
from rich.traceback import Traceback

from connect_tui.ui import texts

if TYPE_CHECKING:
    from types import TracebackType


def crash_report(*, with_traceback: bool) -> Group:
    """Return what to print of the exception that is being handled."""
    kind, _, traceback = sys.exc_info()
    place = _place(traceback)
    name = kind.__name__ if kind else "fault"
    told = Text(texts.CRASHED.format(kind=name, place=f"{Path(place[0]).name}:{place[1]}"))
    return Group(told, *([Traceback(show_locals=False)] if with_traceback else []))


def _place(traceback: TracebackType | None) -> tuple[str, int]:
    """Return file and line of the innermost call."""
    place = ("", 0)
    while traceback is not None:
        place = (traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
