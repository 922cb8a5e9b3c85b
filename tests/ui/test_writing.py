"""Writing in the journal: nothing that was written is ever lost."""

from __future__ import annotations

import signal
from contextlib import nullcontext
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from textual.widgets import TextArea

from connect_tui.domain.drafts import NEW_ENTRY, Draft
from connect_tui.services import own_editor
from connect_tui.services.drafts import drop_draft, keep_draft
from connect_tui.services.journal import change_entry, writing_of
from connect_tui.ui import journal_texts as told
from connect_tui.ui import texts
from connect_tui.ui.app import ConnectApp
from connect_tui.ui.screens import write_entry
from connect_tui.ui.screens.write_entry import WritingDialog, open_writing
from tests.ui.home import TODAY, YESTERDAY, opened
from tests.ui.journal_home import entries, journal_list, only_draft, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.home import Home, Sitting


def _dialog(sitting: Sitting) -> WritingDialog:
    assert isinstance(sitting.app.screen, WritingDialog)
    return sitting.app.screen


async def test_everything_that_belongs_to_an_entry_is_kept(home: Home) -> None:
    async with opened(home, (60, 20)) as sitting:
        await sitting.press("o", "n")
        await sitting.paste("A line.\n\nAnother [b]one.")
        assert "today" in sitting.lines()[-2]
        await sitting.press("tab", "ctrl+u")
        await sitting.paste("yesterday")
        await sitting.press("tab", "right", "tab", *"Maya", "enter", "tab")
        await sitting.paste("calm, sad 3")
        assert "With" in sitting.text()
        await sitting.press("ctrl+s")
        await sitting.until_shown("NOVEMBER 2026")
        (entry,) = entries(home).values()
        workspace = home.workspace()
        said = writing_of(workspace, entry)
        assert said == (
            YESTERDAY,
            "A line.\n\nAnother [b]one.",
            workspace.practices[0].id,
            ("Maya",),
            ("calm", "sad"),
            (("sad", 3),),
        )
        assert journal_list(sitting).cursor == entry.id
        assert only_draft(home) is None
        await sitting.press("u")
        assert not entries(home)
        assert any(texts.WORDS_KEPT in one for one in sitting.toasts())
        await sitting.until_shown(told.DRAFT_TAKEN_BACK)
        await sitting.press("home", "enter")
        assert told.TAKEN_BACK_IS_HERE in sitting.text()
        await sitting.press("ctrl+s")
        (again,) = entries(home).values()
        assert writing_of(home.workspace(), again) == said
        assert only_draft(home) is None


async def test_a_word_for_a_feeling_is_completed_and_a_wrong_strength_told(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("o", "n", *"x", "tab", "tab", "tab", "tab")
        await sitting.paste("calm 2, disapp")
        await sitting.pilot.pause()
        await sitting.press("right")
        await sitting.paste(" 9")
        await sitting.press("ctrl+s")
        await sitting.until_shown("9 is no strength of a feeling.")
        draft = only_draft(home)
        assert draft is not None
        assert draft.feelings == ("calm", "disappointed")
        assert not entries(home)


async def test_what_is_typed_is_kept_within_a_moment_and_taken_up_again(home: Home) -> None:
    with patch.object(write_entry, "KEPT_AFTER", 0.01):
        async with opened(home) as sitting:
            await sitting.press("o", "n", *"Half a")
            await sitting.until(lambda: only_draft(home) is not None)
            await sitting.press("escape")
            assert sitting.toasts() == [told.KEPT_AS_DRAFT]
            await sitting.until_shown(told.DRAFT_NEW)
            await sitting.press("home", "enter", *" line")
            assert _dialog(sitting).query_one(TextArea).text == "Half a line"
            sitting.app.place.keep_unfinished()
            draft = only_draft(home)
            assert draft is not None
            assert (draft.is_of_new_entry, draft.text) == (True, "Half a line")
            drop_draft(home.workspace(), draft.id)
            await sitting.press("escape")
            draft = only_draft(home)
            assert draft is not None
            assert (draft.text, sitting.toasts()[-1]) == ("Half a line", told.KEPT_AS_DRAFT)
            await sitting.press("n")
            await sitting.press("ctrl+g")
            assert only_draft(home) is not None
            await sitting.press("ctrl+g")
            assert only_draft(home) is None
            assert not entries(home)


async def test_what_a_crash_has_left_stands_on_top_and_is_given_up_only_when_asked_twice(home: Home) -> None:
    keep_draft(home.workspace(), Draft(NEW_ENTRY, TODAY, "Left by [/a] crash"))
    async with opened(home) as sitting:
        await sitting.press("o")
        await sitting.until_shown(told.DRAFTS)
        assert "Left by [/a] crash" in sitting.text()
        await sitting.press("delete")
        assert only_draft(home) is not None
        await sitting.press("delete")
        assert only_draft(home) is None
        assert told.FIRST_TITLE in sitting.words()


async def test_what_another_window_writes_meanwhile_stays(home: Home) -> None:
    entry_id = written(home, "Seen by both.")
    async with opened(home) as sitting:
        await sitting.press("o", "e")
        await sitting.paste(" Written here.")
        other = home.workspace()
        before = entries(home)[entry_id]
        change_entry(
            other, before, writing_of(other, before)._replace(text="Written there.", people=("Ben",))
        )
        await sitting.press("escape")
        await sitting.until_shown(told.DRAFT_CHANGE)
        await sitting.press("home", "enter", "ctrl+s")
        await sitting.until_shown(told.KEPT)
        entry = entries(home)[entry_id]
        assert "Written there." in entry.text
        assert "Written here." in entry.text
        assert len(entry.people) == 1


@pytest.mark.parametrize("is_dialog", [True, False])
async def test_ones_own_editor_gives_back_what_it_wrote(
    home: Home, tmp_path: Path, *, is_dialog: bool
) -> None:
    entry_id = written(home, "Before.")
    editor = tmp_path / "editor"
    env = {"VISUAL": str(editor), "XDG_RUNTIME_DIR": str(tmp_path)}
    editor.write_text('#!/bin/sh\nprintf "In my editor.\\n" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    with patch.dict("os.environ", env), patch.object(ConnectApp, "suspend", lambda _: nullcontext()):
        async with opened(home) as sitting:
            await sitting.press("o", *(["e"] if is_dialog else []), "ctrl+o")
            if is_dialog:
                assert _dialog(sitting).query_one(TextArea).text == "Before.\nIn my editor."
                await sitting.press("ctrl+s")
            assert entries(home)[entry_id].text == "Before.\nIn my editor."
            editor.write_text('#!/bin/sh\nprintf "Half" >> "$1"; exit 4\n', encoding="utf-8")
            await sitting.press("ctrl+o")
            assert own_editor.FAILED.format(status=4) in sitting.toasts()
            assert entries(home)[entry_id].text == "Before.\nIn my editor."
            draft = only_draft(home)
            assert draft is not None
            assert (draft.entry, draft.text) == (entry_id, "Before.\nIn my editor.\nHalf")
            assert sitting.app.return_code is None
            editor.write_text(
                '#!/bin/sh\nprintf " more" >> "$1"; kill $PPID; exec sleep 60\n', encoding="utf-8"
            )
            await sitting.press(*([] if is_dialog else ["home"]), "ctrl+o")
            await sitting.until(lambda: sitting.app.return_code == 128 + signal.SIGTERM)
            draft = only_draft(home)
            assert draft is not None
            assert (draft.entry, draft.text) == (entry_id, "Before.\nIn my editor.\nHalf\n more")


async def test_where_the_app_cannot_step_aside_that_is_told(home: Home) -> None:
    async with opened(home) as sitting:
        open_writing(sitting.app.place, practice="listen", people=("Maya",))
        await sitting.press("ctrl+o")
        assert any(told.NO_STEPPING_ASIDE in one for one in sitting.toasts())
        await sitting.press("escape")
        draft = only_draft(home)
        assert draft is None
