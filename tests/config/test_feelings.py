"""The words for feelings in a catalogue file."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from connect_tui.config.catalogue import Catalogue, load_catalogue
from connect_tui.config.catalogue_json import catalogue_from_json, catalogue_to_json
from connect_tui.config.changing import change_setting
from connect_tui.config.paths import shipped_habits_file
from connect_tui.config.reading import read_catalogue
from connect_tui.domain.feelings import Family, all_words, family_of
from connect_tui.domain.text import fold
from tests.config.test_mistakes import only, problems_of

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.config.paths import Paths

BASE = Catalogue(
    families=(Family("glad", "glad", ("cheerful", "amused")), Family("calm", "calm", ("peaceful", "safe")))
)


def feelings(tmp_path: Path, text: str) -> tuple[Family, ...]:
    file = tmp_path / "habits.yaml"
    file.write_text(text, encoding="utf-8")
    reading = read_catalogue(file, BASE)
    assert reading.problems == ()
    return reading.catalogue.feelings


def test_the_shipped_feelings_fit_the_keys_and_each_word_tells_its_family() -> None:
    catalogue = read_catalogue(shipped_habits_file(), Catalogue()).catalogue
    ids = "glad calm loving strong sad afraid angry weary"
    assert [family.id for family in catalogue.feelings] == ids.split()
    words = all_words(catalogue.feelings)
    assert len({fold(word) for word in words}) == len(words)
    assert all(6 <= len(family.words) <= 9 for family in catalogue.feelings)
    for family in catalogue.feelings:
        assert all(family_of(catalogue.feelings, word) is family for word in (family.name, *family.words))


def test_a_list_is_the_persons_own_and_a_short_entry_brings_its_words_along(tmp_path: Path) -> None:
    text = """
feelings:
  - id: calm
  - {id: glad, name: froh, words: [heiter, " still\\tvergnügt "]}
  - {id: mine, name: somehow}
  - {id: bare, name: bare, words: []}
"""
    assert feelings(tmp_path, text) == (
        Family("calm", "calm", ("peaceful", "safe")),
        Family("glad", "froh", ("heiter", "still vergnügt")),
        Family("mine", "somehow"),
        Family("bare", "bare"),
    )
    for nothing in ("", "feelings:", "settings: {}"):
        assert feelings(tmp_path, nothing) == BASE.feelings


def test_a_word_may_leave_its_family_for_another(tmp_path: Path) -> None:
    text = "feelings: [{id: glad, words: [cheerful, safe]}, {id: calm, words: [peaceful, amused]}]"
    assert [family.words for family in feelings(tmp_path, text)] == [
        ("cheerful", "safe"),
        ("peaceful", "amused"),
    ]


MISTAKES = [
    ("no list", "feelings: calm", 1, "feelings", "not a list"),
    ("none", "feelings: []", 1, "feelings", "1 to 9 are wanted"),
    (
        "many",
        f"feelings: [{', '.join(f'{{id: f{n}, name: f{n}}}' for n in range(10))}]",
        1,
        "feelings",
        "10 entries",
    ),
    ("bare word", "feelings:\n- calm", 2, "feelings[1]", "not a group"),
    ("field", "feelings:\n- {id: calm, word: [x]}", 2, "feelings[1] (calm)", "did you mean words?"),
    ("no id", "feelings:\n- name: calm", 2, "feelings[1]", "id is missing"),
    ("bad id", "feelings:\n- {id: So Calm, name: c}", 2, "feelings[1] (So Calm) → id", "small letters"),
    ("no name", "feelings:\n- id: mine", 2, "feelings[1] (mine)", "name is missing"),
    ("words", "feelings:\n- {id: calm, words: safe}", 2, "feelings[1] (calm) → words", "not a list"),
    ("empty", "feelings:\n- {id: calm, words: ['']}", 2, "feelings[1] (calm) → words[1]", "empty"),
    ("long", f"feelings:\n- {{id: calm, name: {'a' * 31}}}", 2, "feelings[1] (calm) → name", "30 are"),
    ("same id", "feelings: [{id: calm}, {id: calm}]", 1, "feelings[2] (calm)", "the first is on line 1"),
    ("twice", "feelings:\n- {id: calm, words: [ease, EASE]}", 2, "feelings[1] (calm) → words[2]", "twice"),
    ("its name", "feelings:\n- {id: calm, words: [calm]}", 2, "feelings[1] (calm) → words[1]", "name counts"),
    (
        "in two families",
        "feelings:\n- {id: sad, words: [Ärger]}\n- {id: calm, words: [a, 'a\u0308rger']}",
        3,
        "feelings[2] (calm) → words[2]",
        "in sad already; keep one; the other is on line 2",
    ),
    (
        "of the shipped",
        "feelings:\n- {id: mine, name: peaceful}\n- id: calm",
        3,
        "feelings[2] (calm)",
        '"peaceful" is in mine already',
    ),
]


@pytest.mark.parametrize(
    ("text", "line", "place", "said"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES]
)
def test_each_mistake_in_feelings_is_told(
    tmp_path: Path, text: str, line: int, place: str, said: str
) -> None:
    problem = only(problems_of(tmp_path, text))
    assert (problem.line, problem.place) == (line, place)
    assert said in f"{problem.message}; {problem.hint}"
    assert problem.hint


def test_a_change_from_the_app_leaves_the_feelings_as_they_are(paths: Paths, own: Path) -> None:
    text = "feelings:\n  - {id: calm, words: [ease]}  # enough\n"
    own.write_text(text)
    change_setting(paths, "theme", "paper")
    assert own.read_text().startswith(text)
    assert load_catalogue(paths).catalogue.feelings == (Family("calm", "calm", ("ease",)),)


def test_feelings_of_the_cache_are_the_same_and_made_when_asked_for() -> None:
    again = catalogue_from_json(catalogue_to_json(BASE))
    assert again == BASE
    assert again.feelings == BASE.feelings
    assert again != BASE._replace(families=BASE.families[:1])
    script = (
        "import sys; from connect_tui.config.cached_feelings import CachedFeelings as C; "
        "one = C([['a', 'b', ['c']]]); before = 'connect_tui.domain.feelings' in sys.modules; "
        "print(before, len(one), one[0].words)"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "False 1 ('c',)\n"
