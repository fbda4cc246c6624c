"""Changing what is not needed to reach a phone system."""

from typing import Any, override

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import (
    CONF_AREA_CODE,
    CONF_ASSIST_EXTENSION,
    CONF_BUSINESS_HOURS,
    CONF_CALLS_PER_MINUTE,
    CONF_DOORBELLS,
    CONF_EXTENSIONS,
    CONF_LEAST_RING_SECONDS,
    CONF_LOCAL_ONLY,
    CONF_LOOKUPS_PER_HOUR,
    CONF_NUMBER_LOOKUP,
    CONF_OUTSIDE_DIGIT,
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    CONF_SOURCES,
    CONF_SYSTEM,
    DEFAULT_CALLS_PER_MINUTE,
    DEFAULT_LOOKUPS_PER_HOUR,
    DOMAIN,
)
from custom_components.pbx.number_lookup import (
    FoundName,
    NumberLookup,
    get_number_lookups,
)
from custom_components.pbx.systems import HuaweiAicc, OpenVoxUc, YeastarS
from custom_components.pbx.systems.base import PhoneSystem
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system

REPORTS = {CONF_REPORT_PORT: 0, CONF_LOCAL_ONLY: True}


async def open_settings(
    hass: HomeAssistant, entry: MockConfigEntry
) -> ConfigFlowResult:
    """Open the options and pick those of the system itself."""
    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert result["type"] is FlowResultType.MENU
    assert result["step_id"] == "init"
    assert result["menu_options"] == ["settings", "call_log", "phone_book"]
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], {"next_step_id": "settings"}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "settings"
    assert result["errors"] == {}
    return result


def add_entry(
    hass: HomeAssistant, system: type[PhoneSystem], **options: Any
) -> MockConfigEntry:
    """Add an entry that is not loaded."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id="1",
        data={CONF_SYSTEM: system.key, CONF_WEBHOOK_ID: "e2a1"},
        options=options,
    )
    entry.add_to_hass(hass)
    return entry


def fields(result: ConfigFlowResult) -> dict[str, Any]:
    """Return the fields of a form with what is suggested for them."""
    return {
        str(field): (field.description or {}).get("suggested_value")
        for field in result["data_schema"].schema
    }


@pytest.mark.parametrize(
    ("system", "names"),
    [
        (
            YeastarS,
            {
                CONF_EXTENSIONS,
                CONF_DOORBELLS,
                CONF_ASSIST_EXTENSION,
                CONF_AREA_CODE,
                CONF_OUTSIDE_DIGIT,
                CONF_CALLS_PER_MINUTE,
                CONF_LEAST_RING_SECONDS,
                CONF_BUSINESS_HOURS,
                CONF_REPORT_ADDRESS,
                CONF_REPORT_PORT,
                CONF_LOCAL_ONLY,
                CONF_SOURCES,
            },
        ),
        (
            OpenVoxUc,
            {
                CONF_EXTENSIONS,
                CONF_DOORBELLS,
                CONF_ASSIST_EXTENSION,
                CONF_AREA_CODE,
                CONF_OUTSIDE_DIGIT,
                CONF_CALLS_PER_MINUTE,
                CONF_LEAST_RING_SECONDS,
                CONF_BUSINESS_HOURS,
                "format",
                CONF_REPORT_ADDRESS,
                CONF_REPORT_PORT,
                CONF_LOCAL_ONLY,
                CONF_SOURCES,
            },
        ),
        (HuaweiAicc, {CONF_BUSINESS_HOURS, "time_zone", CONF_LOCAL_ONLY, CONF_SOURCES}),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
async def test_fields(
    hass: HomeAssistant, system: type[PhoneSystem], names: set[str]
) -> None:
    """A system is asked only for what has a meaning for it."""
    entry = add_entry(hass, system)
    result = await open_settings(hass, entry)
    assert set(fields(result)) == names


@pytest.mark.parametrize(
    ("system", "user_input", "options"),
    [
        (
            YeastarS,
            {
                CONF_EXTENSIONS: ["1000", " 1001 ", "1000", " "],
                CONF_DOORBELLS: [" 1003 "],
                CONF_AREA_CODE: "030 ",
                CONF_OUTSIDE_DIGIT: " 0",
                CONF_CALLS_PER_MINUTE: 30.0,
                CONF_LEAST_RING_SECONDS: 3.0,
                CONF_BUSINESS_HOURS: "schedule.office",
                CONF_REPORT_ADDRESS: "http://10.0.0.2:8123/",
                CONF_REPORT_PORT: 8261.0,
                CONF_LOCAL_ONLY: False,
                CONF_SOURCES: ["10.0.0.7/24", "192.168.1.9"],
            },
            {
                CONF_ASSIST_EXTENSION: "",
                CONF_EXTENSIONS: ["1000", "1001"],
                CONF_DOORBELLS: ["1003"],
                CONF_AREA_CODE: "30",
                CONF_OUTSIDE_DIGIT: "0",
                CONF_CALLS_PER_MINUTE: 30,
                CONF_LEAST_RING_SECONDS: 3,
                CONF_BUSINESS_HOURS: "schedule.office",
                CONF_REPORT_ADDRESS: "10.0.0.2:8123",
                CONF_REPORT_PORT: 8261,
                CONF_LOCAL_ONLY: False,
                CONF_SOURCES: ["10.0.0.0/24", "192.168.1.9"],
            },
        ),
        (
            OpenVoxUc,
            {"format": "xml", **REPORTS},
            {
                CONF_ASSIST_EXTENSION: "",
                CONF_EXTENSIONS: [],
                CONF_DOORBELLS: [],
                CONF_AREA_CODE: "",
                CONF_OUTSIDE_DIGIT: "",
                CONF_CALLS_PER_MINUTE: DEFAULT_CALLS_PER_MINUTE,
                CONF_LEAST_RING_SECONDS: 0,
                "format": "xml",
                CONF_REPORT_ADDRESS: "",
                CONF_SOURCES: [],
                **REPORTS,
            },
        ),
        (
            HuaweiAicc,
            {"time_zone": "Europe/Berlin", CONF_LOCAL_ONLY: False},
            {
                "time_zone": "Europe/Berlin",
                CONF_LOCAL_ONLY: False,
                CONF_SOURCES: [],
            },
        ),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
@pytest.mark.usefixtures("mock_setup_entry")
async def test_save(
    hass: HomeAssistant,
    system: type[PhoneSystem],
    user_input: dict[str, Any],
    options: dict[str, Any],
) -> None:
    """What was typed is saved in a single form; what is not asked stays."""
    entry = add_entry(hass, system, kept="as it is")
    result = await open_settings(hass, entry)
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], user_input
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {"kept": "as it is", **options}


@pytest.mark.parametrize(
    ("user_input", "errors"),
    [
        (
            {CONF_REPORT_ADDRESS: "https://home.lan"},
            {CONF_REPORT_ADDRESS: "invalid_report_address"},
        ),
        (
            {CONF_OUTSIDE_DIGIT: "0000", CONF_AREA_CODE: "+49"},
            {
                CONF_OUTSIDE_DIGIT: "invalid_outside_digit",
                CONF_AREA_CODE: "invalid_area_code",
            },
        ),
        (
            {CONF_SOURCES: ["10.0.0.1", "the pbx"]},
            {CONF_SOURCES: "invalid_source"},
        ),
        ({CONF_REPORT_PORT: 8123}, {CONF_REPORT_PORT: "report_port_taken"}),
        (
            {CONF_REPORT_ADDRESS: "my home", CONF_SOURCES: ["?"]},
            {
                CONF_REPORT_ADDRESS: "invalid_report_address",
                CONF_SOURCES: "invalid_source",
            },
        ),
    ],
    ids=["report_address", "digits", "source", "report_port", "several"],
)
@pytest.mark.usefixtures("mock_setup_entry")
async def test_invalid(
    hass: HomeAssistant, user_input: dict[str, Any], errors: dict[str, str]
) -> None:
    """Each wrong field is named, what was typed stays, and the form can be sent again."""
    entry = add_entry(hass, YeastarS)
    result = await open_settings(hass, entry)
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], REPORTS | user_input
    )
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == errors
    assert fields(result).items() >= user_input.items()
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], REPORTS
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize("most", [0, 601])
@pytest.mark.usefixtures("mock_setup_entry")
async def test_calls_per_minute(hass: HomeAssistant, most: int) -> None:
    """There is always a limit, and it is one that stops an automation."""
    entry = add_entry(hass, YeastarS)
    result = await open_settings(hass, entry)
    with pytest.raises(InvalidData):
        await hass.config_entries.options.async_configure(
            result["flow_id"], REPORTS | {CONF_CALLS_PER_MINUTE: most}
        )


@pytest.mark.usefixtures("mock_setup_entry")
async def test_empty_again(hass: HomeAssistant) -> None:
    """A field that is emptied is empty afterwards."""
    entry = add_entry(
        hass,
        YeastarS,
        **{
            CONF_EXTENSIONS: ["1000"],
            CONF_REPORT_ADDRESS: "home.lan",
            CONF_SOURCES: ["10.0.0.1"],
        },
    )
    result = await open_settings(hass, entry)
    await hass.config_entries.options.async_configure(result["flow_id"], REPORTS)
    assert entry.options[CONF_EXTENSIONS] == []
    assert entry.options[CONF_REPORT_ADDRESS] == ""
    assert entry.options[CONF_SOURCES] == []


async def test_extensions_of_the_system(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """The system's extensions are offered, also those that are not shown now."""
    entry = await set_up_system(hass, yeastar, extensions=["1000", "7777"])
    assert entry.state is ConfigEntryState.LOADED
    result = await open_settings(hass, entry)
    selector = result["data_schema"].schema[CONF_EXTENSIONS]
    offered = {
        option["value"]: option["label"] for option in selector.config["options"]
    }
    assert set(offered) == {*yeastar.office.extensions, "7777"}
    assert offered["7777"] == "7777"
    assert yeastar.office.extensions["1000"] in offered["1000"]


async def test_reload(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """Options take effect at once."""
    entry = await set_up_system(hass, yeastar)
    shown = len(entry.runtime_data.extensions.shown)
    result = await open_settings(hass, entry)
    await hass.config_entries.options.async_configure(
        result["flow_id"], REPORTS | {CONF_EXTENSIONS: ["1000"]}
    )
    await hass.async_block_till_done()
    assert shown > 1
    assert list(entry.runtime_data.extensions.shown) == ["1000"]


@pytest.mark.usefixtures("mock_setup_entry")
async def test_no_business_hours(hass: HomeAssistant) -> None:
    """The entity for the business hours can be taken out again."""
    entry = add_entry(hass, HuaweiAicc, **{CONF_BUSINESS_HOURS: "schedule.office"})
    result = await open_settings(hass, entry)
    assert fields(result)[CONF_BUSINESS_HOURS] == "schedule.office"
    await hass.config_entries.options.async_configure(
        result["flow_id"], {"time_zone": "Europe/Berlin", CONF_LOCAL_ONLY: False}
    )
    assert CONF_BUSINESS_HOURS not in entry.options


@pytest.mark.parametrize("chosen", ["1002", "1999"])
async def test_extension_that_assist_calls_from(
    hass: HomeAssistant, yeastar: YeastarSimulator, chosen: str
) -> None:
    """An extension is chosen, also one that is not listed yet, is offered again, and can be taken back."""
    entry = await set_up_system(hass, yeastar)
    result = await open_settings(hass, entry)
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], {**REPORTS, CONF_ASSIST_EXTENSION: f" {chosen} "}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options[CONF_ASSIST_EXTENSION] == chosen
    await hass.async_block_till_done()
    result = await open_settings(hass, entry)
    assert fields(result)[CONF_ASSIST_EXTENSION] == chosen
    selector = result["data_schema"].schema[CONF_ASSIST_EXTENSION]
    offered = [option["value"] for option in selector.config["options"]]
    assert {"1000", chosen} <= set(offered)
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], REPORTS
    )
    await hass.async_block_till_done()
    assert not entry.options[CONF_ASSIST_EXTENSION]


class Directory(NumberLookup):
    """A directory that is only offered."""

    key = "phones"
    name = "Directory of the town"

    @override
    async def async_look_up(self, number: str) -> FoundName | None:
        """Find nobody."""


@pytest.mark.parametrize(
    ("system", "options", "offered"),
    [
        (YeastarS, {}, {"none": "none", "town.phones": "Directory of the town"}),
        (
            YeastarS,
            {CONF_NUMBER_LOOKUP: "gone.away"},
            {
                "none": "none",
                "gone.away": "gone.away",
                "town.phones": "Directory of the town",
            },
        ),
        (HuaweiAicc, {}, None),
    ],
    ids=["none_chosen", "integration_gone", "no_callers"],
)
@pytest.mark.usefixtures("mock_setup_entry")
async def test_number_lookup(
    hass: HomeAssistant,
    system: type[PhoneSystem],
    options: dict[str, str],
    offered: dict[str, str] | None,
) -> None:
    """Systems with callers from outside offer the lookups of other integrations, and what was chosen before."""
    get_number_lookups(hass)["town.phones"] = Directory()
    entry = add_entry(hass, system, **options)
    result = await open_settings(hass, entry)
    selector = result["data_schema"].schema.get(CONF_NUMBER_LOOKUP)
    if offered is None:
        assert selector is None
        return
    shown = {option["value"]: option["label"] for option in selector.config["options"]}
    assert shown == offered
    chosen = {CONF_NUMBER_LOOKUP: "town.phones"}
    for most in (0, 1001):
        with pytest.raises(InvalidData):
            await hass.config_entries.options.async_configure(
                result["flow_id"], REPORTS | chosen | {CONF_LOOKUPS_PER_HOUR: most}
            )
    await hass.config_entries.options.async_configure(
        result["flow_id"], REPORTS | chosen
    )
    assert entry.options[CONF_NUMBER_LOOKUP] == "town.phones"
    assert entry.options[CONF_LOOKUPS_PER_HOUR] == DEFAULT_LOOKUPS_PER_HOUR
