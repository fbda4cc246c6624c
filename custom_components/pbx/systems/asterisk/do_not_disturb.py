"""Do not disturb, as FreePBX keeps it in Asterisk's own database. Asterisk alone has no such thing.

FreePBX has an entry for each extension that does not ring (``DND/1001`` is ``YES``), and shows it as the state of a device
(``Custom:DND1001``), which the lamps of phones follow: https://github.com/FreePBX/donotdisturb, ``Donotdisturb.class.php``.
"""

from collections.abc import Iterable
from typing import Final

from ..errors import BadReply, NotSupported, OrderProblem, OrderRefused
from .manager import Manager, Message
from .orders import explained_refusal

_FAMILY: Final = "DND"
_SHOWN_AS: Final = "Custom:DND"
_ON: Final = "BUSY"
_OFF: Final = "UNAVAILABLE"
_NOT_THERE: Final = "could not be deleted"


class DoNotDisturb:
    """Which extensions FreePBX knows, and which of them do not ring."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._devices: dict[str, tuple[str, ...]] = {}
        """By extension: its devices, as FreePBX names them. Nothing where FreePBX does not know it."""

    def forget(self) -> None:
        """Ask anew which extensions FreePBX knows, because the configuration may have changed."""
        self._devices.clear()

    async def ask(
        self, manager: Manager, actions: frozenset[str], extensions: Iterable[str]
    ) -> dict[str, bool]:
        """Return whether each extension does not ring. One that FreePBX does not know is not in it.

        Args:
            manager: The connection.
            actions: The actions that there are.
            extensions: The extensions' numbers.
        """
        if "DBGetTree" not in actions:
            return {}
        for extension in extensions:
            if extension.isdecimal() and extension not in self._devices:
                self._devices[extension] = await _devices(manager, extension)
        known = [extension for extension, found in self._devices.items() if found]
        if not known:
            return {}
        rows = await manager.ask_list("DBGetTree", Family=_FAMILY)
        on = {row.get("Key", "").rpartition("/")[2] for row in rows if row.get("Val")}
        return {extension: extension in on for extension in known}

    def extension_in(self, event: Message) -> str | None:
        """Return the extension of which a ``DeviceStateChange`` says whether it rings."""
        device = event.get("Device", "")
        extension = device.removeprefix(_SHOWN_AS)
        is_known = device != extension and bool(self._devices.get(extension))
        return extension if is_known else None

    async def set(self, manager: Manager, extension: str, *, on: bool) -> None:
        """Have an extension not ring, or ring again.

        Args:
            manager: The connection.
            extension: The extension.
            on: Whether it does not ring.

        Raises:
            NotSupported: This is no FreePBX.
            OrderRefused: FreePBX does not know the extension, or Asterisk does not do it.
            Unconfirmed: It may have been done or not.
            CannotConnect: There is no connection.
        """
        if not any(self._devices.values()):
            raise NotSupported("Asterisk alone has no such thing")
        devices = self._devices.get(extension)
        if not devices:
            raise OrderRefused.because(
                "FreePBX does not know this extension", OrderProblem.NO_SUCH_EXTENSION
            )
        with explained_refusal("write=system,call"):
            await _put(manager, extension, on=on)
            if await _shows_states(manager):
                await _show(manager, extension, devices, on=on)


def is_on(event: Message) -> bool:
    """Answer whether a ``DeviceStateChange`` says that an extension does not ring."""
    return event.get("State") == _ON


async def _devices(manager: Manager, extension: str) -> tuple[str, ...]:
    try:
        rows = await manager.ask_list(
            "DBGet", Family="AMPUSER", Key=f"{extension}/device"
        )
    except BadReply:
        # There is no such entry.
        return ()
    found = "&".join(row.get("Val", "") for row in rows)
    return tuple(filter(None, found.split("&")))


async def _put(manager: Manager, extension: str, *, on: bool) -> None:
    if on:
        await manager.ask("DBPut", Family=_FAMILY, Key=extension, Val="YES")
        return
    try:
        await manager.ask("DBDel", Family=_FAMILY, Key=extension)
    except BadReply as err:
        # It rings already.
        if _NOT_THERE not in (err.meaning or ""):
            raise


async def _shows_states(manager: Manager) -> bool:
    """Answer whether FreePBX shows it as the state of a device, which its setting USEDEVSTATE says."""
    reply = await manager.ask("Getvar", Variable="DNDDEVSTATE")
    return reply.get("Value", "").casefold() == "true"


async def _show(
    manager: Manager, extension: str, devices: Iterable[str], *, on: bool
) -> None:
    shown = _ON if on else _OFF
    names = [f"{_SHOWN_AS}{extension}", *(f"Custom:DEVDND{name}" for name in devices)]
    for name in names:
        await manager.ask("Setvar", Variable=f"DEVICE_STATE({name})", Value=shown)
