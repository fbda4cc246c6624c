"""Raw requests, byte by byte as a phone system may send them."""

import asyncio

ANSWER_SECONDS = 60
HEADERS = (
    "Host: 192.168.5.150: 8260",
    "Accept: application/json",
    "User-Agent: WebAPI",
    "Content-Type: application/json",
    "Accept: application/json",
)


def head(first: str, *more: str, end: str = "\r\n") -> bytes:
    """Return a request up to its body, with the headers that the vendor prints."""
    return end.join([first, *HEADERS, *more, "", ""]).encode()


def request(first: str, body: bytes, end: str = "\r\n") -> bytes:
    """Return a whole request that says its length."""
    return head(first, f"Content-Length: {len(body)}", end=end) + body


def chunked(first: str, *chunks: bytes) -> bytes:
    """Return a whole request whose body comes in chunks."""
    parts = [f"{len(chunk):x};odd=1\r\n".encode() + chunk + b"\r\n" for chunk in chunks]
    return head(first, "Transfer-Encoding: chunked") + b"".join(parts) + b"0\r\n\r\n"


async def exchange(port: int, data: bytes, *, eof: bool = False) -> bytes:
    """Send bytes and return all that is answered until the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    if eof:
        writer.write_eof()
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()


def status(answer: bytes) -> int:
    """Return the status of an answer."""
    return int(answer.split(b" ", 2)[1])
