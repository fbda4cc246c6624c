"""A client of the simulated P-Series PBX: real requests, and real sockets."""

import asyncio
import json
from typing import Any, Self

import aiohttp

from simulator.yeastar_p import YeastarPSimulator

SUCCESS = {"errcode": 0, "errmsg": "SUCCESS"}
EXPIRED = {"errcode": 10004, "errmsg": "TOKEN EXPIRED"}
WRONG = {
    "errcode": -1,
    "errmsg": "FAILURE",
    "invalid_param_list": [{"field": "username or password", "value": "error"}],
}


class OpenApiClient:
    """Asks a PBX. Use as an asynchronous context manager."""

    def __init__(self, sim: YeastarPSimulator) -> None:
        """Take the PBX to ask."""
        self.sim = sim
        self.token = ""
        # The library leaves the timer of a refused handshake running.
        self._session = aiohttp.ClientSession(
            headers={"User-Agent": "OpenAPI"}, timeout=aiohttp.ClientTimeout(total=None)
        )

    async def __aenter__(self) -> Self:
        """Ask nothing yet."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection."""
        await self._session.close()

    async def request(
        self, method: str, endpoint: str, version: str = "v1.0", **more: Any
    ) -> aiohttp.ClientResponse:
        """Send a request and return the answer, read."""
        url = f"{self.sim.url}/openapi/{version}/{endpoint}"
        async with self._session.request(method, url, **more) as answer:
            await answer.read()
            return answer

    async def get(self, endpoint: str, **query: str) -> dict[str, Any]:
        """Read an endpoint with the token."""
        given = {"access_token": self.token, **query}
        answer = await self.request("GET", endpoint, params=given)
        assert answer.status == 200
        reply: dict[str, Any] = await answer.json()
        return reply

    async def post(self, endpoint: str, **fields: Any) -> dict[str, Any]:
        """Write to an endpoint with the token."""
        given = {"access_token": self.token}
        answer = await self.request("POST", endpoint, params=given, json=fields)
        assert answer.status == 200
        reply: dict[str, Any] = await answer.json()
        return reply

    async def get_token(self) -> dict[str, Any]:
        """Ask for a token with the right credentials."""
        return await self.post(
            "get_token", username=self.sim.client_id, password=self.sim.client_secret
        )

    async def log_in(self) -> str:
        """Get a token and use it from now on."""
        reply = await self.get_token()
        assert reply["errcode"] == 0
        self.token = str(reply["access_token"])
        return self.token

    async def socket(self, token: str | None = None) -> aiohttp.ClientWebSocketResponse:
        """Open a socket."""
        url = f"{self.sim.url}/openapi/v1.0/subscribe"
        query = {"access_token": self.token if token is None else token}
        return await self._session.ws_connect(url, params=query)

    async def subscribed(self, *topics: int) -> aiohttp.ClientWebSocketResponse:
        """Open a socket that is told about topics."""
        socket = await self.socket()
        await socket.send_json({"topic_list": topics})
        assert await told(socket) == SUCCESS
        return socket


async def told(socket: aiohttp.ClientWebSocketResponse) -> Any:
    """Return the next thing that is told, read as JSON."""
    return json.loads(await socket.receive_str(timeout=5))


async def silent(socket: aiohttp.ClientWebSocketResponse, seconds: float = 0.3) -> bool:
    """Return whether nothing is told for a while, and the socket stays open."""
    try:
        async with asyncio.timeout(seconds):
            await socket.receive()
    except TimeoutError:
        return True
    return False


def content(event: dict[str, Any]) -> Any:
    """Return what is in an event, which may be JSON in a string."""
    return json.loads(event["msg"]) if isinstance(event["msg"], str) else event["msg"]
