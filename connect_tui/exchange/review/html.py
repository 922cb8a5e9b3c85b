"""A page of a review that needs nothing but itself: words, the picture, every number as tables, the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from connect_tui.domain.company import Company
from connect_tui.domain.retrospect import NoteLine, Overview, PracticePage
from connect_tui.domain.text import clean_text, visible
from connect_tui.exchange.review import texts, words
from connect_tui.exchange.review.by_person import by_person
from connect_tui.exchange.review.colours import page_style
from connect_tui.exchange.review.frame import Look
from connect_tui.exchange.review.svg import tag, written
from connect_tui.exchange.review.svg_overview import overview_svg
from connect_tui.exchange.review.svg_practice import practice_svg
from connect_tui.exchange.review.tables import name, overview_tables, practice_tables

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def overview_html(found: Overview, look: Look, company: Company | None = None) -> str:
    """Return the page of all practices, and with whom they were.

    The overview must hold the states of every day of its period.
    """
    names = {row.practice.id: row.practice.name for row in found.rows}
    return _page(
        words.period_name(found.period),
        "",
        texts.overview_lines(found, names),
        overview_svg(found, look, headed=False),
        overview_tables(found, look.pillars, streaks=look.streaks),
        texts.MADE.format(day=words.day_name(found.today)),
        more=by_person(company) if company is not None else "",
    )


def practice_html(found: PracticePage, look: Look, notes: Sequence[NoteLine]) -> str:
    """Return the page of one practice with these notes."""
    practice = found.practice
    tables = practice_tables(found, streaks=look.streaks, week_starts_on=look.week_starts_on)
    return _page(
        practice.name,
        texts.joined([words.period_name(found.period), str(practice.schedule)]),
        texts.practice_lines(found, streaks=look.streaks),
        practice_svg(found, look, headed=False),
        tables,
        texts.MADE.format(day=words.day_name(found.today)),
        more=_notes(notes) if notes else "",
    )


def _page(
    title: str, under: str, lines: Sequence[str], picture: str, tables: str, foot: str, *, more: str = ""
) -> str:
    head = "".join(
        [
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            tag("title", written(f"{title} · {texts.BRAND.title()}")),
            tag("style", page_style()),
        ]
    )
    header = (
        tag("p", texts.BRAND, class_="brand")
        + tag("h1", name(title))
        + (tag("p", written(under), class_="quiet") if under else "")
    )
    header += "".join(tag("p", written(line)) for line in lines)
    numbers = tag("h2", texts.NUMBERS) + tag("div", tables, class_="tables")
    body = (
        tag("header", header)
        + tag("main", tag("div", picture, class_="wide") + numbers + more)
        + tag("footer", tag("p", written(foot)))
    )
    return f'<!doctype html>\n<html lang="en">\n<head>{head}</head>\n<body>{body}</body>\n</html>\n'


def _notes(notes: Sequence[NoteLine]) -> str:
    return tag("h2", texts.NOTES) + tag("ul", "".join(map(_note, notes)), class_="notes")


def _note(one: NoteLine) -> str:
    day = tag("time", written(words.day_name(one.day)), datetime=one.day.isoformat())
    state = tag("span", written(texts.STATES[one.state]), class_="quiet")
    parts = [day, " · ", state]
    if one.note:
        parts.append(tag("p", _lines(one.note), class_="note", dir="auto"))
    if one.people:
        people = ", ".join(name(person) for person in one.people)
        parts.append(tag("p", f"{texts.WITH} {people}", class_="people"))
    return tag("li", "".join(parts), data_date=one.day.isoformat(), data_state=one.state.value)


def _lines(text: str) -> str:
    """Return a note as it was written, line by line, harmless between tags."""
    return escape(visible(_NO_CHARACTER.sub("\ufffd", clean_text(text))))
