"""Reads and writes XML as OpenVox speaks it: everything inside one element ``xml`` (vendor_docs/openvox_uc.md, section 3)."""

from collections.abc import Mapping
from xml.parsers.expat import ExpatError

import xmltodict

_ROOT = "xml"


def loads(body: bytes) -> object:
    """Read what is inside the root element. Entities are refused, for they can be bombs.

    Raises:
        ValueError: It is not XML, or not this system's.
    """
    try:
        document = xmltodict.parse(body.strip(), disable_entities=True)
    except ExpatError:
        raise ValueError("not XML") from None
    if _ROOT not in document:
        raise ValueError("another root element")
    inside: object = document[_ROOT]
    return {} if inside is None else inside


def dumps(fields: Mapping[str, str]) -> bytes:
    """Write a request."""
    return xmltodict.unparse({_ROOT: dict(fields)}, encoding="UTF-8").encode()
