"""The past in short: which days of each month were marked, and where practices stood when it began.

It spares reading hundreds of months when one looks back over years. It lies in a cache file of its own, which
names the month files and the schedules that it was made from. A month whose file is another now is read
again, and nothing that was computed from it is used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

from connect_tui.domain.month_marks import MonthMarks, month_marks
from connect_tui.domain.records import Mark
from connect_tui.services.progress_cache import Dump, write_cache

_FORMAT = 1

Checkpoints: TypeAlias = Mapping[str, Mapping[str, Dump]]
"""By practice and month."""


class Ledger:
    """Marks of past months in short form, each with the fingerprint of the file they were read from."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._months: dict[str, tuple[str, dict[str, MonthMarks]]] = {}
        self._unread: dict[str, tuple[str, dict[str, list[int]]]] = {}
        self._written: tuple[object, ...] | None = None

    def month(self, month: str, fingerprint: str) -> Mapping[str, MonthMarks] | None:
        """Return the marks of a month by practice id; None where it is not known in this version."""
        unread = self._unread.pop(month, None)
        if unread is not None and month not in self._months:
            short = {practice: MonthMarks(*pair) for practice, pair in unread[1].items()}
            self._months[month] = (unread[0], short)
        known = self._months.get(month)
        return known[1] if known is not None and known[0] == fingerprint else None

    def note(
        self, month: str, fingerprint: str, marks: Mapping[str, Mapping[date, Mark]]
    ) -> Mapping[str, MonthMarks]:
        """Take in what was read from a file that had this fingerprint before; return it in short form."""
        short = {practice: month_marks(found) for practice, found in marks.items()}
        self._months[month] = (fingerprint, short)
        return short

    def load(self, fingerprints: Mapping[str, str], schedules: Mapping[str, str]) -> Checkpoints:
        """Read the file; return the checkpoints in it that hold for these month files and schedules."""
        try:
            head, body = self._file.read_bytes().split(b"\n", 1)
            if head != _head(body):
                return {}
            found = json.loads(body)
            then = {month: known[0] for month, known in found["months"].items()}
            months = {
                month: (print_then, marks)
                for month, (print_then, marks) in found["months"].items()
                if fingerprints.get(month) == print_then
            }
            valid_until = _first_other(fingerprints, then)
            checkpoints: dict[str, dict[str, Dump]] = {}
            for practice, kept in found["progress"].items():
                if schedules.get(practice) == kept["schedule"]:
                    checkpoints[practice] = {
                        month: dump for month, dump in kept["at"].items() if month <= valid_until
                    }
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}
        self._unread = months
        if checkpoints.keys() == schedules.keys():
            self._written = _contents(then, schedules)
        return checkpoints

    def save(
        self,
        until: str,
        fingerprints: Mapping[str, str],
        schedules: Mapping[str, str],
        checkpoints: Checkpoints,
    ) -> None:
        """Write the file, unless it says this already. A place that takes no files is no fault.

        ``fingerprints`` are those of the months before ``until``; later checkpoints are left out.
        """
        if self._written == _contents(fingerprints, schedules):
            return
        months = {
            month: self._months[month]
            for month, fingerprint in fingerprints.items()
            if self.month(month, fingerprint) is not None
        }
        progress = {}
        for practice, schedule in schedules.items():
            at = {month: dump for month, dump in checkpoints.get(practice, {}).items() if month <= until}
            progress[practice] = {"schedule": schedule, "at": at}
        body = json.dumps({"months": months, "progress": progress}, separators=(",", ":"))
        if write_cache(self._file, f"{_head(body.encode()).decode()}\n{body}"):
            self._written = _contents(fingerprints, schedules)


def _head(body: bytes) -> bytes:
    """Return the line above the body, by which a damaged file is told."""
    return json.dumps({"format": _FORMAT, "sum": crc32(body)}).encode()


def _contents(fingerprints: Mapping[str, str], schedules: Mapping[str, str]) -> tuple[object, ...]:
    return dict(fingerprints), dict(schedules)


def _first_other(now: Mapping[str, str], then: Mapping[str, str]) -> str:
    """Return the first month that is not the same in both; later than any where there is none."""
    others = (month for month in now.keys() | then.keys() if now.get(month) != then.get(month))
    return min(others, default="9999-99")
