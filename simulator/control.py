"""The simulators' own HTTP interface, for people and programs that want calls and faults: everything under /simulator/."""

from collections.abc import Awaitable, Callable
import json
from typing import TYPE_CHECKING, Any, Final

from .http_server import Request, Response

if TYPE_CHECKING:
    from .system import SimulatedSystem

PREFIX: Final = "/simulator/"


async def answer_control(system: SimulatedSystem, request: Request) -> Response | None:
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


def _pushes(system: SimulatedSystem) -> Any:
    return [
        {
            "body": push.body.decode(errors="replace"),
            "acknowledged": push.acknowledged,
            "attempts": [
                {"at": one.at, "status": one.status, "error": one.error}
                for one in push.attempts
            ],
        }
        for push in system.pushes
    ]


async def _play(system: SimulatedSystem, given: dict[str, Any]) -> Any:
    truth = await system.play(given["kind"], float(given.get("speed", 1)))
    return {name: getattr(truth, name) for name in truth.__slots__}


async def _faults(system: SimulatedSystem, given: dict[str, Any]) -> None:
    for name, value in given.items():
        system.configure(name, value)


def _method(name: str) -> Callable[[Any, dict[str, Any]], Awaitable[None]]:
    """Return what calls a method of the system, whose arguments are given by name."""

    async def call(system: Any, given: dict[str, Any]) -> None:
        result = getattr(system, name)(**given)
        if result is not None:
            await result

    return call


_READ: Final[dict[str, Callable[[SimulatedSystem], Any]]] = {
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
        )
    },
}


def _json(value: Any, status: str = "200 OK") -> Response:
    headers = ("Content-Type: application/json", "Connection: close")
    return Response(
        body=json.dumps(value, indent=1).encode(), headers=headers, status=status
    )
