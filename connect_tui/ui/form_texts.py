"""What forms say, whatever they are about."""

from __future__ import annotations

HINT = "ctrl+s keeps   esc leaves"
GONE_HINT = "Undo on People brings them back; your words stay here until you leave."
KEEP = "Keep"
LEAVE = "Leave"
