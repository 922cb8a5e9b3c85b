from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.text import clean_line, clean_text
from connect_tui.exchange.connect_json import dump, parse
from connect_tui.exchange.documents import COLLECTIONS
from connect_tui.exchange.errors import ForeignFileError, NewerFileError, UnusableFileError

REV = "1795390881255-0000-d56a67ad4ba45"
CHECK_IN = {"id": "2026-11-22.listen", "rev": REV, "day": "2026-11-22", "practice": "listen", "state": "done"}

revisions = st.builds(
    lambda stamp, counter, device: f"{stamp:013d}-{counter:04d}-{device}",
    st.integers(0, 8_999_999_999_999),
    st.integers(0, 9999),
    st.from_regex("[0-9a-z]{1,13}", fullmatch=True),
)
days = st.dates(min_value=EARLIEST_DAY).map(str)
practices = st.from_regex("[a-z0-9][a-z0-9-]{0,39}", fullmatch=True)
texts = st.text().map(clean_text)
lines = st.text().map(clean_line)
unknown = st.dictionaries(
    st.sampled_from(["mood", "später", "x"]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
        lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
        max_leaves=3,
    ),
    max_size=2,
)


@st.composite
def check_ins(draw: st.DrawFn) -> dict[str, Any]:
    day, practice = draw(days), draw(practices)
    document: dict[str, Any] = {"id": f"{day}.{practice}", "day": day, "practice": practice, **draw(unknown)}
    if draw(st.booleans()):
        document["rev"] = draw(revisions)
    if draw(st.booleans()):
        return document | {"deleted": True}
    return document | {
        "state": draw(st.sampled_from(["done", "rest", None])),
        "note": draw(st.none() | texts.filter(bool)),
        "people": draw(st.lists(lines, max_size=3)),
        "at": draw(st.none() | st.datetimes().map(lambda one: one.isoformat())),
    }


ids = st.from_regex("[a-z0-9]{1,16}", fullmatch=True)
people = st.builds(
    lambda key, name, more: {**more, "id": key, "name": name}, ids, lines.filter(bool), unknown
) | st.builds(lambda key: {"id": key, "deleted": True}, ids)
remembered = st.lists(
    st.builds(lambda text, day, more: {**more, "text": text, "date": day}, texts, st.none() | days, unknown),
    max_size=2,
)
occasions = st.dates().map(str) | st.just("--02-29")
profiles = st.fixed_dictionaries(
    {"id": ids, "name": lines.filter(bool)},
    optional={
        "also": st.lists(lines, max_size=2),
        "circle": st.sampled_from(["inner", "wider", "of-a-later-version", None]),
        "rhythm": st.none() | st.just({"wished": 7, "longest": 3650, "later": 1}),
        "style": st.sampled_from(["secure", "unknown"]),
        "in_common": remembered,
        "details": remembered,
        "birthday": st.none() | occasions,
        "dates": st.lists(
            st.builds(lambda name, day: {"name": name, "date": day}, texts, occasions), max_size=2
        ),
        "reach": texts.filter(bool),
        "going_through": st.none() | st.builds(lambda day: {"what": "", "since": day, "every": 3}, days),
        "notes": st.none() | texts.filter(bool),
        "rests_until": st.none() | days,
        "archived": st.none() | days,
    },
)
contacts = st.builds(
    lambda key, day, people, how, text: {"id": key, "day": day, "people": people, "how": how, "text": text},
    ids,
    days,
    st.lists(lines, max_size=2),
    st.sampled_from(["met", "by-a-later-way", None]),
    st.none() | texts.filter(bool),
)
plans = st.builds(
    lambda key, what, day, at, repeat, more: {
        **more,
        "id": key,
        "what": what,
        "day": day,
        "at": at,
        "repeat": repeat,
    },
    ids,
    lines.filter(bool),
    days,
    st.none() | st.times().map(lambda at: at.isoformat("minutes")),
    st.sampled_from([None, ["sat", "sun"], {"times": 3}]),
    unknown,
)
journal = st.builds(
    lambda key, day, kind, text, at: {
        "id": key,
        "day": day,
        "kind": kind,
        "practice": None,
        "people": [],
        "text": text,
        "at": at,
    },
    ids,
    days,
    st.sampled_from(["week", "of-a-later-version", None]),
    texts.filter(bool),
    st.none() | st.datetimes().map(lambda one: one.isoformat()),
)
state = st.builds(
    lambda chosen, since: {"id": "focus", "practices": chosen, "since": since},
    st.lists(practices),
    st.none() | days,
) | st.builds(
    lambda reminder, day, until: {"id": f"put-off.{reminder}", "day": day, "until": until},
    practices | st.just("*"),
    days,
    st.none() | st.datetimes().map(lambda one: one.isoformat()),
)


def several(one: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(one, unique_by=lambda document: str(document["id"]), max_size=3).map(
        lambda found: sorted(found, key=lambda document: str(document["id"]))
    )


records = st.fixed_dictionaries(
    {
        "check_ins": several(check_ins()),
        "people": several(people | profiles),
        "contacts": several(contacts),
        "plans": several(plans),
        "journal": several(journal),
        "state": several(state),
    }
)


def text_of(found: Mapping[str, list[dict[str, Any]]]) -> bytes:
    return "".join(dump(found)).encode()


def file_with(**collections: object) -> bytes:
    return json.dumps({"format": "connect-tui", "version": 1, **collections}).encode()


@settings(max_examples=25, deadline=None)
@given(records)
def test_what_is_written_is_read_back_the_same(found: dict[str, list[dict[str, Any]]]) -> None:
    assert parse(text_of(found)) == found
    assert parse(b"\xef\xbb\xbf" + text_of(found)) == found


@settings(max_examples=25, deadline=None)
@given(records)
def test_it_is_json_with_one_document_a_line(found: dict[str, list[dict[str, Any]]]) -> None:
    text = "".join(dump(found))
    whole = json.loads(text)
    assert (whole["format"], whole["version"]) == ("connect-tui", 1)
    documents = [one for collection in COLLECTIONS for one in found[collection]]
    rows = [line.rstrip(",") for line in text.split("\n") if line.startswith('{"')]
    assert [json.loads(line) for line in rows] == documents


@settings(max_examples=25, deadline=None)
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


@settings(max_examples=25, deadline=None)
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


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"id": 5}, "check_ins[2], id"),
        ({"id": "a\nb"}, "check_ins[2], id"),
        ({"id": "2026-02-30.listen"}, "id"),
        ({"id": "2026-11-22"}, "id"),
        ({"id": "2026-11-22.No Such"}, "id"),
        ({"id": "1899-12-31.listen", "day": "1899-12-31"}, "day"),
        ({"day": "2026-11-21"}, "day"),
        ({"day": "20261122"}, "day"),
        ({"day": 20261122}, "day"),
        ({"practice": "care"}, "practice"),
        ({"practice": None}, "practice"),
        ({"state": "off"}, "state"),
        ({"state": []}, "state"),
        ({"note": 5}, "note"),
        ({"people": "Maya"}, "people"),
        ({"people": [1]}, "people"),
        ({"at": "noon"}, "at"),
        ({"at": 5}, "at"),
        ({"deleted": "yes"}, "deleted"),
        ({"rev": "5"}, "rev"),
        ({"rev": 5}, "rev"),
        ({"rev": "9000000000000-0000-abc"}, "rev"),
        ({"rev": "1795390881255-0000-ÄB"}, "rev"),
        ({"later": json.loads("[" * 60 + "]" * 60)}, "later"),
    ],
)
def test_a_wrong_field_is_named(change: dict[str, Any], place: str) -> None:
    other = {"id": "2026-11-21.care", "day": "2026-11-21", "practice": "care"}
    with pytest.raises(UnusableFileError) as caught:
        parse(file_with(check_ins=[other, CHECK_IN | change]))
    assert caught.value.place.startswith("check_ins[2]")
    assert caught.value.place.endswith(place)
    assert caught.value.place in str(caught.value)


@pytest.mark.parametrize(
    ("collections", "place"),
    [
        ({"check_ins": {}}, "check_ins"),
        ({"people": None}, "people"),
        ({"check_ins": [[]]}, "check_ins[1]"),
        ({"check_ins": [CHECK_IN, CHECK_IN]}, "check_ins[2] (2026-11-22.listen)"),
        (
            {"check_ins": [{"id": "2026-11-22.listen", "practice": "listen"}]},
            "check_ins[1] (2026-11-22.listen), day",
        ),
        ({"people": [{"id": "p1"}]}, "people[1] (p1), name"),
        ({"people": [{"id": "p1", "name": "\x07 "}]}, "people[1] (p1), name"),
        ({"contacts": [{"id": "c1", "day": "1899-12-31"}]}, "contacts[1] (c1), day"),
        ({"contacts": [{"id": "c1", "day": "2026-11-22", "how": "By train"}]}, "contacts[1] (c1), how"),
        ({"contacts": [{"id": "c1", "day": "2026-11-22", "people": None}]}, "contacts[1] (c1), people"),
        ({"plans": [{"id": "l1", "day": "2026-11-22", "what": " "}]}, "plans[1] (l1), what"),
        ({"journal": [{"id": "j1", "day": "soon"}]}, "journal[1] (j1), day"),
        ({"journal": [{"id": "j1", "day": "2026-11-22", "feelings": "calm"}]}, "journal[1] (j1), feelings"),
        ({"journal": [{"id": "j1", "day": "2026-11-22", "kind": "A week"}]}, "journal[1] (j1), kind"),
        ({"journal": [{"id": "j1", "day": "2026-11-22", "at": "soon"}]}, "journal[1] (j1), at"),
        ({"state": [{"id": "focus", "since": "soon"}]}, "state[1] (focus), since"),
        ({"state": [{"id": "put-off.week"}]}, "state[1] (put-off.week), day"),
        ({"state": [{"id": "put-off.*", "day": "soon"}]}, "state[1] (put-off.*), day"),
        (
            {"state": [{"id": "put-off.*", "day": "2026-11-22", "until": "soon"}]},
            "state[1] (put-off.*), until",
        ),
        (
            {"state": [{"id": "put-off.*", "day": "2026-11-22", "asked_at": 5}]},
            "state[1] (put-off.*), asked_at",
        ),
    ],
)
def test_the_place_of_a_mistake_is_named(collections: dict[str, Any], place: str) -> None:
    with pytest.raises(UnusableFileError) as caught:
        parse(file_with(**collections))
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"also": "Mum"}, "also"),
        ({"circle": 5}, "circle"),
        ({"rhythm": [7, 14]}, "rhythm"),
        ({"rhythm": {"wished": 7}}, "rhythm, longest"),
        ({"rhythm": {"wished": True, "longest": 7}}, "rhythm, wished"),
        ({"rhythm": {"wished": 0, "longest": 7}}, "rhythm, wished"),
        ({"rhythm": {"wished": 7, "longest": 3651}}, "rhythm, longest"),
        ({"rhythm": {"wished": 8, "longest": 7}}, "rhythm"),
        ({"style": "Not A Word"}, "style"),
        ({"in_common": "tea"}, "in_common"),
        ({"in_common": ["tea"]}, "in_common[1]"),
        ({"details": [{"text": "tea"}, {"date": "2026-11-22"}]}, "details[2], text"),
        ({"details": [{"text": "tea", "date": "2026-02-30"}]}, "details[1], date"),
        ({"birthday": "2025-02-29"}, "birthday"),
        ({"birthday": "17.5.1990"}, "birthday"),
        ({"birthday": "0000-01-01"}, "birthday"),
        ({"birthday": "--02-30"}, "birthday"),
        ({"birthday": ["--02-29"]}, "birthday"),
        ({"dates": [{"name": "Wedding"}]}, "dates[1], date"),
        ({"dates": [{"name": 5, "date": "--06-14"}]}, "dates[1], name"),
        ({"reach": 5}, "reach"),
        ({"going_through": "a move"}, "going_through"),
        ({"going_through": {"what": "a move"}}, "going_through, since"),
        ({"going_through": {"since": "2026-11-22", "every": 0}}, "going_through, every"),
        ({"notes": []}, "notes"),
        ({"added": "today"}, "added"),
        ({"rests_until": 5}, "rests_until"),
        ({"archived": True}, "archived"),
    ],
)
def test_what_cannot_be_known_of_a_person_is_named(fields: dict[str, Any], place: str) -> None:
    with pytest.raises(UnusableFileError) as caught:
        parse(file_with(people=[{"id": "p1", "name": "Maya", **fields}]))
    assert caught.value.place == f"people[1] (p1), {place}"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"day": None}, "day"),
        ({"at": "7 pm"}, "at"),
        ({"at": "19:00+01:00"}, "at"),
        ({"repeat": []}, "repeat"),
        ({"repeat": ["caturday"]}, "repeat"),
        ({"repeat": [["sat"]]}, "repeat"),
        ({"repeat": {"times": 8}}, "repeat"),
        ({"repeat": {"times": True}}, "repeat"),
        ({"repeat": "daily"}, "repeat"),
        ({"until": "never"}, "until"),
        ({"place": 5}, "place"),
        ({"practices": ["Not A Word"]}, "practices[1]"),
        ({"practices": {}}, "practices"),
        ({"dropped": "yes"}, "dropped"),
        ({"made": "soon"}, "made"),
    ],
)
def test_what_cannot_be_planned_is_named(fields: dict[str, Any], place: str) -> None:
    plan = {"id": "l1", "what": "Coffee", "day": "2026-11-22"}
    with pytest.raises(UnusableFileError) as caught:
        parse(file_with(plans=[plan | fields]))
    assert caught.value.place == f"plans[1] (l1), {place}"


def test_a_number_beyond_all_bounds_is_refused() -> None:
    data = file_with(check_ins=[CHECK_IN | {"later": 1}]).replace(b'"later": 1', b'"later": 1e999')
    with pytest.raises(UnusableFileError, match="too large"):
        parse(data)


def test_half_a_character_in_the_records_is_still_written() -> None:
    found = {"people": [{"id": "p1", "name": "x\ud800"}]}
    assert json.loads(text_of(found))["people"] == [{"id": "p1", "name": "x\ud800"}]
