"""What can go wrong between us and a phone system."""


class PbxError(Exception):
    """A phone system did not do what it was asked. The base of all errors here."""


class CannotConnect(PbxError):
    """The system was not reached, or did not answer in time."""


class CertificateRejected(CannotConnect):
    """The system was reached, and its TLS certificate is not trusted."""


class NotThisSystem(PbxError):
    """Something answered that is not the phone system it was taken for."""


class ApiDisabled(PbxError):
    """The system was reached, and its API is switched off or not there."""


class BadCredentials(PbxError):
    """The system refused user and password. Trying again would lock this address out."""


class LockedOut(PbxError):
    """Too many wrong passwords came from this address; the system refuses it for ten minutes."""


class NotSupported(PbxError):
    """The system has no such function."""


class CallNotFound(PbxError):
    """The system knows no such call (any more)."""


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


class BadReport(PbxError):
    """A report cannot be read. The message says why, and holds nothing of the report's content."""
