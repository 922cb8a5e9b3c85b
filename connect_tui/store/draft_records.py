"""How what is still being written is written down as documents.

Names are kept with the ids of whom they mean, so that someone who is removed is found and forgotten.
"""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from connect_tui.domain.drafts import Draft
from connect_tui.domain.guide_runs import Answered, GuideRun, Value
from connect_tui.domain.guides import Keep
from connect_tui.store.contact_records import needed_in, text_in
from connect_tui.store.journal import strengths_from
from connect_tui.store.prose import prose_in, prose_out
from connect_tui.store.records import are_texts, instant_from

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from connect_tui.domain.records import Person
    from connect_tui.store.codec import Document

_KEEPS = {keep.value: keep for keep in Keep}
_PERSON = "person"
"""The kind of a step whose answer is the name of a person."""


def draft_from(key: str, document: Mapping[str, Any], known: Mapping[str, Person]) -> Draft:
    """Return the draft a document tells of. Raises ValueError where there is none.

    ``known`` are people by id, and by the ids of those who went into them: whoever is called otherwise
    meanwhile, is so here.
    """
    feelings, practice, run = document.get("feelings") or [], document.get("practice"), document.get("run")
    done = document.get("done") or []
    if not are_texts(feelings) or not are_texts(done) or not (practice is None or isinstance(practice, str)):
        raise ValueError(key)
    return Draft(
        id=key,
        day=date.fromisoformat(needed_in(document, "day")),
        text=prose_out(document.get("text")),
        practice=practice,
        people=tuple(
            dict.fromkeys(known[who].name if who in known else name for name, who in _people(document))
        ),
        feelings=tuple(feelings),
        strengths=strengths_from(document.get("strengths"), feelings)[0],
        entry=text_in(document, "entry"),
        run=None if run is None else _run_from(run, known),
        at=instant_from(document.get("at")),
        seen=_seen_from(key, document.get("seen"), known),
        done=tuple(done),
    )


def draft_fields(draft: Draft, ids: Mapping[str, str]) -> Document:
    """Return the document of a draft; ``ids`` are those of the names that somebody bears already."""
    fields: Document = {
        "day": draft.day.isoformat(),
        "text": prose_in(draft.text) if draft.text else None,
        "practice": draft.practice,
        "people": [{"name": name, "id": ids.get(name, "")} for name in draft.people],
        "feelings": list(draft.feelings),
        "strengths": dict(draft.strengths),
        "entry": draft.entry,
        "run": _run_fields(draft.run) if draft.run is not None else None,
        "at": draft.at.astimezone(UTC).isoformat() if draft.at is not None else None,
        "done": list(draft.done),
    }
    said = {name: value for name, value in fields.items() if value}
    return said if draft.seen is None else {**said, "seen": draft_fields(draft.seen, ids)}


def without_people(document: Document, people: Collection[str], folded: Collection[str]) -> Document | None:
    """Return a draft that names none of these ids and folded names; None where it names none anyway."""
    from connect_tui.domain.text import fold

    changed = dict(document)
    named = document.get("people")
    if isinstance(named, list):
        kept = [one for one in named if not _is_of(one, people) and fold(_name(one)) not in folded]
        changed["people"] = kept
    seen = document.get("seen")
    if isinstance(seen, dict):
        changed["seen"] = without_people(seen, people, folded) or seen
    run = document.get("run")
    if isinstance(run, dict):
        chosen = run.get("person") in people
        answers = run.get("answers")
        changed["run"] = {**run, "person": ""} if chosen else dict(run)
        if isinstance(answers, list):
            changed["run"]["answers"] = [
                one for one in answers if not _names_person(one) or not (chosen or _said(one) in folded)
            ]
    return changed if changed != document else None


def _seen_from(key: str, seen: object, known: Mapping[str, Person]) -> Draft | None:
    return draft_from(key, seen, known) if isinstance(seen, dict) else None


def _people(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    named = document.get("people") or []
    if not isinstance(named, list) or not all(isinstance(one, dict) for one in named):
        raise ValueError("people")
    return [(needed_in(one, "name"), text_in(one, "id")) for one in named]


def _run_fields(run: GuideRun) -> Document:
    return {
        "practice": run.practice,
        "day": run.day.isoformat(),
        "at": run.at,
        "person": run.person,
        "started": run.started.astimezone(UTC).isoformat() if run.started is not None else None,
        "answers": [_answer_fields(one) for one in run.answers],
    }


def _run_from(value: object, known: Mapping[str, Person]) -> GuideRun:
    if not isinstance(value, dict):
        raise ValueError("run")
    answers, person = value.get("answers") or [], text_in(value, "person")
    if not isinstance(answers, list) or not all(isinstance(one, dict) for one in answers):
        raise ValueError("answers")
    found = [_answer_from(one) for one in answers]
    if person in known:
        name, person = known[person].name, known[person].id
        found = [one._replace(value=name) if one.kind == _PERSON else one for one in found]
    return GuideRun(
        needed_in(value, "practice"),
        date.fromisoformat(needed_in(value, "day")),
        tuple(found),
        text_in(value, "at"),
        person,
        instant_from(value.get("started")),
    )


def _answer_fields(answer: Answered) -> Document:
    value: object = answer.value
    if isinstance(value, str):
        value = prose_in(value)
    elif isinstance(value, tuple):
        value = {"words": [prose_in(word) for word in value]}
    return {
        "step": answer.step,
        "kind": answer.kind,
        "asked": answer.asked,
        "value": value,
        "keep": answer.keep.value,
        "ends": list(answer.ends) if answer.ends is not None else None,
    }


def _answer_from(document: Mapping[str, Any]) -> Answered:
    value, ends = document.get("value"), document.get("ends")
    several = value.get("words") if isinstance(value, dict) else None
    said: Value
    if type(value) is int:
        said = value
    elif isinstance(several, list):
        said = tuple(prose_out(word) for word in several)
    else:
        said = prose_out(value)
    return Answered(
        needed_in(document, "step"),
        needed_in(document, "kind"),
        text_in(document, "asked"),
        said,
        _KEEPS.get(text_in(document, "keep"), Keep.JOURNAL),
        _ends_from(ends),
    )


def _ends_from(value: object) -> tuple[str, str, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or [type(one) for one in value] != [str, str, int]:
        raise ValueError("ends")
    low, high, steps = value
    return low, high, steps


def _is_of(value: object, people: Collection[str]) -> bool:
    return isinstance(value, dict) and value.get("id") in people


def _name(value: object) -> str:
    name = value.get("name") if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""


def _names_person(value: object) -> bool:
    return isinstance(value, dict) and value.get("kind") == _PERSON


def _said(answer: Mapping[str, Any]) -> str:
    from connect_tui.domain.text import fold

    try:
        return fold(prose_out(answer.get("value")))
    except ValueError:
        return ""
