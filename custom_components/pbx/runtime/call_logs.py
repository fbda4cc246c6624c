"""Opens the call logs: the embedded file, or databases that entries name; entries with the same database share it."""

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.singleton import singleton
from homeassistant.requirements import RequirementsNotFound, async_process_requirements
from homeassistant.util.hass_dict import HassKey

from ..calls.log.call_log import CallLog
from ..calls.log.database import server_url
from ..calls.log.log_errors import DriverMissing
from ..calls.phone_book.numbers import number_key
from ..const import DOMAIN

FILE: Final = "pbx_calls.db"
SPOOL: Final = "pbx_waiting.db"
"""Where entries wait for a database that is away."""

_DRIVERS = {
    "postgresql": "psycopg[binary]==3.3.9",
    "mysql": "PyMySQL==1.2.4",
    "mariadb": "PyMySQL==1.2.4",
}

_LOGS: HassKey[CallLogs] = HassKey(f"{DOMAIN}_call_logs")


@dataclass(slots=True)
class _Open:
    """A log that is open, and how many entries use it."""

    log: CallLog
    users: int = 0


@singleton(_LOGS)
def get_call_logs(hass: HomeAssistant) -> CallLogs:
    """Return the call logs of this Home Assistant."""
    return CallLogs(hass)


class CallLogs:
    """The logs that are open, by the address of their database; "" is the embedded file."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin with none open."""
        self._hass = hass
        self._open: dict[str, _Open] = {}
        self._turn = asyncio.Lock()
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, self._async_close)

    async def async_acquire(self, url: str) -> CallLog:
        """Return the log of a database, open. Raises LogError."""
        async with self._turn:
            if url not in self._open:
                self._open[url] = _Open(await self._async_open(url))
            self._open[url].users += 1
            return self._open[url].log

    async def async_release(self, url: str) -> None:
        """Close the log of a database if nobody else uses it."""
        async with self._turn:
            if (opened := self._open.get(url)) is None:
                return
            opened.users -= 1
            if not opened.users:
                del self._open[url]
                await opened.log.close()

    async def _async_close(self, _event: Event) -> None:
        # Entries stay set up to the end, and Home Assistant would wait ten seconds for the threads of what is open.
        async with self._turn:
            for url in list(self._open):
                await self._open.pop(url).log.close()

    @property
    def in_use(self) -> dict[str, CallLog]:
        """The logs that are open, by address."""
        return {url: opened.log for url, opened in self._open.items()}

    async def _async_open(self, url: str) -> CallLog:
        config = self._hass.config
        key = partial(number_key, country=config.country)
        if not url:
            return await CallLog.open(Path(config.path(FILE)), number_key=key)
        await _async_install_driver(self._hass, url)
        return await CallLog.open(
            url, spool_file=Path(config.path(SPOOL)), number_key=key
        )


async def async_check_database(hass: HomeAssistant, url: str) -> None:
    """Find out whether a log can be kept in a database. Raises LogError."""
    await _async_install_driver(hass, url)
    await (await CallLog.open(url)).close()


async def _async_install_driver(hass: HomeAssistant, url: str) -> None:
    """Install what speaks to a kind of database, unless it is there. Raises InvalidUrl or DriverMissing."""
    driver = _DRIVERS[server_url(url).get_backend_name()]
    try:
        await async_process_requirements(hass, DOMAIN, [driver])
    except (RequirementsNotFound, HomeAssistantError) as err:
        raise DriverMissing(f"{driver} could not be installed") from err


def kind_of(url: str) -> str:
    """Return the kind of a database, for people."""
    return make_url(url).get_backend_name() if url else "sqlite"
