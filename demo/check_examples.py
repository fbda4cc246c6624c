"""Checks of every example message printed in the vendors' pages, sent as the bytes that are printed there."""

import asyncio
from contextlib import suppress

from . import entries, vendor_messages as messages
from .check_examples_yeastar_p import CHECKS as YEASTAR_P
from .checklist import Checklist
from .comparison import check_calls_are, matches, query
from .observer import Observer

REPORT_SECONDS = 60


async def send_raw(port: int, content: bytes) -> bytes:
    """Send bytes to a port of this machine and return the answer, whole."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(content)
        await writer.drain()
        return await asyncio.wait_for(reader.read(), REPORT_SECONDS)
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def report(
    checklist: Checklist, name: str, observer: Observer, content: bytes
) -> None:
    """Send a report to the system's report port and check that it is acknowledged."""
    answer = await send_raw(observer.system.report_port or 0, content)
    checklist.check(f"{name}: acknowledged", b" 200 " in answer[:20], answer[:60])


async def yeastar_transfers(checklist: Checklist, yeastar: Observer) -> None:
    """Check the two reports of the page CallTransfer. The event entity names the extension that transferred."""
    for name, content, call_id, expected in (
        (
            "Yeastar example, transfer of an internal call",
            messages.YEASTAR_TRANSFER_INTERNAL,
            "1571981311.105",
            {"direction": "internal", "extensions": ["1020", "2000"]},
        ),
        (
            "Yeastar example, transfer of an inbound call",
            messages.YEASTAR_TRANSFER_INBOUND,
            "1571981647.117",
            {
                "direction": "inbound",
                "caller_number": "12345678",
                "called_number": "1020",
                "extensions": ["1020"],
                "trunk": "siptrunk",
            },
        ),
    ):
        await report(checklist, name, yeastar, content)
        await checklist.eventually(
            f"{name}: pbx_call_transferred",
            yeastar.find_bus_event("pbx_call_transferred", call_id),
            lambda event, expected=expected: matches(event, expected),
        )
        await checklist.eventually(
            f"{name}: event entity",
            yeastar.find_call_event("transferred", call_id),
            lambda event, expected=expected: matches(
                event, expected | {"extensions": ["1020"]}
            ),
        )


async def yeastar_queries(checklist: Checklist, yeastar: Observer) -> None:
    """Check the two examples of the page call/query, as answers of the PBX."""
    with yeastar.system.simulator.canned("call/query", messages.YEASTAR_QUERY_ONE):
        calls = await query(yeastar, "query_call", callid="1571386069.8")
    check_calls_are(
        checklist,
        "Yeastar example, query of one call",
        calls,
        [("1571386069.8", "inbound", "500", "1023", "in_call")],
    )
    with yeastar.system.simulator.canned("call/query", messages.YEASTAR_QUERY_INBOUND):
        calls = await query(yeastar, "query_call", type="inbound")
    check_calls_are(
        checklist,
        "Yeastar example, query of inbound calls",
        calls,
        [
            ("1571639442.264", "inbound", "3000", "4000", "in_call"),
            ("1571639198.248", "inbound", "2000", "1023", "in_call"),
        ],
    )


async def openvox_call_failed(checklist: Checklist, openvox: Observer) -> None:
    """Check the report of the page "call failed", with its empty request target."""
    name = "OpenVox example, call failed"
    expected = {
        "extensions": ["102", "106"],
        "reason_code": "480",
        "direction": "internal",
    }
    await report(checklist, name, openvox, messages.OPENVOX_CALL_FAILED)
    for kind, find in (
        (
            "pbx_call_failed",
            openvox.find_bus_event("pbx_call_failed", "1589958470.2092"),
        ),
        ("event entity", openvox.find_call_event("failed", "1589958470.2092")),
    ):
        await checklist.eventually(
            f"{name}: {kind}", find, lambda event: matches(event, expected)
        )


async def openvox_queries(checklist: Checklist, openvox: Observer) -> None:
    """Check the examples of the page outbound/query in JSON, and in XML with the option for it."""
    expected = [("1589881535.982", "outbound", "66666", "103", "in_call")]
    for style, content in (
        ("json", messages.OPENVOX_QUERY_JSON),
        ("xml", messages.OPENVOX_QUERY_XML),
    ):
        await entries.change_options(openvox.api, openvox.entry_id, {"format": style})
        with openvox.system.simulator.canned("outbound/query", content):
            for ids in ({"outbound_ids": ["1589881535.982"]}, {}):
                check_calls_are(
                    checklist,
                    f"OpenVox example, query of {'one' if ids else 'all'} in {style}",
                    await query(openvox, "query_outbound", **ids),
                    expected,
                )
    await entries.change_options(openvox.api, openvox.entry_id, {"format": "json"})


async def huawei_results(checklist: Checklist, huawei: Observer) -> None:
    """Check the example of the callback's page: the answer, the campaign's counts and the query."""
    name = "Huawei example, result of an outbound call"

    async def successes() -> int:
        return sum(map(int, await huawei.state("campaign_successes", child=True)))

    before = await successes()
    async with huawei.api.session.post(
        huawei.system.simulator.callback_url,
        data=messages.HUAWEI_RESULTS,
        skip_auto_headers=("Content-Type",),
    ) as response:
        answer = (response.status, await response.json(content_type=None))
    checklist.check(
        f"{name}: acknowledged",
        answer == (200, {"retCode": "0", "retMsg": "success"}),
        answer,
    )
    calls = await query(huawei, "query_outbound", outbound_ids=["0023-134864174"])
    checklist.check(
        f"{name}: query_outbound",
        len(calls) == 1
        and calls[0]["called_number"] == "60584"
        and calls[0]["outcome"] == "answered"
        and calls[0]["campaign"]["campaign_id"] == "3",
        calls,
    )
    await checklist.eventually(
        f"{name}: event entity",
        huawei.find_call_event("ended", "0023-134864174"),
        lambda event: event["outcome"] == "answered",
    )
    await checklist.comes_to(
        f"{name}: the campaign has one success more", successes, before + 1
    )


EXAMPLES = {
    "yeastar_p": YEASTAR_P,
    "yeastar_s": (yeastar_transfers, yeastar_queries),
    "openvox_uc": (openvox_call_failed, openvox_queries),
    "huawei_aicc": (huawei_results,),
}


async def run(checklist: Checklist, observer: Observer) -> None:
    """Check the examples on the pages of a system's vendor."""
    for check in EXAMPLES.get(observer.system.key, ()):
        await check(checklist, observer)
