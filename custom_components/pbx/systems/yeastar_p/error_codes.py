"""The error codes of the P-Series OpenAPI and what its documentation says of them (vendor_docs/yeastar_p.md, section 1.5)."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Final

from ..errors import (
    AddressBlocked,
    AddressNotAllowed,
    ApiDisabled,
    BadReply,
    OrderProblem,
    OrderRefused,
    PbxError,
    TooManyTokens,
    Unreadable,
)

DONE: Final = frozenset({"0", "1", "2"})
"""Done, done in part, and being done."""

FAILURE: Final = "-1"
UNKNOWN_ENDPOINT: Final = "10001"
TOKEN_EXPIRED: Final = "10004"
ACCESS_DENIED: Final = "10005"
BAD_SYNTAX: Final = "40001"
BAD_PARAMETER: Final = "40002"
NOT_FOUND: Final = "60001"
TOO_MANY: Final = "60002"
ADDRESS_BLOCKED: Final = "70004"
ACTION_FORBIDDEN: Final = "70084"
ADDRESS_FORBIDDEN: Final = "70087"

_MEANINGS: Final = {
    "-2": "an error inside the phone system",
    FAILURE: "the request failed",
    UNKNOWN_ENDPOINT: "the firmware has no such request",
    "10002": "this version of the API is out of maintenance",
    "10003": "this version of the API is not supported",
    TOKEN_EXPIRED: "the token has expired",
    ACCESS_DENIED: "access is denied",
    BAD_SYNTAX: "a parameter cannot be read",
    BAD_PARAMETER: "a parameter is wrong",
    "40003": "a value is there already",
    "40004": "the file is too large",
    NOT_FOUND: "there is no such data",
    TOO_MANY: "there are as many as there may be",
    ADDRESS_BLOCKED: "this address is blocked",
    "70082": "too much is being done already",
    ACTION_FORBIDDEN: "this may not be done now",
    ADDRESS_FORBIDDEN: "this address is not allowed",
}

_OF_ADDRESS: Final[Mapping[str, type[PbxError]]] = {
    ADDRESS_BLOCKED: AddressBlocked,
    ADDRESS_FORBIDDEN: AddressNotAllowed,
}
_OF_LOGIN: Final[Mapping[str, type[PbxError]]] = {
    TOO_MANY: TooManyTokens,
    UNKNOWN_ENDPOINT: ApiDisabled,
}


class Refused(BadReply):
    """The phone system answered that a request failed. ``fields`` are the parameters that it names."""

    def __init__(self, endpoint: str, errno: str, fields: tuple[str, ...] = ()) -> None:
        """Put the error code into words."""
        meaning = _MEANINGS.get(errno)
        message = f"{endpoint} failed: {errno}"
        super().__init__(
            f"{message} ({meaning})" if meaning else message,
            errno=errno,
            meaning=meaning,
        )
        self.fields = fields


def refusal(endpoint: str, errno: str, fields: tuple[str, ...]) -> PbxError:
    """Return what an error code means that any request may be answered with."""
    refused = Refused(endpoint, errno, fields)
    kind = _OF_ADDRESS.get(errno)
    return kind(str(refused)) if kind else refused


def login_refusal(refused: Refused) -> PbxError | None:
    """Return what it means that no token was given out; None when the credentials were refused."""
    if refused.errno == FAILURE:
        return None
    kind = _OF_LOGIN.get(refused.errno or "")
    return kind(str(refused)) if kind else refused


@contextmanager
def explained_refusal(problems: Mapping[str, OrderProblem]) -> Generator[None]:
    """Turn the refusal of an order into an error that says why. Raises OrderRefused.

    Which codes an order is refused with is not documented, so the code is shown where it says little.

    Args:
        problems: What it means that a refusal names a parameter, or has an error code.
    """
    try:
        yield
    except Unreadable:
        raise
    except BadReply as err:
        meant = {ACCESS_DENIED: OrderProblem.NOT_PERMITTED, **problems}
        fields = err.fields if isinstance(err, Refused) else ()
        named = (meant.get(name) for name in (*fields, err.errno or ""))
        raise OrderRefused(err, next(filter(None, named), None)) from err
