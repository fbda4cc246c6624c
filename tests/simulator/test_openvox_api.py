"""The simulated OpenVox's API, in JSON and in XML."""

import json
from typing import Any

import pytest

from simulator.openvox_uc import YEASTAR_ERRNO, OpenVoxSimulator
from simulator.story import Action, Beat

from .listening import Listener, ask, listen, log_in, md5, raw_answer

API = "v0.0.1"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" ?>'


async def ask_xml(
    sim: OpenVoxSimulator, endpoint: str, token: str, body: str = ""
) -> str:
    """Ask an endpoint in XML and return the body of the answer."""
    path = f"/api/{API}/{endpoint}?token={token}&type=xml"
    answer = await raw_answer(sim, path, body.encode())
    return answer.partition(b"\r\n\r\n")[2].decode()


def call(sim: OpenVoxSimulator, called: str) -> str:
    """Have an extension call somebody outside who picks up, and return the call's id."""
    made = sim.switchboard.new_call()
    start = Beat(delay=0, action=Action.START, by="106", to=called, trunk="to-18-16-2")
    ring = Beat(delay=0, action=Action.RING, parties=("outside",))
    for beat in (start, ring, Beat(delay=0, action=Action.ANSWER, by="outside")):
        sim.switchboard.apply(made, beat)
    return made.call_id


async def test_answer_as_printed(openvox: OpenVoxSimulator) -> None:
    """There is no Content-Type, and no length."""
    answer = await raw_answer(openvox, "/api/v0.0.1/login", b"{}")
    head = answer.partition(b"\r\n\r\n")[0].decode()
    assert head.split("\r\n") == [
        "HTTP/1.1 200 OK",
        "Access-control-allow-origin: *",
        "Access-control-allow-methods: GET, POST, OPTIONS, PUT, DELETE",
    ]


@pytest.mark.parametrize("api", ["v0.0.1", "v1.1.0", "v2.0.0"])
async def test_any_version(openvox: OpenVoxSimulator, api: str) -> None:
    """The examples print several versions in the path."""
    token = await log_in(openvox, api)
    device = await ask(openvox, "deviceinfo/query", token=token, api=api)
    assert device["deviceinfo"]["sn"] == "a09805021987"


@pytest.mark.parametrize(
    ("profile", "errno"), [(None, "30003"), (YEASTAR_ERRNO, "20003")]
)
async def test_wrong_password(
    openvox: OpenVoxSimulator, profile: dict[str, str] | None, errno: str
) -> None:
    """The number for it is OpenVox's own, unless it is set to use Yeastar's."""
    openvox.errnos = openvox.errnos if profile is None else profile
    fields = {"username": "api", "password": md5("other"), "port": "8260"}
    reply = await ask(openvox, "login", fields, api=API)
    assert reply == {"status": "Failed", "errno": errno}


async def test_port_is_required(openvox: OpenVoxSimulator) -> None:
    """A login must name a port."""
    fields = {"username": "api", "password": md5(openvox.password)}
    assert (await ask(openvox, "login", fields, api=API))["errno"] == "10004"


async def test_login_in_xml(openvox: OpenVoxSimulator) -> None:
    """A login in XML is answered in XML; its urltag may be a number."""
    fields = {
        "username": "api",
        "password": md5(openvox.password),
        "port": "8260",
        "url": "172.16.6.150:8260/report",
        "urltag": "1",
    }
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    body = f"{DECLARATION}<xml>{inner}</xml>"
    answer = await raw_answer(openvox, f"/api/{API}/login?type=xml", body.encode())
    text = answer.partition(b"\r\n\r\n")[2].decode()
    assert text.startswith(f"{DECLARATION}<xml><status>Success</status><token>")
    target = openvox.target()
    assert target is not None
    assert (target.host, target.port, target.path) == ("172.16.6.150", 8260, "report")


@pytest.mark.parametrize("body", ["{}", "<xml>", "<other/>", "<xml>text</xml>"])
async def test_not_xml(openvox: OpenVoxSimulator, body: str) -> None:
    """The parameter decides what a body is, not the body."""
    answer = await ask_xml(openvox, "login", "", body)
    assert "<status>Failed</status><errno>20000</errno>" in answer


async def test_lists_in_xml(openvox: OpenVoxSimulator) -> None:
    """Lists have items with numbers, also those of a single element."""
    token = await log_in(openvox, API)
    extensions = await ask_xml(openvox, "extensionlist/query", token)
    assert '<extlist><item id="0"><extnumber>101</extnumber>' in extensions
    await openvox.remove_trunk("fxo-1")
    trunks = await ask_xml(openvox, "trunklist/query", token)
    assert '<trunkname><item id="0"><trunkname>to-18-16-2</trunkname>' in trunks
    assert trunks.count("<item") == 1


async def test_heartbeat_has_no_type(openvox: OpenVoxSimulator) -> None:
    """What has no type in the documentation speaks JSON whatever is asked for."""
    token = await log_in(openvox, API)
    assert json.loads(await ask_xml(openvox, "heartbeat", token)) == {
        "status": "Success"
    }
    assert json.loads(await ask_xml(openvox, "logout", token)) == {"status": "Success"}


async def test_outbound_query(openvox: OpenVoxSimulator) -> None:
    """An id, several with commas, or all; a single call's fields stand in the element itself."""
    token = await log_in(openvox, API)

    async def asked(fields: dict[str, Any] | None) -> list[str]:
        reply = await ask(openvox, "outbound/query", fields, token=token, api=API)
        return [shown["outboundid"] for shown in reply["outbound"]]

    assert await asked(None) == []
    first = call(openvox, "103")
    answer = await ask_xml(openvox, "outbound/query", token)
    assert "<outbound><outboundid>" in answer
    assert "<status>Talking</status></outbound></xml>" in answer
    second = call(openvox, "104")
    assert await asked(None) == [first, second]
    assert await asked({"outboundid": second}) == [second]
    assert await asked({"outboundid": f"{first},{second},1.2"}) == [first, second]
    assert (await ask_xml(openvox, "outbound/query", token)).count("<outbound>") == 2
    openvox.xml_items = True
    items = await ask_xml(openvox, "outbound/query", token)
    assert items.count("<outbound>") == 1
    assert items.count("<item") == 2
    inbound = await ask(openvox, "inbound/query", token=token, api=API)
    assert inbound == {"status": "Success", "inbound": []}


async def test_switched_off(openvox: OpenVoxSimulator) -> None:
    """On the API's own port nothing answers when it is off."""
    openvox.quirks.api_enabled = False
    assert await raw_answer(openvox, "/api/v0.0.1/login", b"{}") == b""


async def test_status_monitor(openvox: OpenVoxSimulator, listener: Listener) -> None:
    """Without its tick, an extension is not reported to ring."""
    openvox.configure("monitored", [])
    await listen(openvox, listener)
    await openvox.play("inbound_answered", 1_000_000)
    actions = {body["action"] for body in listener.bodies}
    assert actions.isdisjoint({"RING", "ExtensionStatus"})
    assert {"ANSWER", "BYE", "NewCdr"} <= actions
