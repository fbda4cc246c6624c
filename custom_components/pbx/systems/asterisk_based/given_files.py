"""How files are given out: a request is answered with a random string, and with it the file can be downloaded.

See vendor_docs/yeastar_s.md, section 4.7, and vendor_docs/openvox_uc.md, section 5.
"""

from ..errors import Unreadable
from ..lenient_values import Fields, text


def random_in(reply: Fields, endpoint: str) -> str:
    """Return the random string with which a file can be downloaded. Raises Unreadable where there is none.

    Args:
        reply: The answer.
        endpoint: What was asked.
    """
    random = text(reply.get("random"))
    if random is None:
        raise Unreadable(f"The answer to {endpoint} names no random string")
    return random
