"""A simulated system, the client of its API, and what happens on its switchboard."""

from dataclasses import dataclass, replace
import hashlib
from typing import Any

from aiohttp import ClientSession

from custom_components.pbx.systems.asterisk_based.token_system import TokenSystem
from custom_components.pbx.systems.base import ReportTarget
from custom_components.pbx.systems.settings import Settings
from simulator.api_system import ApiSystem
from simulator.live_call import LiveCall
from simulator.story import OUTSIDE, Action, Beat

TARGET = ReportTarget(port=8123, path="api/webhook/1234")


@dataclass(frozen=True, kw_only=True)
class Api:
    """A simulated system, and how to reach it."""

    sim: ApiSystem
    session: ClientSession
    kind: type[TokenSystem]
    xml: bool = False

    def client(self, **changes: Any) -> TokenSystem:
        """Return a client that has not connected; ``changes`` are to its settings."""
        digest = hashlib.md5(self.sim.password.encode(), usedforsecurity=False)
        settings = Settings(
            host=self.sim.host,
            port=self.sim.port,
            username=self.sim.username,
            password_md5=digest.hexdigest(),
            own=(("format", "xml"),) if self.xml else (),
        )
        return self.kind(self.session, replace(settings, **changes))

    async def connected(self) -> TokenSystem:
        """Return a client that has logged in and forgets what was asked for it."""
        client = self.client()
        await client.connect(TARGET)
        self.sim.requests.clear()
        return client

    def asked(self) -> list[str]:
        """Return the endpoints that were asked, oldest first."""
        return [request.endpoint for request in self.sim.requests]

    def call(self, *beats: Beat) -> LiveCall:
        """Have these beats played on the switchboard, without a report, and return the call."""
        call = self.sim.switchboard.new_call()
        for beat in beats:
            self.sim.switchboard.apply(call, beat)
        return call

    def inbound(self, extension: str, caller: str, *more: Beat) -> LiveCall:
        """Have somebody outside ring an extension."""
        start = Beat(
            delay=0,
            action=Action.START,
            by=OUTSIDE,
            to=extension,
            caller=caller,
            trunk=self.sim.office.trunk,
        )
        return self.call(start, ring(extension), *more)

    def outbound(self, extension: str, called: str, *more: Beat) -> LiveCall:
        """Have an extension ring somebody outside."""
        start = Beat(
            delay=0,
            action=Action.START,
            by=extension,
            to=called,
            trunk=self.sim.office.trunk,
        )
        return self.call(start, ring(OUTSIDE), *more)


def ring(party: str) -> Beat:
    """Let a party ring."""
    return Beat(delay=0, action=Action.RING, parties=(party,))


def answer(party: str) -> Beat:
    """Let a party answer."""
    return Beat(delay=0, action=Action.ANSWER, by=party)
