"""Planning something with people, and what becomes of a plan."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.plans import Plan, PlanState
from connect_tui.domain.progress import State
from connect_tui.domain.schedules import Quota, Weekdays, weekly_quota
from connect_tui.services import plans as plan_services
from connect_tui.ui import plan_texts, texts
from connect_tui.ui.screens.form import FormDialog
from connect_tui.ui.screens.plan import PlanDialog, open_plan
from tests.ui.home import REFUSAL, TODAY, TOMORROW, YESTERDAY
from tests.ui.hostile import HOSTILE, assert_harmless
from tests.ui.person_home import is_here, live_with, page, page_of, plans, profile, refusing

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting

FRIDAY = date(2026, 11, 27)


def _plan(home: Home, what: str) -> Plan:
    return next(one.plan for one in plans(home) if one.plan.what == what)


def _form(sitting: Sitting) -> FormDialog:
    dialog = sitting.app.screen
    assert isinstance(dialog, FormDialog)
    return dialog


async def _write(sitting: Sitting, field: str, text: str) -> None:
    """Write a text into a field in place of what stands there."""
    _form(sitting).begin_at(field)
    await sitting.press("end", "ctrl+u", *text)


async def _choose(sitting: Sitting, way: str) -> None:
    """Open the plan on the page and choose a way on."""
    await sitting.press("tab", "enter")
    dialog = sitting.app.screen
    assert isinstance(dialog, PlanDialog)
    row = sitting.line(way)
    await sitting.click(sitting.lines()[row].index(way), row)


async def test_a_plan_is_made_by_keyboard_alone(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v", *"Walk", "tab", "tab", "tab", *"friday 19:00")
        assert "Friday 27 November at 19:00" in sitting.text()
        await sitting.press("tab", "tab", *"the lake", "ctrl+s")
        assert is_here(sitting)
        assert "Walk" in sitting.text()
        assert "Planned: Walk, Friday 27 November at 19:00." in sitting.toasts()
    plan = _plan(home, "Walk")
    assert (plan.people, plan.day, plan.at, plan.place) == ((ids["Ben"],), FRIDAY, time(19), "the lake")
    assert (plan.repeat, set(plan.practices)) == (None, {"make-time", "together"})


async def test_others_come_along_known_or_new(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v", *"Walk", "tab", "tab", *"ma", "enter", *"Ines", "down", "enter")
        await sitting.press("enter", *"tomorrow", "ctrl+s")
        assert is_here(sitting)
    names = next(one.people for one in plans(home) if one.plan.what == "Walk")
    assert set(names) == {"Ben", "Maya", "Ines"}


async def test_an_idea_is_taken(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        idea = plan_services.plan_ideas(home.workspace(), [ids["Maya"]])[1]
        await sitting.press("v", "tab", "down", "enter")
        assert _form(sitting).fields["what"].value == idea
        await _write(sitting, "when", "tomorrow")
        await sitting.press("ctrl+s")
    assert _plan(home, idea).day == TOMORROW


@pytest.mark.parametrize(
    ("presses", "often", "repeat"),
    [(1, "tue, Thursday", Weekdays(frozenset({1, 3}))), (2, "2", Quota(2))],
)
async def test_a_plan_can_repeat(home: Home, presses: int, often: str, repeat: object) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v", *"Run")
        await _write(sitting, "when", "today")
        await sitting.press("tab", *["right"] * presses, "tab", *often, "tab")
        assert plan_texts.UNTIL_PLACEHOLDER in sitting.text()
        await sitting.press(*"2027-01-31")
        await sitting.until_shown(plan_texts.UNTIL_HELP)
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    plan = _plan(home, "Run")
    assert (plan.day, plan.repeat, plan.until) == (TODAY, repeat, date(2027, 1, 31))


async def test_practices_are_ticked_with_the_mouse(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"], (120, 40)) as sitting:
        await sitting.press("v", *"Walk")
        await _write(sitting, "when", "tomorrow")
        row = sitting.line("✓ Make time")
        await sitting.click(sitting.lines()[row].index("Make time"), row)
        row = sitting.line("Keep   Leave")
        await sitting.click(sitting.lines()[row].index("Keep   Leave"), row)
        assert is_here(sitting)
    assert _plan(home, "Walk").practices == ("together",)


@pytest.mark.parametrize(
    ("field", "written", "told"),
    [
        ("what", " ", plan_texts.NO_WHAT),
        ("when", "", plan_texts.NO_WHEN),
        ("when", "someday", "is not a day I can place"),
        ("when", "friday 25:00", "is no time of day"),
        ("when", "2099-01-01", "too far ahead"),
    ],
)
async def test_a_mistake_is_told_at_its_field(home: Home, field: str, written: str, told: str) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v")
        for name, text in {"what": "Walk", "when": "tomorrow", field: written}.items():
            await _write(sitting, name, text)
        await sitting.press("ctrl+s")
        form = _form(sitting)
        assert form.focused is form.fields[field].field
        await sitting.until(lambda: told in sitting.words())
    assert [one.plan.what for one in plans(home)] == ["Dinner"]


async def test_days_and_times_of_a_week_must_be_said(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v", *"Run")
        await _write(sitting, "when", "today")
        for told in (plan_texts.NO_WEEKDAYS, plan_texts.NO_TIMES):
            _form(sitting).begin_at("repeat")
            await sitting.press("right", "ctrl+s")
            await sitting.until(lambda told=told: told in sitting.words())  # type: ignore[misc]
        await sitting.press(*"8", "ctrl+s")
        assert not is_here(sitting)
        await sitting.press("backspace", *"3", "ctrl+s")
        assert is_here(sitting)
    assert _plan(home, "Run").repeat == Quota(3)


@pytest.mark.parametrize(
    ("when", "day", "said"),
    [
        ("", TODAY, "every Saturday"),
        ("today 9:00", TODAY, "every Saturday at 09:00"),
        ("friday", FRIDAY, "every Saturday, from Friday 27 November"),
    ],
)
async def test_what_comes_every_week_needs_no_day(home: Home, when: str, day: date, said: str) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v", *"Run")
        _form(sitting).begin_at("repeat")
        await sitting.press("right", "tab", *"sat")
        assert plan_texts.FROM_PLACEHOLDER in sitting.text()
        await _write(sitting, "when", when)
        await sitting.press("ctrl+s")
        assert is_here(sitting)
        assert f"Planned: Run, {said}." in sitting.toasts()
    plan = _plan(home, "Run")
    assert (plan.day, plan.repeat) == (day, Weekdays(frozenset({5})))


async def test_what_comes_some_times_a_week_is_begun_later(home: Home) -> None:
    ids = live_with(home)
    workspace = home.workspace()
    plan_services.add_plan(workspace, Plan("", "Run", (ids["Ben"],), TODAY, repeat=weekly_quota(2)))
    async with page_of(home, ids["Ben"]) as sitting:
        await _choose(sitting, plan_texts.BEGIN_LATER_NAME)
        await sitting.press(*"friday", "enter")
        assert is_here(sitting)
    assert _plan(home, "Run").day == FRIDAY


async def test_what_cannot_be_kept_stays_to_be_kept(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v", *"Walk")
        await _write(sitting, "when", "tomorrow")
        with refusing(plan_services, "add_plan"):
            await sitting.press("ctrl+s")
            for line in REFUSAL.split("\n"):
                assert line in sitting.text()
        assert _form(sitting).fields["what"].value == "Walk"
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    assert _plan(home, "Walk").day == TOMORROW


async def test_a_plan_is_kept_with_its_practices_and_a_line_and_undone_at_once(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await _choose(sitting, plan_texts.KEEP_NAME)
        assert _form(sitting).fields["day"].value == "today"
        await sitting.press("tab", *"So good", "tab", "down", "space", "ctrl+s")
        assert is_here(sitting)
        assert "Last in touch today" in sitting.text()
        assert home.row("make-time").state is State.DONE
        assert home.row("make-time").people == ("Maya",)
        assert home.row("give").state is State.DONE
        kept = plans(home)[0]
        assert kept.standing.state is PlanState.KEPT
        await sitting.press("u")
        assert "Last in touch 3 days ago" in sitting.text()
    assert plans(home)[0].standing.kept == ()
    assert home.row("make-time").state is not State.DONE


async def test_a_plan_is_kept_on_an_earlier_day_but_on_no_later_one(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await _choose(sitting, plan_texts.KEEP_NAME)
        await _write(sitting, "day", "tomorrow")
        await sitting.press("enter")
        assert plan_texts.NOT_YET in sitting.text()
        await _write(sitting, "day", "yesterday")
        await sitting.press("enter")
        assert is_here(sitting)
    assert plans(home)[0].standing.kept == (YESTERDAY,)


async def test_a_plan_is_moved_and_keeps_its_time(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await _choose(sitting, plan_texts.MOVE_NAME)
        await sitting.press("enter")
        assert plan_texts.NO_WHEN in sitting.text()
        await sitting.press(*"friday", "enter")
        assert is_here(sitting)
    plan = _plan(home, "Dinner")
    assert (plan.day, plan.at) == (FRIDAY, time(19))


async def test_a_plan_is_let_go_brought_back_and_planned_again(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await _choose(sitting, plan_texts.DROP_NAME)
        assert plans(home)[0].standing.state is PlanState.DROPPED
        await sitting.press("u")
        assert plans(home)[0].standing.state is PlanState.COMING
        await sitting.press("home")
        await _choose(sitting, plan_texts.DROP_NAME)
        await sitting.press("home")
        await _choose(sitting, plan_texts.MOVE_DROPPED_NAME)
        await sitting.press(*"tomorrow", "enter")
    assert plans(home)[0].standing.state is PlanState.COMING


async def test_a_plan_is_changed_and_the_rest_stays_to_the_letter(home: Home) -> None:
    ids = live_with(home)
    before = _plan(home, "Dinner")
    async with page_of(home, ids["Maya"]) as sitting:
        await _choose(sitting, plan_texts.CHANGE_NAME)
        await _write(sitting, "what", "Supper")
        await sitting.press("ctrl+s")
        assert is_here(sitting)
        assert "Supper" in sitting.text()
    assert _plan(home, "Supper") == before._replace(what="Supper")


async def test_leaving_a_plan_with_words_asks_once_more(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("v", "tab", "tab", *"Z", "escape")
        assert texts.UNSAVED[:20] in sitting.text()
        await sitting.press("escape")
        assert is_here(sitting)
    assert [one.plan.what for one in plans(home)] == ["Dinner"]
    assert profile(home, "Ben").name == "Ben"


async def test_a_plan_that_is_gone_is_told_of(home: Home) -> None:
    ids = live_with(home)
    plan = _plan(home, "Dinner")
    async with page_of(home, ids["Maya"]) as sitting:
        screen = page(sitting)
        sitting.app.attempt(lambda: open_plan(screen, plan._replace(id="gone")))
        await sitting.until(lambda: bool(sitting.toasts()))
        assert is_here(sitting)


async def test_one_of_many_weeks_is_kept_on_the_day_it_was_due(home: Home) -> None:
    ids = live_with(home)
    start = TODAY - timedelta(days=13)
    weekly = Plan("", "Choir", (ids["Ben"],), start, repeat=Weekdays(frozenset({0})))
    plan_services.add_plan(home.workspace(), weekly)
    async with page_of(home, ids["Ben"]) as sitting:
        await _choose(sitting, plan_texts.KEEP_NAME)
        assert _form(sitting).fields["day"].value == "today"
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    assert next(one for one in plans(home) if one.plan.what == "Choir").standing.kept == (TODAY,)


@pytest.mark.parametrize("size", [(44, 12)])
async def test_hostile_plans_are_harmless(home: Home, size: tuple[int, int]) -> None:
    ids = live_with(home)
    plan = _plan(home, "Dinner")
    words = list(HOSTILE.values())
    async with page_of(home, ids["Maya"], size) as sitting:
        for what, place, name in zip(words[::3], words[1::3], words[2::3], strict=True):
            home.alter_record("plans", plan.id, what=f"P {what}", place=place)
            home.alter_record("people", ids["Maya"], name=f"P {name}")
            open_plan(page(sitting), plan)
            await sitting.pilot.pause()
            assert_harmless(sitting)
            await sitting.press("down", "down", "enter")
            assert_harmless(sitting)
            assert isinstance(sitting.app.screen, FormDialog)
            await sitting.press("escape")
            assert_harmless(sitting)
