"""Finding people by what is typed: in their names first, and in what is worth remembering of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.text import clean_line

if TYPE_CHECKING:
    from connect_tui.domain.people import Profile
    from connect_tui.services.people_views import PersonView


class Findable(NamedTuple):
    """Someone, and the texts they can be found by, folded."""

    view: PersonView
    names: str
    rest: str


def findable(view: PersonView) -> Findable:
    """Return someone with the texts they can be found by."""
    profile = view.profile
    return Findable(
        view, loose("\n".join((profile.name, *profile.also))), loose("\n".join(_worth_knowing(profile)))
    )


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words to look for; none finds everyone."""
    return tuple(loose(clean_line(typed)).split())


def fitting_all(people: Sequence[Findable], words: Sequence[str]) -> Sequence[Findable]:
    """Return those of whom each of the words is told somewhere."""
    for word in words:
        people = [one for one in people if word in one.names or word in one.rest]
    return people


def narrows(words: Sequence[str], before: Sequence[str]) -> bool:
    """Tell whether whoever fits the words also fits those of before."""
    return all(any(old in word for word in words) for old in before)


def snippet(profile: Profile, words: Sequence[str]) -> str:
    """Return the text that holds a word which the name does not; empty where the name holds them all."""
    name = loose(profile.name)
    missing = [word for word in words if word not in name]
    if not missing:
        return ""
    texts = (*profile.also, *_worth_knowing(profile))
    return next(
        (_from_near(text, missing) for text in texts if any(one in loose(text) for one in missing)), ""
    )


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where in a text the words stand, from left to right, none over another."""
    folded, at = _folded_with_places(text)
    taken: list[tuple[int, int]] = []
    for word in words:
        start = folded.find(word)
        while word and start >= 0:
            taken.append((at[start], at[start + len(word) - 1] + 1))
            start = folded.find(word, start + len(word))
    return list(_joined(sorted(taken)))


def loose(text: str) -> str:
    """Return a text as it is looked for: without marks over letters, and without capitals."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def _worth_knowing(profile: Profile) -> Iterator[str]:
    yield from (one.text for one in profile.in_common)
    yield from (one.text for one in profile.details)
    if profile.going_through is not None:
        yield profile.going_through.what
    yield profile.notes


_BEFORE = 16
"""Characters shown before what was found far into a long text."""


def _from_near(text: str, words: Sequence[str]) -> str:
    """Return the text from a little before the first word found on."""
    line = clean_line(text)
    found = spans(line, words)
    start = found[0][0] if found else 0
    if start <= 2 * _BEFORE:
        return line
    blank = line.find(" ", start - _BEFORE, start)
    return "…" + line[blank + 1 if blank >= 0 else start - _BEFORE :]


def _folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return a text folded, and of each character of that where in the text it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts: list[str] = []
    at: list[int] = []
    for place, character in enumerate(text):
        folded = loose(character)
        parts.append(folded)
        at += [place] * len(folded)
    return "".join(parts), at


def _joined(found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last_end = 0
    for start, end in found:
        if end > last_end:
            yield max(start, last_end), end
            last_end = end
