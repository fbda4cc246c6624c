"""Why an outbound call of a contact centre ended, by the vendor's codes (vendor_docs/huawei_aicc.md, section 4)."""

SUCCESS = "00000"

NO_ANSWER = "no_answer"
BUSY = "busy"
REJECTED = "rejected"
UNREACHABLE = "unreachable"
INVALID = "invalid"
HUNG_UP = "hung_up"
PLATFORM = "platform"
UNKNOWN = "unknown"

_CODE_LENGTH = 5
_RESOURCES = "System resources are insufficient"
_ADMINISTRATOR = "System error, contact the administrator"

_REASONS = {
    "00531": ("The called party hung up", HUNG_UP),
    "00537": ("The called party is busy", BUSY),
    "00538": ("The number is empty or incorrect", INVALID),
    "00548": ("The called party's phone is powered off", UNREACHABLE),
    "00549": ("The called number is out of service", UNREACHABLE),
    "00551": ("The called party hung up", HUNG_UP),
    "00601": ("The called party hung up before the call was answered", NO_ANSWER),
    "00602": (_RESOURCES, PLATFORM),
    "00603": ("The called party did not answer", NO_ANSWER),
    "00604": ("The call was rejected", REJECTED),
    "00605": (_RESOURCES, PLATFORM),
    "00606": (_ADMINISTRATOR, PLATFORM),
    "00701": ("The called party hung up while waiting in a queue", HUNG_UP),
    "00702": ("The queue timed out", PLATFORM),
    "01040": ("The call rang too long", NO_ANSWER),
    "01043": ("Waiting for the call's result timed out", PLATFORM),
    "01046": ("No agent was available", PLATFORM),
    "01048": (_RESOURCES, PLATFORM),
    "01049": ("The outbound call check timed out", PLATFORM),
    "34601": ("No campaign task is available", PLATFORM),
    "34605": ("The number is empty", INVALID),
    # Printed in two groups: as a normal release, mostly for too many calls at a time, and as one for lack of resources. Both are
    # the platform's doing.
    "34606": ("The call was not attempted, mostly for too many at a time", PLATFORM),
    "34608": ("The call timed out without a result", PLATFORM),
    "34611": (_ADMINISTRATOR, PLATFORM),
}


def _full(code: str) -> str:
    """Return a code with the zeros that were lost where it was taken for a number."""
    return code.zfill(_CODE_LENGTH) if code.isdecimal() else code


def is_success(code: str | None) -> bool:
    """Say whether a code stands for success: 00000, 0 or nothing at all."""
    return code is None or _full(code) == SUCCESS


def explain(code: str | None) -> tuple[str | None, str | None]:
    """Return what a code means and its class. Tenants have codes of their own, which mean nothing here."""
    if code is None or is_success(code):
        return None, None
    return _REASONS.get(_full(code), (None, UNKNOWN))
