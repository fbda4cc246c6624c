"""Asking a Yeastar S-Series PBX."""

import asyncio

import pytest

from custom_components.pbx.calls.model import (
    CallState,
    Direction,
    MemberKind,
    MemberState,
    Role,
)
from custom_components.pbx.systems.errors import (
    ApiDisabled,
    BadCredentials,
    BadReply,
    CallNotFound,
    CannotConnect,
    CertificateRejected,
)
from custom_components.pbx.systems.yeastar_s.client import YeastarS
from simulator.story import Action, Beat
from simulator.yeastar_s import YeastarSimulator

from .api import TARGET, Api, answer, ring


@pytest.fixture
def api(yeastar_api: Api) -> Api:
    """Ask a Yeastar."""
    return yeastar_api


async def test_login_names_the_format(api: Api) -> None:
    """Without a version, a PBX sends reports in which parties are lost to a JSON parser."""
    client = await api.connected()
    await client.connect(TARGET)
    await client.keep_alive()
    for endpoint in ("login", "heartbeat"):
        [asked] = api.sim.asked(endpoint)
        assert asked.fields["version"] == "2.0.0"
        assert asked.version == "2.0.0"
        assert asked.http.headers["content-type"] == "application/json; charset=utf-8"
    assert api.sim.wire.version == "2.0.0"


async def test_api_switched_off(api: Api) -> None:
    """A PBX whose API is off is known from a PBX with another password, and may be tried again."""
    client = api.client()
    api.sim.quirks.api_enabled = False
    with pytest.raises(ApiDisabled):
        await client.connect(TARGET)
    api.sim.quirks.api_enabled = True
    await client.connect(TARGET)


@pytest.mark.parametrize(
    ("errno", "error"),
    [
        ("20003", BadCredentials),
        ("10032", BadCredentials),
        ("20010", ApiDisabled),
        ("10003", ApiDisabled),
        ("20008", BadReply),
        ("99999", BadReply),
    ],
)
async def test_login_errors(api: Api, errno: str, error: type[Exception]) -> None:
    """Every number that a login can be refused with means what the documentation says."""
    body = f'{{"status":"Failed","errno":"{errno}"}}'.encode()
    with api.sim.canned("login", body), pytest.raises(error):
        await api.client().connect(TARGET)


async def test_number_without_quotes(api: Api) -> None:
    """An error number may come as a number."""
    body = b'{"status":"Failed","errno":20003}'
    with api.sim.canned("login", body), pytest.raises(BadCredentials):
        await api.client().connect(TARGET)


async def test_certificate(api: Api) -> None:
    """The PBX's own certificate is refused where it is to be checked, and taken where not."""
    async with YeastarSimulator(tls=True) as pbx:
        secure = Api(sim=pbx, session=api.session, kind=YeastarS)
        with pytest.raises(CertificateRejected):
            await secure.client(tls=True, verify_certificate=True).connect(TARGET)
        assert secure.asked() == []
        device = await secure.client(tls=True).connect(TARGET)
        assert device.serial_number == pbx.serial_number
        with pytest.raises(CannotConnect):
            await secure.client(tls=False).connect(TARGET)


async def test_tls_expected(api: Api) -> None:
    """A PBX that speaks plain HTTP where TLS is expected cannot be reached."""
    with pytest.raises(CannotConnect):
        await api.client(tls=True).connect(TARGET)


async def test_query_call(api: Api) -> None:
    """A call is found by its id, with its parties and what they do."""
    client = await api.connected()
    live = api.inbound("1020", "12345678", answer("1020"))
    call = await client.query_call(live.call_id)
    assert call.call_id == live.call_id
    assert call.direction is Direction.INBOUND
    assert call.state is CallState.IN_CALL
    assert (call.caller_number, call.called_number) == ("12345678", "1020")
    assert (call.answered_by, call.trunk) == ("1020", "siptrunk")
    line, extension = call.members
    assert (line.kind, line.state) == (MemberKind.INBOUND, MemberState.ANSWERED)
    assert (extension.kind, extension.role) == (MemberKind.EXTENSION, Role.CALLEE)
    assert extension.channel_id == live.parties[1].channel_id
    assert call.started_at is not None
    assert int(call.started_at.timestamp()) == int(live.started_at)


@pytest.mark.parametrize("errno", ["10005", "10007"])
async def test_call_is_over(api: Api, errno: str) -> None:
    """An id that is gone is no failure of the PBX."""
    client = await api.connected()
    with pytest.raises(CallNotFound):
        await client.query_call("1571386069.8")
    api.sim.fail("call/query", errno)
    with pytest.raises(CallNotFound):
        await client.query_call("1571386069.8")
    assert "login" not in api.asked()


async def test_another_call(api: Api) -> None:
    """A call that was not asked for is not taken for the call that was."""
    client = await api.connected()
    body = b'{"Calls":[{"members":[],"callid":"1571386069.9"}],"status":"Success"}'
    with api.sim.canned("call/query", body), pytest.raises(CallNotFound):
        await client.query_call("1571386069.8")


async def test_query_directions(api: Api) -> None:
    """Calls are sorted by direction, several of each."""
    client = await api.connected()
    ringing = api.inbound("1020", "12345678")
    talking = api.inbound("1023", "87654321", answer("1023"))
    going_out = api.outbound("2000", "555123")
    internal = api.call(
        Beat(delay=0, action=Action.START, by="4000", to="4001"), ring("4001")
    )
    inbound = {call.call_id: call.state for call in await client.query_inbound()}
    assert inbound == {
        ringing.call_id: CallState.RINGING,
        talking.call_id: CallState.IN_CALL,
    }
    [out] = await client.query_outbound()
    assert (out.call_id, out.caller_number, out.called_number) == (
        going_out.call_id,
        "2000",
        "555123",
    )
    everything = await client.query_all()
    [between] = [
        call for call in everything.calls if call.direction is Direction.INTERNAL
    ]
    assert (between.call_id, between.extensions) == (internal.call_id, ("4000", "4001"))
    assert {call.call_id for call in everything.calls} == {
        ringing.call_id,
        talking.call_id,
        going_out.call_id,
        internal.call_id,
    }
    assert everything.covers == set(Direction)


async def test_query_some(api: Api) -> None:
    """Calls asked for by their ids: those that are over, and those of the other direction, are left out."""
    client = await api.connected()
    first = api.inbound("1020", "12345678").call_id
    second = api.inbound("1023", "87654321").call_id
    other = api.outbound("2000", "555123").call_id
    asked = [second, first, second, other, "1571386069.8"]
    found = [call.call_id for call in await client.query_inbound(asked)]
    assert found == [second, first]
    assert [call.call_id for call in await client.query_outbound(asked)] == [other]


async def test_old_firmware(api: Api) -> None:
    """Firmware that does not list internal calls leaves them out, and it is known that it does."""
    client = await api.connected()
    live = api.inbound("1020", "12345678")
    api.sim.fail("extension/query_call", "10003")
    everything = await client.query_all()
    assert [call.call_id for call in everything.calls] == [live.call_id]
    assert everything.covers == {Direction.INBOUND, Direction.OUTBOUND}


@pytest.mark.parametrize("key", ["Calls", "calls"])
@pytest.mark.parametrize("as_ints", [False, True], ids=["strings", "numbers"])
@pytest.mark.parametrize("empty", ["list", "null", "missing"])
async def test_spellings(api: Api, key: str, as_ints: bool, empty: str) -> None:
    """The list's key is written in two ways, numbers come with and without quotes, nothing comes in three ways."""
    client = await api.connected()
    api.sim.configure("calls_key", key)
    api.sim.configure("numbers_as_ints", as_ints)
    api.sim.configure("empty_lists", empty)
    live = api.inbound("1020", "12345678", answer("1020"))
    [call] = await client.query_inbound()
    assert (call.call_id, call.caller_number) == (live.call_id, "12345678")
    assert call.extensions == ("1020",)
    assert await client.query_outbound() == []
    numbers = [extension.number for extension in await client.list_extensions()]
    assert numbers == list(api.sim.office.extensions)


async def test_trailing_commas(api: Api) -> None:
    """Commas where JSON has none are no obstacle."""
    client = await api.connected()
    body = (
        b'{"Calls":[{"members":[{"ext":{"number":"1023","channelid":"PJSIP/1023-00000006",'
        b'"memberstatus":"ANSWER",}},],"callid":1571386069.80,},],"status":"Success",}'
    )
    with api.sim.canned("call/query", body):
        [call] = await client.query_inbound()
    assert call.call_id == "1571386069.80"
    assert call.extensions == ("1023",)


async def test_hold_and_menu(api: Api) -> None:
    """A call on hold is on hold, and a call that a menu took rings nobody yet."""
    client = await api.connected()
    held = api.inbound(
        "1020",
        "12345678",
        answer("1020"),
        Beat(delay=0, action=Action.HOLD, by="1020"),
    )
    assert (await client.query_call(held.call_id)).state is CallState.ON_HOLD
    waits = api.inbound("1023", "87654321", answer("1023"))
    assert (await client.query_call(waits.call_id)).answered_by == "1023"


async def test_many_questions_at_once(api: Api) -> None:
    """Questions may be asked side by side."""
    client = await api.connected()
    live = [api.inbound(number, f"030{number}") for number in ("1000", "1002", "1020")]
    found = await asyncio.gather(*(client.query_call(call.call_id) for call in live))
    assert [call.call_id for call in found] == [call.call_id for call in live]
    assert "login" not in api.asked()
