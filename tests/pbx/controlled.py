"""A call on a real Asterisk that Home Assistant controls, and who is heard on the phones then."""

from typing import Any

import pytest

from asterisk_office.called import Called
from asterisk_office.office import Office
from asterisk_office.parts import answers, calls_and_stays
from asterisk_office.people import EVA, from_outside
from asterisk_office.phone import Phone
from demo.patience import until
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from .connected import Connected, connect
from .seen import call_id, parted, show


async def order(connected: Connected, name: str, **fields: Any) -> None:
    """Give an order about the only call, which is named by its id where no extension is."""
    if "extension" not in fields:
        fields["call_id"] = await call_id(connected)
    await connected.ask(name, **fields)


async def refusal(connected: Connected, name: str, **fields: Any) -> HomeAssistantError:
    """Give an order that is refused, and return the error."""
    with pytest.raises(HomeAssistantError) as refused:
        await order(connected, name, **fields)
    return refused.value


async def heard(phone: Phone, *phones: str) -> None:
    """Wait until these phones, and no others, are heard on a phone."""

    async def now() -> set[str]:
        return phone.hears()

    await until(
        f"{phones} on {phone.line.phone}", now, lambda heard: heard == {*phones}
    )


async def talk(*phones: Phone) -> None:
    """Wait until each of some phones hears all the others, and nobody else."""
    for phone in phones:
        others = [other.line.phone for other in phones if other is not phone]
        await heard(phone, *others)


async def finished(
    connected: Connected, extension: str, *phones: Phone
) -> dict[str, Any]:
    """Have an extension hang up, wait until it is so on phones, and return the only call of the log."""
    await connected.ask("hang_up", extension=extension)
    await parted(*phones)
    [call] = await connected.concluded(1)
    return call


async def anna_and_eva(
    hass: HomeAssistant, office: Office, anna: Called | None = None
) -> tuple[Connected, Phone, Phone]:
    """Have Eva talk to Anna."""
    connected = await connect(hass, office)
    annas = await office.phone(1001, anna or answers(0.3), hears=True)
    evas = await office.outside(calls_and_stays(EVA, from_outside(1001)), hears=True)
    await show(hass, "in_call", "1001")
    await talk(annas, evas)
    return connected, annas, evas
