"""Telling of what a person notes about themselves, alike in every front end."""
