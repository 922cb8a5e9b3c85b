"""Popups through plyer, with the real plyer and the real notify-send."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.showings import Way
from connect_tui.reminders.notifiers import plyer_helper, plyer_way, texts
from connect_tui.reminders.notifiers.plyer_way import PlyerNotifier
from connect_tui.reminders.popup import Delivery, Readiness
from tests.reminders.desktop import POPUP, Bus, need, nothing, until
from tests.reminders.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.reminders.popup import Popup

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plyer is tried on Linux")
APPEARED = Delivery(Way.PLYER, True)


def saying(title: str, body: str) -> Popup:
    return POPUP._replace(discreet_title=title, discreet_body=body)


@pytest.fixture(autouse=True)
def nothing_on_the_screen(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def plyer(bus: Bus) -> PlyerNotifier:
    need("notify-send")
    return PlyerNotifier(bus.env)


def acting(folder: Path, bus: Bus, script: str) -> PlyerNotifier:
    """A plyer whose notify-send does what a shell script says."""
    program = folder / "notify-send"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    return PlyerNotifier(bus.env | {"PATH": f"{folder}:{bus.env['PATH']}"})


async def test_a_popup_without_a_word_of_the_persons(plyer: PlyerNotifier, recorder: Recorder) -> None:
    assert plyer.discreet_only
    assert await plyer.prepare() == Readiness(True, texts.PLYER_NOTIFY_SEND)
    assert await plyer.show(saying("Connect", "One small thing is waiting."), nothing) == APPEARED
    assert await plyer.show(POPUP, nothing) == APPEARED
    first, bare = recorder.popups
    assert (first.app_name, first.title, first.body) == ("Connect", "Connect", "One small thing is waiting.")
    assert first.actions == ()
    assert (bare.title, bare.body) == ("Connect", "")


@pytest.mark.parametrize(
    ("given", "title", "body"),
    [
        (("-x", "-y"), "‐x", "‐y"),
        (("--help", "--wait"), "‐-help", "‐-wait"),
        (("--", "-"), "‐-", "‐"),
        (("", ""), "Connect", ""),
        ((" \0 ", "\0"), "Connect", ""),
        (("a\0b", "c\0\x1bd"), "ab", "cd"),
        (("\0-a", "\n-b"), "‐a", "‐b"),
        (("two\nlines", "two\nlines"), "two lines", "two\nlines"),
        (("t" * 5000, "m" * 5000), "t" * 63 + "…", "m" * 255 + "…"),
        (("𝒕" * 5000, "𝒎" * 128), "𝒕" * 31 + "…", "𝒎" * 128),
        (
            ("<b>a</b> & b", "<a href='x'>1</a> & \\n 2 &lt;"),
            "‹b›a‹/b› ＆ b",
            "‹a href=’x’›1‹/a› ＆ ＼n 2 ＆lt;",
        ),
        (("%s $HOME `id`", '"; echo 1'), "%s $HOME `id`", '"; echo 1'),
        (("\ud800", "né"), "\ufffd", "né"),
    ],
)
async def test_any_text_is_only_text(
    plyer: PlyerNotifier, recorder: Recorder, given: tuple[str, str], title: str, body: str
) -> None:
    assert await plyer.show(saying(*given), nothing) == APPEARED
    assert [(one.title, one.body) for one in recorder.popups] == [(title, body)]


async def test_elsewhere_it_says_everything_in_the_length_that_fits(
    plyer: PlyerNotifier, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plyer_way, "_LINUX", False)
    monkeypatch.setattr(PlyerNotifier, "discreet_only", False)
    assert await plyer.prepare() == Readiness(True, texts.PLYER)
    assert await plyer.show(POPUP._replace(title="-t" * 50, body="it's <new>"), nothing) == APPEARED
    assert recorder.popups[0].title == "‐t" + "-t" * 30 + "-…"
    assert recorder.popups[0].body == "it's <new>"


async def test_a_plain_locale(bus: Bus, recorder: Recorder) -> None:
    need("notify-send")
    plyer = PlyerNotifier(bus.env | {"LC_ALL": "C", "LANG": "C"})
    assert await plyer.show(saying("né…", "‐ü"), nothing) == APPEARED
    assert (recorder.popups[0].title, recorder.popups[0].body) == ("né…", "‐ü")


async def test_no_server(plyer: PlyerNotifier) -> None:
    delivery = await plyer.show(POPUP, nothing)
    assert delivery == Delivery(Way.PLYER, False, trouble=texts.NOTIFY_SEND_FAILED)


async def test_a_server_that_refuses(plyer: PlyerNotifier, recorder: Recorder) -> None:
    recorder.refuses = "org.example.Error.Full"
    delivery = await plyer.show(POPUP, nothing)
    assert delivery == Delivery(Way.PLYER, False, trouble=texts.NOTIFY_SEND_FAILED)


async def test_a_server_that_hangs(
    plyer: PlyerNotifier, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plyer_way, "TIME_LIMIT", 1.0)
    recorder.hang()
    delivery = await plyer.show(POPUP, nothing)
    assert delivery == Delivery(Way.PLYER, None, trouble=texts.DOES_NOT_ANSWER)


async def test_a_bus_that_is_gone(bus: Bus, plyer: PlyerNotifier) -> None:
    bus.kill()
    delivery = await plyer.show(POPUP, nothing)
    assert delivery == Delivery(Way.PLYER, False, trouble=texts.NOTIFY_SEND_FAILED)


async def test_no_notify_send(bus: Bus, tmp_path: Path) -> None:
    for path in (str(tmp_path), ""):
        plyer = PlyerNotifier(bus.env | {"PATH": path})
        assert await plyer.prepare() == Readiness(False, texts.NO_NOTIFY_SEND)
        assert (await plyer.show(POPUP, nothing)).trouble == texts.NO_NOTIFY_SEND


async def test_no_desktop(bus: Bus) -> None:
    need("notify-send")
    env = {name: value for name, value in bus.env.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    assert await PlyerNotifier(env).prepare() == Readiness(False, texts.NO_DESKTOP)
    assert (await PlyerNotifier(env | {"DISPLAY": ":4711"}).prepare()).ready


async def test_whatever_it_starts_is_ended_with_it(
    bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plyer_way, "TIME_LIMIT", 1.0)
    plyer = acting(tmp_path, bus, f"echo $$ > {tmp_path}/pid; echo some words; exec sleep 60")
    assert (await plyer.show(POPUP, nothing)).shown is None
    sleeper = Path("/proc", (tmp_path / "pid").read_text().strip())
    await until(lambda: is_gone(sleeper))


async def test_a_cancelled_one_ends_too(bus: Bus, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    plyer = acting(tmp_path, bus, f"echo $$ > {pid}.new; mv {pid}.new {pid}; exec sleep 60")
    task = asyncio.create_task(plyer.show(POPUP, nothing))
    await until(pid.exists)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    sleeper = Path("/proc", pid.read_text().strip())
    await until(lambda: is_gone(sleeper))


@pytest.mark.parametrize("moment", [0, 1, 2, 5, 10])
def test_a_loop_that_ends_in_the_middle(bus: Bus, tmp_path: Path, moment: int) -> None:
    plyer = acting(tmp_path, bus, "exec sleep 60")

    async def left_alone() -> None:
        task = asyncio.create_task(plyer.show(POPUP, nothing))
        for _ in range(moment):
            await asyncio.sleep(0.005)
        assert not task.done()

    asyncio.run(left_alone())


def is_gone(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("exit 0", True),
        ("echo out; exit 0", True),
        ("echo a warning >&2; exit 0", None),
        ("echo No >&2; exit 1", False),
        ("exit 3", False),
        ("kill -9 $$", False),
        ("kill -9 $PPID", None),
    ],
)
async def test_what_notify_send_says(bus: Bus, tmp_path: Path, script: str, shown: bool | None) -> None:
    assert (await acting(tmp_path, bus, script).show(POPUP, nothing)).shown is shown


async def test_a_notify_send_that_cannot_be_run(bus: Bus, tmp_path: Path) -> None:
    program = tmp_path / "notify-send"
    program.write_bytes(b"\x7fELF nonsense")
    program.chmod(0o700)
    delivery = await PlyerNotifier(bus.env | {"PATH": str(tmp_path)}).show(POPUP, nothing)
    assert delivery == Delivery(Way.PLYER, False, trouble=texts.NOTIFY_SEND_NOT_STARTED)


async def test_the_helper_is_given_no_text_as_arguments(bus: Bus, tmp_path: Path) -> None:
    plyer = acting(tmp_path, bus, f"tr '\\0' ' ' < /proc/$PPID/cmdline > {tmp_path}/line")
    assert (await plyer.show(saying("A title", "A message"), nothing)).shown is True
    line = (tmp_path / "line").read_text()
    assert line.split() == [sys.executable, "-P", plyer_helper.__file__]


async def test_nothing_is_shown_where_the_caller_objects(plyer: PlyerNotifier, recorder: Recorder) -> None:
    def object_to_it() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        await plyer.show(POPUP, object_to_it)
    assert await plyer.show(POPUP, nothing) == APPEARED
    assert len(recorder.popups) == 1


async def test_the_caller_is_asked_before_anything_is_said(bus: Bus, tmp_path: Path) -> None:
    seen: list[bool] = []
    plyer = acting(tmp_path, bus, f"touch {tmp_path}/called")
    await plyer.show(POPUP, lambda: seen.append((tmp_path / "called").exists()))
    assert seen == [False]
    assert (tmp_path / "called").exists()


def test_a_loop_that_ends_right_after(bus: Bus, recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    need("notify-send")
    monkeypatch.setattr(plyer_way, "TIME_LIMIT", 0.5)
    assert asyncio.run(PlyerNotifier(bus.env).show(POPUP, nothing)) == APPEARED
    recorder.hang()
    assert asyncio.run(PlyerNotifier(bus.env).show(POPUP, nothing)).shown is None


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", plyer_helper.NO_WAY), ("{folder}", plyer_helper.NO_PROGRAM)]
)
def test_what_the_helper_says(tmp_path: Path, path: str, status: int) -> None:
    (tmp_path / "notify-send").write_text("not executable")
    ended = subprocess.run(
        [sys.executable, "-P", plyer_helper.__file__],
        input=json.dumps({"title": "a", "message": "b", "app": "c"}).encode(),
        env={"PATH": path.format(folder=tmp_path)},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == status
