"""Reads and writes XML as OpenVox speaks it: everything inside one element ``xml`` (vendor_docs/openvox_uc.md, section 3)."""

from collections.abc import Mapping
from xml.parsers.expat import ExpatError, ParserCreate

import xmltodict

from ..calls.limits import MAX_DEPTH, MAX_ELEMENTS

_ROOT = "xml"


def loads(body: bytes) -> object:
    """Read what is inside the root element. Entities are refused, for they can be bombs.

    Raises:
        ValueError: It is not XML, not this system's, or has too many elements, or too many in each other.
    """
    try:
        _check_size(body)
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


def _check_size(body: bytes) -> None:
    """Find out whether there are too many elements, or too many in each other. Raises ValueError."""
    depth = elements = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
            raise ValueError("too many elements")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(body.strip(), True)
