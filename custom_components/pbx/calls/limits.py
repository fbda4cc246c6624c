"""How much a phone system may send of anything, so that no sender can make a report cost more than it is worth.

What is longer or more than these is cut, refused or left out, and counted; docs/security-and-privacy.md says what happens to which.
"""

from typing import Final

MAX_BODY_BYTES: Final = 1024 * 1024
"""Of a report, or of a list of results."""

MAX_MENDED_BYTES: Final = 64 * 1024
"""Up to what length JSON that is not quite JSON is mended, and a key that stands twice is read twice."""

MAX_DEPTH: Final = 32
"""How deep XML elements may stand in each other."""

MAX_ELEMENTS: Final = 10_000
"""How many elements XML may have."""

MAX_NUMBER: Final = 128
MAX_ID: Final = 256
MAX_REASON: Final = 1024
"""How many characters are kept of a number, of an id or a name, and of a reason or another free text."""

MAX_MEMBERS: Final = 200
"""Of a call, whether in a single report or in all that was reported of it."""

MAX_CALL_IDS: Final = 64
"""How many ids a call may have."""

MAX_FACTS: Final = 200
"""How many transfers, failures, records and paths of a call are kept, of each."""

MAX_OPEN_CALLS: Final = 20_000
"""How many calls of a system are followed at once. For another call, the call that was silent for longest is concluded."""

MAX_UNLISTED_EXTENSIONS: Final = 2_000
"""How many extensions that are not in the system's list have a state while they are in calls."""

MAX_CAMPAIGNS: Final = 200
"""How many campaigns of a contact centre get a device. The results of all are kept."""

MAX_QUEUES: Final = 200
"""How many queues get a device."""

MAX_CONFERENCES: Final = 200
"""Of how many conference rooms it is remembered who is in them."""

MAX_REMEMBERED_INPUTS: Final = 500
"""How many reports of keys and answers are remembered, so that a repetition is no second event."""

MAX_MESSAGES: Final = 500
"""How many messages of a mailbox are listed, the latest first."""

MAX_COUNTED_PATHS: Final = 1_000
"""Through how many menus, queues and ring groups the calls of a day are counted, besides the queues that have a device."""

MAX_SOUND_SECONDS: Final = 120
"""How long an announcement may be. It is held in memory once until all phones have heard it."""

MAX_PROMPTS: Final = 20
"""How many prompts are played one after another."""

MAX_PHOTO_BYTES: Final = 256 * 1024
"""How large a photo in a file of contacts may be."""

MAX_PHOTOS_BYTES: Final = 20 * 1024 * 1024
"""How much the photos of a phone book may come to together."""
