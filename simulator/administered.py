"""What an administrator does with a PBX, and what befalls it: extensions and trunks come and go, and it reboots."""

from abc import abstractmethod
import asyncio
from collections.abc import Collection
from dataclasses import replace

from .office import Line, Office
from .push import Push, Target
from .system import SimulatedSystem


class AdministeredSystem(SimulatedSystem):
    """A phone system that stands in the office."""

    @abstractmethod
    def config_change(self, what: str, which: str, operation: str) -> bytes | None:
        """Return the report that an ``extension`` or a ``trunk`` changed (add, update, del), where the system has such a report."""

    def registration_report(self, number: str) -> bytes:
        """Return the report that an extension's phone came or went."""
        status = self.switchboard.status(number)
        body: bytes = self.wire.extension_status(number, status)
        return body

    @abstractmethod
    def forget_listener(self) -> Target | None:
        """Forget every login, and return where reports went until now."""

    async def reboot(self, *, boot_up: bool = True, down_seconds: float = 0) -> None:
        """Lose calls and tokens, be away for a while, and report the start to whoever listened."""
        listener = self.forget_listener()
        self._stage.interrupt()
        self.unreachable = True
        await asyncio.sleep(down_seconds)
        self.unreachable = False
        self.started_at = self.clock()
        if boot_up and listener:
            await self.send(self.wire.boot_up(), target=listener)

    async def add_extension(self, number: str, name: str = "") -> None:
        """Add or rename an extension."""
        known = self.office.extensions
        operation = "update" if number in known else "add"
        extensions = {**known, number: name or number}
        self._change(replace(self.office, extensions=extensions))
        await self._report_change("extension", number, operation)

    async def remove_extension(self, number: str) -> None:
        """Remove an extension. Raises KeyError when there is none."""
        left = dict(self.office.extensions)
        del left[number]
        self._change(replace(self.office, extensions=left))
        await self._report_change("extension", number, "del")

    async def set_registered(self, number: str, registered: bool) -> None:
        """Connect or disconnect an extension's phone."""
        absent = self.office.unregistered - {number}
        absent |= set() if registered else {number}
        self._change(replace(self.office, unregistered=absent))
        await self._until_tried(self.report(self.registration_report(number)))

    def restrict(self, extensions: Collection[str]) -> None:
        """Let these extensions, and no others, not call outside."""
        self._change(replace(self.office, restricted=frozenset(extensions)))

    def set_do_not_disturb(self, number: str, on: bool) -> None:
        """Have an extension not ring, or ring again."""
        silent = self.office.do_not_disturb - {number}
        silent |= {number} if on else set()
        self._change(replace(self.office, do_not_disturb=silent))

    async def add_trunk(
        self, name: str, type: str = "SIP", status: str = "Registered"
    ) -> None:
        """Add a trunk, or change the trunk with this name."""
        lines = {line.name: line for line in self.office.trunks}
        operation = "update" if name in lines else "add"
        lines[name] = Line(name=name, type=type, status=status)
        self._change(replace(self.office, trunks=tuple(lines.values())))
        await self._report_change("trunk", name, operation)

    async def remove_trunk(self, name: str) -> None:
        """Remove a trunk. Raises KeyError when there is none."""
        lines = {line.name: line for line in self.office.trunks}
        del lines[name]
        self._change(replace(self.office, trunks=tuple(lines.values())))
        await self._report_change("trunk", name, "del")

    def _change(self, office: Office) -> None:
        self.wire = replace(self.wire, office=office)

    async def _report_change(self, what: str, which: str, operation: str) -> None:
        body = self.config_change(what, which, operation)
        await self._until_tried(None if body is None else self.report(body))

    async def _until_tried(self, push: Push | None) -> None:
        if push is not None:
            await push.tried.wait()
