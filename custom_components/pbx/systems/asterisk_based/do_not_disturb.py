"""Adds to a list of extensions which of them do not ring (vendor_docs/yeastar_s.md and vendor_docs/openvox_uc.md, section 4.3)."""

from collections.abc import Sequence
from dataclasses import replace

from ...calls.limits import MAX_NUMBER
from ...calls.model import Extension
from ..lenient_values import Fields, first, objects, plain, text
from .inventory_replies import NUMBERS


def with_do_not_disturb(
    extensions: Sequence[Extension], settings: Fields | None
) -> list[Extension]:
    """Return extensions with whether they ring.

    Args:
        extensions: The extensions.
        settings: The settings of all extensions; None where the system does not give them out, and nothing is added.
    """
    if settings is None:
        return [*extensions]
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
