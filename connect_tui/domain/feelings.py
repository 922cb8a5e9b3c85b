"""Words for feelings, by families, and how strongly something was felt."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from collections.abc import Iterable
from typing import NamedTuple

from connect_tui.domain.text import fold

STRONGEST = 5
"""The strength of a feeling goes from 1 to this."""

MOST_FAMILIES = 9
"""As many as there are keys from 1 to 9."""


class Family(NamedTuple):
    """Feelings that are akin."""

    id: str
    name: str
    """The plain word, which is a word for a feeling itself."""
    words: tuple[str, ...] = ()
    """Finer words, of which each is in one family alone."""


class Felt(NamedTuple):
    """A feeling that was there."""

    word: str
    strength: int | None = None
    """1 to STRONGEST; None where it was not said."""


def family_of(families: Iterable[Family], word: str) -> Family | None:
    """Return the family of a word, by NFC and casefold, or None for a word that is in none."""
    folded = fold(word)
    return next(
        (one for one in families if folded in {fold(known) for known in (one.id, one.name, *one.words)}), None
    )


def all_words(families: Iterable[Family]) -> tuple[str, ...]:
    """Return every word, each family's plain one before its finer ones."""
    return tuple(word for family in families for word in (family.name, *family.words))
