"""A phone system that only tests know: it fetches what it shall play, as an Asterisk does, and tells what it got."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, override

from custom_components.pbx.calls.model import Extension, ReportedState
from custom_components.pbx.calls.report import OtherReport, Report
from custom_components.pbx.systems.base import (
    DeviceInfo,
    Feature,
    PhoneSystem,
    ReportTarget,
)
from custom_components.pbx.systems.settings import (
    LOGIN,
    NO_SETTINGS,
    ConnectionField,
    Delivery,
    Settings,
)

EXTENSIONS = ("1000", "1001", "1002")


@dataclass(slots=True, kw_only=True)
class Fetched:
    """What a phone heard."""

    extension: str
    address: str
    auto_answer: bool
    sound: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Announcer(PhoneSystem):
    """A phone system that plays what Home Assistant has, and its own prompts."""

    key: ClassVar[str] = "announcer"
    name: ClassVar[str] = "Announcer"
    manufacturer: ClassVar[str] = "Acme"
    features: ClassVar[Feature] = (
        Feature.EXTENSIONS | Feature.ANNOUNCE | Feature.PLAY_PROMPT
    )
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.WEBHOOK,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = LOGIN
    documentation: ClassVar[str] = "announcer"

    fails: ClassVar[dict[str, Exception]] = {}
    """By extension, or prompt: why it is not played."""
    deaf: ClassVar[set[str]] = set()
    """The extensions that are picked up and for which nothing is fetched."""
    heard: ClassVar[list[Fetched]] = []
    prompts: ClassVar[list[tuple[str, tuple[str, ...], bool]]] = []
    orders: ClassVar[int] = 0
    goes_on: ClassVar[asyncio.Event]
    """Until when every order takes."""

    @classmethod
    def begin(cls) -> None:
        """Forget all that was, and take every order at once."""
        cls.fails, cls.heard, cls.prompts = {}, [], []
        cls.deaf, cls.orders = set(), 0
        cls.goes_on = asyncio.Event()
        cls.goes_on.set()

    @staticmethod
    @override
    def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
        return [OtherReport(name="none")]

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        return DeviceInfo(serial_number="announcer-1", name="Announcer")

    @override
    async def keep_alive(self) -> bool:
        return False

    @override
    async def list_extensions(self) -> list[Extension]:
        return [
            Extension(number=number, state=ReportedState.IDLE) for number in EXTENSIONS
        ]

    async def _begin_order(self) -> None:
        type(self).orders += 1
        await self.goes_on.wait()

    @override
    async def announce(
        self, extension: str, address: str, *, auto_answer: bool = False
    ) -> None:
        await self._begin_order()
        if extension in self.fails:
            raise self.fails[extension]
        if extension in self.deaf:
            return
        async with self.session.get(address) as response:
            response.raise_for_status()
            self.heard.append(
                Fetched(
                    extension=extension,
                    address=address,
                    auto_answer=auto_answer,
                    sound=await response.read(),
                    headers=dict(response.headers),
                )
            )

    @override
    async def play_prompt(
        self, number: str, prompts: Sequence[str], *, auto_answer: bool = False
    ) -> None:
        await self._begin_order()
        for prompt in prompts:
            if prompt in self.fails:
                raise self.fails[prompt]
        self.prompts.append((number, tuple(prompts), auto_answer))
