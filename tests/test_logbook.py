"""Activity: one sentence for each call, as Home Assistant's own logbook shows it."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.pbx.const import CONF_LEAST_RING_SECONDS
from custom_components.pbx.runtime.bus_events import (
    EVENT_CALL_ENDED,
    EVENT_CALLS_MISSED_MEANWHILE,
)
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .report_bodies import (
    ANSWERED,
    CALL,
    OVER,
    RINGING,
    Reporter,
    body,
    ext,
    failed,
    inbound,
    record,
    results,
    status,
    transferred,
)
from .yeastar_reports import outbound, record as record_fields

NAME = "Yeastar S100"
EVENT = "event.yeastar_s100_extension_1000_reception_calls"
LANGUAGES = ("en", "de", "fr", "zh-Hans")

type Lines = list[dict[str, Any]]

ANN = {"caller_number": "5550100", "caller_name": "Ann"}
TO_ANNA = {"called_number": "1002", "extensions": ["1002"]}
FROM_INSIDE = {"direction": "outbound", "caller_number": "1002", "caller_name": None}
SENTENCES: dict[str, tuple[dict[str, Any], tuple[str, str, str, str]]] = {
    "missed": (
        {"outcome": "missed", "extensions": ["1002"], "ring_seconds": 22},
        (
            "Missed call from Ann (5550100) to Anna Berg (1002), rang 22 s",
            "Verpasster Anruf von Ann (5550100) an Anna Berg (1002), es klingelte 22 Sek.",
            "Appel manqué : Ann (5550100) a appelé Anna Berg (1002), 22 s de sonnerie",
            "未接来电：Ann (5550100) 呼叫 Anna Berg (1002)，响铃 22 秒",
        ),
    ),
    "missed_by_a_group": (
        {"outcome": "missed", "extensions": ["1000", "1002"], "ring_seconds": 60},
        (
            "Missed call from Ann (5550100) to 8000, rang 1 min",
            "Verpasster Anruf von Ann (5550100) an 8000, es klingelte 1 Min.",
            "Appel manqué : Ann (5550100) a appelé 8000, 1 min de sonnerie",
            "未接来电：Ann (5550100) 呼叫 8000，响铃 1 分",
        ),
    ),
    "missed_of_a_hidden_number": (
        {"outcome": "missed", "caller_number": None, "caller_name": None},
        (
            "Missed call from a hidden number to 8000",
            "Verpasster Anruf von Anonym an 8000",
            "Appel manqué : un numéro masqué a appelé 8000",
            "未接来电：隐藏号码 呼叫 8000",
        ),
    ),
    "missed_of_a_word_for_hidden_numbers": (
        {"outcome": "missed", "caller_number": "anonymous", "caller_name": None},
        (
            "Missed call from a hidden number to 8000",
            "Verpasster Anruf von Anonym an 8000",
            "Appel manqué : un numéro masqué a appelé 8000",
            "未接来电：隐藏号码 呼叫 8000",
        ),
    ),
    "missed_and_nothing_known": (
        {"outcome": "missed", "caller_name": None, "called_number": None},
        (
            "Missed call from 5550100 to Yeastar S100",
            "Verpasster Anruf von 5550100 an Yeastar S100",
            "Appel manqué : 5550100 a appelé Yeastar S100",
            "未接来电：5550100 呼叫 Yeastar S100",
        ),
    ),
    "rang_too_short": (
        {"outcome": "missed", "rang_too_short": True, "ring_seconds": 1},
        (
            "Ann (5550100) called 8000 and hung up at once, rang 1 s",
            "Ann (5550100) rief 8000 an und legte gleich wieder auf, es klingelte 1 Sek.",
            "Ann (5550100) a appelé 8000 et a raccroché aussitôt, 1 s de sonnerie",
            "Ann (5550100) 呼叫 8000，随即挂断，响铃 1 秒",
        ),
    ),
    "answered": (
        {"outcome": "answered", "answered_by": "1002", "talk_seconds": 200},
        (
            "Ann (5550100) called 8000, Anna Berg (1002) answered, 3 min 20 s",
            "Ann (5550100) rief 8000 an, Anna Berg (1002) nahm ab, 3 Min. 20 Sek.",
            "Ann (5550100) a appelé 8000, Anna Berg (1002) a décroché, 3 min 20 s",
            "Ann (5550100) 呼叫 8000，Anna Berg (1002) 已接听，3 分 20 秒",
        ),
    ),
    "answered_by_who_was_called": (
        {"outcome": "answered", "answered_by": "1002", "talk_seconds": 5, **TO_ANNA},
        (
            "Anna Berg (1002) answered a call from Ann (5550100), 5 s",
            "Anna Berg (1002) nahm einen Anruf von Ann (5550100) an, 5 Sek.",
            "Ann (5550100) a appelé Anna Berg (1002), qui a décroché, 5 s",
            "Anna Berg (1002) 接听了 Ann (5550100) 的来电，5 秒",
        ),
    ),
    "answered_of_a_hidden_number": (
        {
            "outcome": "answered",
            "answered_by": "7777",
            "caller_number": None,
            "caller_name": None,
        },
        (
            "A hidden number called 8000, 7777 answered",
            "Anonym rief 8000 an, 7777 nahm ab",
            "Un numéro masqué a appelé 8000, 7777 a décroché",
            "隐藏号码 呼叫 8000，7777 已接听",
        ),
    ),
    "blocked": (
        {"outcome": "missed", "ring_seconds": 5, "blocked": True},
        (
            "Missed call from Ann (5550100) to 8000, rang 5 s (blocked)",
            "Verpasster Anruf von Ann (5550100) an 8000, es klingelte 5 Sek. (gesperrt)",
            "Appel manqué : Ann (5550100) a appelé 8000, 5 s de sonnerie (bloqué)",
            "未接来电：Ann (5550100) 呼叫 8000，响铃 5 秒（已屏蔽）",
        ),
    ),
    "forwarded": (
        {"outcome": "answered", "talk_seconds": 3900},
        (
            "A call from Ann (5550100) to 8000 was answered, 1 h 5 min",
            "Der Anruf von Ann (5550100) an 8000 wurde angenommen, 1 Std. 5 Min.",
            "Ann (5550100) a appelé 8000, l’appel a été pris, 1 h 5 min",
            "Ann (5550100) 呼叫 8000，已接听，1 小时 5 分",
        ),
    ),
    "transferred": (
        {
            "outcome": "answered",
            "answered_by": "1000",
            "transferred_by": ["1000"],
            "talk_seconds": 61,
        },
        (
            "Ann (5550100) called 8000, Reception (1000) answered, then transferred, 1 min 1 s",
            "Ann (5550100) rief 8000 an, Reception (1000) nahm ab, dann weiterverbunden, 1 Min. 1 Sek.",
            "Ann (5550100) a appelé 8000, Reception (1000) a décroché, puis transféré, 1 min 1 s",
            "Ann (5550100) 呼叫 8000，Reception (1000) 已接听，随后转接，1 分 1 秒",
        ),
    ),
    "voicemail": (
        {"outcome": "voicemail", "talk_seconds": 20, **TO_ANNA},
        (
            "Ann (5550100) called Anna Berg (1002) and reached voicemail",
            "Ann (5550100) rief Anna Berg (1002) an und erreichte die Mailbox",
            "Ann (5550100) a appelé Anna Berg (1002) et a eu la messagerie",
            "Ann (5550100) 呼叫 Anna Berg (1002)，转入语音信箱",
        ),
    ),
    "unknown": (
        {"outcome": "unknown"},
        (
            "Ann (5550100) called 8000; how the call ended is not known",
            "Ann (5550100) rief 8000 an; wie der Anruf endete, ist nicht bekannt",
            "Ann (5550100) a appelé 8000 ; on ne sait pas comment l’appel s’est terminé",
            "Ann (5550100) 呼叫 8000，通话结果未知",
        ),
    ),
    "outbound": (
        {
            **FROM_INSIDE,
            "outcome": "answered",
            "called_number": "5550100",
            "called_name": "Ann",
            "talk_seconds": 30,
        },
        (
            "Anna Berg (1002) talked to Ann (5550100), 30 s",
            "Anna Berg (1002) sprach mit Ann (5550100), 30 Sek.",
            "Anna Berg (1002) a parlé avec Ann (5550100), 30 s",
            "Anna Berg (1002) 与 Ann (5550100) 通话，30 秒",
        ),
    ),
    "outbound_of_nobody": (
        {
            **FROM_INSIDE,
            "outcome": "failed",
            "caller_number": None,
            "called_number": "5550100",
        },
        (
            "Yeastar S100 did not reach 5550100",
            "Yeastar S100 erreichte 5550100 nicht",
            "Yeastar S100 n’a pas pu joindre 5550100",
            "Yeastar S100 未能接通 5550100",
        ),
    ),
    "internal": (
        {
            **FROM_INSIDE,
            "direction": "internal",
            "outcome": "answered",
            "called_number": "1000",
            "answered_by": "1000",
        },
        (
            "Anna Berg (1002) talked to Reception (1000)",
            "Anna Berg (1002) sprach mit Reception (1000)",
            "Anna Berg (1002) a parlé avec Reception (1000)",
            "Anna Berg (1002) 与 Reception (1000) 通话",
        ),
    ),
    "failed": (
        {
            **FROM_INSIDE,
            "outcome": "failed",
            "called_number": "5550100",
            "reason": "486 Busy here",
        },
        (
            "Anna Berg (1002) did not reach 5550100: 486 Busy here",
            "Anna Berg (1002) erreichte 5550100 nicht: 486 Busy here",
            "Anna Berg (1002) n’a pas pu joindre 5550100 : 486 Busy here",
            "Anna Berg (1002) 未能接通 5550100：486 Busy here",
        ),
    ),
    "told_of_late": (
        {"outcome": "missed", "started_at": "2026-11-21T07:30:00+00:00"},
        (
            "Missed call from Ann (5550100) to 8000 (on 2026-11-21 at 07:30)",
            "Verpasster Anruf von Ann (5550100) an 8000 (am 2026-11-21 um 07:30)",
            "Appel manqué : Ann (5550100) a appelé 8000 (le 2026-11-21 à 07:30)",
            "未接来电：Ann (5550100) 呼叫 8000（2026-11-21 07:30）",
        ),
    ),
}
MEANWHILE = {
    1: (
        "1 call was missed while Home Assistant was off or did not reach the phone system",
        "1 Anruf wurde verpasst, während Home Assistant aus war oder die Telefonanlage nicht erreichte",
        "1 appel manqué pendant que Home Assistant était arrêté ou ne joignait pas le système téléphonique",
        "Home Assistant 关闭或无法连接电话系统期间，有 1 个未接来电",
    ),
    3: (
        "3 calls were missed while Home Assistant was off or did not reach the phone system",
        "3 Anrufe wurden verpasst, während Home Assistant aus war oder die Telefonanlage nicht erreichte",
        "3 appels manqués pendant que Home Assistant était arrêté ou ne joignait pas le système téléphonique",
        "Home Assistant 关闭或无法连接电话系统期间，有 3 个未接来电",
    ),
}


@pytest.fixture
def hass(
    recorder_mock: Recorder, freezer: FrozenDateTimeFactory, hass: HomeAssistant
) -> HomeAssistant:
    """Have a recorder, and stop the clocks before Home Assistant sets its timers by them."""
    freezer.move_to("2026-11-21T12:00:00+00:00")
    return hass


@pytest.fixture
async def entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Set up a phone system beside Activity, in a home without a time of its own."""
    await hass.config.async_set_time_zone("UTC")
    for component in ("logbook", "todo"):
        assert await async_setup_component(hass, component, {})
    return await set_up_system(hass, yeastar, **{CONF_LEAST_RING_SECONDS: 2})


class Activity:
    """What Activity shows."""

    def __init__(self, hass: HomeAssistant, client: WebSocketGenerator) -> None:
        """Begin now."""
        self._hass = hass
        self._client = client
        self._start = dt_util.utcnow() - timedelta(hours=1)

    async def lines(self, **about: list[str]) -> Lines:
        """Return the lines, the oldest first."""
        await async_wait_recording_done(self._hass)
        client = await self._client(self._hass)
        await client.send_json_auto_id(
            {
                "type": "logbook/get_events",
                "start_time": self._start.isoformat(),
                "end_time": (dt_util.utcnow() + timedelta(hours=1)).isoformat(),
                **about,
            }
        )
        lines: Lines = (await client.receive_json())["result"]
        return lines

    async def messages(self, **about: list[str]) -> list[str]:
        """Return what the lines about calls say."""
        lines = await self.lines(**about)
        return [line["message"] for line in lines if line.get("domain") == "pbx"]


@pytest.fixture
def activity(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Activity:
    """Return what Activity shows from now on."""
    return Activity(hass, hass_ws_client)


def tell(hass: HomeAssistant, entry: MockConfigEntry, **call: Any) -> None:
    """Tell of a call as the integration does."""
    hass.bus.async_fire(
        EVENT_CALL_ENDED,
        {
            "config_entry_id": entry.entry_id,
            "device_id": entry.runtime_data.identity.device_id,
            "direction": "inbound",
            "called_number": "8000",
            "extensions": [],
            "started_at": dt_util.utcnow().isoformat(),
            **ANN,
            **call,
        },
    )


@pytest.mark.parametrize("place", range(len(LANGUAGES)), ids=LANGUAGES)
async def test_sentences(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    activity: Activity,
    freezer: FrozenDateTimeFactory,
    place: int,
) -> None:
    """Every kind of call has its sentence, in the language that Home Assistant has now."""
    await hass.config.async_update(language=LANGUAGES[place])
    await hass.async_block_till_done()
    for call, _ in SENTENCES.values():
        tell(hass, entry, **call)
        freezer.tick(1)
    for count in MEANWHILE:
        hass.bus.async_fire(
            EVENT_CALLS_MISSED_MEANWHILE,
            {
                "device_id": entry.runtime_data.identity.device_id,
                "config_entry_id": entry.entry_id,
                "count": count,
            },
        )
        freezer.tick(1)
    assert await activity.messages() == [
        *(sentences[place] for _, sentences in SENTENCES.values()),
        *(sentences[place] for sentences in MEANWHILE.values()),
    ]


async def test_language_without_texts(
    hass: HomeAssistant, entry: MockConfigEntry, activity: Activity
) -> None:
    """In a language that the integration does not speak, Activity speaks English."""
    await hass.config.async_update(language="it")
    await hass.async_block_till_done()
    tell(hass, entry, outcome="missed")
    assert await activity.messages() == ["Missed call from Ann (5550100) to 8000"]


@pytest.mark.parametrize(
    ("call", "icon"),
    [
        ({"outcome": "missed"}, "mdi:phone-missed"),
        ({"outcome": "voicemail"}, "mdi:voicemail"),
        ({"outcome": "failed"}, "mdi:phone-alert"),
        ({"outcome": "unknown"}, "mdi:phone-hangup"),
        ({"outcome": None}, "mdi:phone-hangup"),
        ({"outcome": "answered"}, "mdi:phone-incoming"),
        ({"outcome": "answered", "direction": "outbound"}, "mdi:phone-outgoing"),
        ({"outcome": "answered", "direction": "internal"}, "mdi:phone"),
    ],
)
async def test_icons(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    activity: Activity,
    call: dict[str, Any],
    icon: str,
) -> None:
    """A line is told from others by its icon, and bears the name that people gave the phone system."""
    dr.async_get(hass).async_update_device(
        entry.runtime_data.identity.device_id, name_by_user="Office"
    )
    tell(hass, entry, **call)
    (line,) = await activity.lines()
    assert (line["name"], line["icon"], line["domain"]) == ("Office", icon, "pbx")


async def test_removed_system(
    hass: HomeAssistant, entry: MockConfigEntry, activity: Activity
) -> None:
    """The calls of a phone system that was removed are still told of."""
    tell(hass, entry, outcome="missed", extensions=["1002"])
    await hass.config_entries.async_remove(entry.entry_id)
    (line,) = [line for line in await activity.lines() if "message" in line]
    assert line["name"] == "PBX"
    assert line["message"] == "Missed call from Ann (5550100) to 1002"


@pytest.mark.parametrize(
    ("bodies", "message", "others"),
    [
        pytest.param(
            [RINGING, ANSWERED, OVER, record("ANSWERED")],
            "5550100 called 8000, Reception (1000) answered, 14 s",
            [],
            id="answered",
        ),
        pytest.param(
            [RINGING, OVER, record("NO ANSWER")],
            "Missed call from 5550100 to Reception (1000), rang 5 s",
            ["todo.yeastar_s100_calls_to_return"],
            id="missed",
        ),
        pytest.param(
            [RINGING, OVER, record("NO ANSWER", callduraction="1", talkduraction="0")],
            "5550100 called Reception (1000) and hung up at once, rang 1 s",
            [],
            id="hung_up",
        ),
        pytest.param(
            [RINGING, OVER, record("VOICEMAIL")],
            "5550100 called 8000 and reached voicemail",
            [],
            id="voicemail",
        ),
        pytest.param(
            [
                RINGING,
                ANSWERED,
                transferred(inbound(""), ext("1000", "")),
                status(inbound("ANSWERED"), ext("1002", "RING")),
                status(inbound("ANSWERED"), ext("1002", "ANSWER")),
                status(inbound("BYE"), ext("1002", "BYE")),
                record("ANSWERED"),
            ],
            "5550100 called 8000, Reception (1000) answered, then transferred, 14 s",
            [],
            id="transferred",
        ),
        pytest.param(
            [
                status(ext("1000", "ALERT"), ext("1002", "RING")),
                failed("486 Busy here", ext("1000", ""), ext("1002", "")),
                status(ext("1000", "BYE"), ext("1002", "BYE")),
            ],
            "Reception (1000) did not reach Anna Berg (1002): 486 Busy here",
            [],
            id="failed",
        ),
        pytest.param(
            [
                status(ext("1000", "ALERT"), outbound("RING")),
                status(ext("1000", "ANSWER"), outbound("ANSWER")),
                status(ext("1000", "BYE"), outbound("BYE")),
                body(
                    record_fields(kind="Outbound", by="1000", to="5550100", call=CALL)
                ),
            ],
            "Reception (1000) talked to 5550100, 14 s",
            [],
            id="outbound",
        ),
    ],
)
async def test_one_line_for_a_call(
    entry: MockConfigEntry,
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    activity: Activity,
    freezer: FrozenDateTimeFactory,
    bodies: list[bytes],
    message: str,
    others: list[str],
) -> None:
    """A call that is over is one line, and no state of a sensor makes another; a missed call is to be returned besides."""
    report = Reporter(hass, entry, hass_client_no_auth)
    for content in bodies:
        await report(content)
        freezer.tick(2)
    await report.wait(freezer)
    lines = await activity.lines()
    assert [line["message"] for line in lines if "message" in line] == [message]
    assert [line["entity_id"] for line in lines if "message" not in line] == others
    assert {line.get("name") for line in lines} <= {NAME, None}
    on_device = await activity.messages(
        device_ids=[entry.runtime_data.identity.device_id]
    )
    assert on_device == [message]


async def test_live(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    hass_ws_client: WebSocketGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Whoever looks at Activity sees the line as soon as the call is over, and no others before."""
    client = await hass_ws_client(hass)
    await async_wait_recording_done(hass)
    await client.send_json_auto_id(
        {"type": "logbook/event_stream", "start_time": dt_util.utcnow().isoformat()}
    )
    assert (await client.receive_json())["success"]
    for _ in range(2):
        assert (await client.receive_json())["event"]["events"] == []
    freezer.tick(1)
    await report(RINGING, ANSWERED, OVER, record("ANSWERED"))
    await report.wait(freezer)
    (line,) = (await client.receive_json())["event"]["events"]
    assert line["message"] == "5550100 called 8000, Reception (1000) answered, 14 s"


async def test_line_of_extension(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    activity: Activity,
    freezer: FrozenDateTimeFactory,
    entity_registry: er.EntityRegistry,
) -> None:
    """An extension's device shows its calls, though the event entity by which they are found is switched off."""
    known = entity_registry.async_get(EVENT)
    assert known
    assert known.disabled_by is er.RegistryEntryDisabler.INTEGRATION
    await report(RINGING, ANSWERED, OVER, record("ANSWERED"))
    await report.wait(freezer)
    device = known.device_id or ""
    assert await activity.messages(entity_ids=[EVENT], device_ids=[device]) == [
        "5550100 called 8000, Reception (1000) answered, 14 s"
    ]


async def test_switched_on(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    entity_registry: er.EntityRegistry,
) -> None:
    """Who wants an event entity switches it on, and it stays on."""
    entity_registry.async_update_entity(EVENT, disabled_by=None)
    await hass.config_entries.async_reload(entry.entry_id)
    await report(RINGING)
    state = hass.states.get(EVENT)
    assert state
    assert state.attributes["event_type"] == "ringing"


async def test_campaign(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A contact centre's results make no lines: there are thousands."""
    assert await async_setup_component(hass, "logbook", {})
    entry = await set_up_system(hass, huawei)
    activity = Activity(hass, hass_ws_client)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(*(results(number) for number in range(3)))
    freezer.tick(1)
    await report(results(4).replace(b'"callStatus": 6', b'"callStatus": 5'))
    assert await activity.lines() == []
