"""What reverse lookups came to is kept for a while."""

from datetime import timedelta

import pytest

from custom_components.pbx.calls.log import looked_up_numbers
from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.looked_up_numbers import LookedUp

from ..example_calls import at

NOW = at(0)
DAY = timedelta(days=1)


async def test_found(log: CallLog) -> None:
    """A name counts for 90 days, and only of the provider that found it."""
    await log.looked_up.put("a.b", "4930", "Jane", NOW)
    later = NOW + 89 * DAY
    assert await log.looked_up.find("a.b", "4930", later) == LookedUp(name="Jane")
    assert await log.looked_up.names("a.b", later) == {"4930": "Jane"}
    assert await log.looked_up.find("a.c", "4930", later) is None
    assert await log.looked_up.names("a.c", later) == {}
    assert await log.looked_up.find("a.b", "4930", NOW + 90 * DAY) is None
    assert await log.looked_up.names("a.b", NOW + 90 * DAY) == {}


async def test_not_found(log: CallLog) -> None:
    """That there is no name counts for a week."""
    await log.looked_up.put("a.b", "4930", None, NOW)
    later = NOW + 6 * DAY
    assert await log.looked_up.find("a.b", "4930", later) == LookedUp(name=None)
    assert await log.looked_up.names("a.b", later) == {}
    assert await log.looked_up.find("a.b", "4930", NOW + 7 * DAY) is None


async def test_looked_up_again(log: CallLog) -> None:
    """The latest counts. Names that are too long are cut, and no sign keeps them from being stored."""
    await log.looked_up.put("a.b", "4930", None, NOW)
    await log.looked_up.put("a.b", "4930", "Zoë 😀\0" + "x" * 500, NOW + DAY)
    found = await log.looked_up.find("a.b", "4930", NOW + DAY)
    assert found
    assert found.name == "Zoë 😀\ufffd" + "x" * 194


async def test_purge(log: CallLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not count any more goes, and the oldest of too many."""
    monkeypatch.setattr(looked_up_numbers, "MAX_FOUND", 2)
    for day in range(4):
        await log.looked_up.put("a.b", f"{day}", f"Name {day}", NOW + day * DAY)
    await log.looked_up.purge(NOW + 4 * DAY)
    names = await log.looked_up.names("a.b", NOW + 4 * DAY)
    assert list(names.items()) == [("2", "Name 2"), ("3", "Name 3")]
    await log.looked_up.put("a.b", "5", None, NOW + 4 * DAY)
    await log.looked_up.purge(NOW + 92 * DAY)
    # Asked as of before, what has gone is not there either.
    assert await log.looked_up.names("a.b", NOW + 4 * DAY) == {"3": "Name 3"}
    assert await log.looked_up.find("a.b", "5", NOW + 4 * DAY) is None
