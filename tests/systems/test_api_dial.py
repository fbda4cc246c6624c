"""Having a phone system dial: in each system's words, its refusals understood, and never twice."""

import asyncio
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.pbx.systems import bounded_request
from custom_components.pbx.systems.base import Feature
from custom_components.pbx.systems.errors import (
    BadCredentials,
    BadReply,
    CannotConnect,
    NotSupported,
    OrderProblem,
    OrderRefused,
    PbxError,
    Unconfirmed,
)
from custom_components.pbx.systems.huawei_aicc.client import HuaweiAicc
from custom_components.pbx.systems.settings import Settings
from simulator.live_call import LiveCall

from .api import Api

OUTSIDE_NUMBER = "03012345"
ORDERS = {"call/dial", "extension/dial_extension", "extension/dial_outbound"}


def people(api: Api) -> tuple[str, str]:
    """Return two extensions whose phones are idle."""
    first, second, *_ = api.sim.office.reachable
    return first, second


def orders(api: Api) -> list[tuple[str, dict[str, str]]]:
    """Return the orders to dial that were given, oldest first."""
    return [
        (request.endpoint, request.fields)
        for request in api.sim.requests
        if request.endpoint in ORDERS
    ]


def dialled(api: Api) -> list[LiveCall]:
    """Return the calls in progress."""
    return list(api.sim.switchboard.in_progress)


async def test_dial_yeastar(yeastar_api: Api) -> None:
    """Outside and inside alike, and the call's id is the id in the reports."""
    api = yeastar_api
    client = await api.connected()
    first, second = people(api)
    outside = await client.dial(first, OUTSIDE_NUMBER)
    inside = await client.dial(second, "4000", auto_answer=True)
    assert [call.call_id for call in dialled(api)] == [outside, inside]
    assert orders(api) == [
        ("call/dial", {"caller": first, "callee": OUTSIDE_NUMBER}),
        ("call/dial", {"caller": second, "callee": "4000", "autoanswer": "yes"}),
    ]
    assert [call.direction for call in dialled(api)] == ["outbound", "internal"]


async def test_dial_openvox(openvox_api: Api) -> None:
    """Another endpoint for an extension than for a number outside, in JSON and in XML; no id is returned."""
    api = openvox_api
    client = await api.connected()
    first, second = people(api)
    assert await client.dial(first, OUTSIDE_NUMBER) is None
    assert await client.dial(second, "106", auto_answer=True) is None
    assert orders(api) == [
        ("extension/dial_outbound", {"extid": first, "outto": OUTSIDE_NUMBER}),
        (
            "extension/dial_extension",
            {"caller": second, "callee": "106", "autoanswer": "yes"},
        ),
    ]
    wanted = "xml" if api.xml else "json"
    assert {request.query["type"] for request in api.sim.requests} == {wanted}
    assert [call.direction for call in dialled(api)] == ["outbound", "internal"]
    # Which numbers are extensions is asked once.
    assert api.asked().count("extensionlist/query") == 1


async def test_huawei_does_not_dial(session: ClientSession) -> None:
    """A contact centre is asked nothing."""
    aicc = HuaweiAicc(session, Settings())
    assert Feature.DIAL not in aicc.features
    with pytest.raises(NotSupported):
        await aicc.dial("7001", OUTSIDE_NUMBER)


@pytest.mark.parametrize(
    ("errno", "problem"),
    [
        ("10006", OrderProblem.NO_SUCH_EXTENSION),
        ("10008", OrderProblem.EXTENSION_BUSY),
        ("10011", OrderProblem.NO_SUCH_NUMBER),
        ("10024", OrderProblem.NOT_PERMITTED),
        ("10028", OrderProblem.NO_SUCH_NUMBER),
        ("10031", OrderProblem.NO_SUCH_NUMBER),
        ("30001", None),
        ("77777", None),
    ],
)
async def test_refused(api: Api, errno: str, problem: OrderProblem | None) -> None:
    """A refusal says why, as far as its number is known, and does not cost a login."""
    client = await api.connected()
    for endpoint in ORDERS:
        api.sim.fail(endpoint, errno)
    with pytest.raises(OrderRefused) as refused:
        await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert (refused.value.errno, refused.value.problem) == (errno, problem)
    assert len(orders(api)) == 1
    assert "login" not in api.asked()


@pytest.mark.parametrize(
    ("caller", "called", "restricted", "problem"),
    [
        ("9999", OUTSIDE_NUMBER, False, OrderProblem.NO_SUCH_EXTENSION),
        ("absent", OUTSIDE_NUMBER, False, OrderProblem.EXTENSION_BUSY),
        ("free", OUTSIDE_NUMBER, True, OrderProblem.NOT_PERMITTED),
        ("free", "0x1", False, OrderProblem.NO_SUCH_NUMBER),
    ],
    ids=["no_extension", "no_phone", "not_permitted", "no_number"],
)
async def test_refused_by_the_office(
    api: Api, caller: str, called: str, restricted: bool, problem: OrderProblem
) -> None:
    """The error says what is really wrong."""
    client = await api.connected()
    free, _ = people(api)
    [absent] = api.sim.office.unregistered
    api.sim.restrict({free} if restricted else set())
    who = {"free": free, "absent": absent}.get(caller, caller)
    with pytest.raises(OrderRefused) as refused:
        await client.dial(who, called)
    assert refused.value.problem is problem
    assert not dialled(api)


async def test_busy(api: Api) -> None:
    """Whoever is called for already is not called for a second time."""
    client = await api.connected()
    caller, _ = people(api)
    await client.dial(caller, OUTSIDE_NUMBER)
    with pytest.raises(OrderRefused) as refused:
        await client.dial(caller, OUTSIDE_NUMBER)
    assert refused.value.problem is OrderProblem.EXTENSION_BUSY
    assert len(dialled(api)) == 1


@pytest.mark.parametrize("timed_out", [False, True], ids=["unknown", "timed_out"])
async def test_lost_token(api: Api, timed_out: bool) -> None:
    """With a new token it is dialled, once: the first order was refused."""
    client = await api.connected()
    await client.list_extensions()
    api.sim.drop_tokens(timed_out=timed_out)
    await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert len(orders(api)) == 2
    assert len(dialled(api)) == 1
    assert api.asked().count("login") == 1


async def test_lost_token_and_refused(api: Api) -> None:
    """An order that is refused once more, with a new token, is not given a third time."""
    client = await api.connected()
    await client.list_extensions()
    api.sim.drop_tokens()
    with pytest.raises(OrderRefused):
        await client.dial("9999", OUTSIDE_NUMBER)
    assert len(orders(api)) == 2
    assert api.asked().count("login") == 1


async def test_lost_token_and_changed_password(api: Api) -> None:
    """A password that was changed meanwhile is what the error says, and nothing is dialled."""
    client = await api.connected()
    await client.list_extensions()
    api.sim.drop_tokens()
    api.sim.password = "Changed1"
    with pytest.raises(BadCredentials):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert not dialled(api)


@pytest.mark.parametrize("unanswered", ["silence", "hang_up"])
async def test_no_answer(
    api: Api, unanswered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that was carried out without an answer is not given again."""
    client = await api.connected()
    await client.list_extensions()
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 2)
    api.sim.configure("unanswered", unanswered)
    with pytest.raises(Unconfirmed):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert len(orders(api)) == 1
    assert len(dialled(api)) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("http_status", "502 Bad Gateway"),
        ("http_status", "nonsense"),
        ("foreign", True),
    ],
    ids=["proxy", "no_http", "page"],
)
async def test_odd_answer(api: Api, name: str, value: Any) -> None:
    """After an answer that says nothing it is not known whether it was done, so it is not done again."""
    client = await api.connected()
    await client.list_extensions()
    api.sim.configure(name, value)
    with pytest.raises(Unconfirmed):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert len(orders(api)) == 1


@pytest.mark.parametrize(
    "body", [b"", b"nonsense", b"[]"], ids=["empty", "text", "list"]
)
async def test_unreadable_answer(api: Api, body: bytes) -> None:
    """The same holds for an answer that cannot be read."""
    client = await api.connected()
    with (
        api.sim.canned("call/dial", body),
        api.sim.canned("extension/dial_outbound", body),
        pytest.raises(Unconfirmed),
    ):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert len(orders(api)) == 1


@pytest.mark.parametrize(
    ("status", "error"),
    [("404 Not Found", NotSupported), ("403 Forbidden", OrderRefused)],
)
async def test_http_refusal(api: Api, status: str, error: type[PbxError]) -> None:
    """What a web server turns away was not dialled."""
    client = await api.connected()
    await client.list_extensions()
    api.sim.configure("http_status", status)
    with pytest.raises(error):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert len(orders(api)) == 1


async def test_old_firmware(api: Api) -> None:
    """Firmware that does not know the request is kept apart from firmware that refuses it."""
    client = await api.connected()
    for endpoint in ORDERS:
        api.sim.fail(endpoint, "10003")
    with pytest.raises(NotSupported):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)


async def test_unreachable(api: Api) -> None:
    """A system that is not there has dialled nothing, and that is certain."""
    client = await api.connected()
    await client.list_extensions()
    await api.sim.stop()
    with pytest.raises(CannotConnect):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)


async def test_login_without_answer(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as only the login went unanswered, it is certain that nothing was dialled."""
    client = await api.connected()
    await client.list_extensions()
    api.sim.fail("heartbeat", "20004")
    with api.sim.canned("login", b"busy"), pytest.raises(PbxError):
        await client.keep_alive()
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 0.2)
    api.sim.quirks.silent = True
    with pytest.raises(CannotConnect):
        await client.dial(people(api)[0], OUTSIDE_NUMBER)
    assert not orders(api)


async def test_list_of_extensions_that_cannot_be_read(openvox_api: Api) -> None:
    """Without knowing whether it is an extension, nothing is dialled."""
    client = await openvox_api.connected()
    with (
        openvox_api.sim.canned("extensionlist/query", b"nonsense"),
        pytest.raises(BadReply),
    ):
        await client.dial("101", "106")
    assert not orders(openvox_api)


async def test_several_at_once(api: Api) -> None:
    """Orders of different extensions go side by side, also when the token is lost."""
    client = await api.connected()
    await client.list_extensions()
    api.sim.drop_tokens()
    callers = api.sim.office.reachable[:4]
    await asyncio.gather(*(client.dial(one, OUTSIDE_NUMBER) for one in callers))
    assert sorted(call.caller for call in dialled(api)) == sorted(callers)
    assert api.asked().count("login") == 1
