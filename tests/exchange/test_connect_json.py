"""An export of Connect's own, written and read back, and what is no such file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.exchange.connect_json import dump, parse
from connect_tui.exchange.documents import COLLECTIONS
from connect_tui.exchange.errors import ForeignFileError, NewerFileError, UnusableFileError
from tests.exchange.connect_records import CHECK_IN, file_with, records, text_of


@settings(max_examples=15, deadline=None)
@given(records)
def test_what_is_written_is_read_back_the_same(found: dict[str, list[dict[str, Any]]]) -> None:
    assert parse(text_of(found)) == found
    assert parse(b"\xef\xbb\xbf" + text_of(found)) == found


@settings(max_examples=15, deadline=None)
@given(records)
def test_it_is_json_with_one_document_a_line(found: dict[str, list[dict[str, Any]]]) -> None:
    text = "".join(dump(found))
    whole = json.loads(text)
    assert (whole["format"], whole["version"]) == ("connect-tui", 1)
    documents = [one for collection in COLLECTIONS for one in found[collection]]
    rows = [line.rstrip(",") for line in text.split("\n") if line.startswith('{"')]
    assert [json.loads(line) for line in rows] == documents


@settings(max_examples=15, deadline=None)
@given(records, st.randoms())
def test_equal_histories_give_equal_files(found: dict[str, list[dict[str, Any]]], random: Any) -> None:
    shuffled = {
        collection: [
            dict(random.sample(list(one.items()), len(one)))
            for one in random.sample(documents, len(documents))
        ]
        for collection, documents in found.items()
    }
    assert text_of(shuffled) == text_of(found)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_arbitrary_bytes_are_refused_with_a_typed_error(data: bytes) -> None:
    with pytest.raises(UnusableFileError):
        parse(data)


@settings(max_examples=15, deadline=None)
@given(records, st.data())
def test_a_file_cut_off_anywhere_is_refused(
    found: dict[str, list[dict[str, Any]]], data: st.DataObject
) -> None:
    whole = text_of(found)
    with pytest.raises(UnusableFileError):
        parse(whole[: data.draw(st.integers(0, len(whole) - 3))])


def test_missing_collections_are_empty_and_a_missing_revision_is_allowed() -> None:
    assert parse(file_with()) == {collection: [] for collection in COLLECTIONS}
    bare = {"id": "2026-11-22.listen", "day": "2026-11-22", "practice": "listen", "state": "rest"}
    assert parse(
        file_with(
            check_ins=[
                bare,
            ]
        )
    )["check_ins"] == [bare]
    assert parse(file_with(check_ins=[bare | {"rev": None}]))["check_ins"] == [bare]


def test_texts_are_cleaned_and_half_characters_replaced() -> None:
    found = parse(
        file_with(
            check_ins=[CHECK_IN | {"note": " a\x1b[1mb\r\nc ", "later": "x\ud800"}],
            people=[{"id": "p1", "name": "Ma\x07ya\n "}],
        )
    )
    assert found["check_ins"][0]["note"] == "a[1mb\nc"
    assert found["check_ins"][0]["later"] == "x\ufffd"
    assert found["people"] == [{"id": "p1", "name": "Maya"}]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"[]", ForeignFileError),
        (b"{}", ForeignFileError),
        (b'"connect-tui"', ForeignFileError),
        (b'{"format": "other", "version": 1}', ForeignFileError),
        (b'{"format": "connect-tui", "version": 2, "check_ins": {"what": "ever"}}', NewerFileError),
        (b'{"format": "connect-tui"}', UnusableFileError),
        (b'{"format": "connect-tui", "version": true}', UnusableFileError),
        (b'{"format": "connect-tui", "version": "1"}', UnusableFileError),
        (b'{"format": "connect-tui", "version": 0}', UnusableFileError),
        (b'{"format": "connect-tui", "version": 1, "version": 1}', UnusableFileError),
        (b'{"format": "connect-tui", "version": 1, "x": NaN}', UnusableFileError),
        (b'{"format": "connect-tui", "version": 1, "x": ' + b"9" * 5000 + b"}", UnusableFileError),
        (b"[" * 200_000, UnusableFileError),
        (b'{"a":' * 200_000, UnusableFileError),
        ("{}".encode("utf-16"), UnusableFileError),
    ],
)
def test_what_is_not_such_a_file(data: bytes, error: type[UnusableFileError]) -> None:
    with pytest.raises(UnusableFileError) as caught:
        parse(data)
    assert type(caught.value) is error
    assert caught.value.hint.endswith("Nothing was changed.")


def test_a_number_beyond_all_bounds_is_refused() -> None:
    data = file_with(check_ins=[CHECK_IN | {"later": 1}]).replace(b'"later": 1', b'"later": 1e999')
    with pytest.raises(UnusableFileError, match="too large"):
        parse(data)


def test_half_a_character_in_the_records_is_still_written() -> None:
    found = {"people": [{"id": "p1", "name": "x\ud800"}]}
    assert json.loads(text_of(found))["people"] == [{"id": "p1", "name": "x\ud800"}]
