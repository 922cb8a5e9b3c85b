"""``journal`` and ``feel``: writing, reading, finding, changing, exporting and taking over entries."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Connect
from tests.cli.test_hostile_text import CONTROL, HOSTILE, cleaned
from tests.exchange.test_journal_text import FROM_JRNL
from tests.living import bytes_in

ENTRY = {"id", "date", "kind", "practice", "people", "feelings", "text", "at"}


def entries(connect: Connect, *words: str) -> list[Any]:
    found: list[Any] = connect("journal", *(words or ("list",)), "--json").json["entries"]
    return found


def texts(connect: Connect, *words: str) -> list[str]:
    return [one["text"] for one in entries(connect, *words)]


def write_some(connect: Connect) -> list[str]:
    """Write four entries; return their ids."""
    made = [
        connect(
            "journal", "add", "Choir with her", "--practice", "8", "--with", "Maya", "--feeling", "Calm:3"
        ),
        connect("journal", "add", "Old words", "--date", "2025-11-22"),
        connect("feel", "grateful", "odd", "--strength", "2", "--line", "A walk", "--date", "-1"),
        connect("journal", "add", "About the choir", "--date", "-2", "--with", "Tom"),
    ]
    assert [one.status for one in made] == [0, 0, 0, 0]
    return [one["id"] for one in entries(connect)]


def test_an_empty_journal_says_how_to_begin(connect: Connect) -> None:
    ran = connect("journal")
    assert (ran.status, ran.out) == (0, "")
    assert "connect-tui journal add" in ran.err
    assert connect("journal", "list", "--json").json == {"entries": [], "total": 0}


def test_writing_and_taking_back(connect: Connect) -> None:
    ran = connect(
        *("journal", "add", "She told me", "about the move.", "--practice", "listen", "--with", "Maya"),
        *("--feeling", "Calm:3", "--feeling", "odd"),
    )
    (found,) = entries(connect)
    assert ran.out.splitlines() == [
        f"Kept: 12:00 · Listen attentively · with Maya · felt calm 3/5, odd. Its id is {found['id'][:8]}.",
        "New here, in the wider circle: Maya.",
    ]
    assert "kept as your own: odd" in ran.err
    assert found == {
        "id": found["id"],
        "date": "2026-11-22",
        "kind": "note",
        "practice": "listen",
        "people": ["Maya"],
        "feelings": [
            {"word": "calm", "family": "calm", "strength": 3},
            {"word": "odd", "family": None, "strength": None},
        ],
        "text": "She told me about the move.",
        "at": "2026-11-22T11:00:00+00:00",
    }
    assert connect("undo").out.splitlines() == [
        "Taken back: what you wrote on Sunday, 22 November 2026.",
        "Your words are kept as a draft: connect-tui journal drafts lists it, and so does the app's journal.",
    ]
    assert entries(connect) == []
    (draft,) = connect("journal", "drafts", "--json").json["drafts"]
    again = {**found, "id": draft["id"], "kind": "taken-back", "entry": None}
    assert draft == again
    said = connect("journal", "drafts").out
    assert (
        f"taken back · Listen attentively · with Maya {draft['id']}\n  She told me about the move.\n" in said
    )
    assert connect("journal", "add", "--draft", "taken", "--date", "-1").status == 0
    (kept,) = entries(connect)
    assert kept == {**found, "id": kept["id"], "date": "2026-11-21"}
    assert connect("journal", "drafts").err == "Nothing is waiting: there are no drafts.\n"
    connect("undo")
    assert "Given up" in connect("journal", "drafts", "--forget", "taken").out
    assert connect("journal", "drafts", "--json").json == {"drafts": []}
    made = connect("journal", "add", "--json", given="Grüße\r\nzwei".encode()).json
    assert (made["text"], made["changed"]) == ("Grüße\nzwei", True)
    assert set(made) == ENTRY | {"changed"}


def test_listing_and_finding(connect: Connect) -> None:
    write_some(connect)
    assert texts(connect) == ["Choir with her", "A walk", "About the choir", "Old words"]
    assert texts(connect, "search", "CHOIR") == ["Choir with her", "About the choir"]
    assert texts(connect, "search", "choir", "maya", "attentively") == ["Choir with her"]
    assert texts(connect, "list", "--feeling", "glad") == ["A walk"]
    assert texts(connect, "list", "--kind", "feeling", "--kind", "guide") == ["A walk"]
    assert texts(connect, "list", "--with", "tom") == ["About the choir"]
    assert texts(connect, "list", "--practice", "listen", "--from", "-3") == ["Choir with her"]
    assert texts(connect, "list", "--to", "2025-12-31") == ["Old words"]
    assert texts(connect, "list", "--on-this-day") == ["Old words"]
    assert texts(connect, "list", "--on-this-day", "--with", "tom") == []
    cut = connect("journal", "list", "--limit", "1", "--json").json
    assert (len(cut["entries"]), cut["total"]) == (1, 4)
    told = connect("journal", "list", "--limit", "2").out
    assert told.splitlines()[0] == "Sunday, 22 November 2026"
    assert told.endswith("and 2 more; --limit 4 shows them all\n")
    assert connect("journal", "search", "xyz").err == "Nothing written is like that.\n"


def test_showing_an_entry_or_a_day(connect: Connect) -> None:
    ids = write_some(connect)
    out = connect("journal", "show", ids[0][:9]).out
    assert "Listen attentively" in out
    assert out.endswith(f"\n{ids[0]}\n\nChoir with her\n")
    assert [one["id"] for one in entries(connect, "show", "yesterday")] == [ids[1]]
    assert "Nothing was written on Thursday" in connect("journal", "show", "-3").err


def test_changing_and_removing(connect: Connect) -> None:
    first, *_ = write_some(connect)
    ran = connect(
        "journal", "edit", first, "--text", "New", "--no-people", "--feeling", "sad:5", "--date", "-4"
    )
    assert ran.out == "Changed: Listen attentively · felt sad 5/5.\n"
    ran = connect("journal", "edit", first, "--practice", "none", "--with", "Tom", "--json")
    assert ran.json | {"id": "", "at": ""} == {
        "id": "",
        "date": "2026-11-18",
        "kind": "note",
        "practice": None,
        "people": ["Tom"],
        "feelings": [{"word": "sad", "family": "sad", "strength": 5}],
        "text": "New",
        "at": "",
        "changed": True,
    }
    assert "Nothing to change" in connect("journal", "edit", first, "--text", "New").out
    assert "undo brings it back" in connect("journal", "remove", first).out
    assert "New" not in texts(connect)
    assert connect("undo").out.startswith("Taken back: removing what you wrote")
    assert connect("undo").out.startswith("Taken back: what you changed in what you wrote")
    assert entries(connect, "show", first)[0]["practice"] == "listen"


def test_an_editor_of_ones_own(connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def editor(*lines: str) -> None:
        script = tmp_path / "editor"
        script.write_text("\n".join(["#!/bin/sh", *lines]))
        script.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(script))
        monkeypatch.delenv("VISUAL", raising=False)

    editor('echo "first" >> "$1"', "exit 3")
    ran = connect("journal", "add", "--editor")
    assert (ran.status, entries(connect)) == (1, [])
    assert "kept as not finished" in ran.err
    editor('echo "second" >> "$1"')
    ran = connect("journal", "add", "--editor", "--feeling", "calm")
    assert "goes on from what you had not finished" in ran.err
    (made,) = entries(connect)
    assert (made["text"], made["feelings"][0]["word"]) == ("first\nsecond", "calm")
    editor('sed -i s/first/First/ "$1"')
    assert connect("journal", "edit", made["id"], "--editor").status == 0
    assert texts(connect) == ["First\nsecond"]
    editor('echo "third" >> "$1"', "exit 3")
    assert connect("journal", "edit", made["id"], "--editor").status == 1
    assert connect("journal", "edit", made["id"], "--text", "Meanwhile.", "--with", "Ben").status == 0
    editor('echo "fourth" >> "$1"')
    assert connect("journal", "edit", made["id"], "--editor").status == 0
    (entry,) = entries(connect)
    assert (entry["text"], entry["people"]) == ("Meanwhile.\n\nthird\nfourth", ["Ben"])
    editor("exit 0")
    assert connect("journal", "add", "--editor").out == ""
    assert len(entries(connect)) == 1


def test_words_from_an_editor_outlive_options_that_are_refused(
    connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\necho "a line" >> "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    for refused in (("--date", "2030-01-01"), ("--with", " ")):
        ran = connect("journal", "add", "--editor", *refused)
        assert (ran.status, entries(connect)) == (2, [])
        assert "connect-tui journal add goes on from it" in ran.err
    assert connect("journal", "add", "--editor").status == 0
    assert texts(connect) == ["a line\na line\na line"]


def test_exporting_never_overwrites(connect: Connect, tmp_path: Path) -> None:
    write_some(connect)
    file, folder = tmp_path / "journal.md", tmp_path / "months"
    assert connect("journal", "export", str(file)).err == f"4 entries written to {file}.\n"
    assert file.read_text().startswith(
        "# Journal\n\n## Saturday, 22 November 2025\n\n### Written\n\nOld words\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert connect("journal", "export", "--format", "text", str(file)).status == 1
    assert file.read_bytes() == before
    assert connect("journal", "export", "--format", "text", "--force", str(file)).status == 0
    assert file.read_text().startswith("Journal\n=======\n")
    told = connect("journal", "export", "--monthly", "--json", "--from", "2026-01-01", str(folder)).json
    assert told == {"files": [str(folder / "2026-11.md")], "entries": 3}
    assert (folder / "2026-11.md").read_text().startswith("# November 2026\n")
    assert connect("journal", "export", "--monthly", str(folder)).status == 1
    assert sorted(one.name for one in folder.iterdir()) == ["2026-11.md"]
    assert connect("journal", "export", str(connect.paths.data / "x.md")).status == 2
    assert len(json.loads(connect("journal", "export", "--format", "json", "-").out)["entries"]) == 4


def test_a_journal_comes_from_jrnl_once(connect: Connect, tmp_path: Path) -> None:
    given = json.dumps(FROM_JRNL).encode()
    assert connect("journal", "add", "Mine").status == 0
    tried = connect("journal", "import", "-", "--dry-run", given=given)
    assert tried.out == "2 entries would be taken over. Nothing was changed.\n"
    ran = connect("journal", "import", "-", given=given)
    assert ran.out == "2 entries taken over.\n"
    assert entries(connect, "show", "-1")[0]["at"] == "2026-11-21T14:00:00+00:00"
    again = connect("journal", "import", "-", "--json", given=given)
    assert again.json == {"added": 0, "known": 2, "left": 0, "tried": False, "changed": False}
    assert "before-import" in connect("backup", "list").out
    assert connect("undo").out == "Taken back: an import of 2 entries for the journal.\n"
    assert texts(connect) == ["Mine"]
    assert connect("journal", "import", "-", given=given).out == "2 entries taken over.\n"


def test_a_whole_journal_moves_house(connect: Connect, tmp_path: Path) -> None:
    ids = write_some(connect)
    file = tmp_path / "journal.json"
    connect("journal", "export", "--format", "jrnl", str(file))
    before = entries(connect)
    elsewhere = ("--data-dir", str(tmp_path / "elsewhere"))
    assert "4 entries taken over" in connect("journal", "import", str(file), *elsewhere).out
    assert connect("journal", "list", "--json", *elsewhere).json["entries"] == before
    connect("journal", "edit", ids[0], "--text", "Changed since", "--date", "-20", *elsewhere)
    assert "Nothing new" in connect("journal", "import", str(file), *elsewhere).out


def test_days_to_come_and_damaged_files_are_left(connect: Connect) -> None:
    def importing(*given: object) -> bytes:
        return json.dumps({"entries": list(given)}).encode()

    fine, ahead = {"title": "x", "date": "2026-11-20"}, {"title": "x", "date": "2026-11-23"}
    ran = connect("journal", "import", "-", given=importing(ahead, {"title": " ", "date": "2026-11-20"}))
    assert "still to come: 2" in ran.out
    ran = connect("journal", "import", "-", given=importing(fine, {"title": "x", "date": "soon"}))
    assert (ran.status, ran.out) == (1, "")
    assert "entries[2].date" in ran.err
    crowd = [
        {**fine, "connect": {"people": [f"a{number}-{one}" for one in range(200)]}} for number in range(6)
    ]
    assert connect("journal", "import", "-", given=importing(*crowd)).status == 2
    assert entries(connect) == []


def test_feelings_in_words(connect: Connect) -> None:
    ran = connect("feel", "grateful:4", "tired", "--with", "Maya", "--practice", "care")
    assert ran.out.startswith("Kept: 12:00 · How I felt: grateful 4/5, tired · Show that you care")
    assert connect("undo").out == "Taken back: how you felt on Sunday, 22 November 2026.\n"
    connect("undo")
    connect("feel", "grateful:4", "--with", "Maya", "--practice", "care")
    over = connect("feel", "--over", "--json").json
    assert (over["from"], over["to"], over["days"]) == ("2026-11-01", "2026-11-30", ["2026-11-22"])
    assert over["feelings"][0]["days"] == [
        {"date": "2026-11-22", "words": ["grateful"], "strength": 4, "people": ["Maya"]}
    ]
    assert over["practices"][0]["practice"] == "care"
    assert "Maya: glad (1 day)" in connect("feel", "--over", "--period", "all").out
    assert "Maya" not in connect("feel", "sad", "--date", "2026-09-05").out
    assert "Did you mean calm?" in connect("feel", "clam", "--date", "2026-09-05").err
    assert (
        connect("feel", "--over", "--date", "2026-10-01").out.splitlines()[1] == "no feelings were noted here"
    )
    families = connect("feel", "--list", "--json").json["families"]
    assert all(word in connect("feel", "--list").out for one in families for word in one["words"])


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_kept_and_obeyed_by_nothing(connect: Connect, kind: str) -> None:
    text = HOSTILE[kind]
    said = [connect("journal", "add", "--text", text, "--with", text, "--feeling", text[:200] + "x")]
    (found,) = entries(connect)
    assert found["text"] == cleaned(text)
    said += [connect("journal"), connect("journal", "show", found["id"]), connect("feel", "--over")]
    said += [connect("journal", "search", *cleaned(text).split()[:3]), connect("undo")]
    assert [ran.status for ran in said] == [0] * len(said)
    for ran in said:
        assert not CONTROL.search((ran.out + ran.err).replace("\t", ""))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("journal", "show", "zzz"), "There is no entry “zzz”"),
        (("journal", "edit", "j", "--text", "x"), "begins the ids of several entries"),
        (("journal", "edit", "j"), "begins the ids of several"),
        (("journal", "add", "x", "--text", "y"), "--text"),
        (("journal", "add", "x", "--date", "tomorrow"), "still to come"),
        (("journal", "add", "x", "--practice", "xyz"), "no practice"),
        (("journal", "add", "x", "--feeling", "calm:6"), "how strong a feeling can be"),
        (("journal", "list", "--from", "-1", "--to", "-5"), "first day comes after the last"),
        (("feel", "odd:"), "how strong a feeling can be"),
        (("feel", ":3"), "A feeling needs a word"),
        (("feel", "calm:much"), "how strong a feeling can be"),
        (("journal", "add", "x", "--with", ""), "name"),
        (("journal", "add", "--text", " "), "Nothing is written"),
        (("journal", "add"), "Nothing is written"),
        (("journal", "list", "--limit", "0"), "not a number of entries"),
        (("journal", "list", "--with", "xyz"), "xyz"),
        (("journal", "list", "--on-this-day", "--from", "-1"), "--on-this-day"),
        (("journal", "lst"), "Did you mean list?"),
        (("journal", "add", "--draft", "x"), "There is no draft"),
        (("journal", "add", "x", "--draft", "y"), "brings its own words"),
        (("journal", "export", ""), "name of a file"),
        (("journal", "export", "--monthly", "-"), "--monthly"),
        (("journal", "export", "--json", "-"), "--json"),
        (("feel",), "No feeling is named"),
        (("feel", "calm", "--over"), "--over"),
        (("feel", "calm", "--period", "week"), "--over"),
        (("feel", "calm", "--strength", "x"), "how strong a feeling can be"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(connect: Connect, words: tuple[str, ...], said: str) -> None:
    connect("journal", "add", "one")
    connect("journal", "add", "two")
    before = bytes_in(connect.paths.data)
    ran = connect(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert bytes_in(connect.paths.data) == before
