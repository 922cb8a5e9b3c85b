"""Being led through a practice: beginning a guide, going on with it, and what is in view meanwhile."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from connect_tui.domain.drafts import guide_draft_id
from connect_tui.domain.guide_runs import answered, begun, position
from connect_tui.domain.guides import Keep, WhichPerson
from connect_tui.domain.me import about_me
from connect_tui.domain.people import Style
from connect_tui.domain.records import Mark
from connect_tui.domain.text import clean_line, clean_text, fold
from connect_tui.exchange.guides import words
from connect_tui.services.check_ins import known_ids
from connect_tui.services.guide_keeping import ABOUT_ME, practice_of
from connect_tui.services.guide_keeping import ABOUT_PERSON as ABOUT_PERSON
from connect_tui.services.guide_keeping import finish as finish
from connect_tui.services.guide_keeping import give_up as give_up
from connect_tui.services.guide_keeping import guide_of as guide_of
from connect_tui.services.guide_keeping import keep_run as keep_run
from connect_tui.services.guide_keeping import kept_elsewhere as kept_elsewhere

if TYPE_CHECKING:
    from datetime import date, datetime

    from connect_tui.domain.guide_runs import GuideRun, Value
    from connect_tui.domain.guides import Guide, Step
    from connect_tui.domain.people import Profile
    from connect_tui.services.workspace import Workspace


def begin(workspace: Workspace, practice_id: str, *, person_id: str = "") -> GuideRun:
    """Return the walk that is under way, moved to today, or a new one where none is.

    A person, by id, is chosen where the walk has nobody yet. Raises WrongUse where habits.yaml does not have
    the practice.
    """
    from connect_tui.services.drafts import draft

    practice_of(workspace, practice_id)
    guide, today = guide_of(workspace, practice_id), workspace.today()
    kept = draft(workspace, guide_draft_id(practice_id))
    there = kept.run if kept is not None else None
    if there is not None and not there.is_empty:
        run = there._replace(practice=practice_id, day=today)
    else:
        run = begun(practice_id, guide, today, _later_than(there, workspace.clock.now().astimezone(UTC)))
    return _with_person(workspace, guide, run, person_id)


def begin_anew(workspace: Workspace, practice_id: str, *, person_id: str = "") -> GuideRun:
    """Forget the walk that is under way, and return a new one."""
    give_up(workspace, practice_id)
    return begin(workspace, practice_id, person_id=person_id)


def _later_than(over: GuideRun | None, now: datetime) -> datetime:
    """Return when a walk begins; later than the one that is over, by which that one is known."""
    if over is None or over.started is None:
        return now
    return max(now, over.started + timedelta(microseconds=1))


def _with_person(workspace: Workspace, guide: Guide, run: GuideRun, person_id: str) -> GuideRun:
    step = next((one for one in guide.steps if isinstance(one, WhichPerson)), None)
    if not person_id or step is None or run.person_name:
        return run
    known = known_ids(workspace, [person_id])
    if not known:
        return run
    return answered(guide, run, step, workspace.store.people()[known[0]].name, known[0])


def has_begun(workspace: Workspace, practice_id: str) -> bool:
    """Tell whether a walk is under way that can be taken up again."""
    return practice_id in begun_guides(workspace)


def begun_guides(workspace: Workspace) -> frozenset[str]:
    """Return the practices through whose guides a walk is under way."""
    from connect_tui.services.drafts import drafts

    kept = (one.run for one in drafts(workspace))
    return frozenset(run.practice for run in kept if run is not None)


def began_on(workspace: Workspace, run: GuideRun) -> date | None:
    """Return the day, as the person lived it, on which a walk was begun; None where that is not known."""
    from connect_tui.domain.days import lived_day

    if run.started is None:
        return None
    here = run.started.astimezone(workspace.clock.now().tzinfo)
    return lived_day(here, workspace.settings.day_starts_at)


def answer(workspace: Workspace, run: GuideRun, step: Step, value: Value | None) -> GuideRun:
    """Return the walk with a step answered, in cleaned words; an empty answer takes it back."""
    guide = guide_of(workspace, run.practice)
    person = ""
    if isinstance(step, WhichPerson) and isinstance(value, str):
        value = clean_line(value)
        person = _id_of(workspace, value) if value else ""
    elif isinstance(value, str):
        value = clean_text(value)
    elif isinstance(value, tuple):
        cleaned = (clean_line(word) for word in value)
        value = tuple(dict.fromkeys(word for word in cleaned if word))
    return answered(guide, run, step, value, person)


def place_in_view(guide: Guide, step: Step) -> Keep:
    """Return of which place one sees what is kept there already while at a step: JOURNAL for none.

    Where the step's own answer goes, else one's boundaries, where any step of the guide keeps them; else, in
    a guide that leads to things known of a person, those.
    """
    own = words.keep_of(step)
    if own is not Keep.JOURNAL:
        return own
    kept = [words.keep_of(one) for one in guide.steps]
    wanted = (Keep.BOUNDARIES, Keep.IN_COMMON, Keep.DETAILS)
    found = next((one for one in wanted if one in kept), Keep.JOURNAL)
    return Keep.DETAILS if found is Keep.JOURNAL and isinstance(step, WhichPerson) else found


def in_view(workspace: Workspace, run: GuideRun, step: Step) -> tuple[str, ...]:
    """Return what is kept already at the place that :func:`place_in_view` names, the newest last."""
    place = place_in_view(guide_of(workspace, run.practice), step)
    if place in ABOUT_ME:
        about = about_me(workspace.store.me().values())
        if place is Keep.MY_STYLE:
            return (about.style.value,) if about.styles else ()
        return tuple(one.text for one in about.of(ABOUT_ME[place]) if one.is_open)
    profile = _profile(workspace, run) if place in ABOUT_PERSON else None
    if profile is None:
        return ()
    if place is Keep.STYLE:
        return (profile.style.value,) if profile.style is not Style.UNKNOWN else ()
    remembered = profile.details if place is Keep.DETAILS else profile.in_common
    return tuple(one.text for one in remembered)


def is_done(workspace: Workspace, run: GuideRun) -> bool:
    """Tell whether the practice is checked off already on the day of the walk."""
    record = workspace.store.check_in(run.day, run.practice)
    return record is not None and record.mark is Mark.DONE


def _id_of(workspace: Workspace, name: str) -> str:
    from connect_tui.domain.names import by_name

    found = by_name(workspace.store.people().values()).get(fold(name))
    return found.id if found is not None else ""


def _profile(workspace: Workspace, run: GuideRun) -> Profile | None:
    if not run.person_name:
        return None
    person = run.person or _id_of(workspace, run.person_name)
    known = known_ids(workspace, [person] if person else [])
    return workspace.store.profiles().get(known[0]) if known else None


def step_at(guide: Guide, run: GuideRun) -> Step | None:
    """Return the step one is at, None once past the last."""
    index = position(guide, run)
    return guide.steps[index] if index < len(guide.steps) else None
