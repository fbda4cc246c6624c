"""Makes messages of events: what is new about calls, queues, phones and the configuration (vendor_docs/asterisk.md, section 2)."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Final

from ..lenient_values import whole
from . import messages, queues
from .do_not_disturb import DoNotDisturb, is_on
from .inventory import is_registered
from .lines import LineKind, Lines
from .mailboxes import Mailboxes
from .manager import Message
from .open_calls import EVENTS as CALL_EVENTS, OpenCalls
from .originated import OriginatedCalls
from .queues import Queues
from .watches import Watches

GREETING_SECONDS: Final = 3
"""Up to when after the login Asterisk says that it has started, if it had started before."""

EVENTS: Final = frozenset(
    {
        *CALL_EVENTS,
        *queues.EVENTS,
        "ContactStatus",
        "DeviceStateChange",
        "FullyBooted",
        "PeerStatus",
        "Registry",
        "Reload",
    }
)
"""The events that are read."""


class EventReader:
    """Follows calls, queues and phones from event to event."""

    def __init__(self, lines: Lines) -> None:
        """Begin with nothing known.

        Args:
            lines: What tells phones from trunks.
        """
        self.calls = OpenCalls(lines)
        self.queues = Queues(lines, self.calls.caller_of)
        self.originated = OriginatedCalls()
        self.mailboxes = Mailboxes()
        self.do_not_disturb = DoNotDisturb()
        self.watches = Watches()
        self.registered: dict[str, bool] = {}
        """By extension: whether a phone is connected."""
        self.connected_at = 0.0
        """Since when there is a connection, by a clock that is never set back."""
        self.reloaded = False
        """Whether the configuration may have changed since this was set to False."""
        self._lines = lines
        self._others: dict[bytes, None] = {}
        """Messages that are about neither calls nor queues, until they are taken."""

    def connect(self) -> None:
        """Note that there is a new connection, and that nothing was heard before it."""
        self.calls.forget_connection()
        self.originated.lose_connection()
        self.connected_at = monotonic()
        self._forget_configuration()

    def hear(self, events: Iterable[Message]) -> None:
        """Take in events, the oldest first."""
        for event in events:
            self.calls.hear(event)
            self.queues.hear(event)
            self.originated.hear(event)
            self.watches.hear(event)
            if message := self._other_message(event):
                self._others[message] = None

    def tell(self, message: bytes) -> None:
        """Have a message among those that are taken next."""
        self._others[message] = None

    def take_messages(self) -> Iterator[bytes]:
        """Yield what is new since this was called last, as messages for ``messages.decode``."""
        for call in self.calls.changed():
            if message := messages.of_call(call):
                yield message
        for queue in self.queues.changed():
            yield messages.of_queue(queue)
        others, self._others = self._others, {}
        yield from others

    def _other_message(self, event: Message) -> bytes | None:
        match event.get("Event"):
            case "DeviceStateChange":
                if extension := self.do_not_disturb.extension_in(event):
                    return messages.of_do_not_disturb(extension, on=is_on(event))
                return self._note_state(event)
            case "MessageWaiting":
                return self._note_mailbox(event)
            case "ContactStatus" | "PeerStatus" if not self._is_of_trunk(event):
                # Of a phone, the state of its device says the same.
                return None
            case "FullyBooted" if monotonic() - self.connected_at < GREETING_SECONDS:
                # It had started before.
                return None
            case "ContactStatus" | "PeerStatus" | "Registry":
                return messages.CHANGED
            case "FullyBooted" | "Reload":
                self._forget_configuration()
                return messages.CHANGED
        return None

    def _forget_configuration(self) -> None:
        self.reloaded = True
        self.mailboxes.forget()
        self.do_not_disturb.forget()

    def _note_mailbox(self, event: Message) -> bytes | None:
        extension = self.mailboxes.extension_of(event.get("Mailbox", ""))
        new = whole(event.get("New"))
        if extension is None or new is None:
            return None
        return messages.of_mailbox(extension, new=new)

    def _note_state(self, event: Message) -> bytes | None:
        line = self._lines.of_channel(event.get("Device", ""))
        registered = is_registered(event.get("State", ""))
        known = self.registered.get(line.number)
        if line.kind is not LineKind.EXTENSION or known in {None, registered}:
            return None
        self.registered[line.number] = registered
        return messages.of_extension(line.number, registered=registered)

    def _is_of_trunk(self, event: Message) -> bool:
        peer = event.get("Peer") or f"PJSIP/{event.get('EndpointName', '')}"
        return self._lines.of_channel(peer).kind is LineKind.TRUNK
