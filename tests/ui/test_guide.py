"""Being led through a guide on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.guides import Breathe
from connect_tui.domain.people import Profile, Style
from connect_tui.services import guides
from connect_tui.services.people_changes import add_person
from connect_tui.ui.guide_walk import Walk
from connect_tui.ui.screens.guide import GuideDialog
from connect_tui.ui.widgets.breathing import SETTLE_SECONDS, BreathingPause, disc
from tests.ui.home import Home, Sitting, opened

if TYPE_CHECKING:
    from connect_tui.domain.guide_runs import GuideRun


def _kept(home: Home, practice: str) -> GuideRun:
    return guides.begin(home.workspace(), practice)


async def _click(sitting: Sitting, text: str) -> None:
    """Click the first place where a text stands."""
    row = sitting.line(text)
    await sitting.click(sitting.lines()[row].index(text), row)


async def test_a_walk_by_mouse_is_left_and_taken_up_and_begun_anew(home: Home) -> None:
    async with opened(home) as sitting:
        sitting.app.today_screen.show_practice("attachment")
        await sitting.press("g")
        await sitting.until_shown("1 of 11")
        await _click(sitting, "4")
        await sitting.until_shown("4 of 5")
        await _click(sitting, "go on")
        await sitting.until_shown("2 of 11")
        await _click(sitting, "go on")
        await _click(sitting, "I soon need room for myself")
        await sitting.until_shown("● I soon need room")
        await sitting.press("escape")
        await sitting.until(lambda: sitting.is_on_today)
        run = _kept(home, "attachment")
        assert ([one.value for one in run.answers], run.at) == (
            [4, "I soon need room for myself"],
            "closeness",
        )
        await sitting.until_shown("g goes on with it")
        await sitting.press("g")
        await sitting.until_shown("it goes on here")
        assert "● I soon need room" in sitting.text()
        await _click(sitting, "◂ back")
        await sitting.until_shown("2 of 11")
        assert "begins anew" not in sitting.text()
        await sitting.press("escape", "g")
        await sitting.until_shown("begins anew")
        await sitting.press("ctrl+n")
        await sitting.until_shown("once more")
        assert len(_kept(home, "attachment").answers) == 2
        await sitting.press("ctrl+n")
        await sitting.until_shown("1 of 11")
        assert _kept(home, "attachment").is_empty


async def test_what_each_style_may_need_is_said_with_the_word_and_in_the_end(home: Home) -> None:
    async with opened(home, (120, 40)) as sitting:
        sitting.app.today_screen.show_practice("attachment")
        await sitting.press("g", *["tab"] * 5)
        await sitting.until_shown("Which word comes nearest")
        await sitting.press("down", "down")
        await sitting.until_shown("What may do you good: a few words")
        await sitting.press("3")
        await sitting.until_shown("Leave room")
        assert "no diagnosis" in sitting.words()
        await sitting.press(*["enter"] * 5)
        await sitting.press("enter")
        await sitting.until_shown("What someone of each style may need")
        await sitting.press("space", "enter")
        await sitting.until(lambda: sitting.is_on_today)
        assert sitting.toasts() == ["Kept in your journal. u takes it back."]
        assert home.row("attachment").state == "open"
        me = home.workspace().store.me().values()
        assert [one.text for one in me] == [Style.AVOIDANT.value]


async def test_from_a_persons_page_one_chooses_the_practice_and_they_are_named_already(home: Home) -> None:
    workspace = home.workspace()
    maya, _ = add_person(workspace, Profile("", "Maya [/x]"))
    async with opened(home) as sitting:
        await sitting.press("p", "enter")
        await sitting.until_shown("Maya [/x]")
        await sitting.press("g")
        await sitting.until_shown("Which practice, with Maya [/x]?")
        assert "Work on yourself" not in sitting.text()
        await _click(sitting, "Listen attentively")
        await sitting.until_shown("1 of 7")
        await sitting.press("enter", "3", "enter", "o", "h", "enter", "tab", "s", "ctrl+j", "t", "enter")
        await sitting.until_shown("6 of 7")
        await sitting.press("right", "tab", "tab")
        await sitting.until_shown("goes to what you know of Maya [/x]")
        assert "with Maya [/x]" in sitting.text()
        await sitting.press("enter")
        await sitting.until(lambda: not isinstance(sitting.app.screen, GuideDialog))
        profile = home.workspace().store.profiles()[maya.id]
        assert [one.text for one in profile.details] == ["s\nt"]
        assert home.row("listen").people == ("Maya [/x]",)
        await sitting.press("u")
        await sitting.until(lambda: home.row("listen").state == "open")


async def test_a_feeling_is_a_digit_and_another_and_a_word_can_be_taken_back(home: Home) -> None:
    async with opened(home, (60, 20)) as sitting:
        sitting.app.today_screen.show_practice("forgive")
        await sitting.press("g", "tab", "5", "2", "2", "1", "5", "backspace", "2", "1", "escape")
        await sitting.until(lambda: sitting.is_on_today)
        run = _kept(home, "forgive")
        families = home.workspace().loaded.catalogue.feelings
        assert run.feelings == (families[4].words[0],)


def test_the_circle_follows_the_breath_and_holds_still_where_nothing_is_to_move() -> None:
    now = [0.0]
    step = Breathe("b", "Breathe.", 24, (4, 2, 6))
    moving, still = (BreathingPause(step, "mind", still=one, clock=lambda: now[0]) for one in (False, True))
    seen = []
    for second in (0, 4, 8, 14, 30):
        now[0] = SETTLE_SECONDS + second
        seen.append((moving.moment(10)[0], still.moment(10)[0], moving.moment(10)[1]))
    assert [radius for radius, _, _ in seen[:4]] == [6, 20, 16, 13]
    assert len({radius for _, radius, _ in seen}) == 1
    assert [words for _, _, words in seen[:4]] == [
        "breathe in, 1",
        "hold, 1",
        "breathe out, 3",
        "breathe in, 3",
    ]
    assert moving.value == 24
    assert [len(row) for row in disc(20, 10)] == [20] * 10


async def test_a_question_is_in_sight_where_what_stands_above_it_has_no_room(home: Home) -> None:
    async with opened(home, (44, 12)) as sitting:
        sitting.app.today_screen.show_practice("attachment")
        await sitting.press("g")
        await sitting.until_shown("you rely on them?")
        await sitting.press("pageup", "pageup")
        await sitting.until_shown("Five things to notice")


def test_a_page_that_nobody_touched_takes_nothing_from_what_another_window_answered(home: Home) -> None:
    here, other = Walk(home.workspace(), "self"), home.workspace()
    there = guides.begin(other, "self")
    here.take("")
    there = guides.keep_run(other, guides.answer(other, there, here.guide.steps[0], "There"))
    here.take("")
    here.keep()
    here.move(1)
    here.take("good company")
    here.keep()
    assert [one.value for one in _kept(home, "self").answers] == ["There", "good company"]
    assert here.is_resumed is False
    guides.finish(other, there, done=False)
    here.take("good company and tea")
    here.keep()
    assert not guides.has_begun(other, "self")
    assert here.finish(done=False, people=None).entry
    (entry,) = other.store.journal(other.today(), other.today())
    assert all(one in entry.text for one in ("There", "good company and tea"))
