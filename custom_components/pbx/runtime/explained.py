"""What a phone system's failures mean to Home Assistant, in words that say what to do."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..error_texts import system_error_key
from ..systems.errors import BadCredentials, BadReply, LockedOut, PbxError
from ..systems.settings import Settings

_BAD_REPLY = "bad_reply"

# Kept outside the entry, because Home Assistant sets an entry up again and again while it cannot be.
_LOCKED_OUT: HassKey[dict[Settings, Lockout]] = HassKey(f"{DOMAIN}_locked_out")


class Lockout(NamedTuple):
    """Until when no login may be tried, and which text says why."""

    until: datetime
    key: str


def seconds_locked_out(hass: HomeAssistant, settings: Settings) -> float:
    """Return for how long no login may be tried, 0 when a login may be tried."""
    lockout = hass.data.setdefault(_LOCKED_OUT, {}).get(settings)
    if lockout is None:
        return 0.0
    return max(0.0, (lockout.until - dt_util.utcnow()).total_seconds())


@contextmanager
def explained(hass: HomeAssistant, settings: Settings) -> Generator[None]:
    """Turn a system's errors into those that an update coordinator understands.

    Raises ConfigEntryAuthFailed for refused credentials, else UpdateFailed with the time after which to try again.
    """
    locked_out = hass.data.setdefault(_LOCKED_OUT, {})
    if seconds := seconds_locked_out(hass, settings):
        raise _failed(locked_out[settings].key, settings, seconds)
    try:
        yield
    except BadCredentials as err:
        raise ConfigEntryAuthFailed(
            translation_domain=DOMAIN, translation_key=system_error_key(err)
        ) from err
    except PbxError as err:
        key = system_error_key(err) or _BAD_REPLY
        if isinstance(err, LockedOut):
            until = dt_util.utcnow() + timedelta(seconds=err.retry_seconds)
            locked_out[settings] = Lockout(until, key)
        meaning = err.meaning or err.errno if isinstance(err, BadReply) else None
        raise _failed(
            key, settings, err.retry_seconds, meaning=meaning or str(err)
        ) from err
    locked_out.pop(settings, None)


def _failed(key: str, settings: Settings, seconds: float, **more: str) -> UpdateFailed:
    return UpdateFailed(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"host": settings.host, **more},
        retry_after=seconds,
    )
