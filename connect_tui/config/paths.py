"""The folders Connect uses, and the files in them. Nothing here makes any of them."""

# Annotations are not postponed here: NamedTuple would compile the text of each at every start.
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

APP_NAME = "connect-tui"
CATALOGUE_NAME = "habits.yaml"


class Paths(NamedTuple):
    """The three folders, all absolute; any of them may not exist yet."""

    data: Path
    """Holds everything a person records."""
    config: Path
    """Holds what a person decides."""
    state: Path
    """Holds the log."""

    @property
    def habits_file(self) -> Path:
        """The person's own catalogue, if they have one."""
        return self.config / CATALOGUE_NAME

    @property
    def cache(self) -> Path:
        """A folder whose files can be thrown away at any time."""
        return self.data / "cache"

    @property
    def log_file(self) -> Path:
        """Where the log is written."""
        return self.state / "connect-tui.log"


def resolve_paths(*, data_dir: Path | None, config_dir: Path | None, env: Mapping[str, str]) -> Paths:
    """Work out the folders: what the command line says, else the environment, else the system's custom.

    The variables are ``CONNECT_TUI_DATA_DIR``, ``CONNECT_TUI_CONFIG_DIR`` and ``CONNECT_TUI_STATE_DIR``; an
    empty one counts as unset. A data folder that was chosen, without a state folder, holds the state too, so
    that everything of one trial stays together.
    """
    data = _chosen(data_dir, env, "CONNECT_TUI_DATA_DIR")
    config = _chosen(config_dir, env, "CONNECT_TUI_CONFIG_DIR")
    state = _chosen(None, env, "CONNECT_TUI_STATE_DIR")
    if state is None and data is not None:
        state = data / "state"
    if data is not None and config is not None and state is not None:
        return Paths(data, config, state)
    custom = _user_folders()
    return Paths(data or custom.data, config or custom.config, state or custom.state)


def shipped_habits_file() -> Path:
    """Return where the shipped catalogue lies: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / CATALOGUE_NAME
    return inside if inside.is_file() else package.parent / CATALOGUE_NAME


def _chosen(flag: Path | None, env: Mapping[str, str], variable: str) -> Path | None:
    text = str(flag) if flag is not None else env.get(variable, "")
    return _absolute(text, env) if text else None


def _absolute(text: str, env: Mapping[str, str]) -> Path:
    home = env.get("HOME", "")
    if home and (text == "~" or text.startswith("~/")):
        text = home + text[1:]
    path = Path(text)
    if text.startswith("~"):
        try:
            path = path.expanduser()
        except RuntimeError:  # an unknown user's home: then it is a folder of that name
            path = Path(text)
    return path.absolute()


def _user_folders() -> Paths:
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP_NAME, appauthor=False)
    return Paths(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path)
