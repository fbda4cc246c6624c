"""The actions that tell a phone system what to do with a call or an extension, on a system that does everything it is told."""

import asyncio
from collections.abc import AsyncIterator
import logging
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.pbx.const import CONF_OPEN_LOG, CONF_OUTSIDE_DIGIT, DOMAIN
from custom_components.pbx.systems.errors import (
    BadReply,
    CallNotFound,
    CannotConnect,
    NotSupported,
    OrderProblem,
    OrderRefused,
    PbxError,
    Unconfirmed,
)
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)

from ..report_bodies import Reporter
from ..told_system import Mute, Told, call_of, set_up_told

TALKS = "call 7 in:5550100:answered 1000:answered"
HOLDS = "call 7 in:5550100:answered 1000:on_hold"
IS_HELD = "call 7 in:5550100:on_hold 1000:answered"
RINGS = "call 7 in:5550100:alerting 1000:ringing"
RING_GROUP = "call 7 in:5550100:alerting 1000:ringing 1001:ringing"
INTERNAL = "call 7 1000:answered 1001:answered"
INTERNAL_RINGS = "call 7 1001:alerting 1000:ringing"
OVER = "call 7 in:5550100:ended 1000:ended"

FIELDS: dict[str, dict[str, Any]] = {
    "transfer": {"to": "1002"},
    "end_transfer": {"end": "complete"},
    "route_call": {"to": "1002"},
    "set_do_not_disturb": {"enabled": True},
}
TALKING = ("transfer", "end_transfer", "hold", "mute")
RINGING = ("accept_call", "refuse_call", "route_call")
ABOUT_CALL = (*TALKING, "resume", *RINGING)
ABOUT_EXTENSION = ("pause_agent", "set_do_not_disturb")
MAKES_SENSE = {
    **dict.fromkeys(TALKING, TALKS),
    "resume": HOLDS,
    **dict.fromkeys((*RINGING, *ABOUT_EXTENSION), RINGS),
}


@pytest.fixture
async def entry(hass: HomeAssistant, told: type[Told]) -> MockConfigEntry:
    """Set the system up."""
    return await set_up_told(hass, **{CONF_OUTSIDE_DIGIT: "0"})


async def tell(
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
        {"config_entry_id": entry.entry_id, **FIELDS.get(action, {}), **fields},
        blocking=True,
        return_response=True,
        context=Context(user_id=user.id) if user else None,
    )


async def refused(
    hass: HomeAssistant, entry: MockConfigEntry, action: str, **fields: Any
) -> str | None:
    """Perform an action that is refused, and return the key of the error."""
    with pytest.raises(HomeAssistantError) as raised:
        await tell(hass, entry, action, **fields)
    assert raised.value.translation_domain == DOMAIN
    return raised.value.translation_key


# -- what the system is told -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("about", [{"extension": " 1000"}, {"call_id": "7 "}], ids=str)
@pytest.mark.parametrize(
    ("line", "action", "fields", "what"),
    [
        (TALKS, "transfer", {"to": "1002"}, ("transfer", "7", "1000", "1002", False)),
        (HOLDS, "transfer", {"to": "1002"}, ("transfer", "7", "1000", "1002", False)),
        (
            TALKS,
            "transfer",
            {"to": "(030) 123-456", "attended": True},
            ("transfer", "7", "1000", "0030123456", True),
        ),
        (
            TALKS,
            "end_transfer",
            {"end": "complete"},
            ("end_transfer", "7", "1000", "complete"),
        ),
        (
            HOLDS,
            "end_transfer",
            {"end": "cancel"},
            ("end_transfer", "7", "1000", "cancel"),
        ),
        (
            IS_HELD,
            "end_transfer",
            {"end": "conference"},
            ("end_transfer", "7", "1000", "conference"),
        ),
        (TALKS, "hold", {}, ("hold", "7", "1000")),
        (HOLDS, "resume", {}, ("resume", "7", "1000")),
        (IS_HELD, "resume", {}, ("resume", "7", "1000")),
        (TALKS, "mute", {}, ("mute", "7", "1000", True)),
        (TALKS, "mute", {"muted": False}, ("mute", "7", "1000", False)),
        (RINGS, "accept_call", {}, ("accept", "7", "1000")),
        (INTERNAL_RINGS, "accept_call", {}, ("accept", "7", "1000")),
        (RINGS, "refuse_call", {}, ("refuse", "7")),
        (RINGS, "route_call", {"to": "1002"}, ("route", "7", "1002")),
        (RINGS, "route_call", {"to": "030 123456"}, ("route", "7", "0030123456")),
        (RING_GROUP, "refuse_call", {}, ("refuse", "7")),
    ],
)
async def test_told(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    line: str,
    action: str,
    fields: dict[str, Any],
    what: tuple[Any, ...],
    about: dict[str, str],
) -> None:
    """The system is told once about the call that is meant by its extension or its id, without being asked for its calls."""
    await report(line.encode())
    asked = told.asked
    assert await tell(hass, entry, action, **about, **fields) == {"call_id": "7"}
    assert told.told == [what]
    assert told.asked == asked


@pytest.mark.parametrize(
    "about",
    [{"call_id": "7"}, {"extension": "1000"}, {"call_id": "7", "extension": "1000"}],
    ids=str,
)
async def test_call_that_waits_for_being_let_in(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    about: dict[str, str],
) -> None:
    """A call for which no phone rings yet is accepted by its id or by whom it calls, and nobody's phone picks up."""
    await report(b"call 7 in:5550100/1000:alerting")
    await tell(hass, entry, "accept_call", **about)
    assert told.told == [("accept", "7", None)]


async def test_which_call_waits(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter, told: type[Told]
) -> None:
    """A call that rings at the phone is meant rather than one that waits; of two that wait, none is chosen."""
    await report(b"call 7 in:5550100/1000:alerting", b"call 8 in:5550101/1000:alerting")
    for extension in ("1000", "1001"):
        assert (
            await refused(hass, entry, "accept_call", extension=extension)
            == "order_not_ringing"
        )
    assert not told.told
    await report(RINGS.replace("7", "9").encode())
    await tell(hass, entry, "accept_call", extension="1000")
    assert told.told == [("accept", "9", "1000")]


async def test_hold_that_the_system_does_not_tell(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where nothing says what is on hold, the system is told to go on with the call that the extension is in."""
    await report(TALKS.encode())
    monkeypatch.setattr(told, "tells_of_hold", False)
    await tell(hass, entry, "resume", extension="1000")
    assert told.told == [("resume", "7", "1000")]


async def test_extension_in_a_named_call(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter, told: type[Told]
) -> None:
    """Where several may be meant in a call, the extension is named besides its id."""
    await report(INTERNAL.encode(), RING_GROUP.replace("7", "8").encode())
    assert await refused(hass, entry, "mute", call_id="7") == "order_which_extension"
    assert (
        await refused(hass, entry, "accept_call", call_id="8")
        == "order_which_extension"
    )
    assert not told.told
    await tell(hass, entry, "mute", call_id="7", extension="1001")
    await tell(hass, entry, "accept_call", call_id="8", extension="1001")
    await tell(hass, entry, "refuse_call", call_id="8", extension="1001")
    assert told.told == [
        ("mute", "7", "1001", True),
        ("accept", "8", "1001"),
        ("refuse", "8"),
    ]


async def test_several_calls(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter, told: type[Told]
) -> None:
    """Of an extension's calls the one counts that makes sense; of two that do, none is chosen."""
    talks = TALKS.replace("7", "8").encode()
    await report(HOLDS.encode(), talks, RINGS.replace("7", "9").encode())
    for action in ("hold", "resume", "transfer", "end_transfer", "mute", "refuse_call"):
        await tell(hass, entry, action, extension="1000")
    assert [what[:2] for what in told.told] == [
        ("hold", "8"),
        ("resume", "7"),
        ("transfer", "8"),
        ("end_transfer", "7"),
        ("mute", "8"),
        ("refuse", "9"),
    ]
    await report(HOLDS.replace("7", "10").encode())
    assert await refused(hass, entry, "resume", extension="1000") == (
        "order_several_calls"
    )
    await tell(hass, entry, "resume", extension="1000", call_id="10")
    assert told.told[-1] == ("resume", "10", "1000")


async def test_holds_that_nobody_tells(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the system does not say who holds a call, the system is asked to go on with any in which somebody talks."""
    monkeypatch.setattr(told, "tells_of_hold", False)
    await report(TALKS.encode())
    await tell(hass, entry, "resume", extension="1000")
    assert told.told == [("resume", "7", "1000")]


async def test_call_that_no_report_named(
    hass: HomeAssistant, entry: MockConfigEntry, told: type[Told]
) -> None:
    """The system is asked for a call that is not known."""
    told.in_progress = [call_of("7", "in:5550100:answered", "1000:answered")]
    await tell(hass, entry, "hold", extension="1000")
    told.in_progress = [call_of("8", "in:5550101:answered", "1001:answered")]
    await tell(hass, entry, "hold", call_id="8")
    assert told.told == [("hold", "7", "1000"), ("hold", "8", "1001")]


@pytest.mark.parametrize(
    ("action", "fields", "what", "answer"),
    [
        ("pause_agent", {}, ("1000", None, True, ""), {"paused": True}),
        (
            "pause_agent",
            {"queue": "6400", "reason": " Lunch "},
            ("1000", "6400", True, "Lunch"),
            {"paused": True},
        ),
        (
            "pause_agent",
            {"paused": False},
            ("1000", None, False, ""),
            {"paused": False},
        ),
        ("set_do_not_disturb", {}, ("1000", True), {"enabled": True}),
        (
            "set_do_not_disturb",
            {"enabled": False},
            ("1000", False),
            {"enabled": False},
        ),
    ],
)
async def test_told_about_extension(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    told: type[Told],
    action: str,
    fields: dict[str, Any],
    what: tuple[Any, ...],
    answer: dict[str, bool],
) -> None:
    """The system is told about an extension, whether it is in a call or not."""
    assert await tell(hass, entry, action, extension="1000", **fields) == answer
    assert told.told == [(action, *what)]


# -- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "action", "fields", "key"),
    [
        (TALKS, "hold", {}, "order_what"),
        (TALKS, "refuse_call", {}, "order_what"),
        (TALKS, "hold", {"extension": "9999"}, "order_no_extension"),
        (TALKS, "hold", {"call_id": "6"}, "call_not_found"),
        (TALKS, "hold", {"extension": "1001"}, "order_not_talking"),
        (TALKS, "hold", {"extension": "1001", "call_id": "7"}, "order_not_talking"),
        (HOLDS, "hold", {"extension": "1000"}, "order_not_talking"),
        (RINGS, "transfer", {"extension": "1000"}, "order_not_talking"),
        (RINGS, "mute", {"call_id": "7"}, "order_not_talking"),
        (RINGS, "end_transfer", {"extension": "1000"}, "order_not_talking"),
        (TALKS, "resume", {"extension": "1000"}, "order_nothing_on_hold"),
        (TALKS, "resume", {"call_id": "7"}, "order_nothing_on_hold"),
        (TALKS, "accept_call", {"extension": "1000"}, "order_not_ringing"),
        (TALKS, "accept_call", {"call_id": "7"}, "order_answered"),
        (TALKS, "refuse_call", {"extension": "1000"}, "order_not_ringing"),
        (TALKS, "refuse_call", {"call_id": "7"}, "order_answered"),
        (TALKS, "route_call", {"call_id": "7"}, "order_answered"),
        (INTERNAL_RINGS, "refuse_call", {"extension": "1000"}, "order_inbound_only"),
        (INTERNAL_RINGS, "route_call", {"call_id": "7"}, "order_inbound_only"),
        (TALKS, "transfer", {"extension": "1000", "to": "-"}, "dial_number_missing"),
        (TALKS, "transfer", {"extension": "1000", "to": "Ann"}, "dial_number_invalid"),
        (TALKS, "transfer", {"call_id": "7", "to": "1000"}, "transfer_to_itself"),
        (RINGS, "route_call", {"call_id": "7", "to": ""}, "dial_number_missing"),
        (OVER, "pause_agent", {"extension": "9999"}, "order_no_extension"),
        (OVER, "set_do_not_disturb", {"extension": ""}, "order_no_extension"),
    ],
)
async def test_wrong_input(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    line: str,
    action: str,
    fields: dict[str, Any],
    key: str,
) -> None:
    """The error says what is wrong, and the system is told nothing."""
    await report(line.encode())
    assert await refused(hass, entry, action, **fields) == key
    assert not told.told


@pytest.mark.parametrize("action", ABOUT_CALL)
@pytest.mark.parametrize("about", [{"call_id": "7"}, {"extension": "1000"}], ids=str)
async def test_over(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    action: str,
    about: dict[str, str],
) -> None:
    """A call that is over is so whether reports have said it already or the system says it now."""
    await report(MAKES_SENSE[action].encode())
    told.says = CallNotFound("It is over")
    assert await refused(hass, entry, action, **about) == "order_over"
    assert len(told.told) == 1
    await report(OVER.encode())
    expected = (
        {"order_over"}
        if "call_id" in about
        else {
            "order_not_talking",
            "order_nothing_on_hold",
            "order_not_ringing",
        }
    )
    assert await refused(hass, entry, action, **about) in expected
    assert len(told.told) == 1


@pytest.mark.parametrize("fields", [{"end": "perhaps"}, {}], ids=str)
async def test_wrong_fields(
    hass: HomeAssistant, entry: MockConfigEntry, fields: dict[str, str]
) -> None:
    """A transfer ends in one of three ways."""
    with pytest.raises(vol.Invalid):
        await hass.services.async_call(
            DOMAIN,
            "end_transfer",
            {"config_entry_id": entry.entry_id, "extension": "1000", **fields},
            blocking=True,
        )


@pytest.mark.parametrize("action", [*ABOUT_CALL, *ABOUT_EXTENSION])
async def test_not_supported(
    hass: HomeAssistant, told: type[Told], action: str
) -> None:
    """A system that cannot do it is named, and so are those that can."""
    entry = await set_up_told(hass, Mute)
    with pytest.raises(ServiceValidationError) as raised:
        await tell(hass, entry, action, extension="1000")
    assert raised.value.translation_key == "order_not_supported"
    placeholders = raised.value.translation_placeholders or {}
    assert placeholders["system"] == Mute.name
    assert placeholders["action"] == f"pbx.{action}"
    assert Told.name in placeholders["supported"]


async def test_transfer_without_asking_first(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A system that passes calls on at once only, does so."""
    monkeypatch.setattr(
        told, "features", told.features & ~told.features.ATTENDED_TRANSFER
    )
    await report(TALKS.encode())
    about = {"extension": "1000", "attended": True}
    assert await refused(hass, entry, "transfer", **about) == "transfer_not_attended"
    await tell(hass, entry, "transfer", extension="1000")
    assert [what[0] for what in told.told] == ["transfer"]


@pytest.mark.parametrize("action", MAKES_SENSE)
@pytest.mark.parametrize(
    ("says", "key"),
    [
        (NotSupported("Its firmware is too old"), "order_firmware"),
        (Unconfirmed("It said nothing"), "order_unconfirmed"),
        (BadReply("It is busy", errno="5"), "query_refused"),
        (OrderRefused(BadReply("No", errno="7", meaning="Why"), None), "order_refused"),
        (CannotConnect("It is off"), "cannot_connect"),
    ],
    ids=["firmware", "unconfirmed", "bad_reply", "refused", "unreachable"],
)
async def test_in_vain(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    action: str,
    says: PbxError,
    key: str,
) -> None:
    """The error says why it was not done, or that nobody knows; the system is told once."""
    await report(MAKES_SENSE[action].encode())
    told.says = says
    assert await refused(hass, entry, action, extension="1000") == key
    assert len(told.told) == 1


@pytest.mark.parametrize(
    ("problem", "key"),
    [
        (OrderProblem.NO_SUCH_EXTENSION, "order_extension_refused"),
        (OrderProblem.EXTENSION_BUSY, "order_busy"),
        (OrderProblem.NOT_PERMITTED, "order_not_permitted"),
        (OrderProblem.NO_SUCH_NUMBER, "order_number_refused"),
        (OrderProblem.NO_SUCH_QUEUE, "order_no_queue"),
        (OrderProblem.NO_QUEUE_NAMED, "order_which_queue"),
        (OrderProblem.NOT_IN_QUEUE, "order_not_in_queue"),
        (OrderProblem.NOT_CONNECTED, "order_not_connected"),
        (OrderProblem.TOO_LATE, "order_too_late"),
        (OrderProblem.PHONE_DOES_NOT, "order_phone_does_not"),
    ],
)
@pytest.mark.parametrize("action", ["transfer", "pause_agent"])
async def test_known_reason(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    action: str,
    problem: OrderProblem,
    key: str,
) -> None:
    """Each reason that a system can have has words of its own, with the name of what was ordered."""
    await report(TALKS.encode())
    told.says = OrderRefused(BadReply("No", errno="7", meaning="Why"), problem)
    with pytest.raises(HomeAssistantError) as raised:
        await tell(hass, entry, action, extension="1000")
    assert raised.value.translation_key == key
    placeholders = raised.value.translation_placeholders or {}
    assert placeholders["action"] == f"pbx.{action}"
    assert placeholders["system"] == entry.title


# -- never twice -----------------------------------------------------------------------------------------------------


@pytest.fixture
async def hesitating(told: type[Told]) -> AsyncIterator[asyncio.Event]:
    """Have the system not answer until it may."""
    told.hesitates = asyncio.Event()
    yield told.hesitates
    told.hesitates.set()


@pytest.mark.parametrize("action", MAKES_SENSE)
async def test_pressed_twice(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    hesitating: asyncio.Event,
    action: str,
) -> None:
    """A second order of the same is refused while the first is on its way, by whatever its call is named; a later one is not."""
    await report(MAKES_SENSE[action].encode())
    first = asyncio.ensure_future(tell(hass, entry, action, extension="1000"))
    while not told.told:
        await asyncio.sleep(0)
    again: list[dict[str, str]] = [{"extension": "1000"}]
    if action in ABOUT_CALL:
        again.append({"call_id": "7"})
    for about in again:
        assert await refused(hass, entry, action, **about) == "order_under_way"
    hesitating.set()
    await first
    assert len(told.told) == 1
    await tell(hass, entry, action, extension="1000")
    assert len(told.told) == 2


# -- who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", MAKES_SENSE)
async def test_who_may(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    action: str,
) -> None:
    """Administrators and automations; others where the call log is open to them."""
    await report(MAKES_SENSE[action].encode())
    guest = MockUser().add_to_hass(hass)
    for nobody in (guest, MockUser()):
        with pytest.raises(Unauthorized):
            await tell(hass, entry, action, extension="1000", user=nobody)
    assert not told.told
    owner = MockUser(is_owner=True).add_to_hass(hass)
    await tell(hass, entry, action, extension="1000", user=owner)
    options = {**entry.options, CONF_OPEN_LOG: True}
    hass.config_entries.async_update_entry(entry, options=options)
    await tell(hass, entry, action, extension="1000", user=guest)
    assert len(told.told) == 2


async def test_nothing_personal_is_logged(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    told: type[Told],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """No number is in an error or in the log, whatever the system says."""
    await report(TALKS.encode())
    caplog.set_level(logging.DEBUG, "custom_components.pbx")
    told.says = OrderRefused(BadReply("No", errno="7"), OrderProblem.NO_SUCH_NUMBER)
    with pytest.raises(HomeAssistantError) as raised:
        await tell(hass, entry, "transfer", extension="1000", to="0301234567")
    assert "1234567" not in str(raised.value)
    assert "1234567" not in caplog.text
