"""Walking through the week: by keys, by mouse, there and back, and what comes of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from textual.widgets import TextArea

from connect_tui.domain.errors import ConnectError
from connect_tui.domain.retrospect import WeekLookBack
from connect_tui.services import check_ins
from connect_tui.services.look_back import keep_look_back, look_back, week_to_look_back_on
from connect_tui.ui import key_texts, texts
from connect_tui.ui import look_back_texts as words
from tests.ui.home import REFUSAL, TODAY, YESTERDAY, Home, opened
from tests.ui.hostile import HOSTILE, assert_harmless, expected, fill_with_hostile_words

if TYPE_CHECKING:
    from tests.ui.home import Sitting

MONDAY = date(2026, 11, 16)
SIZES = [(80, 24), (60, 20), (44, 12), (120, 40), (200, 60)]


def kept(home: Home) -> WeekLookBack:
    """What is kept of the week, as another process sees it."""
    workspace = home.workspace()
    return look_back(workspace, week_to_look_back_on(workspace))


def keep(home: Home, moment: str, *people: str) -> None:
    workspace = home.workspace()
    keep_look_back(workspace, week_to_look_back_on(workspace), moment=moment, people=people, focus=None)


async def begin(sitting: Sitting) -> None:
    """Begin to look back, on the page of the year."""
    sitting.app.show_place("year", again=False)
    await sitting.until_shown(key_texts.LABELS["look_back"])
    await sitting.press("b")
    await sitting.until_shown(step(1))


def said(sitting: Sitting) -> str:
    """Return the words of the dialog."""
    region = sitting.app.screen.query_one(".box").region
    lines = sitting.lines()[region.y : region.bottom]
    return " ".join(" ".join(line[region.x : region.right] for line in lines).split())


def step(number: int) -> str:
    return words.STEP.format(step=number, steps=words.STEPS)


async def go_on(sitting: Sitting, number: int) -> None:
    """Press enter and wait for the step of this number."""
    await sitting.press("enter")
    await sitting.until_shown(step(number))
    await sitting.pilot.pause()


async def click_on(sitting: Sitting, text: str) -> None:
    number = sitting.line(text)
    await sitting.click(sitting.lines()[number].index(text) + 1, number)
    await sitting.pilot.pause()


async def test_a_walk_through_the_week(home: Home) -> None:
    home.done("listen", "care", note="Silence.", people=("Maya",))
    home.done("listen", day=MONDAY)
    async with opened(home) as sitting:
        await begin(sitting)
        assert "16 to 22 November" in sitting.text()
        assert "You kept a practice 3 times, on 2 of 7 days." in said(sitting)
        assert "Mon 16 ● 1 kept" in said(sitting)
        assert f"Tue 17 {words.QUIET_DAY}" in said(sitting)
        assert "Sun 22 ●● 2 kept so far today" in said(sitting)
        assert "With you most: Listen attentively, 2 days" in said(sitting)
        assert "You were with Maya" in said(sitting)
        await go_on(sitting, 2)
        assert "Silence." in sitting.text()
        await sitting.press(*"Danced.")
        await go_on(sitting, 3)
        await sitting.press(*"Ma", "enter")
        await go_on(sitting, 4)
        await sitting.press("down", "space", "enter")
        await sitting.until_shown(words.KEPT)
        assert "Danced." in sitting.text()
        assert "with Maya" in sitting.text()
        assert f"{words.KEPT_FOCUS}Find common ground" in sitting.text()
        found = kept(home)
        assert (found.moment, found.people_kept, found.focus) == ("Danced.", ("Maya",), ("common-ground",))
        await sitting.press("enter")
        assert sitting.app.screen is sitting.app.place
        sitting.app.place.do("undo")
        await sitting.until(lambda: bool(sitting.toasts()))
        assert sitting.toasts()[-1].startswith("The look back on the week of 16 November is as it was")
    found = kept(home)
    assert (found.kept_before, found.focus) == (False, ())


async def test_every_step_can_be_left_as_it_is(home: Home) -> None:
    home.set_focus("care")
    async with opened(home) as sitting:
        await begin(sitting)
        for number in (2, 3, 4):
            await go_on(sitting, number)
        await sitting.press("enter")
        await sitting.until_shown(words.LOOKED_BACK)
        assert words.KEPT not in said(sitting)
        assert words.CLOSING in sitting.text()
        await sitting.press("escape")
        assert sitting.app.screen is sitting.app.place
    found = kept(home)
    assert (found.kept_before, found.moment, found.people_kept, found.focus) == (True, "", (), ("care",))


async def test_before_the_first_day_there_are_no_days_to_tell(home: Home) -> None:
    async with opened(home) as sitting:
        await begin(sitting)
        assert words.JUST_BEGUN in said(sitting)
        assert words.QUIET_DAY not in said(sitting)
        await sitting.press("escape")
        home.done("listen", day=YESTERDAY)
        await sitting.until_shown("You kept a practice once")
        await sitting.press("b")
        await sitting.until_shown(step(1))
        assert "Sat 21 ● 1 kept" in said(sitting)
        assert "Fri 20" not in said(sitting)


async def test_a_quiet_week(home: Home) -> None:
    home.done("listen", day=date(2026, 11, 15))
    async with opened(home) as sitting:
        await begin(sitting)
        assert words.QUIET_WEEK in said(sitting)
        assert f"Mon 16 {words.QUIET_DAY}" in said(sitting)


@pytest.mark.parametrize(
    ("to", "keys", "week", "told"),
    [
        ("2026-11-10", "", "9 to 15 November", words.BEFORE_ALL),
        ("2026-11-22", "", "16 to 22 November", "You kept a practice once"),
        ("2026-12-20", "", "16 to 22 November", "You kept a practice once"),
        ("2026-11-10", "+", "16 to 22 November", "You kept a practice once"),
    ],
)
async def test_the_week_that_review_shows(home: Home, to: str, keys: str, week: str, told: str) -> None:
    home.done("listen")
    async with opened(home) as sitting:
        await sitting.press("r")
        await sitting.until(lambda: sitting.app.place.PLACE == "review")
        await sitting.press("-", "d", *to, "enter")
        await sitting.until(lambda: sitting.app.screen is sitting.app.place)
        await sitting.press(*keys, "b")
        await sitting.until_shown(step(1))
        assert week in said(sitting)
        assert told in said(sitting)


async def test_what_was_kept_stands_there_again(home: Home) -> None:
    keep(home, "We danced.", "Maya")
    async with opened(home) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        assert sitting.note == "We danced."
        await sitting.press("!")
        await go_on(sitting, 3)
        assert "Maya" in sitting.text()
        await sitting.press("backspace", "I", "n", "enter", "ctrl+s")
        await sitting.until_shown(words.KEPT)
    assert (kept(home).moment, kept(home).people_kept) == ("We danced.!", ("In",))
    assert len(home.workspace().store.journal(MONDAY, TODAY)) == 1


async def test_escape_leaves_at_once_where_nothing_was_written(home: Home) -> None:
    keep(home, "We danced.", "Maya")
    home.set_focus("care")
    async with opened(home) as sitting:
        for number in range(1, 5):
            await begin(sitting)
            for further in range(2, number + 1):
                await go_on(sitting, further)
            await sitting.press("escape")
            assert sitting.app.screen is sitting.app.place
    assert (kept(home).moment, kept(home).people_kept, kept(home).focus) == (
        "We danced.",
        ("Maya",),
        ("care",),
    )


@pytest.mark.parametrize("keys", ["a", "enter a", "enter a enter", "enter enter space"])
async def test_escape_asks_once_before_something_is_lost(home: Home, keys: str) -> None:
    async with opened(home) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        for key in keys.split():
            await sitting.press(key)
            await sitting.pilot.pause()
        await sitting.press("escape")
        assert texts.UNSAVED in said(sitting)
        await sitting.press("ctrl+q")
        assert not sitting.app.is_running
    assert not kept(home).kept_before


async def test_there_and_back_with_everything_in_place(home: Home) -> None:
    async with opened(home) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        await sitting.press("a")
        await go_on(sitting, 3)
        await sitting.press(*"Ana", "enter", "b")
        await sitting.press("shift+tab")
        await sitting.until_shown(step(2))
        await sitting.pilot.pause()
        await sitting.press("b", "ctrl+j", "c")
        assert sitting.note == "ab\nc"
        await sitting.press("shift+tab", "shift+tab", "shift+tab")
        await sitting.until_shown(step(1))
        await sitting.press("ctrl+s")
        await sitting.until_shown(words.KEPT)
        await sitting.press("shift+tab")
        assert words.KEPT in sitting.text()
    assert (kept(home).moment, kept(home).people_kept) == ("ab\nc", ("Ana", "b"))


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_by_mouse_alone(home: Home, size: tuple[int, int]) -> None:
    home.done("give", people=("Maya", "Sam"))
    async with opened(home, size) as sitting:
        await begin(sitting)
        await click_on(sitting, words.ON)
        await click_on(sitting, words.ON)
        await click_on(sitting, "Sam")
        await click_on(sitting, words.BACK)
        await sitting.until_shown(step(2))
        await click_on(sitting, words.ON)
        await click_on(sitting, words.ON)
        await click_on(sitting, "Be sincere")
        await click_on(sitting, words.KEEP)
        await sitting.until_shown(words.KEPT)
        await click_on(sitting, words.CLOSE)
        assert sitting.app.screen is sitting.app.place
    assert (kept(home).people_kept, kept(home).focus) == (("Sam",), ("sincere",))


async def test_what_cannot_be_kept_is_still_there_to_be_kept(home: Home) -> None:
    message, hint = REFUSAL.split("\n")
    refusal = patch(
        "connect_tui.ui.screens.look_back.keep_look_back", side_effect=ConnectError(message, hint=hint)
    )
    async with opened(home) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        await sitting.press("a")
        with refusal:
            await sitting.press("ctrl+s")
            assert sitting.toasts() == [REFUSAL]
            assert words.KEPT not in sitting.text()
        assert sitting.note == "a"
        await sitting.press("ctrl+s")
        await sitting.until_shown(words.KEPT)
    assert kept(home).moment == "a"


async def test_words_are_kept_when_the_terminal_closes(home: Home) -> None:
    home.done("give", people=("Maya",))
    async with opened(home) as sitting:
        await begin(sitting)
        sitting.app.place.keep_unfinished()
        assert not kept(home).kept_before
        await go_on(sitting, 2)
        await sitting.press("a")
        await go_on(sitting, 3)
        await sitting.press("i", "n", "a")
        sitting.app.place.keep_unfinished()
        assert kept(home).people_kept == ("ina",)
        await sitting.press("enter", "enter")
        await sitting.until_shown(step(4))
        await sitting.pilot.pause()
        await sitting.press("space")
        sitting.app.place.keep_unfinished()
    assert (kept(home).moment, kept(home).people_kept, kept(home).focus) == ("a", ("ina",), ())


async def test_a_focus_alone_is_not_kept_when_the_terminal_closes(home: Home) -> None:
    async with opened(home) as sitting:
        await begin(sitting)
        await sitting.press("enter", "enter", "enter")
        await sitting.until_shown(step(4))
        await sitting.pilot.pause()
        await sitting.press("space", "escape")
        assert texts.UNSAVED in said(sitting)
        sitting.app.place.keep_unfinished()
    assert (kept(home).kept_before, kept(home).focus) == (False, ())


async def test_once_it_is_left_nothing_is_kept_any_more(home: Home) -> None:
    async with opened(home) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        await sitting.press("a", "escape", "escape")
        sitting.app.place.keep_unfinished()
    assert not kept(home).kept_before


async def test_a_practice_that_was_quiet_is_named_kindly(home: Home) -> None:
    for back in range(14):
        home.done("listen", day=date.fromordinal(TODAY.toordinal() - back))
    home.done("care", day=MONDAY)
    async with opened(home) as sitting:
        await begin(sitting)
        await sitting.press("enter", "enter", "enter")
        await sitting.until_shown(step(4))
        assert words.WAITS.format(practice="Show that you care", week=words.THIS_WEEK) in said(sitting)


async def test_the_week_before_is_mentioned_only_where_there_is_more(home: Home) -> None:
    home.done("listen", "care", day=MONDAY)
    home.done("listen", day=date(2026, 11, 10))
    async with opened(home) as sitting:
        await begin(sitting)
        assert "That is 1 more than the week before." in said(sitting)
        home.done("care", "self", "give", day=date(2026, 11, 11))
        await sitting.press("escape", "b")
        await sitting.until_shown(step(1))
        assert "the week before" not in said(sitting)


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_terminal_and_follows_it(home: Home, size: tuple[int, int]) -> None:
    home.done("listen", "care", note="A note.\n" * 20, people=("Maya",))
    async with opened(home) as sitting:
        await begin(sitting)
        await sitting.resize(*size)
        shown = [words.ON, words.ON, words.ON, words.KEEP]
        for number, link in enumerate(shown, start=1):
            assert link in sitting.text()
            assert step(number) in sitting.text()
            assert_harmless(sitting)
            assert f"  {step(number)}" in sitting.text()
            assert any(" ".join(hint.split()) in said(sitting) for hint in words.HINTS[number])
            await sitting.press("enter")
            await sitting.pilot.pause()
        await sitting.until_shown(words.LOOKED_BACK)
        assert words.CLOSE in sitting.text()
        assert words.CLOSING in said(sitting)


@pytest.mark.parametrize("size", SIZES)
async def test_the_warning_is_shown_whole_everywhere(home: Home, size: tuple[int, int]) -> None:
    async with opened(home, size) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        await sitting.press("a", "escape")
        await sitting.pilot.pause()
        hint = sitting.app.screen.query_one(".hint").region
        lines = sitting.lines()[hint.y : hint.bottom]
        assert " ".join(" ".join(line[hint.x : hint.right] for line in lines).split()) == texts.UNSAVED


@pytest.mark.parametrize("size", [(60, 20)])
async def test_hostile_words_stay_words(home: Home, size: tuple[int, int]) -> None:
    fill_with_hostile_words(home)
    moment = "\n".join(HOSTILE.values())
    keep(home, "x", "P link", "P closing")
    entry = home.workspace().store.journal(MONDAY, TODAY)[0]
    home.alter_record("journal-2026", entry.id, text=moment)
    async with opened(home, size) as sitting:
        await begin(sitting)
        assert_harmless(sitting)
        await sitting.press("end")
        await sitting.pilot.pause()
        assert_harmless(sitting)
        await go_on(sitting, 2)
        assert_harmless(sitting)
        await go_on(sitting, 3)
        assert_harmless(sitting)
        await sitting.paste(HOSTILE["ansi"] + HOSTILE["closing"])
        await sitting.press("enter")
        assert_harmless(sitting)
        await go_on(sitting, 4)
        assert_harmless(sitting)
        await sitting.press("space", "enter")
        await sitting.until_shown(words.KEPT)
        assert_harmless(sitting)
        await sitting.press("end")
        await sitting.pilot.pause()
        assert expected(HOSTILE["closing"]) in said(sitting)
    assert kept(home).people_kept[-1] == expected(HOSTILE["ansi"] + HOSTILE["closing"])


async def test_ten_thousand_characters_are_kept(home: Home) -> None:
    text = "\n".join("word " * 19 + "words" for _ in range(100))
    async with opened(home) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        await sitting.paste(text)
        await sitting.until(lambda: len(sitting.app.screen.query_one(TextArea).text) == len(text))
        await sitting.press("ctrl+s")
        await sitting.until_shown(words.KEPT)
    assert kept(home).moment == text


async def test_people_of_the_week_are_offered_first(home: Home) -> None:
    home.done("give", day=date(2026, 10, 1), people=("Abe", "Maya"))
    home.done("give", people=("Zoë",))
    assert check_ins.known_names(home.workspace()) == ["Abe", "Maya", "Zoë"]
    async with opened(home) as sitting:
        await begin(sitting)
        await go_on(sitting, 2)
        await go_on(sitting, 3)
        assert sitting.line("Zoë") < sitting.line("Abe") < sitting.line("Maya")
