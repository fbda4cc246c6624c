"""The numbers of the P-Series' events (vendor_docs/yeastar_p.md, section 3.1)."""

from enum import IntEnum
from typing import Final


class EventType(IntEnum):
    """The events that say something of calls, extensions, trunks and queues."""

    EXTENSION_REGISTRATION = 30007
    EXTENSION_CALL_STATE = 30008
    EXTENSION_PRESENCE = 30009
    TRUNK_REGISTRATION = 30010
    CALL_STATE = 30011
    CALL_END = 30012
    CALL_TRANSFER = 30013
    CALL_FORWARD = 30014
    CALL_FAILURE = 30015
    INCOMING_CALL = 30016
    KEY_PRESSED = 30017
    PROMPT_ENDED = 30018
    SURVEY_ANSWERED = 30019
    EXTENSION_CONFIGURATION = 30022
    TRUNK_CONFIGURATION = 30023
    AGENT_AUTO_PAUSE = 30025
    AGENT_RINGING_TIMEOUT = 30026
    AGENT_STATUS = 30029
    RECORDING_DOWNLOAD = 30033


TOPICS_OF_ALL_FIRMWARE: Final = tuple(
    range(EventType.EXTENSION_REGISTRATION, EventType.INCOMING_CALL + 1)
)
"""What to subscribe to: all that the first firmware with an API knows."""

TOPICS: Final = (
    *TOPICS_OF_ALL_FIRMWARE,
    EventType.KEY_PRESSED,
    EventType.PROMPT_ENDED,
    EventType.SURVEY_ANSWERED,
    EventType.EXTENSION_CONFIGURATION,
    EventType.TRUNK_CONFIGURATION,
    EventType.AGENT_AUTO_PAUSE,
    EventType.AGENT_RINGING_TIMEOUT,
    EventType.AGENT_STATUS,
)
