"""Requests to the simulated APIs, what can be wrong with them, and where a login says that reports go."""

from dataclasses import dataclass, field
import json

from .http_server import Request
from .push import Target


class Failed(Exception):
    """The system's answer is an error number of Yeastar's list."""

    def __init__(self, errno: str) -> None:
        """Keep the number."""
        super().__init__(errno)
        self.errno = errno


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiRequest:
    """A request to an API. ``version`` is the version in its path; ``fields`` are those of its body, all as text."""

    at: float
    http: Request = field(repr=False)
    version: str
    endpoint: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The address that it came from."""
        return self.http.source

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.http.method

    @property
    def body(self) -> bytes:
        """The body as it came."""
        return self.http.body

    @property
    def query(self) -> dict[str, str]:
        """What is in the address after the question mark."""
        return self.http.query

    @property
    def token(self) -> str:
        """The token in the address."""
        return self.http.query.get("token", "")


def read_json_fields(body: bytes) -> dict[str, str]:
    """Read a request's JSON object; numbers keep their digits. Raises Failed."""
    if not body.strip():
        return {}
    if body.lstrip().startswith(b"<"):
        raise Failed("10002")
    try:
        fields = json.loads(body, parse_float=str)
    except ValueError:
        raise Failed("20000") from None
    if not isinstance(fields, dict):
        raise Failed("20000")
    return {name: str(value) for name, value in fields.items()}


def read_target(fields: dict[str, str], address: str, default_port: str) -> Target:
    """Return where reports shall go. Raises Failed.

    Args:
        fields: ``port``, ``url`` and ``urltag`` of a login or heartbeat; with an ``urltag`` of 1 the ``url`` is the whole target.
        address: Where they go otherwise: what the login came from, or the heartbeat named.
        default_port: The port when none is named; empty where a port must be named.
    """
    port = fields.get("port", default_port)
    if not port:
        raise Failed("10004")
    if not (port.isdecimal() and 0 < int(port) < 65536):
        raise Failed("20008")
    url = fields.get("url", "")
    if fields.get("urltag", "0") != "1":
        return Target(host=address, port=int(port), path=url)
    # Taken literally, as the documentation prints it: with a scheme in front, this is no address.
    address, _, path = url.partition("/")
    host, _, its_port = address.rpartition(":")
    if not its_port.isdecimal():
        return Target(host=address, port=80, path=path)
    return Target(host=host.strip("[]"), port=int(its_port), path=path)


def required(fields: dict[str, str], name: str) -> str:
    """Return a field. Raises Failed where it is blank."""
    if not fields.get(name):
        raise Failed("10004" if fields else "20007")
    return fields[name]


def ids(fields: dict[str, str], name: str) -> list[str]:
    """Return the ids in a field, which have commas between them."""
    return [id_ for id_ in fields.get(name, "").split(",") if id_]
