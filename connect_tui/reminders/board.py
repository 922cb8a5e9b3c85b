"""The popups on show: put up, answered, taken back, and all of it written down."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders import claims
from connect_tui.reminders.answers import ANSWERS, OpenPopup, carry_out
from connect_tui.reminders.composing import compose
from connect_tui.reminders.log import LOGGER_NAME, fault
from connect_tui.reminders.popup import Button, Delivery, Events
from connect_tui.reminders.stale import is_stale, on_show, owner_is_gone
from connect_tui.services.reminders import ask_again

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from connect_tui.domain.showings import Showing
    from connect_tui.reminders.popup import Notifier, Opener
    from connect_tui.services.reminder_subjects import Subject
    from connect_tui.services.workspace import Workspace

_logger = logging.getLogger(LOGGER_NAME)

_LAST_TRIES = 2
"""How often what could not be recorded is tried again before the process ends."""

_CAME_TO = {True: "shown", False: "not shown", None: "handed over, not confirmed"}


class Board:
    """The popups that one process has put up. What cannot be recorded is kept and tried again, in order.

    ``heard`` is called whenever a person has answered something. Once it is not ``wanted`` any more, as where
    the data was erased, nothing is recorded. ``evening`` opens the evening from a popup; on a day on which
    that failed, the popup comes again and says what to type instead.
    """

    def __init__(
        self,
        workspace: Workspace,
        name: str,
        heard: Callable[[], None],
        wanted: Callable[[], bool],
        evening: Opener | None = None,
    ) -> None:
        self.events = Events(self._answered, self._closed, self._confirmed)
        """What the notifier is to be given."""
        self._workspace = workspace
        self._name = name
        self._heard = heard
        self._wanted = wanted
        self._evening = evening
        self._opened_in_vain: date | None = None
        self._open: dict[int, OpenPopup] = {}
        self._unconfirmed: dict[str, OpenPopup] = {}
        self._unsaved: list[Callable[[], object]] = []

    async def put_up(self, notifier: Notifier, claim: claims.Claim) -> bool:
        """Show what was claimed; tell whether it was shown, or at least handed over.

        Raises ConnectError where nothing can be recorded; nothing was sent then.
        """
        replaced = self._replaced_by(claim)
        composed = compose(
            self._workspace,
            claim.occurrences,
            late=claim.late,
            replaces=replaced[0] if replaced else 0,
            opens_evening=self._opens_evening(claim.occurrences[0].day),
        )
        try:
            delivery = await notifier.show(composed.popup, lambda: self._begin_sending(claim, composed.named))
        except claims.OvertakenError:
            _logger.info("%s: left alone", ", ".join(claim.keys))
            return False
        shown = OpenPopup(claim.occurrences, delivery.popup, delivery.server, composed.subject)
        self._log(shown, f"{_CAME_TO[delivery.shown]} by {delivery.way} {delivery.trouble}")
        if delivery.shown is None and delivery.way is Way.DBUS:
            of_today = {key: one for key, one in self._unconfirmed.items() if one.day == shown.day}
            self._unconfirmed = {**of_today, claim.occurrences[0].key: shown}
        self._settle(shown, delivery)
        if delivery.shown:
            await self._take_back(notifier, [one for one in replaced if one != delivery.popup])
        return delivery.shown is not False

    async def take_back_stale(self, notifier: Notifier) -> None:
        """Take back what has nothing left to ask for, and what a process that has ended left on show."""
        for (server, number), showings in on_show(self._workspace).items():
            keys = [one.key for one in showings]
            ours = self._has_open(number, server)
            if is_stale(self._workspace, showings) if ours else self._is_orphan(showings[0]):
                await notifier.withdraw(number, server)
                if ours and not self._has_open(number, server):
                    continue  # answered in the meantime
                if ours:
                    del self._open[number]
                _logger.info("%s: taken back", ", ".join(keys))
                self._save(partial(claims.mark_answer, self._workspace, keys, Answer.WITHDRAWN))

    async def take_down(self, notifier: Notifier) -> None:
        """Take back everything that is on show, since nobody would hear its buttons any more."""
        keys: list[str] = []
        try:
            for number, popup in list(self._open.items()):
                await notifier.withdraw(number, popup.server)
                if self._open.pop(number, None) is not None:
                    keys += popup.keys
        finally:
            if keys or self._unsaved:
                self._save(lambda: claims.mark_answer(self._workspace, keys, Answer.WITHDRAWN))
                for _ in range(_LAST_TRIES):
                    self._save_what_can_be()
                if self._unsaved:
                    _logger.warning("ended before everything could be recorded")

    def save_unsaved(self) -> None:
        """Record what could not be recorded before. Raises ConnectError where it still cannot."""
        while self._unsaved:
            try:
                self._unsaved[0]()
            except WrongUse as error:
                _logger.warning("cannot be recorded at all: %s", fault(error))
            except ConnectError:
                raise
            except Exception as error:  # noqa: BLE001 - what can never be recorded must not hold up the rest
                _logger.error("cannot be recorded for a fault: %s", fault(error))
            del self._unsaved[0]

    def _has_open(self, number: int, server: str) -> bool:
        popup = self._open.get(number)
        return popup is not None and popup.server == server

    def _is_orphan(self, showing: Showing) -> bool:
        """Tell whether nobody hears the buttons: its process has ended, or had this one's number."""
        return showing.by == self._name or owner_is_gone(showing)

    def _replaced_by(self, claim: claims.Claim) -> list[int]:
        """Return the popups whose place a new one takes: those that stand for none but its reminders."""
        reminders = {one.rule.id for one in claim.occurrences}
        return [
            number
            for number, popup in self._open.items()
            if reminders >= {one.rule.id for one in popup.occurrences}
        ]

    def _begin_sending(self, claim: claims.Claim, named: Mapping[str, Subject]) -> None:
        if not self._wanted():
            raise claims.OvertakenError("What this reminder is about was removed.")
        claims.begin_sending(self._workspace, claim, named)

    async def _take_back(self, notifier: Notifier, numbers: list[int]) -> None:
        for number in numbers:
            popup = self._open.get(number)
            if popup is not None:
                await notifier.withdraw(number, popup.server)
                self._closed(number, Answer.WITHDRAWN)

    def _settle(self, popup: OpenPopup, delivery: Delivery) -> None:
        self._save(lambda: claims.settle(self._workspace, popup.keys, self._name, delivery))
        if not delivery.popup or delivery.shown is False:
            return
        before = self._open.pop(delivery.popup, None)
        if before is not None:
            self._save(lambda: claims.mark_answer(self._workspace, before.keys, Answer.WITHDRAWN))
        self._open[delivery.popup] = popup

    def _opens_evening(self, day: date) -> bool:
        return self._evening is not None and self._opened_in_vain != day and self._evening.is_there()

    def _answered(self, number: int, button: Button) -> None:
        popup = self._open.pop(number, None)
        if popup is None:
            return
        self._log(popup, f"answered {button}")
        answer = ANSWERS[button]
        if button is Button.OPEN and self._evening is not None and not self._evening.open():
            self._opened_in_vain, answer = popup.day, Answer.WITHDRAWN
            self._save(lambda: ask_again(self._workspace, popup.occurrences[0].rule, popup.day))
        else:
            self._save(lambda: carry_out(self._workspace, popup, button))
        self._save(lambda: claims.mark_answer(self._workspace, popup.keys, answer))
        self._heard()

    def _closed(self, number: int, answer: Answer) -> None:
        popup = self._open.pop(number, None)
        if popup is not None:
            self._log(popup, answer)
            self._save(lambda: claims.mark_answer(self._workspace, popup.keys, answer))

    def _confirmed(self, key: str, delivery: Delivery) -> None:
        popup = self._unconfirmed.pop(key, None)
        if popup is None:
            return
        popup = popup._replace(number=delivery.popup, server=delivery.server)
        self._log(popup, f"{_CAME_TO[delivery.shown]} after all {delivery.trouble}")
        self._settle(popup, delivery)
        self._heard()

    def _save(self, record: Callable[[], object]) -> None:
        """Record something, after what is still waiting to be."""
        if not self._wanted():
            return
        self._unsaved.append(record)
        self._save_what_can_be()

    def _save_what_can_be(self) -> None:
        try:
            self.save_unsaved()
        except ConnectError as error:
            _logger.warning("not recorded yet: %s", fault(error))

    def _log(self, popup: OpenPopup, what: str) -> None:
        _logger.info("%s: %s", ", ".join(popup.keys), what.strip())
