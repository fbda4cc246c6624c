"""The to-do list of calls to return."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.log.log_model import Entry, Filters
from custom_components.pbx.calls.model import Call, Direction, Outcome
from homeassistant.components.todo import DOMAIN as TODO_DOMAIN
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from . import pass_to, set_up_other_yeastar, set_up_system
from .calls.example_calls import over
from .log_of_entry import heard, put
from .report_bodies import ANSWERED, OVER, RINGING, Reporter, record
from .yeastar_reports import CALLER

LIST = "todo.yeastar_s100_calls_to_return"
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
"""In the tests' time zone, it is 7 o'clock in the morning."""
ANNA = "0301234567"
BEN = "0307654321"

type Item = dict[str, Any]


def ago(**time: float) -> datetime:
    """Return a moment so long before now."""
    return NOW - timedelta(**time)


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    freezer.move_to(NOW)
    return hass


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system."""
    hass.config.country = "DE"
    return await set_up_system(hass, yeastar)


async def items(hass: HomeAssistant, entity_id: str = LIST) -> list[Item]:
    """Return what is on a list."""
    response = await hass.services.async_call(
        TODO_DOMAIN,
        "get_items",
        {"entity_id": entity_id},
        blocking=True,
        return_response=True,
    )
    assert response
    found: Any = response[entity_id]
    shown: list[Item] = found["items"]
    return shown


async def summaries(hass: HomeAssistant, status: str = "needs_action") -> list[str]:
    """Return the items that have a status, in order."""
    return [item["summary"] for item in await items(hass) if item["status"] == status]


async def change(hass: HomeAssistant, action: str, **data: Any) -> None:
    """Change a list."""
    await hass.services.async_call(
        TODO_DOMAIN, action, {"entity_id": LIST, **data}, blocking=True
    )


async def tick(hass: HomeAssistant, item: str) -> None:
    """Tick an item, as the card does it."""
    await change(hass, "update_item", item=item, rename=item, status="completed")


async def untick(hass: HomeAssistant, item: str) -> None:
    """Take a tick back, as the card does it."""
    await change(hass, "update_item", item=item, rename=item, status="needs_action")


async def reload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Unload an entry and set it up again."""
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


def count(hass: HomeAssistant) -> str:
    """Return the state."""
    state = hass.states.get(LIST)
    assert state
    return state.state


# -- what is shown ---------------------------------------------------------------------------------------------------


async def test_missed_call(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A missed call that the system reports is an item, until it is returned."""
    report = Reporter(hass, entry, hass_client_no_auth)
    assert count(hass) == "0"
    await report(RINGING, OVER, record("NO ANSWER"))
    await report.wait(freezer)
    await heard(hass, entry)
    assert await items(hass) == [
        {
            "uid": f"49{CALLER}",
            "summary": CALLER,
            "status": "needs_action",
            "description": f"Missed call today at 07:00 · to 8000 · [Call back](tel:{CALLER})",
        }
    ]
    assert count(hass) == "1"


async def test_answered_call(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A call that was answered need not be returned."""
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(RINGING, ANSWERED, OVER, record("ANSWERED"))
    await report.wait(freezer)
    await heard(hass, entry)
    assert await items(hass) == []


@pytest.mark.parametrize(
    "outcome",
    [Outcome.ANSWERED, Outcome.VOICEMAIL, Outcome.FAILED, Outcome.UNKNOWN],
)
async def test_not_missed(
    hass: HomeAssistant, entry: MockConfigEntry, outcome: Outcome
) -> None:
    """Only missed calls are to be returned."""
    await put(hass, entry, over(ANNA, ago(minutes=5), outcome))
    assert await items(hass) == []


async def test_one_item_for_each_number(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """However often and however written a number called, it is a single item; the latest caller is the first."""
    await put(
        hass,
        entry,
        over(ANNA, ago(hours=3)),
        over(BEN, ago(hours=2)),
        over("+49301234567", ago(hours=1)),
        over("0049 30 1234567", ago(minutes=30), name="Anna Berg"),
    )
    assert await summaries(hass) == ["Anna Berg (0049 30 1234567)", BEN]
    assert count(hass) == "2"
    await put(hass, entry, over(BEN, ago(minutes=5)))
    assert await summaries(hass) == [BEN, "Anna Berg (0049 30 1234567)"]


@pytest.mark.parametrize(
    ("calls", "summary", "description"),
    [
        pytest.param(
            [over(ANNA, ago(minutes=20))],
            ANNA,
            f"Missed call today at 06:40 · to 8000 · [Call back](tel:{ANNA})",
            id="once",
        ),
        pytest.param(
            [over(ANNA, ago(days=2)), over(ANNA, ago(hours=10), called="8001")],
            ANNA,
            "2 missed calls, the last one yesterday at 21:00 · to 8001"
            f" · [Call back](tel:{ANNA})",
            id="twice",
        ),
        pytest.param(
            [over(ANNA, ago(days=30), name="Anna  Berg\n")],
            f"Anna Berg ({ANNA})",
            f"Missed call on 2026-10-22 at 08:00 · to 8000 · [Call back](tel:{ANNA})",
            id="long_ago",
        ),
        pytest.param(
            [over("+49 (30) 123-45", ago(hours=1), called=None)],
            "+49 (30) 123-45",
            "Missed call today at 06:00 · [Call back](tel:+493012345)",
            id="written_for_people",
        ),
        pytest.param(
            [over("*97#@pbx", ago(hours=1), called="_8[0](x)")],
            "*97#@pbx",
            r"Missed call today at 06:00 · to \_8\[0\](x) · [Call back](tel:*97%23)",
            id="markdown",
        ),
        pytest.param(
            [over(ANNA, ago(hours=1), name=ANNA, called="")],
            ANNA,
            f"Missed call today at 06:00 · [Call back](tel:{ANNA})",
            id="name_is_number",
        ),
    ],
)
async def test_texts(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    calls: list[Call],
    summary: str,
    description: str,
) -> None:
    """An item says who called, how often, when, which number, and calls back when it is touched."""
    await put(hass, entry, *calls)
    [item] = await items(hass)
    assert (item["summary"], item["description"]) == (summary, description)


@pytest.mark.parametrize(
    "number", [None, "", "anonymous", "Restricted", "Unavailable", "-"]
)
async def test_hidden_number(
    hass: HomeAssistant, entry: MockConfigEntry, number: str | None
) -> None:
    """Nobody can call back to a caller who hides the number."""
    await put(hass, entry, over(number, ago(minutes=5)), over(ANNA, ago(minutes=9)))
    assert await summaries(hass) == [ANNA]


async def test_many(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A list that nobody could read is cut off, but counted whole."""
    pbx = entry.runtime_data
    calls = [over(f"030{1000000 + i}", ago(minutes=600 - i)) for i in range(502)]
    await pbx.log.put(Entry(system=pbx.identity.log_key, calls=tuple(calls)))
    await heard(hass, entry)
    shown = await summaries(hass)
    assert len(shown) == 500
    assert shown[0] == "0301000501"
    assert count(hass) == "502"


async def test_day_ends(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """At midnight, today becomes yesterday."""
    await put(hass, entry, over(ANNA, ago(minutes=20)))
    await pass_to(hass, freezer, datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
    [item] = await items(hass)
    assert item["description"].startswith("Missed call yesterday at 06:40")


# -- closing by itself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(
            lambda: over(ANNA, ago(minutes=5), Outcome.ANSWERED, talked=60),
            id="called_again",
        ),
        pytest.param(
            lambda: over(
                "+49 30 1234567",
                ago(minutes=5),
                Outcome.ANSWERED,
                talked=60,
                direction=Direction.OUTBOUND,
            ),
            id="was_called_back",
        ),
    ],
)
async def test_closes_by_itself(
    hass: HomeAssistant, entry: MockConfigEntry, later: Callable[[], Call]
) -> None:
    """When somebody talked to a number afterwards, it is done."""
    await put(
        hass,
        entry,
        over(ANNA, ago(hours=3)),
        over(ANNA, ago(hours=2)),
        over(BEN, ago(hours=1)),
        later(),
    )
    assert await summaries(hass) == [BEN]
    assert await summaries(hass, "completed") == [ANNA]
    assert count(hass) == "1"


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(lambda: over(ANNA, ago(minutes=5)), id="missed_again"),
        pytest.param(
            lambda: over(
                ANNA, ago(minutes=5), Outcome.FAILED, direction=Direction.OUTBOUND
            ),
            id="called_back_in_vain",
        ),
        pytest.param(
            lambda: over(BEN, ago(minutes=5), Outcome.ANSWERED), id="another_number"
        ),
        pytest.param(
            lambda: over(ANNA, ago(hours=4), Outcome.ANSWERED), id="talked_before"
        ),
    ],
)
async def test_stays_open(
    hass: HomeAssistant, entry: MockConfigEntry, later: Callable[[], Call]
) -> None:
    """Until somebody talked to the number afterwards, it is not done."""
    await put(hass, entry, over(ANNA, ago(hours=3)), later())
    assert await summaries(hass) == [ANNA]


# -- ticking ---------------------------------------------------------------------------------------------------------


async def test_tick(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Ticking an item marks all its calls as handled."""
    await put(hass, entry, over(ANNA, ago(hours=3)), over(ANNA, ago(hours=2)))
    await tick(hass, ANNA)
    assert count(hass) == "0"
    [item] = await items(hass)
    assert item["status"] == "completed"
    assert item["completed"] == NOW.isoformat()
    assert item["description"] == (
        "2 missed calls, the last one today at 05:00 · to 8000"
    )
    page = await entry.runtime_data.log.page(Filters())
    assert {logged.handled_at for logged in page.calls} == {NOW}


async def test_tick_twice(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Ticking what is ticked changes nothing."""
    await put(hass, entry, over(ANNA, ago(hours=3)))
    await tick(hass, ANNA)
    before = await items(hass)
    await tick(hass, ANNA)
    assert await items(hass) == before


async def test_untick(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Taking a tick back opens the item again with all its calls."""
    await put(hass, entry, over(ANNA, ago(hours=3)), over(ANNA, ago(hours=2)))
    before = await items(hass)
    await tick(hass, ANNA)
    await untick(hass, ANNA)
    assert await items(hass) == before
    assert count(hass) == "1"


async def test_untick_opens_nothing_old(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """Calls that were done with before stay done with."""
    await put(hass, entry, over(ANNA, ago(hours=3)))
    await tick(hass, ANNA)
    freezer.tick(60)
    await put(hass, entry, over(ANNA, NOW + timedelta(seconds=30)))
    assert await summaries(hass) == [ANNA]
    await tick(hass, ANNA)
    await untick(hass, ANNA)
    [item] = await items(hass)
    assert item["description"].startswith("Missed call today at 07:00")


async def test_calls_again(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A number that is done and calls again in vain is to be called back again, for that call alone."""
    await put(hass, entry, over(ANNA, ago(hours=3)), over(ANNA, ago(hours=2)))
    await tick(hass, ANNA)
    await put(hass, entry, over(ANNA, ago(minutes=5)))
    [item] = await items(hass)
    assert item["status"] == "needs_action"
    assert item["description"].startswith("Missed call today at 06:55")


async def test_done_goes(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """What is done is shown for a day, the latest first."""
    await put(hass, entry, over(ANNA, ago(hours=3)), over(BEN, ago(hours=2)))
    await tick(hass, BEN)
    await pass_to(hass, freezer, NOW + timedelta(hours=1))
    await tick(hass, ANNA)
    assert await summaries(hass, "completed") == [ANNA, BEN]
    await pass_to(hass, freezer, NOW + timedelta(hours=24, minutes=5))
    assert await summaries(hass, "completed") == [ANNA]
    await pass_to(hass, freezer, NOW + timedelta(hours=25, minutes=5))
    assert await items(hass) == []


async def test_delete(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Who deletes an item is done with it."""
    await put(hass, entry, over(ANNA, ago(hours=3)), over(BEN, ago(hours=2)))
    await change(hass, "remove_item", item=[ANNA])
    assert await summaries(hass) == [BEN]
    assert await summaries(hass, "completed") == []
    page = await entry.runtime_data.log.page(Filters(to_return=True))
    assert [logged.call.caller_number for logged in page.calls] == [BEN]


async def test_remove_completed(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """Done items can be cleared away, and stay away after a restart; a new call is shown all the same."""
    await put(hass, entry, over(ANNA, ago(hours=3)), over(BEN, ago(hours=2)))
    await tick(hass, ANNA)
    await change(hass, "remove_completed_items")
    assert await summaries(hass, "completed") == []
    await reload(hass, entry)
    assert [item["summary"] for item in await items(hass)] == [BEN]
    freezer.tick(60)
    await put(hass, entry, over(ANNA, NOW))
    await tick(hass, ANNA)
    assert await summaries(hass, "completed") == [ANNA]


async def test_rename(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """An item cannot be renamed; saving it as it is does no harm."""
    await put(hass, entry, over(ANNA, ago(hours=3)))
    before = await items(hass)
    await change(hass, "update_item", item=ANNA, rename=ANNA)
    with pytest.raises(ServiceValidationError) as caught:
        await change(hass, "update_item", item=ANNA, rename="Anna")
    assert caught.value.translation_key == "calls_cannot_be_renamed"
    assert await items(hass) == before


async def test_add(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Items are made of missed calls and of nothing else."""
    with pytest.raises(HomeAssistantError):
        await change(hass, "add_item", item="Call Anna")


# -- the log ---------------------------------------------------------------------------------------------------------


async def test_restart(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """After a restart the list is as it was."""
    await put(
        hass,
        entry,
        over(ANNA, ago(hours=3)),
        over(BEN, ago(hours=2)),
        over("0305555555", ago(hours=1)),
    )
    await tick(hass, BEN)
    before = await items(hass)
    await reload(hass, entry)
    assert await items(hass) == before
    assert count(hass) == "2"


async def test_handled_elsewhere(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """What is handled without the list shows on it at once."""
    await put(hass, entry, over(ANNA, ago(hours=3)))
    pbx = entry.runtime_data
    await pbx.log.handle(pbx.identity.log_key, number=ANNA, at=NOW)
    await heard(hass, entry)
    assert await summaries(hass, "completed") == [ANNA]


async def test_browser_is_told(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """An open list changes when a call was missed."""
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "todo/item/subscribe", "entity_id": LIST})
    assert (await client.receive_json())["success"]
    assert (await client.receive_json())["event"]["items"] == []
    await put(hass, entry, over(ANNA, ago(minutes=5)))
    [item] = (await client.receive_json())["event"]["items"]
    assert item["summary"] == ANNA


async def test_state_knows_nobody(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """The state, which everybody may see and the recorder keeps, is nothing but a number."""
    await put(hass, entry, over(ANNA, ago(minutes=5), name="Anna Berg"))
    state = hass.states.get(LIST)
    assert state
    assert state.state == "1"
    assert set(state.attributes) == {"friendly_name", "supported_features"}
    assert state.attributes["friendly_name"] == "Yeastar S100 Calls to return"


async def test_several_systems(
    hass: HomeAssistant, entry: MockConfigEntry, other_yeastar: YeastarSimulator
) -> None:
    """Each system has its own list."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    await put(hass, entry, over(ANNA, ago(minutes=5)))
    await put(hass, other, over(BEN, ago(minutes=5)))
    assert [item["summary"] for item in await items(hass)] == [ANNA]
    assert [item["summary"] for item in await items(hass, f"{LIST}_2")] == [BEN]
    await tick(hass, ANNA)
    assert [item["status"] for item in await items(hass, f"{LIST}_2")] == [
        "needs_action"
    ]


async def test_nobody_calls(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A contact centre that only calls out has no such list."""
    await async_setup_component(hass, TODO_DOMAIN, {})
    await set_up_system(hass, huawei)
    assert hass.states.async_entity_ids(TODO_DOMAIN) == []


async def test_log_away(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """While the log cannot be read there is no list, and nothing can be ticked."""
    await put(hass, entry, over(ANNA, ago(hours=3)))
    with (
        patch.object(CallLog, "handle", side_effect=CannotReach),
        pytest.raises(HomeAssistantError) as caught,
    ):
        await tick(hass, ANNA)
    assert caught.value.translation_key == "calls_not_changed"
    assert await summaries(hass) == [ANNA]
    with patch.object(CallLog, "callbacks", side_effect=CannotReach):
        await pass_to(hass, freezer, NOW + timedelta(minutes=5))
        assert count(hass) == STATE_UNAVAILABLE
    await pass_to(hass, freezer, NOW + timedelta(minutes=10))
    assert await summaries(hass) == [ANNA]


async def test_language(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """In a language without texts of ours, the list is in English."""
    hass.config.language = "eo"
    entry = await set_up_system(hass, yeastar)
    await put(hass, entry, over(ANNA, ago(minutes=20)))
    [item] = await items(hass)
    assert item["description"].startswith("Missed call today at 06:40")
