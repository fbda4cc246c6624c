"""What Asterisk answers to questions, to orders that it refuses, and to logins."""

import asyncio
from contextlib import suppress
from typing import Final

from custom_components.pbx.systems.errors import PbxError

from ..calls_to_anna import annas_channel, answered
from ..control import HOMEASSISTANT, LISTENER, PLAYER
from ..office import Office
from ..parts import answers, answers_and_transfers, calls_and_stays, does_not_answer
from ..people import EVA, OTTO, UWE, from_outside
from ..scene import Scenes
from ..truth import CallTruth

type Order = tuple[str, dict[str, str]]

SCENES = Scenes()
_GAP_SECONDS: Final = 0.25
"""So that a list is over before the next question."""

_QUESTIONS: Final[tuple[Order, ...]] = (
    ("CoreSettings", {}),
    ("CoreStatus", {}),
    ("CoreShowChannels", {}),
    ("Status", {"AllVariables": "false"}),
    ("BridgeList", {}),
    ("PJSIPShowEndpoints", {}),
    ("PJSIPShowEndpoint", {"Endpoint": "1001"}),
    ("PJSIPShowContacts", {}),
    ("PJSIPShowRegistrationsOutbound", {}),
    ("SIPpeers", {}),
    ("DeviceStateList", {}),
    ("ExtensionStateList", {}),
    ("ExtensionState", {"Exten": "1001", "Context": "ext-local"}),
    ("PresenceStateList", {}),
    ("QueueStatus", {}),
    ("QueueSummary", {}),
    ("MailboxCount", {"Mailbox": "1001@default"}),
    ("MailboxStatus", {"Mailbox": "1001@default"}),
    ("VoicemailUsersList", {}),
    ("Parkinglots", {}),
    ("ParkedCalls", {}),
    ("ListCommands", {}),
    ("ShowDialPlan", {"Context": "ext-queues"}),
    ("DBGet", {"Family": "CF", "Key": "1001"}),
    ("Getvar", {"Variable": "RING"}),
    ("GetConfig", {"Filename": "queues.conf"}),
    ("Ping", {}),
    ("NoSuchAction", {}),
    ("LoggerRotate", {}),
    ("UserEvent", {"UserEvent": "Hello", "Door": "front"}),
)
_LISTENERS_ORDERS: Final[tuple[Order, ...]] = (
    (
        "Originate",
        {
            "Channel": "PJSIP/1001",
            "Exten": "1002",
            "Context": "from-internal",
            "Priority": "1",
            "Async": "true",
        },
    ),
    ("CoreShowChannels", {}),
    ("Hangup", {"Channel": "PJSIP/x"}),
    ("QueueStatus", {}),
    ("Filter", {"Operation": "Add", "Filter": "!Event: VarSet"}),
    ("Command", {"Command": "core show channels"}),
    ("ListCommands", {}),
)
_FILTERS: Final[tuple[Order, ...]] = (
    ("Filter", {"Operation": "Add", "Filter": "!Event: VarSet"}),
    ("Filter", {"Operation": "Add", "MatchCriteria": "action(exclude),name(Newexten)"}),
    ("Filter", {"Operation": "Add", "Filter": "("}),
    ("Filter", {"Operation": "Del", "Filter": "!Event: VarSet"}),
    ("Events", {"EventMask": "call,agent,system"}),
    ("Events", {"EventMask": "on"}),
)


@SCENES.add(
    "Questions, asked while Eva talks with Anna 1001, Otto waits in queue 700 (Ben 1002 rings), Uwe is parked at 71.",
    answered(9.6),
    CallTruth(
        direction="inbound",
        caller=UWE.number,
        called=from_outside(1004),
        outcome="answered",
        answered_by="1004",
        talk=0.5,
        parked=True,
    ),
    CallTruth(
        direction="inbound",
        caller=OTTO.number,
        called=from_outside(700),
        outcome="missed",
        queue="700",
    ),
)
async def questions(office: Office) -> None:
    """Ask everything."""
    control = office.control
    phones = [
        await office.phone(1001, answers(0.3)),
        await office.outside(calls_and_stays(EVA, from_outside(1001))),
    ]
    channel = await annas_channel(office)
    phones += [
        await office.phone(1004, answers_and_transfers(0.3, 0.5, "70")),
        await office.outside(calls_and_stays(UWE, from_outside(1004))),
    ]
    await control.event("ParkedCall")
    phones += [
        await office.phone(1002, does_not_answer(), calls=9),
        await office.outside(calls_and_stays(OTTO, from_outside(700))),
    ]
    await control.event("AgentCalled")
    await asyncio.sleep(0.5)
    for name, fields in _QUESTIONS:
        await control.order(name, **fields)
        await asyncio.sleep(_GAP_SECONDS)
    await control.order("MuteAudio", Channel=channel, Direction="in", State="on")
    await control.order("MuteAudio", Channel=channel, Direction="in", State="off")
    await control.order("PlayDTMF", Channel=channel, Digit="5")
    await control.order("Setvar", Channel=channel, Variable="NOTE", Value="x")
    await control.order("Hangup", Channel="PJSIP/none-00000000")
    await control.order("Hangup", Channel="/^PJSIP.trunk-.*$/", Cause="16")
    await office.quiet()
    for phone in phones:
        await phone.drop()


@SCENES.add(
    "Logins: wrong secret, unknown user, a user that may only read, a user with an event filter who sets another, a logoff."
)
async def logins(office: Office) -> None:
    """Log in in all ways."""
    await visit(office, "wrong secret", (PLAYER[0], "wrong"))
    await visit(office, "unknown user", ("nobody", "wrong"))
    await visit(office, "a user who logs off", PLAYER, (("Ping", {}), ("Logoff", {})))
    await visit(office, "a user that may only listen", LISTENER, _LISTENERS_ORDERS)
    await visit(office, "filters", HOMEASSISTANT, _FILTERS)


async def visit(
    office: Office, title: str, user: tuple[str, str], orders: tuple[Order, ...] = ()
) -> None:
    """Log in once more beside the players, and give orders."""
    office.control.note(title)
    visitor = office.control.another()
    with suppress(PbxError):
        await visitor.connect(user)
        for name, fields in orders:
            await visitor.order(name, **fields)
    await asyncio.sleep(_GAP_SECONDS)
    await visitor.close()
