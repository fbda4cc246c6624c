"""A real Asterisk, one for each process that tests, and the office around it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
import tempfile

import pytest

from asterisk_office.asterisk import Asterisk, AsteriskMissing, fetch
from asterisk_office.office import Office
from asterisk_office.phone import has_sipp

from ..servers import leave_out, missing


@contextmanager
def running_asterisk() -> Iterator[Asterisk]:
    """Have an Asterisk on this machine until the block ends."""
    if not has_sipp():
        missing("SIPp", "sip-tester")
    try:
        fetch()
    except AsteriskMissing as err:
        leave_out(f"There is no Asterisk here. {err}")
    # Not the folder of the test, whose path may be too long.
    with (
        tempfile.TemporaryDirectory(prefix="pbx-office-") as folder,
        Asterisk(Path(folder)) as running,
    ):
        yield running


@pytest.fixture(scope="session")
def asterisk() -> Iterator[Asterisk]:
    """Have an Asterisk that tests share."""
    with running_asterisk() as running:
        yield running


@pytest.fixture
async def office(asterisk: Asterisk, socket_enabled: None) -> AsyncIterator[Office]:
    """Have the office, with all phones registered."""
    async with Office(asterisk) as office:
        yield office
