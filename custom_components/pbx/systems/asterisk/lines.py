"""Tells phones from trunks by the names of their channels (vendor_docs/asterisk.md, section 4)."""

from collections.abc import Mapping
from enum import Enum, auto
import re
from typing import Final, NamedTuple

EXTENSIONS_KEY: Final = "asterisk_extensions"
TRUNKS_KEY: Final = "asterisk_trunks"
"""The options in which people name the endpoints that were taken for the other."""


class LineKind(Enum):
    """What a channel leads to."""

    EXTENSION = auto()
    TRUNK = auto()
    LOCAL = auto()
    """Half of a loop through the dial plan: nobody is there."""
    NONE = auto()
    """A part of Asterisk itself, such as what plays an announcement into a conference."""


class Line(NamedTuple):
    """What a channel leads to, and an extension's number or a trunk's name."""

    kind: LineKind
    number: str


_LOCAL: Final = "local"
_OF_ASTERISK: Final = frozenset(
    {
        "announcer",
        "asyncgoto",
        "bridge",
        "cbann",
        "cbrec",
        "confbridgerecorder",
        "message",
        "multicastrtp",
        "null",
        "recorder",
        "snoop",
        "surrogate",
        "unicastrtp",
    }
)
_OF_PHONES: Final = frozenset({"pjsip", "sip", "iax2", "sccp", "skinny"})
_LONGEST_EXTENSION: Final = 8

_SERIAL: Final = re.compile(r"-(?:[0-9a-f]{8,}|\d+)(?:<\w+>)?$|;[12]$")
_TRUNK_CONTEXT: Final = re.compile(
    r"(?:from-(?:trunk|pstn|did|dahdi|zaptel|digital|analog|sip-external)|trunk)",
    re.IGNORECASE,
)
_PHONE_CONTEXT: Final = re.compile(r"from-internal", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[\s,;]+")


def named_in(option: str) -> frozenset[str]:
    """Return the names of endpoints in an option: they stand between commas or blanks, with or without ``PJSIP/``."""
    return frozenset(
        name.rpartition("/")[2] for name in _SEPARATORS.split(option) if name
    )


def endpoint_of(channel: str) -> tuple[str, str]:
    """Return the technology in lower case and the endpoint's name: ``PJSIP/1001-0000000a`` is of ``1001``."""
    technology, _, name = channel.partition("/")
    return technology.casefold(), _SERIAL.sub("", name)


def context_says_trunk(context: str) -> bool | None:
    """Return what a context says of who dials in there; None where its name says nothing."""
    if _TRUNK_CONTEXT.match(context):
        return True
    return False if _PHONE_CONTEXT.match(context) else None


def looks_like_extension(name: str) -> bool:
    """Answer whether an endpoint's name is that of an extension, as everybody names them."""
    return name.isdecimal() and len(name) <= _LONGEST_EXTENSION


class Lines:
    """What each channel leads to, as far as Asterisk's lists, names and the options say."""

    def __init__(self, extensions: str = "", trunks: str = "") -> None:
        """Begin without the lists.

        Args:
            extensions: The option with the endpoints that are extensions.
            trunks: The option with those that are trunks.
        """
        self._extensions = named_in(extensions)
        self._trunks = named_in(trunks)
        self._listed: Mapping[str, Line] = {}

    def learn(self, listed: Mapping[str, Line]) -> None:
        """Take in the lists of endpoints: what each leads to, by its name."""
        self._listed = dict(listed)

    def is_trunk(self, name: str, guess: bool) -> bool:
        """Answer whether an endpoint is a trunk.

        Args:
            name: The endpoint's name.
            guess: What Asterisk's configuration says, to which the options are preferred.
        """
        if name in self._extensions:
            return False
        return name in self._trunks or guess

    def of_channel(self, channel: str, context: str = "") -> Line:
        """Return what a channel leads to.

        Args:
            channel: Its name.
            context: Where it came into the dial plan, which says something of an endpoint that is in no list.
        """
        technology, name = endpoint_of(channel)
        if technology == _LOCAL:
            return Line(LineKind.LOCAL, name)
        if technology in _OF_ASTERISK or not name:
            return Line(LineKind.NONE, name)
        if line := self._listed.get(name):
            return line
        says = context_says_trunk(context)
        guess = says
        if guess is None:
            guess = not (technology in _OF_PHONES and looks_like_extension(name))
        kind = LineKind.TRUNK if self.is_trunk(name, guess) else LineKind.EXTENSION
        return Line(kind, name)

    def extension_of(self, interface: str) -> str:
        """Return the extension of a queue's member: ``PJSIP/1002`` or ``Local/1002@from-queue/n``."""
        technology, name = endpoint_of(interface)
        if technology in {_LOCAL, "hint"}:
            return name.partition("@")[0]
        return self.of_channel(interface).number
