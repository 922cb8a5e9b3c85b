from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_wheel_holds_the_catalogue_and_the_command(tmp_path: Path) -> None:
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(tmp_path)]
    command = [sys.executable, "-m", "pip", "wheel", *options, str(ROOT)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    (wheel,) = tmp_path.glob("connect_tui-*.whl")
    with zipfile.ZipFile(wheel) as content:
        assert content.read("connect_tui/habits.yaml") == (ROOT / "habits.yaml").read_bytes()
        points = next(name for name in content.namelist() if name.endswith("entry_points.txt"))
        assert b"connect-tui = connect_tui.__main__:main" in content.read(points)
