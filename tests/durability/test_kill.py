"""Ten kills of a real Home Assistant; the long run is python -m tests.durability --kills 200."""

import os
from pathlib import Path
import subprocess
import sys

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 1200


def test_nothing_acknowledged_is_lost() -> None:
    """After every kill the log has each acknowledged report once, no call twice and the true outcomes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.durability", "--kills", "10"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
