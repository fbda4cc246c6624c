"""Who may ask, and what Assist may know."""

import json
import logging

from probatio import to_openapi
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.pbx.const import CONF_OPEN_LOG, DOMAIN
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.components.llm import async_get_tools
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from simulator.yeastar_s import YeastarSimulator

from . import Telephone, say, spoken

TO_DO_LIST = "todo.yeastar_s100_calls_to_return"

ALL = [
    "Who called last?",
    "Who called while I was out?",
    "Who called today?",
    "How many calls today?",
    "Which calls are there to return?",
    "Call Frieda Lindner",
    "Hang up",
]
INTENTS = {
    "PbxCall",
    "PbxCallersToday",
    "PbxCallersWhileOut",
    "PbxCallsToday",
    "PbxCallsToReturn",
    "PbxHangUp",
    "PbxLastCaller",
}


@pytest.mark.parametrize("sentence", ALL)
async def test_reader_without_the_right(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    hass_read_only_user: MockUser,
    sentence: str,
) -> None:
    """Who may not read the call log learns nothing, and orders nothing."""
    answer = await say(hass, sentence, context=Context(user_id=hass_read_only_user.id))
    assert answer.startswith("You may not know about these calls.")
    assert not yeastar.switchboard.in_progress


async def test_reader_with_the_right(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    telephone: Telephone,
    hass_read_only_user: MockUser,
) -> None:
    """What everybody may read everybody may ask."""
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_OPEN_LOG: True}
    )
    await telephone.call()
    context = Context(user_id=hass_read_only_user.id)
    assert "Frieda Lindner" in await say(hass, "Who called last?", context=context)


async def test_user_who_is_no_more(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A user who was removed has no rights."""
    answer = await say(
        hass, "Wer hat zuletzt angerufen?", "de", context=Context(user_id="x")
    )
    assert answer.startswith("Diese Anrufe darfst du nicht einsehen.")


@pytest.mark.parametrize("sentence", ALL)
async def test_not_exposed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    sentence: str,
) -> None:
    """Where the list of calls to return is hidden from Assist, Assist knows of no calls at all."""
    async_expose_entity(hass, "conversation", TO_DO_LIST, False)
    answer = await say(hass, sentence)
    assert answer.startswith("The calls of the phone system are hidden from Assist.")
    assert not yeastar.switchboard.in_progress


@pytest.mark.parametrize("sentence", ALL)
async def test_no_system(
    hass: HomeAssistant, entry: MockConfigEntry, sentence: str
) -> None:
    """While no phone system is set up, that is what is said."""
    await hass.config_entries.async_unload(entry.entry_id)
    assert await say(hass, sentence) == "No phone system is set up."


async def get_tools(hass: HomeAssistant) -> llm.APIInstance:
    """Return what a German language model can do."""
    context = llm.LLMContext(
        platform="test",
        context=Context(),
        language="de",
        assistant="conversation",
        device_id=None,
    )
    return await llm.async_get_api(hass, llm.LLM_API_ASSIST, context)


async def test_language_model(
    hass: HomeAssistant, telephone: Telephone, yeastar: YeastarSimulator
) -> None:
    """A language model has the intents as its tools, and is answered as people are."""
    await telephone.call(result="ANSWERED")
    tools = await get_tools(hass)
    named = {
        tool.name: tool.annotations.read_only
        for tool in tools.tools
        if tool.integration == DOMAIN
    }
    orders = {"PbxCall", "PbxHangUp"}
    assert named == {f"pbx__{name}": name not in orders for name in INTENTS}
    for name, slots, answer in (
        ("PbxLastCaller", {}, "Zuletzt hat Frieda Lindner angerufen, gerade eben."),
        ("PbxLastCaller", {"name": "Anna Berg"}, "Es hat noch niemand angerufen."),
        ("PbxCallsToday", {"outcome": "voicemail"}, "Heute auf der Mailbox: 0."),
        (
            "PbxCall",
            {"name": "5550101"},
            "Zoë Müller (5550101) wird angerufen. Zuerst klingelt die Nebenstelle 1000.",
        ),
    ):
        asked = llm.ToolInput(tool_name=f"pbx__{name}", tool_args=slots)
        result = await tools.async_call_tool(asked)
        assert spoken(result.data) == answer
    assert len(yeastar.switchboard.in_progress) == 1


async def test_other_api(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Another way to control Home Assistant than Assist has no tools of ours."""
    context = (await get_tools(hass)).llm_context
    tools = (await async_get_tools(hass, context, "other")).tools
    assert not [tool for tool in tools if tool.integration == DOMAIN]


async def test_tools_are_described(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A language model is told what it can give a tool, in the form in which its agent sends that."""
    tools = await get_tools(hass)
    described = {
        tool.name: to_openapi(
            tool.parameters, custom_serializer=tools.custom_serializer
        )
        for tool in tools.tools
        if tool.integration == DOMAIN
    }
    assert described["pbx__PbxCall"]["required"] == ["name"]
    outcomes = described["pbx__PbxCallsToday"]["properties"]["outcome"]["enum"]
    assert json.loads(json.dumps(outcomes)) == [
        "answered",
        "missed",
        "voicemail",
        "failed",
    ]


async def test_hidden_from_a_language_model(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """A language model has no tools for calls that are hidden from Assist."""
    async_expose_entity(hass, "conversation", TO_DO_LIST, False)
    tools = await get_tools(hass)
    assert not [tool for tool in tools.tools if tool.integration == DOMAIN]


async def test_nothing_in_the_log_file(
    hass: HomeAssistant, telephone: Telephone, caplog: pytest.LogCaptureFixture
) -> None:
    """What is said of numbers and names stays out of the log file."""
    await telephone.call()
    caplog.clear()
    with caplog.at_level(logging.INFO):
        for sentence in ALL:
            await say(hass, sentence)
    said = [record.getMessage() for record in caplog.records]
    assert said
    assert not [line for line in said if "5550100" in line or "Frieda" in line]
