"""Answers of Yeastar's OpenAPI, which the P-Series has: an errcode and its errmsg in every answer (vendor_docs/yeastar_p.md, section 1.5)."""

from typing import Final

from .wire_text import Reply, Value

SUCCESS: Final = 0
FAILURE: Final = -1
INTERNAL_ERROR: Final = -2
NO_INTERFACE: Final = 10001
TOKEN_EXPIRED: Final = 10004
ACCESS_DENIED: Final = 10005
SYNTAX_ERROR: Final = 40001
PARAMETER_ERROR: Final = 40002
NOT_FOUND: Final = 60001
TOO_MANY: Final = 60002
ADDRESS_BLOCKED: Final = 70004
FORBIDDEN: Final = 70084
ADDRESS_FORBIDDEN: Final = 70087

MESSAGES: Final = {
    INTERNAL_ERROR: "INTERNAL SERVER ERROR",
    FAILURE: "FAILURE",
    SUCCESS: "SUCCESS",
    1: "PARTIAL SUCCESS",
    2: "PROCESSING",
    NO_INTERFACE: "INTERFACE NOT EXISTED",
    10002: "API VERSION OUT OF MAINTENANCE",
    10003: "API VERSION UNSUPPORTED",
    TOKEN_EXPIRED: "TOKEN EXPIRED",
    ACCESS_DENIED: "ACCESS DENIED",
    SYNTAX_ERROR: "PARAMETER SYNTAX ERROR",
    PARAMETER_ERROR: "PARAMETER ERROR",
    40003: "DUPLICATE KEY VALUE",
    40004: "FILE SIZE EXCEEDED",
    NOT_FOUND: "DATA NOT FOUND",
    TOO_MANY: "MAX LIMITATION EXCEEDED",
    60101: "ROLE NOT EXISTED",
    ADDRESS_BLOCKED: "ACCOUNT IP BLOCKED",
    70082: "OVERLOAD_TASK_RUNNING",
    FORBIDDEN: "ACTION FORBIDDEN",
    ADDRESS_FORBIDDEN: "IP FORBIDDEN",
    70091: "CONNECTION_RELATION_EXISTED",
    70093: "PHONEBOOK_NOT_EXISTED",
    70106: "RATE_NOT_EXISTED",
    70120: "ORGANIZATION DISABLED",
}


class Refused(Exception):
    """The system's answer is an errcode."""

    def __init__(self, errcode: int, **details: Value) -> None:
        """Keep the code, and what the answer says besides."""
        super().__init__(errcode)
        self.reply = failed(errcode, **details)


def succeeded(**fields: Value) -> Reply:
    """Return an answer without an error."""
    return {"errcode": SUCCESS, "errmsg": MESSAGES[SUCCESS], **fields}


def failed(errcode: int, **details: Value) -> Reply:
    """Return the answer that something went wrong."""
    message = MESSAGES.get(errcode, MESSAGES[FAILURE])
    return {"errcode": errcode, "errmsg": message, **details}


def wrong(name: str) -> Refused:
    """Return that a field has a value that it must not have."""
    return Refused(PARAMETER_ERROR, invalid_param_list=[{"field": name}])


def missing(*names: str) -> Refused:
    """Return that fields are required which are not there."""
    invalid: list[Value] = [
        {"field": name, "validation_type": "required"} for name in names
    ]
    return Refused(PARAMETER_ERROR, invalid_param_list=invalid)
