"""The action that has a phone system call a number for an extension, up to the call in the log."""

import asyncio
from collections.abc import AsyncIterator
import logging
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
import voluptuous as vol

from custom_components.pbx.calls.log.log_model import Filters, LoggedCall
from custom_components.pbx.calls.model import Outcome
from custom_components.pbx.const import (
    CONF_EXTENSIONS,
    CONF_OPEN_LOG,
    CONF_REPORT_PORT,
    DOMAIN,
)
from custom_components.pbx.devices import unique_id
from custom_components.pbx.systems import bounded_request
from demo.ports import free_port
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import (
    Context,
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.system import now
from simulator.yeastar_s import YeastarSimulator

from .. import ApiSimulator, set_up, set_up_system, system_entry

NUMBER = "03012345678"
WRITTEN = "(030) 123 456-78"
FAST = 400.0
"""How much faster than life calls go."""
PATIENCE_SECONDS = 60


async def dial(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    extension: str,
    number: str = NUMBER,
    *,
    user: MockUser | None = None,
    **more: Any,
) -> Any:
    """Dial and return what is answered."""
    return await hass.services.async_call(
        DOMAIN,
        "dial",
        {
            "config_entry_id": entry.entry_id,
            "extension": extension,
            "number": number,
            **more,
        },
        blocking=True,
        return_response=True,
        context=Context(user_id=user.id) if user else None,
    )


def asked(simulator: ApiSimulator) -> list[dict[str, str]]:
    """Return the orders to dial that the system was given."""
    return [
        request.fields for request in simulator.requests if "/dial" in request.endpoint
    ]


def caller(simulator: ApiSimulator) -> str:
    """Return an extension whose phone is idle."""
    return simulator.office.reachable[0]


async def until(hass: HomeAssistant, entity_id: str, *states: str) -> State:
    """Wait until an entity has any of some states, however short that is."""
    found: asyncio.Future[State] = hass.loop.create_future()

    @callback
    def look(_event: Event[EventStateChangedData] | None = None) -> None:
        state = hass.states.get(entity_id)
        if state and state.state in states and not found.done():
            found.set_result(state)

    remove = async_track_state_change_event(hass, entity_id, look)
    look()
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await found
    finally:
        remove()


async def until_logged(
    entry: MockConfigEntry, outcome: Outcome, count: int = 1
) -> list[LoggedCall]:
    """Wait until so many calls stand in the log with an outcome."""
    pbx = entry.runtime_data
    filters = Filters(systems=(pbx.identity.log_key,), outcomes=frozenset({outcome}))
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(found := (await pbx.log.page(filters)).calls) < count:
            await asyncio.sleep(0.05)
    return list(found)


@pytest.fixture(
    params=[("yeastar", "json"), ("openvox", "json"), ("openvox", "xml")],
    ids=["yeastar", "openvox_json", "openvox_xml"],
)
def spoken(request: pytest.FixtureRequest) -> tuple[ApiSimulator, str]:
    """Have each simulated system that has an API, in each format that it speaks."""
    name, form = request.param
    return request.getfixturevalue(name), form


@pytest.fixture
def simulator(spoken: tuple[ApiSimulator, str]) -> ApiSimulator:
    """Have the simulated system."""
    return spoken[0]


@pytest.fixture
async def entry(
    hass: HomeAssistant, spoken: tuple[ApiSimulator, str]
) -> AsyncIterator[MockConfigEntry]:
    """Set up a system that can report, and let its calls go fast."""
    simulator, form = spoken
    simulator.dialling.dial_speed = FAST
    options = {CONF_REPORT_PORT: free_port(), "format": form}
    yield await set_up(hass, system_entry(simulator, **options))
    await simulator.stop()


# -- what happens ----------------------------------------------------------------------------------------------------


async def test_call_outside(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry
) -> None:
    """The extension rings, then the outside line, and then the call stands in the log as an outbound call."""
    extension = caller(simulator)
    prefix = entry.runtime_data.identity.prefix
    state = er.async_get(hass).async_get_entity_id(
        "sensor", DOMAIN, unique_id(prefix, ("extension", extension), "state")
    )
    assert state
    # So slow that every step can be seen.
    simulator.dialling.dial_speed = 4.0
    answer = await dial(hass, entry, extension, WRITTEN)
    [live] = simulator.switchboard.in_progress
    assert set(answer) == {"call_id"}
    assert answer["call_id"] in {None, live.call_id}
    await until(hass, state, "ringing")
    await until(hass, state, "alerting", "in_call")
    assert live.called == NUMBER
    async with asyncio.timeout(PATIENCE_SECONDS):
        while live.party(OUTSIDE) is None:
            await asyncio.sleep(0.01)
    [known] = entry.runtime_data.tracker.open_calls
    assert known.answered_at is None


async def test_log(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry
) -> None:
    """What was dialled is a call in the log, with who called whom."""
    extension = caller(simulator)
    answer = await dial(hass, entry, extension, WRITTEN)
    [logged] = await until_logged(entry, Outcome.ANSWERED)
    call = logged.call
    assert call.direction == "outbound"
    assert call.caller_number == extension
    assert call.called_number == NUMBER
    assert call.answered_by is None
    assert answer["call_id"] in {None, call.call_id}
    await simulator.calls_over()
    page = await entry.runtime_data.log.page(Filters())
    assert len(page.calls) == 1


async def test_call_inside(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry
) -> None:
    """A colleague is called as an extension."""
    extension, colleague, *_ = simulator.office.reachable
    await dial(hass, entry, extension, colleague)
    [logged] = await until_logged(entry, Outcome.ANSWERED)
    assert logged.call.direction == "internal"
    assert logged.call.caller_number == extension
    assert logged.call.answered_by == colleague


@pytest.mark.parametrize("ending", ["no_answer", "not_lifted", "busy"])
async def test_in_vain(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry, ending: str
) -> None:
    """That the extension picks up its own phone is no answer to the call."""
    simulator.configure("dial_ending", ending)
    await dial(hass, entry, caller(simulator))
    [logged] = await until_logged(entry, Outcome.FAILED)
    assert logged.call.caller_number == caller(simulator)
    assert logged.call.answered_at is None


async def test_call_back(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry
) -> None:
    """Whose call was missed is off the list once somebody called back and was answered, and not before."""
    log, system = entry.runtime_data.log, entry.runtime_data.identity.log_key
    await simulator.play(missed(simulator), FAST)
    await until_logged(entry, Outcome.MISSED)
    assert [waiting.number for waiting in await log.callbacks(system)] == [NUMBER]
    simulator.configure("dial_ending", "no_answer")
    # Calls go faster than life, so that the system's clock has not got as far as they have.
    simulator.clock = lambda: now() + 300
    await dial(hass, entry, caller(simulator), NUMBER)
    await until_logged(entry, Outcome.FAILED)
    assert [waiting.number for waiting in await log.callbacks(system)] == [NUMBER]
    simulator.configure("dial_ending", "answered")
    simulator.clock = lambda: now() + 600
    await dial(hass, entry, caller(simulator), NUMBER)
    await until_logged(entry, Outcome.ANSWERED)
    assert await log.callbacks(system) == []


def missed(simulator: ApiSimulator) -> Story:
    """Report somebody who called, and whom nobody answered."""
    called = simulator.office.reachable[1]
    trunk = simulator.office.trunk
    start = Beat(
        delay=0, action=Action.START, by=OUTSIDE, caller=NUMBER, to=called, trunk=trunk
    )
    beats = (
        start,
        Beat(delay=1, action=Action.RING, parties=(called,)),
        Beat(delay=10, action=Action.HANG_UP, by=OUTSIDE),
        Beat(delay=1, action=Action.RECORD),
    )
    truth = Truth(direction="inbound", outcome="missed", caller=NUMBER, called=called)
    return Story(kind="missed", truth=truth, beats=beats)


@pytest.mark.parametrize("wanted", [True, False])
async def test_automatic_answer(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry, wanted: bool
) -> None:
    """The phone picks up by itself only if that is wanted."""
    await dial(hass, entry, caller(simulator), auto_answer=wanted)
    [order] = asked(simulator)
    assert order.get("autoanswer") == {True: "yes", False: None}[wanted]


async def test_without_answer_to_the_action(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry
) -> None:
    """An automation that wants no answer dials all the same, also with numbers that YAML takes for such."""
    data = {
        "config_entry_id": entry.entry_id,
        "extension": int(caller(simulator)),
        "number": 5550100,
    }
    await hass.services.async_call(DOMAIN, "dial", data, blocking=True)
    [order] = asked(simulator)
    assert {caller(simulator), "5550100"} <= set(order.values())


async def test_extension_that_is_not_shown(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Extensions without entities can call and be called."""
    entry = await set_up_system(hass, yeastar, **{CONF_EXTENSIONS: ["1000"]})
    await dial(hass, entry, "1002")
    assert len(yeastar.switchboard.in_progress) == 1


# -- what is refused -------------------------------------------------------------------------------------------------


@pytest.fixture
async def quiet(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a Yeastar of which no reports are needed."""
    return await set_up_system(hass, yeastar)


@pytest.mark.parametrize(
    ("extension", "number", "key"),
    [
        ("9999", NUMBER, "dial_no_extension"),
        ("", NUMBER, "dial_no_extension"),
        (" ", NUMBER, "dial_no_extension"),
        ("1000", "", "dial_number_missing"),
        ("1000", " - ", "dial_number_missing"),
        ("1000", "anonymous", "dial_number_invalid"),
        ("1000", "030 12a", "dial_number_invalid"),
        ("1000", "1000", "dial_itself"),
        ("1000", "10 00", "dial_itself"),
    ],
)
async def test_wrong_input(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    quiet: MockConfigEntry,
    extension: str,
    number: str,
    key: str,
) -> None:
    """What cannot be dialled is not asked for, and the error says what is wrong."""
    with pytest.raises(ServiceValidationError) as raised:
        await dial(hass, quiet, extension, number)
    assert raised.value.translation_key == key
    assert not asked(yeastar)


@pytest.mark.parametrize("missing", ["config_entry_id", "extension", "number"])
async def test_missing_field(
    hass: HomeAssistant, quiet: MockConfigEntry, missing: str
) -> None:
    """Every field but auto_answer is needed."""
    data = {
        "config_entry_id": quiet.entry_id,
        "extension": "1000",
        "number": NUMBER,
    }
    del data[missing]
    with pytest.raises(vol.Invalid):
        await hass.services.async_call(DOMAIN, "dial", data, blocking=True)


async def test_contact_centre(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A system that cannot dial is refused, and named apart from those that can."""
    entry = await set_up_system(hass, huawei)
    with pytest.raises(ServiceValidationError) as raised:
        await dial(hass, entry, "7001")
    assert raised.value.translation_key == "dial_not_supported"
    placeholders = raised.value.translation_placeholders
    assert placeholders
    assert "Huawei" in placeholders["system"]
    assert (
        placeholders["supported"]
        == "Asterisk / FreePBX, Yeastar P-Series, Yeastar S-Series, OpenVox UC"
    )


async def test_no_such_entry(hass: HomeAssistant) -> None:
    """An entry that is not there, or not loaded, is named as the reason."""
    assert await async_setup_component(hass, DOMAIN, {})
    entry = MockConfigEntry(domain=DOMAIN)
    with pytest.raises(ServiceValidationError) as raised:
        await dial(hass, entry, "1000")
    assert raised.value.translation_key == "service_config_entry_not_found"
    entry.add_to_hass(hass)
    with pytest.raises(ServiceValidationError) as raised:
        await dial(hass, entry, "1000")
    assert raised.value.translation_key == "service_config_entry_not_loaded"


@pytest.mark.parametrize(
    ("errno", "key"),
    [
        ("10003", "dial_firmware"),
        ("10006", "dial_extension_refused"),
        ("10008", "dial_extension_busy"),
        ("10011", "dial_number_refused"),
        ("10024", "dial_not_permitted"),
        ("10031", "dial_number_refused"),
        ("10027", "dial_refused"),
        ("77777", "dial_refused"),
    ],
)
async def test_refused(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
    errno: str,
    key: str,
) -> None:
    """The error says in words why the system does not call, and it is asked once."""
    for endpoint in ("call/dial", "extension/dial_outbound"):
        simulator.fail(endpoint, errno)
    with pytest.raises(HomeAssistantError) as raised:
        await dial(hass, entry, caller(simulator))
    assert not isinstance(raised.value, ServiceValidationError)
    assert raised.value.translation_key == key
    assert len(asked(simulator)) == 1
    # The system is connected all the same.
    assert entry.runtime_data.coordinator.last_update_success


async def test_busy_and_not_permitted(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """An extension that is on the phone, and an extension that may not call outside."""
    yeastar.restrict({"4000"})
    with pytest.raises(HomeAssistantError) as raised:
        await dial(hass, quiet, "4000")
    assert raised.value.translation_key == "dial_not_permitted"
    await dial(hass, quiet, "1000")
    with pytest.raises(HomeAssistantError) as raised:
        await dial(hass, quiet, "1000")
    assert raised.value.translation_key == "dial_extension_busy"
    assert len(yeastar.switchboard.in_progress) == 1


async def test_extension_that_has_gone(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """An extension that was removed on the system a moment ago is refused there."""
    await yeastar.remove_extension("1000")
    with pytest.raises(HomeAssistantError) as raised:
        await dial(hass, quiet, "1000")
    assert raised.value.translation_key == "dial_extension_refused"


# -- never twice -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unanswered", ["silence", "hang_up"])
async def test_no_answer(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
    unanswered: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether it dials is not known without its answer, so it is said, and not tried again."""
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 2)
    simulator.configure("unanswered", unanswered)
    with pytest.raises(HomeAssistantError) as raised:
        await dial(hass, entry, caller(simulator))
    assert raised.value.translation_key == "dial_unconfirmed"
    await hass.async_block_till_done()
    assert len(asked(simulator)) == 1
    simulator.configure("unanswered", "")


async def test_lost_token(
    hass: HomeAssistant, simulator: ApiSimulator, entry: MockConfigEntry
) -> None:
    """With a token that was lost nothing was dialled, so it is done with a new token."""
    simulator.drop_tokens()
    await dial(hass, entry, caller(simulator))
    assert len(asked(simulator)) == 2
    assert len(simulator.switchboard.in_progress) == 1


async def test_pressed_twice(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """A second press before the system has answered the first dials nothing; another extension may dial meanwhile."""
    results = await asyncio.gather(
        dial(hass, quiet, "1000"),
        dial(hass, quiet, "1000"),
        dial(hass, quiet, "1002"),
        return_exceptions=True,
    )
    [refused] = [
        result for result in results if isinstance(result, ServiceValidationError)
    ]
    assert refused.translation_key == "dial_under_way"
    assert len(asked(yeastar)) == 2
    assert len(yeastar.switchboard.in_progress) == 2


async def test_pressed_again_after_an_error(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """An error does not stand in the way of the next try."""
    yeastar.fail("call/dial", "10008")
    with pytest.raises(HomeAssistantError):
        await dial(hass, quiet, "1000")
    await dial(hass, quiet, "1000")
    assert len(yeastar.switchboard.in_progress) == 1


async def test_unreachable(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """A system that is not there is named as the reason."""
    await yeastar.stop()
    with pytest.raises(HomeAssistantError) as raised:
        await dial(hass, quiet, "1000")
    assert raised.value.translation_key == "cannot_connect"


async def test_wrong_password(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """Refused credentials start the question for new credentials, and are not tried again."""
    yeastar.password = "changed"
    yeastar.drop_tokens()
    for _ in range(2):
        with pytest.raises(HomeAssistantError) as raised:
            await dial(hass, quiet, "1000")
        assert raised.value.translation_key == "invalid_auth"
    await hass.async_block_till_done()
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(yeastar.asked("login")) == 2


# -- who may ---------------------------------------------------------------------------------------------------------


async def test_who_may_dial(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """Administrators and automations; others where the call log is open to them."""
    entry = await set_up_system(hass, yeastar)
    owner = MockUser(is_owner=True).add_to_hass(hass)
    guest = MockUser().add_to_hass(hass)
    with pytest.raises(Unauthorized):
        await dial(hass, entry, "1000", user=guest)
    assert not asked(yeastar)
    await dial(hass, entry, "1000", user=owner)
    await dial(hass, entry, "1002")
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_OPEN_LOG: True}
    )
    await hass.async_block_till_done()
    await dial(hass, entry, "1020", user=guest)
    assert len(asked(yeastar)) == 3


async def test_unknown_user(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """A user who is no more may nothing."""
    with pytest.raises(Unauthorized):
        await dial(hass, quiet, "1000", user=MockUser())
    assert not asked(yeastar)


# -- what cards and people are shown ----------------------------------------------------------------------------------


async def test_features(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    huawei: HuaweiSimulator,
    quiet: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Cards learn which systems can dial."""
    await set_up_system(hass, huawei)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "pbx/systems"})
    systems = (await client.receive_json())["result"]["systems"]
    able = {system["system"]: "dial" in system["features"] for system in systems}
    assert able == {"yeastar_s": True, "huawei_aicc": False}


async def test_error_in_a_card(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    quiet: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A card gets the text's key, so that the person reads it in their language."""
    yeastar.fail("call/dial", "10008")
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {
            "type": "call_service",
            "domain": DOMAIN,
            "service": "dial",
            "service_data": {
                "config_entry_id": quiet.entry_id,
                "extension": "1000",
                "number": NUMBER,
            },
        }
    )
    answer = await client.receive_json()
    assert not answer["success"]
    error = answer["error"]
    assert error["translation_domain"] == DOMAIN
    assert error["translation_key"] == "dial_extension_busy"
    assert error["message"].startswith("Yeastar S100 did not call")


@pytest.mark.parametrize(
    ("number", "errno"),
    [(NUMBER, "10008"), (NUMBER, "10011"), (NUMBER, "77777"), (f"{NUMBER}x", "10008")],
)
async def test_nothing_personal_is_logged(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    quiet: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
    number: str,
    errno: str,
) -> None:
    """Home Assistant logs what an action raises, so that no number is in it."""
    yeastar.fail("call/dial", errno)
    client = await hass_ws_client(hass)
    caplog.set_level(logging.INFO)
    await client.send_json_auto_id(
        {
            "type": "call_service",
            "domain": DOMAIN,
            "service": "dial",
            "service_data": {
                "config_entry_id": quiet.entry_id,
                "extension": "1000",
                "number": number,
            },
        }
    )
    assert not (await client.receive_json())["success"]
    assert NUMBER not in caplog.text


async def test_description(hass: HomeAssistant) -> None:
    """The action's form offers every field."""
    assert await async_setup_component(hass, DOMAIN, {})
    described = (await async_get_all_descriptions(hass))[DOMAIN]["dial"]
    assert set(described["fields"]) == {
        "config_entry_id",
        "extension",
        "number",
        "auto_answer",
    }
    assert described["response"] == {"optional": True}
