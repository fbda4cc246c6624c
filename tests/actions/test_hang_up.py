"""The action that ends calls, up to the phones and to the call in the log."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
import logging
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
import voluptuous as vol

from custom_components.pbx.const import CONF_OPEN_LOG, CONF_REPORT_PORT, DOMAIN
from custom_components.pbx.systems import bounded_request
from demo.patience import until
from demo.ports import free_port
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.live_call import ExtensionStatus, LiveCall
from simulator.story import OUTSIDE, Action, Story
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up, set_up_system, system_entry
from .long_calls import (
    NUMBER,
    Simulator,
    beat,
    described,
    inbound,
    internal,
    outbound,
    over,
    people,
    ringing,
    shown,
)

type Begin = Callable[[Story], Awaitable[LiveCall]]

ORDERS = frozenset(
    {"call/hangup", "extension/hangup", "inbound/hangup", "outbound/hangup"}
)


async def hang_up(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    *,
    user: MockUser | None = None,
    **fields: Any,
) -> Any:
    """Hang up and return what is answered."""
    return await hass.services.async_call(
        DOMAIN,
        "hang_up",
        {"config_entry_id": entry.entry_id, **fields},
        blocking=True,
        return_response=True,
        context=Context(user_id=user.id) if user else None,
    )


async def refused(hass: HomeAssistant, entry: MockConfigEntry, **fields: Any) -> str:
    """Hang up, which fails, and return the key of the error's text."""
    with pytest.raises(HomeAssistantError) as raised:
        await hang_up(hass, entry, **fields)
    return raised.value.translation_key or ""


def ordered(simulator: Simulator) -> list[dict[str, str]]:
    """Return the orders to hang up that the system was given."""
    return [
        request.fields for request in simulator.requests if request.endpoint in ORDERS
    ]


# -- calls that go on until somebody hangs up ----------------------------------------------------------------------------


@pytest.fixture(
    params=[
        ("yeastar", "json"),
        ("openvox", "json"),
        ("openvox", "xml"),
        ("p_series", "json"),
    ],
    ids=["yeastar", "openvox_json", "openvox_xml", "p_series"],
)
def spoken(request: pytest.FixtureRequest) -> tuple[Simulator, str]:
    """Have each simulated system that hangs up, in each format that it speaks."""
    name, form = request.param
    return request.getfixturevalue(name), form


@pytest.fixture
def simulator(spoken: tuple[Simulator, str]) -> Simulator:
    """Have the simulated system."""
    return spoken[0]


@pytest.fixture
async def entry(
    hass: HomeAssistant, spoken: tuple[Simulator, str]
) -> AsyncIterator[MockConfigEntry]:
    """Set up a system that can report."""
    simulator, form = spoken
    options = {CONF_REPORT_PORT: free_port(), "format": form}
    entry = await set_up(hass, system_entry(simulator, **options))
    await until("It reports", lambda: asyncio.sleep(0, simulator.target()), bool)
    yield entry
    await simulator.stop()


@pytest.fixture
async def begin(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> AsyncIterator[Begin]:
    """Return what plays a call up to where it would last long, and waits until it was reported."""
    playing: list[asyncio.Task[Any]] = []

    async def play(told: Story) -> LiveCall:
        before = set(simulator.switchboard.in_progress)
        playing.append(asyncio.create_task(simulator.play(told, 20)))
        last = told.beats[-3]
        doing = last.parties or (last.by,)

        async def has_come_so_far() -> bool:
            calls = set(simulator.switchboard.in_progress) - before
            states = {
                party.number if party.number in simulator.office.extensions else OUTSIDE
                for call in calls
                for party in call.live
                if party.connected is (last.action is Action.ANSWER)
            }
            known = [described(call, entry) for call in calls]
            return (
                bool(calls)
                and states >= set(doing)
                and all(call and call.state == expected for call in known)
            )

        expected = "in_call" if last.action is Action.ANSWER else "ringing"
        await until("The call is reported", has_come_so_far, bool)
        [call] = set(simulator.switchboard.in_progress) - before
        return call

    yield play
    await simulator.stop()
    await asyncio.gather(*playing)


# -- what happens ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["inbound", "outbound", "internal"])
@pytest.mark.parametrize("by", ["extension", "call_id"])
async def test_talk(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    begin: Begin,
    kind: str,
    by: str,
) -> None:
    """A call between two is over, on the phones, in the reports and in the log."""
    anna, ben, _ = people(simulator)
    stories = {
        "inbound": inbound(simulator, anna),
        "outbound": outbound(simulator, anna),
        "internal": internal(anna, ben),
    }
    live = await begin(stories[kind])
    await shown(hass, entry, anna, "in_call")
    known = described(live, entry)
    assert known
    fields = {"extension": anna, "call_id": known.call_id}
    assert await hang_up(hass, entry, **{by: fields[by]}) == {"hung_up": 1}
    assert not simulator.switchboard.in_progress
    assert simulator.switchboard.status(anna) is ExtensionStatus.IDLE
    [logged] = await over(hass, entry)
    assert (logged.call.direction, logged.call.outcome) == (kind, "answered")
    await shown(hass, entry, anna, "idle")
    assert len(ordered(simulator)) == 1


async def test_every_id(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, begin: Begin
) -> None:
    """A call may be named by any of its ids."""
    live = await begin(inbound(simulator, people(simulator)[0]))
    known = described(live, entry)
    assert known
    assert await hang_up(hass, entry, call_id=max(known.ids)) == {"hung_up": 1}
    assert not simulator.switchboard.in_progress


@pytest.mark.parametrize("by", ["extension", "call_id"])
async def test_ringing(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    begin: Begin,
    by: str,
) -> None:
    """A call that nobody has answered is missed."""
    anna, *_ = people(simulator)
    live = await begin(ringing(simulator, anna))
    known = described(live, entry)
    assert known
    fields = {"extension": anna, "call_id": known.call_id}
    assert await hang_up(hass, entry, **{by: fields[by]}) == {"hung_up": 1}
    assert not simulator.switchboard.in_progress
    [logged] = await over(hass, entry)
    assert logged.call.outcome == "missed"
    await shown(hass, entry, anna, "idle")


async def test_one_of_a_group(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, begin: Begin
) -> None:
    """Only the extension that hangs up rings no more; the call's end stops the others too."""
    anna, ben, cleo = people(simulator)
    live = await begin(ringing(simulator, anna, ben, cleo))

    async def rings() -> bool:
        # A report may name a single phone, and the call is known from the first.
        known = described(live, entry)
        return known is not None and ben in known.extensions

    await until("It rings", rings, bool)
    await hang_up(hass, entry, extension=ben)
    assert live.in_progress
    assert {party.number for party in live.live} == {NUMBER, anna, cleo}
    known = described(live, entry)
    assert known
    await hang_up(hass, entry, call_id=known.call_id)
    assert not simulator.switchboard.in_progress
    [logged] = await over(hass, entry)
    assert logged.call.outcome == "missed"


async def test_others_talk_on(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, begin: Begin
) -> None:
    """Calls of others are left alone."""
    anna, ben, _ = people(simulator)
    await begin(inbound(simulator, anna))
    other = await begin(outbound(simulator, ben))
    assert await hang_up(hass, entry, extension=anna) == {"hung_up": 1}
    assert simulator.switchboard.in_progress == (other,)
    await shown(hass, entry, ben, "in_call")


async def test_two_calls_of_an_extension(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Whoever is in two calls hangs up in both."""
    entry = await set_up_system(hass, yeastar)
    begun(yeastar, inbound(yeastar, "1000"))
    begun(yeastar, outbound(yeastar, "1000"))
    assert await hang_up(hass, entry, extension="1000") == {"hung_up": 2}
    assert not yeastar.switchboard.in_progress


def begun(simulator: Simulator, told: Story) -> LiveCall:
    """Have a call up to where it would last long, of which nothing was reported."""
    call = simulator.switchboard.new_call()
    for one in told.beats[:-2]:
        simulator.switchboard.apply(call, one)
    return call


@pytest.mark.parametrize("kind", ["inbound", "outbound"])
async def test_not_reported(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, kind: str
) -> None:
    """What reports have left out is asked for first."""
    anna, *_ = people(simulator)
    made = {"inbound": inbound, "outbound": outbound}[kind]
    begun(simulator, made(simulator, anna))
    assert not entry.runtime_data.tracker.open_calls
    assert await hang_up(hass, entry, extension=anna) == {"hung_up": 1}
    assert not simulator.switchboard.in_progress


async def test_dialled(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry
) -> None:
    """What was dialled by mistake is taken back while the own phone still rings."""
    anna, *_ = people(simulator)
    dialled = {"config_entry_id": entry.entry_id, "extension": anna, "number": NUMBER}
    await hass.services.async_call(DOMAIN, "dial", dialled, blocking=True)
    pbx = entry.runtime_data

    async def known() -> int:
        return len(pbx.tracker.open_calls)

    await until("The call is reported", known, bool)
    assert await hang_up(hass, entry, extension=anna) == {"hung_up": 1}
    assert not simulator.switchboard.in_progress
    [logged] = await over(hass, entry)
    assert logged.call.outcome == "failed"


# -- what is refused -------------------------------------------------------------------------------------------------


@pytest.fixture
async def quiet(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a Yeastar of which no reports are needed."""
    return await set_up_system(hass, yeastar)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({}, "hang_up_what"),
        ({"extension": " "}, "hang_up_what"),
        ({"extension": "1000", "call_id": "1571386069.8"}, "hang_up_what"),
        ({"extension": "9999"}, "hang_up_no_extension"),
        ({"extension": "1000"}, "hang_up_no_call"),
        ({"call_id": "1571386069.8"}, "call_not_found"),
    ],
)
async def test_wrong_input(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    quiet: MockConfigEntry,
    fields: dict[str, str],
    key: str,
) -> None:
    """Where there is nothing to hang up, the error says what is wrong, and nobody's call ends."""
    begun(yeastar, inbound(yeastar, "1002"))
    assert await refused(hass, quiet, **fields) == key
    assert not ordered(yeastar)
    assert len(yeastar.switchboard.in_progress) == 1


async def test_which_system(hass: HomeAssistant, quiet: MockConfigEntry) -> None:
    """The phone system is named by its entry."""
    with pytest.raises(vol.Invalid):
        await hass.services.async_call(
            DOMAIN, "hang_up", {"extension": "1000"}, blocking=True
        )


async def test_over_in_home_assistant(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, begin: Begin
) -> None:
    """A call that has ended lately is known to be over, and the system is given no order."""
    anna, *_ = people(simulator)
    live = await begin(inbound(simulator, anna))
    known = described(live, entry)
    assert known
    await hang_up(hass, entry, extension=anna)
    await over(hass, entry)
    orders = len(ordered(simulator))
    assert await refused(hass, entry, call_id=known.call_id) == "hang_up_over"
    assert await refused(hass, entry, extension=anna) == "hang_up_no_call"
    assert len(ordered(simulator)) == orders


@pytest.mark.parametrize("by", ["extension", "call_id"])
async def test_over_on_the_system(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    begin: Begin,
    by: str,
) -> None:
    """Whoever hung up in the same moment was faster, which is no failure of the system."""
    anna, *_ = people(simulator)
    live = await begin(inbound(simulator, anna))
    known = described(live, entry)
    assert known
    # Its end is not reported.
    fields = {"extension": anna, "call_id": known.call_id}
    simulator.switchboard.apply(live, beat(Action.HANG_UP, OUTSIDE))
    assert await refused(hass, entry, **{by: fields[by]}) == "hang_up_over"


async def test_contact_centre(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A system that cannot hang up is refused, and named apart from those that can."""
    entry = await set_up_system(hass, huawei)
    with pytest.raises(ServiceValidationError) as raised:
        await hang_up(hass, entry, extension="7001")
    assert raised.value.translation_key == "hang_up_not_supported"
    placeholders = raised.value.translation_placeholders
    assert placeholders
    assert "Huawei" in placeholders["system"]
    assert (
        placeholders["supported"]
        == "Asterisk / FreePBX, Yeastar P-Series, Yeastar S-Series, OpenVox UC"
    )


async def test_no_such_entry(hass: HomeAssistant) -> None:
    """An entry that is not there is named as the reason."""
    assert await async_setup_component(hass, DOMAIN, {})
    entry = MockConfigEntry(domain=DOMAIN)
    key = await refused(hass, entry, extension="1000")
    assert key == "service_config_entry_not_found"


@pytest.mark.parametrize("by", ["extension", "call_id"])
@pytest.mark.parametrize(
    ("errno", "errcode", "keys"),
    [
        ("10003", 10001, {"hang_up_firmware"}),
        ("10024", 10005, {"hang_up_not_permitted"}),
        ("77777", 70082, {"hang_up_refused"}),
        ("10007", 60001, {"hang_up_refused"}),
    ],
    ids=["firmware", "not_permitted", "other", "said_to_be_gone"],
)
async def test_refused(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    begin: Begin,
    by: str,
    errno: str,
    errcode: int,
    keys: set[str],
) -> None:
    """The error says in words why the system does not hang up, and it is told once."""
    anna, *_ = people(simulator)
    live = await begin(inbound(simulator, anna))
    known = described(live, entry)
    assert known
    fail: Any = simulator.fail
    codes = {YeastarPSimulator: errcode}
    for endpoint in ORDERS:
        fail(endpoint, codes.get(type(simulator), errno))
    fields = {"extension": anna, "call_id": known.call_id}
    assert await refused(hass, entry, **{by: fields[by]}) in keys
    assert len(ordered(simulator)) == 1
    assert live.in_progress
    assert entry.runtime_data.coordinator.last_update_success


async def test_unreachable(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """A system that is not there is named as the reason."""
    await yeastar.stop()
    assert await refused(hass, quiet, extension="1000") == "cannot_connect"


# -- never twice -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["extension", "call_id"])
@pytest.mark.parametrize("unanswered", ["silence", "hang_up"])
async def test_no_answer(
    hass: HomeAssistant,
    simulator: Simulator,
    entry: MockConfigEntry,
    begin: Begin,
    unanswered: str,
    by: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether it hung up is not known without its answer, so it is said, and not tried again."""
    anna, *_ = people(simulator)
    live = await begin(inbound(simulator, anna))
    known = described(live, entry)
    assert known
    stage: Any = simulator._stage
    really = stage.hang_up

    def say_nothing(*given: Any) -> None:
        simulator.configure("unanswered", unanswered)
        really(*given)

    monkeypatch.setattr(stage, "hang_up", say_nothing)
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 2)
    fields = {"extension": anna, "call_id": known.call_id}
    assert await refused(hass, entry, **{by: fields[by]}) == "hang_up_unconfirmed"
    await hass.async_block_till_done()
    assert len(ordered(simulator)) == 1
    assert not live.in_progress
    simulator.configure("unanswered", "")


async def test_lost_token(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, begin: Begin
) -> None:
    """With a token that was lost nothing was hung up, so it is done with a new token."""
    anna, *_ = people(simulator)
    await begin(inbound(simulator, anna))
    simulator.drop_tokens()
    assert await hang_up(hass, entry, extension=anna) == {"hung_up": 1}
    assert not simulator.switchboard.in_progress


async def test_pressed_twice(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """A second press before the system has answered the first is refused; another extension may hang up meanwhile."""
    begun(yeastar, inbound(yeastar, "1000"))
    begun(yeastar, inbound(yeastar, "1002"))
    results = await asyncio.gather(
        hang_up(hass, quiet, extension="1000"),
        hang_up(hass, quiet, extension="1000"),
        hang_up(hass, quiet, extension="1002"),
        return_exceptions=True,
    )
    [failed] = [
        result for result in results if isinstance(result, ServiceValidationError)
    ]
    assert failed.translation_key == "hang_up_under_way"
    assert len(ordered(yeastar)) == 2
    assert not yeastar.switchboard.in_progress


async def test_pressed_again_after_an_error(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """An error does not stand in the way of the next try."""
    begun(yeastar, inbound(yeastar, "1000"))
    yeastar.fail("call/hangup", "30001")
    assert await refused(hass, quiet, extension="1000") == "hang_up_refused"
    assert await hang_up(hass, quiet, extension="1000") == {"hung_up": 1}


# -- who may ---------------------------------------------------------------------------------------------------------


async def test_who_may_hang_up(
    hass: HomeAssistant, yeastar: YeastarSimulator, quiet: MockConfigEntry
) -> None:
    """Administrators and automations; others where the call log is open to them."""
    owner = MockUser(is_owner=True).add_to_hass(hass)
    guest = MockUser().add_to_hass(hass)
    for extension in ("1000", "1002", "1020"):
        begun(yeastar, inbound(yeastar, extension))
    with pytest.raises(Unauthorized):
        await hang_up(hass, quiet, extension="1000", user=guest)
    with pytest.raises(Unauthorized):
        await hang_up(hass, quiet, extension="1000", user=MockUser())
    assert not ordered(yeastar)
    await hang_up(hass, quiet, extension="1000", user=owner)
    await hang_up(hass, quiet, extension="1002")
    hass.config_entries.async_update_entry(
        quiet, options={**quiet.options, CONF_OPEN_LOG: True}
    )
    await hass.async_block_till_done()
    await hang_up(hass, quiet, extension="1020", user=guest)
    assert not yeastar.switchboard.in_progress


# -- what cards and people are shown ----------------------------------------------------------------------------------


async def test_features(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    quiet: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Cards learn which systems can hang up."""
    await set_up_system(hass, huawei)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "pbx/systems"})
    systems = (await client.receive_json())["result"]["systems"]
    able = {system["system"]: "hang_up" in system["features"] for system in systems}
    assert able == {"yeastar_s": True, "huawei_aicc": False}


async def test_nothing_personal_is_logged(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    quiet: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Home Assistant logs what an action raises, so that no number is in it."""
    begun(yeastar, inbound(yeastar, "1000"))
    yeastar.fail("call/hangup", "30001")
    client = await hass_ws_client(hass)
    caplog.set_level(logging.INFO)
    for extension in ("1000", "4711"):
        await client.send_json_auto_id(
            {
                "type": "call_service",
                "domain": DOMAIN,
                "service": "hang_up",
                "service_data": {
                    "config_entry_id": quiet.entry_id,
                    "extension": extension,
                },
            }
        )
        assert not (await client.receive_json())["success"]
    assert "did not hang up" in caplog.text
    for number in (NUMBER, "4711"):
        assert number not in caplog.text


async def test_description(hass: HomeAssistant, quiet: MockConfigEntry) -> None:
    """The action is described where people pick it."""
    described = (await async_get_all_descriptions(hass))[DOMAIN]["hang_up"]
    assert set(described["fields"]) == {"config_entry_id", "extension", "call_id"}
    assert described["response"] == {"optional": True}
