"""How an OpenVox UC writes: JSON or XML, in reports, requests and replies (vendor_docs/openvox_uc.md, sections 1 to 3)."""

from collections.abc import Mapping
from typing import Final

import orjson

from ...calls.report import Report
from .. import lenient_json, lenient_xml
from ..asterisk_based.event_reports import ACTIONS, decode_all, read_json
from ..bounded_request import JSON_CONTENT
from ..errors import BadReport
from ..settings import NO_SETTINGS, Settings

REPORT_FORMAT: Final = "0.0.1"
"""The format that the vendor's examples are in."""

_XML_CONTENT = "application/xml; charset=utf-8"


def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
    """Decode the body of a push, whichever format it is in. Raises BadReport."""
    try:
        if _is_xml(body):
            return decode_all(lenient_xml.loads(body), ACTIONS)
        return decode_all(read_json(body), ACTIONS)
    except ValueError:
        raise BadReport("It is neither JSON nor XML") from None


def encode(fields: Mapping[str, str], *, xml: bool) -> tuple[bytes, str]:
    """Return the body of a request, and what type of content it is."""
    if xml:
        return lenient_xml.dumps(fields), _XML_CONTENT
    return orjson.dumps(fields), JSON_CONTENT


def parse(body: bytes) -> object:
    """Read a reply's body, whichever format it is in. Raises ValueError."""
    return lenient_xml.loads(body) if _is_xml(body) else lenient_json.loads(body)


def _is_xml(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
