"""The use cases that the screens, the command line and the popups share."""
