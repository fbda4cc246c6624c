"""Random traffic on a real Asterisk: the call log, and Asterisk's own records, compared call by call with the phones."""

from asterisk_office.call_records import read_call_records
from asterisk_office.office import Office
from asterisk_office.traffic import play_traffic
from homeassistant.core import HomeAssistant

from .connected import connect
from .traffic_log import differences
from .traffic_records import denied

CALLS = 60


async def test_traffic(hass: HomeAssistant, office: Office) -> None:
    """Several calls at once, whose phones all do as they should, are logged and recorded as what they are."""
    connected = await connect(hass, office)
    known = len(read_call_records(office.asterisk.call_records))
    played = await play_traffic(office, calls=CALLS, seed=1)
    assert len(played) == CALLS
    logged = await connected.concluded(CALLS)
    assert not differences(played, logged)
    records = read_call_records(office.asterisk.call_records)[known:]
    assert not denied(played, records)
