"""Simulated systems that applications have dial: what they accept, and what they report."""

import asyncio
import json
from typing import Any

import pytest

from simulator.api_system import ApiSystem
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import Reason
from simulator.yeastar_s import YeastarSimulator

from .control_requests import control
from .listening import Listener, ask, listen, log_in, raw_answer

FAST = 1_000_000
SUCCESS = {"status": "Success"}
CALLER, COLLEAGUE, OUTSIDE = "1000", "1002", "03012345"


def failed(errno: str) -> dict[str, Any]:
    """Return the answer that something went wrong."""
    return {"status": "Failed", "errno": errno}


async def dial(sim: ApiSystem, token: str, **fields: str) -> dict[str, Any]:
    """Have a Yeastar dial."""
    return await ask(sim, "call/dial", fields, token=token)


def members(body: dict[str, Any]) -> dict[str, str]:
    """Return what each member of a CallStatus does."""
    return {
        member.get("number", kind): member["memberstatus"]
        for fields in body["members"]
        for kind, member in fields.items()
    }


@pytest.mark.parametrize(
    ("fields", "errno"),
    [
        ({}, "10004"),
        ({"caller": CALLER}, "10004"),
        ({"caller": CALLER, "callee": ""}, "10004"),
        ({"caller": "9999", "callee": OUTSIDE}, "10006"),
        ({"caller": "2100", "callee": OUTSIDE}, "10008"),
        ({"caller": CALLER, "callee": "030 12345"}, "10031"),
        ({"caller": CALLER, "callee": "anna"}, "10031"),
        ({"caller": CALLER, "callee": CALLER}, "10011"),
        ({"caller": CALLER, "callee": "6200"}, "10011"),
        ({"caller": "4000", "callee": OUTSIDE}, "10024"),
        ({"caller": CALLER, "callee": OUTSIDE, "dialpermission": "4000"}, "10024"),
    ],
)
async def test_refused(
    yeastar: YeastarSimulator, fields: dict[str, str], errno: str
) -> None:
    """The vendor's number says what is wrong, and nobody's phone rings."""
    token = await log_in(yeastar)
    yeastar.restrict({"4000"})
    assert await dial(yeastar, token, **fields) == failed(errno)
    assert not yeastar.switchboard.in_progress


async def test_busy(yeastar: YeastarSimulator) -> None:
    """Whoever is being called is not idle."""
    token = await log_in(yeastar)
    reply = await dial(yeastar, token, caller=CALLER, callee=OUTSIDE)
    assert reply["status"] == "Success"
    again = await dial(yeastar, token, caller=CALLER, callee=OUTSIDE)
    assert again == failed("10008")


async def test_restricted_inside(yeastar: YeastarSimulator) -> None:
    """Who may not call outside may call inside, and outside with somebody else's right."""
    token = await log_in(yeastar)
    yeastar.restrict({CALLER})
    reply = await dial(yeastar, token, caller=CALLER, callee=COLLEAGUE)
    assert reply["status"] == "Success"
    yeastar.restrict({"4000"})
    fields = {"caller": "4000", "callee": OUTSIDE, "dialpermission": CALLER}
    assert (await dial(yeastar, token, **fields))["status"] == "Success"


async def test_outside(yeastar: YeastarSimulator, listener: Listener) -> None:
    """The caller's own phone rings first, then the callee's, and all reports have the id that was answered."""
    token = await listen(yeastar, listener)
    yeastar.dialling.dial_speed = FAST
    reply = await dial(yeastar, token, caller=CALLER, callee=OUTSIDE)
    await yeastar.calls_over()
    changes = [body for body in listener.bodies if body["event"] == "CallStatus"]
    # There may be others in between, of what changes in the same moment.
    told = iter(members(body) for body in changes)
    for expected in (
        {CALLER: "RING"},
        {CALLER: "ANSWER"},
        {CALLER: "ANSWER", "outbound": "RING"},
        {CALLER: "ANSWERED", "outbound": "ANSWER"},
        {CALLER: "BYE", "outbound": "BYE"},
    ):
        assert expected in told
    [record] = [body for body in listener.bodies if body["event"] == "NewCdr"]
    assert (record["type"], record["status"]) == ("Outbound", "ANSWERED")
    assert (record["callfrom"], record["callto"]) == (CALLER, OUTSIDE)
    assert {body["callid"] for body in (*changes, record)} == {reply["callid"]}
    statuses = [body for body in listener.bodies if body["event"] == "ExtensionStatus"]
    assert [body["status"] for body in statuses] == ["Ringing", "Busy", "Registered"]


async def test_own_phone_shown_with_ring_back(
    yeastar: YeastarSimulator, listener: Listener
) -> None:
    """How the own phone is shown once it was picked up is not documented, so there are two ways."""
    token = await listen(yeastar, listener)
    yeastar.configure("lifted", "ALERT")
    yeastar.dialling.dial_speed = FAST
    await dial(yeastar, token, caller=CALLER, callee=OUTSIDE)
    await yeastar.calls_over()
    changes = [body for body in listener.bodies if body["event"] == "CallStatus"]
    told = [members(body).get(CALLER) for body in changes]
    assert list(dict.fromkeys(told)) == ["RING", "ALERT", "ANSWERED", "BYE"]


@pytest.mark.parametrize(
    ("ending", "statuses", "failures"),
    [
        ("not_lifted", ["Ringing", "Registered"], ["480 Temporatily Unavailable"]),
        ("busy", ["Ringing", "Busy", "Registered"], ["486 Busy here"]),
    ],
)
async def test_in_vain(
    yeastar: YeastarSimulator,
    listener: Listener,
    ending: str,
    statuses: list[str],
    failures: list[str],
) -> None:
    """Nobody picks up the own phone, or the callee is not reached."""
    token = await listen(yeastar, listener)
    yeastar.configure("dial_ending", ending)
    yeastar.configure("dial_speed", FAST)
    await dial(yeastar, token, caller=CALLER, callee=OUTSIDE)
    await yeastar.calls_over()
    by_event: dict[str, list[dict[str, Any]]] = {}
    for body in listener.bodies:
        by_event.setdefault(body["event"], []).append(body)
    assert [body["status"] for body in by_event["ExtensionStatus"]] == statuses
    assert [body["reason"] for body in by_event["CallFailed"]] == failures
    [record] = by_event["NewCdr"]
    assert record["type"] == "Outbound"
    assert record["status"] != "ANSWERED"


@pytest.mark.parametrize(
    ("callee", "reason"),
    [("2100", "Line Unreachable"), (COLLEAGUE, "486 Busy here")],
    ids=["absent", "busy"],
)
async def test_colleague_in_vain(
    yeastar: YeastarSimulator, listener: Listener, callee: str, reason: str
) -> None:
    """A colleague who is on the phone or has none is not reached, whatever is arranged."""
    token = await listen(yeastar, listener)
    await dial(yeastar, token, caller=COLLEAGUE, callee=OUTSIDE)
    yeastar.dialling.dial_speed = FAST
    reply = await dial(yeastar, token, caller=CALLER, callee=callee)

    def failures() -> list[str]:
        return [
            body["reason"]
            for body in listener.bodies
            if body["event"] == "CallFailed" and body["callid"] == reply["callid"]
        ]

    while not failures():
        await asyncio.sleep(0.01)
    assert failures() == [reason]


@pytest.mark.parametrize("version", ["1.0.2", "1.0.0"])
async def test_older_formats(
    yeastar: YeastarSimulator, listener: Listener, version: str
) -> None:
    """Older formats have a word for each step, the first words about the own phone alone."""
    token = await log_in(
        yeastar, port=str(listener.port), url="report", version=version
    )
    yeastar.dialling.dial_speed = FAST
    await dial(yeastar, token, caller=CALLER, callee=OUTSIDE)
    await yeastar.calls_over()
    words = [body["action"] for body in listener.bodies]
    steps = [word for word in words if word != "ExtensionStatus"]
    assert steps[:6] == ["RING", "ANSWER", "ALERT", "RING", "ANSWER", "ANSWERED"]
    assert steps.count("NewCdr") == 1
    assert set(steps[6:]) == {"BYE", "NewCdr"}


@pytest.mark.parametrize("api", ["v1.0.1", "v1.1.0"])
async def test_older_api(yeastar: YeastarSimulator, api: str) -> None:
    """The older API has two endpoints, returns no id, and does not know the new endpoint."""
    token = await log_in(yeastar, api)
    inside = {"caller": CALLER, "callee": COLLEAGUE}
    endpoint = "extension/dial_extension"
    assert await ask(yeastar, endpoint, inside, token=token, api=api) == SUCCESS
    outside = {"extid": "4000", "outto": OUTSIDE, "autoanswer": "yes"}
    endpoint = "extension/dial_outbound"
    assert await ask(yeastar, endpoint, outside, token=token, api=api) == SUCCESS
    unknown = await ask(yeastar, "call/dial", inside, token=token, api=api)
    assert unknown == failed("10003")


@pytest.mark.parametrize(
    ("endpoint", "fields", "expected"),
    [
        ("dial_extension", {"caller": "101", "callee": "106"}, SUCCESS),
        ("dial_extension", {"caller": "101", "callee": OUTSIDE}, failed("10011")),
        ("dial_extension", {"caller": "101"}, failed("10004")),
        ("dial_extension", {"extid": "101", "outto": "106"}, failed("10004")),
        ("dial_outbound", {"extid": "101", "outto": OUTSIDE}, SUCCESS),
        ("dial_outbound", {"extid": "101", "outto": f"16{OUTSIDE}"}, SUCCESS),
        ("dial_outbound", {"extid": "101", "outto": "106"}, failed("10011")),
        ("dial_outbound", {"extid": "107", "outto": OUTSIDE}, failed("10008")),
        ("dial_outbound", {"extid": "105", "outto": OUTSIDE}, failed("10024")),
        ("dial_outbound", {"caller": "101", "callee": OUTSIDE}, failed("10004")),
    ],
)
async def test_openvox(
    openvox: OpenVoxSimulator,
    endpoint: str,
    fields: dict[str, str],
    expected: dict[str, str],
) -> None:
    """An extension and a number outside are called at different endpoints, with other names for the same."""
    openvox.restrict({"105"})
    token = await log_in(openvox, "v0.0.1")
    reply = await ask(
        openvox, f"extension/{endpoint}", fields, token=token, api="v0.0.1"
    )
    assert reply == expected
    called = [call.called for call in openvox.switchboard.in_progress]
    callee = (fields.get("callee") or fields.get("outto") or "").removeprefix("16")
    assert called == {"Success": [callee]}.get(reply["status"], [])


async def test_openvox_reports(openvox: OpenVoxSimulator, listener: Listener) -> None:
    """The first reports are about the own phone alone; without its tick at the status monitor its ringing is not reported."""
    token = await listen(openvox, listener)
    openvox.dialling.dial_speed = FAST
    fields = {"extid": "101", "outto": OUTSIDE}
    endpoint = "extension/dial_outbound"
    await ask(openvox, endpoint, fields, token=token, api="v0.0.1")
    await openvox.calls_over()
    reports = [body for body in listener.bodies if body["action"] != "ExtensionStatus"]
    assert [body["action"] for body in reports[:4]] == [
        "RING",
        "ANSWER",
        "ALERT",
        "RING",
    ]
    assert [body["ext"] for body in reports[:2]] == [{"extid": ["101"]}] * 2
    listener.raw.clear()
    openvox.configure("monitored", [])
    await ask(openvox, endpoint, fields, token=token, api="v0.0.1")
    await openvox.calls_over()
    assert listener.bodies[0]["action"] == "ANSWER"
    assert "RING" not in {body["action"] for body in listener.bodies}


async def test_automatic_answer(yeastar: YeastarSimulator) -> None:
    """A phone that picks up by itself does so at once."""
    # So slow that it takes a person 7.5 s at least, and a busy machine cannot make the phone as slow.
    yeastar.dialling.dial_speed = 0.2
    call = yeastar.dial(CALLER, OUTSIDE, auto_answer=True)
    async with asyncio.timeout(7):
        while not call.lifted:
            await asyncio.sleep(0.01)


async def test_done_without_an_answer(yeastar: YeastarSimulator) -> None:
    """A system may dial, and hang up or say nothing."""
    token = await log_in(yeastar)
    target = f"/api/v2.0.0/call/dial?token={token}"
    yeastar.configure("unanswered", "hang_up")
    body = json.dumps({"caller": CALLER, "callee": OUTSIDE}).encode()
    assert await raw_answer(yeastar, target, body) == b""
    yeastar.configure("unanswered", "silence")
    body = json.dumps({"caller": COLLEAGUE, "callee": OUTSIDE}).encode()
    silence = asyncio.create_task(raw_answer(yeastar, target, body))
    while len(yeastar.switchboard.in_progress) < 2:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)
    assert not silence.done()
    silence.cancel()


async def test_reboot(yeastar: YeastarSimulator) -> None:
    """A reboot ends what applications dialled, too."""
    yeastar.dial(CALLER, OUTSIDE)
    await yeastar.reboot(boot_up=False)
    await yeastar.calls_over()
    assert not yeastar.switchboard.in_progress


async def test_stopped_at_once(yeastar: YeastarSimulator, listener: Listener) -> None:
    """A system that is stopped before its first report is on its way stops all the same."""
    await listen(yeastar, listener)
    yeastar.dial(CALLER, OUTSIDE)
    async with asyncio.timeout(60):
        await yeastar.stop()
    assert not yeastar.switchboard.in_progress


@pytest.mark.parametrize("ending", ["answered", "no_answer", "not_lifted", *Reason])
async def test_endings(yeastar: YeastarSimulator, ending: str) -> None:
    """Every ending can be arranged, by the control API as well."""
    assert (await control(yeastar, "faults", {"dial_ending": ending}))[0] == 200
    yeastar.dialling.dial_speed = FAST
    yeastar.dial(CALLER, OUTSIDE)
    await yeastar.calls_over()
    assert not yeastar.switchboard.in_progress


async def test_no_such_ending(yeastar: YeastarSimulator) -> None:
    """Another ending there is none."""
    assert (await control(yeastar, "faults", {"dial_ending": "happy"}))[0] == 400
