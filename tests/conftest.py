"""Fixtures that several tests share."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any
from unittest.mock import AsyncMock, patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.pbx.calls.log import log_connection

# Imported before Home Assistant's loader runs: the test package's stand-in for a
# configuration folder has a `custom_components` of its own.
import custom_components.pbx.const  # noqa: F401
from custom_components.pbx.event import PbxCalls, PbxInCallEvents, PbxResults
from homeassistant import loader
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator
from simulator.office import YEASTAR
from simulator.openvox_uc import OpenVoxSimulator
from simulator.wire_yeastar import YeastarWire
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from . import ApiSimulator, set_up_system
from .browsers import client, stranger  # noqa: F401
from .mariadb import mariadb_server  # noqa: F401
from .postgres import own_postgres_server, postgres_server  # noqa: F401
from .report_bodies import Reporter
from .told_system import Told, registered
from .translations import checked_translations

LONGEST_TEST = timedelta(hours=1)
"""What a test lasts at most, by a clock that it moves itself."""


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give each test a configuration folder of its own, because the call log is in it."""
    return hass_tmp_config_dir


@pytest.fixture
def hass(
    hass: HomeAssistant, request: pytest.FixtureRequest
) -> Iterator[HomeAssistant]:
    """Let Home Assistant find the integration, and check its texts wherever they are shown.

    Not an automatic fixture: tests of what a call is need no Home Assistant, and
    `recorder_mock` must be able to come before it.
    """
    hass.data.pop(loader.DATA_CUSTOM_COMPONENTS)
    now = dt_util.now()
    # Where a day ends during a test, today's counts end too.
    if (now + LONGEST_TEST).date() != now.date():
        if "freezer" in request.fixturenames:
            request.getfixturevalue("freezer").tick(LONGEST_TEST)
        else:
            hass.config.time_zone = "UTC"
            dt_util.set_default_time_zone(UTC)
    with checked_translations():
        yield hass


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare as Home Assistant's own tests do: registry entries without what is random in them."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
def mock_setup_entry() -> Iterator[AsyncMock]:
    """Keep entries from being set up, where only the flow that makes them is tested."""
    with (
        patch("custom_components.pbx.async_setup_entry", return_value=True) as setup,
        patch("custom_components.pbx.async_unload_entry", return_value=True),
    ):
        yield setup


@pytest.fixture
async def yeastar(socket_enabled: None) -> AsyncIterator[YeastarSimulator]:
    """Have a simulated Yeastar S-Series on this machine."""
    async with YeastarSimulator() as simulator:
        yield simulator


@pytest.fixture
async def tcp_yeastar(socket_enabled: None) -> AsyncIterator[YeastarSimulator]:
    """Have a simulated Yeastar S-Series whose report method is TCP."""
    async with YeastarSimulator(report_method="TCP") as simulator:
        yield simulator


@pytest.fixture
async def openvox(socket_enabled: None) -> AsyncIterator[OpenVoxSimulator]:
    """Have a simulated OpenVox UC on this machine."""
    async with OpenVoxSimulator() as simulator:
        yield simulator


@pytest.fixture
async def huawei(socket_enabled: None) -> AsyncIterator[HuaweiSimulator]:
    """Have a simulated contact centre on this machine."""
    async with HuaweiSimulator() as simulator:
        yield simulator


@pytest.fixture
async def p_series(socket_enabled: None) -> AsyncIterator[YeastarPSimulator]:
    """Have a simulated Yeastar P-Series on this machine."""
    async with YeastarPSimulator() as simulator:
        yield simulator


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system."""
    return await set_up_system(hass, yeastar)


@pytest.fixture
def told() -> Iterator[type[Told]]:
    """Have a system in the registry that does everything it is told."""
    with registered() as kind:
        yield kind


@pytest.fixture
def report(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Return what the phone system reports with."""
    return Reporter(hass, entry, hass_client_no_auth)


@pytest.fixture(params=["yeastar", "openvox"])
def simulator(request: pytest.FixtureRequest) -> ApiSimulator:
    """Have each simulated system that has an API."""
    simulator: ApiSimulator = request.getfixturevalue(request.param)
    return simulator


@pytest.fixture
async def other_yeastar(socket_enabled: None) -> AsyncIterator[YeastarSimulator]:
    """Have another system of the same kind, with the same password."""
    office = replace(YEASTAR, serial_number="369451090999")
    async with YeastarSimulator(wire=YeastarWire(office=office)) as simulator:
        yield simulator


@pytest.fixture
async def tls_yeastar(socket_enabled: None) -> AsyncIterator[YeastarSimulator]:
    """Have a system with the certificate that it came with."""
    # Only in its debug mode asyncio takes a client that ends a handshake for an error.
    asyncio.get_running_loop().set_debug(False)
    async with YeastarSimulator(tls=True) as simulator:
        yield simulator


@pytest.fixture
def passes(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Callable[..., Any]:
    """Return what lets time pass."""

    async def let_pass(*, wait: bool = True, **time: float) -> None:
        freezer.tick(timedelta(**time))
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=wait)

    return let_pass


@pytest.fixture
def all_enabled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enable what is disabled by default."""
    monkeypatch.setattr(
        "homeassistant.helpers.entity.Entity.entity_registry_enabled_default", True
    )


@pytest.fixture
async def contact_centre(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Set up a contact centre and return what it reports with."""
    entry = await set_up_system(hass, huawei)
    return Reporter(hass, entry, hass_client_no_auth)


@pytest.fixture
def event_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have event entities, as somebody has who enabled them."""
    for event_entity in (PbxCalls, PbxInCallEvents, PbxResults):
        monkeypatch.setattr(event_entity, "entity_registry_enabled_default", True)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try a database that is away more often."""
    monkeypatch.setattr(log_connection, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(log_connection, "LONGEST_PAUSE", 0.2)
