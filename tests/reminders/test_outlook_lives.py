"""Whole days lived through at random: what is shown is what a second telling shows, and as foretold."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from connect_tui.config.settings import Popups, Settings
from connect_tui.domain.days import lived_day
from connect_tui.domain.reminders import ReminderRule
from connect_tui.domain.schedules import DAILY, Weekdays
from connect_tui.domain.showings import Stage
from connect_tui.reminders.occurrences import put_off_occurrence
from connect_tui.reminders.outlook import Reason, Status
from connect_tui.reminders.planning import ON_TIME
from tests.reminders.outlook_oracle import Oracle
from tests.reminders.outlook_world import OPEN, SUNDAY, World, rule

MINUTE = timedelta(minutes=1)
BEGIN = datetime.combine(SUNDAY, time(9), tzinfo=UTC)
"""Everything happens within some hours, so that much of it comes at once."""

LENGTH = 300
"""How many minutes are lived through."""

slots = st.integers(0, LENGTH // 5 - 1).map(lambda slot: f"{BEGIN + slot * 5 * MINUTE:%H:%M}")
spans = st.tuples(slots, slots)


@st.composite
def rules(draw: st.DrawFn) -> tuple[ReminderRule, ...]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        is_span = draw(st.integers(0, 4)) == 0
        found.append(
            rule(
                f"r{number}",
                *(() if is_span else draw(st.lists(slots, min_size=1, max_size=4, unique=True))),
                between=draw(spans) if is_span else None,
                practice=draw(st.sampled_from([None, None, "listen", "sincere"])),
                days=draw(st.sampled_from([DAILY, DAILY, Weekdays(frozenset((6,)))])),
                unless_done=draw(st.booleans()),
                enabled=draw(st.integers(0, 9)) > 0,
            )
        )
    return tuple(found)


@st.composite
def choices(draw: st.DrawFn) -> Settings:
    return OPEN._replace(
        day_starts_at=draw(st.sampled_from([time(3), time(3), time(11)])),
        quiet_hours=draw(
            st.none() | spans.map(lambda span: (time.fromisoformat(span[0]), time.fromisoformat(span[1])))
        ),
        popups_per_day=draw(st.sampled_from([50, 50, 3, 2, 1, 0])),
        popup_distance=draw(st.sampled_from([0, 5, 7, 20, 45])),
        missed_popups=draw(st.sampled_from([0, 10, 60, 180])),
    )


settlements = st.dictionaries(
    st.tuples(
        st.sampled_from(["r0", "r1", "r2"]), st.sampled_from([SUNDAY + timedelta(n) for n in (-1, 0, 1)])
    ),
    st.sampled_from([Reason.DONE, Reason.REST, Reason.NOT_SCHEDULED]),
    max_size=2,
)

naps = st.lists(st.tuples(st.integers(0, LENGTH), st.integers(1, 90)), max_size=4)
"""When nobody is there, in minutes from the beginning, and for how long."""

Asked = dict[int, tuple[int | None, int | None]]

wishes: st.SearchStrategy[Asked] = st.dictionaries(
    st.integers(0, LENGTH), st.tuples(st.integers(0, 3), st.none() | st.integers(1, 60)), max_size=4
)
"""What a person puts off at which minute: a rule, by its place, and for how many minutes."""


class Life(NamedTuple):
    """All that a run depends on."""

    rules: tuple[ReminderRule, ...]
    choices: Settings
    settled: dict[tuple[str, date], Reason]
    naps: list[tuple[int, int]]
    wishes: Asked

    def world(self) -> World:
        world = World(*self.rules, settings=self.choices, known=False)
        world.learn(BEGIN + ON_TIME)  # what was to come before the beginning is no concern of anybody's
        world.settled = self.settled
        return world

    def is_awake(self, minute: int) -> bool:
        return not any(start <= minute < start + length for start, length in self.naps)


lives = st.builds(Life, rules(), choices(), settlements, naps, wishes)
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lived(popups: list[tuple[tuple[str, ...], datetime, bool]]) -> list[tuple[str, str]]:
    return [("+".join(keys), f"{at:%d %H:%M}" + (" late" if late else "")) for keys, at, late in popups]


@few
@given(lives, st.none() | st.tuples(st.integers(0, LENGTH), st.integers(1, 90)))
def test_what_is_shown_is_what_living_through_every_minute_shows(
    life: Life, pause: tuple[int, int] | None
) -> None:
    world, oracle = life.world(), Oracle(life.rules, life.choices, life.settled)
    for minute in range(LENGTH + 60):
        now = BEGIN + minute * MINUTE
        oracle.live(now.replace(tzinfo=None), life.is_awake(minute))
        if life.is_awake(minute):
            world.look(now)
        if minute in life.wishes:
            put_off(life, world, oracle, now, life.wishes[minute])
        if pause is not None and minute == pause[0]:
            world.put_off_all(now, pause[1])
            oracle.pause_all((now + pause[1] * MINUTE).replace(tzinfo=None))
    assert world.log == lived(oracle.shown)
    event(f"popups: {min(len(world.log), 5)}")


def put_off(
    life: Life, world: World, oracle: Oracle, now: datetime, wish: tuple[int | None, int | None]
) -> None:
    place, minutes = wish
    asked = life.rules[(place or 0) % len(life.rules)]
    world.put_off(asked.id, now, minutes)
    world.put_offs[asked.id] = world.put_offs[asked.id]._replace(
        day=lived_day(now, life.choices.day_starts_at)
    )
    until = None if minutes is None else now + minutes * MINUTE
    if until is None:
        oracle.put_off(asked, None, "")
    else:
        local = until.replace(tzinfo=None)
        oracle.put_off(asked, local, put_off_occurrence(asked, SUNDAY, until, local).key)


def run(life: Life, minutes: int) -> World:
    """Live through some minutes, with naps and wishes."""
    world = life.world()
    for minute in range(minutes):
        now = BEGIN + minute * MINUTE
        if life.is_awake(minute):
            world.look(now)
        if minute in life.wishes:
            put_off(life, world, Oracle(life.rules, life.choices, {}), now, life.wishes[minute])
    return world


@few
@given(lives, st.integers(0, LENGTH), st.integers(1, 3))
def test_what_is_foretold_is_what_comes(life: Life, minute: int, days: int) -> None:
    world = run(life, minute)
    now = BEGIN + minute * MINUTE
    found = world.outlook(now, days)
    foretold = {
        one.occurrence.key: (f"{one.at:%d %H:%M}", one.late)
        for one in found.entries
        if one.status in (Status.PLANNED, Status.DUE)
    }
    world.log.clear()
    before = set(world.showings)
    end = datetime.combine(found.today + timedelta(days=days), life.choices.day_starts_at, tzinfo=UTC)
    while now < end:
        world.look(now)
        again = world.outlook(now).look_again
        assert again is not None
        assert again > now.replace(tzinfo=None)
        now = again.replace(tzinfo=UTC)
    came = {
        key: (f"{showing.shown_at:%d %H:%M}", showing.late)
        for key, showing in world.showings.items()
        if key not in before
    }
    assert came == foretold


@few
@given(lives, st.integers(0, LENGTH))
def test_what_was_held_or_missed_is_not_shown_later(life: Life, minute: int) -> None:
    """Where nothing changes, a day ends as it was foretold, with its past as it was told."""
    world = run(life, minute)
    now = BEGIN + minute * MINUTE
    told = {one.occurrence.key: one for one in world.outlook(now).entries}
    while (again := world.outlook(now).look_again) is not None and lived_day(
        again, life.choices.day_starts_at
    ) == lived_day(now, life.choices.day_starts_at):
        world.look(now)
        now = again.replace(tzinfo=UTC)
    world.look(now)
    ended = {one.occurrence.key: one for one in world.outlook(now).entries}
    assert set(told) == set(ended)
    for key, one in told.items():
        if one.status in (Status.PLANNED, Status.DUE):
            assert ended[key].status is Status.SHOWN
            assert ended[key].at == one.at
        else:
            assert (ended[key].status, ended[key].reason) == (one.status, one.reason)


steps = st.lists(
    st.tuples(st.sampled_from([0, 1, 1, 1, 1, 2, 5, 20, 61, 300, -1, -20, -60, -500]), st.integers(0, 59)),
    min_size=1,
    max_size=120,
)
"""By how much the clock moves from one look to the next, in minutes and seconds, also backwards."""


@few
@given(lives, steps, st.sets(st.integers(0, 119), max_size=6))
def test_however_the_clock_jumps(life: Life, moves: list[tuple[int, int]], failures: set[int]) -> None:
    world, now = life.world(), BEGIN
    shown: list[tuple[str, datetime]] = []
    for number, (minutes, seconds) in enumerate(moves):
        now += minutes * MINUTE + timedelta(seconds=seconds)
        found = world.outlook(now)
        if found.due:
            hold_good(life, world, now)
            popup = found.due[0].key
            for one in found.due:
                stage = Stage.FAILED if number in failures else Stage.SHOWN
                world.show(one.key, now, stage, together=popup)
                world.showings[one.key] = world.showings[one.key]._replace(day=one.day)
                shown += [(one.key, now)] if stage is Stage.SHOWN else []
        if number in life.wishes:
            put_off(life, world, Oracle(life.rules, life.choices, {}), now, life.wishes[number])
    assert len({key for key, _ in shown}) == len(shown)


def hold_good(life: Life, world: World, now: datetime) -> None:
    """Hold what is due against everything that must never be."""
    due = world.outlook(now).due
    wall, today = now.replace(tzinfo=None), lived_day(now, life.choices.day_starts_at)
    quiet = Oracle(life.rules, life.choices, {}).is_quiet
    assert not quiet(wall)
    shown = [one for one in world.showings.values() if one.stage is Stage.SHOWN]
    for one in due:
        assert one.day == today == lived_day(one.moment, life.choices.day_starts_at)
        assert one.moment <= wall
        assert one.rule.enabled
        settled = life.settled.get((one.rule.id, today))
        assert settled is None or (settled is Reason.DONE and not one.rule.unless_done)
        assert one.was_put_off or not quiet(one.moment)
        put_off_today = world.put_offs.get(one.rule.id)
        if put_off_today is not None and put_off_today.day == today:
            assert put_off_today.until is not None
            assert put_off_today.until <= now
    if not any(one.was_put_off for one in due):
        popups = {one.together for one in shown if one.day == today}
        assert len(popups) < life.choices.popups_per_day
        apart = timedelta(minutes=life.choices.popup_distance)
        assert all(abs(now - one.shown_at) >= apart for one in shown if one.shown_at is not None)
    sincere = {one.id for one in life.rules if one.practice == "sincere"}
    asked = [one for one in due if one.rule.id in sincere and not one.was_put_off]
    assert len(asked) <= 1
    assert not asked or not any(one.reminder in sincere and one.day == today for one in shown)


@few
@given(lives, st.integers(0, LENGTH))
def test_switched_off_nothing_ever_comes(life: Life, minute: int) -> None:
    world = run(life, minute)
    world.settings = world.settings._replace(popups=Popups.OFF)
    found = world.outlook(BEGIN + minute * MINUTE, days=3)
    assert found.due == ()
    assert {one.status for one in found.entries} <= {Status.HELD, Status.SHOWN}


@few
@given(lives, st.integers(0, LENGTH), st.integers(1, 4))
def test_every_moment_has_its_one_entry_in_order(life: Life, minute: int, days: int) -> None:
    world = run(life, minute)
    found = world.outlook(BEGIN + minute * MINUTE, days)
    keys = [one.occurrence.key for one in found.entries]
    assert len(set(keys)) == len(keys)
    assert [one.at for one in found.entries] == sorted(one.at for one in found.entries)
    due = [one.occurrence for one in found.entries if one.status is Status.DUE]
    assert sorted(one.key for one in found.due) == sorted(one.key for one in due)
    assert all((one.showing is not None) == (one.status is Status.SHOWN) for one in found.entries)
