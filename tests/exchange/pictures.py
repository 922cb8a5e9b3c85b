"""Reading pictures and pages back, and values to draw."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from connect_tui.domain.history import DayInReview
from connect_tui.domain.periods import Period, PeriodUnit
from connect_tui.domain.practices import PillarId, Practice
from connect_tui.domain.progress import Counts, Standing, State, Streak
from connect_tui.domain.retrospect import (
    Comeback,
    CoursePoint,
    Overview,
    PillarInPeriod,
    PracticeInPeriod,
    PracticePage,
    Share,
    Total,
    Totals,
)
from connect_tui.exchange.review.frame import Look

SVG = "{http://www.w3.org/2000/svg}"
LOOK = Look({"mind": "Open mind", "heart": "Open heart", "hand": "Open hand"}, streaks=True, week_starts_on=0)
_STATES = (State.DONE, State.DONE, State.MISSED, State.REST, State.OFF)


def parsed(picture: str) -> ET.Element:
    return ET.fromstring(picture)


def with_data(picture: ET.Element, name: str) -> list[dict[str, str]]:
    """The data of every element that has this one, in order."""
    return [
        {key.removeprefix("data-"): value for key, value in one.attrib.items() if key.startswith("data-")}
        for one in picture.iter()
        if f"data-{name}" in one.attrib
    ]


def words_of(picture: ET.Element) -> list[str]:
    """Every line of words that is drawn."""
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


class Page(HTMLParser):
    """What a page holds: its elements, the rows of its tables as shown and as they are exactly, its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.exact: dict[str, list[list[str]]] = {}
        self.words = ""
        self._table = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if tag == "table":
            self._table = given["data-table"] or ""
            self.tables[self._table], self.exact[self._table] = [], []
        elif tag == "tr":
            self.tables[self._table].append([])
            self.exact[self._table].append([])
        elif tag in ("th", "td"):
            self.tables[self._table][-1].append("")
        elif tag in ("data", "time") and self._table:
            self.exact[self._table][-1].append(given.get("value") or given.get("datetime") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._table = ""

    def handle_data(self, data: str) -> None:
        if self.elements[-1:] and self.elements[-1][0] == "style":
            return
        self.words += data
        if self._table and self.tables[self._table] and self.tables[self._table][-1]:
            self.tables[self._table][-1][-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def page_of(
    name: str = "Listen attentively",
    *,
    start: date = date(2026, 1, 1),
    end: date = date(2026, 12, 31),
    today: date = date(2026, 11, 22),
    pillar: PillarId = PillarId.MIND,
) -> PracticePage:
    """An invented practice over a period; its numbers are all different, and mean nothing together."""
    count = (end - start).days + 1
    days = tuple(
        DayInReview(day, State.OPEN if day >= today else _STATES[at % 5], (at % 97) / 97)
        for at, day in enumerate(start + timedelta(days=at) for at in range(count))
    )
    streak = Streak(start, start + timedelta(days=6), 7)
    standing = Standing(streak, 31, "day", 2, 0.7412031188, 201, 40, 17, start)
    return PracticePage(
        practice=Practice("listen", 8, name, pillar),
        period=Period(PeriodUnit.DAYS, start, end),
        today=today,
        days=days,
        standing=standing,
        counts=Counts(201, 40, 17),
        before=Counts(150, 50, 3),
        done=203,
        streaks=(streak, Streak(start, start + timedelta(days=2), 3)),
        by_weekday=tuple(Share(20 + at, 40) for at in range(7)),
        by_month=tuple(Share(10 + at, 30) for at in range(12)),
        totals={
            unit: (Total(start, 11, 2, 3), Total(start + timedelta(days=7), 12, 1, 4))
            for unit in (PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR)
        },
        comebacks=(Comeback(start + timedelta(days=3), 5),),
    )


def overview_of(
    names: tuple[str, ...] = ("Listen attentively", "Show that you care", "Be sincere"),
    *,
    unit: PeriodUnit = PeriodUnit.DAYS,
    start: date = date(2026, 11, 1),
    end: date = date(2026, 11, 30),
    today: date = date(2026, 11, 22),
) -> Overview:
    """Invented practices over a period."""
    count = (end - start).days + 1
    rows = tuple(
        PracticeInPeriod(
            practice=Practice(f"practice-{at}", at + 1, name, list(PillarId)[at % 3]),
            states=tuple(_STATES[(at + day) % 5] for day in range(count)),
            standing=Standing(None, 12 + at, "day", None, 0.3337 + at / 10, 9, 8, 7, start),
            counts=Counts(9 + at, 8, 7),
            before=Counts(3, 2, 1),
            done=10 + at,
            course=(CoursePoint(start, 0.25), CoursePoint(min(end, today), 0.3337 + at / 10)),
        )
        for at, name in enumerate(names)
    )
    return Overview(
        period=Period(unit, start, end),
        today=today,
        rows=rows,
        totals=Totals(33, 20, 22, 0.55555),
        before=Totals(30, 19, 31, 0.5),
        pillars=tuple(PillarInPeriod(one, 11, 1 / 3, 0.5 + at / 9) for at, one in enumerate(PillarId)),
        strongest="practice-0" if rows else None,
        quietest="practice-1" if len(rows) > 1 else None,
        first_day=start,
    )
