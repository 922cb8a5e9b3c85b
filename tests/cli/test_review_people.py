"""``review`` by person: in its text, its JSON and its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Connect
from tests.exchange.pictures import Page

HOSTILE = "[/red] <b>\u202eneB</b> &amp; $x"


@pytest.fixture
def lived(connect: Connect) -> Connect:
    connect("done", "listen", "care", "--with", "Maya")
    connect("done", "listen", "--date", "2026-11-20", "--with", "Maya", "--with", HOSTILE)
    connect("done", "give", "--date", "2026-10-02", "--with", "Tom")
    return connect


def test_the_text_ends_with_whom_the_practices_were(lived: Connect) -> None:
    text = lived("review", "--period", "month").out
    told = text[text.index("With whom") :].splitlines()
    assert told == [
        "With whom",
        "In touch with 2 people, on 2 days.",
        "  [/red] <b>[RLO]neB</b> …    1 day  Listen attentively 1",
        "  Maya                       2 days  Listen attentively 2, Show that you care 1",
    ]
    assert "Tom" in lived("review", "--period", "year").out
    assert "With whom" not in lived("review", "--period", "month", "--no-notes").out


def test_many_people_are_named_in_short(connect: Connect) -> None:
    connect("done", "listen", *(word for number in range(15) for word in ("--with", f"Friend {number:02}")))
    text = connect("review").out
    assert "Friend 11" in text
    assert "Friend 12" not in text
    assert "  and 3 more; --json has everyone." in text


def test_nobody_known_is_no_word(connect: Connect) -> None:
    connect("done", "listen")
    assert "With whom" not in connect("review").out
    assert connect("review", "--json").json["people"] == []


def test_the_json_has_the_counts_of_everyone(lived: Connect) -> None:
    people = {one["name"]: one for one in lived("review", "--period", "month", "--json").json["people"]}
    maya = people["Maya"]
    assert maya == {
        "id": maya["id"],
        "name": "Maya",
        "circle": "wider",
        "days": 2,
        "last": "2026-11-22",
        "practices": [{"practice": "listen", "days": 2}, {"practice": "care", "days": 1}],
        "invites": False,
    }
    assert set(people) == {"Maya", HOSTILE}
    assert "people" not in lived("review", "--no-notes", "--json").json


def test_the_page_has_a_table_of_people_and_practices(lived: Connect, tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    lived("review", "--period", "month", "--html", str(file))
    written = file.read_text(encoding="utf-8")
    page = Page(written)
    assert page.tables["people"] == [
        ["Person", "Circle", "Days in touch", "Listen attentively", "Show that you care"],
        ["[/red] <b>[RLO]neB</b> &amp; $x", "Wider circle", "1", "1", "–"],
        ["Maya", "Wider circle", "2", "2", "1"],
    ]
    assert "In touch with 2 people, on 2 days." in written
    lived("review", "--period", "month", "--html", str(file), "--no-notes")
    assert "Maya" not in file.read_text(encoding="utf-8")


def test_the_picture_says_nothing_of_people(lived: Connect, tmp_path: Path) -> None:
    file = tmp_path / "review.svg"
    lived("review", "--period", "month", "--svg", str(file))
    assert "Maya" not in file.read_text(encoding="utf-8")
