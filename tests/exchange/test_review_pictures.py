"""Pictures: they hold the numbers, are XML whatever names there are, and need nothing from anywhere."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.periods import PeriodUnit
from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import PracticePage
from connect_tui.exchange.review.frame import INNER, WIDTH
from connect_tui.exchange.review.svg import fitted, width_of
from connect_tui.exchange.review.svg_overview import overview_svg
from connect_tui.exchange.review.svg_practice import MOST_YEARS, practice_svg
from tests.exchange.pictures import LOOK, SVG, overview_of, page_of, parsed, with_data, words_of

HOSTILE = (
    '"><script>alert(1)</script>',
    "]]>&amp;<!--",
    "\x00\x1b[31m\x85red\ud800\ufffe",
    "\u202eevil\u2066",
    "聞く" * 60,
    "اسمع بإنصات",
    "{name} %s",
    "e\u0301" * 90,
)
LENGTHS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "two years": 731, "decades": 9000}


def _page(days: int) -> PracticePage:
    return page_of(end=date(2026, 1, 1) + timedelta(days=days - 1), today=date(2090, 1, 1))


@pytest.mark.parametrize("days", LENGTHS.values(), ids=LENGTHS)
def test_every_day_of_a_practice_is_drawn_once_with_its_state(days: int) -> None:
    page = _page(days)
    drawn: Counter[str] = Counter()
    for one in with_data(parsed(practice_svg(page, LOOK)), "state"):
        drawn[one["state"]] += int(one["days"])
    legend = Counter(state.value for state in State)
    years = sorted({one.day.year for one in page.days})[-MOST_YEARS:]
    assert drawn - legend == Counter(one.state.value for one in page.days if one.day.year in years)


@pytest.mark.parametrize("days", [7, 31, 92, 366])
def test_every_day_of_an_overview_is_drawn_once_with_its_state(days: int) -> None:
    found = overview_of(end=date(2026, 11, 1) + timedelta(days=days - 1))
    drawn: Counter[str] = Counter()
    for one in with_data(parsed(overview_svg(found, LOOK)), "state"):
        drawn[one["state"]] += int(one["days"])
    assert drawn - Counter(state.value for state in State) == Counter(
        state.value for row in found.rows for state in row.states
    )


@pytest.mark.parametrize("days", LENGTHS.values(), ids=LENGTHS)
def test_nothing_is_drawn_beside_the_sheet(days: int) -> None:
    end = date(2026, 1, 1) + timedelta(days=days - 1)
    over = overview_of(start=date(2026, 1, 1), end=end, today=end)
    for picture in (practice_svg(_page(days), LOOK), overview_svg(over, LOOK)):
        root = parsed(picture)
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        assert width == WIDTH
        assert all(0 <= x <= width and 0 <= y <= height for x, y in _corners(root, 0, 0))


def _corners(element: object, x: float, y: float) -> list[tuple[float, float]]:
    """Where moved groups, words and bars begin."""
    found = []
    attributes = element.attrib  # type: ignore[attr-defined]
    if moved := re.fullmatch(r"translate\((\S+) (\S+)\)", attributes.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
        found.append((x, y))
    if "x" in attributes and "y" in attributes:
        at = (x + float(attributes["x"]), y + float(attributes["y"]))
        found += [at, (at[0] + float(attributes.get("width", 0)), at[1])]
    for child in element:  # type: ignore[attr-defined]
        found += _corners(child, x, y)
    return found


def test_a_practice_says_its_numbers_unrounded() -> None:
    page = page_of()
    root = parsed(practice_svg(page, LOOK))
    (told,) = with_data(root, "practice")
    assert told == {
        "practice": "listen",
        "from": "2026-01-01",
        "to": "2026-12-31",
        "done": "203",
        "kept": "201",
        "missed": "40",
        "rested": "17",
        "rate": repr(201 / 241),
        "current": "7",
        "best": "31",
        "strength": "0.7412031188",
    }
    assert [(one["start"], one["end"], int(one["streak"])) for one in with_data(root, "streak")] == [
        (one.start.isoformat(), one.end.isoformat(), one.length) for one in page.best_streaks
    ]
    shares = [(one["share"], int(one["kept"]), int(one["met"])) for one in with_data(root, "share")]
    assert shares[:2] == [("Mon", 20, 40), ("Tue", 21, 40)]
    assert shares[7] == ("Jan", 10, 30)
    assert [one["comebacks"] for one in with_data(root, "comebacks")] == ["1"]


def test_an_overview_says_its_numbers_unrounded() -> None:
    found = overview_of()
    root = parsed(overview_svg(found, LOOK))
    (whole,) = with_data(root, "active-days")
    assert (whole["done"], whole["active-days"], whole["days"], whole["rate"]) == (
        "33",
        "20",
        "22",
        "0.55555",
    )
    rows = {one["practice"]: one for one in with_data(root, "practice")}
    for row in found.rows:
        told = rows[row.practice.id]
        assert (told["done"], told["kept"], told["missed"], told["rested"]) == (
            str(row.done),
            str(row.counts.kept),
            str(row.counts.missed),
            str(row.counts.rested),
        )
        assert (told["rate"], told["strength"]) == (repr(row.counts.rate), repr(row.standing.strength))
        assert (told["current"], told["best"]) == ("0", str(row.standing.best))
    pillars = {one["pillar"]: one for one in with_data(root, "pillar")}
    assert [pillars[one.pillar.value]["share"] for one in found.pillars] == [repr(1 / 3)] * 3


def test_without_streaks_no_streak_and_no_strength_is_told() -> None:
    look = LOOK._replace(streaks=False)
    year = {"start": date(2020, 1, 1), "end": date(2025, 12, 31), "today": date(2026, 1, 1)}
    for picture in (
        practice_svg(page_of(), look),
        overview_svg(overview_of(), look),
        overview_svg(overview_of(**year), look),  # type: ignore[arg-type]
    ):
        words = "".join(parsed(picture).itertext())
        assert not re.search("streak|strength|in a row|longest", words, re.IGNORECASE)
        assert not with_data(parsed(picture), "current")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_words_and_nothing_else(name: str) -> None:
    pictures = (practice_svg(page_of(name), LOOK), overview_svg(overview_of((name,)), LOOK))
    for picture in pictures:
        root = parsed(picture)
        allowed = {"svg", "g", "path", "rect", "circle", "text", "title", "desc", "style"}
        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
        shown = "".join(root.itertext())
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe]", shown)


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=120), st.sampled_from([7, 31, 92]))
def test_any_name_gives_xml_that_holds_it(name: str, days: int) -> None:
    end = date(2026, 1, 1) + timedelta(days=days - 1)
    names = (f"a{name}", name)
    title = parsed(practice_svg(page_of(names[0], end=end), LOOK)).find(f"{SVG}title")
    assert title is not None
    assert (title.text or "").startswith("a")
    parsed(overview_svg(overview_of(names, start=date(2026, 1, 1), end=end), LOOK))


@given(st.text(max_size=80), st.floats(20, 400), st.floats(10, 40))
def test_a_name_is_cut_to_the_width_there_is(name: str, width: float, size: float) -> None:
    assert width_of(fitted(name, width, size), size) <= max(width, size * 1.1)


def test_a_picture_needs_nothing_from_anywhere_and_runs_nothing() -> None:
    for picture in (practice_svg(page_of(), LOOK), overview_svg(overview_of(), LOOK)):
        bare = picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|//|url\(|@import|@font-face|<script|<image|href|\son\w+=", bare)


def test_a_picture_is_read_aloud_as_its_words() -> None:
    root = parsed(overview_svg(overview_of(unit=PeriodUnit.MONTH), LOOK))
    assert (root.attrib["role"], root.attrib["lang"]) == ("img", "en")
    named = {one.attrib["id"]: one.text for one in root if "id" in one.attrib}
    title, told = (named[one] or "" for one in root.attrib["aria-labelledby"].split())
    assert title == "Connect: November 2026"
    assert "Listen attentively carried you most." in told
    assert "Be sincere: 12 days done, rate 58%." in told


def test_years_beyond_the_cap_are_told_of_in_words() -> None:
    page = page_of(start=date(1976, 11, 22), end=date(2026, 11, 22), today=date(2026, 11, 22))
    words = words_of(parsed(practice_svg(page, LOOK)))
    assert {"2026", "2003"} <= set(words)
    assert "2002" not in words
    assert any(f"The last {MOST_YEARS} years are drawn" in one for one in words)


def test_a_leap_day_has_its_cell() -> None:
    page = page_of(start=date(2024, 2, 1), end=date(2024, 2, 29), today=date(2024, 3, 1))
    assert "29" in words_of(parsed(practice_svg(page, LOOK)))


def test_the_week_begins_where_the_person_says() -> None:
    page = page_of(start=date(2026, 11, 1), end=date(2026, 11, 30))
    words = words_of(parsed(practice_svg(page, LOOK._replace(week_starts_on=6))))
    at = words.index("Sun")
    assert words[at : at + 7] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]


def test_no_practices_at_all_is_a_picture_too() -> None:
    words = words_of(parsed(overview_svg(overview_of(()), LOOK)))
    assert any("no practices" in one for one in words)
    assert width_of(words[0], 12) < INNER
