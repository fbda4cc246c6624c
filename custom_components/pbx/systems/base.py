"""What every phone system's module offers, whatever it speaks."""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Flag, auto
from typing import ClassVar

from aiohttp import ClientSession

from ..calls.model import (
    Call,
    CallsInProgress,
    Extension,
    Queue,
    Trunk,
    VoicemailMessage,
)
from ..calls.reason_class import ReasonClass
from ..calls.report import CallRecord, Report
from .call_control import CallControl
from .errors import NotSupported
from .settings import NO_SETTINGS, ConnectionField, Delivery, Setting, Settings


class Feature(Flag):
    """What a system can do, so that what it cannot is neither asked of it nor shown."""

    EXTENSIONS = auto()
    TRUNKS = auto()
    CAMPAIGNS = auto()
    QUERY_CALL = auto()
    QUERY_INBOUND = auto()
    QUERY_OUTBOUND = auto()
    UNSTABLE_IDS = auto()
    """Uses unequal ids in the reports of a call."""
    FROM_CLOUD = auto()
    """Reports come from outside the local network, from an address that is not known beforehand."""
    RECORDS = auto()
    """Gives out its records of past calls."""
    QUERY_QUEUES = auto()
    QUEUES = auto()
    """Has queues that are watched: listed with ``query_queues``, and reported when they change."""
    DIAL = auto()
    """Has an extension's phone ring and then calls a number for it."""
    HANG_UP = auto()
    """Ends calls, or an extension's part in them."""
    TRANSFER = auto()
    """Passes a call on at once, without asking whoever gets it."""
    ATTENDED_TRANSFER = auto()
    """Passes a call on after the extension has talked to whoever gets it."""
    HOLD = auto()
    """Has an extension put its call on hold, and go on with it."""
    MUTE = auto()
    """Has an extension not be heard in its call, and be heard again."""
    ACCEPT = auto()
    """Lets a call in that waits for it, or has a ringing phone pick up."""
    PICK_UP = auto()
    """Has a ringing phone pick up."""
    REFUSE = auto()
    """Turns an inbound call away that nobody has answered."""
    ROUTE = auto()
    """Sends an inbound call that nobody has answered somewhere else."""
    PLAY_PROMPT = auto()
    """Calls a number and plays a prompt that the system has."""
    ANNOUNCE = auto()
    """Calls an extension and plays a sound file that Home Assistant has."""
    PAUSE_AGENT = auto()
    """Has the queues leave an agent out for a while."""
    DO_NOT_DISTURB = auto()
    """Has an extension not ring, and says of each whether it does."""
    RECORDINGS = auto()
    """Gives out the recordings that its records of calls name."""
    VOICEMAIL = auto()
    """Says how many new messages wait in an extension's mailbox."""
    MESSAGES = auto()
    """Gives out the messages in an extension's mailbox."""
    CALL_INPUT = auto()
    """Reports keys that were pressed in calls, answers to surveys, ends of prompts, and who is in a conference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTarget:
    """Where a system shall send its reports: plain HTTP to ``host:port/path``.

    Without ``host`` the system sends to the address that the login came from. ``path`` has no leading slash.
    """

    port: int
    path: str = field(repr=False)
    host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceInfo:
    """What a system says of itself.

    ``deliveries`` are the ways on which it can report, of those that its kind has; None means all of them. ``in_cloud`` says that
    what it POSTs comes over the internet. ``missing_rights`` are the system's names of rights that the user who logs in lacks, and
    without which something cannot be done.
    """

    serial_number: str
    name: str | None = None
    model: str | None = None
    hardware_version: str | None = None
    firmware_version: str | None = None
    deliveries: tuple[Delivery, ...] | None = None
    in_cloud: bool = False
    missing_rights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """The HTTP answer that a system wants to a report."""

    status: int = 200
    body: bytes = b""
    content_type: str | None = None


class PhoneSystem(CallControl, ABC):
    """A phone system, as its module speaks to it.

    All methods raise the errors of ``errors``; every request is bounded in time.
    """

    key: ClassVar[str]
    """The name in configuration entries and events, such as ``yeastar_s``."""
    name: ClassVar[str]
    """The name that people read."""
    manufacturer: ClassVar[str]
    features: ClassVar[Feature]
    deliveries: ClassVar[tuple[Delivery, ...]]
    """The ways on which it can report, the best first. Where there are several, people choose."""
    signature_header: ClassVar[str | None] = None
    """The HTTP header with the signature, of a system that can sign what it POSTs."""
    connects_with: ClassVar[tuple[ConnectionField, ...]] = ()
    """What people enter to reach the system, in the order of the form. Nothing where it has no API, and reports are all there is."""
    defaults: ClassVar[Settings] = Settings()
    """The vendor's defaults, offered in the set-up form."""
    own_settings: ClassVar[tuple[Setting, ...]] = ()
    """The settings that only this kind of system has, in the order in which people are asked for them."""
    identified_by: ClassVar[str | None] = None
    """The key of the own setting that stands for the serial number in reports, where the system has no serial number."""
    keeps_serial_number: ClassVar[bool] = True
    """Whether the serial number is the machine's own for ever. What only stands for it may change."""
    reports_queues: ClassVar[bool] = True
    """Whether it reports what a queue looks like. Otherwise a queue is asked when the system says that it, or a call in it, changed."""
    tells_of_hold: ClassVar[bool] = True
    """Whether it tells which calls are on hold, be it in reports or when it is asked."""
    confirms_reports: ClassVar[bool] = False
    """Whether a stream that is open proves that reports come over it."""
    first_report: ClassVar[str] = "make_a_call"
    """What makes it report something after the set-up: the key of the text that asks people for it."""
    checks: ClassVar[tuple[str, ...]] = ()
    """What may be wrong in the system itself when it reports nothing: the keys of the texts, without ``check_``."""
    documentation: ClassVar[str]
    """The anchor of the system's set-up section in the README."""

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Keep the session, which stays the caller's to close."""
        self.session = session
        self.settings = settings

    @classmethod
    def has_api(cls) -> bool:
        """Answer whether the system can be connected to and asked, besides that it reports."""
        return bool(cls.connects_with)

    @property
    def delivery(self) -> Delivery:
        """The way on which what it reports comes here."""
        return self.settings.delivery or self.deliveries[0]

    @property
    def reports_from_anywhere(self) -> bool:
        """Whether reports may come from any address: it is not known beforehand, or each report proves by itself who sent it."""
        return Feature.FROM_CLOUD in self.features or bool(self.settings.signing_secret)

    # -- what it sends -----------------------------------------------------------------------------------------------

    @staticmethod
    @abstractmethod
    def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
        """Decode the body of a push. Needs no connection.

        Args:
            body: What the system sent.
            settings: Those of the system, of which a format may need the time zone.

        Raises:
            BadReport: Nothing in it can be read.
        """

    @staticmethod
    def acknowledge(*, understood: bool) -> Acknowledgement:
        """Say what to answer to a push, so that the system does not repeat it for ever."""
        return Acknowledgement()

    @staticmethod
    def reason_class(code: str | None) -> ReasonClass | None:
        """Return the class of reasons that a failed campaign's call is counted in.

        Args:
            code: The code of the reason as sent; None where nothing was said.

        Returns:
            The class; None where the system has no campaigns.
        """
        return None

    def is_genuine(self, body: bytes, signature: str | None) -> bool:
        """Answer whether the signature of a push is the system's; it is not looked at where the system does not sign.

        Args:
            body: What came, byte by byte.
            signature: What stood in the header ``signature_header``; None where there was none.
        """
        return True

    async def open_stream(self) -> None:
        """Open the stream, so that from now on nothing that happens is lost. Does nothing where ``connect`` has opened it.

        Raises what ``connect`` raises.
        """

    def read(self) -> AsyncGenerator[bytes]:
        """Yield what a system sends over its stream, message by message, until the connection ends.

        Each message is what ``decode`` takes. The next message is read when this message is stored. Raises CannotConnect when there
        is no connection.
        """
        raise NotSupported("read")

    # -- connection --------------------------------------------------------------------------------------------------

    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        """Log in, have reports sent to ``target``, and ask what the system is.

        Raises CannotConnect, CertificateRejected, NotThisSystem, ApiDisabled, BadCredentials, LockedOut or BadReply.
        """
        raise NotSupported("connect")

    async def keep_alive(self) -> bool:
        """Renew login and report target. Answer whether a new login was needed, which means that reports may be lost."""
        raise NotSupported("keep_alive")

    async def close(self) -> None:
        """Log out. Errors do not matter any more and are not raised."""

    # -- questions ---------------------------------------------------------------------------------------------------

    async def query_call(self, call_id: str) -> Call:
        """Return a call in progress. Raises CallNotFound when it is over."""
        raise NotSupported("query_call")

    async def query_inbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        """Return inbound calls in progress: those named, or all."""
        raise NotSupported("query_inbound")

    async def query_outbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        """Return outbound calls: those named, or all. In progress, or results where the system has nothing else."""
        raise NotSupported("query_outbound")

    async def query_all(self) -> CallsInProgress:
        """Return every call in progress that the system names, and what that leaves out."""
        raise NotSupported("query_all")

    async def query_queues(self, numbers: Sequence[str] = ()) -> list[Queue]:
        """Return queues and the calls in them: those with these numbers, or all."""
        raise NotSupported("query_queues")

    async def query_records(self, start: datetime, end: datetime) -> list[CallRecord]:
        """Return the records of the calls that began in a period, the oldest first; a call may have several.

        Args:
            start: The period's begin, an aware time. Calls from before it may be among the answer.
            end: The period's end, an aware time.

        Raises:
            NotSupported: The system gives out no records.
            BadReply: What it gives out cannot be read.
        """
        raise NotSupported("query_records")

    async def list_extensions(self) -> list[Extension]:
        """Return the extensions."""
        raise NotSupported("list_extensions")

    async def list_trunks(self) -> list[Trunk]:
        """Return the trunks."""
        raise NotSupported("list_trunks")

    def open_recording(self, name: str) -> AsyncGenerator[bytes]:
        """Yield the recording of a call piece by piece, as the system has it; nothing of it is kept here.

        Args:
            name: What the record of the call says.

        Raises:
            RecordingNotFound: There is no such recording (any more).
        """
        raise NotSupported("open_recording")

    async def list_messages(self, extension: str) -> list[VoicemailMessage]:
        """Return the messages in an extension's mailbox, the latest first."""
        raise NotSupported("list_messages")

    def open_message(self, extension: str, message_id: str) -> AsyncGenerator[bytes]:
        """Yield a message piece by piece, as the system has it; nothing of it is kept here.

        Args:
            extension: Whose mailbox it is in.
            message_id: What the list says.

        Raises:
            RecordingNotFound: There is no such message (any more).
        """
        raise NotSupported("open_message")
