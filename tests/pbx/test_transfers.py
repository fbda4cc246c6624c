"""Passing calls on, on a real Asterisk: the phones say what it came to, who is heard on them above all."""

from collections.abc import Iterator

import pytest

from asterisk_office.asterisk import Asterisk
from asterisk_office.control import CAREFUL
from asterisk_office.office import Office
from asterisk_office.parts import (
    answers,
    calls_and_stays,
    calls_in_vain,
    does_not_answer,
)
from asterisk_office.people import EVA, FAR, colleague, from_outside
from asterisk_office.phone import Phone
from homeassistant.core import HomeAssistant

from .conftest import running_asterisk
from .connected import Connected, connect, entry_of
from .controlled import anna_and_eva, finished, heard, order, refusal, talk
from .seen import parted, show


@pytest.fixture
def asterisk() -> Iterator[Asterisk]:
    """Have an Asterisk of the test's own, because what is done from outside may leave something to the next test."""
    with running_asterisk() as running:
        yield running


async def test_transfer(hass: HomeAssistant, office: Office) -> None:
    """Who was called passes the caller on, and is out of the call."""
    connected, anna, eva = await anna_and_eva(hass, office)
    ben = await office.phone(1002, answers(0.3), hears=True)
    await order(connected, "transfer", extension="1001", to="1002")
    assert await parted(anna) == [("1001", "other", True)]
    await talk(ben, eva)
    await show(hass, "idle", "1001")
    await show(hass, "in_call", "1002")
    call = await finished(connected, "1002", ben, eva)
    assert (call["outcome"], call["answered_by"]) == ("answered", "1001")
    [transferred] = connected.named("pbx_call_transferred")
    assert transferred["caller_number"] == EVA.number


async def test_caller_transfers(hass: HomeAssistant, office: Office) -> None:
    """Who called passes the called on, here to somebody outside."""
    connected = await connect(hass, office)
    ben = await office.phone(1002, answers(0.3), hears=True)
    far = await office.provider(answers(0.3), hears=True)
    anna = await office.inside(calls_and_stays(colleague(1001), "1002"), hears=True)
    await show(hass, "in_call", "1001", "1002")
    await talk(anna, ben)
    await order(connected, "transfer", extension="1001", to=FAR)
    assert await parted(anna) == [("1001", "other", True)]
    await talk(ben, far)
    await show(hass, "idle", "1001")
    call = await finished(connected, "1002", ben, far)
    assert call["outcome"] == "answered"
    assert len(connected.named("pbx_call_transferred")) == 1


async def test_transfer_nowhere(hass: HomeAssistant, office: Office) -> None:
    """A number that is not there is refused, where Asterisk would have hung up on the caller."""
    connected, anna, eva = await anna_and_eva(hass, office)
    for attended in (False, True):
        refused = await refusal(
            connected, "transfer", extension="1001", to="4711", attended=attended
        )
        assert refused.translation_key == "order_number_refused"
    await talk(anna, eva)
    refused = await refusal(connected, "end_transfer", extension="1001", end="complete")
    assert refused.translation_key == "order_not_connected"
    await talk(anna, eva)
    refused = await refusal(connected, "transfer", extension="1002", to="1003")
    assert refused.translation_key == "order_not_talking"
    await finished(connected, "1001", anna, eva)
    assert not connected.named("pbx_call_transferred")


async def test_transfer_while_ringing(hass: HomeAssistant, office: Office) -> None:
    """A phone that only rings has nothing to pass on, to hold or to mute."""
    connected = await connect(hass, office)
    dan = await office.phone(1004, does_not_answer())
    eva = await office.outside(calls_in_vain(EVA, from_outside(1004)))
    await show(hass, "ringing", "1004")
    for name, error in {
        "hold": "order_not_talking",
        "resume": "order_nothing_on_hold",
        "mute": "order_not_talking",
    }.items():
        refused = await refusal(connected, name, extension="1004")
        assert refused.translation_key == error
    refused = await refusal(connected, "transfer", extension="1004", to="1002")
    assert refused.translation_key == "order_not_talking"
    assert [leg.ended for leg in dan.legs()] == [None]
    await finished(connected, "1004", dan, eva)


async def consultation(
    hass: HomeAssistant, office: Office
) -> tuple[Connected, Phone, Phone, Phone]:
    """Have Anna talk to Ben while Eva waits."""
    connected, anna, eva = await anna_and_eva(hass, office)
    ben = await office.phone(1002, answers(0.5), hears=True)
    await order(connected, "transfer", extension="1001", to="1002", attended=True)
    await talk(anna, ben)
    await heard(eva)
    assert not connected.named("pbx_call_transferred")
    refused = await refusal(
        connected, "transfer", extension="1001", to="1003", attended=True
    )
    assert refused.translation_key == "order_not_connected"
    return connected, anna, ben, eva


async def test_attended(hass: HomeAssistant, office: Office) -> None:
    """Who was asked first talks to the caller in the end."""
    connected, anna, ben, eva = await consultation(hass, office)
    await order(connected, "end_transfer", extension="1001", end="complete")
    assert await parted(anna) == [("1001", "other", True)]
    await talk(ben, eva)
    await show(hass, "idle", "1001")
    await show(hass, "in_call", "1002")
    call = await finished(connected, "1002", ben, eva)
    assert (call["outcome"], call["answered_by"]) == ("answered", "1001")
    assert len(connected.named("pbx_call_transferred")) == 1


async def test_attended_while_ringing(hass: HomeAssistant, office: Office) -> None:
    """Who is passed on before the phone was picked up talks as soon as it is."""
    connected, anna, eva = await anna_and_eva(hass, office)
    ben = await office.phone(1002, answers(3), hears=True)
    await order(connected, "transfer", extension="1001", to="1002", attended=True)
    await show(hass, "ringing", "1002")
    await order(connected, "end_transfer", extension="1001", end="complete")
    assert await parted(anna) == [("1001", "other", True)]
    await talk(ben, eva)
    await finished(connected, "1002", ben, eva)


async def test_attended_cancelled(hass: HomeAssistant, office: Office) -> None:
    """Who was asked is let go, and the first two talk again."""
    connected, anna, ben, eva = await consultation(hass, office)
    await order(connected, "end_transfer", extension="1001", end="cancel")
    assert await parted(ben) == [("1002", "other", True)]
    await talk(anna, eva)
    await show(hass, "idle", "1002")
    await finished(connected, "1001", anna, eva)
    assert not connected.named("pbx_call_transferred")


async def test_conference(hass: HomeAssistant, office: Office) -> None:
    """All three hear each other."""
    connected, anna, ben, eva = await consultation(hass, office)
    await order(connected, "end_transfer", extension="1001", end="conference")
    await talk(anna, ben, eva)
    await connected.ask("hang_up", extension="1001")
    await talk(ben, eva)
    await finished(connected, "1002", anna, ben, eva)


async def test_other_keys(hass: HomeAssistant, office: Office) -> None:
    """Where Asterisk has other keys for a conference, the order says what it needs, and nothing changes."""
    features = office.asterisk.folder / "etc" / "features.conf"
    features.write_text(
        features.read_text().replace(
            "[featuremap]", "atxferthreeway = *9\n[featuremap]"
        )
    )
    await office.console("module reload features")
    connected, anna, ben, eva = await consultation(hass, office)
    refused = await refusal(
        connected, "end_transfer", extension="1001", end="conference"
    )
    assert refused.translation_key == "order_not_permitted"
    assert (refused.translation_placeholders or {})[
        "meaning"
    ] == "atxferthreeway = *3 (features.conf)"
    await talk(anna, ben)
    await order(connected, "end_transfer", extension="1001", end="cancel")
    await talk(anna, eva)
    await finished(connected, "1001", anna, ben, eva)


async def test_no_keys(hass: HomeAssistant, office: Office) -> None:
    """Where the dial plan lets nobody transfer with keys, none are sent; a transfer without asking works all the same."""
    connected = await connect(hass, office)
    ben = await office.phone(1002, answers(0.3), hears=True)
    anna = await office.inside(calls_and_stays(colleague(1001), "91002"), hears=True)
    await show(hass, "in_call", "1001", "1002")
    refused = await refusal(
        connected, "transfer", extension="1002", to="1003", attended=True
    )
    assert refused.translation_key == "order_not_permitted"
    assert (refused.translation_placeholders or {})[
        "meaning"
    ] == "Dial(…,tT), atxfer (features.conf)"
    await talk(anna, ben)
    cleo = await office.phone(1003, answers(0.3), hears=True)
    await order(connected, "transfer", extension="1002", to="1003")
    await talk(anna, cleo)
    await finished(connected, "1003", anna, ben, cleo)


async def test_rights(hass: HomeAssistant, office: Office) -> None:
    """Without the right to change calls, the orders that need it name it, and nothing happens."""
    connected = await connect(hass, office, entry_of(office, user=CAREFUL))
    anna = await office.phone(1001, answers(0.3), hears=True)
    eva = await office.outside(calls_and_stays(EVA, from_outside(1001)), hears=True)
    await show(hass, "in_call", "1001")
    for attended in (False, True):
        refused = await refusal(
            connected, "transfer", extension="1001", to="1002", attended=attended
        )
        assert refused.translation_key == "order_not_permitted"
        assert (refused.translation_placeholders or {})["meaning"] == "write=call"
    await talk(anna, eva)
    await finished(connected, "1001", anna, eva)
