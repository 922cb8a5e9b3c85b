"""Words are found wherever folding finds them, and a line around the first of them is shown."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from connect_tui.domain.finding_text import Excerpt, Span, excerpt, spans_of, words_of
from connect_tui.domain.text import fold

TEXTS = st.text(st.sampled_from("ab cÄäß\u0308eÉ\u0301ﬁ\u202e\n\t각\u1112\u1161İ"), max_size=30)
WORDS = st.lists(st.text(st.sampled_from("abßäfi"), min_size=1, max_size=2).map(fold), max_size=3)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Tea with Maya, and TEA.", "tea", ["Tea", "TEA"]),
        ("Grosse Straße", "strasse SS", ["ss", "Straße"]),
        ("Zoë and Zoe\u0308", "zoë", ["Zoë", "Zoe\u0308"]),
        ("aaaa", "aa a", ["aaaa"]),
        ("ﬁnding", "fin", ["ﬁn"]),
        ("", "a", []),
    ],
)
def test_words_are_found_as_they_are_written(text: str, typed: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in spans_of(text, words_of(typed))] == found


@given(TEXTS, WORDS)
@example("e\u0301x", ["é"])
def test_spans_are_where_a_word_is_and_nowhere_else(text: str, words: list[str]) -> None:
    spans = spans_of(text, words)
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    for span in spans:
        assert any(word in fold(text[span.start : span.end]) for word in words)
    if text.isascii():
        marked = {place for one in spans for place in range(one.start, one.end)}
        assert marked == {
            place + back
            for word in words
            for place in range(len(text))
            if fold(text).startswith(word, place)
            for back in range(len(word))
        }


@pytest.mark.parametrize(
    ("text", "span", "width", "line"),
    [
        ("A short one.", None, 20, Excerpt("A short one.")),
        ("  Two\n\n lines\t", None, 20, Excerpt("Two lines")),
        ("Longer than there is room.", None, 10, Excerpt("Longer th…")),
        ("A walk, then tea with Maya.", Span(22, 26), 18, Excerpt("…with Maya.", (Span(6, 10),))),
        ("tea " * 9, Span(0, 3), 12, Excerpt("tea tea tea…", (Span(0, 3),))),
        ("", None, 5, Excerpt("")),
    ],
)
def test_an_excerpt_is_a_line_around_what_was_found(
    text: str, span: Span | None, width: int, line: Excerpt
) -> None:
    assert excerpt(text, [] if span is None else [span], width) == line


@given(TEXTS, WORDS, st.integers(4, 20))
def test_an_excerpt_fits_and_shows_what_was_found_first(text: str, words: list[str], width: int) -> None:
    spans = spans_of(text, words)
    line = excerpt(text, spans, width)
    assert len(line.text) <= width
    assert "\n" not in line.text
    for span in line.spans:
        shown = line.text[span.start : span.end]
        assert "".join(shown.split()) in "".join(text.split())
    if spans and not text[spans[0].start].isspace():
        assert line.spans
