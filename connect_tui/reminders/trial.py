"""A popup to try whether popups work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.reminders import texts
from connect_tui.reminders.notifiers.desktop import desktop_notifier
from connect_tui.reminders.popup import Delivery, Events, Popup, Readiness

if TYPE_CHECKING:
    from collections.abc import Mapping

TRIAL = Popup(
    key="trial",
    title=texts.TEST_TITLE,
    body=texts.TEST_BODY,
    discreet_title=texts.TEST_TITLE,
    discreet_body=texts.TEST_BODY,
)


async def show_trial(env: Mapping[str, str]) -> tuple[Readiness, Delivery | None]:
    """Show a popup now, and return by what and what came of it; None where there is no way at all."""
    notifier = desktop_notifier(Events(_nothing, _nothing, _nothing), env)
    try:
        readiness = await notifier.prepare()
        if not readiness.ready:
            return readiness, None
        return readiness, await notifier.show(TRIAL, lambda: None)
    finally:
        await notifier.close()


def _nothing(*_: object) -> None:
    """Hear nothing: a trial asks nothing."""
