"""Reads Asterisk's channel names: the technology, the endpoint and a serial number, as in ``PJSIP/1000-0000001a``."""


def is_own_channel(channel_id: str | None, extension: str) -> bool:
    """Answer whether a channel is that of an extension's own phone."""
    return channel_id is not None and f"/{extension}-" in channel_id
