"""Makes copies of the log's files usable, though the files are written to while they are copied."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from .database import open_file
from .driver_errors import as_log_errors


def hold_file(path: Path) -> Callable[[], None]:
    """Have the write-ahead log of a file keep all that it has and grow at its end alone.

    So a copy of the file and a copy of its write-ahead log, made at different moments, fit together. Nobody has to wait. Blocks.

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
