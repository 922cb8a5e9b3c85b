"""Starting ``remind run`` at login: what is written where, and how it is taken away again."""
