"""The sentences of guides that every front end shares."""

from __future__ import annotations

from datetime import date

import pytest

from connect_tui.config.catalogue import shipped_catalogue
from connect_tui.config.paths import shipped_habits_file
from connect_tui.domain.people import Style
from connect_tui.exchange.guides.words import (
    GO_NOW,
    asked_in_short,
    grouped,
    resumed,
    style_said,
    style_words,
)

TODAY = date(2026, 11, 22)


def test_answers_that_begin_with_the_same_word_stand_below_it() -> None:
    assert grouped(("Light. A", "Deep. B. C", "Light. D", "Deep. E")) == (
        ("Light", ((0, "A"), (2, "D"))),
        ("Deep", ((1, "B. C"), (3, "E"))),
    )


@pytest.mark.parametrize(
    "options", [("Light. A", "Deep. B"), ("Yes", "No"), ("In a word. A", "In a word. B")]
)
def test_other_answers_stand_in_one_group(options: tuple[str, ...]) -> None:
    assert grouped(options) == (("", tuple(enumerate(options))),)


@pytest.mark.parametrize(
    ("began", "said"),
    [
        (TODAY, "earlier today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 17), "on Tuesday"),
        (date(2025, 11, 17), "on 17 November 2025"),
        (date(2026, 11, 23), "earlier today"),
        (None, "earlier today"),
    ],
)
def test_it_is_told_when_a_guide_was_begun(began: date | None, said: str) -> None:
    assert said in resumed(began, TODAY)


def test_what_was_asked_is_recalled_by_its_first_sentence() -> None:
    assert asked_in_short("Trust. When you like\n someone, how soon?") == "Trust."
    assert len(asked_in_short("why " * 100)) <= 64


def test_only_the_words_for_styles_are_styles() -> None:
    assert [style_said(one) for one in (" Anxious", "unknown", "I do not know", "shy")] == [
        Style.ANXIOUS,
        Style.UNKNOWN,
        Style.UNKNOWN,
        None,
    ]


@pytest.mark.parametrize("style", Style)
def test_every_style_may_need_something_of_oneself_and_no_word_judges(style: Style) -> None:
    own, others = " ".join(style_words(style, own=True)), " ".join(style_words(style, own=False))
    assert own
    assert others in own
    assert not any(word in own.casefold() for word in ("disorder", "should", "must", "problem", "wrong"))


def test_where_one_goes_and_comes_back_is_in_the_shipped_guides() -> None:
    guides = shipped_catalogue(shipped_habits_file()).guides
    assert all(step in {one.id for one in guides[practice].steps} for practice, step in GO_NOW)
