"""Tests of the report port: what Home Assistant's web server refuses, from whom, within which limits."""

import asyncio
from contextlib import suppress
from datetime import timedelta
import socket
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.pbx.const import (
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    CONF_SOURCES,
    CONF_SYSTEM,
    DOMAIN,
)
from custom_components.pbx.runtime.bus_events import EVENT_CALL_TRANSFERRED
from demo.patience import until
from demo.ports import free_port
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_WEBHOOK_ID, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.push import Target
from simulator.yeastar_s import YeastarSimulator

from .. import WEBHOOK_ID, set_up, set_up_system, system_entry
from ..raw_sockets import chunked, exchange, head, request, status
from ..report_bodies import TRANSFER, results

PATH = f"api/webhook/{WEBHOOK_ID}"
STRANGER = TRANSFER.replace(b"369451090405", b"369451090406")
ANONYMOUS = TRANSFER.replace(b',"sn":"369451090405"', b"")
TRAILING_COMMA = TRANSFER[:-1] + b",}"


@pytest.fixture
def port() -> int:
    """Return a port for reports."""
    return free_port()


@pytest.fixture
async def entry(
    hass: HomeAssistant, yeastar: YeastarSimulator, port: int
) -> MockConfigEntry:
    """Set up a Yeastar that may report to the port."""
    return await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: port})


def transferred(hass: HomeAssistant) -> list[Any]:
    """Return the events for transferred calls from now on."""
    return async_capture_events(hass, EVENT_CALL_TRANSFERRED)


def issue(hass: HomeAssistant, kind: str, entry: MockConfigEntry) -> Any:
    """Return what people are told to put right."""
    return ir.async_get(hass).async_get_issue(DOMAIN, f"{kind}_{entry.entry_id}")


@pytest.mark.parametrize(
    ("data", "eof"),
    [
        pytest.param(request("POST / HTTP/1.1", TRANSFER), False, id="root"),
        pytest.param(request("POST  HTTP/1.1", TRANSFER), False, id="empty-target"),
        pytest.param(request("POST HTTP/1.1", TRANSFER), False, id="no-target"),
        pytest.param(
            request(f"POST /{PATH} HTTP/1.1", TRANSFER), False, id="secret-path"
        ),
        pytest.param(request(f"POST {PATH} HTTP/1.1", TRANSFER), False, id="no-slash"),
        pytest.param(
            request(f"POST //{PATH} HTTP/1.1", TRANSFER), False, id="two-slashes"
        ),
        pytest.param(
            request(f"POST http://a:8260/{PATH}?b=c HTTP/1.1", TRANSFER),
            False,
            id="whole-url",
        ),
        pytest.param(
            request("POST /report HTTP/1.1", TRANSFER), False, id="another-path"
        ),
        pytest.param(
            request("POST / HTTP/1.1", TRANSFER, end="\n"), False, id="bare-line-feeds"
        ),
        pytest.param(
            chunked("POST / HTTP/1.1", TRANSFER[:40], TRANSFER[40:]), False, id="chunks"
        ),
        pytest.param(
            head("POST / HTTP/1.1") + TRANSFER, False, id="no-length-complete"
        ),
        pytest.param(
            head("POST / HTTP/1.1") + TRAILING_COMMA, False, id="no-length-silence"
        ),
        pytest.param(
            head("POST / HTTP/1.1") + TRAILING_COMMA, True, id="no-length-closed"
        ),
        pytest.param(request("POST / HTTP/1.1", ANONYMOUS), False, id="no-serial"),
    ],
)
async def test_odd_requests(
    hass: HomeAssistant, entry: MockConfigEntry, port: int, data: bytes, eof: bool
) -> None:
    """What a system sends is taken, whatever its request looks like."""
    events = transferred(hass)

    answer = await exchange(port, data, eof=eof)

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Connection: close\r\n" in answer
    await hass.async_block_till_done()
    assert len(events) == 1
    assert events[0].data["call_id"] == "1571899994.15"


@pytest.mark.parametrize(
    "form", ["registered", "root", "empty", "no_slash", "double_slash"]
)
@pytest.mark.parametrize("ending", ["read", "half_close"])
async def test_simulated_system_reports_here(
    hass: HomeAssistant, yeastar: YeastarSimulator, port: int, form: str, ending: str
) -> None:
    """A system that was told to report here is content with the answer."""
    entry = await set_up_system(
        hass,
        yeastar,
        **{CONF_REPORT_PORT: port, CONF_REPORT_ADDRESS: f"127.0.0.1:{port}"},
    )

    push = await yeastar.send(
        TRANSFER, target_form=form, ending=ending, content_length=False
    )

    assert push.acknowledged
    assert entry.runtime_data.receiver.counters.accepted == 1


async def test_xml_without_length(
    hass: HomeAssistant, openvox: OpenVoxSimulator, port: int
) -> None:
    """XML that does not tell its length is complete when its root element is."""
    entry = await set_up(
        hass, system_entry(openvox, **{CONF_REPORT_PORT: port, "format": "xml"})
    )
    body = (
        b'<?xml version="1.0" encoding="UTF-8" ?><xml><action>BootUp</action>'
        b"<sn>a09805021987</sn></xml>\n"
    )

    assert status(await exchange(port, head("POST / HTTP/1.1") + body)) == 200

    assert entry.runtime_data.receiver.counters.accepted == 1


async def test_unreadable(entry: MockConfigEntry, port: int) -> None:
    """What cannot be read is answered so that it does not come again."""
    answer = await exchange(port, request("POST / HTTP/1.1", b"no report"))

    assert status(answer) == 200
    assert entry.runtime_data.receiver.counters.unreadable == 1


# -- who may report --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", PATH], ids=["no-path", "secret-path"])
async def test_stranger(
    hass: HomeAssistant, entry: MockConfigEntry, port: int, path: str
) -> None:
    """An address that is not the system's is refused, even with the secret path."""
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, local_addr=("127.0.0.2", 0)
    )
    writer.write(request(f"POST /{path} HTTP/1.1", TRANSFER))

    assert status(await reader.read()) == 403

    writer.close()
    assert entry.runtime_data.receiver.counters.accepted == 0
    told = issue(hass, "refused_source", entry)
    assert (told is not None) is bool(path)


async def test_further_sources(
    hass: HomeAssistant, yeastar: YeastarSimulator, port: int
) -> None:
    """Addresses in the options may report besides the system's own."""
    entry = await set_up_system(
        hass, yeastar, **{CONF_REPORT_PORT: port, CONF_SOURCES: ["127.0.0.2/31"]}
    )
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, local_addr=("127.0.0.3", 0)
    )
    writer.write(request("POST / HTTP/1.1", TRANSFER))

    assert status(await reader.read()) == 200

    writer.close()
    assert entry.runtime_data.receiver.counters.accepted == 1


async def test_another_serial_number(entry: MockConfigEntry, port: int) -> None:
    """A report that names another serial number is refused."""
    answer = await exchange(port, request("POST / HTTP/1.1", STRANGER))

    assert status(answer) == 403
    assert entry.runtime_data.receiver.counters.refused == 1


async def test_two_systems_at_one_address(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    openvox: OpenVoxSimulator,
    port: int,
) -> None:
    """Of two systems at one address the serial number tells which one reports."""
    other = system_entry(openvox, **{CONF_REPORT_PORT: port})
    second = MockConfigEntry(
        domain=DOMAIN,
        unique_id=other.unique_id,
        title=other.title,
        data={**other.data, CONF_WEBHOOK_ID: "f" * 16},
        options=other.options,
    )
    await set_up(hass, second)
    openvox_report = TRANSFER.replace(b"369451090405", b"a09805021987")

    for body in (TRANSFER, openvox_report):
        assert status(await exchange(port, request("POST / HTTP/1.1", body))) == 200
    for body in (STRANGER, ANONYMOUS, b"no report"):
        assert status(await exchange(port, request("POST / HTTP/1.1", body))) == 403
    anonymous = request("POST /api/webhook/ffffffffffffffff HTTP/1.1", ANONYMOUS)
    assert status(await exchange(port, anonymous)) == 200

    assert entry.runtime_data.receiver.counters.accepted == 1
    assert second.runtime_data.receiver.counters.accepted == 2

    await hass.config_entries.async_unload(second.entry_id)

    assert status(await exchange(port, request("POST / HTTP/1.1", TRANSFER))) == 200
    assert entry.runtime_data.receiver.counters.accepted == 2


async def test_from_the_cloud_only_with_the_secret_path(
    hass: HomeAssistant, huawei: HuaweiSimulator, port: int
) -> None:
    """What may come from anywhere must know the path."""
    entry = await set_up_system(hass, huawei, **{CONF_REPORT_PORT: port})

    assert status(await exchange(port, request("POST / HTTP/1.1", results(1)))) == 403
    answer = await exchange(port, request(f"POST /{PATH} HTTP/1.1", results(1)))

    assert answer.endswith(b'{"retCode":"0","retMsg":"success"}')
    assert entry.runtime_data.receiver.counters.accepted == 1


# -- limits ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", 405, id="get"),
        pytest.param(b"hello\r\n\r\n", 400, id="no-http"),
        pytest.param(head("POST / HTTP/1.1", "X: " + "x" * 20_000), 413, id="head"),
        pytest.param(
            head("POST / HTTP/1.1", f"Content-Length: {1024**2 + 1}"), 413, id="length"
        ),
        pytest.param(
            head("POST / HTTP/1.1") + b" " * (1024**2 + 1), 413, id="endless-body"
        ),
    ],
)
async def test_limits(
    entry: MockConfigEntry, port: int, data: bytes, expected: int
) -> None:
    """What is no report, or too large to be one, is refused."""
    assert status(await exchange(port, data, eof=True)) == expected
    assert entry.runtime_data.receiver.counters.accepted == 0


async def test_slow_request(
    entry: MockConfigEntry, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request must be complete within a time."""
    monkeypatch.setattr("custom_components.pbx.reports.port.READ_SECONDS", 0.1)

    answer = await exchange(port, head("POST / HTTP/1.1", "Content-Length: 9"))

    assert status(answer) == 408


async def test_connections_at_once(entry: MockConfigEntry, port: int) -> None:
    """Only so many may be connected at a time, and the next one can once another has gone."""
    waiting = [await asyncio.open_connection("127.0.0.1", port) for _ in range(64)]
    await asyncio.sleep(0.1)
    with pytest.raises(ConnectionResetError):
        await exchange(port, request("POST / HTTP/1.1", TRANSFER))
    for _, writer in waiting:
        writer.close()
        await writer.wait_closed()

    async def answered() -> int | None:
        # It may not have been seen yet that the others have gone.
        with suppress(ConnectionResetError):
            return status(await exchange(port, request("POST / HTTP/1.1", TRANSFER)))
        return None

    await until("A connection is taken", answered, lambda found: found == 200)


async def test_connection_lost(entry: MockConfigEntry, port: int) -> None:
    """Somebody who hangs up in the middle does no harm."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head("POST / HTTP/1.1"))
    await writer.drain()
    writer.transport.abort()
    await asyncio.sleep(0.1)

    assert status(await exchange(port, request("POST / HTTP/1.1", TRANSFER))) == 200


# -- the port itself -------------------------------------------------------------------------------------------------


async def test_off(hass: HomeAssistant, yeastar: YeastarSimulator, port: int) -> None:
    """Port 0 is no port."""
    entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: 0})

    assert entry.state is ConfigEntryState.LOADED
    with pytest.raises(ConnectionRefusedError):
        await exchange(port, b"")


async def test_freed(hass: HomeAssistant, entry: MockConfigEntry, port: int) -> None:
    """The port is free when the last entry that uses it is unloaded, and used again after it was set up again."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(ConnectionRefusedError):
        await exchange(port, b"")

    assert await hass.config_entries.async_setup(entry.entry_id)

    assert status(await exchange(port, request("POST / HTTP/1.1", TRANSFER))) == 200


async def test_freed_after_failed_setup(
    hass: HomeAssistant, yeastar: YeastarSimulator, port: int
) -> None:
    """An entry that cannot be set up keeps no port."""
    yeastar.unreachable = True
    entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: port})

    assert entry.state is ConfigEntryState.SETUP_RETRY
    with pytest.raises(ConnectionRefusedError):
        await exchange(port, b"")


async def test_closed_when_home_assistant_stops(
    hass: HomeAssistant, entry: MockConfigEntry, port: int
) -> None:
    """While Home Assistant stops, the system keeps its reports and repeats them."""
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()

    with pytest.raises(ConnectionRefusedError):
        await exchange(port, b"")


async def test_busy(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    port: int,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """When another program has the port, the entry works without it, says so, and takes the port once it is free."""
    with socket.create_server(("", port)):
        entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: port})

        assert entry.state is ConfigEntryState.LOADED
        assert issue(hass, "report_port_busy", entry).translation_placeholders == {
            "title": entry.title,
            "port": str(port),
        }
        freezer.tick(timedelta(minutes=1))
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
        assert caplog.text.count("cannot be opened") == 1

    freezer.tick(timedelta(minutes=1))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert issue(hass, "report_port_busy", entry) is None
    assert status(await exchange(port, request("POST / HTTP/1.1", TRANSFER))) == 200


async def test_busy_until_unloaded(
    hass: HomeAssistant, yeastar: YeastarSimulator, port: int
) -> None:
    """Nobody is told of a port that is not wanted any more."""
    with socket.create_server(("", port)):
        entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: port})

        await hass.config_entries.async_unload(entry.entry_id)

        assert issue(hass, "report_port_busy", entry) is None


async def test_told_to_the_system_where_home_assistant_speaks_tls_only(
    hass: HomeAssistant, yeastar: YeastarSimulator, port: int
) -> None:
    """Where the web server speaks TLS only, systems are given the report port to report to the report port."""
    assert await async_setup_component(hass, "http", {})
    assert hass.config.api
    hass.config.api.use_ssl = True

    entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: port})

    assert yeastar.target() == Target(host="127.0.0.1", port=port, path=PATH)
    assert issue(hass, "no_report_target", entry) is None


async def test_nothing_to_tell_to_the_system(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Without any port for plain HTTP people are asked to set a port up."""
    assert await async_setup_component(hass, "http", {})
    assert hass.config.api
    hass.config.api.use_ssl = True

    entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: 0})

    assert entry.state is ConfigEntryState.LOADED
    assert entry.data[CONF_SYSTEM] == yeastar.key
    assert issue(hass, "no_report_target", entry) is not None
