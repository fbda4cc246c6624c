"""A server that speaks WebSocket as well, for phone systems that have it, and closes after every answer as they do."""

from collections.abc import Awaitable, Callable
import ssl

from aiohttp import web

from .http_server import Handler, Request, Response

STOP_SECONDS = 1.0

type SocketHandler = Callable[
    [Request, web.BaseRequest], Awaitable[web.StreamResponse | Response | None]
]
"""Takes a request for a WebSocket: until it is closed, or with an answer that refuses it. None hangs up."""


class WebServer:
    """Listens on a port, which stays the same when it is started again."""

    def __init__(
        self, host: str, port: int, handler: Handler, sockets: SocketHandler
    ) -> None:
        """Take who answers requests, and who takes WebSockets; an answer of None hangs up without a word."""
        self.host = host
        self.port = port
        self._unreachable = False
        self._handler = handler
        self._sockets = sockets
        self._runner: web.ServerRunner | None = None

    @property
    def unreachable(self) -> bool:
        """Whether connections are cut as soon as they come. Those that are open are cut at once."""
        return self._unreachable

    @unreachable.setter
    def unreachable(self, unreachable: bool) -> None:
        self._unreachable = unreachable
        server = self._runner.server if self._runner else None
        for connection in server.connections if unreachable and server else ():
            if connection.transport is not None:
                connection.transport.abort()

    async def start(self, context: ssl.SSLContext | None = None) -> None:
        """Listen. Raises OSError when the port is taken."""
        server = web.Server(self._serve, access_log=None, handler_cancellation=True)
        runner = web.ServerRunner(server, shutdown_timeout=STOP_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port, ssl_context=context).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.port = runner.addresses[0][1]

    async def stop(self) -> None:
        """Listen no more and close every connection."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _serve(self, asked: web.BaseRequest) -> web.StreamResponse:
        if self.unreachable:
            return _hang_up(asked)
        request = Request(
            method=asked.method,
            path=asked.path,
            query=dict(asked.query),
            headers={name.lower(): value for name, value in asked.headers.items()},
            body=await asked.read(),
            source=asked.remote or "",
        )
        wants_socket = request.headers.get("upgrade", "").lower() == "websocket"
        answer = (
            await self._sockets(request, asked)
            if wants_socket
            else await self._handler(request)
        )
        if answer is None:
            return _hang_up(asked)
        return _written(answer) if isinstance(answer, Response) else answer


def _hang_up(asked: web.BaseRequest) -> web.Response:
    if asked.transport is not None:
        asked.transport.abort()
    return web.Response()


def _written(answer: Response) -> web.Response:
    status, _, reason = answer.status.partition(" ")
    headers = [(name, value.strip()) for name, _, value in map(_split, answer.headers)]
    written = web.Response(
        body=answer.body, status=int(status), reason=reason, headers=headers
    )
    written.force_close()
    return written


def _split(line: str) -> tuple[str, str, str]:
    return line.partition(":")
