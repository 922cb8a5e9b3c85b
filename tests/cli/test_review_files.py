"""``review --svg`` and ``--html``: where they go, and that every front tells the same numbers."""

from __future__ import annotations

import os
import re
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.history import fill
from tests.cli.conftest import Connect
from tests.exchange.pictures import Page, parsed, with_data

HABITS = """\
practices:
  - id: give
    schedule: {times: 3, per: week}
  - id: listen
  - id: care
    schedule: mon-fri
  - id: sincere
    archived: 2026-09-10
  - id: open-up
    schedule: [sat, sun]
  - id: self
"""
PERIODS = (
    ("--period", "week"),
    ("--period", "month", "--date", "2026-09-30"),
    ("--period", "quarter"),
    ("--period", "year"),
    ("--period", "all"),
    ("--from", "2026-10-25", "--to", "2026-11-25"),
)


@pytest.fixture
def lived(connect: Connect) -> Connect:
    """Fourteen months with every kind of schedule."""
    connect.write_habits(HABITS)
    fill(connect.paths.data, 1.2, date(2026, 11, 22))
    return connect


def _text(number: float | None) -> str:
    return "" if number is None else repr(number)


def _percent(number: float | None) -> str:
    return "–" if number is None else f"{number:.0%}"


def _aside(one: Any, found: Any) -> bool:
    return bool(one["archived"] and one["archived"] <= min(found["to"], found["today"]))


@pytest.mark.parametrize("period", PERIODS, ids=lambda words: "-".join(words[1:]))
def test_all_fronts_agree_on_an_overview(lived: Connect, period: tuple[str, ...]) -> None:
    found = lived("review", *period, "--json").json
    drawn = parsed(lived("review", *period, "--svg", "-").out)
    page = Page(lived("review", *period, "--html", "-").out)
    text = lived("review", *period).out.splitlines()
    pictures = {one["practice"]: one for one in with_data(drawn, "practice")}
    pillars = ("mind", "heart", "hand")
    by_pillar = sorted(found["practices"], key=lambda one: pillars.index(one["pillar"]))
    assert list(pictures) == [one["id"] for one in by_pillar]
    for one, row in zip(found["practices"], page.exact["practices"][1:], strict=True):
        told = pictures[one["id"]]
        for name in ("done", "kept", "missed", "rested", "current", "best", "strength"):
            assert told[name] == _text(one[name]), name
        assert told.get("rate", "") == _text(one["rate"])
        numbers = ("done", "kept", "missed", "rested", "rate")
        assert row[:5] == [_text(one[name]) for name in numbers]
        assert row[5:] == [
            _text(one["before"]["rate"]),
            *(_text(one[name]) for name in ("current", "best", "days_left", "strength")),
        ]
        (line,) = (line for line in text if line.startswith(f"{one['number']:>3}  "))
        unit = one["unit"][0]
        told_in_words = [f"{one[name]:,}" for name in ("kept", "missed", "rested")]
        told_in_words += [_percent(one["rate"])]
        told_in_words += ["–" if _aside(one, found) else f"{one['current']} {unit}", f"{one['best']} {unit}"]
        expected = " ".join([*told_in_words, _percent(one["strength"])]).split()
        assert line.split()[-len(expected) :] == expected
    totals = found["totals"]
    (whole,) = with_data(drawn, "active-days")
    names = ("done", "active_days", "days", "rate")
    assert [whole[name.replace("_", "-")] for name in names] == [_text(totals[name]) for name in names]
    assert (whole["from"], whole["to"]) == (found["from"], found["to"])
    assert [row[0] for row in page.exact["totals"][1:]] == [_text(totals[name]) for name in names]
    days = f"on {totals['active_days']:,} of {totals['days']:,} days"
    assert f"{totals['done']:,} check-ins, {days}" in text[2]


@pytest.mark.parametrize("practice", ["give", "listen", "care", "sincere"])
@pytest.mark.parametrize("period", PERIODS, ids=lambda words: "-".join(words[1:]))
def test_all_fronts_agree_on_a_practice(lived: Connect, practice: str, period: tuple[str, ...]) -> None:
    found = lived("review", practice, *period, "--json").json
    drawn = parsed(lived("review", practice, *period, "--svg", "-").out)
    page = Page(lived("review", practice, *period, "--html", "-").out)
    text = lived("review", practice, *period).out
    (told,) = with_data(drawn, "practice")
    for name in ("done", "kept", "missed", "rested", "current", "best", "strength"):
        assert told[name] == _text(found[name]), name
    numbers = [found["kept"], found["missed"], found["rested"]]
    assert [[_text(one) for one in pair] for pair in zip(numbers, _before(found), strict=True)] == page.exact[
        "numbers"
    ][2:5]
    assert page.exact["numbers"][5] == [_text(found["rate"]), _text(found["before"]["rate"])]
    streaks = [(one["start"], one["end"], _text(one["length"])) for one in found["best_streaks"]]
    assert [(one["start"], one["end"], one["streak"]) for one in with_data(drawn, "streak")] == streaks
    assert [(row[1], row[2], row[0]) for row in page.exact.get("streaks", [[]])[1:]] == streaks
    by_quota = practice == "give"
    assert [row[:2] for row in page.exact["by_weekday"][1:]] == [
        [_text(one["kept"]), *([] if by_quota else [_text(one["met"])])] for one in found["by_weekday"]
    ]
    assert by_quota != bool(re.search(r"\n  (Mon|Sat) .* of \d+", text)) or not found["done"]
    for unit, totals in found["totals"].items():
        assert page.exact[f"totals-{unit}"][1:] == [
            [one["start"], *(_text(one[name]) for name in ("done", "rested", "missed"))] for one in totals
        ]
    assert [one["comebacks"] for one in with_data(drawn, "comebacks")] == [str(len(found["comebacks"]))]
    assert [{"data-date": one["date"], "data-state": one["state"]} for one in found["notes"]] == page.all(
        "li"
    )
    kept = f"{found['kept']:,} {found['unit']}{'' if found['kept'] == 1 else 's'} kept"
    kept += f" of {found['kept'] + found['missed']:,}" if found["missed"] else ""
    if found["kept"]:
        assert kept + (f", {found['rested']:,} at rest" if found["rested"] else "") in text
    else:
        assert "kept" not in text
    assert ("aid aside on 10 September 2026" in text) == _aside(found, found)


def _before(found: Any) -> list[int]:
    return [found["before"][name] for name in ("kept", "missed", "rested")]


def test_files_are_written_and_named(connect: Connect, tmp_path: Path) -> None:
    picture, page = tmp_path / "a b.svg", tmp_path / "page.html"
    ran = connect("review", "--svg", str(picture), "--html", str(page))
    assert (ran.status, ran.out) == (0, "")
    assert [line.split(" is in ")[0] for line in ran.err.splitlines()] == ["The picture", "The page"]
    parsed(picture.read_text())
    assert Page(page.read_text()).all("svg")
    assert stat.S_IMODE(picture.stat().st_mode) == 0o600


def test_json_goes_beside_files(connect: Connect, tmp_path: Path) -> None:
    ran = connect("review", "listen", "--svg", str(tmp_path / "one.svg"), "--json")
    assert ran.json["id"] == "listen"
    assert (tmp_path / "one.svg").exists()


def test_standard_output_holds_the_picture_alone(connect: Connect) -> None:
    ran = connect("review", "--svg", "-")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("<svg")
    assert ran.out.endswith("</svg>\n")


def test_a_file_is_replaced_whole(connect: Connect, tmp_path: Path) -> None:
    picture = tmp_path / "one.svg"
    picture.write_text("old " * 100_000)
    link = tmp_path / "link.svg"
    link.symlink_to(picture)
    connect("review", "--svg", str(link))
    assert link.is_symlink()
    parsed(picture.read_text())
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".connect")] == []


def test_a_folder_that_is_not_there_is_named(connect: Connect, tmp_path: Path) -> None:
    ran = connect("review", "--svg", str(tmp_path / "nowhere" / "one.svg"))
    assert (ran.status, ran.out) == (1, "")
    assert f"could not be written: there is no folder {tmp_path}/nowhere" in ran.err


def test_a_folder_is_no_file(connect: Connect, tmp_path: Path) -> None:
    ran = connect("review", "--html", str(tmp_path))
    assert (ran.status, ran.out) == (1, "")
    assert "could not be written" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_place_that_takes_nothing_is_told(connect: Connect, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    ran = connect("review", "--svg", str(closed / "one.svg"))
    assert (ran.status, ran.out) == (1, "")
    assert "could not be written" in ran.err


def test_connects_own_files_are_no_place(connect: Connect) -> None:
    connect("done", "listen")
    before = sorted(connect.paths.data.rglob("*"))
    ran = connect("review", "--svg", str(connect.paths.data / "one.svg"))
    assert ran.status == 2
    assert "Connect's own files" in ran.err
    assert sorted(connect.paths.data.rglob("*")) == before


def test_a_page_has_the_notes_unless_they_are_left_out(connect: Connect) -> None:
    connect("done", "listen", "--note", "<b>A walk.</b>", "--with", "Maya")
    assert "<b>A walk.</b>" in Page(connect("review", "listen", "--html", "-").out).words
    without = connect("review", "listen", "--html", "-", "--no-notes").out
    assert "A walk" not in without
    assert "Maya" not in without
    for words in (("review", "listen", "--svg", "-"), ("review", "--html", "-"), ("review", "--svg", "-")):
        assert "A walk" not in connect(*words).out


@pytest.mark.parametrize("period", ["week", "month", "quarter", "year", "all"])
def test_an_empty_history_can_be_drawn(connect: Connect, period: str) -> None:
    for words in ((), ("listen",)):
        assert "Nothing" in "".join(
            parsed(connect("review", *words, "--period", period, "--svg", "-").out).itertext()
        )
        assert "Nothing" in Page(connect("review", *words, "--period", period, "--html", "-").out).words


def test_one_check_in_can_be_drawn(connect: Connect) -> None:
    connect("done", "care", "--date", "2024-02-29")
    for words in ((), ("care",)):
        for period in (("--period", "all"), ("--period", "month", "--date", "2024-02-29")):
            root = parsed(connect("review", *words, *period, "--svg", "-").out)
            told = [one for one in with_data(root, "practice") if one["practice"] == "care"]
            assert told[0]["done"] == "1"


def test_fifty_years_can_be_drawn(connect: Connect) -> None:
    for year in range(1976, 2027, 5):
        connect("done", "listen", "--date", f"{year}-11-20")
    found = connect("review", "--period", "all", "--svg", "-").out
    assert len(with_data(parsed(found), "practice")) == 12
    assert len(found) < 500_000
    one = connect("review", "listen", "--period", "all", "--html", "-", "--no-notes").out
    assert len(Page(one).tables["totals-year"]) == 1 + 51


def test_a_time_that_is_all_ahead_can_be_drawn(connect: Connect) -> None:
    connect("done", "care")
    for words in ((), ("care",)):
        parsed(connect("review", *words, "--period", "month", "--date", "2027-06-01", "--svg", "-").out)
