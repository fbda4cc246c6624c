"""What it takes to reach a phone system, and the settings that only a certain kind of phone system has."""

from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum
from typing import Final

type SettingValue = str | tzinfo
"""A text, a choice, or the time zone that was chosen."""


class SettingKind(StrEnum):
    """What a setting takes."""

    TEXT = "text"
    CHOICE = "choice"
    TIME_ZONE = "time_zone"


class Delivery(StrEnum):
    """The way on which what a system reports comes here."""

    TARGET = "target"
    """Pushed: the system POSTs to the address that the login named."""
    WEBHOOK = "webhook"
    """Pushed: the system POSTs to the webhook's address, which people enter at the system."""
    STREAM = "stream"
    """Read from a connection that was made to the system."""


class ConnectionField(StrEnum):
    """What it takes to reach a phone system. The values are the keys of the forms' fields and of the entry's data."""

    HOST = "host"
    PORT = "port"
    TLS = "ssl"
    CERTIFICATE = "verify_ssl"
    USERNAME = "username"
    PASSWORD = "password"
    """What is kept of it is the MD5 sum that the APIs take."""
    SECRET = "secret"
    """Kept as it is, because each login proves anew that it is known."""
    CLIENT_ID = "client_id"
    CLIENT_SECRET = "client_secret"
    """Kept as it is, because every token needs it."""


_ADDRESS: Final = (
    ConnectionField.HOST,
    ConnectionField.PORT,
    ConnectionField.TLS,
    ConnectionField.CERTIFICATE,
)

LOGIN: Final = (*_ADDRESS, ConnectionField.USERNAME, ConnectionField.PASSWORD)
"""An address, a user and a password: what it takes to log in to an API."""

CLIENT: Final = (*_ADDRESS, ConnectionField.CLIENT_ID, ConnectionField.CLIENT_SECRET)
"""An address, and what an API gives out tokens for."""

MANAGER: Final = (*_ADDRESS, ConnectionField.USERNAME, ConnectionField.SECRET)
"""An address, a user and the user's secret."""

SECRETS: Final = frozenset(
    {
        ConnectionField.PASSWORD,
        ConnectionField.SECRET,
        ConnectionField.CLIENT_SECRET,
    }
)
"""What stays as it is where a form to change the connection is sent without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting that only this kind of phone system has, and how people are asked for it.

    ``key`` is also the key of its texts: of the field in the forms, and of the ``choices`` among the selectors. ``default`` is a
    choice or the name of a time zone; empty means nothing, and for a time zone that of Home Assistant.
    """

    key: str
    kind: SettingKind
    default: str = ""
    choices: tuple[str, ...] = ()
    is_option: bool = False
    """Whether it can be changed later, and is kept among the entry's options."""
    at_set_up: bool = True
    """Whether people are asked for it when they add the system, and not in the options alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to reach a system. ``password_md5`` is the 32 lower-case hex digits that the APIs take.

    ``delivery`` is the way of its reports that people chose, where there are several. With ``signing_secret`` it signs what it POSTs;
    empty where it does not.
    """

    host: str = ""
    port: int = 0
    tls: bool = False
    verify_certificate: bool = False
    username: str = ""
    password_md5: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    delivery: Delivery | None = None
    signing_secret: str = field(default="", repr=False)
    own: tuple[tuple[str, SettingValue], ...] = field(default=(), repr=False)
    """The system's own settings, by their keys."""
    stream_port: int = 0
    """The port of the stream, of a system whose stream has a port of its own and takes ``secret``; 0 for other systems."""

    def text(self, key: str) -> str:
        """Return a text or choice among the system's own settings; empty when it is not set."""
        value = dict(self.own).get(key)
        return value if isinstance(value, str) else ""

    def zone(self, key: str) -> tzinfo | None:
        """Return a time zone among the system's own settings; None when it is not set."""
        value = dict(self.own).get(key)
        return value if isinstance(value, tzinfo) else None


NO_SETTINGS: Final = Settings()
