"""What the screens ask of the reminders, whoever serves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from connect_tui.domain.showings import Way
    from connect_tui.reminders.outlook import Entry, Outlook


class Health(NamedTuple):
    """Whether reminders truly arrive, and how."""

    way: Way | None
    """By which way popups come now; None where none is known to work."""
    detail: str
    """What serves them, as in ``dunst 1.9.0``, or why they do not come; holds no word of the person's."""
    background: datetime | None
    """Since when background reminders run, local; None if they do not."""
    trouble: str
    """What is wrong now, as a sentence; empty if nothing is."""
    at_login: bool
    """Whether they start at login."""


class ReminderDesk(Protocol):
    """Everything about reminders that a person can see or do from a screen.

    What is not ``async`` is called on the event loop, some of it every second, and must not block. Each may
    raise ConnectError, which is told.
    """

    async def serve(self, show: Callable[[str, str], None], open_evening: Callable[[], None]) -> None:
        """Have what is due shown, until cancelled; ``show`` shows a title and a text in the app itself.

        ``open_evening`` opens the evening in the app.
        """
        ...

    def outlook(self, days: int) -> Outlook:
        """Return how the reminders stand, and what comes in so many days ahead."""
        ...

    def health(self) -> Health:
        """Return whether reminders arrive."""
        ...

    def words(self, entry: Entry) -> str:
        """Return what its popup says, in a line; may hold a person's words."""
        ...

    async def login_plan(self) -> str:
        """Return what ``install`` would write, or ``uninstall`` remove, in words and with its place."""
        ...

    async def test(self) -> str:
        """Show a popup now, and return a sentence that tells whether it came."""
        ...

    async def install(self) -> str:
        """Have reminders start at login, and return a sentence that tells what was written."""
        ...

    async def uninstall(self) -> str:
        """Have reminders no longer start at login, and return a sentence that tells what was removed."""
        ...

    def switch(self, rule_id: str, on: bool) -> None:  # noqa: FBT001 - as one says it
        """Switch a rule on or off in habits.yaml."""
        ...

    def set_times(self, rule_id: str, text: str) -> None:
        """Give a rule another time, several, or two to choose a moment between, in habits.yaml.

        Raises WrongUse where the text is no such thing.
        """
        ...

    def put_off(self, reminder: str, minutes: int | None) -> None:
        """Have a reminder come so many minutes from now, or not again today where that is None."""
        ...
