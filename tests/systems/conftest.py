"""A client of each phone system, and the simulated system that it talks to."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.pbx.systems.openvox_uc.client import OpenVoxUc
from custom_components.pbx.systems.settings import Delivery, Settings
from custom_components.pbx.systems.yeastar_p.client import YeastarP
from custom_components.pbx.systems.yeastar_s.client import YeastarS
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import md5
from .api import Api

type ClientOf = Callable[..., YeastarP]
type TcpClientOf = Callable[..., YeastarS]


@pytest.fixture
async def session(socket_enabled: None) -> AsyncIterator[ClientSession]:
    """Return a session of the test's own."""
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
def yeastar_api(yeastar: YeastarSimulator, session: ClientSession) -> Api:
    """Return a Yeastar and how to reach it."""
    return Api(sim=yeastar, session=session, kind=YeastarS)


@pytest.fixture(params=[False, True], ids=["json", "xml"])
def openvox_api(
    request: pytest.FixtureRequest, openvox: OpenVoxSimulator, session: ClientSession
) -> Api:
    """Return an OpenVox and how to reach it, in JSON and in XML."""
    return Api(sim=openvox, session=session, kind=OpenVoxUc, xml=request.param)


@pytest.fixture(params=["yeastar", "openvox_json", "openvox_xml"])
def api(
    request: pytest.FixtureRequest,
    yeastar: YeastarSimulator,
    openvox: OpenVoxSimulator,
    session: ClientSession,
) -> Api:
    """Return each system in turn that has a login."""
    return {
        "yeastar": Api(sim=yeastar, session=session, kind=YeastarS),
        "openvox_json": Api(sim=openvox, session=session, kind=OpenVoxUc),
        "openvox_xml": Api(sim=openvox, session=session, kind=OpenVoxUc, xml=True),
    }[request.param]


@pytest.fixture
async def open_client(
    p_series: YeastarPSimulator, session: ClientSession
) -> AsyncIterator[ClientOf]:
    """Return what makes clients of the P-Series, which are closed at the end."""
    clients: list[YeastarP] = []

    def make(**changes: Any) -> YeastarP:
        settings = Settings(
            host=p_series.host,
            port=p_series.port,
            client_id=p_series.client_id,
            client_secret=p_series.client_secret,
        )
        client = YeastarP(session, replace(settings, **changes))
        clients.append(client)
        return client

    yield make
    for client in clients:
        await client.close()


@pytest.fixture
async def open_tcp_client(
    tcp_yeastar: YeastarSimulator, session: ClientSession
) -> AsyncIterator[TcpClientOf]:
    """Return what makes clients of the S-Series that is read from, which are closed at the end."""
    clients: list[YeastarS] = []

    def make(**changes: Any) -> YeastarS:
        settings = Settings(
            host=tcp_yeastar.host,
            port=tcp_yeastar.port,
            username=tcp_yeastar.username,
            password_md5=md5(tcp_yeastar.password),
            secret=tcp_yeastar.password,
            delivery=Delivery.STREAM,
            stream_port=tcp_yeastar.report_server.port,
        )
        client = YeastarS(session, replace(settings, **changes))
        clients.append(client)
        return client

    yield make
    for client in clients:
        await client.close()
