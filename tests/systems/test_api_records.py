"""Asking a phone system for its records of past calls."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.pbx.calls.report import RecordStatus
from custom_components.pbx.systems.errors import BadReply, NotSupported, Unreadable
from simulator.story import Truth

from .api import Api

HOUR = timedelta(hours=1)
HEADER = "callid,timestart,callfrom,callto,status,type"


async def played(api: Api, kind: str) -> Truth:
    """Have a call played that nobody hears of."""
    return await api.sim.play(kind, speed=1000)


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


async def test_records(api: Api) -> None:
    """Every call that is over has its record, the oldest first, whatever the zone of the system's clock."""
    missed = await played(api, "inbound_missed")
    answered = await played(api, "outbound_answered")
    client = await api.connected()
    found = await client.query_records(now() - HOUR, now() + HOUR)
    assert [(record.caller, record.status) for record in found] == [
        (missed.caller, RecordStatus.NOT_ANSWERED),
        (answered.caller, RecordStatus.ANSWERED),
    ]
    assert all(record.id_times for record in found)
    assert api.asked() == ["cdr/get_random", "cdr/download"]


async def test_no_records(api: Api) -> None:
    """A system without calls in a period says so in either of two ways."""
    client = await api.connected()
    assert await client.query_records(now() - HOUR, now()) == []
    api.sim.fail("cdr/get_random", "20021")
    if api.sim.key == "yeastar_s":
        assert await client.query_records(now() - HOUR, now()) == []


@pytest.mark.parametrize(
    ("file", "calls"),
    [
        (f"\ufeff{HEADER}\r\n1.1,2026-11-20 08:00:00,1,2,ANSWERED,Inbound\r\n", ["1.1"]),
        (HEADER.upper().replace(",", ";") + "\n1.1;a;1;2;BUSY;Inbound\n;;;;;\n", ["1.1"]),
        (f'{HEADER},dsttrcunkname\n"1.1","","1","2","NO ANSWER","Outbound","sip"\n', ["1.1"]),
        (f"{HEADER}\n1.2,2026-11-20 09:00:00,1,2,BUSY,Inbound\n1.1,2026-11-20 08:00:00,1,2,BUSY,Inbound\n1.3\n", ["1.3", "1.1", "1.2"]),
        ("", []),
        ("\n", []),
    ],
    ids=["a mark in front", "semicolons", "misspelt", "out of order, cut off", "empty", "blank"],
)  # fmt: skip
async def test_file(yeastar_api: Api, file: str, calls: list[str]) -> None:
    """The file is read by the names of its columns, however it is written."""
    client = await yeastar_api.connected()
    with yeastar_api.sim.canned("cdr/download", file.encode()):
        found = await client.query_records(now() - HOUR, now())
    assert [record.call_id for record in found] == calls


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("callid,status\n1.1,BUSY\n", "callfrom, callto, timestart, type"),
        ('{"status":"Failed","errno":"20020"}', "20020"),
        ("<html>Log in</html>", "cannot be read"),
        ('{"status":"Success"}', "no file"),
        (f'{HEADER}\n"{"x" * 200_000}"\n', "cannot be read"),
    ],
    ids=["columns", "refused", "page", "no file", "too long a field"],
)
async def test_unreadable_file(yeastar_api: Api, file: str, message: str) -> None:
    """What is no file of calls is an error that says what is wrong."""
    client = await yeastar_api.connected()
    with (
        yeastar_api.sim.canned("cdr/download", file.encode()),
        pytest.raises(BadReply, match=message),
    ):
        await client.query_records(now() - HOUR, now())


@pytest.mark.parametrize(
    ("errno", "error"), [("10003", NotSupported), ("20019", BadReply)]
)
async def test_refused(yeastar_api: Api, errno: str, error: type[Exception]) -> None:
    """Firmware that does not know the request is known from a request that failed."""
    client = await yeastar_api.connected()
    yeastar_api.sim.fail("cdr/get_random", errno)
    with pytest.raises(error):
        await client.query_records(now() - HOUR, now())


async def test_no_random(yeastar_api: Api) -> None:
    """An answer without a random string is no answer."""
    client = await yeastar_api.connected()
    with (
        yeastar_api.sim.canned("cdr/get_random", b'{"status":"Success"}'),
        pytest.raises(Unreadable),
    ):
        await client.query_records(now() - HOUR, now())


async def test_token_is_lost(api: Api) -> None:
    """A token that died meanwhile is renewed."""
    await played(api, "inbound_missed")
    client = await api.connected()
    api.sim.drop_tokens()
    assert len(await client.query_records(now() - HOUR, now() + HOUR)) == 1
