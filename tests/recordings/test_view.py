"""What a player gets of a recording."""

import asyncio
from collections.abc import AsyncGenerator
from http import HTTPStatus
from unittest.mock import patch

from aiohttp import ClientError
from aiohttp.test_utils import TestClient
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.const import CONF_OPEN_LOG
from custom_components.pbx.recordings import downloads
from custom_components.pbx.recordings.lookup import path_of
from custom_components.pbx.systems.errors import CannotConnect
from homeassistant.core import HomeAssistant
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.sound import sound_of
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import ApiSimulator, set_up_system
from ..calls.example_calls import answered
from ..log_of_entry import put
from ..recorded_calls import put_recorded


@pytest.fixture
async def client(
    hass: HomeAssistant, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> TestClient:
    """Have an administrator's browser."""
    return await hass_client()


@pytest.fixture
async def address(
    hass: HomeAssistant, entry: MockConfigEntry, yeastar: YeastarSimulator
) -> str:
    """Return where the recording of a call is."""
    call = await put_recorded(hass, entry, yeastar)
    return path_of(entry.entry_id, call.call_id)


def sound(yeastar: ApiSimulator) -> bytes:
    """Return the sound of the last call that was recorded."""
    return sound_of(yeastar.records()[-1].recording)


async def test_recording(
    client: TestClient, address: str, yeastar: YeastarSimulator
) -> None:
    """A recording comes through Home Assistant as the phone system has it, and no browser may keep it."""
    answer = await client.get(address)
    assert answer.status == HTTPStatus.OK
    assert answer.content_type == "audio/wav"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert await answer.read() == sound(yeastar)


async def test_openvox(
    hass: HomeAssistant, openvox: OpenVoxSimulator, hass_client: ClientSessionGenerator
) -> None:
    """An OpenVox gives out recordings as well."""
    entry = await set_up_system(hass, openvox)
    call = await put_recorded(hass, entry, openvox)
    answer = await (await hass_client()).get(path_of(entry.entry_id, call.call_id))
    assert await answer.read() == sound(openvox)


async def test_p_series(
    hass: HomeAssistant,
    p_series: YeastarPSimulator,
    hass_client: ClientSessionGenerator,
) -> None:
    """A P-Series gives out recordings as well."""
    entry = await set_up_system(hass, p_series)
    p_series.configure("recording", value=True)
    await p_series.play("inbound_answered", speed=1000)
    rows = p_series.wire.rows(p_series.recorded)
    [name] = {str(row["record_file"]) for row in rows if row["record_file"]}
    pbx, call = entry.runtime_data, answered(call_id="a/../b?c", recording=name)
    await pbx.log.put(Entry(system=pbx.identity.log_key, calls=(call,)))
    answer = await (await hass_client()).get(path_of(entry.entry_id, "a/../b?c"))
    assert await answer.read() == sound_of(name)


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [
        ("bytes=0-1", 0, 2),
        ("bytes=100-", 100, None),
        ("bytes=100-99999999", 100, None),
        ("bytes=-10", -10, None),
    ],
)
async def test_part(
    client: TestClient,
    address: str,
    yeastar: YeastarSimulator,
    asked: str,
    first: int,
    end: int | None,
) -> None:
    """A browser that seeks gets the part that it asks for, and the phone system is asked once."""
    whole = sound(yeastar)
    for _ in range(2):
        answer = await client.get(address, headers={"Range": asked})
        part = whole[first:end]
        begin = first % len(whole)
        assert answer.status == HTTPStatus.PARTIAL_CONTENT
        assert (
            answer.headers["Content-Range"]
            == f"bytes {begin}-{begin + len(part) - 1}/{len(whole)}"
        )
        assert answer.content_length == len(part)
        assert await answer.read() == part
    assert len(yeastar.asked("recording/download")) == 1
    answer = await client.get(address)
    assert answer.content_length == len(whole)
    assert await answer.read() == whole


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=2-1", "bytes=x"])
async def test_no_such_part(client: TestClient, address: str, asked: str) -> None:
    """What is not in the file is refused with the file's length."""
    answer = await client.get(address, headers={"Range": asked})
    assert answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
    assert answer.headers["Content-Range"].startswith("bytes */")


async def test_forgotten(
    hass: HomeAssistant,
    client: TestClient,
    address: str,
    yeastar: YeastarSimulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is kept: a while after it was heard, a recording is fetched anew."""
    monkeypatch.setattr(downloads, "HELD_SECONDS", 0)
    for times in (1, 2):
        assert await (await client.get(address)).read() == sound(yeastar)
        await asyncio.sleep(0.05)
        assert len(yeastar.asked("recording/download")) == times


async def test_forgotten_with_its_system(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: TestClient,
    address: str,
    yeastar: YeastarSimulator,
) -> None:
    """What is held of a system's recordings goes with it."""
    await (await client.get(address)).read()
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert await (await client.get(address)).read() == sound(yeastar)
    assert len(yeastar.asked("recording/download")) == 2


async def test_least_memory(
    client: TestClient,
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What nobody listens to makes room for what somebody wants to hear; a recording that is too large is refused."""
    calls = [await put_recorded(hass, entry, yeastar, seconds) for seconds in (0, 100)]
    size = len(sound(yeastar))
    monkeypatch.setattr(downloads, "MAX_HELD_BYTES", size)
    for call in (*calls, calls[0]):
        answer = await client.get(path_of(entry.entry_id, call.call_id))
        assert await answer.read() == sound_of(call.recording or "")
    assert len(yeastar.asked("recording/download")) == 3
    monkeypatch.setattr(downloads, "MAX_HELD_BYTES", 10)
    answer = await client.get(path_of(entry.entry_id, calls[1].call_id))
    assert answer.status == HTTPStatus.BAD_GATEWAY
    assert "too large" in await answer.text()


async def test_too_many(
    client: TestClient,
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
) -> None:
    """Only some are fetched at once, and one that nobody waits for any more is given up."""
    most = downloads.MAX_AT_ONCE
    calls = [
        await put_recorded(hass, entry, yeastar, 100 * place)
        for place in range(most + 1)
    ]
    *waiting, last = [path_of(entry.entry_id, call.call_id) for call in calls]
    yeastar.quirks.silent = True
    listeners = [asyncio.ensure_future(client.get(address)) for address in waiting]
    while len(yeastar.asked("recording/get_random")) < most:
        await asyncio.sleep(0)
    answer = await client.get(last)
    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "at once" in await answer.text()
    yeastar.quirks.silent = False
    for listener in listeners:
        listener.cancel()
    while (answer := await client.get(last)).status != HTTPStatus.OK:
        await asyncio.sleep(0)
    assert await answer.read() == sound(yeastar)


# -- who may hear it -------------------------------------------------------------------------------------------------


async def test_nobody(
    address: str, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Whoever has not logged in hears nothing."""
    answer = await (await hass_client_no_auth()).get(address)
    assert answer.status == HTTPStatus.UNAUTHORIZED


async def test_log_is_not_open(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    address: str,
    yeastar: YeastarSimulator,
    hass_client: ClientSessionGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Whoever may not read the call log may not hear what was said, nor learn which calls there are."""
    client = await hass_client(hass_read_only_access_token)
    for asked in (address, path_of(entry.entry_id, "1.1")):
        answer = await client.get(asked)
        assert answer.status == HTTPStatus.FORBIDDEN
        assert "call log" in await answer.text()
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_OPEN_LOG: True}
    )
    await hass.async_block_till_done()
    assert await (await client.get(address)).read() == sound(yeastar)


# -- what is not there -----------------------------------------------------------------------------------------------


async def said(client: TestClient, address: str) -> tuple[int, str]:
    """Return the status of an answer and what it says."""
    answer = await client.get(address)
    return answer.status, await answer.text()


async def test_not_there(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    client: TestClient,
    yeastar: YeastarSimulator,
    address: str,
) -> None:
    """What there is not is named."""
    not_found = HTTPStatus.NOT_FOUND
    entry_id = entry.entry_id
    for unknown in (
        path_of(entry_id, "1.1"),
        f"/api/pbx/recording/{entry_id}/*",
        f"/api/pbx/message/{entry_id}/*/*",
    ):
        status, text = await said(client, unknown)
        assert (status, "no such call" in text) == (not_found, True)
    status, text = await said(client, path_of("0", "1.1"))
    assert (status, "No such phone system" in text) == (not_found, True)
    await put(hass, entry, answered(100))
    status, text = await said(client, path_of(entry_id, answered(100).call_id))
    assert (status, "was not recorded" in text) == (not_found, True)
    yeastar.files.deleted.add(yeastar.records()[-1].recording)
    status, text = await said(client, address)
    assert (status, "Yeastar S-Series has no such" in text) == (not_found, True)


async def test_cannot(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client: ClientSessionGenerator,
) -> None:
    """A system without recordings says so."""
    entry = await set_up_system(hass, huawei)
    client = await hass_client()
    status, text = await said(client, path_of(entry.entry_id, "1.1"))
    assert status == HTTPStatus.NOT_IMPLEMENTED
    assert "gives out no recordings" in text


@pytest.mark.parametrize(
    ("errno", "status", "message"),
    [
        ("10003", HTTPStatus.NOT_IMPLEMENTED, "firmware"),
        ("20015", HTTPStatus.BAD_GATEWAY, "allowed IP"),
    ],
)
async def test_refused(
    client: TestClient,
    yeastar: YeastarSimulator,
    address: str,
    errno: str,
    status: HTTPStatus,
    message: str,
) -> None:
    """What the phone system says of a failure is passed on."""
    yeastar.fail("recording/get_random", errno)
    answer = await client.get(address)
    assert answer.status == status
    assert message in await answer.text()
    assert (await client.get(address)).status == HTTPStatus.OK


async def test_log_is_away(client: TestClient, address: str) -> None:
    """A log that does not answer is no call that is not there."""
    with patch.object(CallLog, "call", side_effect=CannotReach("away")):
        answer = await client.get(address)
    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE


async def test_breaks_off(
    client: TestClient,
    address: str,
    yeastar: YeastarSimulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A recording that breaks off in the middle is not taken for whole."""
    monkeypatch.setattr(
        "custom_components.pbx.systems.sound_file.MAX_FILE_BYTES",
        len(sound(yeastar)) - 1,
    )
    answer = await client.get(address, headers={"Range": "bytes=0-"})
    assert answer.status == HTTPStatus.BAD_GATEWAY


async def test_breaks_off_while_somebody_listens(
    client: TestClient,
    address: str,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A part that came is not taken for all of it."""

    async def breaks(name: str) -> AsyncGenerator[bytes]:
        yield b"RIFF"
        raise CannotConnect("The connection broke")

    monkeypatch.setattr(entry.runtime_data.system, "open_recording", breaks)
    with pytest.raises(ClientError):
        await (await client.get(address)).read()
    answer = await client.get(address, headers={"Range": "bytes=0-"})
    assert answer.status == HTTPStatus.BAD_GATEWAY
