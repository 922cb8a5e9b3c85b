"""What is held back and why, from when on a rule counts, and who looks."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from connect_tui.config.settings import Popups
from connect_tui.domain.schedules import Weekdays
from connect_tui.domain.showings import Showing, Stage
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
