"""The actions that have phones ring and be heard: announcements and prompts, up to what the phone system gets to play."""

from collections.abc import Iterator
import io
from pathlib import Path
import shutil
from typing import Any
from unittest.mock import patch
import wave

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.pbx.actions import announced_sound
from custom_components.pbx.calls.limits import MAX_PROMPTS, MAX_SOUND_SECONDS
from custom_components.pbx.const import CONF_REPORT_ADDRESS, CONF_SYSTEM, DOMAIN
from custom_components.pbx.sounds import conversion, telephone_sound
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.errors import (
    BadReply,
    NotSupported,
    OrderProblem,
    OrderRefused,
    Unconfirmed,
)
from demo.patience import until
from homeassistant.components import demo
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_USERNAME,
    CONF_WEBHOOK_ID,
)
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator

from .. import WEBHOOK_ID, set_up, set_up_system
from ..servers import missing
from ..sounds import tone
from .announcing_system import EXTENSIONS, Announcer

FIRST, SECOND, THIRD = EXTENSIONS
SPEECH = Path(demo.__file__).with_name("tts.mp3")
SILENCE_BYTES = 8000


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """Have the system in the registry."""
    with patch.dict(SYSTEMS, {Announcer.key: Announcer}):
        yield


@pytest.fixture
async def entry(
    hass: HomeAssistant, socket_enabled: None, tmp_path: Path
) -> MockConfigEntry:
    """Set the system up, with files among Home Assistant's media, and let it reach Home Assistant."""
    Announcer.begin()
    hass.config.media_dirs = {"local": str(tmp_path)}
    assert await async_setup_component(hass, "media_source", {})
    entry = await set_up(
        hass,
        MockConfigEntry(
            domain=DOMAIN,
            title="Announcer",
            unique_id="announcer-1",
            data={
                CONF_SYSTEM: Announcer.key,
                CONF_HOST: "127.0.0.1",
                CONF_PORT: 1,
                CONF_USERNAME: "",
                CONF_PASSWORD: "",
                CONF_WEBHOOK_ID: WEBHOOK_ID,
            },
        ),
    )

    def write() -> None:
        tmp_path.joinpath("gong.wav").write_bytes(tone(440))
        tmp_path.joinpath("gong_cd.wav").write_bytes(tone(440, rate=44100))
        tmp_path.joinpath("notes.wav").write_text("Buy milk")
        tmp_path.joinpath("silent.wav").write_bytes(tone(440, 0))
        tmp_path.joinpath("long.wav").write_bytes(tone(440, MAX_SOUND_SECONDS + 1))
        shutil.copy(SPEECH, tmp_path / "speech.mp3")

    await hass.async_add_executor_job(write)
    return entry


@pytest.fixture
async def reachable(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> MockConfigEntry:
    """Let Home Assistant be reached, and return the entry."""
    client = await hass_client_no_auth()
    hass.config.internal_url = str(client.make_url("/")).rstrip("/")
    return entry


@pytest.fixture
async def speech(hass: HomeAssistant) -> None:
    """Have Home Assistant speak."""
    if shutil.which("ffmpeg") is None:
        missing("FFmpeg", "ffmpeg")
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "tts", {"tts": {"platform": "demo"}})
    await hass.async_block_till_done()


@pytest.fixture
async def ffmpeg(hass: HomeAssistant) -> None:
    """Have Home Assistant have FFmpeg."""
    if shutil.which("ffmpeg") is None:
        missing("FFmpeg", "ffmpeg")
    assert await async_setup_component(hass, "ffmpeg", {})


async def order(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    action: str,
    *,
    user: MockUser | None = None,
    **fields: Any,
) -> Any:
    """Perform an action and return what is answered."""
    return await hass.services.async_call(
        DOMAIN,
        action,
        {"config_entry_id": entry.entry_id, **fields},
        blocking=True,
        return_response=True,
        context=Context(user_id=user.id) if user else None,
    )


async def announce(
    hass: HomeAssistant, entry: MockConfigEntry, *extensions: str, **fields: Any
) -> dict[str, str]:
    """Announce something and return what it came to, by extension."""
    answer = await order(hass, entry, "announce", extensions=list(extensions), **fields)
    return {phone["extension"]: phone["result"] for phone in answer["phones"]}


async def error_of(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    action: str = "announce",
    kind: type[HomeAssistantError] = HomeAssistantError,
    **fields: Any,
) -> str | None:
    """Perform an action that fails, and return the key of the error's text."""
    with pytest.raises(kind) as failed:
        await order(hass, entry, action, **fields)
    return failed.value.translation_key


def media(name: str) -> str:
    """Return the id of a file among Home Assistant's media."""
    return f"media-source://media_source/local/{name}"


GONG = {"media_content_id": media("gong.wav")}


def frames(file: bytes) -> bytes:
    """Return the sound in a file that telephones can play."""
    with wave.open(io.BytesIO(file)) as sound:
        assert sound.getparams()[:3] == (1, 2, 8000)
        played = sound.readframes(sound.getnframes())
        assert len(played) == 2 * sound.getnframes()
    assert played[:SILENCE_BYTES] == bytes(SILENCE_BYTES)
    return played[SILENCE_BYTES:]


# -- what is heard -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields", [{}, {"tts_entity": "demo"}, {"language": "de"}], ids=str
)
async def test_message(
    hass: HomeAssistant,
    speech: None,
    reachable: MockConfigEntry,
    fields: dict[str, str],
) -> None:
    """Words are spoken."""
    answer = await announce(
        hass, reachable, FIRST, message="Dinner is ready", auto_answer=True, **fields
    )
    assert answer == {FIRST: "played"}
    [heard] = Announcer.heard
    assert heard.auto_answer
    assert len(set(frames(heard.sound))) > 100


@pytest.mark.parametrize("name", ["gong.wav", "gong_cd.wav", "speech.mp3"])
async def test_file(
    hass: HomeAssistant, ffmpeg: None, reachable: MockConfigEntry, name: str
) -> None:
    """Any sound file is heard."""
    assert await announce(hass, reachable, FIRST, media_content_id=media(name)) == {
        FIRST: "played"
    }
    [heard] = Announcer.heard
    assert not heard.auto_answer
    played = frames(heard.sound)
    assert len(set(played)) > 100
    if "gong" in name:
        assert len(played) == pytest.approx(16_000, abs=200)


async def test_no_ffmpeg_needed(
    hass: HomeAssistant, reachable: MockConfigEntry
) -> None:
    """A file that telephones can play is taken as it is, also as the media picker gives it."""
    picked = {**GONG, "media_content_type": "audio/x-wav", "metadata": {}}
    await announce(hass, reachable, FIRST, media_content_id=picked)
    [heard] = Announcer.heard
    assert frames(heard.sound) == tone(440)[44:]


async def test_address(
    hass: HomeAssistant,
    reachable: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Each phone has an address of its own, which is the same each time and leads nowhere when it is over."""
    answer = await announce(hass, reachable, FIRST, SECOND, FIRST, **GONG)
    assert answer == {FIRST: "played", SECOND: "played"}
    addresses = {heard.extension: heard.address for heard in Announcer.heard}
    assert len(set(addresses.values())) == 2
    for heard in Announcer.heard:
        assert heard.headers["Content-Type"] == "audio/wav"
        assert heard.headers["Cache-Control"] == "no-store"
        assert WEBHOOK_ID not in heard.address
    await announce(hass, reachable, FIRST, **GONG)
    assert Announcer.heard[-1].address == addresses[FIRST]
    client = await hass_client_no_auth()
    for address in addresses.values():
        response = await client.get(URL(address).path)
        assert response.status == 404


async def test_typed_address(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """The host that somebody entered for the phone system is the one in the address."""
    hass.config_entries.async_update_entry(
        reachable, options={CONF_REPORT_ADDRESS: "127.0.0.1:8260"}
    )
    await hass.async_block_till_done()
    assert hass.config.api
    hass.config.api.port = URL(str(hass.config.internal_url)).port or 0
    hass.config.internal_url = "http://homeassistant.invalid"
    await announce(hass, reachable, FIRST, **GONG)
    [heard] = Announcer.heard
    assert URL(heard.address).host == "127.0.0.1"


# -- what is in the way --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"extensions": FIRST}, "announce_what"),
        ({"extensions": FIRST, **GONG, "message": "Hello"}, "announce_what"),
        ({"extensions": "1999", **GONG}, "announce_no_extension"),
        ({"extensions": [FIRST, "1999"], **GONG}, "announce_no_extension"),
        ({"extensions": [], **GONG}, "announce_no_extensions"),
        ({"extensions": FIRST, "message": "Hello"}, "announce_no_speech"),
        ({"extensions": FIRST, "media_content_id": "/etc/x.wav"}, "announce_no_media"),
        (
            {"extensions": FIRST, "media_content_id": media("none.wav")},
            "announce_no_media",
        ),
        (
            {"extensions": FIRST, "media_content_id": "media-source://nothing/a"},
            "announce_no_media",
        ),
        (
            {"extensions": FIRST, "media_content_id": media("silent.wav")},
            "announce_no_sound",
        ),
        (
            {"extensions": FIRST, "media_content_id": media("long.wav")},
            "announce_too_long",
        ),
        ({"extensions": [str(n) for n in range(11)], **GONG}, "announce_no_extension"),
    ],
)
async def test_wrong(
    hass: HomeAssistant, reachable: MockConfigEntry, fields: dict[str, Any], error: str
) -> None:
    """What cannot be announced is refused before any phone rings."""
    found = await error_of(hass, reachable, kind=ServiceValidationError, **fields)
    assert found == error
    assert Announcer.heard == []


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"tts_entity": "tts.nobody"}, "announce_no_such_speech"),
        ({"language": "tlh"}, "announce_not_spoken"),
    ],
)
async def test_not_spoken(
    hass: HomeAssistant,
    speech: None,
    reachable: MockConfigEntry,
    fields: dict[str, str],
    error: str,
) -> None:
    """What cannot be spoken is said."""
    found = await error_of(hass, reachable, extensions=FIRST, message="Hello", **fields)
    assert found == error


async def test_speech_too_long(
    hass: HomeAssistant,
    speech: None,
    reachable: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Words that take too long are refused."""
    for module in (telephone_sound, announced_sound):
        monkeypatch.setattr(module, "LONGEST_BYTES", 100)
    monkeypatch.setattr(announced_sound, "_HEADER_BYTES", 100)
    found = await error_of(hass, reachable, extensions=FIRST, message="Hello")
    assert found == "announce_too_long"


async def test_spoken_elsewhere(
    hass: HomeAssistant, speech: None, reachable: MockConfigEntry
) -> None:
    """What is no file of Home Assistant's own is refused."""
    found = await error_of(
        hass,
        reachable,
        extensions=FIRST,
        media_content_id="media-source://tts/demo?message=Hello&cache=false",
    )
    assert found == "announce_media_elsewhere"


async def test_no_sound(
    hass: HomeAssistant, ffmpeg: None, reachable: MockConfigEntry
) -> None:
    """A file that is no sound is refused."""
    fields = {"extensions": FIRST, "media_content_id": media("notes.wav")}
    assert await error_of(hass, reachable, **fields) == "announce_no_sound"


async def test_too_slow(
    hass: HomeAssistant,
    ffmpeg: None,
    reachable: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FFmpeg is not waited for without end."""
    monkeypatch.setattr(conversion, "CONVERSION_SECONDS", 0)
    fields = {"extensions": FIRST, "media_content_id": media("speech.mp3")}
    assert await error_of(hass, reachable, **fields) == "announce_no_sound"


async def test_no_ffmpeg(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """Without FFmpeg, it is said what helps."""
    fields = {"extensions": FIRST, "media_content_id": media("speech.mp3")}
    assert await error_of(hass, reachable, **fields) == "announce_no_ffmpeg"


@pytest.fixture
async def ffmpeg_gone(hass: HomeAssistant) -> None:
    """Have an FFmpeg that is not where it should be, and something that needs it to speak."""
    config = {
        "ffmpeg": {"ffmpeg_bin": "/nothing/ffmpeg"},
        "tts": {"platform": "demo"},
    }
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "tts", config)
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    "fields", [{"media_content_id": media("speech.mp3")}, {"message": "Hello"}], ids=str
)
async def test_ffmpeg_gone(
    hass: HomeAssistant,
    ffmpeg_gone: None,
    reachable: MockConfigEntry,
    fields: dict[str, str],
) -> None:
    """An FFmpeg that does not start is as good as none."""
    found = await error_of(hass, reachable, extensions=FIRST, **fields)
    assert found == "announce_no_ffmpeg"


async def test_no_media(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """Home Assistant may have no media at all."""
    hass.config.components.remove("media_source")
    found = await error_of(hass, reachable, extensions=FIRST, **GONG)
    assert found == "announce_no_media"


async def test_no_address(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without an address of Home Assistant's own, it is said what helps."""
    assert hass.config.api
    hass.config.api.use_ssl = True
    hass.config.api.local_ip = "127.0.0.1"
    found = await error_of(hass, entry, extensions=FIRST, **GONG)
    assert found == "announce_no_address"


async def test_not_supported(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A system that cannot do it is named, and so are those that can."""
    entry = await set_up_system(hass, huawei)
    assert await error_of(hass, entry, extensions=FIRST, message="Hello") == (
        "announce_not_supported"
    )
    assert await error_of(
        hass, entry, "play_prompt", number=FIRST, prompts="hello"
    ) == ("play_prompt_not_supported")


def refused(problem: OrderProblem | None) -> OrderRefused:
    """Return why the system does not do it."""
    return OrderRefused(BadReply("no", meaning="it has its reasons"), problem)


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (refused(OrderProblem.NOT_ANSWERED), "announce_not_answered"),
        (refused(OrderProblem.EXTENSION_BUSY), "announce_busy"),
        (refused(OrderProblem.NO_SUCH_EXTENSION), "announce_no_extension"),
        (refused(OrderProblem.NOT_PERMITTED), "announce_not_permitted"),
        (refused(OrderProblem.CANNOT_FETCH), "announce_cannot_fetch"),
        (refused(None), "announce_refused"),
        (Unconfirmed("perhaps"), "announce_unconfirmed"),
        (NotSupported("too old"), "announce_firmware"),
    ],
    ids=str,
)
async def test_refused(
    hass: HomeAssistant, reachable: MockConfigEntry, failure: Exception, error: str
) -> None:
    """What was in the way is said in words, if nobody heard anything."""
    Announcer.fails = {FIRST: failure}
    assert await error_of(hass, reachable, extensions=FIRST, **GONG) == error


async def test_some(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """Of each phone it is said what it came to, if somebody heard it."""
    Announcer.fails = {SECOND: refused(OrderProblem.NOT_ANSWERED)}
    answer = await announce(hass, reachable, *EXTENSIONS, **GONG)
    assert answer == {FIRST: "played", SECOND: "not_answered", THIRD: "played"}
    Announcer.fails = {FIRST: Unconfirmed("perhaps"), SECOND: refused(None)}
    answer = await announce(hass, reachable, *EXTENSIONS, **GONG)
    assert answer == {FIRST: "unconfirmed", SECOND: "failed", THIRD: "played"}


async def test_not_fetched(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """A phone that was picked up and heard nothing did not hear it."""
    Announcer.deaf = {FIRST}
    found = await error_of(hass, reachable, extensions=FIRST, **GONG)
    assert found == "announce_cannot_fetch"
    answer = await announce(hass, reachable, FIRST, SECOND, **GONG)
    assert answer == {FIRST: "cannot_fetch", SECOND: "played"}


async def under_way() -> int:
    """Return how many orders the system has got."""
    return Announcer.orders


async def test_twice(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """A phone that is being called is not called again meanwhile, and afterwards it is."""
    Announcer.goes_on.clear()
    first = hass.async_create_task(announce(hass, reachable, FIRST, SECOND, **GONG))
    await until("an order is under way", under_way, bool)
    found = await error_of(hass, reachable, extensions=[SECOND, THIRD], **GONG)
    assert found == "announce_under_way"
    Announcer.goes_on.set()
    assert await first == {FIRST: "played", SECOND: "played"}
    assert await announce(hass, reachable, SECOND, **GONG) == {SECOND: "played"}


async def test_too_many_calls(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """Every phone counts among the calls of a minute."""
    for _ in range(3):
        await announce(hass, reachable, *EXTENSIONS, **GONG)
    found = await error_of(hass, reachable, extensions=list(EXTENSIONS), **GONG)
    assert found == "too_many_calls"
    await order(hass, reachable, "play_prompt", number=FIRST, prompts="hello")
    found = await error_of(
        hass, reachable, "play_prompt", number=FIRST, prompts="hello"
    )
    assert found == "too_many_calls"


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("announce", {"extensions": FIRST, **GONG}),
        ("play_prompt", {"number": FIRST, "prompts": "hello"}),
    ],
)
async def test_rights(
    hass: HomeAssistant,
    reachable: MockConfigEntry,
    hass_read_only_user: MockUser,
    hass_admin_user: MockUser,
    action: str,
    fields: dict[str, Any],
) -> None:
    """Who may not dial may not have phones ring either."""
    with pytest.raises(Unauthorized):
        await order(hass, reachable, action, user=hass_read_only_user, **fields)
    await order(hass, reachable, action, user=hass_admin_user, **fields)


# -- prompts -------------------------------------------------------------------------------------------------------------


async def test_prompts(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """The system gets the number as it is dialled, and the names."""
    answer = await order(
        hass,
        reachable,
        "play_prompt",
        number="(030) 555 01-00",
        prompts=["welcome", " alarm "],
        auto_answer=True,
    )
    assert answer == {"prompts": 2}
    assert Announcer.prompts == [("0305550100", ("welcome", "alarm"), True)]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"number": "", "prompts": "hello"}, "dial_number_missing"),
        ({"number": "call me", "prompts": "hello"}, "dial_number_invalid"),
        ({"number": FIRST, "prompts": [""]}, "play_prompt_what"),
        (
            {"number": FIRST, "prompts": ["a"] * (MAX_PROMPTS + 1)},
            "play_prompt_too_many",
        ),
        ({"number": FIRST, "prompts": "a" * 300}, "play_prompt_too_many"),
    ],
)
async def test_wrong_prompts(
    hass: HomeAssistant, reachable: MockConfigEntry, fields: dict[str, Any], error: str
) -> None:
    """What cannot be played is refused before anybody is called."""
    found = await error_of(
        hass, reachable, "play_prompt", ServiceValidationError, **fields
    )
    assert found == error
    assert Announcer.prompts == []


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (refused(OrderProblem.NO_SUCH_PROMPT), "play_prompt_no_such_prompt"),
        (refused(OrderProblem.NO_SUCH_NUMBER), "play_prompt_number_refused"),
        (refused(OrderProblem.NOT_ANSWERED), "play_prompt_not_answered"),
        (refused(OrderProblem.EXTENSION_BUSY), "play_prompt_busy"),
        (refused(OrderProblem.NOT_PERMITTED), "play_prompt_not_permitted"),
        (refused(None), "play_prompt_refused"),
        (Unconfirmed("perhaps"), "play_prompt_unconfirmed"),
        (NotSupported("too old"), "play_prompt_firmware"),
    ],
    ids=str,
)
async def test_prompt_refused(
    hass: HomeAssistant, reachable: MockConfigEntry, failure: Exception, error: str
) -> None:
    """What was in the way is said in words."""
    Announcer.fails = {"hello": failure}
    found = await error_of(
        hass, reachable, "play_prompt", number=FIRST, prompts="hello"
    )
    assert found == error


async def test_prompt_twice(hass: HomeAssistant, reachable: MockConfigEntry) -> None:
    """A number that is being called is not called again meanwhile."""
    Announcer.goes_on.clear()
    fields = {"number": FIRST, "prompts": "hello"}
    first = hass.async_create_task(order(hass, reachable, "play_prompt", **fields))
    await until("an order is under way", under_way, bool)
    found = await error_of(hass, reachable, "play_prompt", **fields)
    assert found == "play_prompt_under_way"
    Announcer.goes_on.set()
    assert await first == {"prompts": 1}
