"""Stands in for a Huawei Cloud contact centre that calls back with the results of outbound calls (vendor_docs/huawei_aicc.md)."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
import json
from typing import Any, ClassVar, Final, Self, override

from .http_server import Request, Response
from .push import Push, Style, Target
from .pusher import Schedule
from .stories import CAMPAIGN_KINDS
from .system import SimulatedSystem, now
from .wire_huawei import HuaweiWire, Result

STYLE: Final = Style(
    headers=(
        "Host: {host}:{port}",
        "Content-Type: application/json;charset=UTF-8",
        "Content-Length: {length}",
        "Connection: close",
    )
)
"""The vendor says that there is no header besides what HTTP needs; no type of content is promised."""
SCHEDULE: Final = Schedule(at_once=2, rounds=6, pause=600.0)
"""Twice at once, then after ten minutes, six times in all. In the newest edition a tenant has 2 to 6 rounds, and 2 by default."""


class HuaweiSimulator(SimulatedSystem):
    """A tenant of a contact centre. Its switches are set through ``wire``; ``batch`` results go into a single callback."""

    key: ClassVar[str] = "huawei_aicc"
    name: ClassVar[str] = "Huawei Cloud contact centre"
    is_given_target: ClassVar[bool] = False
    kinds: ClassVar[tuple[str, ...]] = CAMPAIGN_KINDS

    def __init__(
        self,
        callback_url: str = "",
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        vdn_id: int = 11,
        wire: HuaweiWire | None = None,
        clock: Callable[[], float] = now,
        seed: int = 0,
        style: Style = STYLE,
        schedule: Schedule = SCHEDULE,
        batch: int = 1,
        verify_certificate: bool = True,
    ) -> None:
        """Begin a campaign whose ``callBackUrl`` is this. Its own port is for the control API alone."""
        super().__init__(
            wire or HuaweiWire(vdn_id=vdn_id),
            host=host,
            port=port,
            clock=clock,
            seed=seed,
            style=style,
            schedule=schedule,
            verify_certificate=verify_certificate,
        )
        self.callback_url = callback_url
        self.batch = batch
        self._results: list[Result] = []

    @staticmethod
    @override
    def add_arguments(parser: ArgumentParser) -> None:
        add = parser.add_argument
        add(
            "--callback",
            required=True,
            metavar="URL",
            help="where results go: the webhook that Home Assistant shows",
        )
        add(
            "--port", type=int, default=0, help="port of /simulator/ (any that is free)"
        )
        add(
            "--insecure",
            action="store_true",
            help="do not check the callback's certificate",
        )

    @classmethod
    @override
    def from_arguments(cls, options: Namespace) -> Self:
        return cls(
            options.callback,
            options.host,
            options.port,
            verify_certificate=not options.insecure,
        )

    @property
    @override
    def entered(self) -> dict[str, Any]:
        return {
            "system": self.key,
            "account": self.account,
            "time_zone": "Asia/Shanghai",
        }

    @property
    def account(self) -> str:
        """The tenant's VDN id, which is in every result."""
        return str(self.wire.vdn_id)

    @override
    def target(self) -> Target | None:
        return Target.at(self.callback_url) if self.callback_url else None

    @override
    async def answer(self, request: Request) -> Response | None:
        # The contact centre's own API is signed in a way that is not documented well enough to stand in for it.
        body = b'{"resultCode":"0200401","resultDesc":"not simulated"}'
        return Response(body=body, status="401 Unauthorized")

    @override
    def report(self, body: bytes) -> Push | None:
        if self.batch == 1:
            return super().report(body)
        found = json.loads(body)
        if isinstance(found, dict):
            found = found.get("callResultList", [found])
        self._results += found
        return self.flush() if len(self._results) >= self.batch else None

    def flush(self) -> Push | None:
        """Begin to send the results that wait for their batch to be full."""
        if not self._results:
            return None
        results, self._results = self._results, []
        return super().report(self.wire.batch(results))
