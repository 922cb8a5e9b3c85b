"""How the state of the reminders is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.config.settings import Popups
from connect_tui.domain.showings import Way
from connect_tui.ui import reminder_texts
from connect_tui.ui.content import shown
from connect_tui.ui.widgets.health_header import HealthPart

if TYPE_CHECKING:
    from datetime import datetime

    from connect_tui.config.settings import Settings
    from connect_tui.ui.reminder_desk import Health


def health_parts(health: Health, settings: Settings, now: datetime, key: str) -> tuple[HealthPart, ...]:
    """Return what to tell, the most pressing first; ``key`` has reminders start at login, if it has one."""
    parts = [HealthPart(shown(health.trouble), shown(health.trouble), warns=True)] if health.trouble else []
    if settings.popups is Popups.OFF:
        off = reminder_texts.POPUPS_OFF
        return (*parts, HealthPart(off, off))
    parts.append(_way(health))
    full, short = _when(health, now, key)
    parts.append(HealthPart(full, short))
    return tuple(parts)


def _way(health: Health) -> HealthPart:
    words = reminder_texts.NO_POPUPS if health.way is None else reminder_texts.POPUPS[health.way]
    detail = f" ({shown(health.detail)})" if health.detail else ""
    warns = health.way in (None, Way.TOAST) and not health.trouble
    return HealthPart(words + detail, words, warns=warns)


def _when(health: Health, now: datetime, key: str) -> tuple[str, str]:
    if health.background is not None:
        told = reminder_texts.BACKGROUND.format(when=reminder_texts.since(health.background, now))
        return told, told
    if health.at_login:
        return reminder_texts.AT_NEXT_LOGIN
    if not key:
        return reminder_texts.WHILE_OPEN_NO_KEY
    full, short = reminder_texts.WHILE_OPEN
    return full.format(key=key), short.format(key=key)
