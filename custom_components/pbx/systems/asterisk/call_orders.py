"""What an Asterisk is told to do with calls."""

from abc import abstractmethod
from typing import override
from uuid import uuid4

from ...calls.model import Call
from ..base import PhoneSystem
from ..call_control import TransferEnd
from ..errors import CallNotFound, NotSupported, OrderProblem, OrderRefused
from . import phone_orders, transfers
from .current_calls import CurrentCalls
from .dialling import USUAL_CONTEXT, originate
from .event_reader import EventReader
from .hanging_up import REJECTED, hang_up
from .inventory import Endpoint
from .manager import Manager, Message
from .orders import give


class CallOrders(PhoneSystem):
    """The part of the client that takes these orders."""

    _actions: frozenset[str]
    _reader: EventReader

    @abstractmethod
    async def _connection(self) -> Manager:
        """Return the connection, a new one where there is none any more."""

    @abstractmethod
    async def _ask_phones(self, manager: Manager) -> list[Endpoint]:
        """Return the phones of all extensions, as they are now."""

    @abstractmethod
    async def _ask_channels(self, manager: Manager) -> dict[str, Message]:
        """Return all channels by their Uniqueids, and put right with them what events have left out."""

    async def _current(self) -> CurrentCalls:
        manager = await self._connection()
        return CurrentCalls(
            manager=manager,
            actions=self._actions,
            reader=self._reader,
            rows=await self._ask_channels(manager),
        )

    @override
    async def dial(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> str | None:
        manager = await self._connection()
        phones = await self._ask_phones(manager)
        endpoint = next((each for each in phones if each.extension == extension), None)
        call_id = f"pbx-{uuid4().hex}"
        self._reader.calls.expect(call_id, number)
        await originate(manager, endpoint, number, call_id, auto_answer=auto_answer)
        return call_id

    @override
    async def hang_up(self, call: Call, extension: str | None = None) -> None:
        current = await self._current()
        channels = current.channels(call, extension)
        await hang_up(current.manager, map(current.name, channels))

    @override
    async def transfer(
        self, call: Call, extension: str, number: str, *, attended: bool = False
    ) -> None:
        current = await self._current()
        channel = current.talking(call, extension)
        context = await self._context(current.manager, {extension})
        pass_on = transfers.consult if attended else transfers.pass_on
        await pass_on(current, channel, context, number)

    @override
    async def end_transfer(self, call: Call, extension: str, end: TransferEnd) -> None:
        current = await self._current()
        channel = current.talking(call, extension)
        await transfers.end_consultation(current, channel, end)

    @override
    async def hold(self, call: Call, extension: str) -> None:
        current = await self._current()
        await phone_orders.hold(current, current.talking(call, extension))

    @override
    async def resume(self, call: Call, extension: str) -> None:
        current = await self._current()
        await phone_orders.resume(current, current.talking(call, extension))

    @override
    async def mute(self, call: Call, extension: str, *, muted: bool) -> None:
        current = await self._current()
        channel = current.talking(call, extension)
        await phone_orders.mute(current, channel, muted=muted)

    @override
    async def accept(self, call: Call, extension: str | None = None) -> None:
        current = await self._current()
        if not current.channels(call):
            raise CallNotFound("The call is over")
        ringing = [
            channel
            for channel in current.ringing(call)
            if extension in {None, channel.line.number}
        ]
        if not ringing:
            raise OrderRefused.because(
                "the phone does not ring", OrderProblem.NOT_CONNECTED
            )
        if extension is None and len(ringing) > 1:
            raise NotSupported("which phone picks up has to be said")
        await phone_orders.pick_up(current, ringing[0])

    @override
    async def refuse(self, call: Call) -> None:
        current = await self._current()
        caller = current.waiting_caller(call)
        await hang_up(current.manager, [current.name(caller)], REJECTED)

    @override
    async def route(self, call: Call, number: str) -> None:
        current = await self._current()
        current.require("Redirect")
        caller = current.waiting_caller(call)
        ringing = {channel.line.number for channel in current.ringing(call)}
        context = await self._context(current.manager, ringing)
        await current.require_number(context, number)
        await give(
            current.manager,
            "Redirect",
            Channel=current.name(caller),
            Context=context,
            Exten=number,
            Priority="1",
        )

    async def _context(self, manager: Manager, extensions: set[str]) -> str:
        """Return where one of some extensions dials, so that calls go where its user may call."""
        for phone in await self._ask_phones(manager):
            if phone.extension in extensions and phone.context:
                return phone.context
        return USUAL_CONTEXT
