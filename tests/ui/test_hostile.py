"""Hostile words on every surface: shown as they are, and nothing more than shown."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from connect_tui.domain.days import ONE_DAY
from connect_tui.services.exchange import export_lines, import_data
from connect_tui.ui.content import fit, literal, shown, shown_lines
from tests.ui.home import TODAY, Home, opened
from tests.ui.hostile import (
    HOSTILE,
    UNSAFE,
    assert_harmless,
    expected,
    fill_with_hostile_words,
    order_in_list,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.home import Sitting

LONG = "[/mum] \x1b[31m" + "long words " * 1000
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(list(HOSTILE.values()))


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home full of hostile words, which the tests here only look at."""
    home = Home(tmp_path_factory.mktemp("hostile"))
    fill_with_hostile_words(home)
    return home


@given(ANY_TEXT, st.integers(0, 40))
def test_fitted_text_has_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fit(shown(text), width)) == width


@given(ANY_TEXT)
def test_shown_text_is_one_harmless_line(text: str) -> None:
    assert not UNSAFE.search(shown(text))
    assert not UNSAFE.search(shown_lines(text).replace("\n", ""))
    assert literal(text).plain == shown_lines(text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_list_panel_and_notes(hostile_home: Home, size: tuple[int, int]) -> None:
    async with opened(hostile_home, size) as sitting:
        await sitting.press("home")
        for practice in order_in_list(hostile_home):
            assert sitting.cursor == practice
            assert_harmless(sitting)
            text = expected(HOSTILE[practice])
            assert (
                text in sitting.lines()[next(n for n, line in enumerate(sitting.lines()) if line[0] == "▌")]
            )
            panel = sitting.panel_text()
            assert f"A {text}" in panel
            assert f"P {text}" in panel
            assert f"N {text}"[:7] in panel
            await sitting.press("j")


@pytest.mark.parametrize("practice", HOSTILE)
async def test_the_dialogs_of_a_practice(hostile_home: Home, practice: str) -> None:
    async with opened(hostile_home) as sitting:
        sitting.app.today_screen.show_practice(practice)
        await sitting.press("n")
        assert_harmless(sitting)
        assert expected(HOSTILE[practice]) in sitting.words()
        await sitting.press("escape", "w")
        assert_harmless(sitting)
        assert f"P {expected(HOSTILE[practice])}" in sitting.words()


async def test_focus_palette_and_key_list(hostile_home: Home) -> None:
    async with opened(hostile_home, (80, 44)) as sitting:
        await sitting.press("f")
        assert_harmless(sitting)
        assert all(expected(text) in sitting.text() for text in HOSTILE.values())
        await sitting.press("escape", "ctrl+p")
        await sitting.until_shown("Go to: [/mum] hi")
        assert_harmless(sitting)
        await sitting.paste("note: [link")
        await sitting.until_shown("Note: [link='a")
        assert_harmless(sitting)
        await sitting.press("escape", "?")
        await sitting.paste("\x9b31m[/mum]")
        assert_harmless(sitting)


async def test_tooltips_over_everything(hostile_home: Home) -> None:
    async with opened(hostile_home) as sitting:
        for x, y in ((3, 2), (12, 3), (50, 2), (64, 3), (74, 2), (10, 0), (10, 1), (4, 23), (30, 20)):
            await sitting.point(x, y)
            assert_harmless(sitting)


@pytest.mark.parametrize("practice", HOSTILE)
def test_every_word_of_an_undo_is_harmless(hostile_home: Home, practice: str) -> None:
    from connect_tui.domain.records import ChangeInfo
    from connect_tui.ui import texts

    names = {one.id: one.name for one in hostile_home.workspace().practices}
    for kind in ("done", "rest", "clear", "note", "people"):
        for change in (
            ChangeInfo(kind, TODAY, practices=(practice,)),
            ChangeInfo(kind, TODAY, practices=(LONG,)),
        ):
            assert not UNSAFE.search(texts.taken_back(change, names, TODAY))


async def test_an_undo_names_a_hostile_practice_as_it_is(tmp_path: Path) -> None:
    home = Home(tmp_path)
    fill_with_hostile_words(home)
    async with opened(home, (80, 44)) as sitting:
        for practice in ("closing", "bidi", "family"):
            sitting.app.today_screen.show_practice(practice)
            await sitting.press("space", "u")
            await sitting.until(partial(_is_named_in_a_toast, sitting, HOSTILE[practice]))
            assert_harmless(sitting)


def _is_named_in_a_toast(sitting: Sitting, name: str) -> bool:
    return expected(name) in sitting.toasts()[-1]


async def test_words_pasted_and_typed_into_the_dialogs(home: Home) -> None:
    everything = "\n".join(HOSTILE.values())
    async with opened(home) as sitting:
        await sitting.press("n")
        await sitting.paste(everything)
        assert_harmless(sitting)
        await sitting.press("enter", "w")
        for text in HOSTILE.values():
            await sitting.paste(text)
            assert_harmless(sitting)
            await sitting.press("enter")
        assert_harmless(sitting)
        await sitting.press("enter")
        assert_harmless(sitting)
        row = home.row(sitting.cursor)
        assert "\x1b" not in (row.note or "")
        assert "\u202e" in (row.note or "")
        assert len(row.people) == len(HOSTILE)


async def test_ten_thousand_characters_everywhere(home: Home) -> None:
    home.write_habits(
        json.dumps(
            {"practices": [{"id": "a", "name": "A", "pillar": "mind", "meaning": LONG, "actions": [LONG]}]}
        )
    )
    home.done("a", note=LONG, people=(LONG,))
    for size in ((80, 24), (120, 40)):
        async with opened(home, size) as sitting:
            assert_harmless(sitting)
            assert "[/mum]" in sitting.panel_text()
            for key in ("n", "w"):
                await sitting.press(key)
                assert_harmless(sitting)
                await sitting.press("escape")


async def test_imported_words(home: Home, tmp_path: Path) -> None:
    source = Home(tmp_path / "source")
    for number, key in enumerate(HOSTILE):
        source.done("listen", day=TODAY - ONE_DAY * number, note=f"N-{key}.", people=(f"P-{key}.",))
    whole = "".join(export_lines(source.workspace()))
    for key, text in HOSTILE.items():
        for word in ("N", "P"):
            whole = whole.replace(f'"{word}-{key}."', json.dumps(f"{word} {text}"))
    assert import_data(home.workspace(), whole.encode()).added == 2 * len(HOSTILE)
    async with opened(home) as sitting:
        sitting.app.today_screen.show_practice("listen")
        for text in HOSTILE.values():
            await sitting.until(partial(_is_in_panel, sitting, f"P {expected(text)} N {expected(text)}"))
            assert_harmless(sitting)
            await sitting.press("left")


def _is_in_panel(sitting: Sitting, words: str) -> bool:
    return words in sitting.panel_text()


async def test_a_record_by_hand_that_cannot_be_understood_is_told_harmlessly(home: Home) -> None:
    home.done("listen")
    path = home.paths.data / "checks-2026-11.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["2026-11-22.\x1b]0;owned\x07[/mum]\u202e"] = {"state": "bogus"}
    path.write_text(json.dumps(whole), encoding="utf-8")
    async with opened(home) as sitting:
        await sitting.until(lambda: bool(sitting.toasts()))
        await sitting.until_shown("]0;owned[/mum][RLO]")
        assert_harmless(sitting)


async def test_a_focus_by_hand_on_things_that_are_not_there(home: Home) -> None:
    home.set_focus("listen")
    home.alter_record("state", "focus", practices=["[/mum]", "\x1b[31m", "listen"])
    async with opened(home) as sitting:
        assert "11 others, folded" in sitting.text()
        assert "0 of 1 in focus" in sitting.lines()[0]
        await sitting.press("f")
        assert_harmless(sitting)
