"""The suggestion of the day on Today: whom it would be good to reach out to, and what can be answered."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from connect_tui.cli.app import main
from connect_tui.domain.people import Circle, Profile
from connect_tui.domain.showings import Showing, Stage
from connect_tui.services.people import people_view
from connect_tui.services.people_changes import add_person, log_contact
from connect_tui.services.reaching_out import suggestion_today
from tests.ui.home import TODAY, Home, opened
from tests.ui.hostile import HOSTILE, assert_harmless

if TYPE_CHECKING:
    from tests.ui.home import Sitting


def add(home: Home, name: str, days_ago: int | None = None) -> str:
    """Add someone of the close circle, with whom one was in touch so many days ago."""
    person = add_person(home.workspace(), Profile("", name, circle=Circle.INNER))[0].id
    if days_ago is not None:
        log_contact(home.workspace(), (), TODAY - timedelta(days=days_ago), person_ids=[person])
    return person


def suggested(sitting: Sitting) -> str:
    """Return the line of the suggestion, or nothing."""
    return next((line for line in sitting.lines() if "Reach out to" in line), "")


def seen(sitting: Sitting) -> str:
    """Return the line once more has been looked at, as it is all the time."""
    sitting.app._following.look()
    return suggested(sitting)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_it_stands_between_the_practices_and_the_panel(home: Home, size: tuple[int, int]) -> None:
    add(home, "Maya", 21)
    async with opened(home, size) as sitting:
        before = sitting.lines()
        assert suggested(sitting) == ""
        await sitting.until(lambda: "Reach out to Maya · 3 weeks since" in seen(sitting))
        assert "Make time for them" in sitting.text()
        listed = sitting.line("Make time for them") + (0 if size[0] == 120 else 1)
        assert sitting.lines()[:listed] == before[:listed]
        assert all(cell_len(line) == size[0] for line in sitting.lines())
        await sitting.press("left")
        assert suggested(sitting) == ""
        await sitting.press("right")
        await sitting.until(lambda: seen(sitting) != "")
        await sitting.resize(200, 60)
        assert "c we talked   z not now" in suggested(sitting)


async def test_nothing_is_read_before_the_first_frame(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    add(home, "Maya", 21)
    read: list[str] = []

    def found(_: object) -> None:
        read.append("read")

    monkeypatch.setattr("connect_tui.services.reaching_out.still_to_reach_today", found)
    async with opened(home) as sitting:
        assert read == []
        await sitting.until(lambda: seen(sitting) == "" and read == ["read"])


async def test_not_now_suggests_somebody_else_and_undo_takes_it_back(home: Home) -> None:
    maya = add(home, "Maya", 21)
    add(home, "Tom", 16)
    async with opened(home) as sitting:
        await sitting.until(lambda: "Reach out to Maya" in seen(sitting))
        await sitting.press("z")
        await sitting.until(lambda: "Reach out to Tom" in seen(sitting))
        assert home.workspace().store.profiles()[maya].rests_on(TODAY + timedelta(days=6))
        await sitting.press("u")
        await sitting.until(lambda: "Reach out to Maya" in seen(sitting))


async def test_we_talked_begins_with_whoever_is_suggested(home: Home) -> None:
    maya = add(home, "Maya", 21)
    async with opened(home) as sitting:
        await sitting.until(lambda: seen(sitting) != "")
        await sitting.press("c")
        await sitting.until(lambda: not sitting.is_on_today)
        assert "Maya" in sitting.text()
        await sitting.press("escape")
        await sitting.until(lambda: sitting.is_on_today)
        log_contact(home.workspace(), (), TODAY, person_ids=[maya])
        await sitting.until(lambda: seen(sitting) == "")


async def test_by_mouse_alone(home: Home) -> None:
    add(home, "Maya", 21)
    add(home, "Tom", 16)
    async with opened(home, (120, 40)) as sitting:
        await sitting.until(lambda: "Reach out to Maya" in seen(sitting))
        line = sitting.line("Reach out to Maya")
        right = sitting.lines()[line].rindex("z")
        await sitting.point(right, line)
        await sitting.until(lambda: "Maya rests for 7 days" in sitting.tooltip(right, line))
        await sitting.point(10, line)
        await sitting.until(lambda: "3 weeks since" in sitting.tooltip(10, line))
        await sitting.click(right, line)
        await sitting.until(lambda: "Reach out to Tom" in seen(sitting))
        await sitting.click(10, line)
        await sitting.until(lambda: not sitting.is_on_today)


async def test_once_time_was_made_nobody_more_is_asked_for(home: Home) -> None:
    add(home, "Maya", 21)
    async with opened(home) as sitting:
        await sitting.until(lambda: seen(sitting) != "")
        home.done("make-time")
        await sitting.until(lambda: seen(sitting) == "")
        await sitting.press("z")
        await sitting.until(lambda: "Nobody is suggested just now." in sitting.toasts())
        found = suggestion_today(home.workspace())
        assert found is not None
        assert people_view(home.workspace()).today_suggestion is None


async def test_the_people_screen_and_the_commands_name_the_same_one(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    ann, tom = add(home, "Ann", 30), add(home, "Tom", 16)
    yesterday = datetime.combine(TODAY - timedelta(days=1), time(17, 30), UTC)
    named = Showing(
        "reaching@then", "reaching", yesterday.date(), Stage.SHOWN, yesterday, "app:1", yesterday, person=ann
    )
    with home.workspace().store.change(None) as change:
        change.put_showing(named)
    found = people_view(home.workspace())
    assert [one.profile.id for one in found.reach_out] == [ann, tom]
    assert [one.profile.id for one in found.reach_out_from_todays] == [tom, ann]
    async with opened(home) as sitting:
        await sitting.until(lambda: "Reach out to Tom" in seen(sitting))
        await sitting.press("p")
        await sitting.until(lambda: "today" in next((one for one in sitting.lines() if "Tom" in one), ""))
        assert sitting.line("Tom") < sitting.line("Ann")
    folders = ("--data-dir", str(home.paths.data), "--config-dir", str(home.paths.config))
    assert main((*folders, "people", "due"), clock=home.clock) == 0
    said = capsys.readouterr().out
    assert said.index("Tom  Today · 2 weeks") < said.index("Ann  4 weeks")
    assert main((*folders, "people", "due", "--json"), clock=home.clock) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["today"], [one["name"] for one in told["people"]]) == ("Tom", ["Ann", "Tom"])
    home.done("make-time")
    assert main((*folders, "people", "due", "--json"), clock=home.clock) == 0
    assert json.loads(capsys.readouterr().out)["today"] is None


async def test_where_one_had_enough_of_it_this_week_nobody_is_asked_for(home: Home) -> None:
    home.write_habits("practices:\n  - id: make-time\n    schedule: {times: 1, per: week}\n")
    add(home, "Maya", 21)
    home.done("make-time")
    async with opened(home) as sitting:
        await sitting.until(lambda: seen(sitting) == "")
        assert people_view(home.workspace()).today_suggestion is None


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (80, "♥ Reach out to Anna Featherstone · 3 weeks since… c we talked   z not now"),
        (76, "♥ Reach out to Anna Featherstone · 3 weeks si… c we talked   z not now"),
        (75, "♥ Reach out to Anna Featherstone · 3 weeks since you were last i…  c  z"),
    ],
)
async def test_the_reason_gives_way_to_the_answers_in_words(home: Home, width: int, told: str) -> None:
    add(home, "Anna Featherstone", 21)
    async with opened(home, (width, 24)) as sitting:
        await sitting.until(lambda: seen(sitting) != "")
        line = suggested(sitting)
        assert line.split() == told.split(), line
        assert cell_len(line) == width


@pytest.mark.parametrize("name", HOSTILE)
async def test_any_name(home: Home, name: str) -> None:
    add(home, HOSTILE[name], 21)
    async with opened(home, (200, 60)) as sitting:
        await sitting.until(lambda: seen(sitting) != "")
        assert_harmless(sitting)
