"""The parsed catalogue is quick to have, never believed over the files, and safe to lose."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import textwrap
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.config import cache, catalogue
from connect_tui.config.cache import cached_catalogue, take_stamps
from connect_tui.config.catalogue import LoadedCatalogue, load_catalogue
from connect_tui.config.paths import Paths, shipped_habits_file
from connect_tui.domain.errors import ConnectError

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
settings: {theme: mine, keys: {rest: v}, rhythms: {close: [20, 40]}}
reminders: [{id: near, kind: dates, at: 9:00, ahead: [7, 0]}]
practices: [{id: listen}, {id: care, schedule: {times: 2, per: week}}]"""
YESTERDAY = 86_400_000_000_000


def write(file: Path, text: str, *, age: int = 1) -> None:
    """Write the file as if so many days ago, each time of another age."""
    file.write_text(text)
    status = file.stat()
    moment = status.st_mtime_ns - age * YESTERDAY
    os.utime(file, ns=(moment, moment))


def cached(paths: Paths) -> LoadedCatalogue | None:
    return cached_catalogue(paths, take_stamps(paths.habits_file, shipped_habits_file()))


@pytest.fixture(autouse=True)
def shipped_long_ago(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the shipped file be one that no one has changed just now."""
    file = tmp_path / "shipped.yaml"
    write(file, shipped_habits_file().read_text(encoding="utf-8"), age=9)
    monkeypatch.setattr(catalogue, "shipped_habits_file", lambda: file)
    monkeypatch.setattr(sys.modules[__name__], "shipped_habits_file", lambda: file)
    return file


def test_what_comes_from_the_cache_is_what_was_read(paths: Paths, own: Path) -> None:
    first = load_catalogue(paths)
    assert (first.source, first.file, first.problems) == ("shipped", shipped_habits_file(), ())
    assert cached(paths) == first
    write(own, OWN)
    second = load_catalogue(paths)
    assert (second.source, second.file, second.problems) == ("own", own, ())
    assert second.catalogue.settings.theme == "mine"
    assert cached(paths) == second == load_catalogue(paths)


def test_the_whole_shipped_catalogue_survives_the_cache(paths: Paths) -> None:
    loaded = load_catalogue(paths)
    again = cached(paths)
    assert again == loaded
    assert repr(again) == repr(loaded)


def test_a_changed_file_is_read_again(paths: Paths, own: Path) -> None:
    write(own, "settings: {theme: aaaa}", age=3)
    assert load_catalogue(paths).catalogue.settings.theme == "aaaa"
    write(own, "settings: {theme: bbbb}", age=2)
    assert load_catalogue(paths).catalogue.settings.theme == "bbbb"
    own.unlink()
    assert load_catalogue(paths).source == "shipped"


def test_a_changed_shipped_file_is_read_again(paths: Paths, own: Path, shipped_long_ago: Path) -> None:
    write(own, "practices: [{id: listen}]")
    load_catalogue(paths)
    text = shipped_long_ago.read_text(encoding="utf-8")
    write(shipped_long_ago, text.replace("name: Listen attentively", "name: Listen", 1))
    assert load_catalogue(paths).catalogue.practices[0].name == "Listen"


def test_a_file_changed_a_moment_ago_is_not_trusted_to_stay(paths: Paths, own: Path) -> None:
    own.write_text("settings: {theme: aaaa}")
    moment = own.stat().st_mtime_ns
    load_catalogue(paths)
    own.write_text("settings: {theme: bbbb}")
    os.utime(own, ns=(moment, moment))
    assert load_catalogue(paths).catalogue.settings.theme == "bbbb"


def test_another_version_reads_again(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    load_catalogue(paths)
    assert cached(paths) is not None
    monkeypatch.setattr(cache, "__version__", "0.0.1")
    assert cached(paths) is None


def test_a_broken_file_leaves_what_it_last_said(paths: Paths, own: Path) -> None:
    write(own, OWN, age=3)
    good = load_catalogue(paths)
    write(own, OWN + "\nsetings: {}", age=2)
    for _ in ("read", "from the cache"):
        loaded = load_catalogue(paths)
        assert (loaded.catalogue, loaded.source, loaded.file) == (good.catalogue, "last-good", own)
        assert [problem.line for problem in loaded.problems] == [4]
    assert cached(paths) == loaded
    write(own, OWN, age=1)
    assert load_catalogue(paths) == good


def test_the_last_good_survives_a_moment_without_a_file(paths: Paths, own: Path) -> None:
    write(own, OWN, age=3)
    load_catalogue(paths)
    own.unlink()
    load_catalogue(paths)
    write(own, "{", age=2)
    assert load_catalogue(paths).source == "last-good"


def test_a_file_broken_from_the_start_leaves_the_shipped_one(paths: Paths, own: Path) -> None:
    write(own, "practices: 12")
    loaded = load_catalogue(paths)
    assert loaded.source == "shipped"
    assert len(loaded.catalogue.practices) == 12
    assert [problem.file for problem in loaded.problems] == [own]


def test_the_last_good_of_another_folder_is_not_taken(paths: Paths, own: Path, tmp_path: Path) -> None:
    write(own, OWN)
    load_catalogue(paths)
    other = paths._replace(config=tmp_path / "other")
    other.config.mkdir()
    write(other.habits_file, "{")
    assert load_catalogue(other).source == "shipped"


def test_what_cannot_be_read_is_tried_again(paths: Paths, own: Path) -> None:
    own.mkdir()
    loaded = load_catalogue(paths)
    assert loaded.source == "shipped"
    assert "folder" in loaded.problems[0].message
    assert cached(paths) is None


def test_a_link_to_nowhere_and_a_file_for_a_folder_are_told(paths: Paths, own: Path) -> None:
    own.symlink_to(own.parent / "gone")
    assert load_catalogue(paths).problems
    own.unlink()
    own.parent.rmdir()
    own.parent.write_text("a file")
    assert load_catalogue(paths).problems


def test_no_mistake_in_the_own_file_hides_a_broken_installation(shipped_long_ago: Path, paths: Paths) -> None:
    shipped_long_ago.unlink()
    with pytest.raises(ConnectError, match="no such file") as caught:
        load_catalogue(paths)
    assert "Install" in caught.value.hint


def test_only_the_owner_can_read_the_cache(paths: Paths, own: Path) -> None:
    write(own, OWN)
    load_catalogue(paths)
    assert stat.S_IMODE(paths.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(paths.cache.stat().st_mode) == 0o700
    files = sorted(paths.cache.iterdir())
    assert [file.name for file in files] == ["catalogue.json", "last-good.json"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_place_that_cannot_be_written_is_no_mistake(paths: Paths) -> None:
    paths.data.write_text("not a folder")
    assert load_catalogue(paths).problems == ()


def test_a_full_disk_is_no_mistake_and_leaves_nothing(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert load_catalogue(paths).problems == ()
    assert list(paths.cache.iterdir()) == []


def damaged(paths: Paths, content: bytes) -> LoadedCatalogue:
    for file in paths.cache.iterdir():
        file.write_bytes(content)
    return load_catalogue(paths)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]\n[]", b"null\n", b"\xff", b"[" * 100_000, b"{}\n{}"])
def test_a_garbage_cache_is_ignored(paths: Paths, own: Path, content: bytes) -> None:
    write(own, OWN)
    good = load_catalogue(paths)
    assert damaged(paths, content) == good


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_cache_with_any_byte_changed_says_the_same_or_nothing(paths: Paths, data: st.DataObject) -> None:
    good = load_catalogue(paths)
    content = (paths.cache / "catalogue.json").read_bytes()
    body = content.index(b"\n") + 1
    position = data.draw(st.integers(body, len(content) - 1))
    other = bytes([content[position] ^ data.draw(st.integers(1, 255))])
    (paths.cache / "catalogue.json").write_bytes(content[:position] + other + content[position + 1 :])
    assert cached(paths) is None
    assert load_catalogue(paths) == good


def test_a_cache_of_a_right_sum_and_a_wrong_shape_is_ignored(paths: Paths) -> None:
    good = load_catalogue(paths)
    about = json.loads((paths.cache / "catalogue.json").read_bytes().splitlines()[0])
    for content in (b"{}", b'{"catalogue":{"pillars":[[1]]}}', b"[]"):
        line = json.dumps(about | {"sum": zlib.crc32(content)}).encode()
        assert damaged(paths, line + b"\n" + content) == good


def test_a_cached_start_reads_no_yaml(paths: Paths, own: Path) -> None:
    write(own, OWN)
    load_catalogue(paths)
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        from connect_tui.config import catalogue
        from connect_tui.config.paths import resolve_paths
        catalogue.shipped_habits_file = lambda: Path(sys.argv[3])
        paths = resolve_paths(data_dir=Path(sys.argv[1]), config_dir=Path(sys.argv[2]), env={})
        assert catalogue.load_catalogue(paths).source == "own"
        unwanted = "yaml platformdirs dataclasses inspect tempfile logging subprocess difflib shutil".split()
        print([name for name in unwanted if name in sys.modules])
    """)
    command = [sys.executable, "-c", script, *map(str, [paths.data, paths.config, shipped_habits_file()])]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.stdout.strip(), result.stderr) == ("[]", "")
