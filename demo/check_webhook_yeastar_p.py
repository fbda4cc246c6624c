"""Checks of the Yeastar P-Series' other way: the webhook, whose events are signed."""

from functools import partial

from . import entries, vendor_messages_yeastar_p as messages
from .checklist import Checklist
from .observer import Observer
from .webhooks import webhook_paths

NAME = "Yeastar P-Series example, webhook"
PHONE = "extension-202-state"


async def webhook(checklist: Checklist, pbx: Observer) -> None:
    """Let the PBX report by its webhook, check what only comes there and how it is signed, and let it be read from again."""
    simulator, values = pbx.system.simulator, pbx.system.values
    signed = {
        "delivery": "webhook",
        "signing_secret": simulator.webhook_secret,
        "unsigned": False,
    }
    await entries.reconfigure(pbx.api, pbx.entry_id, values | signed)
    paths = await webhook_paths(pbx.api)
    simulator.callback_url = pbx.api.url + paths[pbx.entry["title"]]
    try:
        await events(checklist, pbx)
        await signatures(checklist, pbx)
    finally:
        simulator.callback_url = ""
        await entries.reconfigure(pbx.api, pbx.entry_id, values)
        await pbx.system.listened_to()


async def events(checklist: Checklist, pbx: Observer) -> None:
    """Check the events to which Home Assistant does not subscribe, and that others come as they do on the socket."""
    before = len(pbx.call_events())
    for name, content in (
        ("test message", messages.WEBHOOK_TEST),
        ("30019, survey", messages.SURVEY),
        ("30033, recording to download", messages.RECORDING_READY),
        ("30008, ringing extension", messages.EXTENSION_STATE),
    ):
        push = await pbx.system.simulator.send(content)
        checklist.check(
            f"{NAME}, {name}: acknowledged", push.acknowledged, push.attempts
        )
    await phone_is(checklist, pbx, "30008, ringing extension", "ringing")
    new = pbx.call_events()[before:]
    checklist.check(f"{NAME}: no call is shown", new == [], new)


async def signatures(checklist: Checklist, pbx: Observer) -> None:
    """Check that an event is taken with its own signature alone."""
    for name, content, status in (
        ("event with another's signature", messages.REGISTRATION, 401),
        ("signed event", messages.WEBHOOK_EVENT, 200),
    ):
        async with pbx.api.session.post(
            pbx.system.simulator.callback_url,
            data=content,
            headers={
                "Content-Type": "application/json",
                "X-Signature": messages.WEBHOOK_SIGNATURE,
            },
        ) as response:
            seen = response.status
        checklist.check(f"{NAME}, {name}: {status}", seen == status, seen)
    await phone_is(checklist, pbx, "signed event", "idle")


async def phone_is(checklist: Checklist, pbx: Observer, name: str, state: str) -> None:
    """Check that the extension of the examples comes to show a state."""
    await checklist.comes_to(
        f"{NAME}, {name}: {state}", partial(pbx.part_state, PHONE), state
    )
