"""Faults do to messages what they say, and nothing else."""

from collections import Counter
import json
from random import Random

import pytest

from simulator import faults
from simulator.faults import Message, Reboot, TokenLoss
from simulator.office import YEASTAR
from simulator.performance import perform
from simulator.stories import KINDS, story
from simulator.story import Action
from simulator.wire_yeastar import YeastarWire


@pytest.fixture(params=KINDS)
def sent(request: pytest.FixtureRequest) -> list[Message]:
    """What a Yeastar sends about a call of each kind."""
    scripted = story(request.param, Random(11), YEASTAR)
    return faults.messages(perform(scripted, YeastarWire(), 1571896991.0))


def bodies(messages: list[Message]) -> Counter[bytes]:
    """Count bodies."""
    return Counter(message.body for message in messages)


def in_time(messages: list[Message]) -> bool:
    """Say whether messages are sorted by time."""
    return messages == sorted(messages, key=lambda message: message.at)


def test_duplicate(sent: list[Message]) -> None:
    """Every message is still there, some twice."""
    twice = faults.duplicate(sent, Random(1), share=1.0)
    assert bodies(twice) == bodies(sent) + bodies(sent)
    assert in_time(twice)


def test_order_is_all_that_changes(sent: list[Message]) -> None:
    """Reordering, shuffling and delaying lose nothing."""
    for changed in (
        faults.reorder(sent, Random(1)),
        faults.shuffle(sent, Random(1)),
        faults.delay(sent, Random(1)),
    ):
        assert bodies(changed) == bodies(sent)
        assert in_time(changed)


def test_lose(sent: list[Message]) -> None:
    """At most the share is lost."""
    left = faults.lose(sent, Random(1), share=0.3)
    assert len(left) == len(sent) - int(len(sent) * 0.3)
    assert bodies(left) <= bodies(sent)


def test_record_first(sent: list[Message]) -> None:
    """The record comes before the call's last status."""
    changed = faults.record_first(sent)
    words = [
        json.loads(m.body)["event"] for m in changed if b"ExtensionStatus" not in m.body
    ]
    assert words[-1] == "CallStatus"
    assert "NewCdr" in words
    assert bodies(changed) == bodies(sent)
    assert in_time(changed)


def test_record_first_without_a_record() -> None:
    """Without a record there is nothing to move."""
    alone = [Message(at=1.0, body=b"{}", action=Action.RING)]
    assert faults.record_first(alone) == alone
    assert faults.record_first([]) == []


def test_empty_members(sent: list[Message]) -> None:
    """CallStatus reports come again without members."""
    extra = bodies(faults.empty_members(sent, Random(1), share=1.0)) - bodies(sent)
    reports = [json.loads(body) for body in extra]
    assert {report["event"] for report in reports} == {"CallStatus"}
    assert all(report["members"] == [] and report["sn"] for report in reports)


def test_reboot_ends_everything(sent: list[Message]) -> None:
    """After a reboot nothing more is sent."""
    *before, last = faults.reboot(sent, Random(1))
    assert isinstance(last, Reboot)
    assert all(step.at < last.at for step in before)


def test_token_loss_happens_in_between(sent: list[Message]) -> None:
    """Messages go on after the tokens are lost."""
    steps = faults.token_loss(sent, Random(1))
    assert [type(step) for step in steps].count(TokenLoss) == 1
    assert len(steps) == len(sent) + 1
