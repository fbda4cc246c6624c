"""An Asterisk that is connected: phones, trunks, queues, questions, orders, lost connections and rights."""

from functools import partial
from typing import Any

import pytest

from asterisk_office.control import PLAYER, SILENT
from asterisk_office.office import Office
from asterisk_office.parts import (
    answers,
    answers_and_hangs_up,
    calls_and_stays,
    does_not_answer,
    is_busy,
)
from asterisk_office.people import EVA, FAR, Caller, colleague, from_outside
from asterisk_office.performance import play
from asterisk_office.scenes import SCENES
from custom_components.pbx.const import CONF_SECRET
from custom_components.pbx.systems.asterisk.event_reader import EVENTS
from custom_components.pbx.systems.asterisk.lines import EXTENSIONS_KEY, TRUNKS_KEY
from custom_components.pbx.systems.asterisk.login import log_in
from custom_components.pbx.systems.settings import Settings
from demo.patience import until
from homeassistant.const import CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from .. import shown
from .connected import connect, entry_of

ANNA = "sensor.office_extension_1001_anna_state"
DAN = "sensor.office_extension_1004_dan_state"
HIDING = Caller(EVA.number, shown="withheld but told")


async def shows(hass: HomeAssistant, entity_id: str, state: str) -> None:
    """Wait until an entity shows something."""

    async def now() -> str:
        found = hass.states.get(entity_id)
        return found.state if found else "-"

    await until(f"{entity_id} is {state}", now, partial(str.__eq__, state))


async def in_call(hass: HomeAssistant, office: Office, caller: Caller = EVA) -> None:
    """Have somebody outside talk with Anna."""
    await office.phone(1001, answers(0.3))
    await office.outside(calls_and_stays(caller, from_outside(1001)))
    await shows(hass, ANNA, "in_call")


# -- phones, trunks, queues ----------------------------------------------------------------------------------------------


async def test_phone_comes_and_goes(hass: HomeAssistant, office: Office) -> None:
    """An extension whose phone is not connected is shown so, and idle when it is back."""
    await connect(hass, office)
    assert shown(hass, DAN) == "idle"
    await office.register(1004, 0)
    await shows(hass, DAN, "unregistered")
    await office.register(1004)
    await shows(hass, DAN, "idle")


async def test_trunk(hass: HomeAssistant, office: Office) -> None:
    """A trunk that is added appears with its status, which follows, and goes when it is taken out."""
    connected = await connect(hass, office)
    await SCENES["trunk_status"].play(office)
    status = "sensor.office_trunk_trunk2_status"
    await shows(hass, status, "-")
    states = connected.states[status]
    assert "registered" in states
    assert {"failure", "registering"} & set(states)


@pytest.mark.usefixtures("all_enabled")
async def test_queue(hass: HomeAssistant, office: Office) -> None:
    """A queue shows who waits and which agents are free, while it happens."""
    await connect(hass, office)
    waiting = "sensor.office_queue_700_waiting_callers"
    free = "sensor.office_queue_700_available_agents"
    await shows(hass, free, "2")
    await office.phone(1002, does_not_answer(), calls=9)
    await office.phone(1003, does_not_answer(), calls=9)
    eva = await office.outside(calls_and_stays(EVA, from_outside(700)))
    await shows(hass, waiting, "1")
    await shows(hass, free, "1")
    assert shown(hass, "sensor.office_queue_700_longest_wait") != "unknown"
    await eva.drop()
    await office.control.order("Hangup", Channel="/^PJSIP.trunk-.*$/")
    await shows(hass, waiting, "0")
    await shows(hass, free, "2")


async def test_paused_agent(hass: HomeAssistant, office: Office) -> None:
    """An agent who pauses takes no calls."""
    connected = await connect(hass, office)
    fields = {"Queue": "700", "Interface": "PJSIP/1002"}
    await office.control.order("QueuePause", Paused="true", **fields)
    await shows(hass, "sensor.office_queue_700_available_agents", "1")
    asked = await connected.ask("query_queues", queue_numbers=["700"])
    states = {
        agent["extension"]: agent["state"] for agent in asked["queues"][0]["agents"]
    }
    assert states == {"1002": "paused", "1003": "available"}
    await office.control.order("QueuePause", Paused="false", **fields)
    await shows(hass, "sensor.office_queue_700_available_agents", "2")


async def test_options(hass: HomeAssistant, office: Office) -> None:
    """People correct what was taken for a trunk or an extension."""
    entry = entry_of(office)
    entry.add_to_hass(hass)
    options = {EXTENSIONS_KEY: "trunk", TRUNKS_KEY: "PJSIP/1004, 1005"}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    for entity_id in (
        "sensor.office_trunk_1004_status",
        "sensor.office_trunk_1005_status",
        "sensor.office_extension_trunk_state",
    ):
        assert hass.states.get(entity_id)
    assert hass.states.get(DAN) is None


# -- questions -----------------------------------------------------------------------------------------------------------


async def test_queries(hass: HomeAssistant, office: Office) -> None:
    """Calls in progress can be asked for."""
    connected = await connect(hass, office)
    await in_call(hass, office)
    [inbound] = (await connected.ask("query_inbound"))["calls"]
    assert inbound["caller_number"] == EVA.number
    assert inbound["caller_name"] == EVA.name
    assert inbound["answered_by"] == "1001"
    assert (await connected.ask("query_outbound"))["calls"] == []
    call_id = inbound["call_id"]
    [same] = (await connected.ask("query_call", callid=call_id))["calls"]
    assert same["call_id"] == call_id
    await office.control.order("Hangup", Channel="/^PJSIP.trunk-.*$/")
    await connected.concluded(1)
    with pytest.raises(HomeAssistantError):
        await connected.ask("query_call", callid=call_id)


async def test_withheld_when_connected(hass: HomeAssistant, office: Office) -> None:
    """The number of a caller who withholds it is shown nowhere, also if Home Assistant starts during the call."""
    connected = await connect(hass, office)
    await in_call(hass, office, HIDING)
    await hass.config_entries.async_reload(connected.entry.entry_id)
    await shows(hass, ANNA, "in_call")
    asked = await connected.ask("query_inbound")
    assert EVA.number not in str(asked)
    await office.control.order("Hangup", Channel="/^PJSIP.trunk-.*$/")
    [call] = await connected.concluded(1)
    assert (call["outcome"], call["caller_name"]) == ("answered", None)
    assert EVA.number not in str(call)
    assert EVA.number not in str([state.as_dict() for state in hass.states.async_all()])


async def test_withheld_in_queue(hass: HomeAssistant, office: Office) -> None:
    """A queue does not tell it either."""
    connected = await connect(hass, office)
    await office.phone(1002, does_not_answer(), calls=9)
    eva = await office.outside(calls_and_stays(HIDING, from_outside(700)))
    await shows(hass, "sensor.office_queue_700_waiting_callers", "1")
    asked = await connected.ask("query_queues")
    [call] = asked["queues"][0]["calls"]
    assert (call["caller_number"], call["caller_name"]) == (None, None)
    await eva.drop()
    await office.control.order("Hangup", Channel="/^PJSIP.trunk-.*$/")
    await connected.concluded(1)


# -- orders --------------------------------------------------------------------------------------------------------------


async def test_dial(hass: HomeAssistant, office: Office) -> None:
    """An extension's phone rings, a number is called, and the call is known by the id that the action returned."""
    connected = await connect(hass, office)
    await office.phone(1001, answers(0.3))
    await office.provider(answers_and_hangs_up(0.3, 1.5))
    answer = await connected.ask("dial", extension="1001", number=FAR)
    [call] = await connected.concluded(1)
    assert call["call_id"] == answer["call_id"]
    assert (call["direction"], call["outcome"]) == ("outbound", "answered")
    assert (call["caller_number"], call["called_number"]) == ("1001", FAR)


async def test_dial_colleague(hass: HomeAssistant, office: Office) -> None:
    """A colleague who is busy is a call that failed, with the caller's name on the colleague's phone."""
    connected = await connect(hass, office)
    await office.phone(1001, answers(0.3))
    await office.phone(1004, is_busy())
    await connected.ask("dial", extension="1001", number="1004")
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("internal", "failed")
    assert (call["caller_number"], call["called_number"]) == ("1001", "1004")


async def test_nobody_picks_up(hass: HomeAssistant, office: Office) -> None:
    """Where the extension's own phone is busy, the call failed and its number is known all the same."""
    connected = await connect(hass, office)
    await office.phone(1001, is_busy())
    await connected.ask("dial", extension="1001", number=FAR)
    [call] = await connected.concluded(1)
    assert (call["direction"], call["outcome"]) == ("outbound", "failed")
    assert call["called_number"] == FAR


@pytest.mark.parametrize(
    ("number", "key"),
    [("5555", "dial_number_refused"), (FAR, "dial_extension_busy")],
    ids=["number", "phone"],
)
async def test_dial_refused(
    hass: HomeAssistant, office: Office, number: str, key: str
) -> None:
    """A number that nobody can call, and an extension without a phone, are named."""
    connected = await connect(hass, office)
    await office.register(1004, 0)
    extension = "1004" if number == FAR else "1001"
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("dial", extension=extension, number=number)
    assert refused.value.translation_key == key


# -- lost connections and rights -----------------------------------------------------------------------------------------


async def test_cut(hass: HomeAssistant, office: Office) -> None:
    """A connection that breaks is made anew, and calls are what they are then."""
    connected = await connect(hass, office)
    await in_call(hass, office)
    await office.cut(1)
    await shows(hass, "binary_sensor.office_connected", "on")
    assert shown(hass, ANNA) == "in_call"
    await office.control.order("Hangup", Channel="/^PJSIP.trunk-.*$/")
    [call] = await connected.concluded(1)
    assert call["outcome"] == "answered"


async def test_silent(hass: HomeAssistant, office: Office) -> None:
    """A user who may not read of calls is found out as soon as there is a call, and it is said which right is missing."""
    entry = entry_of(office)
    name, secret = SILENT
    data: dict[str, Any] = {**entry.data, CONF_USERNAME: name, CONF_SECRET: secret}
    entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(entry, data=data)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    coordinator = entry.runtime_data.coordinator
    ben = await office.phone(1002, answers(0.3))
    anna = await office.inside(calls_and_stays(colleague(1001), "1002"))

    async def found_out() -> bool:
        await coordinator.async_refresh()
        return not coordinator.last_update_success

    await until("The missing right is found out", found_out, bool)
    assert coordinator.last_exception.translation_key == "missing_rights"
    assert coordinator.last_exception.translation_placeholders["meaning"] == "read=call"
    for phone in (anna, ben):
        await phone.drop()
    await office.control.order("Hangup", Channel="/^PJSIP.*$/")


async def test_nothing_noisy(office: Office) -> None:
    """What is of no use does not cross the wire, whatever the user may read."""
    name, secret = PLAYER
    settings = Settings(
        host="127.0.0.1", port=office.ami_port, username=name, secret=secret
    )
    manager, _ = await log_in(settings, EVENTS)
    await play(SCENES["ivr_answered"], office)
    heard = {event["Event"] for event in manager.take_events()}
    # It may be told before the filter is there.
    heard.discard("SuccessfulAuth")
    await manager.close()
    assert {"Newchannel", "DialEnd", "BridgeEnter", "Hangup"} <= heard
    assert heard <= EVENTS
