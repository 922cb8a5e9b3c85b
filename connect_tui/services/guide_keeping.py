"""What is kept of a walk through a guide: while it is under way, and once it is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.drafts import Draft, added_draft_id, guide_draft_id
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.guide_runs import GuideRun, beside, changes_alone, entry_text
from connect_tui.domain.guides import Keep
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.me import MeKind
from connect_tui.domain.people import Remembered
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.text import clean_line, clean_text, fold
from connect_tui.exchange.guides import words
from connect_tui.services.check_ins import (
    Outcome,
    clean_names,
    known_ids,
    people_ids,
    put_done,
    refuse_future,
)
from connect_tui.services.drafts import draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from connect_tui.domain.guide_runs import Answered
    from connect_tui.domain.guides import Guide
    from connect_tui.domain.practices import Practice
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change

ABOUT_PERSON = (Keep.DETAILS, Keep.IN_COMMON, Keep.STYLE)
"""Where an answer goes that tells of the person chosen."""

ABOUT_ME = {
    Keep.MY_STYLE: MeKind.STYLE,
    Keep.BOUNDARIES: MeKind.BOUNDARY,
    Keep.GOALS: MeKind.GOAL,
    Keep.DARES: MeKind.DARE,
    Keep.WANTS: MeKind.WANT,
}
"""Where an answer goes that tells of oneself, and as what."""


def guide_of(workspace: Workspace, practice_id: str) -> Guide:
    """Return the guide of a practice; a plain one where habits.yaml has none for it."""
    return workspace.loaded.catalogue.guide(practice_id) or words.PLAIN_GUIDE


def practice_of(workspace: Workspace, practice_id: str) -> Practice:
    """Return the practice of this id. Raises WrongUse where habits.yaml does not have it."""
    practice = workspace.loaded.catalogue.practice(practice_id)
    if practice is None:
        raise WrongUse(
            "This practice is no longer in habits.yaml.",
            hint="What you answered is kept; bring the practice back there to go on.",
        )
    return practice


def keep_run(workspace: Workspace, run: GuideRun) -> GuideRun:
    """Keep a walk as it is now, and return it with what other windows have answered in it meanwhile.

    One without any answer need not be taken up again and is not kept. Of one that is over, as another window
    has finished it or begun anew, only what was changed since is kept: its words, as a draft of an entry.
    """
    draft_id = guide_draft_id(run.practice)
    if run.is_empty and draft(workspace, draft_id) is None:
        return run
    with workspace.store.change(None) as change:
        there = change.draft(draft_id)
        joined = _joined(guide_of(workspace, run.practice), run, there)
        if joined is None:
            _keep_what_was_added(change, run)
            return run
        if not joined.is_empty:
            change.put_draft(Draft(draft_id, run.day, run=joined))
        elif there is not None and not there.is_over:
            change.drop_draft(draft_id)
    return joined._replace(changed=frozenset())


def _joined(guide: Guide, run: GuideRun, kept: Draft | None) -> GuideRun | None:
    """Return a walk with what is kept of it; None where it is over for this window."""
    there = kept.run if kept is not None else None
    if there is None:
        return run
    if there.is_empty:
        return None if there.started == run.started else run
    return beside(guide, run, there) if there.started == run.started or run.is_new else None


def _keep_what_was_added(change: Change, run: GuideRun) -> None:
    """Keep the words that a walk got after it was over, until it is finished here as well."""
    added = changes_alone(run)
    text, draft_id = entry_text(added), added_draft_id(run.practice)
    if text or added.feelings:
        people = (run.person_name,) if run.person_name else ()
        change.put_draft(Draft(draft_id, run.day, text, run.practice, people, added.feelings))


def give_up(workspace: Workspace, practice_id: str) -> None:
    """Forget the walk that is under way; no window that still has it brings it back."""
    kept = draft(workspace, guide_draft_id(practice_id))
    if kept is not None and kept.run is not None and not kept.is_over:
        with workspace.store.change(None) as change:
            _put_over(change, kept.run)


def _put_over(change: Change, run: GuideRun, entry: str = "") -> None:
    """Tell that a walk is over, and which entry it has led to."""
    over = GuideRun(run.practice, run.day, started=run.started)
    change.put_draft(Draft(guide_draft_id(run.practice), run.day, entry=entry, run=over))


def kept_elsewhere(run: GuideRun) -> tuple[Answered, ...]:
    """Return the answers that are also kept in another place than the journal when the walk is finished.

    Not those about a person where nobody was chosen, nor a style by a word that is none.
    """
    return tuple(one for one in run.answers if _has_a_place(run, one))


def _has_a_place(run: GuideRun, one: Answered) -> bool:
    if one.keep in (Keep.STYLE, Keep.MY_STYLE) and words.style_said(str(one.value)) is None:
        return False
    return one.keep in ABOUT_ME or (one.keep in ABOUT_PERSON and bool(run.person_name))


def finish(
    workspace: Workspace, run: GuideRun, *, done: bool, people: Sequence[str] | None = None
) -> tuple[JournalEntry | None, Outcome]:
    """Keep what a walk has led to, as one change, and return the entry, None where there is nothing for one.

    Answers also go where their steps say, nothing twice. With ``done`` the practice is checked off with
    ``people`` (names), or the person chosen unless others are given; the entry names them too. Where another
    window has finished the walk already, what was changed here since joins the entry there is. Raises
    WrongUse for a practice that habits.yaml does not have.
    """
    practice = practice_of(workspace, run.practice)
    refuse_future(workspace, run.day)
    today = workspace.today()
    is_over, run, before = _as_it_stands(workspace, run)
    about = clean_names([run.person_name] if run.person_name else [])
    company = about if people is None else clean_names(people)
    known = known_ids(workspace, [run.person] if run.person else [])
    everyone = list(dict.fromkeys((*about, *company)))
    what = ChangeInfo("guide", run.day, practices=(practice.id,), people=tuple(everyone))
    with workspace.store.change(what) as change:
        person = next(iter(known or people_ids(change, about, today)), "")
        others = [name for name in company if name not in about]
        ids = ((person,) if set(about) & set(company) else ()) + people_ids(change, others, today)
        entry = _put_entry(change, run, tuple(dict.fromkeys((person, *ids) if person else ids)), before)
        _keep_answers(change, run, person)
        if done:
            put_done(change, [practice], run.day, "", ids)
        if not is_over and (not run.is_empty or change.draft(guide_draft_id(practice.id)) is not None):
            _put_over(change, run, entry.id if entry is not None else "")
        change.drop_draft(added_draft_id(practice.id))
    if change.changed:
        from connect_tui.domain.days import month_of

        workspace.book.forget_since(month_of(run.day))
    return entry, Outcome(what, change.changed)


def _as_it_stands(workspace: Workspace, run: GuideRun) -> tuple[bool, GuideRun, JournalEntry | None]:
    """Return whether a walk is over for this window, what of it to keep, and the entry it has led to."""
    there = draft(workspace, guide_draft_id(run.practice))
    joined = _joined(guide_of(workspace, run.practice), run, there)
    if joined is not None:
        return False, joined, None
    led_to = there.entry if there is not None and there.is_over else ""
    before = workspace.store.journal_entry(led_to) if led_to else None
    return True, run if before is None else changes_alone(run), before


def _put_entry(
    change: Change, run: GuideRun, ids: tuple[str, ...], before: JournalEntry | None
) -> JournalEntry | None:
    text, feelings = entry_text(run), run.feelings
    if before is not None:
        blocks = (entry_text(run._replace(answers=(one,))) for one in run.answers)
        added = [one for one in blocks if one not in before.text]
        entry = before._replace(
            text="\n\n".join(one for one in (before.text, *added) if one),
            feelings=tuple(dict.fromkeys((*before.feelings, *feelings))),
            people=tuple(dict.fromkeys((*before.people, *ids))),
        )
        return change.put_journal(entry)
    if not text and not feelings:
        return None
    entry = JournalEntry("", run.day, EntryKind.GUIDE, run.practice, ids, feelings, text)
    return change.put_journal(entry)


def _keep_answers(change: Change, run: GuideRun, person: str) -> None:
    from connect_tui.services.me import put_new

    for one in kept_elsewhere(run):
        said = str(one.value)
        if one.keep is Keep.MY_STYLE:
            style = words.style_said(said)
            said = style.value if style is not None else ""
        if one.keep in ABOUT_ME:
            put_new(change, ABOUT_ME[one.keep], said, run.day)
        else:
            _keep_with_person(change, person, one, run)


def _keep_with_person(change: Change, person: str, one: Answered, run: GuideRun) -> None:
    profile = change.relations.profile(person)
    if profile is None:
        return
    said = str(one.value)
    if one.keep is Keep.STYLE:
        style = words.style_said(said) or profile.style
        change.relations.put_profile(profile._replace(style=style))
    elif one.keep is Keep.DETAILS:
        there = profile.details
        change.relations.put_profile(profile._replace(details=(*there, *_new(there, [said], run))))
    else:
        there = profile.in_common
        added = _new(there, said.splitlines(), run)
        change.relations.put_profile(profile._replace(in_common=(*there, *added)))


def _new(there: Iterable[Remembered], texts: Iterable[str], run: GuideRun) -> tuple[Remembered, ...]:
    """Return what is not remembered yet, each once."""
    known = {fold(clean_line(one.text)) for one in there}
    found: dict[str, Remembered] = {}
    for text in map(clean_text, texts):
        if text and fold(clean_line(text)) not in known:
            found.setdefault(fold(clean_line(text)), Remembered(text, run.day))
    return tuple(found.values())
