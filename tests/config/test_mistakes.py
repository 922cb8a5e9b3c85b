"""Every kind of mistake in a catalogue file: where it is seen, and what is said of it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from connect_tui.config.catalogue import Problem, check_file
from connect_tui.config.spots import MOST_PROBLEMS
from tests.config.mistakes import IN_PRACTICES
from tests.config.mistakes_elsewhere import IN_REMINDERS_AND_SETTINGS

if TYPE_CHECKING:
    from pathlib import Path


def problems_of(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    file = tmp_path / "habits.yaml"
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    return check_file(file)


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


MISTAKES = IN_PRACTICES + IN_REMINDERS_AND_SETTINGS


@pytest.mark.parametrize(
    ("text", "line", "place", "said"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES]
)
def test_each_mistake_is_told_with_its_line_and_place(
    tmp_path: Path, text: str, line: int, place: str, said: tuple[str, ...]
) -> None:
    problem = only(problems_of(tmp_path, text))
    assert (problem.line, problem.place) == (line, place)
    for words in said:
        assert words in f"{problem.message}; {problem.hint}"
    assert problem.hint


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = """\
        settings:
          popups: loud
        practices:
          - id: care
            number: nine
          - name: No id
        reminders:
          - {id: new, kind: people, at: 24:00}
        colour: red
        """
    problems = problems_of(tmp_path, text)
    assert [problem.line for problem in problems] == [2, 5, 6, 8, 9]


def test_a_problem_reads_as_one_line(tmp_path: Path) -> None:
    problem = only(
        problems_of(tmp_path, "practices:\n- id: give\n- id: care\n- id: listen\n  schedule: evry day")
    )
    assert str(problem) == (
        f"{tmp_path}/habits.yaml:5: practices[3] (listen), schedule: "
        '"evry day" is not a schedule; write daily, mon-fri, [sat, sun] or {times: 3, per: week}'
    )
    assert problem.column == 13


def test_what_is_shown_of_a_file_cannot_move_the_cursor_or_fill_the_screen(tmp_path: Path) -> None:
    hostile = r'"\e]0;t\a\u202Ex' + "y" * 500 + '"'
    for text in (f"{hostile}: a", f"settings: {{popups: {hostile}}}", f"practices: [{{id: {hostile}}}]"):
        said = str(only(problems_of(tmp_path, text)))
        assert said.isprintable()
        assert len(said) < 600
        assert "]0;t[RLO]x" in said


def test_a_file_of_nothing_but_mistakes_is_told_in_a_bearable_length(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, "practices:\n" + "- {id: care, actoins: []}\n" * 5000)
    assert len(problems) == MOST_PROBLEMS + 1
    assert "more mistakes" in problems[-1].message
