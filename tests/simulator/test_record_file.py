"""The file of past calls, as the simulated systems give it out."""

from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientSession
import pytest

from simulator.api_system import ApiSystem
from simulator.openvox_uc import OpenVoxSimulator
from simulator.record_file import COLUMNS
from simulator.yeastar_s import YeastarSimulator

from .. import md5

VERSIONS = {"yeastar_s": "v2.0.0", "openvox_uc": "v0.0.1"}


@pytest.fixture(params=["yeastar", "openvox"])
def system(request: pytest.FixtureRequest) -> YeastarSimulator | OpenVoxSimulator:
    """Have each system that gives out a file."""
    found: YeastarSimulator | OpenVoxSimulator = request.getfixturevalue(request.param)
    return found


class Asking:
    """A program that has logged in."""

    def __init__(self, session: ClientSession, system: ApiSystem) -> None:
        """Begin without a token."""
        self.session = session
        self.system = system
        self.token = ""

    async def post(self, endpoint: str, **fields: str) -> dict[str, Any]:
        """Send a request and return the answer."""
        base = f"{self.system.url}/api/{VERSIONS[self.system.key]}"
        url = f"{base}/{endpoint}?token={self.token}"
        async with self.session.post(url, json=fields) as response:
            answer: dict[str, Any] = await response.json(content_type=None)
            return answer

    async def get(self, **query: str) -> str:
        """Fetch the file."""
        url = f"{self.system.url}/api/{VERSIONS[self.system.key]}/cdr/download"
        async with self.session.get(
            url, params={"token": self.token, **query}
        ) as response:
            return await response.text()

    async def log_in(self) -> None:
        """Get a token."""
        answer = await self.post(
            "login",
            username=self.system.username,
            password=md5(self.system.password),
            port="8260",
        )
        self.token = answer["token"]


def asked_for(system: ApiSystem, whose: str = "all", **fields: str) -> dict[str, str]:
    """Return the question for the calls of these days."""
    now = datetime.fromtimestamp(system.time(), UTC)
    return {
        system.whose_records: whose,
        "starttime": f"{now - timedelta(days=2):%Y-%m-%d %H:%M:%S}",
        "endtime": f"{now + timedelta(days=2):%Y-%m-%d %H:%M:%S}",
        **fields,
    }


async def test_file(
    socket_enabled: None, system: YeastarSimulator | OpenVoxSimulator
) -> None:
    """A random string is good for a file, once, for what was asked and with a token."""
    truth = await system.play("inbound_missed", speed=1000)
    async with ClientSession() as session:
        program = Asking(session, system)
        assert (await program.post("cdr/get_random"))["errno"] == "20005"
        await program.log_in()
        asked = asked_for(system)
        promise = await program.post("cdr/get_random", **asked)
        random = promise["random"]
        assert promise == {"status": "Success", **asked, "random": random}
        lines = (await program.get(**asked, random=random)).splitlines()
        assert lines[0] == ",".join(COLUMNS)
        assert len(lines) == 2
        assert truth.caller in lines[1]
        assert "20020" in await program.get(**asked, random=random)
        promise = await program.post("cdr/get_random", **asked)
        other = asked_for(system, "1000")
        assert "20020" in await program.get(**other, random=promise["random"])


async def test_what_is_asked_for(
    socket_enabled: None, yeastar: YeastarSimulator
) -> None:
    """Whose calls, and of which time, is said; a time that cannot be read is refused."""
    await yeastar.play("inbound_missed", speed=1000)
    async with ClientSession() as session:
        program = Asking(session, yeastar)
        await program.log_in()
        for asked, calls in (
            (asked_for(yeastar, "9999"), 0),
            (asked_for(yeastar, endtime="2020-01-01 00:00:00"), 0),
            (asked_for(yeastar, ",".join(yeastar.office.extensions)), 1),
        ):
            promise = await program.post("cdr/get_random", **asked)
            file = await program.get(**asked, random=promise["random"])
            assert len(file.splitlines()) == 1 + calls
        answer = await program.post(
            "cdr/get_random", **asked_for(yeastar, starttime="yesterday")
        )
        assert answer["errno"] == "20019"
        assert (await program.post("cdr/get_random", number="all"))["errno"] == "10004"
