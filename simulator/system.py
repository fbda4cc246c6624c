"""A simulated phone system: its calls, its reports and its port."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser, Namespace
import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import fields, replace
from random import Random
import ssl
import time
from typing import Any, ClassVar, Self

from .control import answer_control
from .http_server import HttpServer, Request, Response, Server
from .live_call import LiveCall
from .live_faults import LiveFaults
from .office import Office
from .performance import Wire
from .push import Push, Style, Target
from .pusher import REMEMBERED, Pusher, Schedule
from .stage import Stage
from .stories import KINDS, story as write_story
from .story import Story, Truth
from .switchboard import Switchboard


def now() -> float:
    """Return the time in epoch seconds."""
    return time.time()


class SimulatedSystem(ABC):
    """What all simulated phone systems can do. Use as an asynchronous context manager, or call ``start`` and ``stop``."""

    key: ClassVar[str]
    """The system's key, as in ``python -m simulator KEY``."""
    name: ClassVar[str]
    """The name that people read."""
    is_given_target: ClassVar[bool]
    """Whether its API is given the address for reports; otherwise people enter the address, as ``callback_url``."""
    kinds: ClassVar[tuple[str, ...]] = KINDS
    """The kinds of calls that it can play."""
    settings: ClassVar[tuple[str, ...]] = ("faults", "schedule", "style", "wire")
    """The attributes whose fields ``configure`` can set."""

    def __init__(
        self,
        wire: Wire,
        *,
        host: str,
        port: int,
        clock: Callable[[], float],
        seed: int,
        style: Style,
        schedule: Schedule,
        tls: bool = False,
        verify_certificate: bool = True,
    ) -> None:
        """Begin with no calls. The settings stay as attributes, to be changed at any time."""
        self.clock = clock
        self.style = style
        self.schedule = schedule
        self.rng = Random(seed)
        self.faults = LiveFaults()
        self.unheard: deque[bytes] = deque(maxlen=REMEMBERED)
        """Reports that were due while nobody listened."""
        self.started_at = clock()
        self._stage = Stage(
            wire, self.time, self.rng, Random(seed), self.faults, self.report
        )
        self._pusher = Pusher(self.time, verify_certificate=verify_certificate)
        self._tls = tls
        self._server = self._new_server(host, port)

    # -- how it is made and reached ----------------------------------------------------------------------------------

    @staticmethod
    @abstractmethod
    def add_arguments(parser: ArgumentParser) -> None:
        """Add what the command line takes to make this system, besides ``--host``."""

    @classmethod
    @abstractmethod
    def from_arguments(cls, options: Namespace) -> Self:
        """Make the system that the command line asks for."""

    @property
    @abstractmethod
    def entered(self) -> dict[str, Any]:
        """What a person enters in Home Assistant to add this system, by the keys of the fields."""

    # -- being there -------------------------------------------------------------------------------------------------

    @property
    def host(self) -> str:
        """The address that it listens on."""
        return self._server.host

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._server.port

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http{'s' if self._tls else ''}://{self.host}:{self.port}"

    @property
    def serial_number(self) -> str | None:
        """The serial number, of a system that has a number."""
        return self.office.serial_number or None

    @property
    def switchboard(self) -> Switchboard:
        """The switchboard, with the calls in progress."""
        return self._stage.switchboard

    @property
    def wire(self) -> Any:
        """What it sends and answers, with the switches of its system."""
        return self._stage.wire

    @wire.setter
    def wire(self, wire: Wire) -> None:
        self._stage.wire = wire
        self.switchboard.office = wire.office

    @property
    def recorded(self) -> deque[LiveCall]:
        """The calls that are over and have their record, the oldest first."""
        return self._stage.recorded

    @property
    def office(self) -> Office:
        """The office that it serves."""
        return self.switchboard.office

    @property
    def unreachable(self) -> bool:
        """Whether connections are cut as soon as they come."""
        return self._server.unreachable

    @unreachable.setter
    def unreachable(self, unreachable: bool) -> None:
        self._server.unreachable = unreachable

    def time(self) -> float:
        """Return the time by its clock, which may be replaced."""
        return self.clock()

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        await self._server.start(await self._tls_context())

    async def stop(self) -> None:
        """Stop listening and calling. Whoever waits for a call that is being played gets its truth at once."""
        self._stage.interrupt()
        await self._pusher.stop()
        await self._server.stop()

    async def __aenter__(self) -> Self:
        """Start."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()

    def _new_server(self, host: str, port: int) -> Server:
        return HttpServer(host, port, self._answer)

    async def _tls_context(self) -> ssl.SSLContext | None:
        if not self._tls:
            return None
        # Only who wants TLS needs the library that makes certificates.
        from .certificate import server_context  # noqa: PLC0415

        return await asyncio.to_thread(server_context, self.office.model)

    # -- being asked -------------------------------------------------------------------------------------------------

    @abstractmethod
    async def answer(self, request: Request) -> Response | None:
        """Answer a request; None hangs up."""

    async def _answer(self, request: Request) -> Response | None:
        return await answer_control(self, request) or await self.answer(request)

    # -- reporting ---------------------------------------------------------------------------------------------------

    @abstractmethod
    def target(self) -> Target | None:
        """Return where reports go now; None when nobody listens."""

    @property
    def pushes(self) -> deque[Push]:
        """Every report that was sent, with every attempt."""
        return self._pusher.pushes

    async def send(
        self, body: bytes, target: Target | None = None, **style: Any
    ) -> Push:
        """Send a report and return after the first attempt. ``style`` are fields of Style for this report."""
        where = self.target if target is None else lambda: target
        styled = replace(self.style, **style)
        push = self._pusher.push(body, where, styled, self.schedule)
        await push.tried.wait()
        return push

    async def drained(self) -> None:
        """Wait until every report is acknowledged or given up."""
        await self._pusher.drained()

    def report(self, body: bytes) -> Push | None:
        """Begin to send a report, if anybody listens."""
        if self.target() is None:
            self.unheard.append(body)
            return None
        return self._pusher.push(body, self.target, self.style, self.schedule)

    # -- calling -----------------------------------------------------------------------------------------------------

    async def play(
        self, kind: str | Story, speed: float = 1.0, rng: Random | None = None
    ) -> Truth:
        """Play a call of a kind, or a story, and return its truth when all its reports were tried once.

        Times in the reports are as if nothing had been sped up. A reboot ends the call at once. Raises KeyError for an
        unknown kind, ValueError when too few extensions are free.
        """
        if isinstance(kind, Story):
            story = kind
        else:
            free = self.office.without(self._stage.engaged)
            story = write_story(kind, rng or self.rng, free)
        await self._stage.play(story, speed)
        return story.truth

    # -- being looked at and changed ---------------------------------------------------------------------------------

    def configure(self, name: str, value: Any) -> None:
        """Set a field of the settings. Raises KeyError for a name that none of them has."""
        if isinstance(value, list):
            value = tuple(value)
        for setting in self.settings:
            holder = getattr(self, setting)
            if name not in {field.name for field in fields(holder)}:
                continue
            if type(holder).__dataclass_params__.frozen:
                setattr(self, setting, replace(holder, **{name: value}))
            else:
                setattr(holder, name, value)
            return
        raise KeyError(name)

    def describe(self) -> dict[str, Any]:
        """Return the state as the control API shows it."""
        target = self.target()
        calls = [
            {
                "call_id": call.call_id,
                "direction": call.direction,
                "caller": call.caller,
                "called": call.called,
                "parties": {party.number: party.state for party in call.live},
            }
            for call in self.switchboard.in_progress
        ]
        extensions = {
            number: self.switchboard.status(number) for number in self.office.extensions
        }
        return {
            "system": self.key,
            "serial_number": self.serial_number,
            "kinds": list(self.kinds),
            "reports_go_to": target and f"{target.host}:{target.port}/{target.path}",
            "calls": calls,
            "extensions": extensions,
            "pushes": {
                "sent": len(self.pushes),
                "acknowledged": sum(push.acknowledged for push in self.pushes),
                "unheard": len(self.unheard),
            },
            "settings": {name: str(getattr(self, name)) for name in self.settings},
        }
