"""Campaigns of a contact centre: why calls failed, and each result as an event, from what the contact centre posts."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.runtime.call_logs import FILE
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator

from . import set_up_system, shown
from .report_bodies import Reporter, result

CAMPAIGN = "sensor.contact_centre_campaign_3"
RESULTS = "event.contact_centre_campaign_3_results"
OTHER_RESULTS = "event.contact_centre_campaign_5_results"
EVERY_CLASS = {
    "no_answer": "2",
    "busy": "1",
    "rejected": "1",
    "unreachable": "1",
    "invalid_number": "1",
    "hung_up": "1",
    "platform_failures": "2",
}
CODES = (
    "00603",
    "1040",
    "537",
    "00604",
    "00548",
    "00538",
    "00551",
    "01046",
    "OB99999",
)


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


async def post_every_class(
    contact_centre: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """Post a success and failures of every class of reasons."""
    failures = [
        result(str(number), succeeded=False, code=code)
        for number, code in enumerate(CODES)
    ]
    await contact_centre(result("success", succeeded=True), *failures)
    await contact_centre.wait(freezer)


def classes_shown(hass: HomeAssistant) -> dict[str, str]:
    """Return what the sensors of the classes of reasons show."""
    return {name: shown(hass, f"{CAMPAIGN}_{name}") for name in EVERY_CLASS}


@pytest.mark.usefixtures("all_enabled")
async def test_reason_classes(
    hass: HomeAssistant, contact_centre: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """Failures are counted by the class of their reason, each in one; a result that comes again is not counted again."""
    await post_every_class(contact_centre, freezer)
    await post_every_class(contact_centre, freezer)
    assert classes_shown(hass) == EVERY_CLASS
    assert shown(hass, f"{CAMPAIGN}_failures") == str(len(CODES))


@pytest.mark.usefixtures("all_enabled")
@pytest.mark.parametrize("log_is_lost", [False, True], ids=["log", "memory"])
async def test_reason_classes_after_restart(
    hass: HomeAssistant,
    contact_centre: Reporter,
    freezer: FrozenDateTimeFactory,
    log_is_lost: bool,
) -> None:
    """Counting goes on after a restart, whether the call log is still there or not."""
    await post_every_class(contact_centre, freezer)
    (entry,) = hass.config_entries.async_entries("pbx")
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()
    if log_is_lost:
        Path(hass.config.path(FILE)).unlink()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert classes_shown(hass) == EVERY_CLASS
    await contact_centre(result("later", succeeded=False, code="00537"))
    await contact_centre.wait(freezer)
    assert classes_shown(hass) == {**EVERY_CLASS, "busy": "2"}


async def test_switched_off_at_first(
    hass: HomeAssistant, contact_centre: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """Neither the counts of each class nor an event for each result are there unless somebody wants them."""
    await post_every_class(contact_centre, freezer)
    assert hass.states.get(f"{CAMPAIGN}_failures")
    assert not hass.states.get(RESULTS)
    assert not [name for name in EVERY_CLASS if hass.states.get(f"{CAMPAIGN}_{name}")]


@pytest.mark.usefixtures("event_entities")
async def test_results(
    hass: HomeAssistant, contact_centre: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """Each result is an event of its own campaign, once."""
    seen: list[tuple[str, str]] = []

    @callback
    def see(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state and state.attributes.get("event_type"):
            seen.append((state.entity_id, state.attributes["event_type"]))

    await contact_centre(
        result("1", succeeded=True), result("2", succeeded=True, campaign="5")
    )
    await contact_centre.wait(freezer)
    hass.bus.async_listen("state_changed", see)
    await contact_centre(
        result("3", succeeded=True),
        result("4", succeeded=False, code="537"),
        result("4", succeeded=False, code="537"),
        result("5", succeeded=False, code="00603", campaign="5"),
    )
    await contact_centre.wait(freezer)
    ours = [event for event in seen if event[0] in {RESULTS, OTHER_RESULTS}]
    assert sorted(ours) == [
        (RESULTS, "failed"),
        (RESULTS, "succeeded"),
        (OTHER_RESULTS, "failed"),
    ]
    state = hass.states.get(RESULTS)
    assert state
    assert dict(state.attributes) == {
        "custom_field": None,
        "event_type": "failed",
        "event_types": ["succeeded", "failed"],
        "friendly_name": "Campaign 3 Results",
        "reason": "The called party is busy",
        "reason_class": "busy",
        "reason_code": "537",
        "session_id": "session-4",
    }


@pytest.mark.usefixtures("event_entities")
async def test_recorder_knows_nobody(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """The recorder's database holds why a call failed, and nothing that leads to whom was called."""
    start = dt_util.utcnow() - timedelta(seconds=1)
    entry = await set_up_system(hass, huawei)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(result("1", succeeded=True))
    await hass.async_block_till_done(wait_background_tasks=True)
    await report(result("2", succeeded=False, code="00604"))
    instance = get_instance(hass)
    await instance.async_block_till_done()
    recorded: dict[str, list[Any]] = await instance.async_add_executor_job(
        get_significant_states, hass, start, None, [RESULTS]
    )
    (*_, last) = recorded[RESULTS]
    assert last.attributes["reason_class"] == "rejected"
    assert not {"session_id", "custom_field"} & set(last.attributes)
