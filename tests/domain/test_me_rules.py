"""Which of a person's goals and dares is asked about on a day, and in which order all there is stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.me import AboutMe, MeItem, MeKind, about_me
from connect_tui.domain.me_rules import SOON, in_order, is_open_on, open_to_ask, parts_of_me

DAY = date(2026, 11, 22)

DAYS = st.integers(-40, 40).map(lambda days: DAY + timedelta(days=days))
DARES = st.lists(
    st.builds(
        MeItem,
        id=st.uuids().map(str),
        kind=st.just(MeKind.DARE),
        text=st.just("dance"),
        since=DAYS,
        done=st.none() | DAYS,
        dropped=st.none() | DAYS,
        until=st.none() | DAYS,
    ),
    max_size=6,
)


def dare(name: str, **known: object) -> MeItem:
    return MeItem(name, MeKind.DARE, name, DAY - timedelta(days=30))._replace(**known)  # type: ignore[arg-type]


def asked(items: list[MeItem], day: date, before: Mapping[str, date] | None = None) -> str | None:
    found = open_to_ask(about_me(items), MeKind.DARE, day, before or {})
    return found.id if found is not None else None


def turns(items: list[MeItem], days: Iterable[date]) -> list[str]:
    """Return what is asked about on one day after the other."""
    before: dict[str, date] = {}
    found = []
    for day in days:
        name = asked(items, day, before)
        assert name is not None
        before[name] = day
        found.append(name)
    return found


@pytest.mark.parametrize("rhythm", [1, 3, 7, 14])
def test_open_ones_take_turns_whatever_the_rhythm(rhythm: int) -> None:
    items = [dare("c", since=DAY - timedelta(days=1)), dare("a"), dare("b", since=DAY - timedelta(days=9))]
    days = [DAY + timedelta(days=rhythm * number) for number in range(7)]
    assert turns(items, days) == [*"abcabca"]
    items = [*items, dare("d", since=days[3])]
    assert turns(items, days) == [*"abcdabc"]


def test_one_that_is_meant_to_be_done_soon_is_asked_about_until_its_day_has_passed() -> None:
    until = DAY + timedelta(days=SOON)
    items = [dare("a"), dare("b"), dare("c", until=until)]
    days = [DAY + timedelta(days=number) for number in range(SOON + 4)]
    assert turns(items, days) == [*"c" * (SOON + 1), *"abc"]


@given(DARES, DAYS)
def test_only_what_was_there_and_open_by_that_day_is_asked_about(items: list[MeItem], day: date) -> None:
    found = open_to_ask(about_me(items), MeKind.DARE, day, {})
    there = [one for one in items if is_open_on(one, day)]
    assert (found in there) if there else found is None
    later = day + timedelta(days=1)
    tampered = [
        one._replace(
            done=None if one.done is not None and one.done >= later else one.done,
            dropped=None if one.dropped is not None and one.dropped >= later else one.dropped,
        )
        for one in items
        if one.since < later
    ]
    assert found is None or asked(tampered, day) == found.id


@given(st.lists(DARES, min_size=1, max_size=3), st.sampled_from(MeKind))
def test_everything_stands_once_in_the_row_what_holds_first(dares: list[list[MeItem]], kind: MeKind) -> None:
    text = "secure" if kind is MeKind.STYLE else "dance"
    items = [one._replace(kind=kind, text=text) for one in dares[0]]
    about = about_me([*items, *(one for those in dares[1:] for one in those)])
    row = in_order(about)
    assert sorted(one.id for one in row) == sorted(one.id for those in dares for one in those)
    holding = [one.id for part in parts_of_me(about) for one in part.holding]
    assert [one.id for one in row[: len(holding)]] == holding


def test_of_styles_the_newest_holds_and_the_others_are_earlier_ones() -> None:
    styles = [MeItem(str(n), MeKind.STYLE, "secure", DAY - timedelta(days=9 - n)) for n in range(3)]
    style = next(part for part in parts_of_me(AboutMe(styles=tuple(styles))) if part.kind is MeKind.STYLE)
    assert [one.id for one in style.holding] == ["2"]
    assert [one.id for one in style.over] == ["1", "0"]
