"""``people import``: what is taken of a vCard file, and what is told of it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Connect

CARDS = b"""BEGIN:VCARD\r
VERSION:3.0\r
FN:Ada Lovelace\r
BDAY:1915-12-10\r
NOTE:Sums.\r
PHOTO;ENCODING=b:AAAA\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
FN:Maya\r
NICKNAME:Mayka\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
N:;;;;\r
END:VCARD\r
"""


def test_people_are_taken_over_with_a_report_and_twice_without_doubles(
    connect: Connect, tmp_path: Path
) -> None:
    file = tmp_path / "contacts.vcf"
    file.write_bytes(CARDS)
    connect("people", "add", "Maya")
    ran = connect("people", "import", str(file))
    assert ran.status == 0
    for told in ("Of 3 cards", "Ada Lovelace: new, with birthday", "names nobody", "photo (1)"):
        assert told in ran.out
    assert "undo takes it back" in ran.err
    people = connect("people", "list", "--json").json["people"]
    assert [(one["name"], one["birthday"], one["notes"], one["also"]) for one in people] == [
        ("Ada Lovelace", "1915-12-10", "Sums.", []),
        ("Maya", None, "", ["Mayka"]),
    ]
    found = connect("people", "import", "-", "--json", given=CARDS).json
    assert [one["taken"] for one in found["cards"]] == ["unchanged", "unchanged", "left"]
    assert (found["changed"], found["tried"], found["stray_lines"]) == (False, False, 0)
    assert connect("people", "list", "--json").json["people"] == people
    assert connect("undo").out == "Taken back: an import of 2 people.\n"
    assert [one["name"] for one in connect("people", "list", "--json").json["people"]] == ["Maya"]


def test_a_try_changes_nothing(connect: Connect) -> None:
    ran = connect("people", "import", "-", "--dry-run", given=CARDS)
    assert (ran.status, "would be new" in ran.out) == (0, True)
    assert "nobody was added" in ran.err
    assert connect("people", "list", "--json").json["people"] == []


def test_what_is_no_vcard_file_or_not_there_is_told(connect: Connect) -> None:
    for words, given in ((("-",), b"hello"), (("-",), b""), (("/nowhere/x.vcf",), b"")):
        ran = connect("people", "import", *words, given=given)
        assert (ran.status, ran.out) == (1, "")
        assert "Nothing was changed" in ran.err
