from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.people import Circle, GoingThrough, Occasion, Remembered, Style
from connect_tui.exchange.people import words
from connect_tui.services.people_changes import archive_person, log_contact, remove_person
from connect_tui.ui import key_texts, people_texts
from connect_tui.ui.screens.people import PeopleScreen
from connect_tui.ui.screens.person import PersonScreen
from connect_tui.ui.widgets.people_list_columns import WISH_AHEAD, WISH_PASSED
from tests.ui.home import TODAY, opened
from tests.ui.people_home import a_few, chosen, contacts_of, people_list, profile_of, someone

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting

NOW = people_texts.NOW.upper()
IN_A_WEEK = TODAY + timedelta(days=6)


def _row(sitting: Sitting, name: str) -> str:
    """Return the last line of the list that begins with a name."""
    region = people_list(sitting).region
    lines = [line[region.x : region.right] for line in sitting.lines()[region.y : region.bottom]]
    return next(line for line in reversed(lines) if line[3:].startswith(name))


def _is_on_people(sitting: Sitting) -> bool:
    return isinstance(sitting.app.screen, PeopleScreen)


async def test_the_first_day_invites_to_add_someone(home: Home) -> None:
    async with opened(home) as sitting:
        await sitting.press("p")
        assert people_texts.FIRST_TITLE in sitting.text()
        await sitting.press("z", "enter", "slash")
        assert _is_on_people(sitting)
        await sitting.press("a", *"Ines", "enter")
        assert _is_on_people(sitting)
        assert chosen(sitting) == "Ines"
        assert people_texts.FIRST_TITLE not in sitting.text()
    assert profile_of(home, "Ines").circle is Circle.WIDER


async def test_who_is_due_comes_first_and_then_everyone_by_circle(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        lines = sitting.lines()
        now = sitting.line(NOW)
        assert "Ben" in lines[now + 1]
        assert "4 weeks since you were last in touch" in lines[now + 1]
        circles = [sitting.line(words.CIRCLES[circle].upper()) for circle in Circle]
        assert circles == sorted(circles)
        assert all("2 days ago" not in line for line in lines[: circles[0]])
        assert "2 days ago" in _row(sitting, "Maya")
        assert WISH_AHEAD in _row(sitting, "Maya")
        assert WISH_PASSED in _row(sitting, "Ben")


async def test_where_nobody_is_due_the_first_part_says_so(home: Home) -> None:
    someone(home, "Maya", 2)
    async with opened(home) as sitting:
        await sitting.press("p")
        assert people_texts.CALM in sitting.text()
        assert NOW not in sitting.text()


async def test_only_a_few_stand_first_and_the_others_unfold(home: Home) -> None:
    for number in range(6):
        someone(home, f"Friend {number}", 100 + number)
    async with opened(home) as sitting:
        await sitting.press("p")
        assert "and 3 more" in sitting.text()
        await sitting.press("j", "j", "j", "enter")
        assert people_texts.more(3, unfolded=True) in sitting.text()
        assert chosen(sitting) == "Friend 2"
        await sitting.press("j", "j", "j", "enter")
        assert "and 3 more" in sitting.text()
        number = sitting.line("and 3 more")
        await sitting.click(10, number)
        assert people_texts.more(3, unfolded=True) in sitting.text()


async def test_signs_tell_of_rest_trouble_and_dates(home: Home) -> None:
    tomorrow = TODAY + timedelta(days=1)
    someone(home, "Ada", 1, birthday=Occasion("", tomorrow.month, tomorrow.day, 1990))
    someone(home, "Ben", 1, going_through=GoingThrough("exams", TODAY - timedelta(days=9), None, 30))
    someone(home, "Cleo", 1, rests_from=TODAY, rests_until=IN_A_WEEK)
    async with opened(home) as sitting:
        await sitting.press("p")
        assert people_texts.MARK_DATE in _row(sitting, "Ada")
        assert people_texts.MARK_GOING_THROUGH in _row(sitting, "Ben")
        row = _row(sitting, "Cleo")
        assert row[1] == people_texts.MARK_RESTS
        assert "until 28 Nov" in row
        assert WISH_AHEAD not in row


async def test_people_put_away_are_folded_at_the_end(home: Home) -> None:
    ids = a_few(home)
    archive_person(home.workspace(), ids["Ben"])
    async with opened(home) as sitting:
        await sitting.press("p", "G")
        assert "1 put away, folded" in sitting.text()
        assert "Ben" not in sitting.text()
        await sitting.press("enter", "j")
        assert chosen(sitting) == "Ben"
        assert WISH_AHEAD not in _row(sitting, "Ben")


async def test_the_panel_says_what_to_remember(home: Home) -> None:
    person = someone(
        home,
        "Maya",
        40,
        also=("Mayita",),
        circle=Circle.CLOSE,
        style=Style.AVOIDANT,
        in_common=(Remembered("the cello", TODAY),),
        details=(Remembered("a sister in Porto", TODAY),),
        birthday=Occasion("", 12, 24, 1990),
        reach="evenings",
    )
    log_contact(home.workspace(), [], TODAY - timedelta(days=9), text="a walk", person_ids=[person])
    async with opened(home, (120, 40)) as sitting:
        await sitting.press("p")
        await sitting.until_shown("a walk")
        for told in (
            "also Mayita",
            "the cello",
            "a sister in Porto",
            "Birthday on 24 December, 36",
            "evenings",
        ):
            assert told in sitting.words()
        assert words.STYLE_TIPS[Style.AVOIDANT][:20] in sitting.words()
        await sitting.resize(80, 24)
        await sitting.until_shown("a walk")
        assert "the cello" in sitting.text()


async def test_z_lets_someone_rest_and_again_lifts_it(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        assert chosen(sitting) == "Ben"
        await sitting.press("z")
        assert profile_of(home, "Ben").rests_until == IN_A_WEEK
        assert chosen(sitting) == "Ben"
        assert NOW not in sitting.text()
        assert any("rests until Saturday 28 November. u takes it back." in one for one in sitting.toasts())
        await sitting.press("z")
        assert not profile_of(home, "Ben").rests_on(TODAY)
        assert NOW in sitting.text()


async def test_u_takes_a_rest_back_and_says_so(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "z", "u")
        assert not profile_of(home, "Ben").rests_on(TODAY)
        assert "Ben: the rest is as it was before." in sitting.toasts()


async def test_c_notes_that_one_was_in_touch(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "c", *"tea", "enter")
        assert _is_on_people(sitting)
        assert NOW not in sitting.text()
        assert "today" in _row(sitting, "Ben")
        await sitting.press("u")
        assert NOW in sitting.text()
    assert len(contacts_of(home, ids["Ben"])) == 1


async def test_keys_move_from_end_to_end(home: Home) -> None:
    a_few(home)
    async with opened(home, (60, 20)) as sitting:
        await sitting.press("p", "G")
        assert chosen(sitting) == "Zoë"
        await sitting.press("k")
        assert chosen(sitting) == "Ben"
        await sitting.press("home")
        assert chosen(sitting) == "Ben"
        assert NOW in sitting.text()
        await sitting.press("pagedown")
        assert chosen(sitting) == "Zoë"


async def test_a_long_list_scrolls_with_the_cursor_and_the_wheel(home: Home) -> None:
    for number in range(14):
        someone(home, f"Friend {number:02}")
    async with opened(home, (60, 12)) as sitting:
        await sitting.press("p", *("down",) * 14)
        assert chosen(sitting) == "Friend 10"
        assert "▌" in _row(sitting, "Friend 10")[0]
        await sitting.press("home")
        await sitting.wheel_down(10, 6)
        await sitting.until(lambda: people_list(sitting).scroll_offset.y > 0)
        assert chosen(sitting) == "Friend 00"


async def test_a_click_moves_and_another_opens(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        number = next(n for n, line in enumerate(sitting.lines()) if "Zoë" in line)
        far = people_list(sitting).size.width - 4
        await sitting.click(far, number)
        assert chosen(sitting) == "Zoë"
        assert _is_on_people(sitting)
        await sitting.pilot.click(offset=(far, number), times=2)
        assert isinstance(sitting.app.screen, PersonScreen)
        await sitting.press("escape")
        await sitting.click(5, sitting.line(NOW) + 1)
        assert isinstance(sitting.app.screen, PersonScreen)


async def test_the_pointer_is_told_what_a_row_shows(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        number = next(n for n, line in enumerate(sitting.lines()) if "Maya" in line)
        await sitting.point(70, number)
        assert "Last in touch 2 days ago" in sitting.tooltip(70, number)
        assert "inner circle, every week" in sitting.tooltip(70, number)


async def test_what_others_change_is_followed(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p")
        someone(home, "Ada", 300)
        await sitting.until_shown("10 months since")
        log_contact(home.workspace(), [], TODAY, person_ids=[ids["Ben"]])
        await sitting.until(lambda: "today" in _row(sitting, "Ben"))
        assert chosen(sitting) == "Ben"
        remove_person(home.workspace(), ids["Ben"])
        await sitting.until(lambda: "Ben" not in sitting.text())
        assert chosen(sitting)
        home.clock.moment += timedelta(days=1)
        await sitting.until(lambda: "3 days ago" in _row(sitting, "Maya"))


async def test_p_comes_home_to_the_top(home: Home) -> None:
    a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "G", "p")
        assert chosen(sitting) == "Ben"


async def test_keys_with_nobody_to_act_on_are_not_offered(home: Home) -> None:
    person = someone(home, "Maya", 2)
    archive_person(home.workspace(), person)
    async with opened(home) as sitting:
        await sitting.press("p")
        offered = {key_texts.LABELS[one] for one in ("talked", "not_now", "plan")}
        assert not any(label in sitting.lines()[-1] for label in offered)
        assert key_texts.LABELS["add_person"] in sitting.lines()[-1]
        someone(home, "Ben", 2)
        await sitting.until(lambda: key_texts.LABELS["plan"] in sitting.lines()[-1])
        await sitting.press("home")
        assert all(label in sitting.lines()[-1] for label in offered)


async def test_undo_goes_to_whoever_it_brings_back(home: Home) -> None:
    ids = a_few(home)
    async with opened(home) as sitting:
        await sitting.press("p", "G")
        assert chosen(sitting) == "Zoë"
        remove_person(home.workspace(), ids["Maya"])
        await sitting.until(lambda: "Maya" not in sitting.text())
        await sitting.press("u")
        assert chosen(sitting) == "Maya"
