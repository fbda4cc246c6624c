"""Events that say little, and calls that no scene has."""

import pytest

from custom_components.pbx.calls.report import CallRecord, RecordStatus
from custom_components.pbx.systems.asterisk import known_channels, messages
from custom_components.pbx.systems.asterisk.lines import Lines
from custom_components.pbx.systems.asterisk.manager import Message
from custom_components.pbx.systems.asterisk.open_calls import EVENTS, OpenCalls

CALL = "1795669434.92"


def channel(event: str, state: str = "Up", prefix: str = "", **fields: str) -> Message:
    """Return an event of the channel of an outside caller."""
    return {
        "Event": event,
        f"{prefix}Channel": "PJSIP/trunk-00000001",
        f"{prefix}ChannelStateDesc": state,
        f"{prefix}Uniqueid": CALL,
        f"{prefix}Linkedid": CALL,
        f"{prefix}CallerIDNum": "03023125900",
        **fields,
    }


def end(*events: Message) -> CallRecord:
    """Return the record of a call from outside in which something happened."""
    calls = OpenCalls(Lines())
    begin = channel("Newchannel", "Ring", Exten="03023125900", Context="from-pstn")
    for event in (begin, channel("Newstate"), *events, channel("Hangup", Cause="16")):
        calls.hear(event)
    [call] = calls.changed()
    body = messages.of_call(call)
    assert body
    assert list(calls.in_progress) == []
    *_, record = messages.decode(body)
    assert isinstance(record, CallRecord)
    return record


@pytest.mark.parametrize("event", EVENTS)
def test_without_channel(event: str) -> None:
    """An event that names no channel changes nothing, whatever else it says."""
    calls = OpenCalls(Lines())
    calls.hear(
        {
            "Event": event,
            "Channel": "PJSIP/1001",
            "Uniqueid": "<unknown>",
            "Exten": "5",
            "Disposition": "ANSWERED",
        }
    )
    calls.hear({"Event": event})
    assert list(calls.changed()) == []


@pytest.mark.parametrize("event", ["BridgeLeave", "Pickup", "DialEnd", "UnParkedCall"])
def test_late(event: str) -> None:
    """A late event brings no call back that is over."""
    calls = OpenCalls(Lines())
    for name, state in (("Newchannel", "Ring"), ("Hangup", "Ring")):
        calls.hear(channel(name, state))
    assert len(list(calls.changed())) == 1
    calls.hear(channel(event))
    calls.hear(channel("Hangup"))
    assert list(calls.changed()) == []


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (channel("ConfbridgeJoin"), RecordStatus.ANSWERED),
        (channel("MessageWaiting", Mailbox="1001@default"), RecordStatus.VOICEMAIL),
        (channel("QueueCallerJoin", Queue="700"), RecordStatus.NOT_ANSWERED),
        (channel("ParkedCall", prefix="Parkee"), RecordStatus.NOT_ANSWERED),
        (channel("BlindTransfer", prefix="Transferee"), RecordStatus.NOT_ANSWERED),
        (channel("Pickup"), RecordStatus.NOT_ANSWERED),
        (
            {
                "Event": "Cdr",
                "UniqueID": CALL,
                "Disposition": "ANSWERED",
                "DestinationChannel": "",
            },
            RecordStatus.NOT_ANSWERED,
        ),
    ],
    ids=lambda value: value["Event"] if isinstance(value, dict) else str(value),
)
def test_end(event: Message, status: RecordStatus) -> None:
    """What a call from outside comes to in which nobody was dialled."""
    assert end(event).status is status


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many calls there are, and however many are dialled of which nothing is heard, what is kept has an end."""
    for name in ("MAX_OPEN_CALLS", "MOST_GONE", "MOST_EXPECTED"):
        monkeypatch.setattr(known_channels, name, 2)
    calls = OpenCalls(Lines())
    for number in range(5):
        calls.expect(f"pbx-{number}", "0301234")
        ids = dict.fromkeys(("Uniqueid", "Linkedid"), f"179566943{number}.1")
        calls.hear(channel("Newchannel", "Ring") | ids)
    assert len(list(calls.in_progress)) == 2


def test_joined_under_the_older_id() -> None:
    """Two calls that become one have the ids of both, also where an application gave one of them its own."""
    calls = OpenCalls(Lines())
    own = dict.fromkeys(("Uniqueid", "Linkedid"), "door-1")
    for ids in ({}, own):
        calls.hear(channel("Newchannel", "Ring") | ids)
    calls.hear(
        channel("AttendedTransfer", prefix="OrigTransferer")
        | {f"SecondTransferer{key}": text for key, text in (channel("") | own).items()}
    )
    [call] = calls.in_progress
    assert set(call.ids) == {CALL, "door-1"}
