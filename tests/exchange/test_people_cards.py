"""Address cards as other programs write them, read whole, broken or hostile."""

from __future__ import annotations

import quopri
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connect_tui.domain.people import Occasion
from connect_tui.exchange.errors import ForeignFileError, UnusableFileError
from connect_tui.exchange.people.cards import Card, Left, Remark, Trouble
from connect_tui.exchange.people.vcard import LONGEST_NOTE, MOST_CARDS, read_cards
from tests.exchange.cards import APPLE, EVOLUTION, FOUR, GOOGLE, OLD


def _only(data: bytes) -> Card:
    (card,) = read_cards(data).cards
    return card


def _card(*lines: str, encoding: str = "utf-8") -> Card:
    return _only("\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode(encoding))


def test_a_card_of_evolution() -> None:
    assert _only(EVOLUTION) == Card(
        line=1,
        name="Maya López",
        uid="pas-id-4F1B6E2A00000000",
        also=("May", "M, the second"),
        birthday=Occasion("", 5, 17, 1990),
        dates=(Occasion("Anniversary", 6, 12, 2014),),
        work="Engineer, Acme, Inc., Research",
        reach=(
            "email (home) maya@example.org",
            "mobile +49 171 1",
            "Jabber (home) maya@jabber.example",
            "address (home) Seestraße 1, 10115 Berlin, Germany",
        ),
        notes="Likes long walks, and tea.\nMet in Porto.",
        ignored=(("CATEGORIES", 1), ("PHOTO", 1), ("X-EVOLUTION-FILE-AS", 1)),
    )


def test_cards_of_google_with_a_birthday_that_is_no_date_and_one_without_a_name() -> None:
    ben, nobody = read_cards(GOOGLE).cards
    assert (ben.name, ben.birthday) == ("Ben Okafor", None)
    assert ben.dates == (Occasion("Anniversary", 6, 12, 2014), Occasion("Moved in", 2, 29, 2020))
    assert ben.reach == ("phone (Cabin) +44 20 7946 0000",)
    assert ben.notes == "Café on Übung\nsecond line"
    assert ben.remarks == (Remark(Trouble.DAY, 5, "BDAY"),)
    assert (nobody.line, nobody.left) == (16, Left.NO_NAME)


def test_cards_of_apple_with_a_company_and_a_group() -> None:
    yui, company, group = read_cards(APPLE).cards
    assert (yui.name, yui.birthday, yui.left) == ("田中 由衣", Occasion("", 5, 17), None)
    assert yui.reach == ("email (School) yui@example.org",)
    assert yui.ignored == (("URL", 1), ("X-SOCIALPROFILE", 1))
    assert (company.left, group.left) == (Left.ORGANISATION, Left.GROUP)


def test_a_card_of_version_4() -> None:
    card = _only(FOUR)
    assert (card.name, card.left, card.remarks) == ("Ada Byron", None, ())
    assert (card.birthday, card.dates) == (Occasion("", 2, 29), (Occasion("Anniversary", 8, 8, 2009),))
    assert card.reach == ("phone (home) +1-555-0100", "xmpp ada@example.org")


def test_a_card_of_an_old_telephone() -> None:
    card = _only(OLD)
    assert (card.name, card.birthday) == ("Jörg Müller", Occasion("", 12, 31, 1985))
    assert card.reach == ("mobile 0171 2", "fax (work) 030 9")
    assert (card.ignored, card.remarks) == ((("PHOTO", 1),), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1990-05-17", Occasion("", 5, 17, 1990)),
        ("19900517", Occasion("", 5, 17, 1990)),
        ("1990-05-17T00:00:00Z", Occasion("", 5, 17, 1990)),
        ("19900517T102200+0200", Occasion("", 5, 17, 1990)),
        ("1990-5-7", Occasion("", 5, 7, 1990)),
        ("1990/05/17", Occasion("", 5, 17, 1990)),
        ("--0517", Occasion("", 5, 17)),
        ("--05-17", Occasion("", 5, 17)),
        ("0000-05-17", Occasion("", 5, 17)),
        ("1604-02-29", Occasion("", 2, 29)),
        ("1850-05-17", Occasion("", 5, 17)),
        ("2000-02-29", Occasion("", 2, 29, 2000)),
        ("1990-02-29", None),
        ("1990-05", None),
        ("1990", None),
        ("---17", None),
        ("T102200", None),
        ("17.05.1990", None),
        ("1990-13-01", None),
        ("٠٥-١٧", None),
        ("spring", None),
    ],
)
def test_a_birthday_is_read_in_every_spelling_and_left_where_it_is_no_day(
    text: str, found: Occasion | None
) -> None:
    card = _card("FN:Ben", f"BDAY:{text}")
    assert card.birthday == found
    assert card.remarks == (() if found else (Remark(Trouble.DAY, 3, "BDAY"),))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_encodings_make_no_difference(end: str, encoding: str) -> None:
    text = end.join(["BEGIN:VCARD", "FN:Zoë W", " halen", "NOTE:a", "END:VCARD", ""])
    assert _only(text.encode(encoding))[1:] == _card("FN:Zoë Whalen", "NOTE:a")[1:]


def test_latin_1_is_read_and_told() -> None:
    card = _card("FN:Zoë", encoding="latin-1")
    assert (card.name, card.remarks) == ("Zoë", (Remark(Trouble.ENCODING, 2, "FN"),))


@pytest.mark.parametrize(
    ("charset", "python"),
    [
        *(
            ("ISO-8859-1", "latin-1"),
            ("latin1", "latin-1"),
            ("windows-1252", "cp1252"),
            ("UTF-16LE", "utf-16-le"),
        ),
        *(("utf8", "utf-8"), ("ISO-8859-15", "iso-8859-15"), ("KOI8-R", "koi8-r"), ("GB18030", "gb18030")),
        *(("Shift_JIS", "shift_jis"), ("EUC-KR", "euc-kr"), ("Big5", "big5"), ("US-ASCII", "ascii")),
    ],
)
def test_an_encoding_that_is_named_is_believed(charset: str, python: str) -> None:
    quoted = "".join(f"={byte:02X}" for byte in "Zoe".encode(python)).encode()
    line = b"NOTE;CHARSET=" + charset.encode() + b";ENCODING=QUOTED-PRINTABLE:" + quoted
    assert _only(b"BEGIN:VCARD\nFN:Ben\n" + line + b"\nEND:VCARD\n").notes == "Zoe"


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "unicode_escape", "rot13", "zlib", "utf-7", "undefined"]
)
def test_what_is_no_encoding_of_texts_is_not_believed(charset: str) -> None:
    line = f"NOTE;CHARSET={charset}:caf\\d é-b9d".encode()
    assert _only(b"BEGIN:VCARD\nFN:Ben\n" + line + b"\nEND:VCARD\n").notes == "cafd é-b9d"


def test_a_name_is_put_together_where_it_is_not_written_out() -> None:
    assert _card("N:Byron;Ada;King;Lady;").name == "Lady Ada King Byron"
    assert _card("FN:", "NICKNAME:Adi").name == "Adi"
    assert _card("ORG:Acme").left is Left.ORGANISATION


@pytest.mark.parametrize(
    "lines",
    [
        ("FN;PREF=2:Other Name", "FN;PREF=1:Lea Kim"),
        ("FN:Other Name", "FN;PREF=100:Lea Kim"),
        ("FN;PREF=x:Other Name", 'FN;PREF="1":Lea Kim'),
        ("FN:Other Name", "FN;TYPE=pref:Lea Kim"),
        ("FN;WORK:Other Name", "FN;HOME;PREF:Lea Kim"),
        ("FN:Lea Kim", "FN:Other Name", "FN:lea kim"),
        ("FN;PREF=1:", "FN;PREF=2:Lea Kim", "FN:Other Name"),
    ],
)
def test_the_preferred_of_several_names_is_the_name_and_the_others_are_kept(lines: tuple[str, ...]) -> None:
    card = _card(*lines, "NICKNAME:Le")
    assert (card.name, card.also) == ("Lea Kim", ("Other Name", "Le"))


def test_a_birthday_to_come_is_left_and_told() -> None:
    data = b"BEGIN:VCARD\nFN:Ben\nBDAY:2026-11-23\nEND:VCARD\n"
    (card,) = read_cards(data, date(2026, 11, 22)).cards
    assert (card.birthday, card.remarks) == (None, (Remark(Trouble.AHEAD, 3, "BDAY"),))
    (born_today,) = read_cards(data, date(2026, 11, 23)).cards
    assert (born_today.birthday, born_today.remarks) == (Occasion("", 11, 23, 2026), ())


def test_what_is_no_line_is_told_and_the_rest_is_taken() -> None:
    card = _card("FN:Ben", "what is this", ":::", "=?;:x", "NOTE:ok")
    assert (card.name, card.notes) == ("Ben", "ok")
    assert [(one.trouble, one.line) for one in card.remarks] == [
        (Trouble.LINE, number) for number in (3, 4, 5)
    ]


def test_a_card_without_an_end_ends_where_the_next_begins_or_the_file_does() -> None:
    file = read_cards(b"BEGIN:VCARD\nFN:Ben\nNOTE:a\nBEGIN:VCARD\nFN:Maya\nBDAY:1990-05-17\nNOTE:half a sen")
    ben, maya = file.cards
    assert (ben.name, ben.notes, ben.remarks) == ("Ben", "a", (Remark(Trouble.NO_END, 1),))
    assert (maya.name, maya.notes, maya.birthday) == ("Maya", "", Occasion("", 5, 17, 1990))
    assert maya.remarks == (Remark(Trouble.NO_END, 4),)


def test_a_last_line_end_need_not_be_there() -> None:
    assert _only(b"BEGIN:VCARD\nFN:Ben\nEND:VCARD").remarks == ()


def test_a_card_within_a_card_is_not_taken_for_another() -> None:
    card = _card("FN:Ben", "AGENT:", "BEGIN:VCARD", "FN:Butler", "BDAY:19800101", "END:VCARD", "NOTE:mine")
    assert (card.name, card.notes, card.birthday) == ("Ben", "mine", None)


def test_stray_lines_and_empty_cards_are_told() -> None:
    file = read_cards(b"hello\n\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\nbye\n")
    assert file.stray_lines == 3
    assert [(card.name, card.left) for card in file.cards] == [("", Left.NO_NAME), ("Ben", None)]


def test_hostile_texts_are_cleaned_or_left() -> None:
    card = _card(
        "FN:\x1b[31mBen\x07 [/red] \u202eneB",
        "NICKNAME:" + "x" * 10_000,
        "NOTE:" + "y" * (LONGEST_NOTE + 1),
        "TEL:" + "9" * 10_000,
        "NOTE:a\\n\x00b\u2028c",
        'TEL;TYPE="unclosed:1',
        "X" * 10_000 + ":1",
    )
    assert card.name == "[31mBen [/red] \u202eneB"
    assert (card.also, card.notes) == ((), "a\nb\nc")
    assert card.reach == ("phone 1",)
    assert [one.trouble for one in card.remarks] == [Trouble.LONG, Trouble.LINE]
    assert _card("FN:" + "z" * 10_000).left is Left.LONG_NAME


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"\n" * 100_000,
        Random(5).randbytes(100_000),
        b"a" * 100_000,
        b"{}",
        b'\x00:;"' * 1_000,
        b"END:VCARD\n" * 1_000,
    ],
    ids=["empty", "only a mark", "line ends", "noise", "one line", "json", "signs", "only ends"],
)
def test_a_file_without_a_card_is_refused(data: bytes) -> None:
    with pytest.raises(ForeignFileError):
        read_cards(data)


def test_ten_megabytes_of_junk_around_a_card_do_no_harm() -> None:
    junk = b"\n".join([b'";=' * 1_000] * 3_300)
    file = read_cards(
        junk + b"\nBEGIN:VCARD\nFN:Ben\nNOTE;QUOTED-PRINTABLE:" + b"=\n" * 100_000 + b"END:VCARD"
    )
    assert [card.name for card in file.cards] == ["Ben"]
    assert file.stray_lines == 3_300


def test_far_too_many_cards_are_refused() -> None:
    with pytest.raises(UnusableFileError):
        read_cards(b"BEGIN:VCARD\nEND:VCARD\n" * (MOST_CARDS + 1))


@given(st.binary(max_size=300))
def test_no_bytes_within_a_card_are_too_much(data: bytes) -> None:
    file = read_cards(b"BEGIN:VCARD\nFN:Ben\n" + data + b"\nEND:VCARD\n")
    assert file.cards[0].line == 1


_texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60).map(
    str.strip
)


@given(_texts.filter(bool), st.integers(10, 75))
def test_a_note_comes_back_however_it_was_folded_or_encoded(text: str, width: int) -> None:
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").encode()
    line = b"NOTE:" + escaped
    folded = b"\r\n ".join(line[start : start + width] for start in range(0, len(line), width))
    quoted = b"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + quopri.encodestring(escaped, quotetabs=True)
    for one in (folded, quoted):
        assert _only(b"BEGIN:VCARD\r\nFN:Ben\r\n" + one + b"\r\nEND:VCARD\r\n").notes == text
