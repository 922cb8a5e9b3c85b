"""The machine's clock follows the machine's zone."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.config.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let the time zone be changed, and be as before afterwards."""
    with monkeypatch.context() as context:
        yield context
    time.tzset()


def test_the_clock_tells_this_moment() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)


def test_a_zone_changed_while_running_is_noticed(zone: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    zone.setenv("TZ", "UTC-5:45")
    assert clock.now().utcoffset() == timedelta(hours=5, minutes=45)
    zone.setenv("TZ", "UTC+10")
    assert clock.now().utcoffset() == timedelta(hours=-10)
