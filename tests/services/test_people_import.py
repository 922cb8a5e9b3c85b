"""Taking people over from address cards: who is meant, what is brought, and that nothing comes twice."""

from __future__ import annotations

from datetime import date, time

import pytest

from connect_tui.domain.people import Occasion, Profile, Remembered
from connect_tui.domain.plans import Plan
from connect_tui.domain.records import ChangeInfo
from connect_tui.exchange.errors import ForeignFileError
from connect_tui.exchange.people import import_words
from connect_tui.exchange.people.cards import Left
from connect_tui.exchange.people.taking import Taken
from connect_tui.services.check_ins import undo
from connect_tui.services.people_exchange import ImportReport, export_ics, import_people
from connect_tui.services.workspace import Workspace
from tests.living import bytes_in

TODAY = date(2026, 11, 22)

MAYA = """FN:Maya López
UID:uid-maya
NICKNAME:May
BDAY:1990-05-17
X-EVOLUTION-ANNIVERSARY:2014-06-12
TEL;TYPE=CELL:+49 171 1
ORG:Acme
NOTE:Likes tea
PHOTO;ENCODING=b:AAAA
"""


def _file(*cards: str) -> bytes:
    return "".join(f"BEGIN:VCARD\nVERSION:3.0\n{card.strip()}\nEND:VCARD\n" for card in cards).encode()


def _have(workspace: Workspace, *profiles: Profile) -> None:
    with workspace.store.change(ChangeInfo("person-added")) as change:
        for one in profiles:
            change.relations.put_profile(one)


def _by_name(workspace: Workspace) -> dict[str, Profile]:
    return {one.name: one for one in workspace.store.profiles().values()}


def _taken(report: ImportReport) -> list[Taken]:
    return [one.taken for one in report.cards]


def test_someone_new_brings_all_that_is_kept_of_people(workspace: Workspace) -> None:
    report = import_people(workspace, _file(MAYA))
    maya = _by_name(workspace)["Maya López"]
    assert _taken(report) == [Taken.NEW]
    assert maya == Profile(
        maya.id,
        "Maya López",
        also=("May",),
        details=(Remembered("Acme", TODAY),),
        birthday=Occasion("", 5, 17, 1990),
        dates=(Occasion("Anniversary", 6, 12, 2014),),
        reach="mobile +49 171 1",
        notes="Likes tea",
        added=TODAY,
        from_cards=maya.from_cards,
    )
    assert import_words.became(report.cards[0]) == (
        "Maya López: new, with other names, work, birthday, dates, how to reach them and notes"
    )


def test_the_second_time_nothing_is_written(workspace: Workspace) -> None:
    data = _file(MAYA, "FN:Ben", "FN:May", "FN:ben\nBDAY:--0517")
    first = import_people(workspace, data)
    assert _taken(first) == [Taken.NEW, Taken.NEW, Taken.LEFT, Taken.MERGED]
    before = bytes_in(workspace.paths.data)
    again = import_people(workspace, data)
    assert _taken(again) == [Taken.UNCHANGED, Taken.UNCHANGED, Taken.LEFT, Taken.UNCHANGED]
    assert again.outcome is not None
    assert not again.outcome.changed
    assert bytes_in(workspace.paths.data) == before


def test_one_undo_takes_back_all_of_it(workspace: Workspace) -> None:
    ben = Profile("p1", "Ben", notes="Mine")
    _have(workspace, ben)
    report = import_people(workspace, _file(MAYA, "FN:Ben\nNOTE:Theirs", "FN:Ben\nNOTE:And more"))
    assert report.outcome is not None
    assert report.outcome.change.record_count == 2
    assert _by_name(workspace)["Ben"].notes == "Mine\nTheirs\nAnd more"
    taken_back = undo(workspace)
    assert taken_back is not None
    assert taken_back.kind == "people-import"
    assert workspace.store.profiles() == {"p1": ben}


def test_trying_says_the_same_and_changes_nothing(workspace: Workspace) -> None:
    _have(workspace, Profile("p1", "Ben"))
    data = _file(MAYA, "FN:Ben\nNOTE:Theirs")
    before = bytes_in(workspace.paths.data)
    tried = import_people(workspace, data, dry_run=True)
    assert tried.outcome is None
    assert bytes_in(workspace.paths.data) == before
    assert import_people(workspace, data).cards == tried.cards


@pytest.mark.parametrize("name", ["ben okafor", "Benny", "BEN OKAFOR"])
def test_someone_known_by_a_name_or_another_name_is_completed(workspace: Workspace, name: str) -> None:
    _have(workspace, Profile("p1", "Ben Okafor", also=("Benny",), birthday=Occasion("", 5, 17)))
    report = import_people(workspace, _file(f"FN:{name}\nBDAY:1990-05-17\nNOTE:Tall"))
    ben = workspace.store.profiles()["p1"]
    assert _taken(report) == [Taken.MERGED]
    assert (ben.name, ben.also, ben.notes) == ("Ben Okafor", ("Benny",), "Tall")
    assert ben.birthday == Occasion("", 5, 17, 1990)
    assert report.cards[0].fields == ("birthday", "notes")


def test_what_a_person_keeps_is_believed_against_a_card(workspace: Workspace) -> None:
    kept = Profile(
        "p1",
        "Maya López",
        birthday=Occasion("", 5, 18, 1990),
        dates=(Occasion("anniversary", 6, 13),),
        reach="mobile +49 171 1",
        notes="Tea person\nLikes tea",
        details=(Remembered("Works at Acme"),),
    )
    _have(workspace, kept, Profile("p2", "May"))
    for _ in range(2):
        report = import_people(workspace, _file(MAYA))
        maya = workspace.store.profiles()["p1"]
        assert maya._replace(from_cards=()) == kept
        assert report.cards[0].kept == ("also", "birthday", "dates")
    assert _taken(report) == [Taken.UNCHANGED]
    assert import_words.became(report.cards[0]) == (
        "Maya López: nothing new; other names, birthday and dates left as you have it"
    )


def test_what_was_changed_or_removed_in_connect_does_not_come_back(workspace: Workspace) -> None:
    import_people(workspace, _file(MAYA))
    maya = _by_name(workspace)["Maya López"]
    changed = maya._replace(
        name="Maya", also=(), notes="", reach="call her", birthday=None, dates=(), details=()
    )
    _have(workspace, changed)
    assert _taken(import_people(workspace, _file(MAYA))) == [Taken.UNCHANGED]
    assert workspace.store.profiles() == {maya.id: changed}


def test_a_card_without_an_id_is_known_again_after_a_change_of_name(workspace: Workspace) -> None:
    data = _file("FN:Mei Ng\nTEL:1", "FN:mei ng\nTEL:2")
    import_people(workspace, data)
    mei = _by_name(workspace)["Mei Ng"]
    _have(workspace, mei._replace(name="Mei"))
    again = import_people(workspace, data)
    assert _taken(again) == [Taken.UNCHANGED, Taken.UNCHANGED]
    assert _by_name(workspace) == {"Mei": mei._replace(name="Mei")}
    assert import_words.became(again.cards[0]) == "Mei Ng, known as Mei: nothing new"
    assert not any("mei" in mark.casefold() for mark in mei.from_cards)


def test_whoever_bears_the_name_of_a_card_now_is_meant_by_it(workspace: Workspace) -> None:
    import_people(workspace, _file("FN:Mei Ng"))
    mei = _by_name(workspace)["Mei Ng"]
    _have(workspace, mei._replace(name="Mei"), Profile("p2", "Mei Ng"))
    import_people(workspace, _file("FN:Mei Ng\nNOTE:Tall"))
    assert {name: one.notes for name, one in _by_name(workspace).items()} == {"Mei": "", "Mei Ng": "Tall"}


def test_a_birthday_to_come_is_not_taken_over(workspace: Workspace) -> None:
    report = import_people(workspace, _file("FN:Ben\nBDAY:2090-01-01"))
    assert _by_name(workspace)["Ben"].birthday is None
    assert [import_words.remark(one) for one in report.cards[0].card.remarks] == [
        "line 4: BDAY is a birthday still to come, and was left"
    ]


def test_a_card_that_was_changed_elsewhere_brings_only_what_is_new(workspace: Workspace) -> None:
    import_people(workspace, _file(MAYA))
    maya = _by_name(workspace)["Maya López"]
    _have(workspace, maya._replace(name="Maya", notes="", also=()))
    report = import_people(workspace, _file(MAYA + "NOTE:Has a dog\nTEL:030 5\nX-ANNIVERSARY:2014-06-12"))
    (after,) = workspace.store.profiles().values()
    assert (after.name, after.also) == ("Maya", ())
    assert (after.reach, after.dates) == ("mobile +49 171 1\nphone 030 5", maya.dates)
    assert after.notes == "Likes tea\nHas a dog"
    assert report.cards[0].fields == ("reach", "notes")


def test_a_new_name_on_a_known_card_becomes_another_name(workspace: Workspace) -> None:
    import_people(workspace, _file("FN:Maya López\nUID:1"))
    report = import_people(workspace, _file("FN:Maya Okafor\nUID:1"))
    (maya,) = workspace.store.profiles().values()
    assert (maya.name, maya.also) == ("Maya López", ("Maya Okafor",))
    assert import_words.became(report.cards[0]) == "Maya Okafor, known as Maya López: brought other names"


def test_two_people_never_come_to_share_a_name(workspace: Workspace) -> None:
    _have(workspace, Profile("p1", "Ben"))
    report = import_people(workspace, _file("FN:Benjamin\nNICKNAME:Ben,Benji", "FN:Benji", "FN:Ben\nUID:9"))
    assert _taken(report) == [Taken.NEW, Taken.LEFT, Taken.UNCHANGED]
    assert report.cards[0].kept == ("also",)
    assert {name: one.also for name, one in _by_name(workspace).items()} == {
        "Ben": (),
        "Benjamin": ("Benji",),
    }


@pytest.mark.parametrize(
    "cards",
    [
        ("FN:Christine Doe\nUID:a\nNICKNAME:Chris\nNOTE:hers", "FN:Chris\nUID:b\nNOTE:his"),
        ("FN:Ann Lee\nUID:a\nNOTE:hers", "FN:ANN LEE\nUID:b\nNOTE:his"),
        ("FN:Christine Doe\nNICKNAME:Chris\nNOTE:hers", "FN:Chris\nNOTE:his"),
    ],
)
def test_two_people_of_a_file_are_never_made_one(workspace: Workspace, cards: tuple[str, str]) -> None:
    for first in (Taken.NEW, Taken.UNCHANGED):
        report = import_people(workspace, _file(*cards))
        assert _taken(report) == [first, Taken.LEFT]
        assert report.cards[1].card.left is Left.NAME_TAKEN
        assert "somebody else is called so" in import_words.became(report.cards[1])
        assert [one.notes for one in workspace.store.profiles().values()] == ["hers"]


def test_a_card_under_a_new_id_is_known_by_its_name(workspace: Workspace) -> None:
    import_people(workspace, _file("FN:Ann Lee\nUID:a"))
    assert _taken(import_people(workspace, _file("FN:Ann Lee\nUID:b\nNOTE:hers"))) == [Taken.MERGED]


def test_someone_is_not_taken_for_whoever_only_has_their_name_as_another(workspace: Workspace) -> None:
    _have(workspace, Profile("p1", "Christine Doe", also=("Chris",)))
    report = import_people(workspace, _file("FN:Chris\nUID:b\nNOTE:his"))
    assert _taken(report) == [Taken.LEFT]
    assert workspace.store.profiles()["p1"].notes == ""


def test_a_person_who_was_removed_is_new_again(workspace: Workspace) -> None:
    import_people(workspace, _file(MAYA))
    (maya,) = workspace.store.profiles()
    with workspace.store.change(ChangeInfo("person-removed")) as change:
        change.relations.drop_person(maya)
    assert _taken(import_people(workspace, _file(MAYA))) == [Taken.NEW]


def test_the_report_says_what_was_left_and_passed_over(workspace: Workspace) -> None:
    data = b"hello\n" + _file(MAYA, "ORG:Acme", "FN:x\nKIND:group", "NICKNAME:", "FN:" + "x" * 300)
    report = import_people(workspace, data, dry_run=True)
    told = [import_words.became(one, tried=True) for one in report.cards[1:]]
    assert told == [
        "A card without a name (line 14): left, as it stands for an organisation",
        "x (line 18): left, as it stands for a group",
        "A card without a name (line 23): left, as it names nobody",
        f"{'x' * 59}… (line 27): left, as its name has more than 200 characters",
    ]
    assert (
        import_words.summary(report.cards, tried=True)
        == "Of 5 cards, 1 person would be new and 4 would be left."
    )
    assert import_words.ignored(report.cards) == "Passed over, as Connect has no place for it: photo (1)."
    assert import_words.stray(report.stray_lines) == "1 line belongs to no card."


def test_a_file_without_cards_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(ForeignFileError) as raised:
        import_people(workspace, b"name,email\nBen,ben@example.org\n")
    assert "Nothing was changed" in raised.value.hint
    assert not workspace.store.profiles()


def test_five_hundred_cards_are_one_change_and_come_once(workspace: Workspace) -> None:
    data = _file(
        *(
            MAYA.replace("Maya", f"Maya {n}").replace("uid-maya", f"u{n}").replace(":May", f":M{n}")
            for n in range(500)
        )
    )
    report = import_people(workspace, data)
    assert report.outcome is not None
    assert report.outcome.change.record_count == len(workspace.store.profiles()) == 500
    assert set(_taken(import_people(workspace, data))) == {Taken.UNCHANGED}


def test_plans_and_dates_of_the_records_go_into_a_calendar(workspace: Workspace) -> None:
    _have(workspace, Profile("p1", "Ben", birthday=Occasion("", 5, 17)))
    with workspace.store.change(ChangeInfo("plan-added")) as change:
        change.relations.put_plan(Plan("l1", "A walk", ("p1",), date(2026, 11, 24), time(1, 30)))
    text = export_ics(workspace).decode()
    assert "SUMMARY:A walk with Ben\r\nDTSTART:20261125T013000\r\n" in text
    assert "SUMMARY:Birthday: Ben\r\nDTSTART;VALUE=DATE:20000517\r\n" in text
    assert export_ics(workspace).decode() == text
