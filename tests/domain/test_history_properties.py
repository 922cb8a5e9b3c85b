"""One pass over a history, held against the oracle and against what must be so of any history."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from connect_tui.domain.history import new_progress
from connect_tui.domain.progress import Standing
from connect_tui.domain.records import Mark
from connect_tui.domain.schedules import DAILY, Quota

from . import oracle
from .asking import beginning, planned_rests, practice_of, reviewed, standing_on
from .oracle import Life
from .retrospect_oracle import standing as told_by_oracle
from .strategies import PLAIN, THOROUGH, day_schedules, days_of, lives, quotas

ONE_DAY = timedelta(days=1)

never = st.just(False)


def exactly(standing: Standing) -> Standing:
    """The standing without its strength, for comparing strengths only closely."""
    return standing._replace(strength=0.0)


class TestAgainstTheOracle:
    @THOROUGH
    @given(data=st.data(), life=lives(day_schedules))
    def test_standing_of_days(self, data: st.DataObject, life: Life) -> None:
        self.check_standing(life, data.draw(days_of(life)))

    @THOROUGH
    @given(data=st.data(), life=lives(quotas))
    def test_standing_of_a_quota(self, data: st.DataObject, life: Life) -> None:
        self.check_standing(life, data.draw(days_of(life)))

    @THOROUGH
    @given(life=lives())
    def test_standing_today(self, life: Life) -> None:
        self.check_standing(life, life.today)

    @THOROUGH
    @given(data=st.data(), life=lives())
    def test_review(self, data: st.DataObject, life: Life) -> None:
        start = data.draw(days_of(life))
        end = start + timedelta(days=data.draw(st.integers(0, 20) | st.integers(0, 200)))
        told = reviewed(life, start, end)
        assert (told.start, told.end) == (start, end)
        assert [day.day for day in told.days] == oracle.span(start, end)
        assert [day.state for day in told.days] == [oracle.state(life, d) for d in oracle.span(start, end)]
        assert list(told.streaks) == oracle.streaks_touching(life, start, end)
        assert exactly(told.standing) == exactly(told_by_oracle(life, end))
        assert told.counts.kept == oracle.count(life, "kept", end, start)
        assert told.counts.missed == oracle.count(life, "missed", end, start)
        assert told.counts.rested == oracle.count(life, "rested", end, start)
        assert told.counts.rate == oracle.rate(life, end, start)
        for day in [*told.days[:3], *told.days[-3:]]:
            assert day.strength == pytest.approx(oracle.strength(life, day.day), rel=1e-9, abs=1e-12)

    @staticmethod
    def check_standing(life: Life, day: date) -> None:
        told, wanted = standing_on(life, day), told_by_oracle(life, day)
        event(f"days left: {wanted.days_left if wanted.days_left in (None, 0) else 'some'}")
        assert exactly(told) == exactly(wanted)
        assert told.strength == pytest.approx(wanted.strength, rel=1e-9, abs=1e-12)


class TestDoingMore:
    """Marking an open or a missed day done lowers nothing."""

    @THOROUGH
    @given(data=st.data(), life=lives())
    def test_lowers_no_streak_and_no_strength(self, data: st.DataObject, life: Life) -> None:
        day = data.draw(days_of(life, until=life.today, margin=0))
        assume(day not in life.marks)
        more = life._replace(marks={**life.marks, day: Mark.DONE})
        for asked in {day, data.draw(days_of(life, until=life.today, margin=0)), life.today}:
            before, after = standing_on(life, asked), standing_on(more, asked)
            assert after.current >= before.current
            assert after.best >= before.best
            assert after.strength >= before.strength
            assert after.kept >= before.kept


class TestRestDays:
    @THOROUGH
    @given(life=lives(day_schedules, never))
    def test_give_the_numbers_of_a_history_without_those_days(self, life: Life) -> None:
        done = [d for d, mark in oracle.seen(life, life.today).items() if mark is Mark.DONE]
        assume(done)
        first_done = min(done)
        rested = life._replace(marks={d: m for d, m in life.marks.items() if first_done <= d <= life.today})
        calendar = [
            d
            for d in oracle.span(first_done, life.today)
            if oracle.scheduled(life, d) and life.marks.get(d) is not Mark.REST
        ]
        numbered = {d: first_done + timedelta(days=n) for n, d in enumerate(calendar)}
        has_today = calendar[-1] == life.today
        cut = Life(
            {numbered[d]: m for d, m in rested.marks.items() if d in numbered},
            today=numbered[calendar[-1]] + timedelta(days=0 if has_today else 1),
            schedule=DAILY,
        )
        told = standing_on(rested, life.today)
        wanted = standing_on(cut, cut.today if has_today else cut.today - ONE_DAY)
        assert (told.current, told.best, told.kept, told.missed) == (
            wanted.current,
            wanted.best,
            wanted.kept,
            wanted.missed,
        )
        assert told.strength == pytest.approx(wanted.strength, rel=1e-12)
        assert wanted.rested == 0


class TestSums:
    @PLAIN
    @given(data=st.data(), life=lives())
    def test_best_is_never_below_current(self, data: st.DataObject, life: Life) -> None:
        told = standing_on(life, data.draw(days_of(life)))
        assert told.best >= told.current >= 0
        assert (told.streak is None) == (told.current == 0)

    @PLAIN
    @given(data=st.data(), life=lives(day_schedules))
    def test_kept_missed_and_rested_add_up(self, data: st.DataObject, life: Life) -> None:
        day = data.draw(days_of(life, until=life.today))
        told = standing_on(life, day)
        settled = [] if told.first is None else oracle.span(told.first, day)
        if day == life.today and day not in life.marks:
            settled = settled[:-1]
        assert told.kept + told.missed + told.rested == sum(oracle.scheduled(life, d) for d in settled)

    @PLAIN
    @given(data=st.data(), life=lives())
    def test_two_periods_side_by_side_add_up_to_the_whole(self, data: st.DataObject, life: Life) -> None:
        start = min([life.today, *life.marks])
        cut = oracle.week_of(life, data.draw(days_of(life, until=life.today, margin=0)))
        assume(start < cut)
        whole = reviewed(life, start, life.today)
        early, late = reviewed(life, start, cut - ONE_DAY), reviewed(life, cut, life.today)
        assert early.days + late.days == whole.days
        assert tuple(a + b for a, b in zip(early.counts, late.counts, strict=True)) == whole.counts

    @PLAIN
    @given(data=st.data(), life=lives())
    def test_streaks_are_in_order_apart_and_of_done_days(self, data: st.DataObject, life: Life) -> None:
        end = data.draw(days_of(life))
        told = reviewed(life, beginning(life, end), end)
        for streak in told.streaks:
            assert life.marks[streak.start] is Mark.DONE
            assert life.marks[streak.end] is Mark.DONE
            assert streak.start <= streak.end <= min(end, life.today)
        assert all(a.end < b.start for a, b in pairwise(told.streaks))
        assert max((streak.length for streak in told.streaks), default=0) == told.standing.best
        assert sum(streak.length for streak in told.streaks) == told.standing.kept

    @PLAIN
    @given(data=st.data(), life=lives())
    def test_strength_lies_between_none_and_all(self, data: st.DataObject, life: Life) -> None:
        told = standing_on(life, data.draw(days_of(life)))
        assert 0.0 <= told.strength <= 1.0
        assert (told.strength > 0.0) == (told.kept > 0) or isinstance(life.schedule, Quota)


class TestPastDays:
    @PLAIN
    @given(data=st.data(), life=lives())
    def test_answer_does_not_depend_on_later_check_ins(self, data: st.DataObject, life: Life) -> None:
        day = data.draw(days_of(life, until=life.today - ONE_DAY))
        other = data.draw(lives()).marks
        later = {d: m for d, m in other.items() if d > day}
        changed = life._replace(marks={**{d: m for d, m in life.marks.items() if d <= day}, **later})
        assert standing_on(changed, day) == standing_on(life, day)
        start = data.draw(days_of(life, until=day))
        assert reviewed(changed, start, day) == reviewed(life, start, day)

    @PLAIN
    @given(data=st.data(), life=lives())
    def test_answer_does_not_depend_on_when_it_is_asked(self, data: st.DataObject, life: Life) -> None:
        day = data.draw(days_of(life, until=life.today - ONE_DAY))
        asked_later = life._replace(today=life.today + timedelta(days=data.draw(st.integers(1, 40))))
        assert standing_on(asked_later, day) == standing_on(life, day)

    @PLAIN
    @given(data=st.data(), life=lives())
    def test_days_ahead_are_answered_as_of_today(self, data: st.DataObject, life: Life) -> None:
        ahead = life.today + timedelta(days=data.draw(st.integers(1, 400)))
        assert standing_on(life, ahead) == standing_on(life, life.today)

    @PLAIN
    @given(life=lives())
    def test_done_records_ahead_of_today_wait(self, life: Life) -> None:
        waiting = {d: m for d, m in life.marks.items() if d > life.today and m is Mark.DONE}
        without = life._replace(marks={d: m for d, m in life.marks.items() if d not in waiting})
        assert standing_on(life, life.today) == standing_on(without, life.today)
        end = life.today + timedelta(days=40)
        assert reviewed(life, life.today, end) == reviewed(without, life.today, end)


class TestOnePass:
    @PLAIN
    @given(data=st.data(), life=lives())
    def test_gives_the_same_as_day_by_day_set_down_between(self, data: st.DataObject, life: Life) -> None:
        start, practice = beginning(life), practice_of(life)
        whole = new_progress(practice, life.week_starts_on)
        whole.close(start, life.today - ONE_DAY, life.marks)
        apart = new_progress(practice, life.week_starts_on)
        for day in oracle.span(start, life.today - ONE_DAY):
            apart.close(day, day, {day: life.marks[day]} if day in life.marks else {})
            if data.draw(st.booleans()) if (life.today - day).days < 20 else day.day == 1:
                numbers = apart.dump()
                apart = new_progress(practice, life.week_starts_on)
                apart.load(numbers)
                assert apart.dump() == numbers
        assert apart.dump() == whole.dump()
        assert apart.counts() == whole.counts()
        mark, rests = life.marks.get(life.today), planned_rests(life)
        told = apart.standing(life.today, mark=mark, is_open=True, rests=rests)
        assert told == whole.standing(life.today, mark=mark, is_open=True, rests=rests)
        assert told == standing_on(life, life.today)

    @PLAIN
    @given(life=lives())
    def test_asking_where_it_stands_changes_nothing(self, life: Life) -> None:
        progress = new_progress(practice_of(life), life.week_starts_on)
        progress.close(beginning(life), life.today - ONE_DAY, life.marks)
        before = progress.dump()
        for mark in (None, Mark.DONE, Mark.REST):
            progress.standing(life.today, mark=mark, is_open=True)
        assert progress.dump() == before

    @PLAIN
    @given(life=lives())
    def test_days_before_the_first_check_in_change_nothing(self, life: Life) -> None:
        told = standing_on(life, life.today)
        progress = new_progress(practice_of(life), life.week_starts_on)
        progress.close(beginning(life) - timedelta(days=30), life.today - ONE_DAY, life.marks)
        assert told == progress.standing(
            life.today, mark=life.marks.get(life.today), is_open=True, rests=planned_rests(life)
        )
