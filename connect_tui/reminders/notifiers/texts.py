"""What notifiers say about themselves: what serves them, and why something was not shown."""

from __future__ import annotations

NO_BUS = "no session bus"
BUS_SILENT = "the session bus does not answer"
NO_SERVER = "no notification server"
STARTS_WHEN_NEEDED = "a notification server that starts when needed"
NOT_STARTED = "the notification server did not start"
NAMELESS_SERVER = "a notification server"
DOES_NOT_ANSWER = "the notification server does not answer"
REFUSED = "the notification server refused it ({error})"
CONNECTION_LOST = "the connection to the session bus was lost"

PLYER = "plyer"
PLYER_NOTIFY_SEND = "plyer through notify-send"
NO_NOTIFY_SEND = "notify-send is not installed"
NO_DESKTOP = "no desktop to show it on"
NO_PLYER_WAY = "plyer knows no way to show it here"
NOTIFY_SEND_NOT_STARTED = "notify-send could not be started"
NOTIFY_SEND_FAILED = "notify-send could not show it"
HELPER_FAILED = "the helper that shows it failed"
HELPER_NOT_STARTED = "the helper that shows it could not be started"

NO_WAY = "no way to show popups"
