"""Messages about calls, queues, phones and the configuration, and what is none."""

import pytest

from custom_components.pbx.calls.model import ReportedState
from custom_components.pbx.calls.report import (
    ConfigurationChanged,
    ExtensionStatus,
    OtherReport,
)
from custom_components.pbx.systems.asterisk import messages
from custom_components.pbx.systems.errors import BadReport


@pytest.mark.parametrize(
    "body",
    [
        b"Event: Hangup",
        b"[1]",
        b'{"call": "1.1", "members": [{"number": "1001"}]}',
        b'{"call": "1.1", "members": [{"kind": "ghost"}]}',
        b'{"call": "1.1", "end": {"status": "eaten"}}',
    ],
    ids=["no json", "no object", "no kind", "unknown kind", "unknown status"],
)
def test_unreadable(body: bytes) -> None:
    """What cannot be read is refused."""
    with pytest.raises(BadReport):
        messages.decode(body)


def test_others() -> None:
    """Phones, the configuration, and what a newer version may have written are told apart."""
    gone = messages.of_extension("1001", registered=False)
    assert messages.decode(gone) == [
        ExtensionStatus(extension="1001", state=ReportedState.UNREGISTERED)
    ]
    assert messages.decode(messages.CHANGED) == [ConfigurationChanged()]
    assert messages.decode(b'{"weather": "fine"}') == [OtherReport(name="unknown")]
    [status] = messages.decode(b'{"call": "1.1", "others": "2.2"}')
    assert status.ids == ("1.1",)
