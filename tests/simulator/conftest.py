"""Running simulated phone systems, a clock for them, and somebody who listens."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from simulator.openvox_uc import OpenVoxSimulator
from simulator.pusher import Schedule
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .listening import Clock, Listener
from .openapi_client import OpenApiClient

QUICK = Schedule(rounds=3, pause=0.01)


@pytest.fixture
async def listener(socket_enabled: None) -> AsyncIterator[Listener]:
    """Return somebody who listens."""
    listening = Listener()
    server = await asyncio.start_server(listening.serve, "127.0.0.1", 0)
    listening.port = server.sockets[0].getsockname()[1]
    yield listening
    server.close()
    await server.wait_closed()


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
async def yeastar(
    socket_enabled: None, clock: Clock
) -> AsyncIterator[YeastarSimulator]:
    """Return a running Yeastar."""
    async with YeastarSimulator(clock=clock, schedule=QUICK) as running:
        yield running


@pytest.fixture
async def openvox(
    socket_enabled: None, clock: Clock
) -> AsyncIterator[OpenVoxSimulator]:
    """Return a running OpenVox."""
    async with OpenVoxSimulator(clock=clock, schedule=QUICK) as running:
        yield running


@pytest.fixture
async def yeastar_p(
    socket_enabled: None, clock: Clock
) -> AsyncIterator[YeastarPSimulator]:
    """Return a running P-Series PBX."""
    async with YeastarPSimulator(clock=clock) as running:
        yield running


@pytest.fixture
async def client(yeastar_p: YeastarPSimulator) -> AsyncIterator[OpenApiClient]:
    """Return a client of the P-Series PBX that has no token yet."""
    async with OpenApiClient(yeastar_p) as asking:
        yield asking
