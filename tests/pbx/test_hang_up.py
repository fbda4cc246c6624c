"""Hanging up on a real Asterisk: the phones say what it came to."""

import asyncio
from collections.abc import Iterator

import pytest

from asterisk_office.asterisk import Asterisk
from asterisk_office.office import Office
from asterisk_office.parts import (
    answers,
    answers_and_transfers,
    calls_and_stays,
    calls_in_vain,
    does_not_answer,
)
from asterisk_office.people import EVA, FAR, colleague, from_outside
from demo.patience import until
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from .. import shown
from .conftest import running_asterisk
from .connected import connect
from .seen import STATES, call_id, named, parted, show


@pytest.fixture
def asterisk() -> Iterator[Asterisk]:
    """Have an Asterisk of the test's own, because what is hung up from outside may leave something to the next test."""
    with running_asterisk() as running:
        yield running


BOTH = pytest.mark.parametrize("by", ["extension", "call_id"])


@BOTH
async def test_inbound(hass: HomeAssistant, office: Office, by: str) -> None:
    """Both sides of a call are hung up by Asterisk."""
    connected = await connect(hass, office)
    anna = await office.phone(1001, answers(0.3))
    eva = await office.outside(calls_and_stays(EVA, from_outside(1001)))
    await show(hass, "in_call", "1001")
    name = await named(connected, by, "1001")
    assert await connected.ask("hang_up", **name) == {"hung_up": 1}
    assert await parted(anna, eva) == [
        ("1001", "other", True),
        ("outside", "other", True),
    ]
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("inbound", "answered")
    assert shown(hass, STATES["1001"]) == "idle"
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("hang_up", call_id=call["call_id"])
    assert refused.value.translation_key == "hang_up_over"
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("hang_up", extension="1001")
    assert refused.value.translation_key == "hang_up_no_call"


@pytest.mark.parametrize("extension", ["1001", "1002"])
async def test_internal(hass: HomeAssistant, office: Office, extension: str) -> None:
    """Whoever hangs up, the call between two is over."""
    connected = await connect(hass, office)
    ben = await office.phone(1002, answers(0.3))
    anna = await office.inside(calls_and_stays(colleague(1001), "1002"))
    await show(hass, "in_call", "1001", "1002")
    assert await connected.ask("hang_up", extension=extension) == {"hung_up": 1}
    assert await parted(anna, ben) == [("1001", "other", True), ("1002", "other", True)]
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("internal", "answered")


@BOTH
async def test_dialled(hass: HomeAssistant, office: Office, by: str) -> None:
    """A call that was dialled by mistake is taken back while the own phone rings."""
    connected = await connect(hass, office)
    anna = await office.phone(1001, does_not_answer())
    await connected.ask("dial", extension="1001", number=FAR)
    await show(hass, "ringing", "1001")
    name = await named(connected, by, "1001")
    assert await connected.ask("hang_up", **name) == {"hung_up": 1}
    assert await parted(anna) == [("1001", "other", False)]
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("outbound", "failed")


@BOTH
async def test_outbound(hass: HomeAssistant, office: Office, by: str) -> None:
    """A call to somebody outside ends on both sides."""
    connected = await connect(hass, office)
    far = await office.provider(answers(0.3))
    anna = await office.inside(calls_and_stays(colleague(1001), FAR))
    await show(hass, "in_call", "1001")
    name = await named(connected, by, "1001")
    assert await connected.ask("hang_up", **name) == {"hung_up": 1}
    assert await parted(anna, far) == [
        ("1001", "other", True),
        ("provider", "other", True),
    ]
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("outbound", "answered")


async def test_ringing(hass: HomeAssistant, office: Office) -> None:
    """A phone that rings rings no more, and what the dial plan has next for the caller follows: here, nothing."""
    connected = await connect(hass, office)
    dan = await office.phone(1004, does_not_answer())
    eva = await office.outside(calls_in_vain(EVA, from_outside(1004)))
    await show(hass, "ringing", "1004")
    assert await connected.ask("hang_up", extension="1004") == {"hung_up": 1}
    assert await parted(dan, eva) == [
        ("1004", "other", False),
        ("outside", "other", False),
    ]
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("inbound", "missed")


async def test_one_of_a_group(hass: HomeAssistant, office: Office) -> None:
    """One of three who ring hangs up, and another takes the call all the same."""
    connected = await connect(hass, office)
    anna = await office.phone(1001, answers(3))
    ben = await office.phone(1002, does_not_answer())
    cleo = await office.phone(1003, does_not_answer())
    eva = await office.outside(calls_and_stays(EVA, from_outside(600)))
    await show(hass, "ringing", "1001", "1002", "1003")
    assert await connected.ask("hang_up", extension="1002") == {"hung_up": 1}
    assert await parted(ben) == [("1002", "other", False)]
    assert shown(hass, STATES["1003"]) == "ringing"
    await show(hass, "in_call", "1001")
    assert await connected.ask("hang_up", extension="1001") == {"hung_up": 1}
    assert await parted(anna, cleo, eva) == [
        ("1001", "other", True),
        ("1003", "other", False),
        ("outside", "other", True),
    ]
    [call] = await connected.concluded(1)
    assert (call["outcome"], call["answered_by"]) == ("answered", "1001")


@pytest.mark.parametrize("group", [600, 601], ids=["direct", "local"])
async def test_whole_group(hass: HomeAssistant, office: Office, group: int) -> None:
    """With the call, all phones ring no more, also where they are called through the dial plan once more."""
    connected = await connect(hass, office)
    ben = await office.phone(1002, does_not_answer())
    cleo = await office.phone(1003, does_not_answer())
    eva = await office.outside(calls_in_vain(EVA, from_outside(group)))
    await show(hass, "ringing", "1002", "1003")
    name = await call_id(connected)
    assert await connected.ask("hang_up", call_id=name) == {"hung_up": 1}
    assert await parted(ben, cleo, eva) == [
        ("1002", "other", False),
        ("1003", "other", False),
        ("outside", "other", False),
    ]
    [call] = await connected.concluded(1)
    assert call["outcome"] == "missed"


async def test_queue(hass: HomeAssistant, office: Office) -> None:
    """A caller who waits in a queue is hung up, and the agent's phone rings no more."""
    connected = await connect(hass, office)
    # The queue calls one agent after another, and so none but Ben.
    await office.register(1003, 0)
    ben = await office.phone(1002, does_not_answer())
    eva = await office.outside(calls_and_stays(EVA, from_outside(700)))
    await show(hass, "ringing", "1002")
    name = await call_id(connected)
    assert await connected.ask("hang_up", call_id=name) == {"hung_up": 1}
    # To Eva's phone, the queue has answered.
    assert await parted(ben, eva) == [
        ("1002", "other", False),
        ("outside", "other", True),
    ]
    [call] = await connected.concluded(1)
    assert call["outcome"] == "missed"


@pytest.mark.parametrize(
    "fields", [{"extension": "1002"}, {}], ids=["extension", "call_id"]
)
async def test_transferred(
    hass: HomeAssistant, office: Office, fields: dict[str, str]
) -> None:
    """Whoever a call was passed on to hangs up."""
    connected = await connect(hass, office)
    anna = await office.phone(1001, answers_and_transfers(0.3, 0.5, "1002"))
    ben = await office.phone(1002, answers(0.3))
    eva = await office.outside(calls_and_stays(EVA, from_outside(1001)))
    await show(hass, "in_call", "1002")
    await anna.done()
    await connected.ask("hang_up", **(fields or {"call_id": await call_id(connected)}))
    assert await parted(ben, eva) == [
        ("1002", "other", True),
        ("outside", "other", True),
    ]
    await connected.concluded(1)


async def test_picked_up(hass: HomeAssistant, office: Office) -> None:
    """Who took the call of a colleague's phone hangs up, though Asterisk gave his channel another name."""
    connected = await connect(hass, office)
    anna = await office.phone(1001, does_not_answer())
    eva = await office.outside(calls_and_stays(EVA, from_outside(1001)))
    await show(hass, "ringing", "1001")
    ben = await office.inside(calls_and_stays(colleague(1002), "*8"))
    await show(hass, "in_call", "1002")
    assert await connected.ask("hang_up", extension="1002") == {"hung_up": 1}
    assert await parted(anna, ben, eva) == [
        ("1001", "other", False),
        ("1002", "other", True),
        ("outside", "other", True),
    ]
    await connected.concluded(1)


async def test_unheard(hass: HomeAssistant, office: Office) -> None:
    """A call that began before Home Assistant was connected can be hung up."""
    anna = await office.phone(1001, answers(0.3))
    eva = await office.outside(calls_and_stays(EVA, from_outside(1001)))
    await until(
        "Anna talks",
        lambda: asyncio.sleep(0, [leg.answered for leg in anna.legs()]),
        any,
    )
    connected = await connect(hass, office)
    await connected.ask("hang_up", extension="1001")
    assert await parted(anna, eva) == [
        ("1001", "other", True),
        ("outside", "other", True),
    ]
    await connected.concluded(1)
