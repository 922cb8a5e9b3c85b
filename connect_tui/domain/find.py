"""Telling which practice a person means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.text import clean_line, fold, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.domain.practices import Practice

_LONGEST_COMPARED = 60


def find_practice(practices: Sequence[Practice], text: str) -> Practice:
    """Return the practice that the text names: by its exact id, else its number, else a part of its name.

    Case does not matter. A whole name wins over being part of a longer one. Raises WrongUse where the text
    names none, with the ids of the closest as ``nearest``, or several, with the ids of those.
    """
    key = fold(clean_line(text))
    for practice in practices:
        if practice.id == key:
            return practice
    for practice in practices:
        if str(practice.number) == key:
            return practice
    if not key:
        raise WrongUse("No practice was named.", hint=_all_ids(practices))
    found = [practice for practice in practices if key in fold(practice.name)]
    whole = [practice for practice in found if fold(practice.name) == key]
    if len(whole or found) == 1:
        return (whole or found)[0]
    if found:
        ids = tuple(practice.id for practice in found)
        raise WrongUse(
            f"“{shortened(text)}” could be {' or '.join(ids)}.",
            hint="Write a little more, or the id.",
            nearest=ids,
        )
    close = _closest(practices, key)
    hint = f"Did you mean {' or '.join(close)}?" if close else _all_ids(practices)
    raise WrongUse(f"There is no practice “{shortened(text)}”.", hint=hint, nearest=close)


def _all_ids(practices: Sequence[Practice]) -> str:
    if not practices:
        return "There are no practices in habits.yaml."
    return f"There are: {', '.join(practice.id for practice in practices)}."


def _closest(practices: Sequence[Practice], key: str) -> tuple[str, ...]:
    import difflib

    ids: dict[str, str] = {}
    for practice in practices:
        for word in (practice.id, fold(practice.name), *fold(practice.name).split()):
            ids.setdefault(word, practice.id)
    close = difflib.get_close_matches(key[:_LONGEST_COMPARED], list(ids), n=3, cutoff=0.6)
    return tuple(dict.fromkeys(ids[word] for word in close))
