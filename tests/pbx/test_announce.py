"""Announcements and prompts on a real Asterisk: what the phones hear, and what it comes to."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from asterisk_office.asterisk import Asterisk
from asterisk_office.ear import Ear, Listener, listening
from asterisk_office.office import Office
from asterisk_office.parts import answers, declines, does_not_answer, is_busy
from asterisk_office.people import FAR
from custom_components.pbx.systems.asterisk import dialling
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component

from ..sounds import tone
from .conftest import running_asterisk
from .connected import Connected, connect

LOW, HIGH = 440, 1300
SECONDS = 1.5
MEDIA = "media-source://media_source/local/gong.wav"

type Said = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
def asterisk() -> Iterator[Asterisk]:
    """Have an Asterisk of the test's own, because it keeps what it has fetched."""
    with running_asterisk() as running:
        yield running


@pytest.fixture
async def connected(
    hass: HomeAssistant,
    office: Office,
    hass_client_no_auth: ClientSessionGenerator,
    tmp_path: Path,
) -> Connected:
    """Have Home Assistant be connected to the office and be reached from there, with a sound among its media."""
    hass.config.media_dirs = {"local": str(tmp_path)}
    assert await async_setup_component(hass, "media_source", {})
    connected = await connect(hass, office)
    client = await hass_client_no_auth()
    hass.config.internal_url = str(client.make_url("/")).rstrip("/")
    await gong(hass, tone(LOW, SECONDS))
    return connected


async def gong(hass: HomeAssistant, sound: bytes) -> None:
    """Have the file among the media be a sound."""
    file = Path(hass.config.media_dirs["local"], "gong.wav")
    await hass.async_add_executor_job(file.write_bytes, sound)


def listens(ear: Ear, **ways: bool) -> Listener:
    """Answer soon, and listen until the other side hangs up."""
    script = Listener(ear, **ways)
    script.rings(0.3).answers().is_hung_up()
    return script


def results(answer: dict[str, Any]) -> dict[str, str]:
    """Return what an announcement came to, by extension."""
    return {phone["extension"]: phone["result"] for phone in answer["phones"]}


async def test_heard(hass: HomeAssistant, office: Office, connected: Connected) -> None:
    """All phones ring at the same time, and whoever picks up hears the sound, each time the one of that time."""
    address = office.asterisk.phones_address
    for hertz, other in ((LOW, HIGH), (HIGH, LOW)):
        await gong(hass, tone(hertz, SECONDS))
        async with listening(address) as anna, listening(address) as ben:
            phones = [
                await office.phone(1001, listens(anna)),
                await office.phone(1002, listens(ben)),
            ]
            answer = await connected.ask(
                "announce", extensions=["1001", "1002"], media_content_id=MEDIA
            )
            assert results(answer) == {"1001": "played", "1002": "played"}
            await asyncio.gather(*(phone.done() for phone in phones))
            first, second = (leg for phone in phones for leg in phone.legs())
            assert first.rang
            assert second.rang
            assert first.ended
            assert second.ended
            assert first.rang < second.ended
            assert second.rang < first.ended
            for ear in (anna, ben):
                assert ear.hears(hertz) == pytest.approx(SECONDS, abs=0.3)
                assert ear.hears(other) < 0.2
    calls = await connected.concluded(4)
    assert {call["outcome"] for call in calls} == {"answered"}
    assert not connected.named("pbx_call_failed")
    # One file a phone, however often it was called.
    kept = await office.console("media cache show all")
    assert kept.count("/api/pbx/announcement/") == 2


async def test_not_everybody(
    hass: HomeAssistant,
    office: Office,
    connected: Connected,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of each phone it is said what it came to, and that somebody did not pick up is no error while somebody else did."""
    monkeypatch.setattr(dialling, "RING_MILLISECONDS", 2_000)
    await office.register(1005, 0)
    async with listening(office.asterisk.phones_address) as ear:
        await office.phone(1001, listens(ear))
        await office.phone(1002, is_busy())
        await office.phone(1003, does_not_answer())
        await office.phone(1004, declines(0.3))
        answer = await connected.ask(
            "announce",
            extensions=["1001", "1002", "1003", "1004", "1005"],
            media_content_id=MEDIA,
        )
        assert results(answer) == {
            "1001": "played",
            "1002": "extension_busy",
            "1003": "not_answered",
            "1004": "not_answered",
            "1005": "extension_busy",
        }
        assert ear.hears(LOW) > 1


@pytest.mark.parametrize(
    ("script", "error"),
    [(is_busy, "announce_busy"), (does_not_answer, "announce_not_answered")],
)
async def test_nobody(
    office: Office,
    connected: Connected,
    monkeypatch: pytest.MonkeyPatch,
    script: Callable[[], Any],
    error: str,
) -> None:
    """That nobody heard it is an error."""
    monkeypatch.setattr(dialling, "RING_MILLISECONDS", 2_000)
    await office.phone(1001, script())
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("announce", extensions="1001", media_content_id=MEDIA)
    assert refused.value.translation_key == error


async def test_not_fetched(
    hass: HomeAssistant, office: Office, connected: Connected
) -> None:
    """An address at which Home Assistant is not is an error that says so."""
    hass.config.internal_url = f"http://{office.asterisk.provider_address}:9"
    phone = await office.phone(1001, answers(0.3))
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("announce", extensions="1001", media_content_id=MEDIA)
    assert refused.value.translation_key == "announce_cannot_fetch"
    await phone.drop()


async def test_cannot_fetch(office: Office, connected: Connected) -> None:
    """No phone rings where Asterisk lacks what fetches files."""
    await office.console("module unload -f res_http_media_cache.so")
    phone = await office.phone(1001, answers(0.3))
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("announce", extensions="1001", media_content_id=MEDIA)
    assert refused.value.translation_key == "announce_cannot_fetch"
    assert "res_http_media_cache" in str(refused.value.translation_placeholders)
    assert phone.legs() == []
    await phone.drop()


async def test_auto_answer(office: Office, connected: Connected) -> None:
    """The phone is asked to pick up by itself."""
    async with listening(office.asterisk.phones_address) as ear:
        phone = await office.phone(1001, listens(ear, picks_up_by_itself=True))
        await connected.ask(
            "announce", extensions="1001", media_content_id=MEDIA, auto_answer=True
        )
        await phone.done()
        phone.check()


# -- prompts -------------------------------------------------------------------------------------------------------------


async def test_prompt(office: Office, connected: Connected) -> None:
    """A colleague hears prompts one after another."""
    async with listening(office.asterisk.phones_address) as ear:
        phone = await office.phone(1002, listens(ear))
        await connected.ask(
            "play_prompt", number="1002", prompts=["vm-goodbye", "digits/1"]
        )
        await phone.done()
        phone.check()
        assert max(map(abs, ear.sound())) > 1000
    [call] = await connected.concluded(1)
    assert call["outcome"] == "answered"


async def test_prompt_outside(office: Office, connected: Connected) -> None:
    """Somebody outside hears a prompt, and the call goes out as the dial plan has it."""
    async with listening(office.asterisk.provider_address) as ear:
        far = await office.provider(listens(ear))
        await connected.ask("play_prompt", number=FAR, prompts="vm-goodbye")
        await far.done()
        far.check()
        assert max(map(abs, ear.sound())) > 1000
    [call] = await connected.concluded(1)
    assert (call["direction"], call["called_number"]) == ("outbound", FAR)
    assert call["outcome"] == "answered"


@pytest.mark.parametrize(
    "prompt", ["nothing-of-the-kind", "../../etc/passwd", "a&b", "http://192.0.2.1/a"]
)
async def test_no_such_prompt(
    office: Office, connected: Connected, prompt: str
) -> None:
    """What Asterisk does not have, and what is no name of a prompt, is refused."""
    phone = await office.phone(1002, answers(0))
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("play_prompt", number="1002", prompts=[prompt])
    assert refused.value.translation_key == "play_prompt_no_such_prompt"
    await phone.drop()


async def test_no_such_number(office: Office, connected: Connected) -> None:
    """A number that the dial plan does not have is refused."""
    with pytest.raises(HomeAssistantError) as refused:
        await connected.ask("play_prompt", number="555", prompts="vm-goodbye")
    assert refused.value.translation_key == "play_prompt_number_refused"
