"""What goes wrong between a phone system and who listens to it: reports lost, late, twice, out of order, and reboots.

Each fault takes messages and returns new messages, sorted by time; no fault changes what it was given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from random import Random

from .performance import Timed
from .report_text import is_call_status, is_extension_status, without_members
from .story import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A report on its way: when it arrives, its body, and the action in the call that it reports."""

    at: float
    body: bytes
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reboot:
    """The server shall start anew at this time: calls and tokens gone, BootUp first."""

    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLoss:
    """The server shall forget its tokens at this time, and with them where reports go."""

    at: float


type Step = Message | Reboot | TokenLoss


def messages(performed: Iterable[Timed]) -> list[Message]:
    """Return everything that was sent in a performance, a message for each body."""
    return [
        Message(at=timed.at, body=body, action=timed.beat.action)
        for timed in performed
        for body in timed.bodies
    ]


def duplicate(
    sent: Sequence[Message], rng: Random, share: float = 0.3, most: float = 2.0
) -> list[Message]:
    """Send a share of the messages again, up to ``most`` seconds later."""
    again = [
        replace(report, at=report.at + rng.uniform(0, most))
        for report in sent
        if rng.random() < share
    ]
    return _sorted([*sent, *again])


def reorder(sent: Sequence[Message], rng: Random, within: float = 3.0) -> list[Message]:
    """Let messages overtake each other that are no more than ``within`` seconds apart."""
    late = sorted(sent, key=lambda report: report.at + rng.uniform(0, within))
    times = sorted(report.at for report in sent)
    return [replace(report, at=at) for report, at in zip(late, times, strict=True)]


def shuffle(sent: Sequence[Message], rng: Random) -> list[Message]:
    """Put the messages into any order at all."""
    times = sorted(report.at for report in sent)
    return [
        replace(report, at=at)
        for report, at in zip(rng.sample(sent, len(sent)), times, strict=True)
    ]


def lose(sent: Sequence[Message], rng: Random, share: float = 0.3) -> list[Message]:
    """Lose up to this share of the messages."""
    lost = set(rng.sample(range(len(sent)), int(len(sent) * share)))
    return [report for place, report in enumerate(sent) if place not in lost]


def delay(sent: Sequence[Message], rng: Random, most: float = 10.0) -> list[Message]:
    """Delay every message by up to ``most`` seconds."""
    return _sorted(
        [replace(report, at=report.at + rng.uniform(0, most)) for report in sent]
    )


def record_first(sent: Sequence[Message]) -> list[Message]:
    """Let the record arrive before the last report about the call's state."""
    first_record = next(
        (place for place, report in enumerate(sent) if report.action is Action.RECORD),
        0,
    )
    before = [
        place
        for place, report in enumerate(sent[:first_record])
        if not is_extension_status(report.body)
    ]
    if not before:
        return list(sent)
    last = before[-1]
    records = [
        replace(report, at=sent[last].at)
        for report in sent
        if report.action is Action.RECORD
    ]
    late = [report for report in sent[last:] if report.action is not Action.RECORD]
    moved_to = (
        records[0].at
        if not late
        else max(report.at for report in sent if report.action is Action.RECORD)
    )
    return [*sent[:last], *records, *(replace(report, at=moved_to) for report in late)]


def empty_members(
    sent: Sequence[Message], rng: Random, share: float = 0.2
) -> list[Message]:
    """Repeat a share of the reports of calls' states with an empty list of members."""
    emptied = [
        replace(report, at=report.at, body=without_members(report.body))
        for report in sent
        if is_call_status(report.body) and rng.random() < share
    ]
    return _sorted([*sent, *emptied])


def reboot(sent: Sequence[Message], rng: Random) -> list[Step]:
    """Reboot the system in the middle of the messages; what it would have sent afterwards is never sent."""
    at = _moment(sent, rng)
    return [*(report for report in sent if report.at < at), Reboot(at=at)]


def token_loss(sent: Sequence[Message], rng: Random) -> list[Step]:
    """Have the system forget its tokens in the middle of the messages."""
    at = _moment(sent, rng)
    steps: list[Step] = [*sent, TokenLoss(at=at)]
    return sorted(steps, key=attrgetter("at"))


def _moment(sent: Sequence[Message], rng: Random) -> float:
    return rng.uniform(sent[0].at, sent[-1].at) if sent else 0.0


def _sorted(sent: Iterable[Message]) -> list[Message]:
    return sorted(sent, key=attrgetter("at"))
