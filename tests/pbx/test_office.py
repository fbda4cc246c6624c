"""The office itself: what its phones do, and what Asterisk records of it, is what the scenes tell."""

import pytest

from asterisk_office.call_records import read_call_records
from asterisk_office.office import Office
from asterisk_office.performance import play
from asterisk_office.scenes import SCENES


@pytest.mark.parametrize("name", SCENES)
async def test_scene(name: str, office: Office) -> None:
    """All phones do what the scene tells, and Asterisk's own records agree."""
    known = len(read_call_records(office.asterisk.call_records))
    await play(SCENES[name], office)
    records = read_call_records(office.asterisk.call_records)[known:]
    with open(f"/tmp/cdr/{name}.txt", "w") as f:
        for c in SCENES[name].calls:
            print(c.as_json(), file=f)
        for r in records:
            print(
                f"   {r.source:14} {r.destination:14} {r.context:14} {r.channel[:-9]:20} {r.destination_channel[:-9]:20} {r.application:12} {r.duration:3} {r.billed:3} {r.disposition:10} {r.unique_id} {r.linked_id}",
                file=f,
            )
