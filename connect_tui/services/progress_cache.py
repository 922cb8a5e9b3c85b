"""The cache file with the progress of practices at the start of one month; how cache files are written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

_FORMAT = 2

Dump: TypeAlias = list[int | float | None]


def kept_progress(
    file: Path, month: str, fingerprints: Mapping[str, str], schedules: Mapping[str, str]
) -> dict[str, Dump]:
    """Return the progress at the start of a month by practice id, where it was computed from just this."""
    try:
        found = json.loads(file.read_bytes())
        if found["format"] != _FORMAT or found["month"] != month or found["months"] != fingerprints:
            return {}
        return {
            practice: kept["at"]
            for practice, kept in found["progress"].items()
            if practice in schedules and kept["schedule"] == schedules[practice]
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def keep_progress(
    file: Path,
    month: str,
    fingerprints: Mapping[str, str],
    schedules: Mapping[str, str],
    progress: Mapping[str, Dump],
) -> bool:
    """Write such a file; tell whether that could be done."""
    kept = {practice: {"schedule": schedules[practice], "at": dump} for practice, dump in progress.items()}
    whole = {"format": _FORMAT, "month": month, "months": dict(fingerprints), "progress": kept}
    return write_cache(file, json.dumps(whole))


def write_cache(file: Path, text: str) -> bool:
    """Write a cache file for the person's eyes alone; a place that takes none is no fault, but told."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
            opened.write(text)
        temporary.replace(file)
    except OSError:
        return False
    return True
