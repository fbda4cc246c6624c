"""What Yeastar S-Series and OpenVox UC have in common: a login that gives a token and says where reports go.

See vendor_docs/yeastar_s.md, section 2, and vendor_docs/openvox_uc.md, section 2.
"""

from abc import abstractmethod
import asyncio
from collections.abc import Mapping
from datetime import datetime
from time import monotonic
from typing import ClassVar, override

from aiohttp import ClientSession
from yarl import URL

from ...calls.report import CallRecord
from ..base import DeviceInfo, PhoneSystem, ReportTarget
from ..bounded_request import HttpReply, download, post, says_something
from ..errors import (
    BadCredentials,
    BadReply,
    CannotConnect,
    LockedOut,
    NoAnswer,
    NotSupported,
    NotThisSystem,
    PbxError,
    Unconfirmed,
    Unreadable,
)
from ..lenient_values import Fields, text
from ..settings import Settings
from . import error_numbers
from .error_numbers import meaning
from .given_files import random_in
from .inventory_replies import read_device
from .record_file import period, read_records

LOGIN = "login"
LOGOUT = "logout"
HEARTBEAT = "heartbeat"
DEVICE_INFO = "deviceinfo/query"
ASK_FOR_RECORDS = "cdr/get_random"
RECORDS = "cdr/download"

LOCKED_OUT_SECONDS = 600


class Refused(BadReply):
    """The system answered that a request failed, with an error number or without."""


class TokenSystem(PhoneSystem):
    """A phone system with an API that is used with a token.

    A token dies after 30 minutes without a request, and at a restart; then a single request logs in anew and those at its side wait
    for it. Credentials that were refused are never tried again, and a lockout is waited for: five wrong tries lock an
    address out.
    """

    api_path: ClassVar[str]
    """The path of the API, which the version is part of."""
    whose_records: ClassVar[str]
    """The field that says whose records are asked for."""

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a login."""
        super().__init__(session, settings)
        self._target: ReportTarget | None = None
        self._token: str | None = None
        self._closed = False
        self._credentials_refused = False
        self._locked_out_until = 0.0
        self._login_lock = asyncio.Lock()

    # -- how the system's dialect differs ----------------------------------------------------------------------------

    @abstractmethod
    def _login_fields(self) -> Mapping[str, str]:
        """Return the body of a login."""

    @abstractmethod
    async def _heartbeat_fields(self) -> Mapping[str, str]:
        """Return the body of a heartbeat: the whole report target, because a heartbeat replaces it."""

    @abstractmethod
    def _encode(self, endpoint: str, fields: Mapping[str, str]) -> tuple[bytes, str]:
        """Return a request's body and what type of content it is."""

    @abstractmethod
    def _parse(self, body: bytes) -> object:
        """Read a reply's body. Raises ValueError."""

    @abstractmethod
    def _query_fields(self, endpoint: str) -> Mapping[str, str]:
        """Return what a request's address has besides the token."""

    @abstractmethod
    def _login_error(self, refused: Refused) -> PbxError:
        """Return what a refused login means."""

    @abstractmethod
    def _token_is_lost(self, refused: Refused) -> bool:
        """Say whether a request may have been refused because the token is gone."""

    def _note_login(self, reply: Fields) -> None:
        """Take from the answer to a login what there is besides the token."""

    # -- connection --------------------------------------------------------------------------------------------------

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        async with self._login_lock:
            self._target = target
            self._closed = False
            await self._login()
        return read_device(await self._ask(DEVICE_INFO), self.manufacturer)

    @override
    async def keep_alive(self) -> bool:
        if (token := self._token) is None:
            await self._renew(None)
            return True
        try:
            await self._request(HEARTBEAT, await self._heartbeat_fields(), token)
        except Refused:
            # A login renews the report target as well, so it mends whatever the heartbeat was refused for.
            await self._renew(token)
            return True
        return False

    @override
    async def close(self) -> None:
        self._closed = True
        # A login that is under way is waited for, so that its token does not outlive us.
        async with self._login_lock:
            token, self._token = self._token, None
        if token is None:
            return
        try:
            await self._request(LOGOUT, None, token)
        except PbxError:
            return

    async def _renew(self, lost: str | None) -> str:
        """Return a token that is not the lost token. Of those who ask at the same time, the first logs in."""
        async with self._login_lock:
            if self._closed:
                raise CannotConnect("The connection was closed")
            if self._token is None or self._token == lost:
                return await self._login()
            return self._token

    async def _login(self) -> str:
        if self._credentials_refused:
            raise BadCredentials("User name and password were refused before")
        if monotonic() < self._locked_out_until:
            raise LockedOut("The system locked this address out a short while ago")
        self._token = None
        try:
            reply = await self._request(LOGIN, self._login_fields(), None)
        except Refused as err:
            error = self._login_error(err)
            self._credentials_refused = isinstance(error, BadCredentials)
            if isinstance(error, LockedOut):
                self._locked_out_until = monotonic() + LOCKED_OUT_SECONDS
            if error is err:
                raise
            raise error from err
        token = text(reply.get("token"))
        if token is None:
            raise NotThisSystem("The login gave no token")
        self._token = token
        self._note_login(reply)
        return token

    # -- records -----------------------------------------------------------------------------------------------------

    @override
    async def query_records(self, start: datetime, end: datetime) -> list[CallRecord]:
        asked = {self.whose_records: "all", **period(start, end)}
        try:
            reply = await self._ask(ASK_FOR_RECORDS, asked)
        except Refused as err:
            if err.errno == error_numbers.UNKNOWN_REQUEST:
                raise NotSupported(ASK_FOR_RECORDS) from err
            if err.errno == error_numbers.NO_RECORDS:
                return []
            raise
        random = random_in(reply, ASK_FOR_RECORDS)
        file = await self._download(RECORDS, {**asked, "random": random})
        return await asyncio.to_thread(read_records, file)

    # -- requests ----------------------------------------------------------------------------------------------------

    async def _ask(
        self, endpoint: str, fields: Mapping[str, str] | None = None
    ) -> Fields:
        """Send a request, and once more with a new token when the token is gone."""
        token = self._token or await self._renew(None)
        try:
            return await self._request(endpoint, fields, token)
        except Refused as err:
            if not self._token_is_lost(err):
                raise
        return await self._request(endpoint, fields, await self._renew(token))

    async def _order(self, endpoint: str, fields: Mapping[str, str]) -> Fields:
        """Send a request that must not be done twice, and again only if the token was to blame that it was refused.

        Raises Unconfirmed when it may have been done or not.
        """
        token = self._token or await self._renew(None)
        try:
            return await self._send_order(endpoint, fields, token)
        except Refused as err:
            if not self._token_is_lost(err):
                raise
            # The number may mean something else as well; a question that does no harm shows whether the token still holds.
            await self._ask(DEVICE_INFO)
            if self._token == token:
                raise
        return await self._send_order(endpoint, fields, await self._renew(token))

    async def _send_order(
        self, endpoint: str, fields: Mapping[str, str], token: str
    ) -> Fields:
        try:
            return await self._request(endpoint, fields, token)
        except (NoAnswer, NotThisSystem, Unreadable) as err:
            raise Unconfirmed(f"{endpoint} may have been done: {err}") from err

    async def _download(self, endpoint: str, fields: Mapping[str, str]) -> bytes:
        """Return a file, for which a request with the same fields has given a random string a moment ago."""
        reply = await download(
            self.session,
            self._url(endpoint, self._token).update_query(fields),
            verify_certificate=self.settings.verify_certificate,
        )
        if reply.status != 200 or says_something(reply.body):
            raise self._no_file(endpoint, reply)
        return reply.body

    def _no_file(self, endpoint: str, reply: HttpReply) -> PbxError:
        """Return what it means that something else came than a file: what is answered then is what any request is answered."""
        try:
            self._read(endpoint, reply)
        except PbxError as err:
            return err
        return Unreadable(f"The answer to {endpoint} is no file")

    async def _request(
        self, endpoint: str, fields: Mapping[str, str] | None, token: str | None
    ) -> Fields:
        body, content_type = self._encode(endpoint, fields) if fields else (None, "")
        reply = await post(
            self.session,
            self._url(endpoint, token),
            body=body,
            content_type=content_type,
            verify_certificate=self.settings.verify_certificate,
        )
        return self._read(endpoint, reply)

    def _url(self, endpoint: str, token: str | None) -> URL:
        query = {} if token is None else {"token": token}
        try:
            return URL.build(
                scheme="https" if self.settings.tls else "http",
                host=self.settings.host,
                port=self.settings.port,
                path=f"{self.api_path}/{endpoint}",
                query={**query, **self._query_fields(endpoint)},
            )
        except ValueError:
            raise CannotConnect("The system's address is not valid") from None

    def _read(self, endpoint: str, reply: HttpReply) -> Fields:
        reply.require_ok(endpoint, is_login=endpoint == LOGIN)
        try:
            fields = self._parse(reply.body)
        except ValueError:
            fields = None
        status = text(fields.get("status")) if isinstance(fields, Mapping) else None
        if not isinstance(fields, Mapping) or (endpoint == LOGIN and status is None):
            if endpoint == LOGIN:
                raise NotThisSystem("The login was answered by something else")
            raise Unreadable(f"The answer to {endpoint} cannot be read")
        if status is not None and status.casefold() != "success":
            raise self._refusal(endpoint, text(fields.get("errno")))
        return fields

    def _refusal(self, endpoint: str, errno: str | None) -> Refused:
        said = meaning(errno)
        message = f"{endpoint} failed: {errno or 'no error number'}"
        return Refused(
            f"{message} ({said})" if said else message, errno=errno, meaning=said
        )
