"""Tests of how odd requests are read."""

import asyncio

import pytest

from custom_components.pbx.reports.raw_http import (
    BadRequest,
    RequestHead,
    RequestReader,
    TooLarge,
    response,
)

from ..raw_sockets import chunked, head, request

BODY = b'{"event":"BootUp","sn":"369451090405"}'
XML = b'<?xml version="1.0" encoding="utf-8" ?>\n<Event><BootUp/></Event>\n'
LIMIT = 1000


async def read(*pieces: bytes, eof: bool = True) -> tuple[RequestHead, bytes]:
    """Read a request that arrives in pieces."""
    stream = asyncio.StreamReader()
    reader = RequestReader(stream)

    async def feed() -> None:
        for piece in pieces:
            stream.feed_data(piece)
            await asyncio.sleep(0)
        if eof:
            stream.feed_eof()

    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        tasks.create_task(feed())
        read_head = await reader.read_head()
        return read_head, await reader.read_body(read_head, LIMIT)


@pytest.mark.parametrize(
    ("first", "target"),
    [
        pytest.param("POST /api/webhook/a HTTP/1.1", "/api/webhook/a", id="usual"),
        pytest.param("POST  HTTP/1.1", "", id="empty"),
        pytest.param("POST HTTP/1.1", "", id="left-out"),
        pytest.param("POST / HTTP/1.1", "/", id="root"),
        pytest.param("POST api/webhook/a HTTP/1.0", "api/webhook/a", id="no-slash"),
        pytest.param("POST //api/webhook/a HTTP/1.1", "//api/webhook/a", id="two"),
        pytest.param("post /a b HTTP/1.1", "/a b", id="space"),
    ],
)
async def test_target(first: str, target: str) -> None:
    """A request line is read whatever its target looks like."""
    found, body = await read(request(first, BODY))

    assert (found.method, found.target) == ("POST", target)
    assert body == BODY


@pytest.mark.parametrize(
    ("pieces", "body"),
    [
        pytest.param([request("POST / HTTP/1.1", BODY, end="\n")], BODY, id="bare-lf"),
        pytest.param([b"\r\n\r\n", request("POST / HTTP/1.1", BODY)], BODY, id="blank"),
        pytest.param([head("POST / HTTP/1.1"), BODY], BODY, id="complete-json"),
        pytest.param([head("POST / HTTP/1.1"), b"[", b"]\n"], b"[]\n", id="list"),
        pytest.param([head("POST / HTTP/1.1"), XML[:50], XML[50:]], XML, id="xml"),
        pytest.param([head("POST / HTTP/1.1"), b"<Event/>"], b"<Event/>", id="empty"),
        pytest.param([head("POST / HTTP/1.1"), b'{"a":1,}'], b'{"a":1,}', id="silence"),
        pytest.param([head("POST / HTTP/1.1")], b"", id="nothing"),
        pytest.param(
            [chunked("POST / HTTP/1.1", BODY[:9], BODY[9:])], BODY, id="chunked"
        ),
        pytest.param(
            [head("POST / HTTP/1.1", "Content-Length: 20"), BODY],
            BODY,
            id="length-too-short",
        ),
        pytest.param(
            [head("POST / HTTP/1.1", "Content-Length: 20"), BODY[:20], BODY[20:]],
            BODY,
            id="rest-comes-later",
        ),
        pytest.param(
            [head("POST / HTTP/1.1", f"Content-Length: {len(BODY)}"), BODY + b"{"],
            BODY,
            id="another-request",
        ),
        pytest.param(
            [head("POST / HTTP/1.1", "Content-Length: many"), BODY],
            BODY,
            id="no-number-as-length",
        ),
    ],
)
async def test_body_without_end_of_connection(pieces: list[bytes], body: bytes) -> None:
    """A body's end is found although the connection stays open."""
    _, found = await read(*pieces, eof=False)

    assert found == body


async def test_byte_by_byte() -> None:
    """A request may come in the smallest pieces."""
    whole = chunked("POST  HTTP/1.1", BODY)

    _, body = await read(*(whole[i : i + 1] for i in range(len(whole))))

    assert body == BODY


@pytest.mark.parametrize("piece", [b'{"a":[1]', b"<Event><a></a>", b"text"])
async def test_incomplete_body_ends_with_the_connection(piece: bytes) -> None:
    """What has no length and no end of its own ends with the connection."""
    _, body = await read(head("POST / HTTP/1.1"), piece)

    assert body == piece


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"POST / HTTP/1.1\r\nHost: a", id="head-cut-off"),
        pytest.param(b"\x16\x03\x01\x02 /\r\n\r\n", id="tls"),
        pytest.param(b"hello\r\n\r\n", id="no-http"),
        pytest.param(
            head("POST / HTTP/1.1", "Content-Length: 9") + b"12", id="cut-off"
        ),
        pytest.param(
            head("POST / HTTP/1.1", "Transfer-Encoding: chunked") + b"zz\r\n",
            id="no-number",
        ),
        pytest.param(
            head("POST / HTTP/1.1", "Transfer-Encoding: chunked") + b"1" * 300,
            id="no-line",
        ),
    ],
)
async def test_bad_request(data: bytes) -> None:
    """What is no HTTP request is refused."""
    with pytest.raises(ExceptionGroup) as raised:
        await read(data)

    assert raised.group_contains(BadRequest)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(head("POST / HTTP/1.1", "X: " + "x" * 17000), id="head"),
        pytest.param(b"POST / HTTP/1.1\r\nX: " + b"x" * 70000, id="endless-head"),
        pytest.param(request("POST / HTTP/1.1", b"x" * (LIMIT + 1)), id="length"),
        pytest.param(head("POST / HTTP/1.1") + b"x" * (LIMIT + 1), id="endless"),
        pytest.param(chunked("POST / HTTP/1.1", b"x" * (LIMIT + 1)), id="chunk"),
        pytest.param(chunked("POST / HTTP/1.1", b"x" * 900, b"x" * 900), id="chunks"),
    ],
)
async def test_too_large(data: bytes) -> None:
    """What is larger than it may be is refused."""
    with pytest.raises(ExceptionGroup) as raised:
        await read(data)

    assert raised.group_contains(TooLarge)


def test_response() -> None:
    """An answer says its length and closes the connection."""
    assert response(200, b"{}", "application/json") == (
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n"
        b"Content-Type: application/json\r\n\r\n{}"
    )
    assert response(403) == (
        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
