"""A person's words, friendly and hostile: cleaned coming in, made visible going out, compared by fold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.text import clean_line, clean_text, fold, visible

DIRECTION_CHARACTERS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

nasty = st.text(
    st.characters()
    | st.characters(categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn"])
    | st.sampled_from("\r\n\t \x1b\x9b[]mA" + DIRECTION_CHARACTERS)
)


class TestCleanText:
    @pytest.mark.parametrize(
        ("text", "clean"),
        [
            ("plain", "plain"),
            ("", ""),
            (" \n\t ", ""),
            ("  round it \n", "round it"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
            ("a\n\n\nb", "a\n\n\nb"),
            ("a\tb", "a\tb"),
            ("a\x00b\x07c\x7fd\x0be\x0cf", "abcdef"),
            ("\x1b[31mred\x1b[0m", "[31mred[0m"),
            ("\x9b31mred", "31mred"),
            ("\x1b]0;title\x07rest", "]0;titlerest"),
            ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "]8;;http://example.org\\link]8;;\\"),
            ("a\x1c\x1d\x1e\x1fb", "ab"),
            ("\x1b \x1b x", "x"),
            ("half \ud83d a pair", "half \ufffd a pair"),
            ("\udc80", "\ufffd"),
        ],
    )
    def test_examples(self, text: str, clean: str) -> None:
        assert clean_text(text) == clean

    @pytest.mark.parametrize(
        "text",
        [
            "[bold]not markup[/]",
            "[/]",
            "{name} %s $HOME `ls`",
            "مرحبا بالعالم",
            "नमस्ते",
            "可愛い",
            "e\u0301 stays as given, not é",
            "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
            "می‌خواهم",
            "\u202egnirts\u202c",
            "zero\u200bwidth",
            "\U000e0067",
            "no-break\u00a0space",
            "x" * 10_000,
        ],
    )
    def test_keeps_text_as_given(self, text: str) -> None:
        assert clean_text(text) == text

    @given(text=nasty)
    def test_leaves_no_control_character_and_no_half_pair(self, text: str) -> None:
        clean = clean_text(text)
        assert {c for c in clean if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} <= {"\n", "\t"}
        assert clean.encode().decode() == clean
        assert clean == clean.strip()

    @given(text=nasty)
    def test_cleaning_twice_changes_nothing(self, text: str) -> None:
        assert clean_text(clean_text(text)) == clean_text(text)

    @given(text=st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
    def test_takes_nothing_from_text_without_control_characters(self, text: str) -> None:
        assert clean_text(f"<{text}>") == f"<{text}>"


class TestCleanLine:
    @pytest.mark.parametrize(
        ("text", "clean"),
        [
            ("Maya", "Maya"),
            ("  Maya \t\n  Lind ", "Maya Lind"),
            ("Maya\x1b[2J\r\nLind", "Maya[2J Lind"),
            ("a\u2028b", "a b"),
            ("a\u3000b", "a\u3000b"),
            ("\n\n", ""),
        ],
    )
    def test_examples(self, text: str, clean: str) -> None:
        assert clean_line(text) == clean

    @given(text=nasty)
    def test_is_one_clean_line_without_runs_of_blanks(self, text: str) -> None:
        clean = clean_line(text)
        assert len(clean.splitlines()) <= 1
        assert "  " not in clean
        assert "\t" not in clean
        assert clean_text(clean) == clean
        assert clean_line(clean) == clean


class TestVisible:
    def test_spells_out_an_override(self) -> None:
        assert visible("photo\u202egpj.exe") == "photo[RLO]gpj.exe"

    @pytest.mark.parametrize(
        ("mark", "name"),
        [
            ("\u061c", "[ALM]"),
            ("\u200e", "[LRM]"),
            ("\u200f", "[RLM]"),
            ("\u202a", "[LRE]"),
            ("\u202b", "[RLE]"),
            ("\u202c", "[PDF]"),
            ("\u202d", "[LRO]"),
            ("\u202e", "[RLO]"),
            ("\u2066", "[LRI]"),
            ("\u2067", "[RLI]"),
            ("\u2068", "[FSI]"),
            ("\u2069", "[PDI]"),
        ],
    )
    def test_names_every_direction_mark(self, mark: str, name: str) -> None:
        assert visible(mark) == name

    @given(text=nasty)
    def test_leaves_nothing_that_turns_the_direction(self, text: str) -> None:
        shown = visible(text)
        assert not set(shown) & set(DIRECTION_CHARACTERS)
        turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        assert not {unicodedata.bidirectional(c) for c in shown} & turning

    @given(text=st.text(st.characters(exclude_characters=DIRECTION_CHARACTERS)))
    def test_shows_all_else_as_it_is(self, text: str) -> None:
        assert visible(text) == text


class TestFold:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Maya", "mAYA"),
            ("Zoë", "Zoe\u0308"),
            ("ZOË", "zoe\u0308"),
            ("Straße", "STRASSE"),
            ("Ångström", "\u212bngstro\u0308m"),
            ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
            ("가", "\u1100\u1161"),
            ("ᾳ", "ΑΙ"),
            ("a\u0301\u0323", "a\u0323\u0301"),
        ],
    )
    def test_two_spellings_of_one_name(self, one: str, other: str) -> None:
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(
        ("one", "other"), [("Zoë", "Zoe"), ("Maya", "Maja"), ("Ana", "Anna"), ("\u0131", "i"), ("ﬁ", "f")]
    )
    def test_other_names_stay_apart(self, one: str, other: str) -> None:
        assert fold(one) != fold(other)

    @given(text=nasty)
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(text=nasty)
    def test_does_not_see_how_accents_are_encoded(self, text: str) -> None:
        assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
