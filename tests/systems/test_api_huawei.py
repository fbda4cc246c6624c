"""What a contact centre can be asked: nothing; and how its callbacks are answered."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientSession
import orjson
import pytest

from custom_components.pbx.calls.report import OutboundResult
from custom_components.pbx.systems.errors import NotSupported
from custom_components.pbx.systems.huawei_aicc.client import HuaweiAicc
from custom_components.pbx.systems.settings import Settings
from simulator.huawei_aicc import HuaweiSimulator
from simulator.wire_huawei import HuaweiWire


@pytest.fixture
def client(session: ClientSession) -> HuaweiAicc:
    """Return a client."""
    return HuaweiAicc(session, Settings(own=(("account", "11"),)))


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.connect(None),
        lambda client: client.keep_alive(),
        lambda client: client.query_call("1"),
        lambda client: client.query_inbound(),
        lambda client: client.query_outbound(),
        lambda client: client.query_all(),
        lambda client: client.list_extensions(),
        lambda client: client.list_trunks(),
    ],
    ids=[
        "connect",
        "keep_alive",
        "query_call",
        "query_inbound",
        "query_outbound",
        "query_all",
        "list_extensions",
        "list_trunks",
    ],
)
async def test_no_questions(
    client: HuaweiAicc, ask: Callable[[HuaweiAicc], Awaitable[Any]]
) -> None:
    """Its API is signed in a way that is not public enough, so nothing is asked."""
    with pytest.raises(NotSupported):
        await ask(client)


async def test_close(client: HuaweiAicc) -> None:
    """There is nothing to log out of."""
    await client.close()
    assert not client.has_api()


@pytest.mark.parametrize(("understood", "code"), [(True, "0"), (False, "1")])
async def test_answer(client: HuaweiAicc, understood: bool, code: str) -> None:
    """The status is 200 always, or the whole list would be pushed again."""
    answer = client.acknowledge(understood=understood)
    assert answer.status == 200
    assert answer.content_type == "application/json"
    reply = orjson.loads(answer.body)
    assert reply.keys() == {"retCode", "retMsg"}
    assert reply["retCode"] == code


async def test_success_as_printed(client: HuaweiAicc) -> None:
    """The answer is the vendor's, word for word."""
    answer = client.acknowledge(understood=True)
    assert answer.body == b'{"retCode":"0","retMsg":"success"}'


@pytest.mark.parametrize("shape", ["list", "wrapper", "single"])
@pytest.mark.parametrize("bare", [False, True], ids=["full", "bare"])
async def test_campaign(client: HuaweiAicc, shape: str, bare: bool) -> None:
    """The results of a campaign's calls are what truly became of them, in whatever shape they come."""
    wire = HuaweiWire(shape=shape, bare=bare)  # type: ignore[arg-type]
    async with HuaweiSimulator(wire=wire) as aicc:
        truths = [await aicc.play(kind, 1_000_000) for kind in aicc.kinds]
        reports = [client.decode(body) for body in aicc.unheard]
    assert [len(found) for found in reports] == [1] * len(truths)
    results = [found[0] for found in reports]
    assert all(isinstance(result, OutboundResult) for result in results)
    told = [
        (result.called, result.succeeded)
        for result in results
        if isinstance(result, OutboundResult)
    ]
    assert told == [(truth.called, truth.outcome == "answered") for truth in truths]
