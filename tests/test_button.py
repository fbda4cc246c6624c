"""Buttons: an extension hangs up, or calls back who called it last in vain."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.const import CONF_CALLS_PER_MINUTE
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import entity_registry as er

from .report_bodies import Reporter
from .told_system import WITHHELD, Mute, Told, set_up_told

HANG_UP = "button.told_extension_1000_hang_up"
CALL_BACK = "button.told_extension_1000_call_back_last_missed"
CALLER, OTHER = "5550100", "5550101"


@pytest.fixture
async def entry(
    freezer: FrozenDateTimeFactory,
    all_enabled: None,
    hass: HomeAssistant,
    told: type[Told],
) -> MockConfigEntry:
    """Set the system up, with buttons."""
    return await set_up_told(hass, **{CONF_CALLS_PER_MINUTE: 2})


async def press(
    hass: HomeAssistant, button: str, *, user: MockUser | None = None
) -> None:
    """Press a button."""
    await hass.services.async_call(
        "button",
        "press",
        {"entity_id": button},
        blocking=True,
        context=Context(user_id=user.id) if user else None,
    )


async def refused(hass: HomeAssistant, button: str) -> str | None:
    """Press a button in vain. Return the key of the error."""
    with pytest.raises(HomeAssistantError) as raised:
        await press(hass, button)
    return raised.value.translation_key


async def miss(
    report: Reporter, freezer: FrozenDateTimeFactory, call_id: str, caller: str
) -> None:
    """Have somebody call in vain, until that is in the log."""
    await report(
        f"call {call_id} in:{caller}:alerting 1000:ringing".encode(),
        f"call {call_id} in:{caller}:ended 1000:ended".encode(),
        f"missed {call_id} {caller} 1000".encode(),
    )
    await report.wait(freezer)


async def test_hang_up(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter, told: type[Told]
) -> None:
    """The extension hangs up, and where there is nothing to hang up the error says so."""
    assert await refused(hass, HANG_UP) == "hang_up_no_call"
    await report(f"call 7 in:{CALLER}:answered 1000:answered".encode())
    await press(hass, HANG_UP)
    assert told.told == [("hang_up", "7", "1000")]


async def test_call_back(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    freezer: FrozenDateTimeFactory,
) -> None:
    """The latest caller with a number is called whose call the extension missed, and nobody where there is none."""
    assert await refused(hass, CALL_BACK) == "nothing_to_call_back"
    await miss(report, freezer, "7", CALLER)
    await miss(report, freezer, "8", OTHER)
    await miss(report, freezer, "9", WITHHELD)
    await press(hass, CALL_BACK)
    assert told.told == [("dial", "1000", OTHER)]
    other = CALL_BACK.replace("1000", "1001")
    assert await refused(hass, other) == "nothing_to_call_back"


async def test_handled(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    freezer: FrozenDateTimeFactory,
) -> None:
    """Who has been called back is not called again."""
    await miss(report, freezer, "7", CALLER)
    await report(
        f"call 8 1001:answered out:{CALLER}:answered".encode(),
        f"call 8 1001:ended out:{CALLER}:ended".encode(),
        f"talked 8 1001 {CALLER}".encode(),
    )
    await report.wait(freezer)
    assert await refused(hass, CALL_BACK) == "nothing_to_call_back"
    assert not told.told


async def test_limit(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    freezer: FrozenDateTimeFactory,
) -> None:
    """Calls from buttons count among the calls of a minute."""
    await miss(report, freezer, "7", CALLER)
    for _ in range(2):
        await press(hass, CALL_BACK)
    assert await refused(hass, CALL_BACK) == "too_many_calls"
    assert len(told.told) == 2


async def test_log_away(
    hass: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log that cannot be read is named as the reason."""

    async def fail(*given: object, **more: object) -> None:
        raise CannotReach("It is away")

    monkeypatch.setattr(CallLog, "page", fail)
    assert await refused(hass, CALL_BACK) == "calls_not_read"


@pytest.mark.parametrize("button", [HANG_UP, CALL_BACK])
async def test_who_may(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    freezer: FrozenDateTimeFactory,
    button: str,
) -> None:
    """Whoever may not tell the system may not do so with a button either."""
    await miss(report, freezer, "7", CALLER)
    await report(f"call 8 in:{OTHER}:answered 1000:answered".encode())
    with pytest.raises(Unauthorized):
        await press(hass, button, user=MockUser().add_to_hass(hass))
    assert not told.told
    await press(hass, button, user=MockUser(is_owner=True).add_to_hass(hass))
    assert len(told.told) == 1


async def test_who_has_some(
    hass: HomeAssistant, told: type[Told], entity_registry: er.EntityRegistry
) -> None:
    """Extensions have buttons where the system can be told, and people enable those that they want."""
    await set_up_told(hass, Mute)
    await set_up_told(hass)
    buttons = {
        entry.entity_id: entry.disabled_by
        for entry in entity_registry.entities.values()
        if entry.domain == "button"
    }
    assert buttons == {
        button.replace("1000", number): er.RegistryEntryDisabler.INTEGRATION
        for button in (HANG_UP, CALL_BACK)
        for number in ("1000", "1001", "1002")
    }
