"""The webhook of the simulated P-Series PBX: signed reports, on their own or besides sockets."""

from dataclasses import replace
import json

import pytest

from simulator.push import sign
from simulator.pusher import Schedule
from simulator.yeastar_p import YeastarPSimulator

from .listening import Listener
from .openapi_client import OpenApiClient, silent, told

FAST = 1_000_000.0
SECRET = "0123456789abcdefghijklmnopqrstuv"
VECTOR = (
    b'{"type":30008,"sn":"3630Z0000001","msg":'
    b'"{\\"extension\\":\\"202\\",\\"status\\":\\"Idle\\"}"}'
)
SIGNATURE = "zaSnh+lS7QdrhO7UhVepaP2E5+mTNZaUKPEIGtDRmWg="


@pytest.fixture
def hooked(yeastar_p: YeastarPSimulator, listener: Listener) -> YeastarPSimulator:
    """Return the PBX with a webhook."""
    yeastar_p.callback_url = f"http://127.0.0.1:{listener.port}/api/webhook/1234?a=b"
    return yeastar_p


def test_signature_as_computed() -> None:
    """The fact sheet has a body, a secret and what comes of them."""
    assert sign(SECRET, VECTOR) == SIGNATURE


async def test_bytes(hooked: YeastarPSimulator, listener: Listener) -> None:
    """A report is posted as it is, with its signature."""
    push = await hooked.send(VECTOR)
    assert push.acknowledged
    assert listener.raw == [
        b"POST /api/webhook/1234?a=b HTTP/1.1\r\n"
        b"Host: 127.0.0.1:%d\r\n"
        b"Content-Type: application/json\r\n"
        b"X-Signature: %b\r\n"
        b"Content-Length: %d\r\n"
        b"Connection: close\r\n\r\n%b"
        % (listener.port, SIGNATURE.encode(), len(VECTOR), VECTOR)
    ]


async def test_signature_can_be_bad(
    hooked: YeastarPSimulator, listener: Listener
) -> None:
    """A signature can be wrong, or not there, and a report can come by GET."""
    hooked.configure("signature", "wrong")
    await hooked.send(VECTOR)
    hooked.configure("signature", "missing")
    await hooked.send(VECTOR)
    hooked.configure("method", "GET")
    await hooked.send(VECTOR, signature="right")
    wrong, missing, got = listener.heads
    assert b"X-Signature" in wrong
    assert SIGNATURE.encode() not in wrong
    assert b"X-Signature" not in missing
    assert got.startswith(b"GET /api/webhook/1234")
    assert SIGNATURE.encode() in got


async def test_message_to_test(
    hooked: YeastarPSimulator, listener: Listener, client: OpenApiClient
) -> None:
    """The button in the settings sends a message of its own, signed, to the webhook alone."""
    await client.log_in()
    socket = await client.subscribed(30011)
    assert (await hooked.send_test()).acknowledged
    (body,) = listener.bodies
    assert body == {"event": "test", "message": "Connectivity test"}
    signed = sign(hooked.webhook_secret, listener.raw[0].partition(b"\r\n\r\n")[2])
    assert f"X-Signature: {signed}".encode() in listener.heads[0]
    assert await silent(socket)
    hooked.callback_url = ""
    with pytest.raises(ValueError, match="no webhook"):
        await hooked.send_test()


@pytest.mark.parametrize("status", ["200 OK", "204 No Content"])
async def test_any_success(
    hooked: YeastarPSimulator, listener: Listener, status: str
) -> None:
    """Every 2xx takes a report."""
    listener.answers = [f"HTTP/1.1 {status}\r\n\r\n".encode()]
    assert (await hooked.send(VECTOR)).acknowledged


async def test_no_repeats(hooked: YeastarPSimulator, listener: Listener) -> None:
    """A report that is refused is lost, unless repeats are switched on."""
    listener.answers = [b"HTTP/1.1 503 Service Unavailable\r\n\r\n"]
    push = await hooked.send(VECTOR)
    await hooked.drained()
    assert [attempt.status for attempt in push.attempts] == [503]
    hooked.schedule = Schedule(rounds=3, pause=0.01, any_success=True)
    listener.answers.append(b"HTTP/1.1 204 No Content\r\n\r\n")
    push = await hooked.send(VECTOR)
    await hooked.drained()
    assert [attempt.status for attempt in push.attempts] == [503, 204]


async def test_both_at_once(
    hooked: YeastarPSimulator, listener: Listener, client: OpenApiClient
) -> None:
    """The webhook gets everything that its topics are, and sockets get theirs."""
    await client.log_in()
    socket = await client.subscribed(30012)
    await hooked.play("internal_answered", FAST)
    assert {body["type"] for body in listener.bodies} == {30008, 30011, 30012}
    assert await told(socket) == next(
        body for body in listener.bodies if body["type"] == 30012
    )
    hooked.configure("topics", [30008])
    await hooked.play("internal_answered", FAST)
    assert {body["type"] for body in listener.bodies[-5:]} == {30008}
    assert not any(b'"type":30012' in body for body in hooked.unheard)
    assert any(b'"type":30011' in body for body in hooked.unheard)


@pytest.mark.parametrize(
    ("firmware", "has"),
    [("37.19.0.80", False), ("83.20.0.21", True), ("84.20.0.21", True)],
)
async def test_old_firmware(
    hooked: YeastarPSimulator, firmware: str, has: bool
) -> None:
    """Webhooks came with a certain firmware of every edition."""
    office = replace(hooked.office, firmware=firmware)
    hooked.wire = replace(hooked.wire, office=office)
    assert (hooked.target() is not None) is has
    await hooked.play("internal_answered", FAST)
    assert bool(hooked.unheard) is not has


async def test_no_webhook(yeastar_p: YeastarPSimulator) -> None:
    """Without a webhook and sockets, reports are kept."""
    assert yeastar_p.target() is None
    await yeastar_p.play("internal_answered", FAST)
    assert json.loads(yeastar_p.unheard[0])["type"] == 30011


async def test_administration(hooked: YeastarPSimulator, listener: Listener) -> None:
    """Extensions, trunks and agents change, and it is reported."""
    await hooked.add_extension("209", "Attic")
    await hooked.set_registered("209", registered=False)
    await hooked.set_registered("209", registered=True)
    await hooked.remove_extension("209")
    await hooked.add_trunk("backup")
    await hooked.set_trunk_status("backup", "unreachable")
    await hooked.remove_trunk("backup")
    await hooked.set_agent_status("202", "Paused", "Lunch")
    changes = [
        (
            body["type"],
            "sn" in body,
            json.loads(body["msg"]) if isinstance(body["msg"], str) else body["msg"],
        )
        for body in listener.bodies
    ]
    address = {"registered_ip": "192.0.2.108"}
    assert changes == [
        (30022, False, {"extension": "209", "option": "CREATE"}),
        (
            30007,
            True,
            {
                "extension": "209",
                "kind": "Sip",
                "status": "Unregistered",
                "registered_ip": "",
            },
        ),
        (
            30007,
            True,
            {"extension": "209", "kind": "Sip", "status": "Registered", **address},
        ),
        (30022, False, {"extension": "209", "option": "DELETE"}),
        (30023, False, {"trunk_name": "backup", "option": "CREATE"}),
        (
            30010,
            True,
            {
                "trunk_name": "backup",
                "kind": "PJSIP",
                "status": 42,
                "registered_ip": "",
            },
        ),
        (30023, False, {"trunk_name": "backup", "option": "DELETE"}),
        (
            30029,
            True,
            {
                "queue_number": "queue-6402",
                "agent_number": "202",
                "status": "Paused",
                "reason": "Lunch",
            },
        ),
    ]
