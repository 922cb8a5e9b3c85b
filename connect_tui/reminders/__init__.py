"""Reminders: when to show what, the engine that watches the clock, and the ways to a person's desktop."""
