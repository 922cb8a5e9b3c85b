"""What is wrong in an export of Connect's own is named with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connect_tui.exchange.connect_json import parse
from connect_tui.exchange.errors import UnusableFileError
from tests.exchange.connect_records import CHECK_IN, file_with


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
        ({"rests_from": "soon"}, "rests_from"),
        ({"rests_until": 5}, "rests_until"),
        ({"rested": "often"}, "rested"),
        ({"rested": [{"from": "2026-11-22"}]}, "rested[1], until"),
        ({"rested": [{"from": "2026-11-22", "until": "soon"}]}, "rested[1], until"),
        ({"from_cards": [5]}, "from_cards"),
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
