"""The part of a page that tells with whom the practices were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.exchange.people import company_words
from connect_tui.exchange.people.words import CIRCLES
from connect_tui.exchange.review import texts
from connect_tui.exchange.review.svg import tag, written
from connect_tui.exchange.review.tables import name, table, value

if TYPE_CHECKING:
    from connect_tui.domain.company import Companion, Company


def by_person(found: Company) -> str:
    """Return words and a table of people and practices; nothing where there is nobody."""
    if not found.people:
        return ""
    told = (company_words.summary(found), company_words.invitation(found))
    lines = "".join(tag("p", written(texts.sentence(one))) for one in told if one)
    heads = [texts.HEADS["person"], texts.HEADS["circle"], texts.HEADS["in_touch"]]
    heads += [practice.name for practice in found.practices]
    rows = [_row(one, found) for one in found.people]
    people = table(company_words.TABLE, heads, rows, name="people", spoken=1)
    return tag("h2", written(company_words.TITLE)) + lines + tag("div", people, class_="tables")


def _row(one: Companion, found: Company) -> list[str]:
    days = [one.days, *(one.days_of(practice.id) for practice in found.practices)]
    return [
        name(one.profile.name),
        written(CIRCLES[one.profile.circle]),
        *(value(number, str(number) if number else "–") for number in days),
    ]
