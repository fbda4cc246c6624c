"""Tokens of the simulated P-Series PBX: how they come, how many there may be, and when they die."""

import re

import pytest

from simulator.yeastar_p import YeastarPSimulator

from .listening import Clock
from .openapi_client import EXPIRED, SUCCESS, OpenApiClient

TOO_MANY = {"errcode": 60002, "errmsg": "MAX LIMITATION EXCEEDED"}


async def test_token_as_printed(client: OpenApiClient) -> None:
    """An answer has both tokens and how long they live."""
    reply = await client.get_token()
    tokens = [reply.pop("access_token"), reply.pop("refresh_token")]
    assert reply == {
        **SUCCESS,
        "access_token_expire_time": 1800,
        "refresh_token_expire_time": 86400,
    }
    assert all(re.fullmatch("[A-Za-z0-9]{32}", token) for token in tokens)
    assert tokens[0] != tokens[1]


@pytest.mark.parametrize("token", ["", "unknown"])
async def test_no_token(client: OpenApiClient, token: str) -> None:
    """Without a token that is known, nothing is said."""
    client.token = token
    assert await client.get("extension/list") == EXPIRED
    answer = await client.request("GET", "extension/list")
    assert await answer.json() == EXPIRED


async def test_at_most_eight(client: OpenApiClient, clock: Clock) -> None:
    """The ninth live token is refused until another is given back, or is over."""
    sim = client.sim
    for _ in range(8):
        await client.log_in()
    assert sim.live_tokens == 8
    assert await client.get_token() == TOO_MANY
    assert await client.get("del_token") == SUCCESS
    assert await client.get("del_token") == EXPIRED
    assert sim.live_tokens == 7
    await client.log_in()
    assert await client.get_token() == TOO_MANY
    clock.now += 1800
    assert sim.live_tokens == 0
    await client.log_in()


async def test_token_ends_though_it_is_used(
    client: OpenApiClient, clock: Clock
) -> None:
    """A token lives half an hour from its first day, used or not."""
    await client.log_in()
    clock.now += 1799
    assert (await client.get("trunk/list"))["errcode"] == 0
    clock.now += 1
    assert await client.get("trunk/list") == EXPIRED


async def test_life_can_be_set(client: OpenApiClient, clock: Clock) -> None:
    """How long a token lives is said in its answer."""
    client.sim.configure("access_seconds", 60)
    assert (await client.get_token())["access_token_expire_time"] == 60
    await client.log_in()
    clock.now += 60
    assert await client.get("trunk/list") == EXPIRED


@pytest.mark.parametrize("ends", [True, False])
async def test_refresh(client: OpenApiClient, clock: Clock, ends: bool) -> None:
    """A refresh gives a new pair, and uses up the old refresh token; the old token ends, or lives on."""
    client.sim.configure("refresh_ends_old", ends)
    old = await client.get_token()
    clock.now += 1000
    new = await client.post("refresh_token", refresh_token=old["refresh_token"])
    assert new.keys() == old.keys()
    assert new["access_token"] != old["access_token"]
    assert new["refresh_token"] != old["refresh_token"]
    client.token = old["access_token"]
    assert (await client.get("trunk/list") == EXPIRED) is ends
    client.token = new["access_token"]
    clock.now += 1799
    assert (await client.get("trunk/list"))["errcode"] == 0
    again = await client.post("refresh_token", refresh_token=old["refresh_token"])
    assert again == EXPIRED


async def test_refresh_after_the_end(client: OpenApiClient, clock: Clock) -> None:
    """The refresh token outlives the access token by far, and dies as well."""
    pair = await client.get_token()
    clock.now += 86_399
    pair = await client.post("refresh_token", refresh_token=pair["refresh_token"])
    assert pair["errcode"] == 0
    clock.now += 86_400
    late = await client.post("refresh_token", refresh_token=pair["refresh_token"])
    assert late == EXPIRED


async def test_refresh_when_there_are_enough(client: OpenApiClient) -> None:
    """Where old tokens live on, a refresh needs room for a new token."""
    client.sim.configure("refresh_ends_old", False)
    pairs = [await client.get_token() for _ in range(8)]
    token = pairs[0]["refresh_token"]
    assert await client.post("refresh_token", refresh_token=token) == TOO_MANY
    client.sim.configure("refresh_ends_old", True)
    refreshed = await client.post("refresh_token", refresh_token=token)
    assert refreshed["errcode"] == 0
    assert client.sim.live_tokens == 8


async def test_nothing_to_refresh(client: OpenApiClient) -> None:
    """A refresh without its token says which field it wants."""
    assert await client.post("refresh_token") == {
        "errcode": 40002,
        "errmsg": "PARAMETER ERROR",
        "invalid_param_list": [
            {"field": "refresh_token", "validation_type": "required"}
        ],
    }


async def test_dropped(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A reboot takes all tokens with it, as a drop does."""
    pair = await client.get_token()
    await client.log_in()
    yeastar_p.drop_tokens()
    assert yeastar_p.live_tokens == 0
    assert await client.get("trunk/list") == EXPIRED
    refreshed = await client.post("refresh_token", refresh_token=pair["refresh_token"])
    assert refreshed == EXPIRED
    await client.log_in()
    await yeastar_p.reboot()
    assert yeastar_p.live_tokens == 0
    assert await client.get("trunk/list") == EXPIRED
