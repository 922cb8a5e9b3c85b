"""Changing what is kept about someone, in one form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.people import Circle, GoingThrough, Occasion, Remembered, Rhythm, Style
from connect_tui.domain.text import clean_line
from connect_tui.services import people_changes
from connect_tui.ui import edit_texts, form_texts, texts
from connect_tui.ui.screens.edit_person import EditPersonDialog
from connect_tui.ui.widgets.fields import LineField
from connect_tui.ui.widgets.form_fields import LinesField
from tests.ui.home import REFUSAL, TODAY, TOMORROW
from tests.ui.hostile import HOSTILE, assert_harmless
from tests.ui.person_home import MAYA, WRITTEN, is_here, live_with, page_of, profile, refusing

if TYPE_CHECKING:
    from tests.ui.home import Home, Sitting


def _form(sitting: Sitting) -> EditPersonDialog:
    dialog = sitting.app.screen
    assert isinstance(dialog, EditPersonDialog)
    return dialog


def _write(sitting: Sitting, **texts_of: str) -> None:
    """Put texts into fields, as typing them would."""
    for name, text in texts_of.items():
        field = _form(sitting).fields[name].field
        if isinstance(field, LinesField):
            field.text = text
        else:
            assert isinstance(field, LineField)
            field.value = text


async def test_every_field_is_kept(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e")
        _write(
            sitting,
            name="Maya Lind",
            also="May, Majken",
            wished="10",
            longest="3 weeks",
            in_common="Jazz\nSourdough",
            details="Allergic to nuts, badly\nA dog called Bo",
            birthday="17 May 1990",
            dates="Wedding: 12 June 2014\nMoved: --09-01",
            reach="letters",
            going_through="a new job",
            until="tomorrow",
            every="every week",
            notes="One\nTwo",
        )
        _form(sitting).begin_at("circle")
        await sitting.press("right", "tab", "tab", "tab", "left", "ctrl+s")
        assert is_here(sitting)
        assert "Maya Lind" in sitting.lines()[0]
    assert profile(home, "Maya Lind")._replace(id="") == MAYA._replace(
        name="Maya Lind",
        also=("May", "Majken"),
        circle=Circle.CLOSE,
        rhythm=Rhythm(10, 21),
        style=Style.SECURE,
        in_common=(Remembered("Jazz", WRITTEN), Remembered("Sourdough", TODAY)),
        details=(Remembered("Allergic to nuts, badly", WRITTEN), Remembered("A dog called Bo", TODAY)),
        birthday=Occasion("", 5, 17, 1990),
        dates=(Occasion("Wedding", 6, 12, 2014), Occasion("Moved", 9, 1)),
        reach="letters",
        going_through=GoingThrough("a new job", WRITTEN, TOMORROW, 7),
        notes="One\nTwo",
    )


async def test_everything_emptied_is_kept_as_nothing(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e")
        names = [one for one in _form(sitting).fields if one not in ("name", "circle", "style")]
        _write(sitting, **dict.fromkeys(names, ""))
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    one = profile(home)
    assert (one.also, one.in_common, one.details, one.birthday, one.dates) == ((), (), (), None, ())
    assert (one.reach, one.going_through, one.notes, one.rhythm) == ("", None, "", None)


@pytest.mark.parametrize(
    ("field", "written", "told"),
    [
        ("name", " ", edit_texts.NO_NAME),
        ("wished", "often", "is no length of time"),
        ("wished", "0", "between a day and ten years"),
        ("longest", "3", "shorter than the wish"),
        ("birthday", "30 February", "is not a date I can place"),
        ("dates", "12 June 2014", "needs a name before its date"),
        ("until", "2025-01-01", "before it began"),
        ("every", "x", "is no length of time"),
        ("also", "Ben", "Ben"),
        ("name", "Ben", "Ben"),
    ],
)
async def test_a_mistake_is_told_at_its_field_and_nothing_is_lost(
    home: Home, field: str, written: str, told: str
) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e")
        _write(sitting, notes="still here", **({"wished": "2 weeks"} if field == "longest" else {}))
        _write(sitting, **{field: written})
        await sitting.press("ctrl+s")
        form = _form(sitting)
        assert form.focused is form.fields[field].field
        assert [name for name, one in form.fields.items() if one.is_mistaken] == [field]
        await sitting.until(lambda: told in sitting.words())
        assert profile(home).notes == MAYA.notes
        await sitting.press("end", "x")
        assert not form.fields[field].is_mistaken
        assert form.fields["notes"].value == "still here"


async def test_what_cannot_be_kept_stays_to_be_kept(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e")
        _write(sitting, notes="at last")
        with refusing(people_changes, "save_person"):
            await sitting.press("ctrl+s")
            for line in REFUSAL.split("\n"):
                assert line in sitting.text()
        assert _form(sitting).fields["notes"].value == "at last"
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    assert profile(home).notes == "at last"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (44, 12)])
async def test_a_refusal_leaves_the_foot_in_sight(home: Home, size: tuple[int, int]) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"], size=size) as sitting:
        await sitting.press("e", "x")
        with refusing(people_changes, "save_person"):
            await sitting.press("ctrl+s")
        await sitting.until(lambda: REFUSAL.split("\n")[-1][:20] in sitting.text())
        assert form_texts.KEEP in sitting.lines()[sitting.line(form_texts.LEAVE)]


async def test_of_someone_removed_meanwhile_the_words_stay(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e", "x")
        people_changes.remove_person(home.workspace(), ids["Maya"])
        await sitting.press("ctrl+s")
        assert "They were removed meanwhile." in sitting.text()
        assert form_texts.GONE_HINT.split(";")[0] in sitting.words()
        assert form_texts.LEAVE in sitting.text()


async def test_what_others_changed_meanwhile_survives(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e")
        _write(sitting, reach="by boat")
        before = profile(home)
        people_changes.save_person(home.workspace(), before, before._replace(notes="from elsewhere"))
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    assert (profile(home).reach, profile(home).notes) == ("by boat", "from elsewhere")


async def test_leaving_with_changes_asks_once_more(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e", *"x", "escape")
        assert texts.UNSAVED[:20] in sitting.text()
        await sitting.press("escape")
        assert is_here(sitting)
    assert profile(home).name == "Maya"


async def test_enter_and_arrows_go_through_the_fields_and_the_mouse_keeps(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"], (60, 20)) as sitting:
        await sitting.press("e")
        form = _form(sitting)
        form.begin_at("name")
        await sitting.press("enter")
        assert form.focused is form.fields["also"].field
        await sitting.press("down")
        assert form.focused is form.fields["circle"].field
        await sitting.press("up", "up", *"!")
        row = sitting.line(form_texts.KEEP)
        await sitting.click(sitting.lines()[row].index(form_texts.KEEP), row)
        assert is_here(sitting)
    assert profile(home, "Maya!").circle is Circle.INNER


async def test_a_circle_can_be_clicked_and_tells_its_rhythm(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("right_square_bracket", "e")
        row = sitting.line("○ wider")
        await sitting.click(sitting.lines()[row].index("wider"), row)
        assert _form(sitting).fields["circle"].value == "wider"
        assert "3 months, as their circle" in sitting.text()
        await sitting.press("ctrl+s")
    assert profile(home, "Ben").circle is Circle.WIDER


@pytest.mark.parametrize("size", [(44, 12)])
async def test_hostile_words_stay_as_they_are(home: Home, size: tuple[int, int]) -> None:
    ids = live_with(home)
    words = [clean_line(text) for text in HOSTILE.values()]
    remembered = [{"text": text, "date": "2026-03-04"} for text in words]
    home.alter_record(
        "people", ids["Maya"], name=words[0], notes="\n".join(words), details=remembered, reach=words[5]
    )
    async with page_of(home, ids["Maya"], size) as sitting:
        before = home.workspace().store.profiles()[ids["Maya"]]
        await sitting.press("e")
        for _ in range(16):
            assert_harmless(sitting)
            await sitting.press("tab")
        _write(sitting, birthday="17 May")
        await sitting.press("ctrl+s")
        assert is_here(sitting)
        after = home.workspace().store.profiles()[ids["Maya"]]
    assert after == before._replace(birthday=Occasion("", 5, 17))


async def test_a_wish_alone_lets_twice_as_long_pass_at_the_most(home: Home) -> None:
    ids = live_with(home)
    async with page_of(home, ids["Ben"]) as sitting:
        await sitting.press("e")
        _write(sitting, wished="2 weeks")
        longest = _form(sitting).fields["longest"].field
        assert isinstance(longest, LineField)
        await sitting.until(lambda: longest.placeholder == "4 weeks, twice that")
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    assert profile(home, "Ben").rhythm == Rhythm(14, 28)


async def test_something_new_after_what_is_over_begins_today(home: Home) -> None:
    ids = live_with(home)
    over = {"what": "a move", "since": "2026-01-01", "until": "2026-02-01", "every": 9}
    home.alter_record("people", ids["Maya"], going_through=over)
    async with page_of(home, ids["Maya"]) as sitting:
        await sitting.press("e")
        assert [_form(sitting).fields[name].value for name in ("going_through", "until", "every")] == [""] * 3
        _write(sitting, going_through="a cold")
        await sitting.press("ctrl+s")
        assert is_here(sitting)
    assert profile(home).going_through == GoingThrough("a cold", TODAY)


async def test_an_end_that_is_set_is_taken_away_by_emptying_it(home: Home) -> None:
    ids = live_with(home)
    going = {"what": "a move", "since": "2026-01-01", "until": "2027-02-01", "every": 9}
    home.alter_record("people", ids["Maya"], going_through=going)
    async with page_of(home, ids["Maya"], (80, 60)) as sitting:
        await sitting.press("e")
        await sitting.until_shown(edit_texts.UNTIL_HELP)
        _write(sitting, until="")
        await sitting.until(lambda: edit_texts.UNTIL_HELP not in sitting.text())
        assert edit_texts.UNTIL_PLACEHOLDER in sitting.text()
        await sitting.press("ctrl+s")
    assert profile(home).going_through == GoingThrough("a move", date(2026, 1, 1), None, 9)
