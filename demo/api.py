"""Home Assistant's own REST and websocket API, as any client uses it."""

import asyncio
from contextlib import suppress
import itertools
from typing import Any, Self

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

CLIENT_NAME = "Demo"
ANSWER_SECONDS = 60


class ApiError(Exception):
    """Home Assistant refused a request."""


class HomeAssistantApi:
    """A connection to a Home Assistant: REST requests and a websocket.

    Bus events that were subscribed to collect in ``events``, oldest first.
    """

    def __init__(self, session: ClientSession, url: str) -> None:
        """Keep the session and the address, such as ``http://127.0.0.1:8123``."""
        self.session = session
        self.url = url
        self.access_token = ""
        self.events: list[dict[str, Any]] = []
        self._socket: ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._changed = asyncio.Condition()

    async def __aenter__(self) -> Self:
        """Return the connection."""
        return self

    async def __aexit__(self, *exc: object) -> None:
        """Close the websocket."""
        await self.close()

    async def close(self) -> None:
        """Close the websocket, which may be opened again."""
        reader, self._reader = self._reader, None
        if reader:
            reader.cancel()
            with suppress(asyncio.CancelledError):
                await reader
        socket, self._socket = self._socket, None
        if socket:
            await socket.close()

    async def rest(
        self, method: str, path: str, json: Any = None, data: Any = None
    ) -> Any:
        """Make a request and return the answer's JSON. Raises ApiError for a status of 400 and up."""
        headers = {}
        if self.access_token:
            headers["Authorization"] = f"Bearer {self.access_token}"
        async with self.session.request(
            method, f"{self.url}{path}", json=json, data=data, headers=headers
        ) as response:
            if response.status >= 400:
                raise ApiError(
                    f"{method} {path}: {response.status} {await response.text()}"
                )
            return await response.json(content_type=None)

    async def download(self, path: str) -> bytes:
        """Return what is at an address that needs no login, as a player fetches it. Raises ApiError for a status of 400 and up."""
        async with self.session.get(f"{self.url}{path}") as response:
            if response.status >= 400:
                raise ApiError(f"{path}: {response.status}")
            return await response.read()

    async def connect(self) -> None:
        """Open the websocket with the access token."""
        self._socket = await self.session.ws_connect(
            f"{self.url}/api/websocket", max_msg_size=0
        )
        await self._socket.receive_json()
        await self._socket.send_json(
            {"type": "auth", "access_token": self.access_token}
        )
        answer = await self._socket.receive_json()
        if answer["type"] != "auth_ok":
            raise ApiError(f"Websocket: {answer}")
        self._reader = asyncio.create_task(self._read(self._socket))

    async def _read(self, socket: ClientWebSocketResponse) -> None:
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            content = message.json()
            if content["type"] == "event":
                async with self._changed:
                    self.events.append(content["event"])
                    self._changed.notify_all()
            elif waiting := self._waiting.pop(content["id"], None):
                waiting.set_result(content)

    async def command(self, kind: str, **fields: Any) -> Any:
        """Send a websocket command and return its result. Raises ApiError when it failed."""
        if self._socket is None:
            raise ApiError("The websocket is not open")
        number = next(self._ids)
        answer = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        await self._socket.send_json({"id": number, "type": kind, **fields})
        try:
            content = await asyncio.wait_for(answer, ANSWER_SECONDS)
        except TimeoutError as err:
            raise ApiError(f"{kind}: no answer in {ANSWER_SECONDS} s") from err
        if not content["success"]:
            raise ApiError(f"{kind}: {content['error']}")
        return content["result"]

    async def action(self, domain: str, name: str, **fields: Any) -> dict[str, Any]:
        """Run an action and return its response. Raises ApiError when it failed."""
        result = await self.command(
            "call_service",
            domain=domain,
            service=name,
            service_data=fields,
            return_response=True,
        )
        return dict(result["response"])

    async def state(self, entity_id: str) -> dict[str, Any]:
        """Return an entity's state and attributes."""
        return dict(await self.rest("GET", f"/api/states/{entity_id}"))
