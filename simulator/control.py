"""The simulators' own HTTP interface, for people and programs that want calls and faults: everything under /simulator/."""

from collections.abc import Awaitable, Callable, Iterable
import json
from typing import Any, Final, Protocol

from .http_server import Request, Response
from .push import Push
from .story import Truth

PREFIX: Final = "/simulator/"


class Controlled(Protocol):
    """What the interface needs of a simulated phone system."""

    @property
    def pushes(self) -> Iterable[Push]:
        """Every report that was sent, with every attempt."""

    async def play(self, kind: str, speed: float = 1.0) -> Truth:
        """Play a call of a kind and return its truth."""

    async def send(self, body: bytes) -> Push:
        """Send a report and return after the first attempt."""

    def configure(self, name: str, value: Any) -> None:
        """Set a field of the settings."""

    def describe(self) -> dict[str, Any]:
        """Return the state."""


async def answer_control(system: Controlled, request: Request) -> Response | None:
    """Answer a request to the simulator itself; None when it is for the phone system."""
    if not request.path.startswith(PREFIX):
        return None
    name = request.path.removeprefix(PREFIX)
    try:
        if request.method == "GET":
            return _json(_READ[name](system))
        if name == "send":
            push = await system.send(request.body)
            return _json({"acknowledged": push.acknowledged, "status": push.status})
        given = json.loads(request.body or b"{}")
        return _json(await _WRITE[name](system, given) or {})
    except KeyError as err:
        return _json({"error": f"There is no {err.args[0]!r}"}, "404 Not Found")
    except (AttributeError, TypeError, ValueError) as err:
        return _json({"error": str(err)}, "400 Bad Request")


def _pushes(system: Controlled) -> Any:
    return [
        {
            "body": push.body.decode(errors="replace"),
            "acknowledged": push.acknowledged,
            "attempts": [
                {"at": attempt.at, "status": attempt.status, "error": attempt.error}
                for attempt in push.attempts
            ],
        }
        for push in system.pushes
    ]


async def _play(system: Controlled, given: dict[str, Any]) -> Any:
    truth = await system.play(given["kind"], float(given.get("speed", 1)))
    return {name: getattr(truth, name) for name in truth.__slots__}


async def _faults(system: Controlled, given: dict[str, Any]) -> None:
    for name, value in given.items():
        system.configure(name, value)


def _method(name: str) -> Callable[[Any, dict[str, Any]], Awaitable[None]]:
    """Return what calls a method of the system, whose arguments are given by name."""

    async def call(system: Any, given: dict[str, Any]) -> None:
        result = getattr(system, name)(**given)
        if result is not None:
            await result

    return call


_READ: Final[dict[str, Callable[[Controlled], Any]]] = {
    "state": lambda system: system.describe(),
    "pushes": _pushes,
}
_WRITE: Final[dict[str, Callable[[Any, dict[str, Any]], Awaitable[Any]]]] = {
    "play": _play,
    "faults": _faults,
    **{
        name: _method(name)
        for name in (
            "reboot",
            "drop_tokens",
            "lock",
            "unlock",
            "fail",
            "add_extension",
            "remove_extension",
            "set_registered",
            "add_trunk",
            "remove_trunk",
            "drop_sockets",
            "send_test",
        )
    },
}


def _json(value: Any, status: str = "200 OK") -> Response:
    headers = ("Content-Type: application/json", "Connection: close")
    return Response(
        body=json.dumps(value, indent=1).encode(), headers=headers, status=status
    )
