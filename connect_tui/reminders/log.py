"""The log of the reminders: which, when and by which way, never what they say or whom they name."""

from __future__ import annotations

import logging
import logging.handlers
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError

if TYPE_CHECKING:
    from io import TextIOWrapper

    from connect_tui.config.paths import Paths

LOGGER_NAME = "connect_tui.reminders"
_LARGEST_BYTES = 256 * 1024
_OLD_FILES = 2


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """Writes files that only their owner can read, and stays silent where it cannot write at all."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def shouldRollover(self, record: logging.LogRecord) -> int:  # noqa: N802 - logging's own name
        """Go on in the new file where another process has put aside the one that was written to."""
        stream = self.stream
        if stream is not None and _is_put_aside(Path(self.baseFilename), stream.fileno()):
            self.stream = None
            stream.close()
        return super().shouldRollover(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's own name
        """Go on without: a full disk must not end what the log is only about."""
        stream, self.stream = self.stream, None
        if stream is not None:
            with suppress(OSError):  # it tries once more to write what it could not
                stream.close()


def _is_put_aside(path: Path, descriptor: int) -> bool:
    """Tell whether a path leads to another file; not where it leads nowhere, as when all data was erased."""
    try:
        there, ours = path.stat(), os.fstat(descriptor)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino)


def start_log(paths: Paths) -> logging.Handler:
    """Have the reminders, and the scheduler's warnings, logged to the file; return what writes it."""
    handler = _PrivateFile(paths.log_file, maxBytes=_LARGEST_BYTES, backupCount=_OLD_FILES, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name, level in ((LOGGER_NAME, logging.INFO), ("apscheduler", logging.CRITICAL)):
        logger = logging.getLogger(name)
        logger.setLevel(level)
        logger.propagate = False
        logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close the log."""
    for name in (LOGGER_NAME, "apscheduler"):
        logging.getLogger(name).removeHandler(handler)
    handler.close()


def fault(error: BaseException) -> str:
    """Return what may be said of an error where others read along: its kind and place, never its words."""
    cause = error.__cause__
    kind = type(error).__name__
    if isinstance(error, ConnectError) and cause is not None:
        kind = f"{kind} ({type(cause).__name__})"
    place, traceback = "", error.__traceback__
    while traceback is not None:
        place = f"{Path(traceback.tb_frame.f_code.co_filename).name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return f"{kind} at {place}" if place else kind
