"""The journal: entries to find, read, narrow down and remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widget import Widget

from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.ui import journal_texts as told
from connect_tui.ui.content import shown
from tests.ui.home import TODAY, opened
from tests.ui.hostile import HOSTILE, assert_harmless
from tests.ui.journal_home import a_few, entries, journal_list, written
from tests.ui.painting import assert_painted_where_changed
from tests.ui.test_pictures import _compare as compare

if TYPE_CHECKING:
    from tests.ui.home import Home


async def test_an_empty_journal_says_how_to_begin(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("o")
        words = sitting.words()
        assert told.FIRST_TITLE in words
        for key in ("n write something", "F say how you feel", "E close the day", "g on a practice"):
            assert key in words
        await sitting.press("enter", "e", "slash", "f", "delete", "right_square_bracket")
        assert set(sitting.toasts()) == {told.NOTHING_HERE}


async def test_what_is_typed_is_found_at_once_in_every_kind_of_entry(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("o", "slash", *"river")
        await sitting.until_shown("2 found")
        text = sitting.text()
        assert "A walk by the river" in text
        assert "Look back on the week of 9 November" in text
        assert "Rain." not in text
        await sitting.press("space", *"may")
        await sitting.until_shown("1 found")
        await sitting.press("ctrl+w", "ctrl+u", *"hopeful")
        await sitting.until_shown("1 found")
        assert "sad ●●●○○, hopeful" in sitting.text()
        await sitting.press(*"ly")
        await sitting.until_shown(told.NOTHING_FOUND)
        await sitting.press("escape")
        await sitting.until_shown("6 entries")


async def test_one_reads_on_in_what_was_found_and_comes_back_to_it(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("o", "slash", *"river", "enter")
        await sitting.until_shown("Maya laughed twice.")
        assert "Sunday 22 November" in sitting.lines()[1]
        assert "with Maya" in sitting.text()
        await sitting.press("right_square_bracket")
        await sitting.until_shown("The river again.")
        assert "Maya" not in sitting.text()
        await sitting.press("right")
        assert sitting.toasts() == [told.ONLY_ONE]
        await sitting.press("escape")
        assert journal_list(sitting).cursor == "week-2026-11-09"
        await sitting.press("e")
        await sitting.until_shown("Looking back")
        await sitting.press("escape", "escape")
        await sitting.until_shown("6 entries")
        assert journal_list(sitting).cursor == "week-2026-11-09"


async def test_what_is_removed_comes_back_with_the_cursor_on_it(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("o", "j", "delete")
        await sitting.until_shown("5 entries")
        assert len(entries(home)) == 5
        await sitting.press("home", "u")
        await sitting.until_shown("6 entries")
        assert journal_list(sitting).cursor in ("b2", "c3")
        await sitting.press("enter", "delete")
        await sitting.until_shown("5 entries")
        assert len(entries(home)) == 5


async def test_this_day_in_other_years(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("o", "y")
        await sitting.until_shown("on 22 November, in other years")
        assert "A year before." in sitting.text()
        assert "river" not in sitting.text()
        await sitting.press("enter", "y")
        await sitting.until_shown("A walk by the river.")
        assert "A year before." not in sitting.text()
        await sitting.press("escape")
        await sitting.until_shown("6 entries")


async def test_narrowing_tells_what_it_cannot_place_and_can_be_lifted(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("o", "f", "down")
        await sitting.paste("Nobody")
        await sitting.press("down")
        await sitting.paste("sud")
        await sitting.press("down", "down", "down")
        await sitting.paste("2026-13")
        await sitting.press("ctrl+s")
        words = sitting.words()
        assert "Nobody is called “Nobody”." in words
        assert "“sud” is no word for a feeling" in words
        assert "“2026-13” is not a day" in words
        await sitting.press("ctrl+u", *"ben", "down", "ctrl+u", "down", "down", "down", "ctrl+u", *"2026")
        await sitting.press("ctrl+s")
        await sitting.until_shown("with Ben, up to 2026")
        assert [one for one in ("b2", "a1", "c3") if one in journal_list(sitting).targets] == ["b2"]
        await sitting.press("escape")
        await sitting.until_shown("6 entries")
        written(home, "Wind.", feelings=("wide [b]open",))
        await sitting.press("f", "down", "down")
        await sitting.paste("Wide [b]Open")
        await sitting.press("ctrl+s")
        await sitting.until_shown("wide [b]open")


async def test_a_long_journal_is_read_on_between_the_frames(home: Home) -> None:
    with home.workspace().store.change(None) as change:
        for number in range(400):
            day = TODAY.replace(year=2026 - number // 40, day=1 + number % 28)
            change.put_journal(JournalEntry(f"x{number:03}", day, EntryKind.NOTE, text=f"text {number}"))
    async with opened(home) as sitting:
        await sitting.press("o")
        await sitting.until_shown("400 entries")
        await sitting.until(lambda: "…" not in sitting.lines()[0])
        listed = journal_list(sitting)
        assert len(listed.targets) == 400
        await sitting.press("end")
        oldest = listed.cursor
        written(home, "from elsewhere")
        await sitting.until_shown("401 entries")
        assert listed.cursor == oldest
        assert listed.entry is not None
        assert listed.entry.day.year == 2017


async def test_a_click_on_a_key_in_the_header_does_what_the_key_does(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("o")
        header = sitting.lines()[0]
        await sitting.click(header.index(f"f {told.NARROW}"), 0)
        await sitting.until_shown(told.NARROW_TITLE)
        await sitting.press("escape", "slash", *"river")
        await sitting.until_shown("2 found")
        await sitting.click(sitting.lines()[0].index(f"esc {told.ALL}"), 0)
        assert sitting.lines()[0] == header


async def test_a_letter_has_the_lines_painted_that_it_changes_and_the_keys_not(home: Home) -> None:
    for number in range(30):
        written(
            home, f"{'river' if number % 3 else 'rain'} and {'window' if number % 2 else 'garden'} {number}"
        )
    async with opened(home) as sitting:
        await sitting.press("o", "slash")
        keys = ("r", "i", "space", "w", "backspace", "g", "z", "ctrl+u")
        await assert_painted_where_changed(sitting, keys)
        listed = journal_list(sitting)
        whole = listed.size.region
        slow = [strip.crop(0, listed.drawn_width) for strip in Widget.render_lines(listed, whole)]
        quick = [strip.crop(0, listed.drawn_width) for strip in listed.render_lines(whole)]
        assert [one.text for one in quick] == [one.text for one in slow]


async def test_no_text_is_anything_but_words(home: Home) -> None:
    odd = {
        **HOSTILE,
        "html": "<script>x()</script>",
        "reference": "[a]: http://b",
        "deep": ">" * 40 + " deep",
    }
    whole = "\n\n".join(odd.values())
    with home.workspace().store.change(None) as change:
        for number, text in enumerate((whole, *odd.values())):
            entry = JournalEntry(f"x{number:02}", TODAY, EntryKind.NOTE, feelings=(text[:60],))
            change.put_journal(entry._replace(text=f"{text}\n\n# {text}\n\n- {text}\n\n`{text}`"))
    async with opened(home, (60, 20)) as sitting:
        await sitting.press("o")
        for _ in range(2):
            assert_harmless(sitting)
            await sitting.press("end")
        assert journal_list(sitting).cursor == "x00"
        await sitting.press("enter")
        assert_harmless(sitting)
        await sitting.resize(140, 130)
        words = sitting.words()
        for key, text in odd.items():
            assert " ".join(shown(text).split()) in words, key
        assert_harmless(sitting)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_journal_as_a_picture(home: Home, size: tuple[int, int]) -> None:
    a_few(home)
    async with opened(home, size) as sitting:
        await sitting.press("o")
        await sitting.until_shown("6 entries")
        compare(f"journal-{size[0]}x{size[1]}", sitting.lines())
        if size == (80, 24):
            await sitting.press("j", "j", "enter")
            await sitting.until_shown("That the move was hard.")
            compare("entry-80x24", sitting.lines())
