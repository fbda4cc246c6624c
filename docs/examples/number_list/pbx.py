"""Looks numbers up for PBX."""

import csv
from pathlib import Path
from typing import override

from custom_components.pbx.number_lookup import FoundName, NumberLookup
from homeassistant.core import HomeAssistant

from . import DOMAIN


async def async_get_number_lookups(hass: HomeAssistant) -> list[NumberLookup]:
    """Return what PBX can ask."""
    return [NumberList(hass, Path(hass.data[DOMAIN]))]


class NumberList(NumberLookup):
    """A file with a number and a name in each line, and a comma between them. Numbers begin with a plus."""

    key = "file"
    name = "Number list"

    def __init__(self, hass: HomeAssistant, path: Path) -> None:
        """Begin with nothing read."""
        self._hass = hass
        self._path = path
        self._names: dict[str, str] = {}
        self._read_at: int | None = None

    @override
    async def async_look_up(self, number: str) -> FoundName | None:
        """Return whose number it is. Raises OSError if the file cannot be read."""
        await self._hass.async_add_executor_job(self._read)
        name = self._names.get(number)
        return FoundName(name) if name else None

    def _read(self) -> None:
        """Read the file, unless it is as it was."""
        changed_at = self._path.stat().st_mtime_ns
        if changed_at == self._read_at:
            return
        with self._path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file) if len(row) >= 2]
        self._names = {_compact(number): name.strip() for number, name, *_ in rows}
        self._read_at = changed_at


def _compact(number: str) -> str:
    return "".join(sign for sign in number if sign.isdecimal() or sign == "+")
