"""The simulated contact centre: results of its campaign's calls, pushed until they are taken."""

import aiohttp
import pytest

from simulator.huawei_aicc import HuaweiSimulator
from simulator.pusher import Schedule
from simulator.wire_huawei import HuaweiWire

from .listening import Listener

FAST = 1_000_000.0
TAKEN = (
    b'HTTP/1.1 200 OK\r\nContent-Length: 34\r\n\r\n{"retCode":"0","retMsg":"success"}'
)
pytestmark = pytest.mark.usefixtures("socket_enabled")


def tenant(listener: Listener, **settings: object) -> HuaweiSimulator:
    """Return a tenant whose results go to the listener."""
    url = f"http://127.0.0.1:{listener.port}/api/webhook/1234"
    return HuaweiSimulator(url, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "status"), [("outbound_answered", 6), ("outbound_no_answer", 5)]
)
async def test_result(listener: Listener, kind: str, status: int) -> None:
    """A bare list goes to the callback's address, with nothing that says who sends it."""
    listener.answers = [TAKEN]
    async with tenant(listener) as aicc:
        truth = await aicc.play(kind, FAST)
    [[result]] = listener.bodies
    assert (result["called"], result["callStatus"]) == (truth.called, status)
    assert result["vdnId"] == 11
    head = listener.heads[0].lower()
    assert head.startswith(b"post /api/webhook/1234 http/1.1\r\n")
    assert b"authorization" not in head
    attempt = aicc.pushes[0].attempts[0]
    assert attempt.json == {"retCode": "0", "retMsg": "success"}


async def test_repeats(listener: Listener) -> None:
    """Twice at once, in as many rounds as the tenant has; only 200 is success."""
    listener.answers = [b"HTTP/1.1 201 Created\r\n\r\n"]
    schedule = Schedule(at_once=2, rounds=3, pause=0.01)
    async with tenant(listener, schedule=schedule) as aicc:
        await aicc.play("outbound_answered", FAST)
        await aicc.drained()
        assert [attempt.status for attempt in aicc.pushes[0].attempts] == [201] * 6
    assert len({bytes(raw) for raw in listener.raw}) == 1


@pytest.mark.parametrize(
    ("shape", "kind"), [("list", list), ("wrapper", dict), ("single", dict)]
)
async def test_shape(listener: Listener, shape: str, kind: type) -> None:
    """The body can have the forms that the documentation could be read to mean."""
    wire = HuaweiWire(shape=shape)  # type: ignore[arg-type]
    async with tenant(listener, wire=wire) as aicc:
        await aicc.play("outbound_answered", FAST)
    assert type(listener.bodies[0]) is kind


async def test_batch(listener: Listener) -> None:
    """Several results can come in a callback."""
    async with tenant(listener, batch=2) as aicc:
        for kind in aicc.kinds:
            await aicc.play(kind, FAST)
        await aicc.drained()
        assert [len(body) for body in listener.bodies] == [2]
        aicc.flush()
        await aicc.drained()
        assert [len(body) for body in listener.bodies] == [2, 1]
        assert aicc.flush() is None


async def test_no_callback() -> None:
    """Without an address results are kept back; the contact centre's own API is not there."""
    async with HuaweiSimulator() as aicc, aiohttp.ClientSession() as session:
        await aicc.play("outbound_failed", FAST)
        assert len(aicc.unheard) == 1
        async with session.get(f"{aicc.url}/rest/isales") as answer:
            assert answer.status == 401
        assert aicc.serial_number is None
        assert aicc.account == "11"


async def test_https() -> None:
    """An https address is spoken to in TLS, on its usual port unless it says another."""
    aicc = HuaweiSimulator("https://home.example/api/webhook/1?x=1")
    target = aicc.target()
    assert target is not None
    assert (target.host, target.port, target.tls) == ("home.example", 443, True)
    assert target.path == "api/webhook/1?x=1"
