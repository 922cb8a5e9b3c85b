"""Whatever lies where a catalogue file should be, a person is told what it is, and nothing breaks."""

from __future__ import annotations

import os
import tracemalloc
import unicodedata
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.config.catalogue import Catalogue, check_file
from connect_tui.config.paths import shipped_habits_file
from connect_tui.config.reading import read_catalogue
from connect_tui.domain.text import visible

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = shipped_habits_file().read_text(encoding="utf-8")
BASE = read_catalogue(shipped_habits_file(), Catalogue()).catalogue
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
)

UNREADABLE: list[tuple[str, bytes, int, str]] = [
    ("colon", b"settings:\n  theme: a: b", 2, "quotes"),
    ("tab", b"settings:\n\ttheme: a", 2, "spaces, not tabs"),
    ("indent", b"settings:\n  theme: a\n snooze: 3", 3, "indents"),
    ("open quote", b"settings:\n  theme: 'a\n  snooze: 3\n", 2, "not closed"),
    ("open bracket", b"settings:\n  quiet_hours: [9:00, 10:00\n  snooze: 3\n", 2, "bracket"),
    ("two documents", b"settings: {}\n---\nsettings: {}", 2, "one document"),
    ("latin-1", "settings:\n  theme: caf\xe9".encode("latin-1"), 2, "UTF-8"),
    ("binary", bytes(range(256)), 2, "UTF-8"),
    ("NUL", b"settings:\n\0", 2, "U+0000"),
    ("escape", b"settings:\n  theme: \x1b[31m", 2, "U+001B"),
    ("half UTF-16", "settings: {}".encode("utf-16") + b"\0", 1, "UTF-8"),
    ("python tag", b"settings:\n  theme: !!python/object/apply:os.system [ls]", 2, "leave it out"),
    ("own tag", b"settings: !mine {}", 1, "!mine"),
    ("unknown alias", b"settings:\n  theme: *none", 2, "&none"),
    ("inside itself", b"practices: &all\n  - *all", 2, "contain itself"),
    ("list as key", b"? [a]\n: b", 1, "quotes"),
    ("bomb", BOMB.encode(), 5, "aliases"),
    ("deep list", b"[" * 100_000, 1, "nested too deeply"),
    ("deep map", b"{a: " * 100_000, 1, "nested too deeply"),
    ("deep dashes", b"- " * 100_000, 1, "nested too deeply"),
    ("many values", b"a: 1\n" * 100_000, 50_000, "100000 values"),
    ("11 MB", b"#" * 11_000_000, 0, "too large (11.0 MB)"),
]


@pytest.mark.parametrize(
    ("content", "line", "said"), [u[1:] for u in UNREADABLE], ids=[u[0] for u in UNREADABLE]
)
def test_what_makes_a_file_unreadable_is_told_alone(
    tmp_path: Path, content: bytes, line: int, said: str
) -> None:
    file = tmp_path / "habits.yaml"
    file.write_bytes(content)
    (problem,) = check_file(file)
    assert problem.line == line
    assert said in str(problem)
    assert str(problem).isprintable()


@pytest.mark.parametrize(
    "content", [BOMB.encode(), b"[" * 900_000, b"#" * 10_000_000], ids=["bomb", "deep", "10 MB"]
)
def test_a_hostile_file_takes_little_memory(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "habits.yaml"
    file.write_bytes(content)
    tracemalloc.start()
    try:
        assert read_catalogue(file, BASE).problems
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "habits.yaml"
    file.write_bytes("settings:\r\n  theme: nächtlich\r\n".encode(encoding))
    reading = read_catalogue(file, BASE)
    assert (reading.catalogue.settings.theme, reading.problems) == ("nächtlich", ())


def test_a_missing_file(tmp_path: Path) -> None:
    (problem,) = check_file(tmp_path / "none.yaml")
    assert "no such file" in problem.message
    assert problem.line == 0


def test_a_folder(tmp_path: Path) -> None:
    (problem,) = check_file(tmp_path)
    assert "folder" in problem.message


def test_a_link_to_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "habits.yaml"
    link.symlink_to(tmp_path / "gone.yaml")
    (problem,) = check_file(link)
    assert "link" in problem.message


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "habits.yaml"
    os.mkfifo(pipe)
    (problem,) = check_file(pipe)
    assert "not a plain file" in problem.message


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "habits.yaml"
    file.write_text("settings: {}")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    reading = read_catalogue(file, BASE)
    assert "permission" in reading.problems[0].message
    assert not reading.was_read


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    (problem,) = check_file(tmp_path / "a\0b")
    assert str(problem).isprintable()


@pytest.mark.parametrize(
    "text", ["settings: {theme: a, ", 'a: "\\uD800"', 'a: "\\UFFFFFFFF"', "a: 'b", "[" * 50_000]
)
def test_without_the_fast_parser_nothing_breaks_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    file = tmp_path / "habits.yaml"
    file.write_text(text)
    assert len(check_file(file)) == 1


def test_without_the_fast_parser_the_catalogue_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read_catalogue(shipped_habits_file(), Catalogue()).catalogue == BASE


def is_safe(text: str) -> bool:
    """Tell whether a text stays on its line and obeys the reading direction of what is around it."""
    kinds = {unicodedata.category(character) for character in text}
    return not kinds & {"Cc", "Cs", "Zl", "Zp"} and visible(text) == text


def judged(tmp_path: Path, content: bytes) -> None:
    """Read the content as a catalogue file, and see that whatever is said of it can be said aloud."""
    file = tmp_path / f"habits-{os.getpid()}.yaml"
    file.write_bytes(content)
    reading = read_catalogue(file, BASE)
    assert reading.was_read
    for problem in reading.problems:
        assert is_safe(str(problem))
        assert problem.message
        assert problem.hint
    ids = [practice.id for practice in reading.catalogue.practices]
    assert len(set(ids)) == len(ids)


relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@relaxed
@given(content=st.binary(max_size=300))
def test_any_bytes_are_judged(tmp_path: Path, content: bytes) -> None:
    judged(tmp_path, content)


@relaxed
@given(text=st.text(alphabet="ab:-[]{}&*!|>'\"#%@`?, \n\t0x<=~", max_size=80))
def test_any_punctuation_is_judged(tmp_path: Path, text: str) -> None:
    judged(tmp_path, text.encode())


values: st.SearchStrategy[object] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["mon-fri", "9:00", "care", "x"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "number",
                    "name",
                    "pillar",
                    "schedule",
                    "guide",
                    "steps",
                    "question",
                    "choice",
                    "options",
                    "scale",
                    "pattern",
                    "breathe",
                    "times",
                    "per",
                    "kind",
                    "practice",
                    "at",
                    "between",
                    "days",
                    "keys",
                    "check",
                    "theme",
                    "quiet_hours",
                    "popups",
                    "mind",
                    "words",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)
sections = st.dictionaries(
    st.sampled_from(["pillars", "practices", "feelings", "reminders", "settings", "other"]), values
)


@relaxed
@given(content=sections)
def test_any_values_in_any_place_are_judged(tmp_path: Path, content: dict[str, object]) -> None:
    judged(tmp_path, yaml.safe_dump(content, allow_unicode=True).encode())


@settings(parent=relaxed, max_examples=20)
@given(data=st.data())
def test_the_shipped_file_with_pieces_torn_out_or_moved_is_judged(
    tmp_path: Path, data: st.DataObject
) -> None:
    text = SHIPPED
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 400)))
        target = data.draw(st.integers(0, len(text)))
        piece = data.draw(st.sampled_from([text[start:end], "", "\n- ", ": ", "&a *a ", "{", "\t", "'"]))
        text = text[:start] + text[end:]
        text = text[:target] + piece + text[target:]
    judged(tmp_path, text.encode())
