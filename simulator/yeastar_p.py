"""Stands in for a Yeastar P-Series PBX (vendor_docs/yeastar_p.md)."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
import json
from typing import Any, ClassVar, Final, Self, override

from .http_server import Request, Response
from .openapi_lists import page
from .openapi_orders import orders
from .openapi_people import read_pause, read_presence
from .openapi_reply import succeeded
from .openapi_system import Endpoints, OpenApiSystem
from .openapi_webhook import (
    SCHEDULE,
    STYLE,
    TEST_MESSAGE,
    WEBHOOK_FIRMWARE,
    WEBHOOK_SECRET,
    Webhook,
)
from .push import Push, Style, Target
from .pusher import Schedule
from .sound_links import PATH, SoundLinks
from .system import now
from .wire_text import Reply
from .wire_yeastar_p import YeastarPWire

CLIENT_ID: Final = "hT3kP8wQ5zR1mN7cV2xB9dF4gJ6sL0aY"
CLIENT_SECRET: Final = "Ue7Yb2Kq9Wn4Zx1Rt6Lp3Mv8Cd5Hj0Gs"
API_PORT: Final = 8088
PAUSED: Final = "Paused"
UNPAUSED: Final = "Unpaused"
"""What an agent's state is called. The second is not documented."""


class YeastarPSimulator(OpenApiSystem):
    """A Yeastar P-Series PBX. Its switches are set through ``wire``; it reports by webhook, on sockets, or both."""

    key: ClassVar[str] = "yeastar_p"
    name: ClassVar[str] = "Yeastar P-Series"
    is_given_target: ClassVar[bool] = False
    settings: ClassVar[tuple[str, ...]] = (*OpenApiSystem.settings, "webhook")

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        client_id: str = CLIENT_ID,
        client_secret: str = CLIENT_SECRET,
        webhook_secret: str = WEBHOOK_SECRET,
        callback_url: str = "",
        wire: YeastarPWire | None = None,
        tls: bool = False,
        clock: Callable[[], float] = now,
        seed: int = 0,
        style: Style = STYLE,
        schedule: Schedule = SCHEDULE,
        verify_certificate: bool = True,
    ) -> None:
        """Begin with no tokens. ``callback_url`` is the webhook, if an administrator set one; port 0 is any that is free."""
        super().__init__(
            wire or YeastarPWire(),
            host=host,
            port=port,
            client_id=client_id,
            client_secret=client_secret,
            tls=tls,
            clock=clock,
            seed=seed,
            style=style,
            schedule=schedule,
            verify_certificate=verify_certificate,
        )
        self.callback_url = callback_url
        self.webhook_secret = webhook_secret
        self.webhook = Webhook()
        self.sounds = SoundLinks(self.time, self._tokens.is_live)

    # -- how it is made and reached ----------------------------------------------------------------------------------

    @staticmethod
    @override
    def add_arguments(parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("--port", type=int, default=API_PORT, help="port of the API (%(default)s)")
        add("--client-id", default=CLIENT_ID, help="Client ID (%(default)s)")
        add(
            "--client-secret", default=CLIENT_SECRET, help="Client Secret (%(default)s)"
        )
        add(
            "--callback",
            default="",
            metavar="URL",
            help="where events go besides sockets: the webhook that Home Assistant shows",
        )
        add(
            "--webhook-secret",
            default=WEBHOOK_SECRET,
            help="what the webhook's events are signed with (%(default)s)",
        )
        add(
            "--insecure",
            action="store_true",
            help="do not check the callback's certificate",
        )
        add(
            "--tls", action="store_true", help="speak TLS with a certificate of its own"
        )

    @classmethod
    @override
    def from_arguments(cls, options: Namespace) -> Self:
        return cls(
            options.host,
            options.port,
            client_id=options.client_id,
            client_secret=options.client_secret,
            webhook_secret=options.webhook_secret,
            callback_url=options.callback,
            tls=options.tls,
            verify_certificate=not options.insecure,
        )

    @property
    @override
    def entered(self) -> dict[str, Any]:
        return {
            "system": self.key,
            "host": self.host,
            "port": self.port,
            "ssl": self.url.startswith("https:"),
            "verify_ssl": False,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "delivery": "stream",
        }

    # -- answering ---------------------------------------------------------------------------------------------------

    @override
    async def answer(self, request: Request) -> Response | None:
        is_sound = request.path.startswith(PATH)
        return (
            self.sounds.answer(request) if is_sound else await super().answer(request)
        )

    @override
    def endpoints(self) -> Endpoints:
        wire, switchboard = self.wire, self.switchboard
        return {
            ("GET", "system/information"): lambda _: wire.system_information(
                self.time(), self.started_at
            ),
            ("GET", "extension/list"): wire.extension_list,
            ("GET", "extension/query"): wire.extension_query,
            ("GET", "trunk/list"): wire.trunk_list,
            ("GET", "queue/list"): wire.queue_list,
            ("GET", "queue/query"): wire.queue_query,
            ("GET", "queue/call_status"): lambda query: wire.queue_call_status(
                switchboard, query, self.time()
            ),
            ("GET", "queue/agent_status"): lambda query: wire.queue_agent_status(
                switchboard, query, self.paused
            ),
            ("GET", "call/query"): lambda query: wire.call_query(
                switchboard.in_progress, query
            ),
            ("GET", "cdr/list"): lambda query: page(wire.rows(self.recorded), query),
            ("GET", "cdr/search"): lambda query: page(
                wire.searched(self.recorded, query), query
            ),
            **self.sounds.endpoints(lambda: wire.rows(self.recorded)),
            ("POST", "extension/update"): self._extension_update,
            ("GET", "agent/pause"): self._agent_pause,
            **orders(self),
        }

    def _agent_pause(self, given: Mapping[str, str]) -> Reply:
        number, paused, reason = read_pause(list(self.office.extensions), given)
        self.pause_agent(self.office.queue, number, paused=paused)
        self.report(
            self.wire.agent_status(number, PAUSED if paused else UNPAUSED, reason)
        )
        return succeeded()

    def _extension_update(self, given: Mapping[str, str]) -> Reply:
        number, presence = read_presence(list(self.office.extensions), given)
        if presence is not None:
            self.set_presence(number, presence)
        return succeeded()

    # -- reporting ---------------------------------------------------------------------------------------------------

    @override
    def target(self) -> Target | None:
        return self._webhook_target() or next(
            (one.peer for one in self.listeners()), None
        )

    def _webhook_target(self) -> Target | None:
        if not (self.callback_url and self.wire.has_firmware(WEBHOOK_FIRMWARE)):
            return None
        return Target.at(self.callback_url, self.webhook_secret)

    @override
    def report(self, body: bytes) -> Push | None:
        topic = _topic(body)
        told = self._tell(body, topic)
        sent = None
        wanted = not self.webhook.topics or topic in self.webhook.topics
        if wanted and self._webhook_target():
            sent = self._pusher.push(
                body, self._webhook_target, self.style, self.schedule
            )
        if sent is None and told is None:
            self.unheard.append(body)
        return sent or told

    def _tell(self, body: bytes, topic: int | None) -> Push | None:
        """Begin to send a report on every socket that listens, and return one of them."""
        told = [one.tell(body) for one in self.listeners(topic)]
        self.pushes.extend(told)
        return told[-1] if told else None

    @override
    async def send(
        self, body: bytes, target: Target | None = None, **style: Any
    ) -> Push:
        told = self._tell(body, _topic(body)) if target is None else None
        if told is not None and self._webhook_target() is None:
            await told.tried.wait()
            return told
        where = self._webhook_target if target is None else lambda: target
        styled = replace(self.style, **style)
        push = self._pusher.push(body, where, styled, self.schedule)
        await push.tried.wait()
        return push

    async def send_test(self) -> Push:
        """Send the test message of the webhook's settings. Raises ValueError without a webhook."""
        where = self._webhook_target()
        if where is None:
            raise ValueError("There is no webhook")
        return await self.send(TEST_MESSAGE, where)

    # -- what an administrator does ----------------------------------------------------------------------------------

    @override
    def config_change(self, what: str, which: str, operation: str) -> bytes | None:
        body: bytes = self.wire.config_change(what, which, operation)
        return body

    @override
    def registration_report(self, number: str) -> bytes:
        registered = number not in self.office.unregistered
        body: bytes = self.wire.registration(number, registered=registered)
        return body

    async def set_trunk_status(self, name: str, status: str) -> None:
        """Change a trunk's status, a word or a number of wire_yeastar_p_queries. Raises KeyError when there is no such trunk."""
        lines = {line.name: line for line in self.office.trunks}
        lines[name] = replace(lines[name], status=status)
        self._change(replace(self.office, trunks=tuple(lines.values())))
        await self._until_tried(self.report(self.wire.trunk_state(lines[name])))

    async def set_agent_status(
        self, number: str, status: str, reason: str = ""
    ) -> None:
        """Pause an agent of the queue at its phone, for example."""
        self.pause_agent(self.office.queue, number, paused=status == PAUSED)
        body = self.wire.agent_status(number, status, reason)
        await self._until_tried(self.report(body))

    @override
    def set_do_not_disturb(self, number: str, on: bool) -> None:
        self.set_presence(number, "do_not_disturb" if on else "available")

    def set_presence(self, number: str, presence: str) -> None:
        """Change the presence of an extension, which is reported where that is monitored."""
        super().set_do_not_disturb(number, presence == "do_not_disturb")
        wire: YeastarPWire = self.wire
        self.wire = replace(wire, presences={**wire.presences, number: presence})
        if wire.extension_monitor:
            self.report(wire.presence(number, presence))


def _topic(body: bytes) -> int | None:
    """Return the number of an event; None for what is none."""
    try:
        # Some events have line breaks inside strings.
        return int(json.loads(body, strict=False)["type"])
    except KeyError, TypeError, ValueError:
        return None
