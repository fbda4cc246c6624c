"""The recordings that simulated phone systems give out."""

from io import BytesIO
import json
import wave

from simulator.http_server import Request, Response
from simulator.sound import RATE, SECONDS, sound_of
from simulator.sound_links import LINK_SECONDS, SoundLinks
from simulator.wire_yeastar_p_records import Row

ROW: Row = {
    "record_file": "1.wav",
    "time": "",
    "uid": "1",
    "call_from": "1",
    "call_to": "2",
    "call_type": "Inbound",
}


def test_sound() -> None:
    """A recording is a sound file with something in it, and another recording sounds differently."""
    with wave.open(BytesIO(sound_of("1.wav"))) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (1, RATE)
        frames = sound.readframes(sound.getnframes())
    assert len(frames) == 2 * RATE * SECONDS
    assert len(set(frames)) > 2
    assert sound_of("1.wav") == sound_of("1.wav") != sound_of("2.wav")


def test_links() -> None:
    """The address of a recording is good for half an hour, with a token, and for as long as there is the recording."""
    now = 0.0
    links = SoundLinks(lambda: now, lambda token: token == "t")

    def fetched(path: object, token: str = "t") -> Response:
        return links.answer(
            Request(
                method="GET",
                path=str(path),
                query={"access_token": token},
                headers={},
                body=b"",
                source="",
            )
        )

    address = links.download([ROW], {"id": "1"})["download_resource_url"]
    assert fetched(address).body == sound_of("1.wav")
    assert json.loads(fetched(address, "other").body)["errcode"] == 10004
    links.deleted.add("1.wav")
    assert fetched(address).status.startswith("404")
    links.deleted.clear()
    now = LINK_SECONDS + 1
    assert fetched(address).status.startswith("404")
