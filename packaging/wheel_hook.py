"""Puts the shipped catalogue into wheels. An editable install finds it in the checkout instead."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedCatalogue(BuildHookInterface):
    """Adds habits.yaml, which lies at the top of the project, to the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file, except to an editable wheel."""
        if version != "editable":
            build_data["force_include"]["habits.yaml"] = "connect_tui/habits.yaml"
