"""The error numbers of the Yeastar S-Series API and what its documentation says of them (vendor_docs/yeastar_s.md, section 2.5).

OpenVox's numbers are not the same where it prints any, so there they are no more than a hint.
"""

WRONG_PASSWORD = "10032"
UNKNOWN_REQUEST = "10003"
NO_SUCH_CALL_ID = "10005"
NO_SUCH_CALL = "10007"
LOCKED_OUT = "20002"
LOGIN_REFUSED = "20003"
NO_SUCH_EXTENSION = "10006"
EXTENSION_NOT_IDLE = "10008"
NO_SUCH_CALLEE = "10011"
NO_SUCH_IVR = "10012"
NO_SUCH_QUEUE = "10013"
NO_SUCH_RING_GROUP = "10014"
NOT_CONNECTED = "10015"
DECIDED_TOO_LATE = "10016"
NO_SUCH_PROMPT = "10023"
NOT_PERMITTED = "10024"
NUMBER_BLANK = "10028"
CALLEE_NOT_VALID = "10031"
NO_RECORDS = "20021"
NO_SOUND_FILE = "20018"
NO_SOUND = frozenset({"20012", "20014", "20017", NO_SOUND_FILE})
"""The first said in version 1.0.1 of the API that there is no recording; the third says of a message what the first says now."""
API_UNREACHABLE = frozenset({UNKNOWN_REQUEST, "20010", "30003"})
TOKEN_LOST = frozenset({"20004", "20005", "20006"})

_MEANINGS = {
    "10002": "XML is not supported",
    UNKNOWN_REQUEST: "the API has no such request",
    "10004": "a required parameter is blank",
    NO_SUCH_CALL_ID: "the call id does not exist",
    NO_SUCH_EXTENSION: "the extension does not exist",
    NO_SUCH_CALL: "the call does not exist",
    EXTENSION_NOT_IDLE: "the extension is not idle",
    "10009": "the extension may not be monitored",
    "10010": "the monitor mode does not match",
    NO_SUCH_CALLEE: "the called number does not exist",
    NO_SUCH_IVR: "the IVR does not exist",
    NO_SUCH_QUEUE: "the queue does not exist",
    NO_SUCH_RING_GROUP: "the ring group does not exist",
    NOT_CONNECTED: "the call is not connected",
    DECIDED_TOO_LATE: "accepting or refusing the call timed out",
    "10017": "the extension could not be configured",
    "10018": "the IVR could not be configured",
    "10019": "the queue could not be configured",
    "10020": "the alarm could not be added",
    "10021": "the alarm does not exist",
    "10022": "the alarm exists already",
    NO_SUCH_PROMPT: "the audio file does not exist",
    NOT_PERMITTED: "the extension may not call outside",
    "10025": "changes are applied too often",
    "10026": "the GSM module's name does not exist",
    "10027": "the GSM module is busy",
    NUMBER_BLANK: "the number is blank",
    "10029": "the SMS file cannot be opened",
    "10030": "the SMS is blank",
    CALLEE_NOT_VALID: "the called number is not valid",
    WRONG_PASSWORD: "the password is wrong",
    "10033": "the outbound route could not be saved",
    "10061": "the trunk could not be deleted",
    "10062": "the trunk does not exist",
    "10085": "the extension exists already",
    "10086": "the extension could not be deleted",
    "10087": "there cannot be more extensions",
    "10140": "the contact is not valid",
    "20000": "only JSON is supported",
    "20001": "only POST is supported",
    LOCKED_OUT: "login failed, the address is locked out",
    LOGIN_REFUSED: "login failed, the user name or the password is wrong",
    "20004": "there is no such token",
    "20005": "the token is blank",
    "20006": "the token has timed out",
    "20007": "the data is blank",
    "20008": "the port is wrong",
    "20009": "the request is blank",
    "20010": "the request could not be passed to the API service",
    "20011": "the heartbeat could not be configured",
    "20012": "the recording or its download code is not valid",
    "20013": "the captcha is wrong",
    "20014": "the recording does not exist",
    "20015": "the allowed IP address is not valid",
    "20016": "the voicemail's status is not valid",
    "20017": "the voicemail's download code is not valid",
    "20018": "the voice file does not exist",
    "20019": "the call records' time is not valid",
    "20020": "the call records' download code is not valid",
    "20021": "the call records do not exist",
    "30001": "the API had an internal error",
    "30003": "the API service is not running",
}
_RANGES = (
    (range(10042, 10061), "the trunk could not be configured"),
    (range(10063, 10073), "the inbound route could not be configured"),
    (range(10073, 10085), "the outbound route could not be configured"),
)


def meaning(errno: str | None) -> str | None:
    """Return what an error number means; None for a number that is not documented."""
    if errno is None or errno in _MEANINGS:
        return _MEANINGS.get(errno or "")
    if not errno.isdecimal():
        return None
    return next((text for span, text in _RANGES if int(errno) in span), None)
