"""``plan``: what is planned with people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.cli import people_shapes
from connect_tui.cli import plan_texts as texts
from connect_tui.cli.output import plain
from connect_tui.cli.plan_lines import plan_lines, when_of
from connect_tui.cli.session import STANDARD_STREAM, read_text, write_bytes
from connect_tui.cli.texts import listed, spoken_day, when
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.plans import Plan, PlanState
from connect_tui.services import plans

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.cli.session import Session
    from connect_tui.services.person_views import PlanView


def plan(session: Session) -> int:
    """Carry out one of the commands about plans."""
    actions = {"list": _list, "add": _add, "keep": _keep, "move": _move, "drop": _drop, "export": _export}
    return actions[session.arguments.action](session)


def _list(session: Session) -> int:
    arguments, output = session.arguments, session.output
    numbered = list(enumerate(plans.plan_views(session.workspace, everything=arguments.everything), 1))
    nothing = texts.NOTHING_PLANNED
    if arguments.person is not None:
        from connect_tui.services.people import find_person

        person = find_person(session.workspace.store.profiles(), arguments.person)
        numbered = [one for one in numbered if person.id in one[1].plan.people]
        nothing = texts.NOTHING_WITH.format(name=plain(person.name))
    if arguments.json:
        today = session.workspace.today()
        shown = [people_shapes.plan(view) for _, view in numbered]
        output.say_json({"date": today.isoformat(), "plans": shown})
    elif not numbered:
        output.tell(nothing, texts.NOTHING_PLANNED_HINT)
    else:
        for line in plan_lines(session, numbered):
            output.say(line)
    return 0


def _add(session: Session) -> int:
    from connect_tui.cli.plan_values import parse_repeat, parse_time

    arguments, workspace = session.arguments, session.workspace
    if arguments.until is not None and arguments.every is None:
        raise WrongUse(texts.UNTIL_ALONE, hint=texts.UNTIL_ALONE_HINT)
    known = set(workspace.store.profiles())
    made, outcome = plans.add_plan(
        workspace,
        Plan(
            id="",
            what=arguments.what,
            people=(),
            day=workspace.today() if arguments.day_ahead is None else session.day_ahead(arguments.day_ahead),
            at=parse_time(arguments.time) if arguments.time is not None else None,
            repeat=parse_repeat(arguments.every) if arguments.every is not None else None,
            until=session.day_ahead(arguments.until) if arguments.until is not None else None,
            place=arguments.place,
            practices=tuple(one.id for one in session.practices(arguments.practices)),
        ),
        arguments.people,
    )
    view = _view(session, made.id)
    if arguments.json:
        return _say_plan(session, view, changed=outcome.changed)
    session.output.say(texts.PLANNED.format(what=_what(view), when=when_of(view, workspace.today())))
    profiles = workspace.store.profiles()
    new = [plain(profiles[one].name) for one in made.people if one not in known and one in profiles]
    if new:
        session.output.say(texts.NEW_HERE.format(names=listed(new)))
    return 0


def _keep(session: Session) -> int:
    arguments, workspace = session.arguments, session.workspace
    found = _named(session)
    day = _kept_day(session, found)
    note = read_text(arguments.note or "")
    given = None
    if arguments.practices is not None:
        given = [one.id for one in session.practices(arguments.practices)]
    outcome = plans.keep_plan(workspace, found.plan.id, day, practices=given, text=note)
    view = _view(session, found.plan.id)
    if arguments.json:
        return _say_plan(session, view, changed=outcome.changed)
    if not outcome.changed:
        days = [spoken_day(one) for one in view.standing.kept[-1:]]
        told = texts.KEPT_ON.format(day=days[0]) if days else ""
        session.output.say(texts.KEPT_ALREADY.format(what=plain(found.plan.what), days=told))
        return 0
    people = " " + texts.WITH.format(names=listed([plain(one) for one in view.people])) if view.people else ""
    said = texts.KEPT.format(what=plain(view.plan.what), people=people, when=when(day, workspace.today()))
    names = {one.id: plain(one.name) for one in workspace.practices}
    done = [names[one] for one in outcome.change.practices if one in names]
    if done:
        said += " " + texts.PRACTICES_DONE.format(names=listed(done))
    session.output.say(said)
    return 0


def _kept_day(session: Session, view: PlanView) -> date:
    """Return the day on which a plan was kept: its own, where that was one day and is over."""
    if session.arguments.date is None and view.standing.state is PlanState.PASSED:
        return view.plan.day
    return session.day_behind(session.arguments.date)


def _move(session: Session) -> int:
    from connect_tui.cli.plan_values import parse_time

    arguments, workspace = session.arguments, session.workspace
    found = _named(session)
    at = parse_time(arguments.time) if arguments.time is not None else None
    outcome = plans.move_plan(workspace, found.plan.id, session.day_ahead(arguments.day_ahead), at)
    view = _view(session, found.plan.id)
    if arguments.json:
        return _say_plan(session, view, changed=outcome.changed)
    sentence = texts.MOVED if outcome.changed else texts.MOVED_ALREADY
    session.output.say(sentence.format(what=plain(view.plan.what), when=when_of(view, workspace.today())))
    return 0


def _drop(session: Session) -> int:
    found = _named(session)
    outcome = plans.drop_plan(session.workspace, found.plan.id)
    if session.arguments.json:
        return _say_plan(session, _view(session, found.plan.id), changed=outcome.changed)
    sentence = texts.DROPPED if outcome.changed else texts.DROPPED_ALREADY
    session.output.say(sentence.format(what=plain(found.plan.what)))
    return 0


def _export(session: Session) -> int:
    from connect_tui.services.people_exchange import export_ics

    file, as_json = session.arguments.ics, session.arguments.json
    if file == "":
        raise WrongUse(texts.NO_FILE, hint=texts.NO_FILE_HINT)
    if file == STANDARD_STREAM:
        if as_json:
            raise WrongUse(texts.JSON_NEEDS_FILE, hint=texts.JSON_NEEDS_FILE_HINT)
        write_bytes(export_ics(session.workspace))
        return 0
    from connect_tui.services.exchange import write_out

    data = export_ics(session.workspace)
    write_out(session.workspace, Path(file), [data.decode()])
    if as_json:
        session.output.say_json({"file": file, "size": len(data), "events": data.count(b"BEGIN:VEVENT\r\n")})
    else:
        session.output.tell(texts.EXPORTED.format(path=plain(file)))
    return 0


def _named(session: Session) -> PlanView:
    """Return the plan that is meant: one to come or that passed, else one of the others."""
    text = session.arguments.plan
    try:
        return plans.find_plan(plans.plan_views(session.workspace), text)
    except WrongUse as error:
        if error.nearest:
            raise
    return plans.find_plan(plans.plan_views(session.workspace, everything=True), text)


def _view(session: Session, plan_id: str) -> PlanView:
    return plans.find_plan(plans.plan_views(session.workspace, everything=True), plan_id)


def _what(view: PlanView) -> str:
    what = plain(view.plan.what)
    if not view.people:
        return what
    return f"{what} {texts.WITH.format(names=listed([plain(name) for name in view.people]))}"


def _say_plan(session: Session, view: PlanView, *, changed: bool) -> int:
    session.output.say_json({**people_shapes.plan(view), "changed": changed})
    return 0
