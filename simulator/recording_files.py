"""The recordings that the simulated Yeastar and OpenVox give out (vendor_docs/yeastar_s.md, section 4.7)."""

from collections.abc import Callable, Mapping

from .api_request import Failed
from .one_time_randoms import OneTimeRandoms
from .sound import sound_of
from .wire_text import Reply


class RecordingFiles:
    """Gives out recordings: first a random string for a recording, then the file, once and within half a minute."""

    def __init__(
        self, clock: Callable[[], float], exists: Callable[[str], bool]
    ) -> None:
        """Begin with nothing asked for. ``exists`` answers whether there is a recording with a name."""
        self._exists = exists
        self._randoms = OneTimeRandoms(clock)

    def promise(self, fields: Mapping[str, str]) -> Reply:
        """Answer with a random string. Raises Failed."""
        name = fields.get("recording", "")
        if not name:
            raise Failed("10004")
        if not self._exists(name):
            raise Failed("20014")
        random = self._randoms.give(name)
        return {"status": "Success", "recording": name, "random": random}

    def give(self, query: Mapping[str, str]) -> bytes:
        """Return the file for a random string, which is used up. Raises Failed."""
        name = self._randoms.redeem(query.get("random", ""))
        if not name or name != query.get("recording"):
            raise Failed("20012")
        if not self._exists(name):
            raise Failed("20014")
        return sound_of(name)
