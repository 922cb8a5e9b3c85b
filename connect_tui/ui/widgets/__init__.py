"""The parts of screens, each drawn as one widget."""
