"""Records as an export of Connect's own may hold them, and files of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from connect_tui.domain.days import EARLIEST_DAY
from connect_tui.domain.text import clean_line, clean_text
from connect_tui.exchange.connect_json import dump

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
rests = st.builds(lambda first, last, more: {**more, "from": first, "until": last}, days, days, unknown)
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
        "added": st.none() | days,
        "rests_from": st.none() | days,
        "rests_until": st.none() | days,
        "rested": st.none() | st.lists(rests, max_size=3),
        "archived": st.none() | days,
        "from_cards": st.lists(lines, max_size=2),
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
) | st.builds(
    lambda key, day, found: {"id": key, "day": day, "kind": "feeling", **found},
    ids,
    days,
    st.dictionaries(lines.filter(bool), st.integers(1, 5), max_size=3).map(
        lambda found: {"feelings": list(found), "strengths": found}
    ),
)
me = st.builds(
    lambda key, kind, text, day, steps, more: {
        **more,
        "id": key,
        "kind": kind,
        "text": text,
        "since": day,
        "done": None,
        "steps": steps,
    },
    ids,
    st.sampled_from(["goal", "style", "of-a-later-version"]),
    texts.filter(bool),
    days,
    st.lists(
        st.builds(lambda text, day: {"text": text, "done": day}, texts.filter(bool), st.none() | days),
        max_size=2,
    ),
    unknown,
)
state = (
    st.builds(
        lambda chosen, since: {"id": "focus", "practices": chosen, "since": since},
        st.lists(practices),
        st.none() | days,
    )
    | st.builds(
        lambda reminder, day, until: {"id": f"put-off.{reminder}", "day": day, "until": until},
        practices | st.just("*"),
        days,
        st.none() | st.datetimes().map(lambda one: one.isoformat()),
    )
    | st.builds(lambda goes, stays: {"id": f"joined.{goes}", "into": stays}, ids, ids)
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
        "me": several(me),
        "state": several(state),
    }
)


def text_of(found: Mapping[str, list[dict[str, Any]]]) -> bytes:
    return "".join(dump(found)).encode()


def file_with(**collections: object) -> bytes:
    return json.dumps({"format": "connect-tui", "version": 1, **collections}).encode()
