"""Random traffic on a real Asterisk: its own records do not deny what the phones did."""

from asterisk_office.call_records import read_call_records
from asterisk_office.office import Office
from asterisk_office.traffic import play_traffic

from .call_record_rule import contradictions

CALLS = 60


async def test_traffic(office: Office) -> None:
    """Several calls at once, whose phones all do as they should, are recorded as what they are."""
    known = len(read_call_records(office.asterisk.call_records))
    played = await play_traffic(office, calls=CALLS, seed=1)
    assert len(played) == CALLS
    records = read_call_records(office.asterisk.call_records)[known:]
    for call in played:
        meanwhile = [
            record
            for record in records
            if int(call.began) <= record.start.timestamp() <= call.ended
        ]
        assert not contradictions([call.truth], meanwhile)
