"""Which text says what went wrong: with a phone system, or with the call log's database."""

from typing import Final, NamedTuple

from .calls.log.log_errors import (
    CannotReach,
    DiskFull,
    DriverMissing,
    InvalidUrl,
    LogError,
    LogFull,
    NewerSchema,
    NoRights,
)
from .systems.errors import (
    AddressBlocked,
    AddressNotAllowed,
    ApiDisabled,
    BadCredentials,
    BadReply,
    CannotConnect,
    CertificateRejected,
    ClientRefused,
    LockedOut,
    LoginOrAddressRefused,
    MissingRights,
    NotThisSystem,
    PbxError,
    TooManyTokens,
)

# The more special errors come first.
_OF_SYSTEM: Final[tuple[tuple[type[PbxError], str], ...]] = (
    (CertificateRejected, "certificate_rejected"),
    (CannotConnect, "cannot_connect"),
    (NotThisSystem, "not_this_system"),
    (ApiDisabled, "api_disabled"),
    (ClientRefused, "invalid_client"),
    (LoginOrAddressRefused, "login_or_address_refused"),
    (BadCredentials, "invalid_auth"),
    (AddressBlocked, "address_blocked"),
    (LockedOut, "locked_out"),
    (AddressNotAllowed, "address_not_allowed"),
    (TooManyTokens, "too_many_tokens"),
    (MissingRights, "missing_rights"),
    (BadReply, "bad_reply"),
)


class LogErrorTexts(NamedTuple):
    """The keys of the texts about an error of the call log: as a repair and an exception, and as the error of a form."""

    problem: str
    form: str


UNUSABLE: Final = LogErrorTexts("call_log_unusable", "database_unusable")
_OF_LOG: Final[dict[type[LogError], LogErrorTexts]] = {
    CannotReach: LogErrorTexts("call_log_cannot_reach", "database_cannot_reach"),
    DiskFull: LogErrorTexts("call_log_disk_full", "database_disk_full"),
    DriverMissing: LogErrorTexts("call_log_driver_missing", "database_driver_missing"),
    InvalidUrl: LogErrorTexts("call_log_invalid_url", "database_invalid_url"),
    # A database that is only tried holds nothing that waits.
    LogFull: LogErrorTexts("call_log_full", "database_unusable"),
    NewerSchema: LogErrorTexts("call_log_newer_schema", "database_newer_schema"),
    NoRights: LogErrorTexts("call_log_no_rights", "database_no_rights"),
}
LOG_PROBLEMS: Final = tuple(texts.problem for texts in (*_OF_LOG.values(), UNUSABLE))
"""The keys of all problems that the call log can have."""


def system_error_key(err: PbxError) -> str | None:
    """Return the key of the text about a phone system's error; None where there is no text for it."""
    return next((key for kind, key in _OF_SYSTEM if isinstance(err, kind)), None)


def log_error_texts(err: LogError) -> LogErrorTexts:
    """Return the keys of the texts about an error of the call log."""
    return _OF_LOG.get(type(err), UNUSABLE)
