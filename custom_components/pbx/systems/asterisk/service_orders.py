"""What an Asterisk is told and asked that is about no call in progress: announcements, agents, do not disturb, mailboxes."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import override

from ...calls.model import Extension
from ..base import PhoneSystem
from . import agents, messages, playing
from .dialling import USUAL_CONTEXT
from .event_reader import EventReader
from .inventory import Endpoint, read_extension
from .lines import Lines
from .manager import Manager, Message


class ServiceOrders(PhoneSystem):
    """The part of the client that takes these orders."""

    _actions: frozenset[str]
    _details: dict[str, Message]
    _lines: Lines
    _reader: EventReader

    @abstractmethod
    async def _connection(self) -> Manager:
        """Return the connection, a new one where there is none any more."""

    @abstractmethod
    async def _ask_phones(self, manager: Manager) -> list[Endpoint]:
        """Return the phones of all extensions, as they are now."""

    @override
    async def list_extensions(self) -> list[Extension]:
        manager = await self._connection()
        phones = await self._ask_phones(manager)
        extensions = {phone.extension: read_extension(phone) for phone in phones}
        reader, actions = self._reader, self._actions
        counts = await reader.mailboxes.count(manager, actions, phones, self._details)
        states = await reader.do_not_disturb.ask(manager, actions, extensions)
        return [
            replace(
                extension,
                do_not_disturb=states.get(number),
                new_messages=counts.get(number),
            )
            for number, extension in extensions.items()
        ]

    @override
    async def play_prompt(
        self, number: str, prompts: Sequence[str], *, auto_answer: bool = False
    ) -> None:
        manager = await self._connection()
        phones = await self._ask_phones(manager)
        phone = next((each for each in phones if each.extension == number), None)
        if phone:
            called = playing.phone_of(phone)
        else:
            contexts = [each.context for each in phones if each.context]
            # Where phones may call, this may too: most often they all have the same context.
            usual = max(contexts, key=contexts.count, default=USUAL_CONTEXT)
            called = playing.number_in(usual, number)
        await playing.play_prompts(
            manager,
            self._reader,
            called,
            prompts,
            auto_answer=auto_answer,
        )

    @override
    async def announce(
        self, extension: str, address: str, *, auto_answer: bool = False
    ) -> None:
        manager = await self._connection()
        phones = await self._ask_phones(manager)
        phone = next((each for each in phones if each.extension == extension), None)
        await playing.play_file(
            manager,
            self._reader,
            playing.phone_of(phone),
            address,
            auto_answer=auto_answer,
        )

    @override
    async def pause_agent(
        self, extension: str, queue: str | None, *, paused: bool, reason: str = ""
    ) -> None:
        manager = await self._connection()
        rows = await manager.ask_list("QueueStatus")
        places = agents.memberships(rows, self._lines, extension, queue)
        await agents.pause(manager, places, paused=paused, reason=reason)

    @override
    async def set_do_not_disturb(self, extension: str, *, on: bool) -> None:
        manager = await self._connection()
        reader = self._reader
        phones = await self._ask_phones(manager)
        numbers = [phone.extension for phone in phones]
        await reader.do_not_disturb.ask(manager, self._actions, numbers)
        await reader.do_not_disturb.set(manager, extension, on=on)
        # Where FreePBX shows it as no state of a device, no event says it.
        reader.tell(messages.of_do_not_disturb(extension, on=on))
        manager.nudge()
