"""Has the copy of a file of the log be good, though the file is written to while it is copied."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from .database import open_file
from .driver_errors import as_log_errors


def hold_file(path: Path) -> Callable[[], None]:
    """Have the write-ahead log of a file keep all that it has and grow at its end alone.

    So a copy of the file, and one of its log that is made at another moment, are good together. Nobody has to wait. Blocks.

    Args:
        path: The file, which is there.

    Returns:
        What ends that. It may be called from any thread.

    Raises:
        LogError: The file cannot be read.
    """
    with as_log_errors(), ExitStack() as stack:
        engine = open_file(path)
        stack.callback(engine.dispose)
        conn = stack.enter_context(engine.connect())
        # While somebody reads from the log, it is not begun anew.
        conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        return stack.pop_all().close
