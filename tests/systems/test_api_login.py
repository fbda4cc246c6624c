"""Logging in, staying logged in and logging out, with every system that has a login."""

import asyncio
from typing import Any

import pytest

from custom_components.pbx.systems import bounded_request
from custom_components.pbx.systems.asterisk_based import token_system
from custom_components.pbx.systems.base import ReportTarget
from custom_components.pbx.systems.errors import (
    BadCredentials,
    BadReply,
    CannotConnect,
    LockedOut,
    NotSupported,
    NotThisSystem,
    PbxError,
)
from simulator.push import Target

from .api import TARGET, Api

WRONG_MD5 = "0" * 32


async def test_connect(api: Api) -> None:
    """A login, then the question what it is."""
    device = await api.client().connect(TARGET)
    assert device.serial_number == api.sim.serial_number
    assert device.name == api.sim.office.model
    assert device.firmware_version == api.sim.office.firmware
    assert device.hardware_version == api.sim.office.hardware
    assert api.asked() == ["login", "deviceinfo/query"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (TARGET, Target(host="127.0.0.1", port=8123, path="api/webhook/1234")),
        (
            ReportTarget(host="192.168.1.10", port=8123, path="api/webhook/1234"),
            Target(host="192.168.1.10", port=8123, path="api/webhook/1234"),
        ),
        (
            ReportTarget(host="home.lan", port=8260, path="pbx/1"),
            Target(host="home.lan", port=8260, path="pbx/1"),
        ),
        (
            ReportTarget(host="fd00::1", port=8260, path="pbx/1"),
            Target(host="fd00::1", port=8260, path="pbx/1"),
        ),
    ],
    ids=["relative", "absolute", "name", "ipv6"],
)
async def test_report_target(api: Api, target: ReportTarget, expected: Target) -> None:
    """Login and heartbeat both say the whole target, so that neither loses what the other said."""
    client = api.client()
    await client.connect(target)
    assert api.sim.target() == expected
    assert await client.keep_alive() is False
    assert api.sim.target() == expected
    login, heartbeat = api.sim.asked("login")[0], api.sim.asked("heartbeat")[0]
    assert heartbeat.fields["ipaddr"]
    for name in ("port", "url", "urltag"):
        assert heartbeat.fields[name] == login.fields[name]


async def test_without_target(api: Api) -> None:
    """Who wants no reports can still log in and stay."""
    client = api.client()
    await client.connect(None)
    assert await client.keep_alive() is False
    assert "login" not in api.asked()[1:]


async def test_unreachable(api: Api) -> None:
    """A system that cuts the connection cannot be reached, nor a system that is not there."""
    api.sim.unreachable = True
    with pytest.raises(CannotConnect):
        await api.client().connect(TARGET)
    await api.sim.stop()
    with pytest.raises(CannotConnect):
        await api.client().connect(TARGET)


async def test_no_answer(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that says nothing is not waited for, for ever."""
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 0.1)
    api.sim.quirks.silent = True
    with pytest.raises(CannotConnect):
        await api.client().connect(TARGET)


@pytest.mark.parametrize("host", ["a b", "", "[::1"])
async def test_impossible_address(api: Api, host: str) -> None:
    """An impossible address looks like an address where nobody answers."""
    with pytest.raises(CannotConnect):
        await api.client(host=host).connect(TARGET)


async def test_large_reply(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reply is not read without end."""
    client = await api.connected()
    monkeypatch.setattr(bounded_request, "MAX_REPLY_BYTES", 100)
    with pytest.raises(BadReply):
        await client.list_extensions()


async def test_another_device(api: Api) -> None:
    """A web page is no phone system."""
    api.sim.quirks.foreign = True
    with pytest.raises(NotThisSystem):
        await api.client().connect(TARGET)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"<xml></xml>",
        b'{"status":"Success"}',
        b"\xff\xfe",
        b"<!DOCTYPE x>",
    ],
    ids=["empty", "list", "no_status", "xml", "no_token", "binary", "doctype"],
)
async def test_odd_login_reply(api: Api, body: bytes) -> None:
    """Whatever answers a login with something else is no phone system."""
    with api.sim.canned("login", body), pytest.raises(NotThisSystem):
        await api.client().connect(TARGET)


@pytest.mark.parametrize(
    "wrong",
    [{"password_md5": WRONG_MD5}, {"username": "root"}],
    ids=["password", "user"],
)
async def test_wrong_credentials(api: Api, wrong: dict[str, str]) -> None:
    """Credentials that were refused are never tried a second time, whatever is asked: five tries lock us out."""
    client = api.client(**wrong)
    for attempt in (
        client.connect(TARGET),
        client.connect(TARGET),
        client.keep_alive(),
        client.list_extensions(),
    ):
        with pytest.raises(BadCredentials):
            await attempt
    assert api.asked() == ["login"]


async def test_locked_out(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lockout is waited for, not prolonged."""
    now = 1000.0
    monkeypatch.setattr(token_system, "monotonic", lambda: now)
    api.sim.lock()
    client = api.client()
    for _ in range(2):
        with pytest.raises(LockedOut):
            await client.connect(TARGET)
    assert api.asked() == ["login"]
    api.sim.unlock()
    now += token_system.LOCKED_OUT_SECONDS
    await client.connect(TARGET)


@pytest.mark.parametrize("timed_out", [False, True], ids=["unknown", "timed_out"])
async def test_lost_token(api: Api, timed_out: bool) -> None:
    """A lost token costs a single login, and what was asked is answered all the same."""
    client = await api.connected()
    api.sim.drop_tokens(timed_out=timed_out)
    assert await client.list_trunks()
    assert api.asked().count("login") == 1
    assert api.sim.target() is not None


async def test_lost_token_and_many_questions(api: Api) -> None:
    """Of those who find the token lost at the same time, the first logs in, and the others wait."""
    client = await api.connected()
    api.sim.drop_tokens()
    await asyncio.gather(*(client.list_extensions() for _ in range(10)))
    assert api.asked().count("login") == 1


async def test_lost_token_and_changed_password(api: Api) -> None:
    """A password that was changed meanwhile is tried once, also when much is asked at the same time."""
    client = await api.connected()
    api.sim.drop_tokens()
    api.sim.password = "Changed1"
    questions = (client.list_extensions() for _ in range(5))
    results: list[Any] = await asyncio.gather(*questions, return_exceptions=True)
    assert {type(result) for result in results} == {BadCredentials}
    assert api.asked().count("login") == 1


async def test_keep_alive_after_reboot(api: Api) -> None:
    """A heartbeat that finds the login lost logs in and says that reports may be lost."""
    client = await api.connected()
    await api.sim.reboot(boot_up=False)
    assert await client.keep_alive() is True
    assert api.asked() == ["heartbeat", "login"]
    assert api.sim.target() is not None
    assert await client.keep_alive() is False


async def test_keep_alive_after_failed_login(api: Api) -> None:
    """Who could not log in again tries it with the next heartbeat."""
    client = await api.connected()
    api.sim.drop_tokens()
    with api.sim.canned("login", b"busy"), pytest.raises(PbxError):
        await client.keep_alive()
    api.sim.unreachable = True
    with pytest.raises(CannotConnect):
        await client.keep_alive()
    api.sim.unreachable = False
    assert await client.keep_alive() is True


async def test_close(api: Api) -> None:
    """The token is given back, once; then nothing is asked any more until the next connect."""
    client = await api.connected()
    await client.close()
    await client.close()
    assert api.asked() == ["logout"]
    assert api.sim.target() is None
    with pytest.raises(CannotConnect):
        await client.list_extensions()
    assert api.asked() == ["logout"]
    await client.connect(TARGET)
    assert await client.list_extensions()


async def test_close_unreachable(api: Api) -> None:
    """It does not matter whether a logout succeeds."""
    client = await api.connected()
    api.sim.unreachable = True
    await client.close()


async def test_failed_question(api: Api) -> None:
    """The system's own number for an error is kept, with its meaning."""
    client = await api.connected()
    api.sim.fail("trunklist/query", "30001", times=2)
    api.sim.fail("trunk/list", "30001", times=2)
    with pytest.raises(BadReply) as failed:
        await client.list_trunks()
    assert failed.value.errno == "30001"
    assert failed.value.meaning == "the API had an internal error"
    assert "token" not in str(failed.value)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"nonsense", b"<html>"], ids=["empty", "list", "text", "page"]
)
async def test_unreadable_answer(api: Api, body: bytes) -> None:
    """An answer that cannot be read is an error, not a crash."""
    client = await api.connected()
    with (
        api.sim.canned("extension/list", body),
        api.sim.canned("extensionlist/query", body),
        pytest.raises(BadReply),
    ):
        await client.list_extensions()


@pytest.mark.parametrize(
    ("status", "at_login", "later"),
    [
        ("404 Not Found", NotThisSystem, NotSupported),
        ("403 Forbidden", NotThisSystem, BadReply),
        ("302 Found", NotThisSystem, BadReply),
        ("502 Bad Gateway", CannotConnect, CannotConnect),
        ("500 Internal Server Error", CannotConnect, CannotConnect),
        ("nonsense", NotThisSystem, NotThisSystem),
    ],
)
async def test_http_status(
    api: Api, status: str, at_login: type[PbxError], later: type[PbxError]
) -> None:
    """What is no answer of the system's API is recognised: another device, no such endpoint, a proxy without it."""
    client = await api.connected()
    api.sim.quirks.http_status = status
    with pytest.raises(later):
        await client.list_extensions()
    with pytest.raises(at_login):
        await api.client().connect(TARGET)


@pytest.mark.parametrize(
    ("errno", "meaning"),
    [
        ("10042", "the trunk could not be configured"),
        ("10072", "the inbound route could not be configured"),
        ("10084", "the outbound route could not be configured"),
        ("10099", None),
        ("E1", None),
    ],
)
async def test_meaning_of_a_number(api: Api, errno: str, meaning: str | None) -> None:
    """The vendors explain some numbers singly, some in ranges and others not at all."""
    client = await api.connected()
    body = f'{{"status":"Failed","errno":"{errno}"}}'.encode()
    with (
        api.sim.canned("extension/list", body),
        api.sim.canned("extensionlist/query", body),
        pytest.raises(BadReply) as failed,
    ):
        await client.list_extensions()
    assert (failed.value.errno, failed.value.meaning) == (errno, meaning)


async def test_no_serial_number(api: Api) -> None:
    """A system that does not say its serial number cannot be known from another."""
    body = b'{"status":"Success","deviceinfo":{"devicename":"A"}}'
    with (
        api.sim.canned("deviceinfo/query", body),
        api.sim.canned("system/query", body),
        pytest.raises(BadReply),
    ):
        await api.client().connect(TARGET)


async def test_inventory(api: Api) -> None:
    """Extensions with their names and trunks with their status, as the office has them now."""
    client = await api.connected()
    await api.sim.add_extension("3000", "Attic")
    await api.sim.add_trunk("backup", status="Failure")
    extensions = {one.number: one for one in await client.list_extensions()}
    assert {number: one.name for number, one in extensions.items()} == dict(
        api.sim.office.extensions
    )
    assert extensions["3000"].state == "idle"
    [absent] = api.sim.office.unregistered
    assert extensions[absent].state == "unregistered"
    trunks = {one.name: one for one in await client.list_trunks()}
    assert list(trunks) == [line.name for line in api.sim.office.trunks]
    assert trunks[api.sim.office.trunk].status == "registered"
    assert trunks["backup"].status == "failure"
