"""Words for feelings."""

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.feelings import Family, Felt, all_words, family_of
from connect_tui.domain.journal import EntryKind, JournalEntry

_CALM, _SAD = Family("calm", "calm", ("at ease", "Rested")), Family("low", "sad", ("let down",))


def test_a_word_belongs_to_a_family_whatever_its_letters_size() -> None:
    assert family_of((_CALM, _SAD), "RESTED") is _CALM
    assert family_of((_CALM, _SAD), "Sad") is _SAD
    assert family_of((_CALM, _SAD), "puzzled") is None


def test_the_plain_word_comes_before_the_finer_ones() -> None:
    assert all_words((_CALM, _SAD)) == ("calm", "at ease", "Rested", "sad", "let down")


def test_an_entry_tells_how_strong_each_feeling_was() -> None:
    entry = JournalEntry(
        "j1", EARLIEST_DAY, EntryKind.FEELING, feelings=("calm", "sad"), strengths=(("sad", 4),)
    )
    assert entry.felt == (Felt("calm"), Felt("sad", 4))
