"""Commands for those who work on Connect."""
