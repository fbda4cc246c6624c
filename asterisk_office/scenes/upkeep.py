"""No calls: phones and providers come and go, and the configuration is read again."""

import asyncio
import time
from typing import Final

from ..office import SECOND_PROVIDER_PORT, Office
from ..scene import Scenes

SCENES = Scenes()
_SECOND_TRUNK: Final = """\
[trunk2](sip)
context = from-pstn
aors = trunk2
[trunk2]
type = aor
contact = sip:{address}
qualify_frequency = 1
qualify_timeout = 0.5
[trunk2]
type = registration
server_uri = sip:{address}
client_uri = sip:03023125000@{address}
retry_interval = 1
max_retries = 1000
"""
_MODULES: Final = ("res_pjsip.so", "res_pjsip_outbound_registration.so")


@SCENES.add(
    "Dan's phone unregisters, registers for 5 s, is qualified in vain, lets the registration run out, registers again."
)
async def registration(office: Office) -> None:
    """Come and go."""
    await office.register(1004, 0)
    await asyncio.sleep(1)
    await office.register(1004, 5)
    await asyncio.sleep(0.5)
    await office.control.order("PJSIPQualify", Endpoint="1004")
    await office.control.event(
        "ContactStatus", ContactStatus="Removed", after=time.time(), seconds=60
    )
    await office.register(1004)


@SCENES.add("`module reload` of the dial plan, PJSIP and queues.")
async def reload(office: Office) -> None:
    """Read the configuration again."""
    await office.control.order("Reload", Module="pbx_config.so")
    await office.control.order("Command", Command="module reload res_pjsip.so")
    await office.control.order("Command", Command="queue reload all")
    await asyncio.sleep(1)


@SCENES.add(
    "A second provider, which registers and is watched (qualify), is dead, comes up, dies, and is taken out of the configuration. "
    "Nothing is called."
)
async def trunk_status(office: Office) -> None:
    """Watch a provider."""
    more = office.asterisk.folder / "etc" / "pjsip_more.conf"
    address = f"{office.asterisk.provider_address}:{SECOND_PROVIDER_PORT}"
    more.write_text(_SECOND_TRUNK.format(address=address))
    await read_again(office)
    await asyncio.sleep(3)
    office.control.note("the provider comes up")
    provider = await office.second_provider()
    await office.control.event("ContactStatus", ContactStatus="Reachable")
    await office.control.event("Registry", Status="Registered", seconds=40)
    await office.control.order("PJSIPShowRegistrationsOutbound")
    await office.control.order("PJSIPShowContacts")
    await provider.drop()
    office.control.note("the provider dies")
    await office.control.event(
        "ContactStatus", ContactStatus="Unreachable", after=time.time(), seconds=40
    )
    await office.console("pjsip send unregister trunk2")
    await asyncio.sleep(3)
    await office.control.order("PJSIPShowRegistrationsOutbound")
    more.unlink()
    await read_again(office)
    await asyncio.sleep(1)


async def read_again(office: Office) -> None:
    """Read the configuration of the trunks again."""
    for module in _MODULES:
        await office.console(f"module reload {module}")
