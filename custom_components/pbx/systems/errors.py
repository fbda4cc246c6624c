"""What can go wrong between us and a phone system."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, Self


class PbxError(Exception):
    """A phone system did not do what it was asked. The base of all errors here."""

    retry_seconds: ClassVar[float] = 60
    """After how long it is worth trying again."""


class CannotConnect(PbxError):
    """The system was not reached, or did not answer in time."""


class NoAnswer(CannotConnect):
    """A request may have arrived, and no answer to it did."""


class CertificateRejected(CannotConnect):
    """The system was reached, and its TLS certificate is not trusted."""


class NotThisSystem(PbxError):
    """Something answered that is not the phone system it was taken for."""


class ApiDisabled(PbxError):
    """The system was reached, and its API is switched off or not there."""


class BadCredentials(PbxError):
    """The system refused user and password. Trying again would lock this address out."""


class ClientRefused(BadCredentials):
    """The system refused Client ID and Client Secret. Trying again would lock this address out."""


class LoginOrAddressRefused(BadCredentials):
    """The system refused user and secret, or the address that the login came from; it does not say which."""


class LockedOut(PbxError):
    """Too many wrong passwords came from this address; the system refuses it for ten minutes."""

    retry_seconds = 600


class AddressBlocked(LockedOut):
    """The same, until an administrator lets this address in again."""


class AddressNotAllowed(PbxError):
    """The system has a list of the addresses that may use its API, and this address is not in it."""


class TooManyTokens(PbxError):
    """The system gives out no further token, because as many are in use as there may be."""

    retry_seconds = 300


class NotSupported(PbxError):
    """The system has no such function."""


class CallNotFound(PbxError):
    """The system knows no such call (any more)."""


class RecordingNotFound(PbxError):
    """The system has no such recording (any more)."""


class BadReply(PbxError):
    """The system answered with an error or with something that cannot be read.

    ``errno`` is the system's own error number as text, ``meaning`` what its documentation says of it.
    """

    def __init__(
        self, message: str, *, errno: str | None = None, meaning: str | None = None
    ) -> None:
        """Keep the system's error number and its meaning."""
        super().__init__(message)
        self.errno = errno
        self.meaning = meaning


class MissingRights(BadReply):
    """The user that logs in may not do what is always needed. ``meaning`` names the rights that are missing."""

    def __init__(self, rights: Iterable[str]) -> None:
        """Keep the names that the system has for the rights."""
        names = ", ".join(rights)
        super().__init__(f"Rights are missing: {names}", meaning=names)


class Unreadable(BadReply):
    """The system answered with something that cannot be read."""


class Unconfirmed(PbxError):
    """A request that must not be sent twice was sent once, and nobody knows whether it was done."""


class OrderProblem(StrEnum):
    """Why a system does not do what it is told to."""

    NO_SUCH_EXTENSION = "no_such_extension"
    EXTENSION_BUSY = "extension_busy"
    """The extension that is to ring first is not idle, or has no phone that is connected."""
    NOT_ANSWERED = "not_answered"
    """Nobody picked the phone up that is called."""
    NOT_PERMITTED = "not_permitted"
    """The extension may not call outside, or whoever gives the order may not give it."""
    NO_SUCH_NUMBER = "no_such_number"
    """The number is none that the system can call."""
    NO_SUCH_QUEUE = "no_such_queue"
    NO_QUEUE_NAMED = "no_queue_named"
    """The order needs to name a queue, and names none."""
    NOT_IN_QUEUE = "not_in_queue"
    """The extension is no agent of the queue."""
    NO_SUCH_PROMPT = "no_such_prompt"
    NOT_CONNECTED = "not_connected"
    """The call is not in the state that the order is for: nobody talks, or nothing is on hold, or it has been answered."""
    TOO_LATE = "too_late"
    """The system does not wait for it any more."""
    PHONE_DOES_NOT = "phone_does_not"
    """The phone was told to and did not do it: it may not know how, or not be set to."""
    CANNOT_FETCH = "cannot_fetch"
    """The system did not get the sound file from Home Assistant."""


class OrderRefused(BadReply):
    """The system did not do what it was told to; ``problem`` is why, where its error number is known."""

    def __init__(self, refused: BadReply, problem: OrderProblem | None) -> None:
        """Keep what the system answered."""
        super().__init__(str(refused), errno=refused.errno, meaning=refused.meaning)
        self.problem = problem

    @classmethod
    def because(cls, why: str, problem: OrderProblem) -> Self:
        """Return that an order was not even given to the system, and why."""
        return cls(BadReply(why, meaning=why), problem)


class BadReport(PbxError):
    """A report cannot be read. The message says why, and holds nothing of the report's content."""
