"""Orders to call somebody and to hang up, up to what the phone system is asked for."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.live.views import ExtensionState
from custom_components.pbx.const import CONF_ASSIST_EXTENSION, CONF_REPORT_PORT
from custom_components.pbx.runtime.phone_books import async_get_phone_books
from demo.ports import free_port
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar, set_up_system
from . import Telephone, extension_device, say, say_near, spoken

IN_A_CALL = {ExtensionState.ALERTING, ExtensionState.IN_CALL}
SLOW = 0.01
"""How much slower than life calls go, so that their phones ring for as long as a test lasts."""


def dialled(simulator: YeastarSimulator) -> list[tuple[str, str]]:
    """Return which extensions were to call, and whom."""
    return [
        (
            request.fields.get("caller") or request.fields["extid"],
            request.fields.get("callee") or request.fields["outto"],
        )
        for request in simulator.requests
        if "/dial" in request.endpoint
    ]


@pytest.fixture
def options() -> dict[str, Any]:
    """Let the system report what it does, and have an extension to call from."""
    return {CONF_ASSIST_EXTENSION: "1000", CONF_REPORT_PORT: free_port()}


@pytest.fixture
def areas(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    area_registry: ar.AreaRegistry,
    device_registry: dr.DeviceRegistry,
) -> dict[str, str]:
    """Have rooms with a phone, and a cabinet with the phone system."""
    areas = {
        name: area_registry.async_create(name).id
        for name in ("Werkstatt", "Garden", "Cabinet")
    }
    for number, name in (("1023", "Werkstatt"), ("1020", "Garden")):
        device = extension_device(hass, entry, number)
        device_registry.async_update_child_device(device.id, area_id=areas[name])
    device_registry.async_update_device(
        entry.runtime_data.identity.device_id, area_id=areas["Cabinet"]
    )
    return areas


def put_assistant(
    device_registry: dr.DeviceRegistry, entry: MockConfigEntry, area_id: str | None
) -> str:
    """Return a voice assistant's device in an area."""
    device = device_registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("test", "satellite")}
    )
    device_registry.async_update_device(device.id, area_id=area_id)
    return device.id


@pytest.mark.parametrize(
    ("language", "sentence", "number", "answer"),
    [
        (
            "en",
            "Call Frieda Lindner!",
            "5550100",
            "Calling Frieda Lindner (5550100). Extension 1000 rings first.",
        ),
        (
            "de",
            "Ruf bitte Frieda Lindner an!",
            "5550100",
            "Frieda Lindner (5550100) wird angerufen. Zuerst klingelt die Nebenstelle 1000.",
        ),
        (
            "fr",
            "Appelle Frieda Lindner, s’il te plaît !",
            "5550100",
            "Appel de Frieda Lindner (5550100). Le poste 1000 sonne d’abord.",
        ),
        (
            "zh-Hans",
            "给张伟打电话",
            "5550102",
            "正在呼叫 张伟 (5550102)。分机 1000 会先响铃。",
        ),
        (
            "en",
            "call the workshop",
            "1023",
            "Calling Workshop (1023). Extension 1000 rings first.",
        ),
        (
            "de",
            "Ruf die Werkstatt an",
            "1023",
            "Workshop (1023) wird angerufen. Zuerst klingelt die Nebenstelle 1000.",
        ),
        (
            "fr",
            "Appelle la Werkstatt",
            "1023",
            "Appel de Workshop (1023). Le poste 1000 sonne d’abord.",
        ),
        (
            "zh-Hans",
            "呼叫 Workshop",
            "1023",
            "正在呼叫 Workshop (1023)。分机 1000 会先响铃。",
        ),
        (
            "en",
            "Call +49 (30) 123-456.",
            "+4930123456",
            "Calling +4930123456. Extension 1000 rings first.",
        ),
        (
            "en",
            "dial five five five oh one oh oh",
            "5550100",
            "Calling Frieda Lindner (5550100). Extension 1000 rings first.",
        ),
        (
            "de",
            "Wähle fünf fünf fünf null eins null zwo",
            "5550102",
            "张伟 (5550102) wird angerufen. Zuerst klingelt die Nebenstelle 1000.",
        ),
        (
            "fr",
            "Compose le un zéro deux trois",
            "1023",
            "Appel de Workshop (1023). Le poste 1000 sonne d’abord.",
        ),
        (
            "zh-Hans",
            "拨打分机一零二三",
            "1023",
            "正在呼叫 Workshop (1023)。分机 1000 会先响铃。",
        ),
        (
            "en",
            "Could you call extension 1002?",
            "1002",
            "Calling Anna Berg (1002). Extension 1000 rings first.",
        ),
        (
            "en",
            "Call zoe",
            "5550101",
            "Calling Zoë Müller (5550101). Extension 1000 rings first.",
        ),
        (
            "en",
            "Call Frida Lintner please",
            "5550100",
            "Calling Frieda Lindner (5550100). Extension 1000 rings first.",
        ),
    ],
)
@pytest.mark.usefixtures("areas")
async def test_call(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    language: str,
    sentence: str,
    number: str,
    answer: str,
) -> None:
    """The extension chosen in the options calls whoever was named, in whatever way."""
    yeastar.dialling.dial_speed = SLOW
    assert await say(hass, sentence, language) == answer
    assert dialled(yeastar) == [("1000", number)]


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        (
            "en",
            "Call Anna",
            "It can be any of several: Anna Berg (1002) and Anna Holt (5550103). Say it again with one of the numbers.",
        ),
        (
            "de",
            "Ruf Anna an",
            "Es kommen mehrere in Frage: Anna Berg (1002) und Anna Holt (5550103). Sag es noch einmal mit einer der Nummern.",
        ),
        (
            "en",
            "Call Rumpelstiltskin",
            "There is nobody called Rumpelstiltskin in the phone book, and no such extension or area.",
        ),
        (
            "fr",
            "Appelle Rumpelstiltskin",
            "Personne ne s’appelle Rumpelstiltskin dans l’annuaire, et il n’y a ni poste ni pièce de ce nom.",
        ),
        (
            "de",
            "Ruf den Cabinet an",
            "In Cabinet gibt es keine Nebenstelle. Ordne das Gerät einer Nebenstelle diesem Bereich zu.",
        ),
        (
            "fr",
            "Appelle le 1000",
            "Un poste ne peut pas s’appeler lui-même. Saisissez un autre numéro.",
        ),
    ],
)
@pytest.mark.usefixtures("areas")
async def test_nobody_is_called(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    language: str,
    sentence: str,
    answer: str,
) -> None:
    """Where it is not clear who is meant, that is said, and nobody is called."""
    assert await say(hass, sentence, language) == answer
    assert not dialled(yeastar)


async def test_call_from_the_room(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    areas: dict[str, str],
    device_registry: dr.DeviceRegistry,
) -> None:
    """The phone in the room of the voice assistant calls."""
    yeastar.dialling.dial_speed = SLOW
    satellite = put_assistant(device_registry, entry, areas["Garden"])
    answer = await say_near(hass, satellite, "Call Frieda")
    assert "Extension 1020 rings first" in answer
    assert dialled(yeastar) == [("1020", "5550100")]


@pytest.mark.parametrize("area", ["Cabinet", None])
async def test_call_from_elsewhere(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    areas: dict[str, str],
    device_registry: dr.DeviceRegistry,
    area: str | None,
) -> None:
    """In a room without a phone, even that of the phone system, the extension of the options calls."""
    yeastar.dialling.dial_speed = SLOW
    satellite = put_assistant(device_registry, entry, areas.get(area or ""))
    assert "Extension 1000" in await say_near(hass, satellite, "Call Frieda")


@pytest.mark.parametrize("own_area", [True, False])
async def test_satellite(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    areas: dict[str, str],
    device_registry: dr.DeviceRegistry,
    entity_registry: er.EntityRegistry,
    own_area: bool,
) -> None:
    """A satellite's own area counts before that of its device."""
    yeastar.dialling.dial_speed = SLOW
    device_id = put_assistant(device_registry, entry, areas["Werkstatt"])
    satellite = entity_registry.async_get_or_create(
        "assist_satellite", "test", "satellite", device_id=device_id
    )
    area_id = {True: areas["Garden"], False: None}[own_area]
    entity_registry.async_update_entity(
        satellite.entity_id, name="Ear", area_id=area_id
    )
    result = await async_converse(
        hass, "Call Frieda", None, Context(), "en", satellite_id=satellite.entity_id
    )
    extension = {True: "1020", False: "1023"}[own_area]
    assert f"Extension {extension}" in spoken(result.response.as_dict())


async def test_several_phones_in_the_room(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    areas: dict[str, str],
    device_registry: dr.DeviceRegistry,
) -> None:
    """Of several phones in a room the one of the options calls, and without it nobody can know which."""
    device = extension_device(hass, entry, "1002")
    device_registry.async_update_child_device(device.id, area_id=areas["Garden"])
    satellite = put_assistant(device_registry, entry, areas["Garden"])
    assert await say_near(hass, satellite, "Call Frieda") == (
        "Several extensions can call for you: 1002 Anna Berg and 1020 Jonas Weber. Choose one in the options of the phone system."
    )
    assert not dialled(yeastar)
    device = extension_device(hass, entry, "1000")
    device_registry.async_update_child_device(device.id, area_id=areas["Garden"])
    assert "Extension 1000" in await say_near(hass, satellite, "Call Frieda")


async def test_no_extension_to_call_from(
    hass: HomeAssistant, entry: MockConfigEntry, yeastar: YeastarSimulator
) -> None:
    """Without an extension in the room or in the options it is said what to do."""
    hass.config_entries.async_update_entry(entry, options={CONF_REPORT_PORT: 0})
    assert (await say(hass, "Call Frieda")).startswith(
        "It is not known from which extension to call. Put the device of an extension into the area"
    )
    assert not dialled(yeastar)


async def test_name_of_a_device(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    device_registry: dr.DeviceRegistry,
) -> None:
    """An extension is known by the name that somebody gave its device, too."""
    device = extension_device(hass, entry, "2023")
    device_registry.async_update_child_device(device.id, name_by_user="Studio")
    await say(hass, "Call the studio")
    assert dialled(yeastar) == [("1000", "2023")]


async def test_own_phone_book_of_another_system(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    other_yeastar: YeastarSimulator,
) -> None:
    """Of several systems that one calls which knows whom."""
    other = await set_up_other_yeastar(
        hass, other_yeastar, **{CONF_ASSIST_EXTENSION: "1002"}
    )
    books = await async_get_phone_books(hass)
    await books.async_add(other.entry_id, {"5550177": "Otto Quast"})
    assert "Otto Quast" in await say(hass, "Call Otto Quast")
    assert not dialled(yeastar)
    assert dialled(other_yeastar) == [("1002", "5550177")]
    await other_yeastar.stop()


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "Hang up", "The call of extension 1000 Reception is ended."),
        (
            "de",
            "Leg auf",
            "Das Gespräch der Nebenstelle 1000 Reception ist beendet.",
        ),
        ("fr", "Raccroche", "L’appel du poste 1000 Reception est terminé."),
        ("zh-Hans", "挂断电话", "分机 1000 Reception 的通话已挂断。"),
        (
            "en",
            "Hang up on the reception",
            "The call of extension 1000 Reception is ended.",
        ),
        (
            "de",
            "Beende das Gespräch von 1000",
            "Das Gespräch der Nebenstelle 1000 Reception ist beendet.",
        ),
        (
            "fr",
            "Termine l’appel de Reception",
            "L’appel du poste 1000 Reception est terminé.",
        ),
        (
            "zh-Hans",
            "挂断分机1000的通话",
            "分机 1000 Reception 的通话已挂断。",
        ),
    ],
)
async def test_hang_up(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    language: str,
    sentence: str,
    answer: str,
) -> None:
    """The call of the extension of the options, or of the one that was named, ends."""
    yeastar.dialling.dial_speed = SLOW
    await say(hass, "Call Frieda")
    assert len(yeastar.switchboard.in_progress) == 1
    assert await say(hass, sentence, language) == answer
    assert not yeastar.switchboard.in_progress


async def test_hang_up_in_the_room(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    areas: dict[str, str],
    device_registry: dr.DeviceRegistry,
) -> None:
    """The call of the phone in the room ends, and no other."""
    yeastar.dialling.dial_speed = SLOW
    satellite = put_assistant(device_registry, entry, areas["Garden"])
    await say(hass, "Call Frieda")
    await say_near(hass, satellite, "Call Anna Holt")
    answer = await say_near(hass, satellite, "Hang up")
    assert answer == "The call of extension 1020 Jonas Weber is ended."
    [left] = yeastar.switchboard.in_progress
    assert left.called == "5550100"


@pytest.fixture
def without_extension(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Have no extension in the options."""
    options = dict(entry.options)
    del options[CONF_ASSIST_EXTENSION]
    hass.config_entries.async_update_entry(entry, options=options)


@pytest.mark.usefixtures("without_extension")
async def test_hang_up_the_only_call(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Where no extension is chosen, the only one that is in a call hangs up."""
    assert await say(hass, "Hang up") == "Nobody is in a call."
    yeastar.dial("1000", "5550100")
    while entry.runtime_data.live_state.extension("1000").state not in IN_A_CALL:
        freezer.tick(0.5)
        await hass.async_block_till_done()
    assert await say(hass, "Hang up") == (
        "The call of extension 1000 Reception is ended."
    )
    assert not yeastar.switchboard.in_progress


@pytest.mark.usefixtures("without_extension")
async def test_hang_up_one_of_several(
    hass: HomeAssistant, telephone: Telephone
) -> None:
    """Where several extensions are in a call, one of them is to be named."""
    await telephone.talk(to="1002")
    await telephone.talk("5550101", to="1000")
    assert await say(hass, "Hang up") == (
        "It can be any of several extensions: 1000 Reception and 1002 Anna Berg. Say it again with one of them."
    )


async def test_hang_up_in_vain(
    hass: HomeAssistant, entry: MockConfigEntry, yeastar: YeastarSimulator
) -> None:
    """An extension that is in no call, and one that is not there."""
    assert await say(hass, "Leg auf", "de") == (
        "Diese Nebenstelle ist in keinem Anruf, es gibt also nichts aufzulegen."
    )
    assert await say(hass, "Hang up on Rumpelstiltskin") == (
        "There is no extension, area or phone system called Rumpelstiltskin."
    )


@pytest.mark.parametrize("sentence", ["Call Frieda", "Hang up"])
async def test_contact_centre(
    hass: HomeAssistant, assist: None, huawei: HuaweiSimulator, sentence: str
) -> None:
    """A system that can neither call nor hang up is said to."""
    await set_up_system(hass, huawei)
    answer = await say(hass, sentence)
    assert "Huawei" in answer
    assert "Yeastar S-Series" in answer
