"""Taking a stream of bytes apart into JSON objects."""

import pytest

from custom_components.pbx.systems.yeastar_s.json_objects import JsonObjects

RINGS = b'{"event":"ExtensionStatus","extension":"1000","status":"Ringing"}'
IDLE = b'{"event":"ExtensionStatus","extension":"1000","status":"Idle"}'
BRACES = rb'{"event":"X","members":[{"ext":{"number":"}{\"}\\"}},{}],"a":"\\\"{"}'


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_cut_anywhere(size: int) -> None:
    """Where a piece ends does not matter, be it within an escape."""
    sent = RINGS + b"\r\n\r\n" + BRACES + b'}" stray ' + IDLE
    objects = JsonObjects()
    found = [
        complete
        for at in range(0, len(sent), size)
        for complete in objects.feed(sent[at : at + size])
    ]
    assert found == [RINGS, BRACES, IDLE]
