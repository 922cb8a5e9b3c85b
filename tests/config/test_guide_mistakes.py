"""Every kind of mistake in a guide: where it is seen, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.config.mistakes import NEW
from tests.config.test_mistakes import only, problems_of

if TYPE_CHECKING:
    from pathlib import Path

GUIDE_MISTAKES = [
    ("no group", "guide: talk", 3, "guide", "not a group"),
    ("field", "guide: {minuts: 3}", 3, "guide", "did you mean minutes?"),
    ("minutes", "guide: {minutes: 31}", 3, "guide → minutes", "from 1 to 30"),
    ("no steps", "guide:\n    steps: []", 4, "guide → steps", "1 to 20"),
    ("many", f"guide:\n    steps: [{', '.join(['{person: who}'] * 21)}]", 4, "guide → steps", "21 entries"),
    ("no kind", "guide:\n    steps:\n    - keep: journal", 5, "guide → steps[1]", "what kind of step"),
    (
        "two kinds",
        "guide:\n    steps:\n    - {question: a, person: b}",
        5,
        "guide → steps[1]",
        "question and person",
    ),
    ("empty", "guide:\n    steps:\n    - question: ''", 5, "guide → steps[1] → question", "empty"),
    (
        "keep",
        "guide:\n    steps:\n    - {question: a, keep: detail}",
        5,
        "guide → steps[1] → keep",
        "details?",
    ),
    (
        "stray",
        "guide:\n    steps:\n    - {question: a, seconds: 20}",
        5,
        "guide → steps[1] → seconds",
        "no seconds",
    ),
    ("unknown", "guide:\n    steps:\n    - {question: a, sekonds: 20}", 5, "guide → steps[1]", "seconds?"),
    ("no options", "guide:\n    steps:\n    - choice: a", 5, "guide → steps[1]", "options is missing"),
    (
        "one option",
        "guide:\n    steps:\n    - {choice: a, options: [b]}",
        5,
        "guide → steps[1] → options",
        "2 to 12",
    ),
    ("no end", "guide:\n    steps:\n    - {scale: a, low: far}", 5, "guide → steps[1]", "high is missing"),
    (
        "steep",
        "guide:\n    steps:\n    - {scale: a, low: b, high: c, steps: 11}",
        5,
        "guide → steps[1] → steps",
        "10",
    ),
    (
        "breath",
        "guide:\n    steps:\n    - {breathe: a, seconds: 9}",
        5,
        "guide → steps[1] → seconds",
        "10 to 600",
    ),
    (
        "rhythm",
        "guide:\n    steps:\n    - {breathe: a, pattern: [4, 21]}",
        5,
        "guide → steps[1] → pattern[2]",
        "20",
    ),
    (
        "one beat",
        "guide:\n    steps:\n    - {breathe: a, pattern: [4]}",
        5,
        "guide → steps[1] → pattern",
        "2 to 4",
    ),
    (
        "same id",
        "guide:\n    steps:\n    - {person: a, id: x}\n    - {person: b, id: x}",
        6,
        "guide → steps[2]",
        "line 5",
    ),
    ("bad id", "guide:\n    steps:\n    - {person: a, id: X}", 5, "guide → steps[1] → id", "small letters"),
]


@pytest.mark.parametrize(
    ("text", "line", "place", "said"), [m[1:] for m in GUIDE_MISTAKES], ids=[m[0] for m in GUIDE_MISTAKES]
)
def test_each_mistake_in_a_guide_is_told(tmp_path: Path, text: str, line: int, place: str, said: str) -> None:
    problem = only(problems_of(tmp_path, f"practices:\n- id: care\n  {text}"))
    assert (problem.line, problem.place) == (line, f"practices[1] (care) → {place}")
    assert said in f"{problem.message}; {problem.hint}"


def test_a_new_practice_needs_steps_in_its_guide(tmp_path: Path) -> None:
    problem = only(problems_of(tmp_path, f"practices:\n{NEW} guide: {{minutes: 3}}}}"))
    assert "steps is missing" in problem.message
