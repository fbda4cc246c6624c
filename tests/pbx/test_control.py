"""Controlling calls on a real Asterisk: the phones say what it came to, who is heard on them above all."""

from collections.abc import Iterator

import pytest

from asterisk_office.asterisk import Asterisk
from asterisk_office.called import Called
from asterisk_office.office import Office
from asterisk_office.parts import (
    answers,
    calls_and_stays,
    calls_in_vain,
    does_not_answer,
)
from asterisk_office.people import EVA, FAR, from_outside
from custom_components.pbx.systems.errors import OrderProblem, OrderRefused
from homeassistant.core import HomeAssistant

from .conftest import running_asterisk
from .connected import connect
from .controlled import anna_and_eva, finished, heard, order, refusal, talk
from .seen import call_id, parted, show

CALLS = "event.office_calls"


@pytest.fixture
def asterisk() -> Iterator[Asterisk]:
    """Have an Asterisk of the test's own, because what is done from outside may leave something to the next test."""
    with running_asterisk() as running:
        yield running


# -- what phones do themselves ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("event_entities")
async def test_hold(hass: HomeAssistant, office: Office) -> None:
    """A phone that follows holds, and goes on."""
    anna = Called().rings(0.3).answers().holds_when_told().resumes_when_told()
    connected, annas, eva = await anna_and_eva(hass, office, anna.is_hung_up())
    refused = await refusal(connected, "resume", extension="1001")
    assert refused.translation_key == "order_nothing_on_hold"
    await order(connected, "hold", extension="1001")
    await show(hass, "on_hold", "1001")
    await heard(annas)
    refused = await refusal(connected, "hold", extension="1001")
    assert refused.translation_key == "order_not_talking"
    await order(connected, "resume", extension="1001")
    await show(hass, "in_call", "1001")
    await talk(annas, eva)
    call = await finished(connected, "1001", annas, eva)
    [leg] = annas.legs()
    assert leg.held > 0
    assert call["outcome"] == "answered"
    types = connected.types[CALLS]
    assert [kind for kind in types if kind in {"held", "resumed"}] == [
        "held",
        "resumed",
    ]


async def test_phone_does_not(hass: HomeAssistant, office: Office) -> None:
    """A phone that answers the request and does nothing is told from one that does."""
    connected, anna, eva = await anna_and_eva(hass, office)
    refused = await refusal(connected, "hold", extension="1001")
    assert refused.translation_key == "order_phone_does_not"
    await talk(anna, eva)
    await finished(connected, "1001", anna, eva)
    [leg] = anna.legs()
    assert leg.held == 0


async def test_mute(hass: HomeAssistant, office: Office) -> None:
    """Who is muted hears, and is not heard."""
    connected, anna, eva = await anna_and_eva(hass, office)
    await order(connected, "mute", extension="1001")
    await heard(eva)
    await heard(anna, "outside")
    await order(connected, "mute", extension="1001", muted=False)
    await talk(anna, eva)
    await finished(connected, "1001", anna, eva)


async def test_accept(hass: HomeAssistant, office: Office) -> None:
    """The phone that is told to pick up does, and the others ring no more."""
    connected = await connect(hass, office)
    anna = await office.phone(
        1001, Called().rings().answers_when_told().is_hung_up(), hears=True
    )
    ben = await office.phone(1002, does_not_answer())
    eva = await office.outside(calls_and_stays(EVA, from_outside(600)), hears=True)
    await show(hass, "ringing", "1001", "1002")
    refused = await refusal(connected, "accept_call")
    assert refused.translation_key == "order_which_extension"
    await order(connected, "accept_call", extension="1001")
    await talk(anna, eva)
    assert await parted(ben) == [("1002", "other", False)]
    await show(hass, "in_call", "1001")
    for extension in ("1001", "1002"):
        refused = await refusal(connected, "accept_call", extension=extension)
        assert refused.translation_key == "order_not_ringing"
    call = await finished(connected, "1001", anna, eva)
    assert (call["outcome"], call["answered_by"]) == ("answered", "1001")


async def test_phone_does_not_pick_up(hass: HomeAssistant, office: Office) -> None:
    """A phone that is told to pick up and does not goes on ringing."""
    connected = await connect(hass, office)
    anna = await office.phone(1004, does_not_answer())
    eva = await office.outside(calls_in_vain(EVA, from_outside(1004)))
    await show(hass, "ringing", "1004")
    refused = await refusal(connected, "accept_call")
    assert refused.translation_key == "order_phone_does_not"
    assert [leg.ended for leg in anna.legs()] == [None]
    await finished(connected, "1004", anna, eva)


# -- who calls and was not answered ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1004, 600])
async def test_refuse(hass: HomeAssistant, office: Office, number: int) -> None:
    """The caller is refused, and all phones ring no more."""
    connected = await connect(hass, office)
    extensions = {1004: [1004], 600: [1001, 1002]}[number]
    ringing = [await office.phone(each, does_not_answer()) for each in extensions]
    eva = await office.outside(calls_in_vain(EVA, from_outside(number)))
    await show(hass, "ringing", *map(str, extensions))
    await order(connected, "refuse_call")
    assert await parted(*ringing) == [
        (str(extension), "other", False) for extension in extensions
    ]
    assert await parted(eva) == [("outside", "other", False)]
    assert [leg.refused for leg in eva.legs()] == [403]
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("inbound", "missed")


@pytest.mark.parametrize("to", ["1004", FAR])
async def test_route(hass: HomeAssistant, office: Office, to: str) -> None:
    """All phones ring no more, and the caller gets whom he is sent to."""
    connected = await connect(hass, office)
    anna = await office.phone(1001, does_not_answer())
    ben = await office.phone(1002, does_not_answer())
    if to == FAR:
        other = await office.provider(answers(0.5), hears=True)
    else:
        other = await office.phone(1004, answers(0.5), hears=True)
    eva = await office.outside(calls_and_stays(EVA, from_outside(600)), hears=True)
    await show(hass, "ringing", "1001", "1002")
    refused = await refusal(connected, "route_call", to="4711")
    assert refused.translation_key == "order_number_refused"
    await order(connected, "route_call", to=to)
    assert await parted(anna, ben) == [
        ("1001", "other", False),
        ("1002", "other", False),
    ]
    await talk(other, eva)
    await show(hass, "idle", "1001", "1002")
    orders: dict[str, dict[str, str]] = {
        "route_call": {"to": "1003"},
        "refuse_call": {},
    }
    for name, fields in orders.items():
        refused = await refusal(connected, name, **fields)
        assert refused.translation_key == "order_answered"
    await connected.ask("hang_up", call_id=await call_id(connected))
    await parted(other, eva)
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("inbound", "answered")
    assert call["answered_by"] == (None if to == FAR else to)


async def test_route_from_queue(hass: HomeAssistant, office: Office) -> None:
    """Who waits in a queue is sent elsewhere, too."""
    connected = await connect(hass, office)
    await office.register(1003, 0)
    ben = await office.phone(1002, does_not_answer())
    dan = await office.phone(1004, answers(0.5), hears=True)
    eva = await office.outside(calls_and_stays(EVA, from_outside(700)), hears=True)
    await show(hass, "ringing", "1002")
    await order(connected, "route_call", to="1004")
    assert await parted(ben) == [("1002", "other", False)]
    await talk(dan, eva)
    call = await finished(connected, "1004", dan, eva)
    assert (call["outcome"], call["answered_by"]) == ("answered", "1004")


# -- what is missing -------------------------------------------------------------------------------------------------


async def test_modules(hass: HomeAssistant, office: Office) -> None:
    """Without the modules that tell phones and mute them, that is not supported."""
    for module in ("res_pjsip_notify", "res_mutestream"):
        await office.console(f"module unload {module}.so")
    connected, anna, eva = await anna_and_eva(hass, office)
    for name in ("hold", "mute"):
        refused = await refusal(connected, name, extension="1001")
        assert refused.translation_key == "order_firmware"
        missing = (refused.translation_placeholders or {})["missing"]
        assert missing in {"PJSIPNotify", "MuteAudio"}
    await talk(anna, eva)
    await finished(connected, "1001", anna, eva)


async def test_not_any_more(hass: HomeAssistant, office: Office) -> None:
    """Asterisk is told nothing of a call that is not as it was when somebody decided about it."""
    connected = await connect(hass, office)
    dan = await office.phone(1004, answers(3))
    eva = await office.outside(calls_and_stays(EVA, from_outside(1004)))
    await show(hass, "ringing", "1004")
    data = connected.entry.runtime_data
    [call] = data.tracker.open_calls
    with pytest.raises(OrderRefused) as refused:
        await data.system.hold(call, "1004")
    assert refused.value.problem is OrderProblem.NOT_CONNECTED
    await show(hass, "in_call", "1004")
    with pytest.raises(OrderRefused) as refused:
        await data.system.refuse(call)
    assert refused.value.problem is OrderProblem.NOT_CONNECTED
    await finished(connected, "1004", dan, eva)
