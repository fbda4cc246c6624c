"""What the database servers have in common that tests start."""

import os
from pathlib import Path
import pwd
import shutil
from typing import NoReturn

import pytest


def missing(name: str, package: str) -> NoReturn:
    """Leave a test out because a server is not installed; in CI that is a failure."""
    leave_out(
        f"There is no {name} here. Install the package `{package}`, or run scripts/test as root on a Debian."
    )


def leave_out(text: str) -> NoReturn:
    """Leave a test out for a reason; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(text)
    pytest.skip(text)


def as_unprivileged(folder: Path, user: str) -> list[str]:
    """Return what makes a command run without rights, in a folder that is handed over to whom it runs as.

    Args:
        folder: The folder.
        user: Who that is if tests run as root and there is such a user.
    """
    if os.geteuid() != 0:
        return []
    users = {one.pw_name: one for one in pwd.getpwall()}
    chosen = users.get(user) or users["nobody"]
    shutil.chown(folder, chosen.pw_uid, chosen.pw_gid)
    ids = (f"--reuid={chosen.pw_uid}", f"--regid={chosen.pw_gid}")
    return ["setpriv", *ids, "--clear-groups"]
