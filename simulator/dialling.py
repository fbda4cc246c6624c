"""Applications that have a PBX dial: what it refuses, and what becomes of the call."""

from dataclasses import dataclass
import re
from typing import Any, ClassVar, Final, override

from .administered import AdministeredSystem
from .api_request import Failed
from .live_call import ExtensionStatus, LiveCall
from .stories import write_dialled
from .stories_dialled import ANSWERED, ENDINGS
from .story import Reason
from .system import SimulatedSystem
from .wire_text import Reply

_NUMBER: Final = re.compile(r"\+?[0-9*#]+")


@dataclass(slots=True, kw_only=True)
class Dialling:
    """What becomes of calls that an application dials, and how much faster than life.

    ``dial_ending`` is in ENDINGS: ``answered``, ``no_answer``, ``not_lifted`` (nobody picks up the caller's own phone), or a
    Reason why the callee was not reached.
    """

    dial_ending: str = ANSWERED
    dial_speed: float = 1.0


class DiallingSystem(AdministeredSystem):
    """A phone system that applications can have dial. The caller's own phone rings first."""

    settings: ClassVar[tuple[str, ...]] = (*SimulatedSystem.settings, "dialling")
    refuses_restricted: ClassVar[bool] = True
    """Whether a caller without the right is refused at once; otherwise the call begins and fails."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Let everybody answer until something else is set."""
        super().__init__(*args, **more)
        self.dialling = Dialling()

    def dial(
        self,
        caller: str,
        called: str,
        *,
        auto_answer: bool = False,
        permission: str = "",
    ) -> LiveCall:
        """Begin a call and return it; the rest of it plays by itself. Groups, queues and menus cannot be called.

        Args:
            caller: The extension whose phone rings first.
            called: An extension, or an outside number with the office's prefix or without.
            auto_answer: Whether the caller's phone picks up by itself.
            permission: The extension whose right to call outside counts; the caller's own if empty.

        Raises:
            Failed: With the number that says why not.
        """
        office = self.office
        if not (caller and called):
            raise Failed("10004")
        if caller not in office.extensions:
            raise Failed("10006")
        if self.switchboard.status(caller) is not ExtensionStatus.IDLE:
            raise Failed("10008")
        if called == caller:
            raise Failed("10011")
        called, ending = self.reach(called, permission or caller)
        story = write_dialled(
            self.rng, office, caller, called, ending, auto_answer=auto_answer
        )
        return self._stage.begin(story, self.dialling.dial_speed)

    def reach(self, called: str, permission: str) -> tuple[str, str]:
        """Return a number without the office's prefix, and how it goes to call it, out of ENDINGS.

        Args:
            called: An extension, or an outside number.
            permission: The extension whose right to call outside counts. Nobody may without any.

        Raises:
            Failed: With the number that says why it is not even tried.
        """
        office = self.office
        if not called:
            raise Failed("10004")
        if not _NUMBER.fullmatch(called):
            raise Failed("10031")
        if called in {office.ring_group, office.queue, office.ivr}:
            raise Failed("10011")
        if called in office.extensions:
            return called, self._ending(called)
        restricted = not permission or permission in office.restricted
        if restricted and self.refuses_restricted:
            raise Failed("10024")
        called = called.removeprefix(office.prefix)
        return called, Reason.NOT_PERMITTED if restricted else self._ending(called)

    def dial_extension(self, fields: dict[str, str]) -> Reply:
        """Answer extension/dial_extension, which Yeastar's v1 and OpenVox have: the callee must be an extension."""
        callee = fields.get("callee", "")
        if callee and callee not in self.office.extensions:
            raise Failed("10011")
        return self._accepted(fields, fields.get("caller", ""), callee)

    def dial_outbound(self, fields: dict[str, str]) -> Reply:
        """Answer extension/dial_outbound: the callee is outside."""
        callee = fields.get("outto", "")
        if callee in self.office.extensions:
            raise Failed("10011")
        return self._accepted(fields, fields.get("extid", ""), callee)

    def _accepted(self, fields: dict[str, str], caller: str, callee: str) -> Reply:
        self.dial(caller, callee, auto_answer=fields.get("autoanswer") == "yes")
        # It means accepted, not answered, and no id is in the reply.
        return {"status": "Success"}

    async def calls_over(self) -> None:
        """Wait until all calls that applications dialled are over, and their reports tried once."""
        await self._stage.over()

    def _ending(self, called: str) -> str:
        if called in self.office.do_not_disturb:
            return Reason.DO_NOT_DISTURB
        inside = called in self.office.extensions
        match self.switchboard.status(called) if inside else ExtensionStatus.IDLE:
            case ExtensionStatus.IDLE:
                return self.dialling.dial_ending
            case ExtensionStatus.UNREGISTERED:
                return Reason.UNREACHABLE
            case _:
                return Reason.BUSY

    @override
    def configure(self, name: str, value: Any) -> None:
        if name == "dial_ending" and value not in ENDINGS:
            raise ValueError(f"{value!r} is none of {', '.join(ENDINGS)}")
        super().configure(name, value)

    @override
    async def stop(self) -> None:
        await super().stop()
        await self._stage.over()
