"""A popup, and what can show one."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, Protocol

from connect_tui.domain.showings import Answer, Way


class Button(StrEnum):
    """What can be answered on the spot. The value is the action's key on the bus."""

    DONE = "done"
    LATER = "later"
    NOT_TODAY = "not-today"
    SOMEONE_ELSE = "someone-else"
    OPEN = "open"


class Popup(NamedTuple):
    """What a popup says. Plain text: whoever shows it escapes what its way needs escaped."""

    key: str
    """The key of the (first) showing."""
    title: str
    body: str
    buttons: tuple[Button, ...] = ()
    labels: tuple[str, ...] = ()
    """What stands on each button."""
    replaces: int = 0
    """The number of the popup whose place it takes; 0 for none."""
    discreet_title: str = ""
    discreet_body: str = ""
    """What may be said where others can read along; never holds a word of the person's."""
    buttonless: str = ""
    """What is said besides where no button can be shown; holds no word of the person's."""


class Opener(Protocol):
    """What opens something that a popup is about. Neither raises for what a machine may do."""

    def is_there(self) -> bool:
        """Tell whether it could be opened now."""
        ...

    def open(self) -> bool:
        """Open it, without waiting; tell whether it has begun to open."""
        ...


class Readiness(NamedTuple):
    """Whether something could be shown this way now."""

    ready: bool
    detail: str
    """What serves it, as in ``dunst 1.9.0``, or why it is not ready; holds no word of the person's."""


class Delivery(NamedTuple):
    """What came of showing a popup."""

    way: Way
    shown: bool | None
    """None where nobody can say: it was handed over and not confirmed."""
    popup: int = 0
    """The number that the server gave it; 0 where there is none."""
    server: str = ""
    """Which run of which server that was; a mark to hand back to ``withdraw``."""
    trouble: str = ""
    """Why it was not shown; holds no word of the person's."""


class Events(NamedTuple):
    """What a notifier tells of the popups that it has shown, at any later time, on the event loop."""

    answered: Callable[[int, Button], None]
    """A button of the popup of this number was pressed."""
    closed: Callable[[int, Answer], None]
    """The popup of this number is gone, DISMISSED or EXPIRED, or WITHDRAWN with its server."""
    confirmed: Callable[[str, Delivery], None]
    """An unconfirmed showing (by the popup's key) was confirmed or refused after all."""


class Notifier(Protocol):
    """A way to show popups. Nothing here raises for what a desktop may do, and nothing blocks the loop."""

    way: Way
    discreet_only: bool
    """Whether others on this machine can read what is shown this way."""

    async def prepare(self) -> Readiness:
        """Get ready, connecting anew where that is needed, and tell whether a popup could be shown now.

        Takes at most some seconds; may be cancelled at any moment.
        """
        ...

    async def show(self, popup: Popup, before_sending: Callable[[], None]) -> Delivery:
        """Show a popup. ``before_sending`` is called at the last moment before it leaves this process.

        If that raises, nothing is sent and the error goes on to the caller.
        """
        ...

    async def withdraw(self, popup: int, server: str) -> None:
        """Take a popup back, also one that another process has shown, if that server still runs."""
        ...

    async def close(self) -> None:
        """Let go of everything, at once."""
        ...
