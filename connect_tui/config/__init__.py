"""Where things lie, and what a person decides: the catalogue of practices, reminders and settings."""
