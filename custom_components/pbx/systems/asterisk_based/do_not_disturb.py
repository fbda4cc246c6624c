"""Adds to a list of extensions which of them do not ring (vendor_docs/yeastar_s.md and vendor_docs/openvox_uc.md, section 4.3)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from ...calls.limits import MAX_NUMBER
from ...calls.model import Extension
from ..errors import BadReply, NoAnswer, NotSupported
from ..lenient_values import Fields, first, objects, plain, text
from .inventory_replies import NUMBERS


class DoNotDisturb:
    """Reads it in the settings of the extensions. A system that does not give them out is not asked again."""

    def __init__(self, ask: Callable[[], Awaitable[Fields]]) -> None:
        """Begin.

        Args:
            ask: Asks for the settings of all extensions.
        """
        self._ask = ask
        self._refused = False

    async def added(self, extensions: list[Extension]) -> list[Extension]:
        """Return the extensions with what the system says, or as they are where it does not. Raises CannotConnect."""
        if self._refused:
            return extensions
        try:
            settings = await self._ask()
        except NoAnswer:
            return extensions
        except BadReply, NotSupported:
            self._refused = True
            return extensions
        return _with(extensions, settings)


def _with(extensions: Sequence[Extension], settings: Fields) -> list[Extension]:
    # Passwords are in it too, so that nothing else is read, and nothing is kept.
    silent = {
        number: plain(word) == "on"
        for fields in objects(settings.get("extinfos"))
        if (word := text(fields.get("dnd")))
        and (number := first(fields, *NUMBERS, most=MAX_NUMBER))
    }
    return [
        replace(extension, do_not_disturb=silent.get(extension.number))
        for extension in extensions
    ]
