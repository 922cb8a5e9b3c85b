"""Starting reminders at login, from the screens."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from connect_tui.domain.errors import ConnectError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.config.paths import Paths
    from connect_tui.reminders.login.installing import LoginPlan
    from connect_tui.reminders.login.machine import Machine


class AtLogin:
    """What starting at login would write, and the doing of it; the system's programs may be slow."""

    def __init__(self, paths: Paths, env: Mapping[str, str]) -> None:
        self._paths = paths
        self._env = env
        self.is_on = False
        """Whether reminders start at login, as of the last look."""

    def look(self) -> None:
        """See whether reminders start at login. Runs no program."""
        from connect_tui.reminders.login.command import run_command
        from connect_tui.reminders.login.installing import status

        self.is_on = False
        with suppress(ConnectError, OSError):  # where nothing could be installed, nothing is
            found = status(self._machine(), run_command(self._paths, self._env))
            self.is_on = found is not None and found.is_ours and found.is_enabled

    def plan(self) -> str:
        """Return what installing would write, or uninstalling remove, in words."""
        from connect_tui.reminders.login import installing, words

        if self.is_on:
            return "\n".join(words.would_uninstall(installing.uninstall_plan(self._machine())))
        return "\n".join(words.would_install_in_short(self._install_plan()))

    def install(self) -> str:
        """Have reminders start at login, and return what was written."""
        from connect_tui.reminders.login import installing, words

        plan = self._install_plan()
        told = words.installed(plan, installing.install(self._machine(), plan))
        self.look()
        return "\n".join(told)

    def uninstall(self) -> str:
        """Have reminders no longer start at login, and return what was removed."""
        from connect_tui.reminders.login import installing, words

        machine = self._machine()
        told = words.uninstalled(installing.uninstall(machine, installing.uninstall_plan(machine)))
        self.look()
        return "\n".join(told)

    def _install_plan(self) -> LoginPlan:
        from connect_tui.reminders.login.command import run_command
        from connect_tui.reminders.login.installing import plan
        from connect_tui.reminders.runner import is_running

        command = run_command(self._paths, self._env)
        return plan(self._machine(), command, runs_already=is_running(self._paths))

    def _machine(self) -> Machine:
        from connect_tui.reminders.login.machine import this_machine

        return this_machine(self._env)
