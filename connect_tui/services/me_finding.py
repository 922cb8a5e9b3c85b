"""Telling which note about oneself a person means by some of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.text import clean_line, fold, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.me import MeItem

_MOST_NEAREST = 3
_LONGEST_COMPARED = 60


def item_named(items: Sequence[MeItem], text: str, *, over_first: bool) -> MeItem:
    """Return the one item with a text in it; one that says just that goes before those that say more.

    What holds goes before what is over, or with ``over_first`` after it. Raises WrongUse where there is none,
    with the nearest as ``nearest``, or several, with those.
    """
    key = fold(clean_line(text))
    written = [(one, fold(clean_line(one.text))) for one in items]
    for holds in (not over_first, over_first):
        found = [(one, words) for one, words in written if key and key in words and one.is_open is holds]
        whole = [pair for pair in found if pair[1] == key]
        if len(whole or found) == 1:
            return (whole or found)[0][0]
        if found:
            raise _several(text, [one.text for one, _ in found])
    close = _closest({words: one.text for one, words in written}, key)
    hint = "`connect-tui me list --all` shows all there is."
    if close:
        hint = f"Did you mean {' or '.join(f'“{shortened(one)}”' for one in close)}?"
    said = f"You have noted nothing like “{shortened(text)}”." if key else "Nothing was named."
    raise WrongUse(said, hint=hint, nearest=close)


def _several(text: str, found: Sequence[str]) -> WrongUse:
    several = tuple(dict.fromkeys(found))
    listed = " or ".join(f"“{shortened(one)}”" for one in several[:_MOST_NEAREST])
    return WrongUse(
        f"“{shortened(text)}” could be {listed}.",
        hint="Give the number that `connect-tui me list --all` shows.",
        nearest=several,
    )


def _closest(texts: dict[str, str], key: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    words: dict[str, str] = {}
    for folded, text in texts.items():
        for word in (folded, *folded.split()):
            words.setdefault(word[:_LONGEST_COMPARED], text)
    close = get_close_matches(key[:_LONGEST_COMPARED], list(words), n=_MOST_NEAREST, cutoff=0.6)
    return tuple(dict.fromkeys(words[word] for word in close))
