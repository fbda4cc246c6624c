"""Actions that read the call log: a page of calls, and a file with all of them."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.model import Direction, Outcome
from custom_components.pbx.const import CONF_OPEN_LOG, DOMAIN
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar, set_up_system
from ..calls.example_calls import over
from ..log_of_entry import put
from .call_fields import CALL_FIELDS

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
ANNA = "0301234567"
BEN = "0307654321"

type Answer = dict[str, Any]


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


@pytest.fixture
def folder(hass: HomeAssistant, tmp_path: Path) -> Path:
    """Have a folder that Home Assistant may write to."""
    folder = tmp_path.resolve() / "exports"
    folder.mkdir()
    hass.config.allowlist_external_dirs = {str(folder)}
    return folder


async def perform(
    hass: HomeAssistant, action: str, user: MockUser | None = None, **data: Any
) -> Answer:
    """Perform an action and return its answer."""
    answer: Any = await hass.services.async_call(
        DOMAIN,
        action,
        data,
        blocking=True,
        return_response=True,
        context=Context(user_id=user.id) if user else None,
    )
    return dict(answer)


async def callers(hass: HomeAssistant, **data: Any) -> list[str | None]:
    """Return who called, the latest first."""
    answer = await perform(hass, "get_calls", **data)
    return [call["caller_number"] for call in answer["calls"]]


def rows(path: str | Path) -> list[dict[str, str]]:
    """Read a file as a spreadsheet does it."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# -- a page ----------------------------------------------------------------------------------------------------------


async def test_get_calls(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Calls look as in other actions, with their system and whether somebody has seen to them."""
    await put(hass, entry, over(ANNA, ago(minutes=5), name="Anna Berg"))
    answer = await perform(hass, "get_calls")
    assert answer["next_cursor"] is None
    [call] = answer["calls"]
    assert set(call) == CALL_FIELDS | {"config_entry_id", "handled_at"}
    assert call["config_entry_id"] == entry.entry_id
    assert call["caller_name"] == "Anna Berg"
    assert call["outcome"] == "missed"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param({}, ["1000", BEN, ANNA], id="all"),
        pytest.param({"direction": "inbound"}, [BEN, ANNA], id="direction"),
        pytest.param({"outcome": ["missed", "failed"]}, ["1000", ANNA], id="outcomes"),
        pytest.param({"start": "2026-11-21T06:30:00"}, ["1000"], id="local start"),
        pytest.param({"end": ago(minutes=40).isoformat()}, [BEN, ANNA], id="end"),
        pytest.param({"number": "765"}, [BEN], id="part of a number"),
        pytest.param({"extension": "1000"}, ["1000", BEN, ANNA], id="extension"),
        pytest.param({"text": "Berg"}, [ANNA], id="text"),
        pytest.param({"number": "", "text": " "}, ["1000", BEN, ANNA], id="left empty"),
        pytest.param({"to_return": True}, [ANNA], id="to return"),
        pytest.param({"limit": 1}, ["1000"], id="limit"),
    ],
)
async def test_filters(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    data: dict[str, Any],
    found: list[str],
) -> None:
    """Each filter leaves out what does not match; the latest call is the first."""
    await put(
        hass,
        entry,
        over(ANNA, ago(hours=2), name="Anna Berg"),
        over(BEN, ago(hours=1), Outcome.ANSWERED, talked=60),
        over("0305", ago(minutes=25), Outcome.FAILED, direction=Direction.OUTBOUND),
    )
    assert await callers(hass, **data) == found


async def test_cursor(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """The next page begins where the last page ended, though there are new calls."""
    await put(hass, entry, over(ANNA, ago(hours=2)), over(BEN, ago(hours=1)))
    first = await perform(hass, "get_calls", limit=1)
    await put(hass, entry, over("0305555555", ago(minutes=1)))
    assert first["next_cursor"]
    assert await callers(hass, limit=1, cursor=first["next_cursor"]) == [ANNA]


async def test_which_systems(
    hass: HomeAssistant, entry: MockConfigEntry, other_yeastar: YeastarSimulator
) -> None:
    """Without a system, the calls of all are returned."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    await put(hass, entry, over(ANNA, ago(hours=2)))
    await put(hass, other, over(BEN, ago(hours=1)))
    assert await callers(hass) == [BEN, ANNA]
    assert await callers(hass, config_entry_id="") == [BEN, ANNA]
    assert await callers(hass, config_entry_id=entry.entry_id) == [ANNA]
    await hass.config_entries.async_unload(other.entry_id)
    assert await callers(hass) == [ANNA]
    with pytest.raises(ServiceValidationError):
        await callers(hass, config_entry_id=other.entry_id)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"limit": 501}, id="too many"),
        pytest.param({"limit": 0}, id="none at all"),
        pytest.param({"start": "yesterday"}, id="start"),
        pytest.param({"outcome": "lost"}, id="outcome"),
        pytest.param({"caller": ANNA}, id="no such field"),
    ],
)
async def test_wrong_question(
    hass: HomeAssistant, entry: MockConfigEntry, wrong: dict[str, Any]
) -> None:
    """What cannot be understood is refused."""
    with pytest.raises(vol.Invalid):
        await perform(hass, "get_calls", **wrong)


async def test_wrong_cursor(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A cursor that is none is refused."""
    with pytest.raises(ServiceValidationError) as caught:
        await perform(hass, "get_calls", cursor="page two")
    assert caught.value.translation_key == "invalid_cursor"


@pytest.mark.parametrize("action", ["get_calls", "export_calls"])
async def test_log_away(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path, action: str
) -> None:
    """While the log cannot be read, that is what is said, and no file is left."""
    more: dict[str, dict[str, str]] = {
        "get_calls": {},
        "export_calls": {"path": str(folder)},
    }
    with (
        patch.object(CallLog, "page", side_effect=CannotReach),
        pytest.raises(HomeAssistantError) as caught,
    ):
        await perform(hass, action, **more[action])
    assert caught.value.translation_key == "calls_not_read"
    assert not list(folder.iterdir())


# -- a file ----------------------------------------------------------------------------------------------------------


async def test_export(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path
) -> None:
    """All calls are in the file, the latest first, and nothing else is in the folder."""
    call = over(BEN, ago(hours=1), Outcome.ANSWERED, talked=60, name="Bjørn Müller")
    await put(hass, entry, over(ANNA, ago(hours=2)), call)
    path = folder / "calls.csv"
    answer = await perform(hass, "export_calls", path=str(path))
    assert answer == {"path": str(path), "calls": 2}
    assert [file.name for file in folder.iterdir()] == ["calls.csv"]
    last, first = rows(path)
    assert first["caller_number"] == ANNA
    assert first["outcome"] == "missed"
    assert first["handled_at"] == ""
    assert last["caller_name"] == "Bjørn Müller"
    assert last["answered_by"] == last["extensions"] == "1000"
    assert last["talk_seconds"] == "60"
    assert last["started_at"] == ago(hours=1).isoformat()
    assert last["call_id"] == call.call_id


async def test_export_to_folder(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path
) -> None:
    """In a folder, each file has a name of its own."""
    await put(hass, entry, over(ANNA, ago(hours=2)))
    answer = await perform(hass, "export_calls", path=str(folder))
    path = Path(answer["path"])
    assert path.parent == folder
    assert path.suffix == ".csv"
    assert len(rows(path)) == answer["calls"] == 1


async def test_export_of_many(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path
) -> None:
    """More calls than a page has are in the file, each once."""
    calls = [over(ANNA, ago(minutes=1 + minute)) for minute in range(20)]
    await put(hass, entry, *calls)
    with patch("custom_components.pbx.actions.call_log.MAX_PAGE", 7):
        answer = await perform(hass, "export_calls", path=str(folder))
    assert answer["calls"] == 20
    found = [row["call_id"] for row in rows(answer["path"])]
    assert found == [call.call_id for call in calls]


async def test_export_some(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path
) -> None:
    """Filters hold for a file too, and a new file takes the place of an old file."""
    await put(hass, entry, over(ANNA, ago(hours=2)), over(BEN, ago(hours=1)))
    path = folder / "calls.csv"
    for data, found in (
        ({}, [BEN, ANNA]),
        ({"number": "765"}, [BEN]),
        ({"text": "x"}, []),
    ):
        answer = await perform(hass, "export_calls", path=str(path), **data)
        assert answer["calls"] == len(found)
        assert [row["caller_number"] for row in rows(path)] == found


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        pytest.param('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")', id="equals"),
        pytest.param("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0", id="plus"),
        pytest.param("-2+3", "'-2+3", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1+1", "'\t=1+1", id="tab"),
        pytest.param('Anna; Ben, "Carl"', 'Anna; Ben, "Carl"', id="harmless"),
    ],
)
async def test_formulas(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    folder: Path,
    name: str,
    cell: str,
) -> None:
    """A caller cannot choose a name that a spreadsheet would run."""
    await put(hass, entry, over(ANNA, ago(hours=2), name=name))
    answer = await perform(hass, "export_calls", path=str(folder))
    [row] = rows(answer["path"])
    assert row["caller_name"] == cell


async def test_number_with_plus(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path
) -> None:
    """A phone number is no formula, and stays what it is."""
    await put(hass, entry, over("+49 30 1234567", ago(hours=2)))
    answer = await perform(hass, "export_calls", path=str(folder))
    [row] = rows(answer["path"])
    assert row["caller_number"] == "+49 30 1234567"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/etc/calls.csv", id="elsewhere"),
        pytest.param("{folder}/../calls.csv", id="out of it"),
        pytest.param("{folder}-2/calls.csv", id="its neighbour"),
        pytest.param("configuration.yaml", id="the configuration"),
    ],
)
async def test_path_not_allowed(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path, path: str
) -> None:
    """Files are written only where an administrator has allowed it."""
    with pytest.raises(ServiceValidationError) as caught:
        await perform(hass, "export_calls", path=path.format(folder=folder))
    assert caught.value.translation_key == "path_not_allowed"


async def test_link_to_elsewhere(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path, tmp_path_factory: Any
) -> None:
    """A link does not lead out of the allowed folder."""
    outside: Path = tmp_path_factory.mktemp("outside")
    (folder / "link").symlink_to(outside)
    with pytest.raises(ServiceValidationError):
        await perform(hass, "export_calls", path=str(folder / "link" / "calls.csv"))
    assert not list(outside.iterdir())


async def test_no_other_file_is_overwritten(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path
) -> None:
    """Only tables are written, so that nothing else is lost."""
    other = folder / "card.js"
    other.write_text("precious")
    with pytest.raises(ServiceValidationError):
        await perform(hass, "export_calls", path=str(other))
    assert other.read_text() == "precious"


async def test_file_cannot_be_written(
    hass: HomeAssistant, entry: MockConfigEntry, folder: Path
) -> None:
    """What went wrong with the file is said, and no half a file is left."""
    with pytest.raises(HomeAssistantError) as caught:
        await perform(hass, "export_calls", path=str(folder / "new" / "calls.csv"))
    assert caught.value.translation_key == "export_failed"
    assert not list(folder.iterdir())


# -- who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["get_calls", "export_calls"])
async def test_only_administrators(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    folder: Path,
    hass_read_only_user: MockUser,
    hass_admin_user: MockUser,
    action: str,
) -> None:
    """Who called is nobody's business but the administrators' and automations'."""
    more: dict[str, dict[str, str]] = {
        "get_calls": {},
        "export_calls": {"path": str(folder)},
    }
    with pytest.raises(Unauthorized):
        await perform(hass, action, hass_read_only_user, **more[action])
    with pytest.raises(Unauthorized):
        await perform(
            hass,
            action,
            hass_read_only_user,
            config_entry_id=entry.entry_id,
            **more[action],
        )
    assert not list(folder.iterdir())
    assert await perform(hass, action, hass_admin_user, **more[action])


async def test_user_who_is_gone(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Somebody who is no user any more learns nothing."""
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            DOMAIN,
            "get_calls",
            {},
            blocking=True,
            return_response=True,
            context=Context(user_id="gone"),
        )


async def test_open_log(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    other_yeastar: YeastarSimulator,
    hass_read_only_user: MockUser,
) -> None:
    """An option opens a system's log to everybody, and no other log."""
    entry = await set_up_system(hass, yeastar, **{CONF_OPEN_LOG: True})
    other = await set_up_other_yeastar(hass, other_yeastar)
    await put(hass, entry, over(ANNA, ago(hours=2)))
    await put(hass, other, over(BEN, ago(hours=1)))
    answer = await perform(hass, "get_calls", hass_read_only_user)
    assert [call["caller_number"] for call in answer["calls"]] == [ANNA]
    with pytest.raises(Unauthorized):
        await perform(
            hass, "get_calls", hass_read_only_user, config_entry_id=other.entry_id
        )
