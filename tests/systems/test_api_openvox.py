"""Asking an OpenVox UC, in JSON and in XML."""

import pytest

from custom_components.pbx.calls.model import CallState, Direction
from custom_components.pbx.systems.errors import (
    BadCredentials,
    BadReply,
    CallNotFound,
    CannotConnect,
)
from simulator.openvox_uc import YEASTAR_ERRNO
from simulator.story import OUTSIDE, Action, Beat, Service

from .api import TARGET, Api, answer, ring


@pytest.fixture
def api(openvox_api: Api) -> Api:
    """Ask an OpenVox."""
    return openvox_api


async def test_form_of_requests(api: Api) -> None:
    """The format is named where the API knows it, and bodies are in it."""
    client = await api.connected()
    await client.connect(TARGET)
    await client.keep_alive()
    await client.close()
    wanted = "xml" if api.xml else "json"
    kinds = {
        request.endpoint: request.query.get("type") for request in api.sim.requests
    }
    assert kinds == {
        "login": wanted,
        "deviceinfo/query": wanted,
        "heartbeat": None,
        "logout": None,
    }
    [login] = api.sim.asked("login")
    assert login.version == "0.0.1"
    assert login.fields["version"] == "0.0.1"
    assert login.http.headers["content-type"] == f"application/{wanted}; charset=utf-8"


@pytest.mark.parametrize("errnos", [{"20003": "30003"}, YEASTAR_ERRNO, {"20003": ""}])
async def test_wrong_password(api: Api, errnos: dict[str, str]) -> None:
    """The number for a wrong password is not Yeastar's, and hardly known: any means it."""
    api.sim.errnos = errnos  # type: ignore[attr-defined]
    client = api.client(password_md5="0" * 32)
    for _ in range(2):
        with pytest.raises(BadCredentials):
            await client.connect(TARGET)
    assert api.asked() == ["login"]


async def test_api_switched_off(api: Api) -> None:
    """With its API off, nothing answers at its port."""
    api.sim.quirks.api_enabled = False
    with pytest.raises(CannotConnect):
        await api.client().connect(TARGET)


async def test_unknown_token_number(api: Api) -> None:
    """No number is documented for a lost token, so any refusal may be one: one login, one more try."""
    client = await api.connected()
    api.sim.fail("trunklist/query", "77777")
    assert await client.list_trunks()
    assert api.asked() == ["trunklist/query", "login", "trunklist/query"]
    api.sim.requests.clear()
    api.sim.fail("trunklist/query", "77777", times=2)
    with pytest.raises(BadReply):
        await client.list_trunks()
    assert api.asked() == ["trunklist/query", "login", "trunklist/query"]


async def test_query_outbound(api: Api) -> None:
    """Outbound calls: none, one, several, all, and some by their ids."""
    client = await api.connected()
    assert await client.query_outbound() == []
    first = api.outbound("106", "103", answer(OUTSIDE))
    [call] = await client.query_outbound()
    assert (call.call_id, call.called_number) == (first.call_id, "103")
    assert (call.direction, call.state) == (Direction.OUTBOUND, CallState.IN_CALL)
    assert call.trunk == "to-18-16-2"
    second = api.outbound("102", "104")
    both = {one.call_id: one.state for one in await client.query_outbound()}
    assert both == {
        first.call_id: CallState.IN_CALL,
        second.call_id: CallState.RINGING,
    }
    some = await client.query_outbound([second.call_id, "1.2"])
    assert [one.call_id for one in some] == [second.call_id]
    asked = api.sim.asked("outbound/query")
    assert asked[-1].fields == {"outboundid": f"{second.call_id},1.2"}
    assert asked[0].fields == {}


@pytest.mark.parametrize("items", [False, True], ids=["repeated", "items"])
async def test_two_calls_in_xml(api: Api, items: bool) -> None:
    """How two calls look in XML is not documented; both ways are read."""
    api.sim.xml_items = items  # type: ignore[attr-defined]
    client = await api.connected()
    live = [api.outbound("106", "103"), api.outbound("102", "104", answer(OUTSIDE))]
    found = await client.query_outbound()
    assert [call.call_id for call in found] == [call.call_id for call in live]


@pytest.mark.parametrize("callee", ["object", "list"])
async def test_query_inbound(api: Api, callee: str) -> None:
    """The extension that an inbound call is for comes as an object or in a list."""
    api.sim.configure("callee", callee)
    client = await api.connected()
    await client.list_extensions()
    live = api.inbound("101", "0301234567", answer("101"))
    [call] = await client.query_inbound()
    assert call.call_id == live.call_id
    assert (call.caller_number, call.called_number) == ("0301234567", "101")
    assert (call.extensions, call.answered_by) == (("101",), "101")
    assert await client.query_call(live.call_id) == call


async def test_voice_menu(api: Api) -> None:
    """A menu's number is no extension that answered."""
    client = await api.connected()
    await client.list_extensions()
    live = api.call(
        Beat(
            delay=0,
            action=Action.START,
            by=OUTSIDE,
            to="6500",
            caller="0301234567",
            trunk="to-18-16-2",
        ),
        Beat(delay=0, action=Action.PICK_UP, by="6500", service=Service.IVR),
    )
    [call] = await client.query_inbound([live.call_id])
    assert (call.extensions, call.answered_by, call.path) == ((), None, ("6500",))


async def test_shown_number(api: Api) -> None:
    """The outside may be shown another number than the extension's, which is no extension then."""
    api.sim.configure("outbound_caller_id", "66666")
    client = await api.connected()
    await client.list_extensions()
    api.outbound("106", "103", answer(OUTSIDE))
    [call] = await client.query_outbound()
    assert (call.caller_number, call.extensions) == ("66666", ())


async def test_internal_calls(api: Api) -> None:
    """Nothing lists internal calls, but extensions that are in none."""
    client = await api.connected()
    api.call(Beat(delay=0, action=Action.START, by="101", to="102"), ring("102"))
    outbound = api.outbound("106", "103", answer(OUTSIDE))
    everything = await client.query_all()
    assert [call.call_id for call in everything.calls] == [outbound.call_id]
    assert everything.covers == {Direction.INBOUND, Direction.OUTBOUND}
    assert everything.idle_extensions == {"104", "105"}


@pytest.mark.parametrize("errno", ["10005", "10007"])
async def test_no_such_call(api: Api, errno: str) -> None:
    """A call that is gone is not there, however that is said."""
    client = await api.connected()
    with pytest.raises(CallNotFound):
        await client.query_call("1589881535.982")
    api.sim.fail("outbound/query", errno, times=2)
    assert await client.query_outbound(["1589881535.982"]) == []


@pytest.mark.parametrize("empty", ["list", "null", "missing"])
async def test_nothing(api: Api, empty: str) -> None:
    """No calls come in several ways."""
    api.sim.configure("empty_lists", empty)
    client = await api.connected()
    assert await client.query_inbound() == []
    assert await client.query_outbound() == []


async def test_nested_status(api: Api) -> None:
    """The status of a call in XML is not that of the answer."""
    body = (
        b'<?xml version="1.0" encoding="utf-8"?><xml><outbound><outboundid>1589881535.982</outboundid>'
        b"<from>66666</from><to>103</to><trunk></trunk><status>Failed</status></outbound>"
        b"<status>Success</status></xml>"
    )
    client = await api.connected()
    with api.sim.canned("outbound/query", body):
        [call] = await client.query_outbound()
    assert (call.call_id, call.trunk) == ("1589881535.982", None)


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><xml><status>&a;</status></xml>',
        b"<xml><status>Success</xml>",
        b"<html><status>Success</status></html>",
    ],
    ids=["entities", "broken", "other_root"],
)
async def test_bad_xml(api: Api, body: bytes) -> None:
    """XML that could be a bomb, or is none, is refused."""
    client = await api.connected()
    with api.sim.canned("extensionlist/query", body), pytest.raises(BadReply):
        await client.list_extensions()


async def test_trunk_list_key(api: Api) -> None:
    """The trunks' list has the name of the example or that of the table."""
    client = await api.connected()
    body = b'{"status":"Success","trunklist":[{"trunkname":"a","status":"Disable","type":"SIP"}]}'
    with api.sim.canned("trunklist/query", body):
        [trunk] = await client.list_trunks()
    assert (trunk.name, trunk.status, trunk.status_text) == ("a", "disabled", "Disable")
    assert [one.name for one in await client.list_trunks()] == ["to-18-16-2", "fxo-1"]
