"""What the time line says, from an outlook."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.showings import Answer, Showing, Stage
from connect_tui.reminders.outlook import Entry, Occurrence, Outlook, Reason, Status
from connect_tui.ui import reminder_texts
from connect_tui.ui.widgets.time_rows import ANSWER_GLYPHS, GLYPHS, TimeRow, time_rows

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))
RULE = ReminderRule("evening", ReminderKind.EVENING, at=(time(20, 30),))
LATER = datetime(2026, 11, 22, 20, 30)  # noqa: DTZ001 - on the wall
EARLIER = LATER.replace(hour=8)


def _entry(
    status: Status,
    at: datetime = LATER,
    reason: Reason | None = None,
    *,
    day: date = TODAY,
    showing: Showing | None = None,
    late: bool = False,
) -> Entry:
    occurrence = Occurrence(f"evening@{at:%Y-%m-%dT%H:%M}", RULE, day, at)
    return Entry(occurrence, status, at, reason, late, showing)


def _showing(stage: Stage = Stage.SHOWN, answer: Answer | None = None, *, late: bool = False) -> Showing:
    return Showing("key", "evening", TODAY, stage, NOW, answer=answer, late=late)


def _rows(*entries: Entry, now: datetime = NOW) -> list[TimeRow]:
    outlook = Outlook(now, TODAY, (), False, None, entries)
    return time_rows(outlook, lambda entry: f"words {entry.at:%H:%M}", _hue)


def _hue(rule: ReminderRule) -> str:
    assert rule == RULE
    return "heart"


def _told(*entries: Entry) -> list[str]:
    return [row.words for row in _rows(*entries)]


def test_the_present_stands_between_what_was_and_what_comes() -> None:
    past = _entry(Status.SHOWN, EARLIER, showing=_showing())
    assert _told(past, _entry(Status.PLANNED)) == [
        *("Today", "words 08:30", "12:00 now", "words 20:30"),
        *("", reminder_texts.NOTHING_AHEAD),
    ]


def test_what_is_due_stands_after_the_present_and_what_was_held_before_it() -> None:
    due = _entry(Status.DUE, EARLIER)
    held = _entry(Status.HELD, EARLIER.replace(hour=9), Reason.DONE)
    assert _told(due, held)[:4] == ["Today", "words 09:30", "12:00 now", "words 08:30"]


def test_an_empty_day_says_so() -> None:
    assert _told() == ["Today", "12:00 now", reminder_texts.NOTHING_TODAY]


def test_days_ahead_have_headings_and_leave_out_what_was_said_for_today() -> None:
    days = [TODAY + timedelta(days=ahead) for ahead in (1, 2, 3)]
    entries = [
        _entry(Status.PLANNED, LATER + timedelta(days=1), day=days[0]),
        _entry(Status.HELD, LATER + timedelta(days=2), Reason.DISABLED, day=days[1]),
        _entry(Status.HELD, LATER + timedelta(days=3), Reason.QUIET_HOURS, day=days[2]),
    ]
    headings = [(row.words, row.aside[0]) for row in _rows(*entries) if row.kind == "day"]
    assert headings == [
        ("Today", "Sunday 22 November"),
        ("Tomorrow", "Monday 23 November"),
        ("Wednesday", "25 November"),
    ]


def test_a_moment_after_midnight_belongs_to_the_day_before() -> None:
    night = _entry(Status.PLANNED, datetime(2026, 11, 23, 1, 15), day=TODAY)  # noqa: DTZ001
    rows = _rows(_entry(Status.PLANNED), night)
    assert [row.words for row in rows][:4] == ["Today", "12:00 now", "words 20:30", "words 01:15"]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_kind_words_in_full_and_short(reason: Reason) -> None:
    row = next(row for row in _rows(_entry(Status.HELD, reason=reason)) if row.kind == "entry")
    full, short = row.aside
    assert full
    assert 0 < len(short) <= len(full)
    assert len(short) <= 14
    assert row.hue == ""


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_has_words(answer: Answer) -> None:
    entry = _entry(Status.SHOWN, EARLIER, showing=_showing(answer=answer))
    row = next(row for row in _rows(entry) if row.kind == "entry")
    assert row.aside == reminder_texts.ANSWERS[answer]
    assert row.glyph == ANSWER_GLYPHS.get(answer, GLYPHS[Status.SHOWN])


@pytest.mark.parametrize(
    ("entry", "aside"),
    [
        (_entry(Status.SHOWN, EARLIER), reminder_texts.SHOWN),
        (_entry(Status.SHOWN, EARLIER, showing=_showing(late=True)), reminder_texts.SHOWN_LATE),
        (_entry(Status.SHOWN, EARLIER, showing=_showing(Stage.UNCONFIRMED)), reminder_texts.UNCONFIRMED),
        (_entry(Status.MISSED, EARLIER), reminder_texts.REASONS[Reason.TOO_LATE]),
        (_entry(Status.MISSED, EARLIER, showing=_showing(Stage.FAILED)), reminder_texts.FAILED),
        (_entry(Status.DUE, EARLIER), reminder_texts.DUE),
        (_entry(Status.PLANNED), ("", "")),
        (_entry(Status.PLANNED, late=True), reminder_texts.LATE),
    ],
)
def test_what_became_of_it(entry: Entry, aside: tuple[str, str]) -> None:
    assert next(row.aside for row in _rows(entry) if row.kind == "entry") == aside


def test_states_differ_without_colour() -> None:
    assert len({*GLYPHS.values(), *ANSWER_GLYPHS.values()}) == len(GLYPHS) + len(ANSWER_GLYPHS)
    assert set(GLYPHS) == set(Status)


def test_the_hour_that_the_clock_shows_twice_is_compared_as_it_stands_on_the_wall() -> None:
    zone = ZoneInfo("Europe/Berlin")
    entry = _entry(Status.PLANNED, datetime(2026, 10, 25, 2, 30))  # noqa: DTZ001
    for fold in (0, 1):
        now = datetime(2026, 10, 25, 2, 15, tzinfo=zone, fold=fold)
        assert [row.words for row in _rows(entry, now=now)][1:3] == ["02:15 now", "words 02:30"]
