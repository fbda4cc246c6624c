"""Why an outbound call of a contact centre ended, by the vendor's codes (vendor_docs/huawei_aicc.md, section 4)."""

from ...calls.reason_class import ReasonClass

SUCCESS = "00000"

_CODE_LENGTH = 5
_RESOURCES = "System resources are insufficient"
_ADMINISTRATOR = "System error, contact the administrator"

_REASONS = {
    "00531": "The called party hung up",
    "00537": "The called party is busy",
    "00538": "The number is empty or incorrect",
    "00548": "The called party's phone is powered off",
    "00549": "The called number is out of service",
    "00551": "The called party hung up",
    "00601": "The called party hung up before the call was answered",
    "00602": _RESOURCES,
    "00603": "The called party did not answer",
    "00604": "The call was rejected",
    "00605": _RESOURCES,
    "00606": _ADMINISTRATOR,
    "00701": "The called party hung up while waiting in a queue",
    "00702": "The queue timed out",
    "01040": "The call rang too long",
    "01043": "Waiting for the call's result timed out",
    "01046": "No agent was available",
    "01048": _RESOURCES,
    "01049": "The outbound call check timed out",
    "34601": "No campaign task is available",
    "34605": "The number is empty",
    # Printed in two groups: as a normal release, mostly for too many calls at a time, and as a release for lack of resources.
    "34606": "The call was not attempted, mostly for too many at a time",
    "34608": "The call timed out without a result",
    "34611": _ADMINISTRATOR,
}

_CLASSES = {
    "00531": ReasonClass.HUNG_UP,
    "00537": ReasonClass.BUSY,
    "00538": ReasonClass.INVALID,
    "00548": ReasonClass.UNREACHABLE,
    "00549": ReasonClass.UNREACHABLE,
    "00551": ReasonClass.HUNG_UP,
    "00601": ReasonClass.NO_ANSWER,
    "00603": ReasonClass.NO_ANSWER,
    "00604": ReasonClass.REJECTED,
    "00701": ReasonClass.HUNG_UP,
    "01040": ReasonClass.NO_ANSWER,
    "34605": ReasonClass.INVALID,
}


def _full(code: str) -> str:
    """Return a code with the zeros that were lost where it was taken for a number."""
    return code.zfill(_CODE_LENGTH) if code.isdecimal() else code


def is_success(code: str | None) -> bool:
    """Say whether a code stands for success: 00000, 0 or nothing at all."""
    return code is None or _full(code) == SUCCESS


def explain(code: str | None) -> str | None:
    """Return what a code means. Tenants have codes of their own, which mean nothing here."""
    if code is None or is_success(code):
        return None
    return _REASONS.get(_full(code))


def classify(code: str | None) -> ReasonClass:
    """Return the class of reasons of a failed call's code. What says nothing of the called party is the platform's."""
    return _CLASSES.get(_full(code or ""), ReasonClass.PLATFORM)
