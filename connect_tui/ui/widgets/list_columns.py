"""Where the columns of the list of practices begin, for any width."""

from __future__ import annotations

from typing import NamedTuple

from connect_tui.domain.schedules import DAYS_IN_WEEK

NAME_LEFT = 9
WEEK_WIDTH = 2 * DAYS_IN_WEEK
STREAK_WIDTH = 8
STRENGTH_WIDTH = 10
_ROOM_FOR_STRENGTH = 72


class Columns(NamedTuple):
    """Where the columns right of the name begin, in cells; -1 for one that has no room."""

    name_width: int
    week: int
    streak: int
    strength: int

    def days_back(self, x: int) -> int | None:
        """Return how many days before the day shown a cell of the week stands for; None for any other."""
        cell = (x - self.week) // 2
        return DAYS_IN_WEEK - 1 - cell if x >= self.week and cell < DAYS_IN_WEEK else None


def columns_for(width: int, *, show_streaks: bool) -> Columns:
    """Return the columns for a list so many cells wide."""
    right = width - 1
    strength = streak = -1
    if show_streaks and width >= _ROOM_FOR_STRENGTH:
        right -= STRENGTH_WIDTH
        strength = right
    if show_streaks:
        right -= STREAK_WIDTH
        streak = right
    week = right - WEEK_WIDTH
    return Columns(max(0, week - NAME_LEFT - 1), week, streak, strength)
