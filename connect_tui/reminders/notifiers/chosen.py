"""Several ways to show popups, tried in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.reminders.notifiers import texts
from connect_tui.reminders.popup import Delivery, Readiness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from connect_tui.domain.showings import Way
    from connect_tui.reminders.popup import Notifier, Popup


class NotifierChain:
    """A notifier that uses the first that is ready of one or more.

    ``current`` is the one that was ready last; ``way`` and ``discreet_only`` are its own.
    """

    def __init__(self, notifiers: Sequence[Notifier]) -> None:
        self._notifiers = tuple(notifiers)
        self.current: Notifier | None = None
        self.way: Way = self._notifiers[0].way
        self.discreet_only = self._notifiers[0].discreet_only

    async def prepare(self) -> Readiness:
        """Find the first that is ready. Where none is, the detail tells why the first is not."""
        details: list[str] = []
        for notifier in self._notifiers:
            readiness = await notifier.prepare()
            if readiness.ready:
                self._choose(notifier)
                return readiness
            details.append(readiness.detail)
        self.current = None
        return Readiness(False, details[0])

    async def show(self, popup: Popup, before_sending: Callable[[], None]) -> Delivery:
        """Show a popup by the first way that does not fail. ``before_sending`` is called once at most."""
        about_to_send = _Once(before_sending)
        failed = Delivery(self._notifiers[0].way, False, trouble=texts.NO_WAY)
        for place, notifier in enumerate(self._notifiers):
            readiness = await notifier.prepare()
            if not readiness.ready:
                if not place:
                    failed = failed._replace(trouble=readiness.detail)
                continue
            self._choose(notifier)
            delivery = await notifier.show(popup, about_to_send)
            if delivery.shown is not False:
                return delivery
            failed = delivery
        return failed

    async def withdraw(self, popup: int, server: str) -> None:
        """Take a popup back, by whichever of them has shown it."""
        for notifier in self._notifiers:
            await notifier.withdraw(popup, server)

    async def close(self) -> None:
        """Let go of everything, at once."""
        for notifier in self._notifiers:
            await notifier.close()

    def _choose(self, notifier: Notifier) -> None:
        self.current, self.way, self.discreet_only = notifier, notifier.way, notifier.discreet_only


class _Once:
    """Calls something the first time only. What it raises goes on, and it may then be called again."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._called = False

    def __call__(self) -> None:
        if not self._called:
            self._call()
            self._called = True
