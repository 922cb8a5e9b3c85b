from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Connect
from tests.living import bytes_in, paths_in


@pytest.fixture
def lived(connect: Connect) -> Connect:
    connect("done", "listen", "care", "--with", "Maya", "--note", "zwölf ✓ \u202e")
    connect("rest", "self", "--date", "yesterday")
    connect("done", "give")
    connect("clear", "give")
    return connect


def test_an_export_into_a_file_is_private_and_the_same_each_time(lived: Connect, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("something older, readable by all")
    file.chmod(0o644)
    ran = lived("export", "--format", "json", str(file))
    assert (ran.status, ran.out) == (0, "")
    assert file.stat().st_mode & 0o777 == 0o600
    assert lived("export", "-").out.encode() == file.read_bytes()
    whole = json.loads(file.read_bytes())
    assert (whole["format"], whole["version"], len(whole["check_ins"])) == ("connect-tui", 1, 4)
    assert [path.name for path in tmp_path.glob(".connect-tui*")] == []


def test_an_export_taken_in_elsewhere_exports_the_same(
    lived: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = lived("export", "-").out
    elsewhere = paths_in(tmp_path / "elsewhere")
    monkeypatch.setenv("CONNECT_TUI_DATA_DIR", str(elsewhere.data))
    ran = lived("import", "-", given=exported.encode())
    assert (ran.status, ran.out) == (0, "5 records new, 0 brought up to date.\n")
    assert lived("export", "-").out == exported
    assert lived("today", "--json").json["done"] == 2


def test_an_import_that_brings_two_of_one_name_says_so(
    connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect("people", "add", "Ann")
    exported = connect("export", "-").out
    monkeypatch.setenv("CONNECT_TUI_DATA_DIR", str(paths_in(tmp_path / "elsewhere").data))
    connect("people", "add", "ann")
    ran = connect("import", "-", given=exported.encode())
    assert "Several people are called" in ran.err
    assert connect("people", "show", "Ann").status == 2


def test_importing_twice_changes_nothing(lived: Connect, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    lived("export", str(file))
    lived("done", "together")
    lived("undo")
    before = bytes_in(lived.paths.data)
    ran = lived("import", str(file))
    assert (ran.status, ran.out) == (0, "Nothing changed: everything in it was here already.\n")
    assert bytes_in(lived.paths.data) == before


def test_an_import_does_not_bring_back_what_was_undone_since(connect: Connect) -> None:
    connect("done", "listen")
    exported = connect("export", "-").out
    connect("undo")
    ran = connect("import", "-", given=exported.encode())
    assert ran.out == "Nothing changed.\nNewer here than in the file, and kept: 1 record.\n"
    assert connect("today", "--json").json["done"] == 0


def test_an_import_is_one_change_and_can_be_taken_back(lived: Connect) -> None:
    exported = lived("export", "-").out
    lived("erase", "--yes")
    lived("done", "together")
    lived("import", "-", given=exported.encode())
    assert lived("today", "--json").json["done"] == 3
    assert any(
        name["name"].startswith("before-import") for name in lived("backup", "list", "--json").json["backups"]
    )
    assert lived("undo").out == "Taken back: an import of 5 records.\n"
    assert lived("today", "--json").json["done"] == 1


def test_a_newer_record_here_is_kept_and_told(lived: Connect) -> None:
    exported = lived("export", "-").out
    lived.clock.move(hours=1)
    lived("rest", "listen")
    ran = lived("import", "-", given=exported.encode())
    assert "Newer here than in the file, and kept: 1 record." in ran.out
    assert lived.practice("listen")["state"] == "rest"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b"[]",
        b'{"format": "loop-habits", "version": 1}',
        b'{"format": "connect-tui", "version": 2}',
        b'{"format": "connect-tui", "version": 1, "check_ins": [{"id": "2026-11-22.listen"}]}',
        b"\x80\x81",
        b"[" * 100_000,
    ],
)
def test_a_broken_or_foreign_file_changes_nothing(lived: Connect, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_bytes(data)
    lived("today")
    before = bytes_in(lived.paths.data)
    ran = lived("import", str(file))
    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was changed." in ran.err
    assert bytes_in(lived.paths.data) == before


def test_a_missing_file_and_a_missing_folder_are_told(lived: Connect, tmp_path: Path) -> None:
    for words in (("import", str(tmp_path / "none.json")), ("import", str(tmp_path)), ("import", "a\0b")):
        assert lived(*words).status == 1
    ran = lived("export", str(tmp_path / "no" / "such" / "folder.json"))
    assert (ran.status, "could not be written" in ran.err) == (1, True)


def test_an_export_does_not_go_among_the_own_files(lived: Connect) -> None:
    before = bytes_in(lived.paths.data)
    assert lived("export", str(lived.paths.data / "people.json")).status == 2
    assert bytes_in(lived.paths.data) == before


def test_an_export_through_a_link_leaves_the_link(lived: Connect, tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(real)
    lived("export", str(link))
    assert link.is_symlink()
    assert json.loads(real.read_bytes())["format"] == "connect-tui"


def test_going_back_to_a_backup_keeps_what_was_there(lived: Connect) -> None:
    lived.clock.move(days=1)
    lived("done", "listen")
    names = [one["name"] for one in lived("backup", "list", "--json").json["backups"]]
    newest = names[0]
    assert lived("today", "--json").json["done"] == 1
    ran = lived("backup", "restore", newest)
    assert ran.status == 0
    assert lived("today", "--json").json["done"] == 0
    assert lived("today", "--json", "--date", "yesterday").json["done"] == 2
    kept = next(
        one
        for one in (each["name"] for each in lived("backup", "list", "--json").json["backups"])
        if one not in names
    )
    assert kept in ran.out
    lived("backup", "restore", kept, "--yes")
    assert lived("today", "--json").json["done"] == 1


def test_an_unknown_backup_is_wrong_use(lived: Connect) -> None:
    name = lived("backup", "list", "--json").json["backups"][0]["name"]
    ran = lived("backup", "restore", name[:-1] + "x", "--yes")
    assert (ran.status, f"Did you mean {name}?" in ran.err) == (2, True)
    assert lived("backup", "restore", "../../etc", "--yes").status == 2


def test_backups_are_listed_newest_first(lived: Connect) -> None:
    for _ in range(3):
        lived.clock.move(days=1)
        lived("done", "listen")
    whens = [one["when"] for one in lived("backup", "list", "--json").json["backups"]]
    assert whens == sorted(whens, reverse=True)
    assert len(lived("backup", "list").out.splitlines()) == len(whens)


def test_without_backups_the_list_is_empty_and_says_so(connect: Connect) -> None:
    ran = connect("backup", "list")
    assert (ran.status, ran.out, "no backups yet" in ran.err) == (0, "", True)


def test_erasing_needs_a_yes_where_nobody_can_be_asked(lived: Connect) -> None:
    before = bytes_in(lived.paths.data)
    ran = lived("erase", given=b"erase\n")
    assert (ran.status, ran.out) == (2, "")
    assert bytes_in(lived.paths.data) == before


def test_erase_removes_everything_and_nothing_foreign(lived: Connect) -> None:
    lived.write_habits("settings:\n  show_streaks: true\n")
    lived("today")
    foreign = [lived.paths.data / "thesis.txt", lived.paths.config / "notes.md"]
    for path in foreign:
        path.write_text("mine")
    own = {path for path in lived.paths.data.parent.rglob("*") if path.is_file()} - set(foreign)
    ran = lived("erase", "--yes")
    assert ran.status == 0
    told = {Path(line.strip()) for line in ran.out.splitlines()[1:]}
    assert told == own
    assert {path for path in lived.paths.data.parent.rglob("*") if path.is_file()} == set(foreign)


def test_erase_leaves_no_empty_folder_and_a_fresh_start(lived: Connect) -> None:
    lived("config", "path")
    lived("erase", "--yes")
    assert not lived.paths.data.exists()
    assert not lived.paths.config.exists()
    again = lived("erase", "--yes")
    assert (again.status, again.out) == (0, "There was nothing to remove.\n")
    assert lived("today", "--json").json["done"] == 0
    assert lived("undo").status == 1


def test_doctor_finds_all_well_and_creates_nothing(connect: Connect) -> None:
    ran = connect("doctor")
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "All is well.")
    found = connect("doctor", "--json").json
    assert found["ok"] is True
    assert {"Connect", "Python", "Textual", "TinyDB"} <= found["versions"].keys()
    assert next(one for one in found["places"] if one["name"] == "data")["path"] == str(connect.paths.data)
    assert not connect.paths.data.exists()
    assert not connect.paths.config.exists()


def test_doctor_changes_nothing_in_a_lived_folder(lived: Connect) -> None:
    before = bytes_in(lived.paths.data)
    assert lived("doctor").status == 0
    assert bytes_in(lived.paths.data) == before


def test_doctor_names_a_broken_file_and_a_wrong_catalogue(lived: Connect) -> None:
    (lived.paths.data / "people.json").write_bytes(b"{broken")
    ran = lived("doctor")
    assert (ran.status, "people.json is broken" in ran.out) == (1, True)
    lived.write_habits("practises: []\n")
    found = lived("doctor", "--json")
    assert (found.status, found.json["ok"]) == (1, False)
    wrong = [one["subject"] for one in found.json["checks"] if not one["ok"]]
    assert set(wrong) == {"catalogue", "people.json"}
    assert (lived.paths.data / "people.json").read_bytes() == b"{broken"


def test_doctor_names_the_entries_that_cannot_be_understood(lived: Connect) -> None:
    people = lived.paths.data / "people.json"
    known = json.loads(people.read_text(encoding="utf-8"))
    known["p1"] = {"name": "Secret", "birthday": "Secretday", "rev": "1"}
    known |= {f"p{number}": {"name": [f"Secret {number}"]} for number in range(2, 30)}
    people.write_text(json.dumps(known), encoding="utf-8")
    before = bytes_in(lived.paths.data)
    ran = lived("doctor")
    assert (ran.status, "Secret" in ran.out) == (1, False)
    assert "29 entries cannot be understood" in ran.out
    assert 'people: p1: it holds something in "birthday" that cannot be understood; the rest' in ran.out
    assert "and 9 more" in ran.out
    found = lived("doctor", "--json")
    assert (found.status, found.json["ok"], "Secret" in found.out) == (1, False, False)
    assert len(found.json["odd_entries"]) == 29
    assert found.json["odd_entries"][0] == {
        "table": "people",
        "id": "p1",
        "fields": ["birthday"],
        "why": 'it holds something in "birthday" that cannot be understood',
        "rest_counts": True,
    }
    assert bytes_in(lived.paths.data) == before


def test_doctor_sees_a_place_that_cannot_be_made(connect: Connect, tmp_path: Path) -> None:
    connect.paths.config.write_text("a file where a folder belongs")
    found = connect("doctor", "--json")
    assert found.status == 1
    bad = [one["name"] for one in found.json["places"] if not one["ok"]]
    assert "habits.yaml" in bad
