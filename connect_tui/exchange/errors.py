"""Why a file cannot be taken over. Whoever meets one of these has changed nothing yet."""

from __future__ import annotations

from connect_tui.domain.errors import ConnectError

UNCHANGED = "Nothing was changed."


class UnusableFileError(ConnectError):
    """The file is damaged, or says something that cannot be.

    ``place`` tells where in it; empty for all of it.
    """

    def __init__(self, message: str, *, place: str = "", hint: str = "") -> None:
        where = f"{place}: " if place else ""
        super().__init__(f"{where}{message}", hint=f"{hint} {UNCHANGED}".lstrip())
        self.place = place


class ForeignFileError(UnusableFileError):
    """The file was not written by Connect."""


class NewerFileError(UnusableFileError):
    """The file was written by a newer version of Connect."""
