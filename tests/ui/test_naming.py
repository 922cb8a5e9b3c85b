from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.progress import State
from connect_tui.services import check_ins
from connect_tui.ui import texts
from tests.ui.home import FIRST_IN_LIST, REFUSAL, YESTERDAY, opened, refusing
from tests.ui.people_home import someone

if TYPE_CHECKING:
    from tests.ui.home import Home

FIRST = FIRST_IN_LIST[0]


def _knows(home: Home, *names: str) -> None:
    home.done("give", day=YESTERDAY, people=names)


async def test_a_new_name_is_added_and_kept(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("w", *"Ines", "enter")
        assert not sitting.is_on_today
        await sitting.press("enter")
        assert sitting.is_on_today
        assert home.row(FIRST).people == ("Ines",)
        assert home.row(FIRST).state is State.OPEN
        assert "Ines" in sitting.panel_text()


async def test_known_names_complete_by_enter_and_by_tab(home: Home) -> None:
    _knows(home, "Maya", "Sam")
    async with opened(home) as sitting:
        await sitting.press("w", "m", "enter", "s", "tab", "enter")
        assert sitting.is_on_today
    assert home.row(FIRST).people == ("Maya", "Sam")
    assert check_ins.known_names(home.workspace()) == ["Maya", "Sam"]


async def test_a_name_that_begins_another_can_be_given(home: Home) -> None:
    _knows(home, "Maya")
    async with opened(home) as sitting:
        await sitting.press("w", *"May")
        assert "+ May" in sitting.text()
        await sitting.press("down", "enter", "enter")
    assert home.row(FIRST).people == ("May",)


async def test_arrows_choose_among_the_known(home: Home) -> None:
    _knows(home, "Maya", "Sam", "Tomasz")
    async with opened(home) as sitting:
        await sitting.press("w", "down", "down", "enter", "enter")
    assert home.row(FIRST).people == ("Sam",)


async def test_a_name_can_be_clicked(home: Home) -> None:
    _knows(home, "Maya", "Sam")
    async with opened(home) as sitting:
        await sitting.press("w")
        number = sitting.line("Sam")
        await sitting.click(sitting.lines()[number].index("Sam"), number)
        await sitting.press("enter")
    assert home.row(FIRST).people == ("Sam",)


async def test_several_keep_their_order_and_none_comes_twice(home: Home) -> None:
    _knows(home, "Maya", "Sam")
    async with opened(home) as sitting:
        await sitting.press("w", "z", "o", "e", "enter", "s", "enter", *"maya", "enter", *"ZOE", "enter")
        await sitting.press("enter")
    assert home.row(FIRST).people == ("zoe", "Sam", "Maya")


async def test_backspace_takes_back_the_last_name(home: Home) -> None:
    home.done(FIRST, people=("Maya", "Sam"))
    async with opened(home) as sitting:
        await sitting.press("home", "w", "x", "backspace", "backspace", "enter")
        assert sitting.is_on_today
    assert home.row(FIRST).people == ("Maya",)


async def test_everyone_taken_back_leaves_nobody(home: Home) -> None:
    home.done(FIRST, people=("Maya",))
    async with opened(home) as sitting:
        await sitting.press("home", "w", "backspace")
        assert texts.PEOPLE_NOBODY in sitting.text()
        await sitting.press("enter")
    assert home.row(FIRST).people == ()
    assert home.row(FIRST).state is State.DONE


async def test_escape_changes_nothing(home: Home) -> None:
    home.done(FIRST, people=("Maya",))
    async with opened(home) as sitting:
        await sitting.press("home", "w", "backspace", "escape")
        assert texts.UNSAVED in sitting.text()
        await sitting.press("escape")
        assert sitting.is_on_today
    assert home.row(FIRST).people == ("Maya",)


async def test_blanks_alone_are_no_name(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("w", "space", "space", "enter")
        assert sitting.is_on_today
    assert home.row(FIRST).people == ()


async def test_the_same_name_in_another_spelling_is_the_same_person(home: Home) -> None:
    _knows(home, "Zoe\u0308")
    async with opened(home) as sitting:
        await sitting.press("w")
        await sitting.paste("ZO\u00cb")
        await sitting.press("enter", "enter")
    assert len(home.row(FIRST).people) == 1
    assert len(check_ins.known_names(home.workspace())) == 1


async def test_names_that_cannot_be_kept_are_still_there_to_be_kept(home: Home) -> None:
    async with opened(home) as sitting:
        with refusing("set_people"):
            await sitting.press("w", *"Ines", "enter", "enter")
            assert REFUSAL in sitting.toasts()
        assert not sitting.is_on_today
        assert "Ines" in sitting.text()
        await sitting.press("enter")
        assert sitting.is_on_today
    assert home.row(FIRST).people == ("Ines",)


async def test_other_names_name_people_too(home: Home) -> None:
    someone(home, "Margaret", also=("Mum",))
    async with opened(home) as sitting:
        await sitting.press("w", "m", "u")
        assert "Margaret   Mum" in sitting.text()
        await sitting.press("m")
        assert "+ mum" not in sitting.text()
        await sitting.press("enter", *"Mum", "down", "down", "enter", "enter")
    assert home.row(FIRST).people == ("Margaret",)


async def test_a_new_name_says_plainly_that_it_will_be_added(home: Home) -> None:
    _knows(home, "Maya")
    async with opened(home) as sitting:
        await sitting.press("w", *"Ada")
        assert "+ Ada   will be new among your people" in sitting.text()
        await sitting.press("enter", *"Maya", "enter")
        assert "Ada, new" in sitting.text()
        assert "Maya, new" not in sitting.text()
        await sitting.press("enter")
    assert home.row(FIRST).people == ("Ada", "Maya")


async def test_people_put_away_are_offered_last(home: Home) -> None:
    someone(home, "Mara", archived=YESTERDAY)
    someone(home, "Maya")
    someone(home, "Tomasz")
    async with opened(home) as sitting:
        await sitting.press("w", "m", "a")
        lines = [sitting.line(name) for name in ("Maya", "Tomasz", "Mara")]
        assert lines == sorted(lines)
        assert "Mara   put away" in sitting.text()
