"""What a person can set, with the values Connect ships with."""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from connect_tui.domain.rhythms import Rhythms


class Popups(StrEnum):
    """How much a desktop popup may say."""

    FULL = "full"
    DISCREET = "discreet"
    OFF = "off"


class Settings(NamedTuple):
    """The settings, each as habits.yaml names it."""

    day_starts_at: time = time(3)
    """When a new day begins, on the wall clock, 00:00 to 12:00."""
    week_starts_on: int = 0
    """As ``date.weekday()`` counts: monday 0."""
    theme: str = "connect-dark"
    """The name of a theme; whether there is such a one, the screens know."""
    show_streaks: bool = True
    """Whether streaks and strength are shown."""
    reduced_motion: bool = False
    """Whether animations are left out."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Keys a person has chosen, by action id; what is not named keeps its own (see :func:`keys.keymap`)."""
    popups: Popups = Popups.FULL
    """How much a popup may say, or none at all."""
    quiet_hours: tuple[time, time] | None = (time(22), time(7))
    """From when until when no popup is shown; may run over midnight. None for no quiet hours."""
    popups_per_day: int = 8
    """The most popups in one day, 0 to 50."""
    popup_distance: int = 20
    """The least time between two popups, in minutes, 0 to 600."""
    snooze: int = 30
    """How long a snoozed popup waits, in minutes, 1 to 720."""
    missed_popups: int = 180
    """How late a popup that could not be shown in time may still be shown, in minutes, 0 to 1440."""
    rhythms: Rhythms = Rhythms()
    """How often to be in touch with whom, by circle."""
    not_now_days: int = 7
    """For how many days, today the first, someone rests who is put off with "not now", 1 to 365."""
    dates_ahead: int = 10
    """How many days before a birthday or another date it is a reason to reach out, 0 to 60."""
