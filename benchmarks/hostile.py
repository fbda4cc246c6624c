"""How long others wait while a sender sends the worst that it may: each body through the webhook of a real Home Assistant.

Run with ``scripts/benchmark hostile``.
"""

import asyncio
from pathlib import Path

import orjson

from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from .calls import call_reports
from .figure import Figure
from .load import Connection, request, steadily
from .subject import NOTHING, Subject, repeated, running_office

YEASTAR, OPENVOX = YeastarSimulator.key, OpenVoxSimulator.key
CENTRE = HuaweiSimulator.key
MUST = 50.0
"""How many milliseconds others may wait at most. A full collection of Home Assistant's garbage takes longer by itself, whoever
sets it off, and is not counted."""

WATCHED_SECONDS = 3.0


def bodies() -> dict[str, tuple[str, bytes]]:
    """Return what is sent to which system, by what it is. No body is larger than it may be."""
    member = {"ext": {"number": "1000", "memberstatus": "RING"}}
    phones = [
        {"ext": {"number": f"{number}", "memberstatus": "RING"}}
        for number in range(14_000)
    ]
    results = [
        {
            "campaignId": f"{number}",
            "called": "60584",
            "callId": f"0042-{number}",
            "callStatus": 5,
            "failCode": "00537",
            "vdnId": 11,
        }
        for number in range(7_000)
    ]
    statuses = [orjson.loads(call_reports(900_000 + n)[0]) for n in range(3_000)]
    return {
        "40,000 keys that stand twice": (
            YEASTAR,
            b'{"action":"ANSWER","callid":"1.2",%s}'
            % b",".join(b'"ext":"%d"' % number for number in range(40_000)),
        ),
        "14,000 members": (
            YEASTAR,
            orjson.dumps({"event": "CallStatus", "callid": "1.3", "members": phones}),
        ),
        "7,000 results of as many campaigns": (CENTRE, orjson.dumps(results)),
        "3,000 reports of as many calls": (YEASTAR, orjson.dumps(statuses)),
        "100,000 nested elements": (
            OPENVOX,
            b"<xml>%s%s</xml>" % (b"<a>" * 100_000, b"</a>" * 100_000),
        ),
        "250,000 empty elements": (OPENVOX, b"<xml>%s</xml>" % (b"<a/>" * 250_000)),
        "an id of 500,000 characters": (
            YEASTAR,
            orjson.dumps(
                {"event": "CallStatus", "callid": "1" * 500_000, "members": [member]}
            ),
        ),
        "a lone surrogate": (
            YEASTAR,
            b'{"event":"CallStatus","callid":"\\ud800","members":[%s]}'
            % orjson.dumps(member),
        ),
        "a million open brackets": (YEASTAR, b"[" * 1_000_000),
        "500,000 open quotes": (YEASTAR, b'["' * 500_000),
        "170,000 numbers that are no floats": (
            YEASTAR,
            b'{"a":[%s]}' % (b"1.5 ,  " * 149_000),
        ),
        "a million line breaks in a text": (
            YEASTAR,
            b'{"event":"%s"}' % (b"\n" * 10**6),
        ),
    }


async def longest_wait(
    subject: Subject, system: str, body: bytes
) -> tuple[float, float]:
    """Return how many milliseconds a request that does nothing waited at most while a body was dealt with.

    The second figure is how long Python stood still meanwhile, at most, to collect the garbage of all of Home Assistant.
    """
    await subject.until_idle()
    await subject.longest_collection()
    path = subject.paths[system]

    async def send() -> None:
        await asyncio.sleep(0.5)
        connection = await Connection.open(subject.port)
        await connection.send(request(path, body))
        connection.close()

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(send())
        others = tasks.create_task(
            steadily(subject.port, repeated(NOTHING), rate=200, seconds=WATCHED_SECONDS)
        )
    return 1000 * max(others.result().took), await subject.longest_collection()


async def measure(folder: Path) -> list[Figure]:
    """Send each body, and watch others."""
    figures = []
    async with running_office(
        folder / "hostile", others=[HuaweiSimulator(), OpenVoxSimulator()]
    ) as subject:
        quiet, _ = await longest_wait(subject, YEASTAR, call_reports(0)[0])
        figures.append(Figure(name="others wait, ms: a plain report", value=quiet))
        for name, (system, body) in bodies().items():
            waited, paused = await longest_wait(subject, system, body)
            figures.append(
                Figure(
                    name=f"others wait, ms: {name}",
                    value=max(0.0, waited - paused) if paused > MUST else waited,
                    must=MUST,
                    detail={"in all, ms": [waited], "collector, ms": [paused]},
                )
            )
    return figures
