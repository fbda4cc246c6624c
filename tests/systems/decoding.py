"""What the tests of decoding share: short names for parties."""

from custom_components.pbx.calls.model import Member, MemberKind, MemberState, Role
from custom_components.pbx.calls.report import CallReport, Report

ALERTING = MemberState.ALERTING
RINGING = MemberState.RINGING
ANSWERED = MemberState.ANSWERED
ON_HOLD = MemberState.ON_HOLD
ENDED = MemberState.ENDED
CALLER = Role.CALLER
CALLEE = Role.CALLEE


def only(reports: list[Report]) -> Report:
    """Return the only report there is."""
    (report,) = reports
    return report


def only_call(reports: list[Report]) -> CallReport:
    """Return the only report there is, which is about a call."""
    report = only(reports)
    assert isinstance(report, CallReport)
    return report


def ext(
    number: str,
    state: MemberState | None = None,
    role: Role | None = None,
    *,
    channel: str | None = None,
    path: str | None = None,
) -> Member:
    """Return an extension."""
    return Member(
        kind=MemberKind.EXTENSION,
        number=number,
        state=state,
        role=role,
        channel_id=channel,
        path=path,
    )


def inbound(
    caller: str,
    called: str,
    trunk: str,
    state: MemberState | None = None,
    *,
    channel: str | None = None,
) -> Member:
    """Return an inbound line."""
    return Member(
        kind=MemberKind.INBOUND,
        number=caller,
        state=state,
        role=Role.CALLER,
        channel_id=channel,
        caller=caller,
        called=called,
        trunk=trunk,
    )


def outbound(
    caller: str,
    called: str,
    trunk: str,
    state: MemberState | None = None,
    *,
    channel: str | None = None,
    path: str | None = None,
) -> Member:
    """Return an outbound line."""
    return Member(
        kind=MemberKind.OUTBOUND,
        number=called,
        state=state,
        role=Role.CALLEE,
        channel_id=channel,
        caller=caller,
        called=called,
        trunk=trunk,
        path=path,
    )
