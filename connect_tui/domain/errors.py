"""The errors a person can meet, from whichever layer."""

from __future__ import annotations


class ConnectError(Exception):
    """Something could not be done.

    ``str(error)`` says what happened, ``hint`` what to do about it; both are sentences for a person.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class WrongUse(ConnectError):  # noqa: N818 - names what the person did
    """What was asked for cannot be meant: an unknown practice, a day that cannot be told, a done future day.

    ``nearest`` lists the closest things that can be meant, best first.
    """

    def __init__(self, message: str, *, hint: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint=hint)
        self.nearest = nearest
