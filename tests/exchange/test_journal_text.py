"""A journal as plain text, and as the JSON of jrnl, there and back."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.feelings import Family
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.text import can_be_seen, clean_line, clean_text
from connect_tui.exchange.errors import ForeignFileError, UnusableFileError
from connect_tui.exchange.journal import jrnl, jrnl_reading, text
from connect_tui.exchange.journal.told import Told, tell

NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Berlin"))
PEOPLE = {"p1": "Maya", "p2": "Tom"}
FROM_JRNL = {
    "tags": {"@maya": 1, "@tom": 1},
    "entries": [
        {
            "title": "A walk with @Maya.",
            "body": "It was good. And long.",
            "date": "2026-11-21",
            "time": "15:00",
            "tags": ["@maya"],
            "starred": False,
        },
        {
            "title": "A title line",
            "body": "The body @tom\nwith two lines **bold**",
            "date": "2026-11-22",
            "time": "09:32",
            "tags": ["@tom", "@choir"],
            "starred": True,
            "uuid": "D8F1",
        },
    ],
}

texts = st.text(st.characters(codec="utf-8") | st.sampled_from("\n* \t@#"), max_size=60).map(clean_text)
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(clean_line)
entries = st.builds(
    lambda key, day, kind, found, people, feelings, at: JournalEntry(
        f"{kind.value}-{day.isoformat()}" if kind in (EntryKind.EVENING, EntryKind.WEEK) else key,
        day,
        kind,
        "listen",
        people,
        tuple(feelings),
        found,
        at,
        tuple((word, strength) for word, strength in feelings.items() if strength),
    ),
    st.integers(0, 2**64 - 1).map(lambda number: f"j{number:016x}"),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(EntryKind),
    texts,
    st.lists(st.sampled_from(sorted(PEOPLE)), unique=True, max_size=2).map(tuple),
    st.dictionaries(words.filter(can_be_seen), st.none() | st.integers(1, 5)),
    st.none() | st.integers(-(10**9), 4 * 10**9).map(lambda second: datetime.fromtimestamp(second, UTC)),
)


def as_told(entry: JournalEntry) -> Told:
    families = [Family("calm", "calm", ("peaceful",))]
    return tell(entry, practices={"listen": "Listen"}, people=PEOPLE, families=families, now=NOW)


@settings(max_examples=30, deadline=None)
@given(st.lists(entries, max_size=3))
def test_what_is_written_for_jrnl_is_read_back_the_same(found: list[JournalEntry]) -> None:
    data = "".join(jrnl.dump([as_told(one) for one in found])).encode()
    names = {name: key for key, name in PEOPLE.items()}
    back = [
        JournalEntry(
            one.id,
            one.day,
            one.kind,
            one.practice,
            tuple(names[name] for name in one.people),
            one.feelings,
            one.text,
            one.at,
            one.strengths,
        )
        for one in jrnl_reading.read(data)
    ]
    assert back == found


def test_what_jrnl_itself_has_written() -> None:
    walk, starred = jrnl_reading.read(json.dumps(FROM_JRNL, indent=2).encode())
    assert (walk.day, walk.time, walk.text) == (
        date(2026, 11, 21),
        time(15),
        "A walk with @Maya.\nIt was good. And long.",
    )
    assert starred.text == "A title line *\nThe body @tom\nwith two lines **bold**\n\n@choir"
    assert [one.id for one in jrnl_reading.read(json.dumps(FROM_JRNL).encode())] == [walk.id, starred.id]
    assert walk.id != starred.id


def test_the_fields_are_those_of_jrnl() -> None:
    entry = JournalEntry("j1", date(2026, 11, 22), EntryKind.NOTE, text="One *\nTwo @Maya @maya")
    (shape,) = json.loads("".join(jrnl.dump([as_told(entry)])))["entries"]
    assert {key: shape[key] for key in FROM_JRNL["entries"][0]} == {  # type: ignore[index]
        "title": "One",
        "body": "Two @Maya @maya",
        "date": "2026-11-22",
        "time": "00:00",
        "tags": ["@maya"],
        "starred": True,
    }


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("x", "entries[1]"),
        ({"title": "x", "date": "2026-13-01"}, "entries[1].date"),
        ({"title": "x"}, "entries[1].date"),
        ({"title": 1, "date": "2026-11-22"}, "entries[1]"),
        ({"date": "2026-11-22", "time": "25:00"}, "entries[1].time"),
        ({"date": "2026-11-22", "time": "12:00+01:00"}, "entries[1].time"),
        ({"date": "2026-11-22", "starred": "yes"}, "entries[1].starred"),
        ({"date": "2026-11-22", "tags": ["x" * 201]}, "entries[1].tags"),
        ({"date": "2026-11-22", "tags": {"a": 1}}, "entries[1].tags"),
        ({"date": "2026-11-22", "body": "x" * 1_000_001}, "entries[1].body"),
        ({"date": "2026-11-22", "connect": []}, "entries[1].connect"),
        ({"date": "2026-11-22", "connect": {"kind": "poem"}}, "entries[1].connect.kind"),
        ({"date": "2026-11-22", "connect": {"at": "soon"}}, "entries[1].connect.at"),
        ({"date": "2026-11-22", "connect": {"people": [""]}}, "entries[1].connect.people"),
        ({"date": "2026-11-22", "connect": {"practice": 1}}, "entries[1].connect.practice"),
        ({"date": "2026-11-22", "connect": {"feelings": [{"word": "x", "strength": 6}]}}, "connect.feelings"),
    ],
)
def test_a_damaged_entry_is_refused_with_its_place(entry: object, place: str) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        jrnl_reading.read(json.dumps({"entries": [entry]}).encode())
    assert place in str(refusal.value)


@given(st.binary(max_size=60))
def test_what_is_no_journal_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableFileError):
        jrnl_reading.read(data)
    with pytest.raises(ForeignFileError):
        jrnl_reading.read(b'{"tags": {}}')


def test_an_id_that_is_not_its_own_is_not_believed() -> None:
    """An entry of a file takes no other one's place: not that of a closed day either."""
    own = {"id": "evening-2026-11-20", "kind": "evening"}
    (one,) = jrnl_reading.read(
        json.dumps({"entries": [{"title": "x", "date": "2026-11-22", "connect": own}]}).encode()
    )
    assert one.id.startswith("j")
    assert one.kind is EntryKind.NOTE


@settings(max_examples=30, deadline=None)
@given(st.lists(entries, min_size=1, max_size=2))
def test_plain_text_holds_every_word_and_breaks_none(found: list[JournalEntry]) -> None:
    told = [as_told(one._replace(text=f"{one.text} {one.text}\u00a0{one.text}")) for one in found]
    lines = "".join(text.dump(told)).split("\n")
    kept = [word for line in lines if line.startswith(text.INDENT) for word in words_in(line)]
    assert kept == [word for one in told for word in words_in(one.text)]


def words_in(line: str) -> list[str]:
    return [word for word in re.split("[ \t\n]", line) if word]


def test_plain_text_is_wrapped() -> None:
    entry = JournalEntry("j1", date(2026, 11, 22), EntryKind.NOTE, text=f"  {'word ' * 40}\n{'x' * 100}")
    lines = "".join(text.dump([as_told(entry)])).split("\n")
    assert max(len(line) for line in lines if "x" not in line) <= text.WIDTH
    assert f"  {'x' * 100}" in lines
