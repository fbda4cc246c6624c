"""The token of a P-Series: at most one, renewed early, and never a second try of refused credentials."""

import asyncio

import pytest

from custom_components.pbx.systems.errors import (
    AddressBlocked,
    AddressNotAllowed,
    ApiDisabled,
    BadReply,
    CannotConnect,
    CertificateRejected,
    ClientRefused,
    NotThisSystem,
    TooManyTokens,
)
from custom_components.pbx.systems.settings import Delivery
from simulator.yeastar_p import YeastarPSimulator

from .conftest import ClientOf


async def test_connect(p_series: YeastarPSimulator, open_client: ClientOf) -> None:
    """A login, a question what the PBX is, and the token is given back in the end."""
    client = open_client()
    device = await client.connect(None)
    assert device.serial_number == p_series.office.serial_number
    assert device.model == f"{p_series.office.model} (Appliance Edition)"
    assert device.firmware_version == p_series.office.firmware
    assert device.deliveries == (Delivery.STREAM, Delivery.WEBHOOK)
    assert not device.in_cloud
    assert p_series.live_tokens == 1
    assert [request.endpoint for request in p_series.requests] == [
        "get_token",
        "system/information",
    ]
    assert {request.http.headers["user-agent"] for request in p_series.requests} == {
        "OpenAPI"
    }
    await client.close()
    assert p_series.live_tokens == 0


@pytest.mark.parametrize(
    ("firmware", "edition", "webhooks", "in_cloud"),
    [
        ("37.20.0.21", "Appliance Edition", True, False),
        ("37.20.0.20", "Appliance Edition", False, False),
        ("37.7.0.16", "Appliance Edition", False, False),
        ("83.21.0.117", "Software Edition", True, False),
        ("84.20.0.21", "Cloud Edition", True, True),
        ("84.12.0.33", "Cloud Edition", False, True),
    ],
)
async def test_firmware(
    p_series: YeastarPSimulator,
    open_client: ClientOf,
    firmware: str,
    edition: str,
    webhooks: bool,
    in_cloud: bool,
) -> None:
    """The firmware says which edition it is, and whether it has webhooks."""
    body = (
        b'{"errcode":0,"errmsg":"SUCCESS","data":{"sn":"3630Z0000001","model_name":'
        b'"P560","firmware_version":"%s"}}' % firmware.encode()
    )
    with p_series.canned("system/information", body):
        device = await open_client().connect(None)
    assert device.model == f"P560 ({edition})"
    assert device.deliveries is not None
    assert (Delivery.WEBHOOK in device.deliveries) is webhooks
    assert device.in_cloud is in_cloud


async def test_wrong_credentials_are_tried_once(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """Five tries lock the address out, so there is one."""
    client = open_client(client_secret="wrong")
    for _ in range(3):
        with pytest.raises(ClientRefused):
            await client.connect(None)
    assert len(p_series.asked("get_token")) == 1


async def test_blocked_address(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """A blocked address is told in words, and is not made worse by trying again."""
    p_series.lock()
    client = open_client()
    for _ in range(2):
        with pytest.raises(AddressBlocked):
            await client.connect(None)
    assert len(p_series.requests) == 1


async def test_address_not_allowed(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """The list of allowed addresses is told from wrong credentials."""
    p_series.quirks.allow_list = ("192.0.2.1",)
    with pytest.raises(AddressNotAllowed):
        await open_client().connect(None)


async def test_too_many_tokens(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """The ninth token is not given out. As soon as there is room, a token is got."""
    others = [open_client() for _ in range(8)]
    for other in others:
        await other.connect(None)
    client = open_client()
    with pytest.raises(TooManyTokens):
        await client.connect(None)
    await others[0].close()
    await client.connect(None)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"errcode":10001,"errmsg":"INTERFACE NOT EXISTED"}', ApiDisabled),
        (b'{"errcode":-2,"errmsg":"INTERNAL SERVER ERROR"}', BadReply),
        (b'{"errcode":-1,"errmsg":"FAILURE"}', ClientRefused),
        (b'{"errcode":"-1"}', ClientRefused),
        (b'{"errcode":0,"errmsg":"SUCCESS"}', NotThisSystem),
        (b'{"status":"Success","token":"1"}', NotThisSystem),
        (b"<html></html>", NotThisSystem),
        (b"[]", NotThisSystem),
    ],
)
async def test_login_answers(
    p_series: YeastarPSimulator,
    open_client: ClientOf,
    body: bytes,
    error: type[Exception],
) -> None:
    """Whatever a login is answered with means something."""
    with p_series.canned("get_token", body), pytest.raises(error):
        await open_client().connect(None)


async def test_foreign_device(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """Another device's web page, or its errors, are no P-Series."""
    p_series.quirks.foreign = True
    with pytest.raises(NotThisSystem):
        await open_client().connect(None)
    p_series.quirks.foreign = False
    p_series.quirks.http_status = "404 Not Found"
    with pytest.raises(NotThisSystem):
        await open_client().connect(None)
    p_series.quirks.http_status = "502 Bad Gateway"
    with pytest.raises(CannotConnect):
        await open_client().connect(None)


async def test_no_serial_number(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """What does not say its serial number cannot be told from another PBX."""
    body = b'{"errcode":0,"errmsg":"SUCCESS","data":{}}'
    with p_series.canned("system/information", body), pytest.raises(NotThisSystem):
        await open_client().connect(None)


async def test_renewed_once(p_series: YeastarPSimulator, open_client: ClientOf) -> None:
    """A token that is gone is renewed once, however many questions need it at the same time."""
    client = open_client()
    await client.connect(None)
    p_series.drop_tokens()
    p_series.requests.clear()
    await asyncio.gather(*(client.query_inbound() for _ in range(5)))
    assert len(p_series.asked("refresh_token")) == 1
    assert len(p_series.asked("get_token")) == 1
    assert p_series.live_tokens == 1
    assert await client.keep_alive()
    assert not await client.keep_alive()


async def test_renewed_early(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """A token is refreshed before it ends, with which the credentials are not sent again."""
    p_series.token_rules.access_seconds = 1
    client = open_client()
    await client.connect(None)
    await asyncio.sleep(0.6)
    p_series.requests.clear()
    assert not await client.keep_alive()
    assert [request.endpoint for request in p_series.requests] == ["refresh_token"]
    assert await client.query_inbound() == []
    assert p_series.live_tokens == 1


async def test_closed(p_series: YeastarPSimulator, open_client: ClientOf) -> None:
    """Nothing is asked any more once it is closed."""
    client = open_client()
    await client.connect(None)
    await client.close()
    with pytest.raises(CannotConnect):
        await client.query_inbound()
    assert p_series.live_tokens == 0
    await client.connect(None)
    assert p_series.live_tokens == 1


async def test_closed_while_away(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """A PBX that is away at the end keeps nobody waiting."""
    client = open_client()
    await client.connect(None)
    p_series.unreachable = True
    await client.close()


async def test_certificate(socket_enabled: None, open_client: ClientOf) -> None:
    """The certificate that it came with is taken, unless it shall be checked."""
    # Only in its debug mode asyncio takes a client that ends a handshake for an error.
    asyncio.get_running_loop().set_debug(False)
    async with YeastarPSimulator(tls=True) as tls:
        with pytest.raises(CertificateRejected):
            await open_client(port=tls.port, tls=True, verify_certificate=True).connect(
                None
            )
        client = open_client(port=tls.port, tls=True)
        await client.connect(None)
        await client.open_stream()
        assert tls.sockets == 1
        await client.close()


async def test_address_that_is_none(open_client: ClientOf) -> None:
    """An address that cannot be one is told like one that does not answer."""
    with pytest.raises(CannotConnect):
        await open_client(host="a b").connect(None)
