"""What an Asterisk does besides calls, with real phones: paused agents, mailboxes, and do not disturb as FreePBX has it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

from aiohttp import ClientSession
import pytest

from asterisk_office.asterisk import Asterisk as RunningAsterisk
from asterisk_office.calling import Calling
from asterisk_office.control import HOMEASSISTANT
from asterisk_office.office import Office
from asterisk_office.parts import (
    answers,
    answers_and_hangs_up,
    calls,
    calls_and_stays,
    does_not_answer,
    is_busy,
)
from asterisk_office.people import EVA, colleague, from_outside
from custom_components.pbx.calls.model import AgentState, Extension
from custom_components.pbx.calls.report import (
    DoNotDisturb,
    MailboxStatus,
    QueueStatus,
    Report,
)
from custom_components.pbx.systems.asterisk.client import Asterisk
from custom_components.pbx.systems.errors import (
    NotSupported,
    OrderProblem,
    OrderRefused,
)
from custom_components.pbx.systems.settings import Settings
from demo.patience import until

from .conftest import running_asterisk

ANNA = "1001"
MAILBOX = "*97"
PIN = "1234#"


@pytest.fixture
def asterisk() -> Iterator[RunningAsterisk]:
    """Have an Asterisk of the test's own, because it keeps who is paused and what is in its mailboxes."""
    with running_asterisk() as running:
        yield running


class Listening:
    """A client of Asterisk, and all that it reported."""

    def __init__(self, client: Asterisk) -> None:
        """Have heard nothing yet."""
        self.client = client
        self.reports: list[Report] = []

    async def read(self) -> None:
        """Take in what is reported."""
        async for message in self.client.read():
            self.reports += Asterisk.decode(message)

    async def said(self, report: Report) -> None:
        """Wait until something is reported."""
        await until(
            f"{report}", lambda: asyncio.sleep(0, self.reports), self._has(report)
        )

    def _has(self, report: Report) -> Any:
        return lambda reports: report in reports

    async def extension(self, number: str) -> Extension:
        """Return what the list says of an extension."""
        listed = await self.client.list_extensions()
        return next(each for each in listed if each.number == number)


async def connected_to(
    office: Office, user: tuple[str, str], session: ClientSession
) -> Listening:
    """Connect as a user of the manager interface."""
    username, secret = user
    client = Asterisk(
        session,
        Settings(
            host="127.0.0.1", port=office.ami_port, username=username, secret=secret
        ),
    )
    await client.connect(None)
    return Listening(client)


@pytest.fixture
async def listening(office: Office) -> AsyncIterator[Listening]:
    """Have a client that listens."""
    async with ClientSession() as session:
        listening = await connected_to(office, HOMEASSISTANT, session)
        await listening.client.list_extensions()
        await listening.client.query_queues()
        reading = asyncio.create_task(listening.read())
        yield listening
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading
        await listening.client.close()


def problem(refused: pytest.ExceptionInfo[OrderRefused]) -> OrderProblem | None:
    """Return why an order was refused."""
    return refused.value.problem


# -- queues --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [700, 701], ids=["direct", "local"])
@pytest.mark.parametrize("every", [True, False], ids=["every", "one"])
async def test_pause(
    office: Office, listening: Listening, number: int, every: bool
) -> None:
    """The queue does not ring the phone of an agent who is paused, but another's; and rings it again afterwards."""
    queue = None if every else str(number)
    await listening.client.pause_agent("1002", queue, paused=True, reason="lunch")
    ben = await office.phone(1002, does_not_answer())
    cleo = await office.phone(1003, answers(0.3))
    eva = await office.outside(calls(EVA, from_outside(number), 1))
    await eva.done()
    await cleo.done()
    eva.check()
    [leg] = cleo.legs()
    assert leg.answered
    assert ben.legs() == []
    await ben.drop()
    await until_state(listening, str(number), AgentState.PAUSED)
    other = "701" if number == 700 else "700"
    assert await state(listening, other) is (
        AgentState.PAUSED if every else AgentState.AVAILABLE
    )

    await listening.client.pause_agent("1002", queue, paused=False)
    ben = await office.phone(1002, answers(0.3))
    eva = await office.outside(calls(EVA, from_outside(number), 1))
    await eva.done()
    await ben.done()
    [leg] = ben.legs()
    assert leg.answered


async def state(listening: Listening, number: str) -> AgentState:
    """Return what Ben does in a queue, as the list has it."""
    [queue] = await listening.client.query_queues([number])
    return next(agent.state for agent in queue.agents if agent.extension == "1002")


async def until_state(listening: Listening, number: str, wanted: AgentState) -> None:
    """Wait until it is reported what Ben does in a queue."""

    def has(reports: list[Report]) -> bool:
        return any(
            agent.extension == "1002" and agent.state is wanted
            for report in reports
            if isinstance(report, QueueStatus) and report.queue.number == number
            for agent in report.queue.agents
        )

    await until(
        "Ben's state is reported", lambda: asyncio.sleep(0, listening.reports), has
    )


@pytest.mark.parametrize(
    ("extension", "queue", "why"),
    [
        ("1009", "700", OrderProblem.NOT_IN_QUEUE),
        ("1009", None, OrderProblem.NOT_IN_QUEUE),
        ("1002", "799", OrderProblem.NO_SUCH_QUEUE),
    ],
)
async def test_pause_refused(
    listening: Listening, extension: str, queue: str | None, why: OrderProblem
) -> None:
    """Who is no agent there is not paused."""
    with pytest.raises(OrderRefused) as refused:
        await listening.client.pause_agent(extension, queue, paused=True)
    assert problem(refused) is why


# -- mailboxes -----------------------------------------------------------------------------------------------------------


async def test_mailbox(office: Office, listening: Listening) -> None:
    """A message that is left is new until somebody has listened to it."""
    assert (await listening.extension(ANNA)).new_messages == 0
    assert (await listening.extension("1002")).new_messages is None

    await office.phone(1001, is_busy())
    eva = await office.outside(calls(EVA, from_outside(1001), 10))
    await eva.done()
    await listening.said(MailboxStatus(extension=ANNA, new=1))
    assert (await listening.extension(ANNA)).new_messages == 1

    listens = Calling(MAILBOX, colleague(1001)).is_answered().waits(2)
    for key in PIN:
        listens.presses(key)
    # The first key is for the first new message, and the asterisk and the hash are for the way out.
    anna = await office.inside(listens.waits(4).presses("1").waits(8).hangs_up())
    await anna.done()
    anna.check()
    await listening.said(MailboxStatus(extension=ANNA, new=0))
    assert (await listening.extension(ANNA)).new_messages == 0


# -- do not disturb ------------------------------------------------------------------------------------------------------


@pytest.fixture
async def freepbx(office: Office) -> None:
    """Have what FreePBX has in its database: the devices of extensions. The dial plan of the office does as FreePBX's does."""
    for command in (
        "database put AMPUSER 1001/device 1001",
        "database put AMPUSER 1002/device 1002&91002",
        "dialplan set global DNDDEVSTATE TRUE",
    ):
        await office.console(command)


async def test_do_not_disturb(
    office: Office, freepbx: None, listening: Listening
) -> None:
    """An extension that is not to be disturbed does not ring until it may be again."""
    assert (await listening.extension("1002")).do_not_disturb is False
    assert (await listening.extension("1003")).do_not_disturb is None

    await listening.client.set_do_not_disturb("1002", on=True)
    await listening.said(DoNotDisturb(extension="1002", on=True))
    assert (await listening.extension("1002")).do_not_disturb is True
    ben = await office.phone(1002, answers(0.3))
    eva = await office.outside(Calling(from_outside(1002), EVA).is_refused())
    await eva.done()
    eva.check()
    [refused] = eva.legs()
    assert refused.refused == 486
    assert ben.legs() == []
    await ben.drop()
    # The lamps of phones follow the states of these devices.
    said = await office.console("devstate list")
    for device in ("DND1002", "DEVDND1002", "DEVDND91002"):
        assert f"Custom:{device}" in said

    await listening.client.set_do_not_disturb("1002", on=False)
    await listening.said(DoNotDisturb(extension="1002", on=False))
    # Nothing happens if it rings already.
    await listening.client.set_do_not_disturb("1002", on=False)
    assert (await listening.extension("1002")).do_not_disturb is False
    ben = await office.phone(1002, answers_and_hangs_up(0.3, 0.5))
    eva = await office.outside(calls_and_stays(EVA, from_outside(1002)))
    await eva.done()
    eva.check()
    [leg] = ben.legs()
    assert leg.answered


async def test_switched_at_phone(
    office: Office, freepbx: None, listening: Listening
) -> None:
    """What somebody switches with a code at the phone is heard."""
    for code, on in (("*78", True), ("*79", False)):
        anna = await office.inside(calls_and_stays(colleague(1001), code))
        await anna.done()
        anna.check()
        await listening.said(DoNotDisturb(extension=ANNA, on=on))
        assert (await listening.extension(ANNA)).do_not_disturb is on


async def test_no_freepbx(office: Office, listening: Listening) -> None:
    """Asterisk alone has no such thing."""
    assert (await listening.extension(ANNA)).do_not_disturb is None
    with pytest.raises(NotSupported):
        await listening.client.set_do_not_disturb(ANNA, on=True)


async def test_not_in_freepbx(freepbx: None, listening: Listening) -> None:
    """An extension that FreePBX does not know is refused."""
    with pytest.raises(OrderRefused) as refused:
        await listening.client.set_do_not_disturb("1003", on=True)
    assert problem(refused) is OrderProblem.NO_SUCH_EXTENSION
