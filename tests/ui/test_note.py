from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.progress import State
from connect_tui.ui import texts
from tests.ui.home import FIRST_IN_LIST, REFUSAL, TODAY, YESTERDAY, opened, refusing

if TYPE_CHECKING:
    from tests.ui.home import Home

FIRST = FIRST_IN_LIST[0]


async def test_enter_keeps_the_note_and_leaves_the_state(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", *"tea", "enter")
        assert sitting.is_on_today
        assert home.row(FIRST).note == "tea"
        assert home.row(FIRST).state is State.OPEN
        assert "tea" in sitting.panel_text()


async def test_ctrl_j_begins_a_new_line(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", "a", "ctrl+j", "b", "enter")
    assert home.row(FIRST).note == "a\nb"


async def test_a_note_is_written_on_and_emptied(home: Home) -> None:
    home.done(FIRST, note="first")
    async with opened(home) as sitting:
        await sitting.press("home", "n", "!", "ctrl+s")
        assert home.row(FIRST).note == "first!"
        await sitting.press("n", "ctrl+u", "enter")
        assert home.row(FIRST).note is None
        assert home.row(FIRST).state is State.DONE


async def test_escape_asks_once_before_words_are_lost(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", "a", "escape")
        assert texts.UNSAVED in sitting.text()
        await sitting.press("escape")
        assert sitting.is_on_today
    assert home.row(FIRST).note is None


async def test_escape_leaves_at_once_where_nothing_was_written(home: Home) -> None:
    home.done(FIRST, note="kept")
    async with opened(home) as sitting:
        await sitting.press("home", "n")
        assert sitting.note == "kept"
        await sitting.press("escape")
        assert sitting.is_on_today
    assert home.row(FIRST).note == "kept"


async def test_enter_after_a_warning_keeps(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", "a", "escape", "b", "enter")
    assert home.row(FIRST).note == "ab"


async def test_ten_thousand_characters_pasted_are_kept(home: Home) -> None:
    text = "\n".join("word " * 19 + "words" for _ in range(100))
    assert len(text) >= 10_000
    async with opened(home) as sitting:
        await sitting.press("n")
        await sitting.paste(text)
        await sitting.press("enter")
        assert sitting.is_on_today
        assert "word word" in sitting.panel_text()
    assert home.row(FIRST).note == text


async def test_a_note_of_another_day_belongs_to_that_day(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("left", "n")
        assert "yesterday" in sitting.text()
        await sitting.press("a", "enter")
    assert home.row(FIRST, YESTERDAY).note == "a"
    assert home.row(FIRST, TODAY).note is None


async def test_undo_puts_back_the_note_before(home: Home) -> None:
    home.done(FIRST, note="before")
    async with opened(home) as sitting:
        await sitting.press("home", "n", "!", "enter", "u")
        assert sitting.toasts()[-1] == "Find common ground: the note today is as it was before."
    assert home.row(FIRST).note == "before"


async def test_leaving_connect_asks_once_before_words_are_lost(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", "a", "ctrl+q")
        assert texts.UNSAVED in sitting.text()
        await sitting.press("b", "enter")
        assert sitting.is_on_today
    assert home.row(FIRST).note == "ab"


async def test_leaving_connect_twice_means_it(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("n", "a", "ctrl+q", "ctrl+q")
        assert not sitting.app.is_running
    assert home.row(FIRST).note is None


async def test_a_note_that_cannot_be_kept_is_still_there_to_be_kept(home: Home) -> None:
    home.done(FIRST, note="before")
    async with opened(home) as sitting:
        with refusing("set_note"):
            await sitting.press("home", "n", "!", "enter")
            assert sitting.note == "before!"
            assert sitting.toasts() == [REFUSAL]
            await sitting.press("enter")
            assert sitting.note == "before!"
            assert sitting.toasts() == [REFUSAL]
        await sitting.press("escape")
        assert texts.UNSAVED in sitting.text()
        await sitting.press("enter")
        assert sitting.is_on_today
    assert home.row(FIRST).note == "before!"
