"""Keys typed quickly: each does its work before the next one goes anywhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

_LOST_SECONDS = 2.0
"""After so long a key is no longer waited for: whatever it was on its way to is gone."""


class _Trip(NamedTuple):
    """A way up from a widget to the app, behind a key."""

    turn: int
    arrived: Callable[[], Awaitable[None]]


class KeysInOrder:
    """Holds keys and pastes back while an earlier one may still open a dialog or move the focus.

    A widget handles a key, and what comes of it, in its own time; and a dialog needs a moment until there is
    a field to write into. What is typed meanwhile would reach the screen below, or nothing. ``pass_on``
    hands an event to whatever has the focus at that moment.
    """

    def __init__(self, app: App[Any], pass_on: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app, self._pass_on = app, pass_on
        self._waiting: deque[events.Event] = deque()
        self._since: float | None = None
        self._newest = 0.0
        """When a key was last pressed, by the monotonic clock."""
        self._screen: Screen[Any] | None = None
        self._turn = 0

    @staticmethod
    def concerns(event: events.Event) -> bool:
        """Tell whether this comes from the keyboard just now."""
        return isinstance(event, events.Key | events.Paste) and not event.is_forwarded

    @property
    def is_under_way(self) -> bool:
        """Whether what a key has set off may still go on."""
        return self._since is not None

    def are_at_rest(self, seconds: float) -> bool:
        """Tell whether no key was pressed for so long."""
        return monotonic() - self._newest >= seconds

    async def take(self, event: events.Event) -> None:
        """Pass an event on, at once or when its turn comes."""
        self._newest = monotonic()
        self._waiting.append(event)
        if self._since is None or monotonic() - self._since > _LOST_SECONDS:
            await self._next()

    async def _next(self) -> None:
        self._since = None
        if self._waiting:
            self._since, self._screen = monotonic(), self._app.screen
            self._turn += 1
            target = self._app.focused or self._app.screen
            await self._pass_on(self._waiting.popleft())
            self._go_after_it(target, _Trip(self._turn, partial(self._go_again, target)))

    def _go_after_it(self, pump: MessagePump | None, trip: _Trip) -> None:
        """Follow the event on its way up to the app, always behind it and what it has set off."""
        while pump is not None and pump is not self._app:
            if pump.call_later(self._behind, pump, trip):
                return
            pump = pump._parent
        self._app.call_later(self._arrived, trip)

    def _behind(self, pump: MessagePump, trip: _Trip) -> None:
        if not pump.call_later(self._go_after_it, pump._parent, trip):
            self._go_after_it(pump._parent, trip)

    async def _arrived(self, trip: _Trip) -> None:
        if trip.turn == self._turn:
            await trip.arrived()

    async def _go_again(self, target: MessagePump) -> None:
        """Follow what the key's binding has set off: only here, at the app, are bindings looked for."""
        self._go_after_it(target, _Trip(self._turn, self._go_on))

    async def _go_on(self) -> None:
        """Pass the next one on; to a screen that this one has opened only once that one is ready."""
        if self._app.screen is not self._screen:
            self._screen = self._app.screen
            self._go_after_it(self._screen, _Trip(self._turn, self._go_on))
        else:
            await self._next()
