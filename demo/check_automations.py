"""Checks of what people automate: triggers, conditions, blueprints, the phone, the door, Activity and Assist."""

from collections import Counter
from datetime import datetime
from functools import partial
from typing import Any

from . import automations, door
from .api import HomeAssistantApi
from .checklist import Checklist
from .observer import Observer
from .patience import until
from .phone import Phone

CALLEE = "Sales"
"""An extension that only one of the systems has, and its number there."""
CALLEE_NUMBER = "2023"


async def run(
    checklist: Checklist,
    api: HomeAssistantApi,
    observers: list[Observer[Any]],
    phone: Phone,
    began: datetime,
) -> None:
    """Check what came of the calls that were played, and what happens at a few more.

    Args:
        checklist: Where the checks go.
        api: Home Assistant.
        observers: What Home Assistant shows of each system, that of the Yeastar S-Series among them.
        phone: The phone that is told of calls.
        began: When the first call was played, an aware time.
    """
    office = next(
        observer
        for observer in observers
        if getattr(observer.system, "key", "") == "yeastar_s"
    )
    await check_blueprints(checklist, api)
    for observer in observers:
        await check_triggers(checklist, observer)
    await check_conditions(checklist, api, office)
    await check_activity(checklist, api, observers, began)
    await check_assist(checklist, api, office)
    await check_phone(checklist, office, phone)
    await check_door(checklist, api, office, phone)


async def check_blueprints(checklist: Checklist, api: HomeAssistantApi) -> None:
    """Check that every blueprint can be used, and that the demo's automations are on."""
    blueprints = await api.command("blueprint/list", domain="automation")
    for path, blueprint in sorted(blueprints.items()):
        if path.startswith("pbx/"):
            checklist.check(
                f"blueprint {path}", "metadata" in blueprint, blueprint.get("error")
            )
    states = await api.command("get_states")
    seen = {
        state["attributes"]["friendly_name"]: state["state"]
        for state in states
        if state["entity_id"].startswith("automation.")
    }
    checklist.check("automations are on", set(seen.values()) == {"on"}, seen)


async def check_triggers(checklist: Checklist, observer: Observer[Any]) -> None:
    """Check that the triggers fired for the calls for which there were call events, and as often."""

    def told() -> Counter[tuple[str, str]]:
        return Counter(
            (event["event_type"], event["call_id"]) for event in observer.call_events()
        )

    def fired() -> Counter[tuple[str, str]]:
        return Counter(
            (event["data"]["kind"], event["data"]["call"]["call_id"])
            for event in observer.api.events
            if event["event_type"] == automations.NOTED
            and event["data"]["call"]["config_entry_id"] == observer.entry_id
        )

    for kind, trigger in automations.TRIGGERS.items():

        def differs(kind: str = kind) -> list[tuple[str, str]]:
            expected, seen = told(), fired()
            # A call has started ringing once, however many extensions ring one after another.
            once = kind == "ringing"
            return [
                key
                for key in expected.keys() | seen.keys()
                if key[0] == kind
                and (min(expected[key], 1) if once else expected[key]) != seen[key]
            ]

        await checklist.eventually(
            f"{observer.title}: pbx.{trigger} fires", differs, lambda found: not found
        )


async def check_conditions(
    checklist: Checklist, api: HomeAssistantApi, office: Observer[Any]
) -> None:
    """Check the conditions while nobody is on the phone."""
    target = {"device_id": office.registry.device(office.entry_id)}
    lists = office.entities("todo", "calls_to_return")
    waiting = int((await api.state(lists[0]))["state"])
    is_open = (await api.state("schedule.business_hours"))["state"] == "on"
    options = {"behavior": "any"}
    for condition, expected in (
        ({"condition": "pbx.is_ringing", "target": target, "options": options}, False),
        ({"condition": "pbx.is_active", "target": target, "options": options}, False),
        (
            {
                "condition": "pbx.has_calls_to_return",
                "target": {"entity_id": lists},
                "options": options,
            },
            waiting > 0,
        ),
        (
            {
                "condition": "pbx.is_within_business_hours",
                "options": {"config_entry_id": office.entry_id},
            },
            is_open,
        ),
        (
            {
                "condition": "pbx.is_number_in_group",
                "options": {"group": ["Family"], "number": "0301234501"},
            },
            False,
        ),
    ):
        seen = await api.command("test_condition", condition=condition)
        checklist.check(
            f"condition {condition['condition']}", seen == {"result": expected}, seen
        )


async def check_activity(
    checklist: Checklist,
    api: HomeAssistantApi,
    observers: list[Observer[Any]],
    began: datetime,
) -> None:
    """Check that Activity has a line for each call, and none of the sensors."""
    calls = {
        (observer.entry_id, event["call_id"])
        for observer in observers
        if getattr(observer.system, "key", "") != "huawei_aicc"
        for event in observer.call_events()
        if event["event_type"] == "ended"
    }

    async def lines() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await api.command(
            "logbook/get_events", start_time=began.isoformat()
        )
        return found

    async def count() -> int:
        return sum(line.get("domain") == "pbx" for line in await lines())

    await checklist.comes_to("Activity: a line for each call", count, len(calls))
    sensors = {
        entity["entity_id"]
        for observer in observers
        for entity in observer.registry.entities
        if entity["entity_id"].startswith("sensor.")
        # A line that is down is news.
        and entity["translation_key"] != "trunk_status"
    }
    noise = [line for line in await lines() if line.get("entity_id") in sensors]
    checklist.check("Activity: nothing of the sensors", not noise, noise[:5])


async def check_assist(
    checklist: Checklist, api: HomeAssistantApi, office: Observer[Any]
) -> None:
    """Check that Assist knows who called last, counts, calls and hangs up."""
    answer = await api.action("pbx", "get_calls", direction="inbound", limit=1)
    [last] = answer["calls"]

    async def say(text: str) -> str:
        result = await api.command("conversation/process", text=text, language="en")
        return str(result["response"]["speech"]["plain"]["speech"])

    said = await say("Who called last?")
    checklist.check(
        "Assist: who called last",
        str(last["caller_name"] or last["caller_number"]) in said,
        (said, last),
    )
    said = await say("How many missed calls today?")
    checklist.check("Assist: missed calls today", "Missed calls today" in said, said)
    seen = len(office.call_events())
    said = await say(f"Call {CALLEE}")
    checklist.check("Assist: calls an extension", CALLEE_NUMBER in said, said)
    await checklist.eventually(
        "Assist: the call goes on",
        lambda: [event["called_number"] for event in office.call_events()[seen:]],
        lambda called: CALLEE_NUMBER in called,
    )
    await say("Hang up")
    await checklist.eventually(
        "Assist: hangs up",
        lambda: [
            event
            for event in office.call_events()[seen:]
            if event["event_type"] == "ended"
        ],
        bool,
    )


async def check_phone(
    checklist: Checklist, office: Observer[Any], phone: Phone
) -> None:
    """Check that the phone was told of each missed call, and that its button calls back."""
    missed = [
        event for event in office.call_events() if event["event_type"] == "missed"
    ]

    def shown() -> list[dict[str, Any]]:
        return [sent for sent in phone.shown if sent.get("title") == "Missed call"]

    await checklist.eventually(
        "the phone was told of each missed call",
        shown,
        lambda found: len(found) == len(missed),
    )
    with_button = [sent for sent in shown() if sent["data"].get("actions")]
    if not with_button:
        checklist.check("the phone has a button to call back", False, shown())
        return
    seen = len(office.call_events())
    await phone.press(with_button[-1]["data"]["actions"][0]["action"])
    await checklist.eventually(
        "the button calls back",
        lambda: next(
            (
                event
                for event in office.call_events()[seen:]
                if event["event_type"] == "ended"
            ),
            None,
        ),
        lambda event: event["called_number"] in with_button[-1]["message"],
    )


async def check_door(
    checklist: Checklist, api: HomeAssistantApi, office: Observer[Any], phone: Phone
) -> None:
    """Check that the door phone rings the doorbell, tells the phone, and that its button opens the door."""
    [doorbell] = office.registry.of_entry(
        office.entry_id, "event", "doorbell", child=True
    )
    before = (await api.state(doorbell))["state"]
    await office.system.simulator.play(door.RINGS, speed=20)
    state = partial(api.state, doorbell)
    rang = await until(
        "The doorbell rings", state, lambda found: found["state"] != before
    )
    checklist.check(
        "the door phone is a doorbell", rang["attributes"]["event_type"] == "ring", rang
    )

    def asked() -> list[dict[str, Any]]:
        return [sent for sent in phone.shown if sent.get("title") == "Door phone"]

    await checklist.eventually("the phone was told of the door", asked, bool)
    if not asked():
        return
    await phone.press(asked()[-1]["data"]["actions"][0]["action"])

    async def opened() -> str:
        return str((await api.state("input_boolean.front_door"))["state"])

    await checklist.comes_to("the button opens the door", opened, "on")
