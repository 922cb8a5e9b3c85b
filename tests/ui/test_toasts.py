"""Short messages: told once at a time, and never in the way."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from connect_tui.ui import review_texts, texts
from tests.ui.home import REFUSAL, Home, Sitting, opened, refusing


def drawn(sitting: Sitting) -> list[str]:
    """Return the messages that lie over the screens, as they are drawn."""
    return [
        toast._notification.message for screen in sitting.app.screen_stack for toast in screen.query(Toast)
    ]


async def test_a_message_told_again_takes_the_place_of_the_first(home: Home) -> None:
    home.done("listen")
    async with opened(home) as sitting:
        await sitting.press("r")
        await sitting.until(lambda: sitting.app.place.PLACE == "review")
        await sitting.press(*"++++")
        await sitting.until(lambda: drawn(sitting) == [review_texts.NO_LONGER])
        (first,) = sitting.app._notifications
        await sitting.press("+")
        await sitting.until(lambda: first not in sitting.app._notifications)
        await sitting.until(lambda: drawn(sitting) == [review_texts.NO_LONGER])
        await sitting.press(*"-----")
        await sitting.until(lambda: drawn(sitting) == [review_texts.NO_SHORTER])


async def test_what_offers_an_undo_goes_with_the_next_change(home: Home) -> None:
    async with opened(home) as sitting:
        sitting.app.show_reminder("A title", "A body.")
        sitting.app.notify("Ben rests. u takes it back.", markup=False)
        await sitting.until(lambda: sitting.toasts() == ["A body.", "Ben rests. u takes it back."])
        await sitting.press("space")
        await sitting.until(lambda: drawn(sitting) == ["A body."])
        await sitting.press("u", "u")
        await sitting.until(lambda: drawn(sitting) == ["A body.", texts.NOTHING_TO_UNDO])


@pytest.mark.parametrize("key", ["n", "w", "f", "question_mark"])
async def test_messages_go_when_a_dialog_opens(home: Home, key: str) -> None:
    async with opened(home) as sitting:
        await sitting.press("u")
        await sitting.until(lambda: drawn(sitting) == [texts.NOTHING_TO_UNDO])
        await sitting.press(key)
        await sitting.until(lambda: not drawn(sitting))
        assert len(sitting.app.screen_stack) == 2
        assert sitting.toasts() == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (44, 12)])
async def test_trouble_and_reminders_stay_but_not_over_the_hint(home: Home, size: tuple[int, int]) -> None:
    async with opened(home, size) as sitting:
        with refusing("done"):
            await sitting.press("space")
        sitting.app.show_reminder("A title", "A body.")
        await sitting.until(lambda: sitting.toasts() == [REFUSAL, "A body."])
        await sitting.press("f")
        await sitting.until(lambda: len(sitting.app.screen.query(Toast)) == 2)
        await sitting.pilot.pause()
        hint = sitting.app.screen.query_one(".hint").region
        for toast in sitting.app.screen.query(Toast):
            assert toast.region
            assert not toast.region.overlaps(hint)


@pytest.mark.parametrize("size", [(80, 24), (44, 12)])
async def test_a_message_is_shown_whole_above_the_keys(home: Home, size: tuple[int, int]) -> None:
    async with opened(home, size) as sitting:
        await sitting.press("right", "space")
        await sitting.until(lambda: len(drawn(sitting)) == 1)
        await sitting.pilot.pause()
        region = sitting.app.screen.query_one(Toast).region
        lines = [line[region.x + 1 : region.right] for line in sitting.lines()[region.y : region.bottom]]
        assert "Tomorrow is still to come. x makes it a rest day." in " ".join(" ".join(lines).split())
        assert not region.overlaps(sitting.app.place.key_bar.region)


async def test_a_message_a_little_too_long_for_one_line_is_shown_on_two(home: Home) -> None:
    async with opened(home, (60, 20)) as sitting:
        sitting.app.screen.notify("word " * 10 + "ending", markup=False)
        await sitting.until(lambda: len(drawn(sitting)) == 1)
        await sitting.until_shown("ending")
