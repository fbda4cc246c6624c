"""Requests to the OpenAPI v1.0 of a P-Series (vendor_docs/yeastar_p.md, section 1.4)."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from aiohttp import ClientSession
import orjson
from yarl import URL

from .. import lenient_json
from ..bounded_request import JSON_CONTENT, HttpReply, get, post
from ..errors import (
    CannotConnect,
    NoAnswer,
    NotSupported,
    NotThisSystem,
    PbxError,
    Unconfirmed,
    Unreadable,
)
from ..lenient_values import Fields, objects, text, whole
from ..settings import Settings
from .error_codes import (
    DONE,
    NOT_FOUND,
    TOKEN_EXPIRED,
    UNKNOWN_ENDPOINT,
    Refused,
    refusal,
)
from .tokens import GET_TOKEN, REFRESH_TOKEN, Tokens

_DEL_TOKEN: Final = "del_token"
_PATH: Final = "/openapi/v1.0"
_WITHOUT_TOKEN: Final = frozenset({GET_TOKEN, REFRESH_TOKEN})

HEADERS: Final = {"User-Agent": "OpenAPI"}
"""The vendor asks for this with every request."""

PAGE: Final = 100
"""How many rows of a list are asked for at once; the vendor does not say how many may be."""

_MOST_PAGES: Final = 200


class OpenApi:
    """Asks a P-Series. Each request that is refused for its token is sent once more with a new token."""

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a token."""
        self.tokens = Tokens(
            self._post_openly, settings.client_id, settings.client_secret
        )
        self._session = session
        self._settings = settings

    async def ask(self, endpoint: str, **query: str | int) -> Fields:
        """Ask a question. Raises Refused when the answer is an error."""
        return await self._with_token(partial(self._get, endpoint, query))

    async def find(self, endpoint: str, **query: str | int) -> Fields:
        """Ask for what may not be there, of which the answer then says nothing. Raises Refused for another error."""
        try:
            return await self.ask(endpoint, **query)
        except Refused as err:
            if err.errno != NOT_FOUND:
                raise
            return {}

    async def ask_all(self, endpoint: str, name: str = "data") -> list[Fields]:
        """Ask for a list, page after page, and return all its rows.

        Args:
            endpoint: What to ask.
            name: What the list is called in the answer.
        """
        rows: list[Fields] = []
        for page in range(1, _MOST_PAGES + 1):
            reply = await self.ask(endpoint, page=page, page_size=PAGE)
            found = objects(reply.get(name))
            rows += found
            total = whole(reply.get("total_number"))
            if not found or (
                len(found) < PAGE if total is None else len(rows) >= total
            ):
                break
        return rows

    async def order(self, endpoint: str, fields: Mapping[str, object]) -> Fields:
        """Give an order that must not be carried out twice.

        It is given again only if the token was to blame that it was refused. Raises Unconfirmed when it may have been carried out
        or not.
        """
        send = partial(self._post, endpoint, fields)
        return await self._with_token(partial(self._order, endpoint, send))

    async def order_by_get(self, endpoint: str, **query: str | int) -> Fields:
        """Give one of the orders that are given like a question. Raises what ``order`` raises."""
        send = partial(self._get, endpoint, query)
        return await self._with_token(partial(self._order, endpoint, send))

    async def close(self) -> None:
        """Give the token back, and use none any more."""
        if token := await self.tokens.take():
            await self.give_back(token)

    async def give_back(self, token: str) -> None:
        """Have the system forget a token."""
        try:
            await self._get(_DEL_TOKEN, {}, token)
        except PbxError:
            return

    def url(self, endpoint: str, token: str | None, **query: str | int) -> URL:
        """Return an endpoint's address, with the token in it. Raises CannotConnect for an address that is none."""
        settings = self._settings
        known = {} if token is None else {"access_token": token}
        try:
            return URL.build(
                scheme="https" if settings.tls else "http",
                host=settings.host,
                port=settings.port,
                path=f"{_PATH}/{endpoint}",
                query={**query, **known},
            )
        except ValueError:
            raise CannotConnect("The phone system's address is not valid") from None

    async def _with_token(self, request: Callable[[str], Awaitable[Fields]]) -> Fields:
        token = await self.tokens.get()
        try:
            return await request(token)
        except Refused as err:
            if err.errno != TOKEN_EXPIRED:
                raise
        return await request(await self.tokens.get(token))

    async def _order(
        self, endpoint: str, send: Callable[[str], Awaitable[Fields]], token: str
    ) -> Fields:
        try:
            return await send(token)
        except (NoAnswer, NotThisSystem, Unreadable) as err:
            raise Unconfirmed(f"{endpoint} may have been done: {err}") from err

    async def _get(
        self, endpoint: str, query: Mapping[str, str | int], token: str
    ) -> Fields:
        reply = await get(
            self._session,
            self.url(endpoint, token, **query),
            headers=HEADERS,
            verify_certificate=self._settings.verify_certificate,
        )
        return read_reply(endpoint, reply)

    async def _post_openly(self, endpoint: str, fields: Mapping[str, str]) -> Fields:
        return await self._post(endpoint, fields, None)

    async def _post(
        self, endpoint: str, fields: Mapping[str, object], token: str | None
    ) -> Fields:
        reply = await post(
            self._session,
            self.url(endpoint, token),
            body=orjson.dumps(fields),
            content_type=JSON_CONTENT,
            headers=HEADERS,
            verify_certificate=self._settings.verify_certificate,
        )
        return read_reply(endpoint, reply)


def read_reply(endpoint: str, reply: HttpReply) -> Fields:
    """Return what a reply to a request says. Raises what is wrong with it, as ``post`` and ``ask`` do."""
    first = endpoint in _WITHOUT_TOKEN
    reply.require_ok(endpoint, is_login=first)
    try:
        fields = lenient_json.loads(reply.body)
    except ValueError:
        fields = None
    errno = text(fields.get("errcode")) if isinstance(fields, dict) else None
    if not isinstance(fields, dict) or errno is None:
        if first:
            raise NotThisSystem("The login was answered by something else")
        raise Unreadable(f"The answer to {endpoint} cannot be read")
    if errno in DONE:
        return fields
    if errno == UNKNOWN_ENDPOINT and not first:
        raise NotSupported(endpoint)
    named = objects(fields.get("invalid_param_list"))
    raise refusal(endpoint, errno, tuple(text(one.get("field")) or "" for one in named))
