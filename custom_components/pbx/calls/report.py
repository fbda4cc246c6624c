"""Reports: what a phone system pushed, decoded into one vocabulary but not yet understood."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from .immutable import immutable
from .model import Campaign, Direction, IdTime, Member, Queue, ReportedState
from .reason_class import ReasonClass


class RecordStatus(StrEnum):
    """How a call record says that a call ended."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    BUSY = "busy"
    VOICEMAIL = "voicemail"
    FAILED = "failed"
    PICKED_UP = "picked_up"
    """Answered, and nobody talked. Only of a machine does this say that it picked up."""
    UNKNOWN = "unknown"


@immutable
class Report:
    """A message of a system. ``serial_number`` is the sender's, where it says so."""

    serial_number: str | None = None


@immutable
class CallReport(Report):
    """A report about a call.

    ``call_id`` is the id that the report names first, ``other_ids`` what else it calls the call or its legs. OpenVox uses
    unequal ids in one call's reports, so none of them is the call's alone. ``id_times`` says what the system's module read
    from those ids that say a time, in any order.
    """

    call_id: str
    other_ids: tuple[str, ...] = ()
    id_times: tuple[IdTime, ...] = field(default=(), compare=False)
    members: tuple[Member, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, the call's own first."""
        return (self.call_id, *self.other_ids)


@immutable
class CallStatus(CallReport):
    """Members and what each is doing. May name some of the call's members only, or none.

    ``serial`` counts a call's reports where they come in their order and once each: the same state again is news then.
    """

    serial: int | None = None


@immutable
class CallOffered(CallReport):
    """A trunk that is under an application's control asks whether or where to take an inbound call."""


@immutable
class CallTransferred(CallReport):
    """An extension's user transferred the call, or its forwarding did (``forwarded``). Members are the old parties.

    ``transferred_by`` is the extension that did it, where the report says.
    """

    forwarded: bool = False
    transferred_by: str | None = None


@immutable
class CallFailed(CallReport):
    """A callee was not reached. ``reason_code`` is the number in the reason (SIP), if it has any."""

    reason: str | None = None
    reason_code: str | None = None


@immutable
class CallRecord(CallReport):
    """The system's record of a call, or of a part of it, after its end.

    ``called`` is the number called, ``answered_by`` the extension in ``6200(4002)``. Durations are in seconds;
    ``local_time`` is the start in the system's own time, without a zone. ``is_leg`` says that the record is that of a leg, of which a
    call may have several: a machine's, and at the same time that of the extension that the machine rang. ``is_whole`` says that the
    record is that of all there was to the call, from its first channel to its last, and that nothing else follows.
    """

    status: RecordStatus
    is_leg: bool = False
    is_whole: bool = False
    direction: Direction | None = None
    caller: str | None = None
    called: str | None = None
    answered_by: str | None = None
    source_trunk: str | None = None
    destination_trunk: str | None = None
    did_number: str | None = None
    call_seconds: int | None = None
    talk_seconds: int | None = None
    local_time: str | None = None
    recording: str | None = None
    status_text: str | None = None


@immutable
class OutboundResult(CallReport):
    """A contact centre's result of an outbound call of a campaign.

    ``reason_code`` is the code as sent, ``reason`` its text, ``reason_class`` what a failure is counted as. ``started_at`` is an aware UTC time.
    """

    campaign: Campaign
    called: str
    succeeded: bool
    reason: str | None = None
    reason_code: str | None = None
    reason_class: ReasonClass | None = None
    started_at: datetime | None = None
    local_time: str | None = None
    recording: str | None = None


@immutable
class ExtensionStatus(Report):
    """What an extension is doing now. It cannot be tied to a call."""

    extension: str
    state: ReportedState


@immutable
class DoNotDisturb(Report):
    """Whether an extension rings."""

    extension: str
    on: bool


@immutable
class MailboxStatus(Report):
    """What waits in an extension's mailbox: how many messages nobody has heard yet."""

    extension: str
    new: int


@immutable
class CallInput(CallReport):
    """Something that somebody did or heard in a call, which says nothing of what the call is doing."""


@immutable
class KeysPressed(CallInput):
    """Keys were pressed in a call (DTMF). ``keys`` are those since the last report, ``all_keys`` those so far where the system says."""

    keys: str
    all_keys: str | None = None


@immutable
class SurveyAnswered(CallInput):
    """A caller answered a survey with a key."""

    answer: str


@immutable
class PromptEnded(CallInput):
    """A prompt that was played to somebody has ended."""

    prompt: str | None = None


@immutable
class ConferenceStatus(Report):
    """Who is in a conference room now."""

    number: str
    name: str | None = None
    members: tuple[Member, ...] = ()


@immutable
class QueueStatus(Report):
    """What a queue looks like now."""

    queue: Queue


@immutable
class QueueChanged(Report):
    """A queue is not as it was, and the report does not say how: it has to be asked. ``number`` is the queue's."""

    number: str


@immutable
class ConfigurationChanged(Report):
    """An extension or a trunk was added, changed or removed on the system."""


@immutable
class SystemStarted(Report):
    """The system has started. Its login tokens are gone."""


@immutable
class OtherReport(Report):
    """A report that says nothing about the state of calls, such as a key press or a survey's answer."""

    name: str
