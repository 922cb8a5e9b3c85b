"""What a person notes about themselves."""

from datetime import UTC, date, datetime

from connect_tui.domain.me import GoalStep, MeItem, MeKind, about_me
from connect_tui.domain.people import Style

_DAY = date(2026, 11, 23)


def test_the_style_noted_last_holds() -> None:
    early = MeItem("m2", MeKind.STYLE, "anxious", _DAY, at=datetime(2026, 11, 23, 8, tzinfo=UTC))
    late = MeItem("m1", MeKind.STYLE, "secure", _DAY, at=datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert about_me([late, early]).style is Style.SECURE
    assert about_me([]).style is Style.UNKNOWN


def test_each_kind_is_in_the_order_it_was_written_down() -> None:
    later = MeItem("a", MeKind.GOAL, "Call more often", _DAY)
    sooner = MeItem("b", MeKind.GOAL, "Learn to cook", date(2026, 1, 1))
    dare = MeItem("c", MeKind.DARE, "Ask for a dance", _DAY)
    about = about_me([later, dare, sooner])
    assert about.of(MeKind.GOAL) == (sooner, later)
    assert about.dares == (dare,)


def test_what_is_done_or_let_go_is_no_longer_open() -> None:
    goal = MeItem(
        "g", MeKind.GOAL, "Learn to cook", _DAY, steps=(GoalStep("Buy a pan", _DAY), GoalStep("Ask"))
    )
    assert goal.next_step == GoalStep("Ask")
    assert goal.is_open
    assert not goal._replace(done=_DAY).is_open
    assert not goal._replace(dropped=_DAY).is_open
