"""Walking through a guide."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.guide_runs import GuideRun, answered, begun, entry_text, kept, moved, position
from connect_tui.domain.guides import (
    Breathe,
    Choice,
    Guide,
    Keep,
    Question,
    Scale,
    Step,
    WhichFeeling,
    WhichPerson,
)

_DAY = date(2026, 11, 23)
_STARTED = datetime(2026, 11, 23, 12, tzinfo=UTC)
_WHO = WhichPerson("who", "Who?")
_WHAT = Question("what", "What did you\n learn?", Keep.DETAILS)
_HOW = Choice("how", "How?", ("By word", "By deed"))
_FELT = WhichFeeling("felt", "What do you feel?")
_NEAR = Scale("near", "How near?", "far", "close")
_PAUSE = Breathe("pause", "Breathe.", 30, (4, 2, 6))
_STEPS: tuple[Step, ...] = (_WHO, _WHAT, _PAUSE, _HOW, _FELT, _NEAR)
_GUIDE = Guide(_STEPS)


def _walked() -> GuideRun:
    run = begun("listen", _GUIDE, _DAY, _STARTED)
    run = answered(_GUIDE, run, _NEAR, 4)
    run = answered(_GUIDE, run, _WHO, "Maya", "p1")
    run = answered(_GUIDE, run, _PAUSE, 12)
    run = answered(_GUIDE, run, _FELT, ("calm", "glad"))
    return answered(_GUIDE, run, _WHAT, "She plays the cello")


def test_the_entry_has_each_question_with_its_answer_in_the_order_of_the_guide() -> None:
    assert entry_text(_walked()) == (
        "**What did you learn?**\n\nShe plays the cello\n\n**How near?**\n\n4/5 (far … close)"
    )


def test_whom_and_what_was_felt_stand_beside_the_text() -> None:
    run = _walked()
    assert (run.person, run.person_name, run.feelings) == ("p1", "Maya", ("calm", "glad"))
    assert kept(run, Keep.DETAILS) == ("She plays the cello",)


def test_an_empty_answer_takes_one_back() -> None:
    run = answered(_GUIDE, answered(_GUIDE, _walked(), _WHO, ""), _WHAT, "")
    assert (run.person, run.person_name, run.answer("what")) == ("", "", None)


def test_one_is_where_nothing_is_answered_when_the_step_has_gone_from_the_guide() -> None:
    run = answered(_GUIDE, begun("listen", _GUIDE, _DAY, _STARTED), _WHO, "Maya")._replace(at="gone")
    assert position(_GUIDE, run) == 1


def test_an_answer_outlives_its_step() -> None:
    shorter = Guide((_WHO, _NEAR))
    run = answered(shorter, _walked(), _NEAR, 2)
    assert "She plays the cello" in entry_text(run)
    assert "2/5" in entry_text(run)


@given(st.lists(st.integers(-3, 3), max_size=20))
def test_one_never_leaves_the_guide(steps: list[int]) -> None:
    run, place = begun("listen", _GUIDE, _DAY, _STARTED), 0
    for by in steps:
        run = moved(_GUIDE, run, by)
        place = min(max(place + by, 0), len(_STEPS))
        assert position(_GUIDE, run) == place
