"""Reads what Yeastar and OpenVox say of themselves, their extensions and their trunks.

See vendor_docs/yeastar_s.md, sections 4.3 to 4.6, and vendor_docs/openvox_uc.md, sections 4.1 to 4.4.
"""

from ...calls.limits import MAX_NUMBER
from ...calls.model import Extension, Trunk
from ..base import DeviceInfo
from ..errors import BadReply
from ..lenient_values import Fields, first, objects, text
from .status_words import extension_state, trunk_status

NUMBERS = ("number", "extnumber", "extid")
"""What an extension's number is called in one reply or another."""


def read_device(reply: Fields, manufacturer: str) -> DeviceInfo:
    """Return what the system is. Raises BadReply when it does not say its serial number."""
    described = objects(reply.get("deviceinfo"))
    fields = described[0] if described else reply
    serial_number = text(fields.get("sn"))
    if serial_number is None:
        raise BadReply("The system does not say its serial number")
    name = text(fields.get("devicename"))
    return DeviceInfo(
        serial_number=serial_number,
        name=name,
        model=name and name.removeprefix(manufacturer).strip(),
        hardware_version=text(fields.get("hardwarever")),
        firmware_version=text(fields.get("firmwarever")),
    )


def read_extensions(reply: Fields) -> list[Extension]:
    """Return the extensions of an ``extlist``."""
    return [
        Extension(
            number=number,
            name=text(fields.get("username")),
            type=text(fields.get("type")),
            status=(status := text(fields.get("status")) or ""),
            state=extension_state(status),
        )
        for fields in objects(reply.get("extlist"))
        if (number := first(fields, *NUMBERS, most=MAX_NUMBER))
    ]


def read_trunks(reply: Fields) -> list[Trunk]:
    """Return the trunks of a ``trunklist``, which OpenVox calls ``trunkname`` in its example."""
    listed = objects(reply.get("trunklist")) or objects(reply.get("trunkname"))
    return [
        Trunk(
            name=name,
            type=text(fields.get("type")),
            status=trunk_status(status := text(fields.get("status")) or ""),
            status_text=status,
        )
        for fields in listed
        if (name := text(fields.get("trunkname")))
    ]
