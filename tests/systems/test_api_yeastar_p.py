"""Asking a P-Series: calls, lists, records, and orders to dial."""

from datetime import UTC, datetime, timedelta
import json
from typing import Any

import pytest

from custom_components.pbx.calls.model import (
    CallState,
    Direction,
    Extension,
    QueuedCallState,
    ReportedState,
)
from custom_components.pbx.calls.report import RecordStatus
from custom_components.pbx.systems import bounded_request
from custom_components.pbx.systems.errors import (
    BadReply,
    CallNotFound,
    NotSupported,
    OrderProblem,
    OrderRefused,
    Unconfirmed,
    Unreadable,
)
from custom_components.pbx.systems.yeastar_p.client import YeastarP
from simulator.live_call import LiveCall
from simulator.story import OUTSIDE, Action, Beat, Service
from simulator.yeastar_p import YeastarPSimulator

from .api import answer, ring
from .conftest import ClientOf

# The examples of vendor_docs/yeastar_p.md, section 4.
CALL_EXAMPLE = b"""{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1700000004.10","members":[{"inbound":{"from":"5550001","to":"6402","trunk_name":"ProviderA","channel_id":"PJSIP/trunk-ProviderA-endpoint-00000021","member_status":"ANSWERED","call_path":"6402"}},{"extension":{"number":"202","channel_id":"PJSIP/202-00000022","member_status":"ANSWER","call_path":"6402"}}]}]}"""
ROW_EXAMPLE: dict[str, Any] = {
    "time": "02/03/2026 08:02:22 PM",
    "call_from": "5550001",
    "call_to": "Queue Sales<6402>",
    "timestamp": 1772481742,
    "uid": "202603022002221A2B3",
    "src_addr": "192.0.2.20:5060",
    "src_trunk": "ProviderA",
    "duration": 85,
    "ring_duration": 11,
    "talk_duration": 74,
    "disposition": "ANSWERED",
    "call_type": "Inbound",
    "did_number": "5559999",
    "record_file": "recorded.wav",
    "call_from_number": "5550001",
    "call_from_name": "",
    "call_to_number": "6402",
    "call_to_name": "Sales",
    "call_id": "1772481742.854",
    "new_id": "67C60000-D8400257",
}
BEGAN = datetime.fromtimestamp(1772481742, UTC)


@pytest.fixture
async def client(p_series: YeastarPSimulator, open_client: ClientOf) -> YeastarP:
    """Return a client that is connected and forgets what was asked for it."""
    client = open_client()
    await client.connect(None)
    p_series.requests.clear()
    return client


def call(sim: YeastarPSimulator, *beats: Beat) -> str:
    """Have beats played on the switchboard, without an event, and return the call's id."""
    live = sim.switchboard.new_call()
    for beat in beats:
        sim.switchboard.apply(live, beat)
    return live.call_id


def inbound(sim: YeastarPSimulator, extension: str, caller: str) -> str:
    """Have somebody outside ring an extension, which answers."""
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to=extension,
        caller=caller,
        trunk=sim.office.trunk,
    )
    return call(sim, start, ring(extension), answer(extension))


def internal(sim: YeastarPSimulator, caller: str, called: str) -> str:
    """Have an extension ring another."""
    start = Beat(delay=0, action=Action.START, by=caller, to=called)
    return call(sim, start, ring(called))


async def test_example(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """The example of call/query is read."""
    with p_series.canned("call/query", CALL_EXAMPLE):
        found = await client.query_call("1700000004.10")
    assert found.direction is Direction.INBOUND
    assert found.state is CallState.IN_CALL
    assert (found.caller_number, found.called_number) == ("5550001", "6402")
    assert found.answered_by == "202"
    assert found.path == ("6402",)
    assert found.trunk == "ProviderA"


async def test_calls_in_progress(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Calls are found by their ids and by their directions, internal calls too."""
    came_in = inbound(p_series, "201", "5550001")
    inside = internal(p_series, "203", "204")
    assert (await client.query_call(came_in)).caller_number == "5550001"
    assert [one.call_id for one in await client.query_inbound()] == [came_in]
    assert [one.call_id for one in await client.query_inbound([came_in])] == [came_in]
    assert await client.query_inbound(["1.1"]) == []
    assert await client.query_outbound() == []
    everything = await client.query_all()
    assert {one.call_id for one in everything.calls} == {came_in, inside}
    assert everything.covers == frozenset(Direction)
    assert {one.direction for one in everything.calls} == {
        Direction.INBOUND,
        Direction.INTERNAL,
    }


@pytest.mark.parametrize("shape", ["missing", "null", "list", "nameless", "60001"])
async def test_unknown_call(
    p_series: YeastarPSimulator, client: YeastarP, shape: str
) -> None:
    """In whatever way a PBX says that there is no such call, the call is gone."""
    bodies = {
        "missing": b'{"errcode":0,"errmsg":"SUCCESS"}',
        "null": b'{"errcode":0,"errmsg":"SUCCESS","data":null}',
        "list": b'{"errcode":0,"errmsg":"SUCCESS","data":[]}',
        "nameless": b'{"errcode":0,"errmsg":"SUCCESS","data":[{"members":[]}]}',
        "60001": b'{"errcode":60001,"errmsg":"DATA NOT FOUND"}',
    }
    with p_series.canned("call/query", bodies[shape]):
        with pytest.raises(CallNotFound):
            await client.query_call("1700000001.1")
        assert await client.query_inbound() == []
        assert (await client.query_all()).calls == ()


async def test_other_call_than_asked_for(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """A PBX that leaves the question aside and names all calls names none that was not asked for."""
    with p_series.canned("call/query", CALL_EXAMPLE), pytest.raises(CallNotFound):
        await client.query_call("1700000001.1")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"errcode":10005,"errmsg":"ACCESS DENIED"}', BadReply),
        (b'{"errcode":-2,"errmsg":"INTERNAL SERVER ERROR"}', BadReply),
        (b'{"errcode":10001,"errmsg":"INTERFACE NOT EXISTED"}', NotSupported),
        (b"<html>", Unreadable),
    ],
)
async def test_refused_questions(
    p_series: YeastarPSimulator,
    client: YeastarP,
    body: bytes,
    error: type[Exception],
) -> None:
    """10005 is no call that is gone, as it is on the S-Series, but a refusal."""
    with p_series.canned("call/query", body):
        with pytest.raises(error):
            await client.query_call("1700000001.1")
        with pytest.raises(error):
            await client.query_all()


async def test_lists(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Extensions and trunks are listed with their states."""
    extensions = await client.list_extensions()
    assert {one.number: one.name for one in extensions} == p_series.office.extensions
    states = {one.number: one.state for one in extensions}
    assert states["208"] is ReportedState.UNREGISTERED
    assert states["201"] is ReportedState.IDLE
    trunks = await client.list_trunks()
    assert [trunk.name for trunk in trunks] == [
        line.name for line in p_series.office.trunks
    ]
    assert {trunk.status for trunk in trunks} == {"idle"}


async def test_paged_list(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A long list is read page by page, and ends."""
    for number in range(3000, 3250):
        await p_series.add_extension(str(number))
    p_series.requests.clear()
    assert len(await client.list_extensions()) == 258
    assert [request.query["page"] for request in p_series.requests] == ["1", "2", "3"]


async def test_lists_in_other_shapes(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Numbers come as numbers, and what is not said is not known."""
    body = b'{"errcode":0,"total_number":1,"data":[{"id":1,"number":201,"caller_id_name":"Anna","online_status":{}},{"id":2}]}'
    with p_series.canned("extension/list", body):
        assert await client.list_extensions() == [Extension(number="201", name="Anna")]
    body = b'{"errcode":0,"data":[{"name":"A","status":41},{"name":"B","status":"2"},{"name":"C","status":99}]}'
    with p_series.canned("trunk/list", body):
        trunks = await client.list_trunks()
    assert [trunk.status for trunk in trunks] == ["failure", "busy", "unknown"]


async def test_queues(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A queue in which nobody is says so with an error, and is empty; the calls in a queue are told apart."""
    [queue] = await client.query_queues()
    assert (queue.number, queue.name, queue.calls) == ("6402", "Sales", ())
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to="6402",
        caller="5550001",
        trunk=p_series.office.trunk,
    )
    waits = Beat(delay=0, action=Action.PICK_UP, service=Service.QUEUE, by="6402")
    rings = Beat(delay=0, action=Action.RING, parties=("202",), path="6402")
    waiting = call(p_series, start, waits)
    ringing = call(p_series, start, waits, rings)
    [queue] = await client.query_queues(["6402"])
    assert {one.call_id: (one.state, one.extension) for one in queue.calls} == {
        waiting: (QueuedCallState.WAITING, None),
        ringing: (QueuedCallState.RINGING, "202"),
    }
    assert {one.caller_number for one in queue.calls} == {"5550001"}
    assert await client.query_queues(["6499"]) == []
    p_series.fail("queue/call_status", 10005)
    with pytest.raises(BadReply):
        await client.query_queues()


async def test_record_example(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A row of the PBX's records is read by its timestamp, never by the time that people read."""
    body = json.dumps({"errcode": 0, "total_number": 1, "data": [ROW_EXAMPLE]}).encode()
    with p_series.canned("cdr/list", body):
        [record] = await client.query_records(
            BEGAN - timedelta(hours=1), BEGAN + timedelta(hours=1)
        )
        assert not await client.query_records(
            BEGAN + timedelta(hours=1), BEGAN + timedelta(hours=2)
        )
    assert record.call_id == "1772481742.854"
    assert record.status is RecordStatus.ANSWERED
    assert (record.caller, record.called) == ("5550001", "6402")
    assert (record.call_seconds, record.talk_seconds) == (85, 74)
    assert record.did_number == "5559999"
    assert record.source_trunk == "ProviderA"
    assert record.recording == "recorded.wav"


@pytest.mark.parametrize(
    ("changes", "status", "called"),
    [
        ({"talk_duration": None}, RecordStatus.PICKED_UP, "6402"),
        ({"disposition": "ABANDONED"}, RecordStatus.NOT_ANSWERED, "6402"),
        ({"disposition": "NO ANSWER"}, RecordStatus.NOT_ANSWERED, "6402"),
        ({"disposition": "BUSY"}, RecordStatus.BUSY, "6402"),
        ({"disposition": "FAILED"}, RecordStatus.FAILED, "6402"),
        ({"disposition": "VOICEMAIL"}, RecordStatus.VOICEMAIL, "6402"),
        ({"disposition": "Something"}, RecordStatus.UNKNOWN, "6402"),
        (
            {"call_to": "Voicemail 202<202>", "call_to_number": None},
            RecordStatus.VOICEMAIL,
            "202",
        ),
        (
            {"call_to": "Anna Berg<202>", "call_to_number": None},
            RecordStatus.ANSWERED,
            "202",
        ),
    ],
)
async def test_record_words(
    p_series: YeastarPSimulator,
    client: YeastarP,
    changes: dict[str, object],
    status: RecordStatus,
    called: str,
) -> None:
    """Each word is understood; a duration that is left out is zero."""
    row = {
        key: value
        for key, value in {**ROW_EXAMPLE, **changes}.items()
        if value is not None
    }
    body = json.dumps({"errcode": 0, "total_number": 1, "data": [row]}).encode()
    with p_series.canned("cdr/list", body):
        [record] = await client.query_records(
            BEGAN - timedelta(hours=1), BEGAN + timedelta(hours=1)
        )
    assert (record.status, record.called) == (status, called)


async def test_records_of_older_firmware(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Without the id of a call its record's own id stands for it; a row without a time is left out."""
    row = {key: value for key, value in ROW_EXAMPLE.items() if key != "call_id"}
    rows = [row, {"uid": "2"}]
    body = json.dumps({"errcode": 0, "total_number": 2, "data": rows}).encode()
    with p_series.canned("cdr/list", body):
        [record] = await client.query_records(
            BEGAN - timedelta(hours=1), BEGAN + timedelta(hours=1)
        )
    assert record.call_id == "202603022002221A2B3"
    assert [id_time.second for id_time in record.id_times] == [1772481742]


async def test_records_of_played_calls(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Records are read newest first, page by page, until they are older than what was asked for."""
    begin = datetime.now(UTC) - timedelta(minutes=5)
    for _ in range(3):
        await p_series.play("inbound_missed", speed=10_000)
    records = await client.query_records(begin, datetime.now(UTC) + timedelta(hours=1))
    assert len(records) == 3
    seconds = [record.id_times[0].second for record in records]
    assert seconds == sorted(seconds)
    assert len(p_series.asked("cdr/list")) == 1


async def test_dial(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """An order to dial gives the call's id."""
    call_id = await client.dial("201", "5550002", auto_answer=True)
    [asked] = p_series.asked("call/dial")
    assert asked.fields == {"caller": "201", "callee": "5550002", "auto_answer": "yes"}
    assert call_id
    assert (await client.query_call(call_id)).call_id == call_id


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b'{"errcode":10005,"errmsg":"ACCESS DENIED"}', OrderProblem.NOT_PERMITTED),
        (
            b'{"errcode":40002,"errmsg":"PARAMETER ERROR","invalid_param_list":[{"field":"caller"}]}',
            OrderProblem.NO_SUCH_EXTENSION,
        ),
        (
            b'{"errcode":40002,"errmsg":"PARAMETER ERROR","invalid_param_list":[{"field":"callee"}]}',
            OrderProblem.NO_SUCH_NUMBER,
        ),
        (
            b'{"errcode":60001,"errmsg":"DATA NOT FOUND"}',
            OrderProblem.NO_SUCH_EXTENSION,
        ),
        (b'{"errcode":70082,"errmsg":"OVERLOAD_TASK_RUNNING"}', None),
    ],
)
async def test_dial_refused(
    p_series: YeastarPSimulator,
    client: YeastarP,
    body: bytes,
    problem: OrderProblem | None,
) -> None:
    """A refusal says why, as far as that is known."""
    with p_series.canned("call/dial", body), pytest.raises(OrderRefused) as refused:
        await client.dial("201", "5550002")
    assert refused.value.problem is problem


async def test_dial_not_there(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Firmware without the order is told from a refusal."""
    p_series.fail("call/dial", 10001)
    with pytest.raises(NotSupported):
        await client.dial("201", "5550002")


async def test_dial_with_a_lost_token(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """An order that was refused for its token is given again, and carried out once."""
    p_series.drop_tokens()
    await client.dial("201", "5550002")
    assert len(p_series.switchboard.in_progress) == 1


async def test_dial_unanswered_with_a_new_token(
    monkeypatch: pytest.MonkeyPatch, p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Also where an order was given again for its token, nobody knows what became of it without an answer."""
    dial = p_series.dial

    def hang_up_after(*args: Any, **more: Any) -> LiveCall:
        p_series.quirks.unanswered = "hang_up"
        return dial(*args, **more)

    monkeypatch.setattr(p_series, "dial", hang_up_after)
    p_series.drop_tokens()
    with pytest.raises(Unconfirmed):
        await client.dial("201", "5550002")
    assert len(p_series.switchboard.in_progress) == 1


@pytest.mark.parametrize("how", ["hang_up", "silence"])
async def test_dial_unanswered(
    monkeypatch: pytest.MonkeyPatch,
    p_series: YeastarPSimulator,
    client: YeastarP,
    how: Any,
) -> None:
    """Nothing is dialled twice: an order without an answer is not given again."""
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 0.3)
    p_series.quirks.unanswered = how
    with pytest.raises(Unconfirmed):
        await client.dial("201", "5550002")
    assert len(p_series.asked("call/dial")) == 1
