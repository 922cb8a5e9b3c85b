"""What is held back and why, what waits, and what a person's own words change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from connect_tui.config.settings import Popups
from connect_tui.domain.schedules import Weekdays
from connect_tui.domain.showings import EVERY_REMINDER, Showing, Stage
from connect_tui.reminders.outlook import Reason, Status
from tests.reminders.outlook_world import OPEN, SUNDAY, World, clock, moment, rule

PLANNED, HELD, MISSED, DUE, SHOWN = (
    Status.PLANNED,
    Status.HELD,
    Status.MISSED,
    Status.DUE,
    Status.SHOWN,
)


class TestWhatIsHeld:
    def test_nothing_is_before_anything_is_known_against_it(self) -> None:
        world = World(rule("a", "15:00"))
        assert world.stands("a", "12:00") == (PLANNED, None, "15:00")
        assert world.stands("a", "15:00") == (DUE, None, "15:00")

    def test_a_rule_switched_off(self) -> None:
        assert World(rule("a", "15:00", enabled=False)).stands("a", "12:00") == (
            HELD,
            Reason.DISABLED,
            "15:00",
        )

    def test_all_without_popups(self) -> None:
        world = World(rule("a", "15:00"), settings=OPEN._replace(popups=Popups.OFF))
        assert world.stands("a", "15:00") == (HELD, Reason.POPUPS_OFF, "15:00")
        assert world.outlook("15:00").due == ()

    @pytest.mark.parametrize("reason", [Reason.DONE, Reason.REST, Reason.NOT_SCHEDULED])
    def test_what_is_settled(self, reason: Reason) -> None:
        world = World(rule("a", "15:00"))
        world.settled["a", SUNDAY] = reason
        assert world.stands("a", "15:00") == (HELD, reason, "15:00")
        assert world.stands("a", "23:00") == (HELD, reason, "15:00")
        assert world.stands("a@2026-11-23", "12:00", days=2)[0] is PLANNED

    def test_done_holds_only_what_says_unless_done(self) -> None:
        world = World(rule("a", "15:00", unless_done=False), rule("b", "16:00", unless_done=False))
        world.settled["a", SUNDAY] = Reason.DONE
        world.settled["b", SUNDAY] = Reason.REST
        assert world.stands("a", "12:00") == (PLANNED, None, "15:00")
        assert world.stands("b", "12:00") == (HELD, Reason.REST, "16:00")

    def test_reasons_have_their_order(self) -> None:
        """What holds it is undone one by one, and the next reason comes to light."""
        key = "a@2026-11-22T15:00"
        settings = OPEN._replace(
            popups=Popups.OFF, quiet_hours=(clock("14:00"), clock("16:00")), popups_per_day=0
        )
        world = World(rule("a", "15:00", practice="sincere", enabled=False), settings=settings)
        world.settled["a", SUNDAY] = Reason.DONE
        world.put_off_all("12:00")
        world.show("b@2026-11-22T11:00", "11:00")
        found = [world.stands(key, "12:00")[1]]
        world.rules = (rule("a", "15:00", practice="sincere"), rule("b", practice="sincere"))
        found.append(world.stands(key, "12:00")[1])
        world.settings = world.settings._replace(popups=Popups.FULL)
        found.append(world.stands(key, "12:00")[1])
        world.settled.clear()
        found.append(world.stands(key, "12:00")[1])
        world.put_offs.clear()
        world.put_off("a", "12:00", 300)
        found.append(world.stands(key, "12:00")[1])
        world.put_offs.clear()
        found.append(world.stands(key, "12:00")[1])
        world.showings.clear()
        found.append(world.stands(key, "12:00")[1])
        world.settings = world.settings._replace(quiet_hours=None)
        found.append(world.stands(key, "12:00")[1])
        assert found == [
            Reason.DISABLED,
            Reason.POPUPS_OFF,
            Reason.DONE,
            Reason.SILENCED,
            Reason.SNOOZED,
            Reason.ONCE_A_DAY,
            Reason.QUIET_HOURS,
            Reason.LIMIT,
        ]

    def test_what_was_shown_is_shown_whatever_holds_now(self) -> None:
        world = World(rule("a", "15:00", enabled=False), settings=OPEN._replace(popups=Popups.OFF))
        world.settled["a", SUNDAY] = Reason.DONE
        world.show("a@2026-11-22T15:00", "15:01")
        assert world.stands("a", "16:00") == (SHOWN, None, "15:01")


class TestStages:
    KEY = "a@2026-11-22T15:00"

    @pytest.mark.parametrize("stage", [Stage.SENDING, Stage.SHOWN, Stage.UNCONFIRMED])
    def test_what_may_have_appeared_is_never_shown_again(self, stage: Stage) -> None:
        world = World(rule("a", "15:00"))
        world.show(self.KEY, "15:00", stage)
        assert world.stands("a", "15:10") == (SHOWN, None, "15:00")
        assert world.outlook("15:01").due == ()

    def test_a_claim_holds_for_its_lease(self) -> None:
        world = World(rule("a", "15:00"))
        world.show(self.KEY, "15:00", Stage.CLAIMED)
        found = world.outlook("15:00:19")
        assert (found.due, found.look_again) == ((), moment("15:00:20").replace(tzinfo=None))
        assert [one.key for one in world.outlook("15:00:20").due] == [self.KEY]

    def test_a_claim_made_before_the_clock_was_set_back_does_not_hold_for_long(self) -> None:
        world = World(rule("a", "15:00"))
        world.show(self.KEY, "15:01", Stage.CLAIMED)
        assert world.outlook("15:00:41").due == ()
        assert world.outlook("15:00:40").due != ()

    def test_what_failed_is_tried_again(self) -> None:
        world = World(rule("a", "15:00"))
        world.show(self.KEY, "15:00:05", Stage.FAILED)
        found = world.outlook("15:00:10")
        assert found.due == ()
        assert [(one.status, f"{one.at:%T}") for one in found.entries] == [(PLANNED, "15:00:35")]
        assert found.look_again == moment("15:00:35").replace(tzinfo=None)
        assert world.outlook("15:00:35").due != ()

    @pytest.mark.parametrize(("tries", "again"), [(2, "15:01"), (3, "15:02"), (6, "15:15"), (9999, "15:15")])
    def test_what_fails_again_and_again_is_tried_ever_more_rarely(self, tries: int, again: str) -> None:
        world = World(rule("a", "15:00"))
        world.show(self.KEY, "15:00", Stage.FAILED)
        world.showings[self.KEY] = world.showings[self.KEY]._replace(tries=tries)
        assert world.stands("a", "15:00:40") == (PLANNED, None, again)
        assert world.outlook(f"{again}:00").due != ()

    def test_what_goes_on_failing_is_late_in_the_end_and_then_missed(self) -> None:
        world = World(rule("a", "15:00"))
        world.show(self.KEY, "15:30", Stage.FAILED)
        assert (world.outlook("15:31").late, len(world.outlook("15:31").due)) == (True, 1)
        assert world.stands("a", "18:30") == (MISSED, Reason.TOO_LATE, "15:00")

    def test_of_a_rule_that_is_gone_is_still_listed(self) -> None:
        world = World()
        world.show("gone@2026-11-22T15:00", "15:00")
        world.show("gone@2026-11-22T14:30Z", "15:30")
        world.show("odd@2026-11-22 around noon", "12:00")
        found = [
            (one.occurrence.rule.id, one.occurrence.was_put_off, one.status)
            for one in world.outlook("16:00").entries
        ]
        assert found == [("gone", False, SHOWN), ("gone", True, SHOWN)]


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


class TestKnownSince:
    def test_what_was_before_it_was_never_to_be_shown(self) -> None:
        world = World(rule("a", "12:00", "15:00"))
        world.known["a"] = world.known["a"]._replace(since=moment("13:00"))
        assert [f"{one.occurrence.moment:%H}" for one in world.outlook("14:00").entries] == ["15"]

    def test_what_was_after_it_was_missed(self) -> None:
        world = World(rule("a", "12:00"))
        world.known["a"] = world.known["a"]._replace(since=moment("11:59"))
        assert world.stands("a", "16:00")[0] is MISSED

    def test_one_on_time_comes_however_new_the_rule_is(self) -> None:
        world = World(rule("a", "12:00"), known=False)
        assert world.stands("a", "12:01")[0] is DUE
        world.learn(moment("12:01"))
        assert world.stands("a", "12:30")[0] is DUE

    def test_a_rule_that_says_something_new_is_known_from_now_on(self) -> None:
        world = World(rule("a", "12:00"))
        world.rules = (rule("a", "12:30", "15:00"),)
        assert [f"{one.occurrence.moment:%H}" for one in world.outlook("14:00").entries] == ["15"]
        world.rules = (rule("a", "12:00")._replace(text="Hello"),)
        assert world.stands("a", "14:00")[0] is DUE

    def test_one_moved_into_the_past_does_not_come_by_the_distance(self) -> None:
        world = World(rule("a", "12:00"), settings=OPEN._replace(popup_distance=30), known=False)
        world.show("x@2026-11-22T11:45", "11:45")
        world.learn(moment("12:10"))
        assert [
            one.occurrence.rule.id for one in world.outlook("12:10").entries if one.status is not SHOWN
        ] == []


class TestWhoLooks:
    def test_patience_leaves_it_to_another_for_a_while(self) -> None:
        world = World(rule("a", "15:00"))
        found = world.outlook("15:00:04", patience=10)
        assert (found.due, found.look_again) == ((), moment("15:00:10").replace(tzinfo=None))
        assert world.outlook("15:00:10", patience=10).due != ()

    def test_patience_counts_from_when_it_could_come(self) -> None:
        world = World(rule("a", "15:00"), settings=OPEN._replace(popup_distance=20))
        world.show("x@2026-11-22T14:50", "14:50")
        assert world.outlook("15:10:09", patience=10).due == ()
        assert world.outlook("15:10:10", patience=10).due != ()

    def test_looks_again_when_something_comes_or_the_day_turns(self) -> None:
        world = World(rule("a", "15:00"))
        assert world.outlook("12:00").look_again == moment("15:00").replace(tzinfo=None)
        assert world.outlook("12:00", patience=5).look_again == moment("15:00:05").replace(tzinfo=None)
        turn = moment("2026-11-23 03:00").replace(tzinfo=None)
        assert world.outlook("18:30").look_again == turn
        assert World().outlook("18:30").look_again == turn

    @pytest.mark.parametrize("days", [-1, 0, 1])
    def test_today_always_counts(self, days: int) -> None:
        world = World(rule("a", "15:00"))
        assert world.outlook("15:00", days=days) == world.outlook("15:00")

    def test_as_many_days_ahead_as_asked_for(self) -> None:
        world = World(rule("a", "15:00", days=Weekdays(frozenset((6, 1)))))
        found = world.outlook("12:00", days=31)
        assert [one.occurrence.day.day for one in found.entries] == [22, 24, 29, 1, 6, 8, 13, 15, 20, 22]
        assert found.today == SUNDAY
        assert found.now == moment("12:00")

    def test_a_day_that_starts_at_another_time(self) -> None:
        world = World(rule("a", "04:30"), settings=OPEN._replace(day_starts_at=time(5)))
        assert world.stands("a@2026-11-23T04:30", "12:00") == (PLANNED, None, "04:30")

    def test_nothing_of_yesterday_is_listed(self) -> None:
        world = World(rule("a", "15:00"))
        world.show("a@2026-11-21T15:00", moment("2026-11-21 15:00"))
        assert [one.occurrence.day for one in world.outlook("12:00").entries] == [SUNDAY]

    def test_a_record_of_another_zone_counts_as_the_instant_it_is(self) -> None:
        world = World(rule("a", "15:00"), settings=OPEN._replace(popup_distance=20))
        at = datetime.fromisoformat("2026-11-22T08:55:00-05:00")
        world.showings["x@1"] = Showing("x@1", "x", SUNDAY, Stage.SHOWN, at, shown_at=at)
        assert world.stands("a", "14:56") == (PLANNED, Reason.DISTANCE, "15:15")
