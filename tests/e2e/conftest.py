"""Fixtures of the tests in a browser. One Home Assistant serves all of them."""

import asyncio
from collections.abc import AsyncIterator, Iterator
import os
from pathlib import Path

from playwright.async_api import Browser, expect
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from simulator.yeastar_s import YeastarSimulator

from .branch import branch  # noqa: F401
from .chromium import MISSING, find_chromium, running_chromium
from .home import Home, Office, open_office, running_home
from .visitor import Visits

FOLDER = Path(__file__).parent
EXPECT_SECONDS = 60
"""How long a machine that is busy with other tests may take to show something."""
FAILED: pytest.StashKey[bool] = pytest.StashKey()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run these tests on one event loop, on which the simulators live, and in one process."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note whether a test failed, so that there are pictures of it."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(autouse=True)
def sockets(socket_enabled: None) -> None:
    """Let the simulators listen."""


@pytest.fixture(autouse=True)
def verify_cleanup() -> None:
    """Take the place of a check for what a test leaves behind: here things stay for the next test on purpose."""


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Have a browser; otherwise the test is left out, but not in CI."""
    if (path := find_chromium()) is None and os.environ.get("CI"):
        pytest.fail(MISSING)
    if path is None:
        pytest.skip(MISSING)
    expect.set_options(timeout=EXPECT_SECONDS * 1000)
    async with running_chromium(path) as browser:
        yield browser


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def home(
    # Without a browser there is no need to start.
    chromium: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Home]:
    """Have a Home Assistant."""
    enable_socket()
    asyncio.get_running_loop().set_debug(False)
    async with running_home(tmp_path_factory.mktemp("home")) as home:
        yield home


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def office(home: Home) -> AsyncIterator[Office]:
    """Have the simulated phone systems, set up in Home Assistant."""
    enable_socket()
    async with open_office(home) as office:
        yield office


@pytest.fixture(scope="package")
def phone_system(office: Office) -> YeastarSimulator:
    """Have the phone system that most tests call on."""
    simulator = office.systems["yeastar_s"].simulator
    assert isinstance(simulator, YeastarSimulator)
    return simulator


@pytest_asyncio.fixture(loop_scope="session")
async def visits(
    chromium: Browser, home: Home, request: pytest.FixtureRequest
) -> AsyncIterator[Visits]:
    """Let people open pages, and see that nothing goes wrong in our part of them."""
    visits = Visits(chromium, home)
    try:
        yield visits
        if request.node.stash.get(FAILED, False):
            await visits.picture_all(request.node.name)
        assert not visits.wrong
    finally:
        await visits.close()
