"""Saying how one feels, and the evening, by keys and clicks; and what is seen of it over time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from connect_tui.domain.drafts import Draft
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.progress import State
from connect_tui.domain.records import ChangeInfo
from connect_tui.services.drafts import draft, drafts, keep_draft
from connect_tui.services.evening import close_day, draft_id, evening_view
from connect_tui.services.feelings import feel
from connect_tui.ui.screens.evening import EveningDialog
from connect_tui.ui.screens.feel import FeelDialog
from tests.ui.home import TODAY, YESTERDAY, opened
from tests.ui.people_home import a_few
from tests.ui.test_pictures import _compare as compare

if TYPE_CHECKING:
    from tests.ui.home import Home


def _entries(home: Home) -> list[JournalEntry]:
    return home.workspace().store.journal(TODAY - timedelta(days=400), TODAY)


async def test_two_keys_note_a_feeling_and_more_is_one_change_more(home: Home) -> None:
    ids = a_few(home)
    async with opened(home, (60, 20)) as sitting:
        await sitting.press("F", "escape")
        assert _entries(home) == []
        await sitting.press("F", "2")
        assert [one.felt for one in _entries(home)] == [(("calm", None),)]
        await sitting.press("enter")
        assert sitting.is_on_today
        assert "Calm: noted. u takes it back." in sitting.toasts()
        await sitting.press("u")
        assert _entries(home) == []
        await sitting.press("F", "2", "b", "plus", "plus", "7", "7")
        compare("feel-60x20", sitting.lines())
        await sitting.press("tab", *"the sea", "tab", *"may", "enter", "enter")
        entry = _entries(home)[0]
        assert entry.felt == (("calm", None), ("content", 2))
        assert (entry.kind, entry.text, entry.people, entry.practice) == (
            EntryKind.FEELING,
            "the sea",
            (ids["Maya"],),
            None,
        )
        await sitting.press("u")
        assert [one.felt for one in _entries(home)] == [(("calm", None),)]
        await sitting.press("u")
        assert _entries(home) == []


async def test_clicks_say_it_too_and_what_is_in_view_is_offered_first(home: Home) -> None:
    async with opened(home) as sitting:
        practice = sitting.app.today_screen.in_view.practice
        await sitting.press("F")
        y = sitting.line("5 ○ sad")
        await sitting.click(sitting.lines()[y].index("sad"), y)
        y = sitting.line("a ○ lonely")
        await sitting.click(sitting.lines()[y].index("lonely"), y)
        y = sitting.line("How strongly")
        await sitting.click(sitting.lines()[y].index("lonely") + len("lonely ") + 3, y)
        await sitting.press("tab", "tab", "tab", "right", "escape")
        assert not isinstance(sitting.app.screen, FeelDialog)
    entry = _entries(home)[0]
    assert entry.felt == (("sad", None), ("lonely", 4))
    assert entry.practice == practice


async def test_an_evening_is_closed_on_one_page_in_one_change(home: Home) -> None:
    a_few(home)
    home.done("care")
    home.set_focus("listen")
    async with opened(home) as sitting:
        await sitting.press(
            "E", "space", "enter", *"a slow walk", "enter", "2", "plus", "enter", *"ben", "enter"
        )
        compare("evening-80x24", sitting.lines())
        await sitting.press("enter")
        assert sitting.is_on_today
        assert home.row("listen").state is State.DONE
        view = evening_view(home.workspace())
        assert view.entry is not None
        assert (view.entry.text, view.entry.felt, view.people) == ("a slow walk", (("calm", 1),), ("Ben",))
        assert any(told.endswith("u takes it back.") for told in sitting.toasts())
        await sitting.press("E")
        assert "a slow walk" in sitting.text()
        await sitting.press("escape", "u")
        assert home.row("listen").state is State.OPEN
        assert not evening_view(home.workspace()).is_closed


async def test_a_feeling_that_cannot_be_noted_stays_until_one_leaves_twice(home: Home) -> None:
    refused = patch("connect_tui.ui.screens.feel.feel", side_effect=ConnectError("There is no room."))
    async with opened(home) as sitting:
        with refused:
            await sitting.press("F", "2", "enter", "escape")
            assert isinstance(sitting.app.screen, FeelDialog)
            assert "There is no room." in sitting.text()
            await sitting.press("escape")
            assert sitting.is_on_today
            await sitting.press("F", "2", "escape")
        await sitting.press("enter")
        assert sitting.is_on_today
    assert [one.felt for one in _entries(home)] == [(("calm", None),)]


async def test_whoever_writes_on_in_the_evening_does_not_put_off_its_draft(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("E", "tab", "a")
        dialog = sitting.app.screen
        assert isinstance(dialog, EveningDialog)
        waits = dialog._timer
        assert waits is not None
        await sitting.press("b")
        assert dialog._timer is waits


async def test_words_of_an_evening_outlive_an_end_from_outside(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("E", "tab", *"half a tho")
        sitting.app.place.keep_unfinished()
    kept = draft(home.workspace(), draft_id(TODAY))
    assert kept is not None
    assert kept.text == "half a tho"
    async with opened(home) as sitting:
        await sitting.press("E")
        assert isinstance(sitting.app.screen, EveningDialog)
        assert "half a tho" in sitting.text()
        await sitting.press("enter", "enter", "enter", "enter")
    assert draft(home.workspace(), draft_id(TODAY)) is None
    view = evening_view(home.workspace())
    assert view.entry is not None
    assert view.entry.text == "half a tho"


async def test_an_evening_is_changed_in_all_its_lines(home: Home) -> None:
    close_day(home.workspace(), TODAY, text="One line\n\nAnd another")
    async with opened(home) as sitting:
        await sitting.press("E", "tab", "exclamation_mark", "enter", "x", "ctrl+s")
        assert sitting.is_on_today
    entry = evening_view(home.workspace()).entry
    assert entry is not None
    assert entry.text == "One line\n\nAnd another!\nx"


async def test_only_what_is_said_in_an_evening_is_kept_as_its_draft(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("E", "space")
        dialog = sitting.app.screen
        assert isinstance(dialog, EveningDialog)
        dialog._keep_now()
        kept = draft(home.workspace(), draft_id(TODAY))
        assert kept is not None
        assert len(kept.done) == 1
        await sitting.press("space", "tab", "a")
        dialog._keep_now()
        await sitting.press("backspace")
        dialog._keep_now()
        assert draft(home.workspace(), draft_id(TODAY)) is None
        keep_draft(home.workspace(), Draft(draft_id(TODAY), TODAY, "of another window"))
        await sitting.press("escape")
        assert sitting.is_on_today
        assert draft(home.workspace(), draft_id(TODAY)) is not None
        await sitting.press("E", "space", "x")
        assert isinstance(sitting.app.screen, EveningDialog)
        sitting.app.screen._keep_now()
        sitting.app.screen.dismiss(None)
        await sitting.press("E", "escape", "escape")
        assert draft(home.workspace(), draft_id(TODAY)) is None


async def test_what_is_added_to_a_feeling_is_a_draft_until_it_is_kept(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("F", "2", "tab", *"the sea")
        dialog = sitting.app.screen
        assert isinstance(dialog, FeelDialog)
        dialog._keep_now()
        kept = drafts(home.workspace())[0]
        assert (kept.is_of_changes, kept.entry, kept.text) == (True, _entries(home)[0].id, "the sea")
        await sitting.press("enter")
        assert [one.text for one in _entries(home)] == ["the sea"]
        assert drafts(home.workspace()) == ()


@pytest.fixture
def felt(home: Home) -> Home:
    """A home in which feelings were noted for some weeks."""
    ids = a_few(home)
    home.done("listen", day=YESTERDAY)
    words = ("calm", "glad", "peaceful", "sad", "hopeful", "[b]weary", "calm")
    with home.workspace().store.change(ChangeInfo("import")) as change:
        for number, word in enumerate(words * 4):
            with_them = (ids["Maya"],) if number % 3 == 0 else (ids["Ben"],) if number % 7 == 0 else ()
            strong = ((word, number % 5 + 1),) if number % 2 else ()
            day = TODAY - timedelta(days=number * 2)
            entry = JournalEntry("", day, EntryKind.FEELING, None, with_them, (word,), strengths=strong)
            change.put_journal(entry)
    return home


async def test_feelings_over_time_in_a_picture_and_in_words(felt: Home) -> None:
    async with opened(felt, (120, 40)) as sitting:
        await sitting.press("r", "i")
        compare("feelings-120x40", sitting.lines())
        y = sitting.line("▌  calm")
        await sitting.point(sitting.lines()[y].rindex("▄"), y)
        assert sitting.tooltip(sitting.lines()[y].rindex("▄"), y) == "Sun 22 Nov: calm, with Maya"
        await sitting.press("plus", "plus", "left")
        assert "Another period" in sitting.text()
        await sitting.press("right", "minus", "minus", "end", "home", "j", "enter")
        assert "Journal   calm, November 2026" in sitting.text()
        await sitting.press("escape", "escape")
        assert sitting.app.place.PLACE == "review"


async def test_what_was_felt_stands_with_the_practice_and_the_person(felt: Home) -> None:
    feel(felt.workspace(), ["calm"], day=YESTERDAY)
    async with opened(felt, (120, 40)) as sitting:
        await sitting.press("p", "enter")
        assert "With them you felt" in sitting.text()
        await sitting.press("r", "end", "enter")
        while "Listen attentively" not in sitting.lines()[0]:
            await sitting.press("right_square_bracket")
        assert "On its days you felt calm (1 day)." in sitting.text()
