"""The office: Asterisk, everybody's phones, the provider, and who plays scenes with them."""

import asyncio
from contextlib import AsyncExitStack
from typing import Final, Self

from .asterisk import Asterisk
from .called import Called
from .calling import Calling
from .control import Control
from .people import EXTENSIONS
from .phone import Line, Phone, Phones
from .relay import Relay
from .script import Provider, Registering

PROVIDER_PORT: Final = 5060
SECOND_PROVIDER_PORT: Final = 5061
_FIRST_PHONE_PORT: Final = 4000
"""What is added to an extension for the port of its phone."""

_TWIN_PORT: Final = 5999
_SETTLED_SECONDS: Final = 1
"""What comes late after the last channel is gone has come by then."""

_LOOKS_EVERY_SECONDS: Final = 0.1
_REGISTERED_SECONDS: Final = 3600


class Office:
    """An office whose phones are registered. Whoever listens to its Asterisk connects to ``ami_port`` of 127.0.0.1."""

    def __init__(self, asterisk: Asterisk) -> None:
        """Have an Asterisk that runs."""
        self.asterisk = asterisk
        self.relay = Relay(lambda: asterisk.ami_port)
        self.control = Control(self.relay.port)
        self.phones = Phones(asterisk.folder / "phones", asterisk.sip_address)
        self._end = AsyncExitStack()

    @property
    def ami_port(self) -> int:
        """The port of the manager interface, whose connections ``cut`` ends."""
        return self.relay.port

    async def __aenter__(self) -> Self:
        """Let the players in, and register the phones."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.relay)
            stack.push_async_callback(self.control.close)
            stack.push_async_callback(self.phones.clear)
            await self.control.connect()
            await asyncio.gather(*map(self.register, EXTENSIONS))
            self._end = stack.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Take the phones away."""
        await self._end.aclose()

    # -- phones ------------------------------------------------------------------------------------------------------

    async def phone(
        self,
        extension: int,
        script: Called,
        *,
        calls: int = 1,
        has_two: bool = False,
        stays: bool = False,
        hears: bool = False,
    ) -> Phone:
        """Have an extension's phone be ready for calls.

        Args:
            extension: The extension.
            script: What it does in each call.
            calls: In how many.
            has_two: It has a second line, which is there already.
            stays: In any number, until it is taken away.
            hears: It can be asked who is heard on it.
        """
        line = Line(
            phone=str(extension),
            address=self.asterisk.phones_address,
            port=_phone_port(extension),
            calls=calls,
            twin=self._twin if has_two else None,
            stays=stays,
            hears=hears,
        )
        return await self.phones.start(line, script)

    async def provider(
        self, script: Called, *, stays: bool = False, hears: bool = False
    ) -> Phone:
        """Have somebody outside be ready for a call, or all people outside for any number."""
        line = Line(
            phone="provider",
            address=self.asterisk.provider_address,
            port=PROVIDER_PORT,
            stays=stays,
            hears=hears,
        )
        return await self.phones.start(line, script)

    async def outside(self, script: Calling, *, hears: bool = False) -> Phone:
        """Have somebody outside call."""
        address = self.asterisk.provider_address
        return await self._calls("outside", address, script, hears=hears)

    async def inside(
        self, script: Calling, *, is_second: bool = False, hears: bool = False
    ) -> Phone:
        """Have an extension call.

        Args:
            script: What it does.
            is_second: It is the second line of a phone, which does as the first line says.
            hears: It can be asked who is heard on it.
        """
        phone, address = script.caller.number, self.asterisk.phones_address
        twin = self._twin if is_second else None
        return await self._calls(phone, address, script, twin, hears=hears)

    async def register(
        self, extension: int, seconds: int = _REGISTERED_SECONDS
    ) -> None:
        """Make an extension's phone known for a while, or unknown again with 0."""
        address = self.asterisk.phones_address
        at = f"{address}:{_phone_port(extension)}"
        line = Line(phone=f"registering-{extension}", address=address, side="calling")
        phone = await self.phones.start(line, Registering(extension, at, seconds))
        await phone.done()

    async def second_provider(self) -> Phone:
        """Have a second provider's machine answer Asterisk's questions."""
        line = Line(
            phone="provider-2",
            address=self.asterisk.provider_address,
            port=SECOND_PROVIDER_PORT,
            calls=100_000,
        )
        return await self.phones.start(line, Provider())

    @property
    def _twin(self) -> str:
        return f"{self.asterisk.phones_address}:{_TWIN_PORT}"

    async def _calls(
        self,
        phone: str,
        address: str,
        script: Calling,
        twin: str | None = None,
        *,
        hears: bool = False,
    ) -> Phone:
        line = Line(
            phone=phone,
            address=address,
            side="calling",
            number=script.number,
            twin=twin,
            hears=hears,
        )
        return await self.phones.start(line, script)

    # -- what happens to Asterisk ------------------------------------------------------------------------------------

    async def quiet(self, seconds: float = _SETTLED_SECONDS) -> None:
        """Wait until no channel is left, and then for what comes late."""
        while not await self._is_quiet():
            await asyncio.sleep(_LOOKS_EVERY_SECONDS)
        await asyncio.sleep(seconds)

    async def _is_quiet(self) -> bool:
        # Not through the manager interface, where it would be heard among what is recorded.
        said = await self.console("core show channels count")
        return "0 active channels" in said.splitlines()

    async def console(self, command: str) -> str:
        """Give a command on Asterisk's console, and return what it answers."""
        return await asyncio.to_thread(self.asterisk.console, command)

    async def cut(self, seconds: float) -> None:
        """Cut all connections to the manager interface, and let nobody connect for a while."""
        self.control.note("the connections are cut")
        await self.relay.cut()
        await asyncio.sleep(seconds)
        await self.relay.restore()
        await self._look_again()

    async def restart(self) -> None:
        """Restart Asterisk from its console, calls or not."""
        self.control.note("core restart now")
        await self.console("core restart now")
        await self._look_again()

    async def crash(self) -> None:
        """Have Asterisk die, and start it anew."""
        self.control.note("Asterisk is killed")
        await asyncio.to_thread(self.asterisk.kill)
        await asyncio.to_thread(self.asterisk.start)
        await self._look_again()

    async def _look_again(self) -> None:
        """Log in again, and ask what anybody would ask then."""
        await self.control.connect()
        await self.control.event("FullyBooted")
        await self.control.order("CoreStatus")
        await self.control.order("CoreShowChannels")


def _phone_port(extension: int) -> int:
    return _FIRST_PHONE_PORT + extension
