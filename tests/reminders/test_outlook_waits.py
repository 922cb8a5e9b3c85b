"""What was put off by the person, and what was missed."""

from __future__ import annotations

from datetime import date, timedelta

from connect_tui.domain.schedules import Weekdays
from connect_tui.domain.showings import EVERY_REMINDER
from connect_tui.reminders.outlook import Reason, Status
from tests.reminders.outlook_world import OPEN, SUNDAY, World, moment, rule

PLANNED, HELD, MISSED, DUE, SHOWN = (
    Status.PLANNED,
    Status.HELD,
    Status.MISSED,
    Status.DUE,
    Status.SHOWN,
)


class TestPutOff:
    def test_comes_again_at_its_time(self) -> None:
        world = World(rule("a", "15:00"))
        world.look(moment("15:00"))
        world.put_off("a", "15:02:30", 30)
        world.look_at_each([moment("15:32:29"), moment("15:32:30"), moment("15:33")])
        assert world.log == [("a@2026-11-22T15:00", "22 15:00"), ("a@2026-11-22T14:32:30Z", "22 15:32")]

    def test_takes_the_place_of_the_rule_s_moments_until_then(self) -> None:
        world = World(rule("a", "15:00", "15:20", "15:32", "16:00"))
        world.show("a@2026-11-22T15:00", "15:00")
        world.put_off("a", "15:02", 30)
        found = [
            (f"{one.occurrence.moment:%H:%M}", one.status, one.reason)
            for one in world.outlook("15:03").entries
        ]
        assert found == [
            ("15:00", SHOWN, None),
            ("15:20", HELD, Reason.SNOOZED),
            ("15:32", HELD, Reason.SNOOZED),
            ("15:32", PLANNED, None),
            ("16:00", PLANNED, None),
        ]

    def test_does_not_reach_over_the_turn_of_the_day(self) -> None:
        world = World(rule("a", "02:55"))
        world.put_off("a", "2026-11-23 02:45", 30)
        assert world.put_offs["a"].day == SUNDAY
        assert [(one.status, one.reason) for one in world.outlook("2026-11-23 02:50").entries] == [
            (HELD, Reason.SNOOZED)
        ]
        assert world.look_at_each([moment(f"2026-11-23 03:{minute}") for minute in (14, 15, 16)]) == []

    def test_holds_for_nothing_on_another_day(self) -> None:
        world = World(rule("a", "15:00"))
        world.put_off("a", moment("15:10") - timedelta(days=1))
        world.put_off_all(moment("15:10") - timedelta(days=1))
        assert world.stands("a", "12:00") == (PLANNED, None, "15:00")

    def test_not_today_silences_one_rule_or_all(self) -> None:
        world = World(rule("a", "15:00", "16:00"), rule("b", "15:00"))
        world.show("a@2026-11-22T15:00", "15:00")
        world.put_off("a", "15:01")
        assert world.stands("a@2026-11-22T15", "15:02")[0] is SHOWN
        assert world.stands("a@2026-11-22T16", "15:02") == (HELD, Reason.SILENCED, "16:00")
        assert world.stands("b", "15:02")[0] is DUE
        world.put_off_all("15:01")
        assert world.stands("b", "15:02") == (HELD, Reason.SILENCED, "15:00")

    def test_leaves_what_was_missed_before_it_missed(self) -> None:
        world = World(rule("a", "08:00", "11:00", "12:00", "14:00"))
        world.show("a@2026-11-22T12:00", "12:00")
        for minutes in (30.0, None):
            world.put_off("a", "12:01", minutes)
            found = {f"{one.occurrence.moment:%H}": one.status for one in world.outlook("12:02").entries[:2]}
            assert found == {"08": MISSED, "11": MISSED}

    def test_several_of_one_moment_come_together(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "15:00"), rule("c", "15:00"))
        for reminder, minutes in (("a", 30), ("b", 30), ("c", 31)):
            world.show(f"{reminder}@2026-11-22T15:00", "15:00")
            world.put_off(reminder, "15:10", minutes)
        found = world.outlook("15:41")
        assert [one.key for one in found.due] == ["a@2026-11-22T14:40Z", "b@2026-11-22T14:40Z"]
        assert not found.late

    def test_of_every_reminder_moves_them_to_its_end(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "15:20"), rule("c", "16:00"))
        world.put_off_all("14:50", 60)
        assert world.stands("a", "14:51") == (PLANNED, Reason.SNOOZED, "15:50")
        assert world.stands("c", "14:51") == (PLANNED, None, "16:00")
        assert world.outlook("15:49").due == ()
        found = world.outlook("15:50")
        assert ([one.rule.id for one in found.due], found.late) == (["a", "b"], False)

    def test_of_every_reminder_holds_what_would_come_too_late(self) -> None:
        world = World(rule("a", "15:00"), settings=OPEN._replace(missed_popups=30))
        world.put_off_all("14:50", 60)
        assert world.stands("a", "14:51") == world.stands("a", "15:50") == (HELD, Reason.SNOOZED, "15:00")

    def test_holds_what_the_distance_had_moved(self) -> None:
        settings = OPEN._replace(missed_popups=0, popup_distance=20)
        world = World(rule("a", "15:00"), settings=settings)
        world.show("x@2026-11-22T14:55", "14:55")
        world.put_off_all("15:10", 60)
        assert world.stands("a", "15:15") == (HELD, Reason.SNOOZED, "15:00")
        world.put_off_all("15:10")
        assert world.stands("a", "15:15") == (HELD, Reason.SILENCED, "15:00")

    def test_holds_for_all_once_the_clock_is_set_back(self) -> None:
        world = World(rule("a", "15:00"))
        world.put_off("a", "19:00")
        assert world.stands("a", "19:01") == (MISSED, Reason.TOO_LATE, "15:00")
        assert world.stands("a", "15:00") == (HELD, Reason.SILENCED, "15:00")

    def test_of_every_reminder_over_the_turn_of_the_day(self) -> None:
        world = World(rule("a", "02:30"), settings=OPEN)
        world.put_off_all("2026-11-23 02:00", 90)
        assert world.stands("a@2026-11-23", "2026-11-23 02:40") == (HELD, Reason.SNOOZED, "02:30")

    def test_of_every_reminder_moves_what_was_put_off_too(self) -> None:
        world = World(rule("a", "14:00"))
        world.show("a@2026-11-22T14:00", "14:00")
        world.put_off("a", "14:45", 15)
        world.put_off_all("14:50", 30)
        assert world.stands("a@2026-11-22T14:00Z", "14:51") == (PLANNED, Reason.SNOOZED, "15:20")

    def test_of_a_rule_that_is_not_there_says_nothing(self) -> None:
        world = World()
        world.put_off("gone", "12:00", 30)
        assert world.outlook("12:01").entries == ()

    def test_names_every_reminder_by_a_star(self) -> None:
        world = World(rule("a", "15:00"))
        world.put_off_all("14:00")
        assert set(world.put_offs) == {EVERY_REMINDER}


class TestPuttingOffWhatHasNotCome:
    """Putting off delays; it brings nothing sooner, and nothing on a day that is not the rule's."""

    def test_leaves_it_at_its_own_moment(self) -> None:
        world = World(rule("a", "20:30"))
        world.put_off("a", "10:00", 60)
        assert [one.key for one in world.outlook("11:00").due] == []
        assert [(one.occurrence.key, one.status) for one in world.outlook("10:01").entries] == [
            ("a@2026-11-22T20:30", PLANNED)
        ]

    def test_delays_it_where_the_wait_is_longer(self) -> None:
        world = World(rule("a", "10:30"))
        world.put_off("a", "10:00", 60)
        assert world.stands("a@2026-11-22T10:30", "10:01") == (HELD, Reason.SNOOZED, "10:30")
        assert world.stands("a@2026-11-22T10:00Z", "10:01") == (PLANNED, None, "11:00")

    def test_brings_none_on_another_day(self) -> None:
        world = World(rule("a", "10:30", days=Weekdays(frozenset({0}))))
        world.put_off("a", "10:00", 60)
        assert world.outlook("10:01").entries == ()

    def test_brings_back_what_was_shown_though_its_time_is_another_now(self) -> None:
        world = World(rule("a", "20:30"))
        world.show("a@2026-11-22T09:00", "09:00")
        world.put_off("a", "09:05", 30)
        assert world.stands("a@2026-11-22T08:35Z", "09:06")[0] is PLANNED


class TestLate:
    def test_one_is_on_time_for_two_minutes(self) -> None:
        world = World(rule("a", "15:00"), settings=OPEN._replace(missed_popups=0))
        assert world.stands("a", "15:02") == (DUE, None, "15:02")
        assert world.stands("a", "15:02:01") == (MISSED, Reason.TOO_LATE, "15:00")

    def test_missed_ones_come_together_once(self) -> None:
        world = World(rule("b", "13:00"), rule("a", "12:00"), rule("c", "11:00"))
        assert world.look(moment("15:00")) == ["a@2026-11-22T12:00+b@2026-11-22T13:00"]
        assert world.look(moment("15:01")) == []
        assert world.entry("a", "16:00").late
        assert world.stands("c", "15:00") == (MISSED, Reason.TOO_LATE, "11:00")

    def test_are_shown_as_late_as_is_set(self) -> None:
        world = World(rule("a", "12:00"))
        assert world.stands("a", "15:00")[0] is DUE
        assert world.stands("a", "15:00:01") == (MISSED, Reason.TOO_LATE, "12:00")

    def test_not_on_another_day(self) -> None:
        world = World(rule("a", "02:30"))
        assert world.stands("a@2026-11-23", "2026-11-23 02:59")[0] is DUE
        assert [one.occurrence.day for one in world.outlook("2026-11-23 03:00").entries] == [
            date(2026, 11, 23)
        ]

    def test_of_one_rule_only_the_last_comes(self) -> None:
        world = World(rule("a", "12:00", "13:00", "14:00"))
        assert world.look(moment("14:30")) == ["a@2026-11-22T14:00"]
        found = [(one.status, one.reason) for one in world.outlook("14:31").entries]
        assert found == [(MISSED, Reason.TOO_LATE), (MISSED, Reason.TOO_LATE), (SHOWN, None)]

    def test_of_one_rule_only_the_last_of_two_on_time_comes(self) -> None:
        world = World(rule("a", "14:00", "14:01"))
        assert world.look(moment("14:01:30")) == ["a@2026-11-22T14:01"]
        assert world.stands("a@2026-11-22T14:00", "14:01:30") == (MISSED, Reason.TOO_LATE, "14:00")

    def test_the_earlier_of_two_on_time_stays_missed(self) -> None:
        world = World(rule("a", "14:00", "14:01"), settings=OPEN._replace(popup_distance=20))
        expected = (MISSED, Reason.TOO_LATE, "14:00")
        assert world.stands("a@2026-11-22T14:00", "14:01:30") == expected
        world.look(moment("14:01:30"))
        assert world.stands("a@2026-11-22T14:00", "14:02") == expected
        assert world.stands("a@2026-11-22T14:00", "18:00") == expected

    def test_keep_limit_and_distance_as_one_popup(self) -> None:
        world = World(rule("a", "12:00"), rule("b", "13:00"), rule("c", "15:00"))
        world.settings = OPEN._replace(popup_distance=20, popups_per_day=2)
        world.look_at_each([moment("14:59:50"), moment("15:00"), moment("15:19:49"), moment("15:19:50")])
        assert world.log == [
            ("a@2026-11-22T12:00+b@2026-11-22T13:00", "22 14:59 late"),
            ("c@2026-11-22T15:00", "22 15:19"),
        ]

    def test_wait_behind_one_on_time(self) -> None:
        world = World(rule("a", "13:00"), rule("b", "15:00"), settings=OPEN._replace(popup_distance=20))
        world.look_at_each([moment("15:00"), moment("15:20")])
        assert world.log == [("b@2026-11-22T15:00", "22 15:00"), ("a@2026-11-22T13:00", "22 15:20 late")]

    def test_one_put_off_and_slept_through_is_late(self) -> None:
        world = World(rule("a", "12:00"), rule("b", "13:00"))
        world.show("a@2026-11-22T12:00", "12:00")
        world.put_off("a", "12:05", 30)
        found = world.outlook("14:00")
        assert ([one.key for one in found.due], found.late) == (
            ["a@2026-11-22T11:35Z", "b@2026-11-22T13:00"],
            True,
        )
