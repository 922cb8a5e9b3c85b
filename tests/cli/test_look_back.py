"""What the command line makes of look backs: they are taken back, exported and imported like all else."""

from __future__ import annotations

from connect_tui.services.look_back import keep_look_back, look_back, week_to_look_back_on
from connect_tui.services.workspace import Workspace
from tests.cli.conftest import Connect


def kept(connect: Connect, moment: str) -> Workspace:
    workspace = Workspace(connect.paths, connect.clock)
    week = week_to_look_back_on(workspace)
    focus = [one for one in workspace.practices if one.id == "care"]
    keep_look_back(workspace, week, moment=moment, people=["Maya"], focus=focus)
    return workspace


def test_undo_says_which_week_it_was(connect: Connect) -> None:
    kept(connect, "We danced.")
    ran = connect("undo")
    assert ran.status == 0
    assert ran.out.startswith(
        "Taken back: the look back on the week of Monday, 16 November 2026.\nYour words"
    )
    assert connect("undo").status == 1


def test_a_look_back_goes_out_and_comes_in_again(connect: Connect) -> None:
    workspace = kept(connect, "We danced.\nTwice \u202e[b].")
    before = look_back(workspace, week_to_look_back_on(workspace))
    exported = connect("export", "--format", "json", "-").out
    connect("undo")
    assert connect("import", "-", given=exported.encode()).status == 0
    other = Workspace(connect.paths, connect.clock)
    after = look_back(other, week_to_look_back_on(other))
    assert (after.moment, after.people_kept) == ("", ())
    connect("erase", "--yes")
    assert connect("import", "-", given=exported.encode()).status == 0
    other = Workspace(connect.paths, connect.clock)
    assert look_back(other, week_to_look_back_on(other)) == before
    assert connect("export", "--format", "json", "-").out == exported
