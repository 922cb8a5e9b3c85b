"""Where the session bus of this login is."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping


def session_bus_socket(env: Mapping[str, str]) -> str | None:
    """Return the path of the session bus's socket, or None where there is no bus that can be reached.

    A path that starts with NUL is an abstract one. Of several addresses the first that is a Unix socket
    holds (D-Bus Specification, "Server Addresses").
    """
    address = env.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address:
        return next((path for one in address.split(";") if (path := _unix_path(one))), None)
    runtime = env.get("XDG_RUNTIME_DIR", "")
    socket = Path(runtime, "bus")
    return str(socket) if runtime and _is_socket(socket) else None


def _unix_path(address: str) -> str | None:
    transport, _, rest = address.partition(":")
    if transport != "unix":
        return None
    values = dict(pair.partition("=")[::2] for pair in rest.split(","))
    if values.get("abstract"):
        return "\0" + _unescaped(values["abstract"])
    path = _unescaped(values.get("path", ""))
    return path if path and "\0" not in path else None


def _unescaped(value: str) -> str:
    return os.fsdecode(unquote_to_bytes(value))


def _is_socket(path: Path) -> bool:
    try:
        return stat.S_ISSOCK(path.stat().st_mode)
    except (OSError, ValueError):
        return False
