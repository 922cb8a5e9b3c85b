"""Pages: every number stands in a table, notes are harmless, and nothing but the page is needed."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.progress import State
from connect_tui.domain.retrospect import NoteLine
from connect_tui.exchange.review.html import overview_html, practice_html
from tests.exchange.pictures import LOOK, Page, overview_of, page_of

NOTE = NoteLine(
    date(2026, 3, 4), State.DONE, "She <b>told</b> me.\nThen we laughed & cried.", ("Maya", "<i>")
)


def test_every_number_of_an_overview_stands_in_a_table() -> None:
    found = overview_of()
    page = Page(overview_html(found, LOOK))
    for row, told in zip(found.rows, page.exact["practices"][1:], strict=True):
        standing, counts = row.standing, row.counts
        numbers = [row.done, counts.kept, counts.missed, counts.rested, counts.rate, row.before.rate]
        assert told == [*map(repr, [*numbers, 0, standing.best]), "", repr(standing.strength)]
    assert [row[0] for row in page.tables["practices"][1:]] == [row.practice.name for row in found.rows]
    assert page.exact["totals"][1:] == [["33", "30"], ["20", "19"], ["22", "31"], ["0.55555", "0.5"]]
    assert page.exact["pillars"][1:] == [
        [repr(one.done), repr(one.share), repr(one.rate)] for one in found.pillars
    ]
    assert page.exact["courses"][1:] == [
        [repr(row.course[at].strength) for row in found.rows] for at in range(2)
    ]


def test_every_number_of_a_practice_stands_in_a_table() -> None:
    found = page_of()
    page = Page(practice_html(found, LOOK, []))
    assert dict(zip((row[0] for row in page.tables["numbers"]), page.exact["numbers"], strict=True)) == {
        "What": [],
        "Done days": ["203"],
        "Kept": ["201", "150"],
        "Missed": ["40", "50"],
        "Rested": ["17", "3"],
        "Rate": [repr(201 / 241), "0.75"],
        "Streak": ["7"],
        "Best streak": ["31"],
        "Days left": ["2"],
        "Strength": ["0.7412031188"],
    }
    assert page.exact["streaks"][1] == ["7", "2026-01-01", "2026-01-07"]
    assert page.exact["comebacks"][1:] == [["2026-01-04", "5"]]
    assert page.exact["by_weekday"][7] == ["26", "40", "0.65"]
    assert page.exact["by_month"][12] == ["21", "30", "0.7"]
    for unit in ("week", "month", "quarter", "year"):
        assert page.exact[f"totals-{unit}"][1:] == [
            ["2026-01-01", "11", "2", "3"],
            ["2026-01-08", "12", "1", "4"],
        ]
    assert page.exact["days"][1:] == [
        [one.day.isoformat(), one.state.value, repr(one.strength)] for one in found.days
    ]


def test_the_weekdays_of_a_table_begin_where_the_week_does() -> None:
    found = page_of()
    rows = Page(practice_html(found, LOOK._replace(week_starts_on=6), [])).exact["by_weekday"][1:]
    kept = [share.kept for share in found.by_weekday]
    assert [row[0] for row in rows] == [repr(one) for one in [kept[6], *kept[:6]]]


def test_without_streaks_a_page_tells_of_none() -> None:
    look = LOOK._replace(streaks=False)
    for text in (practice_html(page_of(), look, []), overview_html(overview_of(), look)):
        assert not re.search("streak|strength|in a row", Page(text).words, re.IGNORECASE)


def test_tables_can_be_read_aloud() -> None:
    page = Page(practice_html(page_of(), LOOK, [NOTE]))
    assert len(page.all("caption")) == len(page.all("table")) == len(page.tables) == 10
    assert {one.get("scope") for one in page.all("th")} == {"col", "row"}
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == 1
    assert "width=device-width" in str(page.all("meta"))


def test_notes_are_a_list_in_their_own_words() -> None:
    page = Page(practice_html(page_of(), LOOK, [NOTE]))
    assert "She <b>told</b> me.\nThen we laughed & cried." in page.words
    assert "with Maya, <i>" in page.words
    assert page.all("li") == [{"data-date": "2026-03-04", "data-state": "done"}]
    assert not page.all("b")
    assert not page.all("i")
    assert not Page(practice_html(page_of(), LOOK, [])).all("li")


def test_a_page_forbids_everything_but_its_own_style() -> None:
    page = Page(overview_html(overview_of(), LOOK))
    policy = next(one for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert (policy["content"] or "").startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {
        one for one, _ in page.elements
    }
    names = {name for _, attrs in page.elements for name in attrs}
    assert not {"src", "href", "style", "action"} & names
    assert not {name for name in names if name.startswith("on")}


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200), st.lists(st.text(max_size=30), max_size=3))
def test_nothing_that_a_person_wrote_becomes_an_element(name: str, note: str, people: list[str]) -> None:
    end = date(2026, 1, 10)
    plain = Page(
        practice_html(page_of("x", end=end), LOOK, [NOTE._replace(note="x", people=("x",) * len(people))])
    )
    noted = NOTE._replace(note=note or "x", people=tuple(people))
    page = Page(practice_html(page_of(name, end=end), LOOK, [noted]))
    assert [one for one, _ in page.elements] == [one for one, _ in plain.elements]
