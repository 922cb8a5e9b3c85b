"""How it is told whether reminders arrive."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from connect_tui.config.settings import Popups, Settings
from connect_tui.domain.showings import Way
from connect_tui.ui import reminder_texts
from connect_tui.ui.health import health_parts
from connect_tui.ui.reminder_desk import Health
from tests.ui.home import NOW
from tests.ui.hostile import HOSTILE, UNSAFE

WELL = Health(Way.DBUS, "dunst 1.9.0", None, "", at_login=False)


def _told(health: Health, settings: Settings | None = None, key: str = "i") -> list[str]:
    return [part.full for part in health_parts(health, settings or Settings(), NOW, key)]


@pytest.mark.parametrize(
    ("health", "told"),
    [
        (WELL, "they come while Connect is open; press i to have them at login"),
        (WELL._replace(at_login=True), "they come while Connect is open, and from your next login on"),
        (WELL._replace(background=NOW - timedelta(hours=2)), "background reminders run since 10:00"),
        (WELL._replace(background=NOW - timedelta(days=3)), "background reminders run since Thursday 12:00"),
        (WELL._replace(background=NOW - timedelta(days=20)), "background reminders run since 2 November"),
    ],
)
def test_where_reminders_run(health: Health, told: str) -> None:
    assert _told(health) == ["popups work through D-Bus (dunst 1.9.0)", told]


def test_a_key_that_is_not_there_is_not_named() -> None:
    assert _told(WELL, key="")[1] == reminder_texts.WHILE_OPEN_NO_KEY[0]


def test_trouble_comes_first_and_stands_out() -> None:
    parts = health_parts(WELL._replace(way=None, trouble="Nobody answered."), Settings(), NOW, "i")
    assert [(part.full, part.warns) for part in parts][:2] == [
        ("Nobody answered.", True),
        (f"{reminder_texts.NO_POPUPS} (dunst 1.9.0)", False),
    ]


@pytest.mark.parametrize("way", [None, Way.TOAST])
def test_where_nothing_reaches_the_desktop_it_stands_out(way: Way | None) -> None:
    assert health_parts(WELL._replace(way=way), Settings(), NOW, "i")[0].warns


def test_popups_that_the_person_does_not_want_are_no_trouble() -> None:
    parts = health_parts(WELL, Settings(popups=Popups.OFF), NOW, "i")
    assert [(part.full, part.warns) for part in parts] == [(reminder_texts.POPUPS_OFF, False)]


@pytest.mark.parametrize("text", HOSTILE.values())
def test_words_of_a_server_are_harmless(text: str) -> None:
    health = WELL._replace(detail=text, trouble=text)
    assert not any(UNSAFE.search(part.full) for part in health_parts(health, Settings(), NOW, "i"))


def test_a_background_that_started_in_another_zone_is_told_by_the_clock_here() -> None:
    started = datetime.fromisoformat("2026-11-22T08:02:00+05:00")
    assert _told(WELL._replace(background=started))[1].endswith("since 04:02")
