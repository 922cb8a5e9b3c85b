"""What quiet hours, the limit of a day, the distance and the compliment hold back."""

from __future__ import annotations

import pytest

from connect_tui.domain.showings import Stage
from connect_tui.reminders.outlook import Reason, Status
from tests.reminders.outlook_world import OPEN, SUNDAY, World, clock, moment, rule

PLANNED, HELD, MISSED, DUE, SHOWN = (
    Status.PLANNED,
    Status.HELD,
    Status.MISSED,
    Status.DUE,
    Status.SHOWN,
)


class TestQuietHours:
    NIGHT = OPEN._replace(quiet_hours=(clock("22:00"), clock("07:00")))
    LUNCH = OPEN._replace(quiet_hours=(clock("12:00"), clock("13:00")))

    @pytest.mark.parametrize(
        ("at", "held"),
        [("21:59", False), ("22:00", True), ("00:30", True), ("06:59", True), ("07:00", False)],
    )
    def test_over_midnight(self, at: str, held: bool) -> None:
        world = World(rule("a", at), settings=self.NIGHT)
        expected = (HELD, Reason.QUIET_HOURS, at) if held else (PLANNED, None, at)
        assert world.stands("a", "03:00") == expected

    def test_a_late_one_waits_for_their_end(self) -> None:
        world = World(rule("a", "11:50"), settings=self.LUNCH)
        found = world.outlook("12:20")
        assert found.due == ()
        assert found.look_again == moment("13:00").replace(tzinfo=None)
        assert world.stands("a", "12:20") == (PLANNED, Reason.QUIET_HOURS, "13:00")
        assert world.outlook("13:00").late
        assert world.outlook("13:00").due

    def test_a_late_one_is_missed_where_they_last_too_long(self) -> None:
        world = World(rule("a", "11:50"), settings=self.LUNCH._replace(missed_popups=60))
        assert world.stands("a", "12:20") == (MISSED, Reason.TOO_LATE, "11:50")

    def test_a_late_one_is_missed_where_the_day_turns_in_them(self) -> None:
        world = World(rule("a", "21:50"), settings=self.NIGHT._replace(missed_popups=1440))
        assert world.stands("a", "22:10") == (MISSED, Reason.TOO_LATE, "21:50")

    def test_one_put_off_into_them_waits_for_their_end(self) -> None:
        world = World(rule("a", "11:00"), settings=self.LUNCH)
        world.show("a@2026-11-22T11:00", "11:00")
        world.put_off("a", "11:45", 30)
        assert world.stands("a@2026-11-22T11:15Z", "11:46") == (PLANNED, Reason.QUIET_HOURS, "13:00")

    def test_one_put_off_into_the_night_does_not_come(self) -> None:
        world = World(rule("a", "21:00"), settings=self.NIGHT)
        world.put_off("a", "21:50", 30)
        assert world.stands("a@2026-11-22T21:20Z", "21:51") == (HELD, Reason.QUIET_HOURS, "22:20")

    def test_one_moved_into_them_by_the_distance(self) -> None:
        rules = (rule("a", "11:50"), rule("b", "11:55"))
        world = World(*rules, settings=self.LUNCH._replace(popup_distance=30))
        assert world.stands("b", "11:00") == (PLANNED, Reason.QUIET_HOURS, "13:00")
        world.settings = world.settings._replace(missed_popups=30)
        assert world.stands("b", "11:00") == (HELD, Reason.QUIET_HOURS, "11:55")
        world.show("a@2026-11-22T11:50", "11:50")
        assert world.stands("b", "15:00") == (HELD, Reason.QUIET_HOURS, "11:55")

    def test_one_paused_into_them(self) -> None:
        world = World(rule("a", "11:50"), settings=self.LUNCH)
        world.put_off_all("11:45", 30)
        assert world.stands("a", "11:46") == (PLANNED, Reason.QUIET_HOURS, "13:00")


class TestLimit:
    def test_counts_popups_not_reminders(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "16:00"), settings=OPEN._replace(popups_per_day=2))
        world.show("x@2026-11-22T09:00", "10:00", together="x@2026-11-22T09:00")
        world.show("y@2026-11-22T09:30", "10:00", together="x@2026-11-22T09:00")
        world.show("z@2026-11-22T09:45", "10:01", Stage.FAILED)
        assert world.stands("a", "12:00") == (PLANNED, None, "15:00")
        assert world.stands("b", "12:00") == (HELD, Reason.LIMIT, "16:00")

    def test_begins_anew_each_day(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "16:00"), settings=OPEN._replace(popups_per_day=1))
        found = [(one.occurrence.key, one.reason) for one in world.outlook("12:00", days=2).entries]
        assert found == [
            ("a@2026-11-22T15:00", None),
            ("b@2026-11-22T16:00", Reason.LIMIT),
            ("a@2026-11-23T15:00", None),
            ("b@2026-11-23T16:00", Reason.LIMIT),
        ]

    def test_what_it_held_stays_held_and_is_not_missed(self) -> None:
        world = World(rule("a", "15:00"), settings=OPEN._replace(popups_per_day=1))
        world.show("x@2026-11-22T09:00", "09:00")
        assert world.stands("a", "15:10") == world.stands("a", "23:00") == (HELD, Reason.LIMIT, "15:00")

    def test_does_not_excuse_what_was_missed_before(self) -> None:
        world = World(rule("a", "09:00"), settings=OPEN._replace(popups_per_day=1))
        world.show("x@2026-11-22T14:00", "14:00")
        assert world.stands("a", "15:00") == (MISSED, Reason.TOO_LATE, "09:00")

    def test_of_none_lets_nothing_come(self) -> None:
        world = World(rule("a", "15:00"), settings=OPEN._replace(popups_per_day=0))
        world.put_off("a", "15:10", 10)
        assert {one.reason for one in world.outlook("15:11", days=3).entries} == {
            Reason.SNOOZED,
            Reason.LIMIT,
        }

    def test_lets_come_what_was_put_off_and_counts_it(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "16:00"), settings=OPEN._replace(popups_per_day=2))
        world.show("a@2026-11-22T15:00", "15:00")
        world.put_off("a", "15:05", 30)
        assert world.stands("a@2026-11-22T14:35Z", "15:06") == (PLANNED, None, "15:35")
        assert world.stands("b", "15:06") == (HELD, Reason.LIMIT, "16:00")
        world.settings = world.settings._replace(popups_per_day=1)
        assert world.stands("a@2026-11-22T14:35Z", "15:06") == (PLANNED, None, "15:35")


class TestDistance:
    APART = OPEN._replace(popup_distance=20)

    def test_moves_what_comes_too_soon(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "15:00"), rule("c", "15:30"), settings=self.APART)
        found = [
            (one.occurrence.rule.id, f"{one.at:%H:%M}", one.reason) for one in world.outlook("12:00").entries
        ]
        assert found == [
            ("a", "15:00", None),
            ("b", "15:20", Reason.DISTANCE),
            ("c", "15:40", Reason.DISTANCE),
        ]

    def test_what_it_moves_is_on_time_even_where_nothing_missed_is_shown(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "15:00"), settings=self.APART._replace(missed_popups=0))
        world.look_at_each([moment("15:00:03"), moment("15:20:02"), moment("15:20:05")])
        assert world.log == [("a@2026-11-22T15:00", "22 15:00"), ("b@2026-11-22T15:00", "22 15:20")]

    def test_reaches_over_the_turn_of_the_day(self) -> None:
        world = World(rule("a", "02:55"), rule("b", "03:05"), settings=self.APART)
        assert world.stands("b@2026-11-23", "2026-11-23 02:50", days=2) == (PLANNED, Reason.DISTANCE, "03:15")
        world.show("a@2026-11-23T02:55", moment("2026-11-23 02:55"))
        world.showings["a@2026-11-23T02:55"] = world.showings["a@2026-11-23T02:55"]._replace(day=SUNDAY)
        assert world.stands("b", "2026-11-23 03:01") == (PLANNED, Reason.DISTANCE, "03:15")

    def test_drops_what_it_would_move_over_the_turn_of_the_day(self) -> None:
        world = World(rule("a", "02:50"), rule("b", "02:55"), settings=self.APART)
        assert world.stands("b@2026-11-23", "2026-11-23 02:00") == (HELD, Reason.DISTANCE, "02:55")

    def test_forgets_a_popup_that_lies_far_ahead_of_a_clock_set_back(self) -> None:
        world = World(rule("a", "15:00"), settings=self.APART)
        world.show("x@2026-11-22T16:00", "15:21")
        assert world.stands("a", "14:59") == (PLANNED, None, "15:00")
        world.show("x@2026-11-22T16:00", "15:10")
        assert world.stands("a", "15:00") == (PLANNED, Reason.DISTANCE, "15:30")

    def test_does_not_concern_what_was_put_off(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "15:35"), settings=self.APART)
        world.show("a@2026-11-22T15:00", "15:00")
        world.put_off("a", "15:05", 5)
        assert world.stands("a@2026-11-22T14:10Z", "15:06") == (PLANNED, None, "15:10")
        world.put_off("a", "15:05", 25)
        assert world.stands("b", "15:06") == (PLANNED, Reason.DISTANCE, "15:50")

    def test_to_a_claim_counts_too(self) -> None:
        world = World(rule("a", "15:00"), settings=self.APART)
        world.show("x@2026-11-22T15:00", "15:00", Stage.CLAIMED)
        assert world.stands("a", "15:00:10") == (PLANNED, Reason.DISTANCE, "15:20")
        assert world.stands("a", "15:00:20") == (DUE, None, "15:00")

    def test_of_one_rule_only_the_last_that_waited_comes(self) -> None:
        world = World(rule("a", "15:00"), rule("b", "15:05", "15:10"), settings=self.APART)
        expected = [(HELD, Reason.DISTANCE, "15:05"), (PLANNED, Reason.DISTANCE, "15:20")]
        keys = ("b@2026-11-22T15:05", "b@2026-11-22T15:10")
        assert [world.stands(key, "12:00") for key in keys] == expected
        world.look_at_each(
            [moment("15:00"), moment("15:10"), moment("15:20"), moment("15:40"), moment("16:00")]
        )
        assert world.log == [("a@2026-11-22T15:00", "22 15:00"), ("b@2026-11-22T15:10", "22 15:20")]
        assert world.stands(keys[0], "18:00") == expected[0]


class TestOnceADay:
    def test_asks_once_whichever_rule_asks(self) -> None:
        first, second = (rule(one, at, practice="sincere") for one, at in (("a", "15:00"), ("b", "16:00")))
        world = World(second, first)
        assert world.stands("a", "12:00") == (PLANNED, None, "15:00")
        assert world.stands("b", "12:00") == (HELD, Reason.ONCE_A_DAY, "16:00")
        world.show("b@2026-11-22T16:00", "16:00")
        assert world.stands("a", "16:01") == (HELD, Reason.ONCE_A_DAY, "15:00")
        assert world.stands("a@2026-11-23", "16:01", days=2) == (PLANNED, None, "15:00")

    def test_is_for_that_practice_alone(self) -> None:
        world = World(rule("a", "15:00", "16:00", practice="listen"))
        assert [one.status for one in world.outlook("12:00").entries] == [PLANNED, PLANNED]

    def test_counts_one_that_was_put_off_and_does_not_hold_it(self) -> None:
        world = World(rule("a", "15:00", practice="sincere"), rule("b", "15:30", practice="sincere"))
        world.put_off("a", "14:00", 75)
        assert world.stands("a@2026-11-22T14:15Z", "14:01") == (PLANNED, None, "15:15")
        assert world.stands("b", "14:01") == (HELD, Reason.ONCE_A_DAY, "15:30")
        world.show("b@2026-11-22T15:30", "14:05")
        assert world.stands("a@2026-11-22T14:15Z", "14:06") == (PLANNED, None, "15:15")

    def test_holds_all_but_one_of_those_missed_together(self) -> None:
        world = World(rule("a", "15:00", practice="sincere"), rule("b", "15:30", practice="sincere"))
        assert [one.key for one in world.outlook("16:00").due] == ["a@2026-11-22T15:00"]
        assert world.stands("b", "16:00") == (HELD, Reason.ONCE_A_DAY, "15:30")

    def test_leaves_what_was_missed_long_before_missed(self) -> None:
        world = World(rule("a", "09:00", practice="sincere"), rule("b", "15:00", practice="sincere"))
        world.show("b@2026-11-22T15:00", "15:00")
        assert world.stands("a", "16:00") == (MISSED, Reason.TOO_LATE, "09:00")

    def test_is_said_before_quiet_hours_where_one_came_earlier(self) -> None:
        rules = (rule("a", "15:00", practice="sincere"), rule("b", "22:30", practice="sincere"))
        world = World(*rules, settings=TestQuietHours.NIGHT)
        assert world.stands("b", "12:00") == (HELD, Reason.ONCE_A_DAY, "22:30")
        world.settled["a", SUNDAY] = Reason.DONE
        assert world.stands("b", "12:00") == (HELD, Reason.QUIET_HOURS, "22:30")
