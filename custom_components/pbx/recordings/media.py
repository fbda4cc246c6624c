"""Folders, and what is in them to be played, as Home Assistant shows media."""

from collections.abc import Sequence

from homeassistant.components.media_player.const import MediaClass
from homeassistant.components.media_source import BrowseMediaSource

from ..const import DOMAIN


def new_folder(
    identifier: str, title: str, children: Sequence[BrowseMediaSource] | None = None
) -> BrowseMediaSource:
    """Return a folder."""
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=MediaClass.DIRECTORY,
        media_content_type="",
        title=title,
        can_play=False,
        can_expand=True,
        children=children,
    )


def new_sound(identifier: str, title: str, content_type: str) -> BrowseMediaSource:
    """Return a sound that can be played."""
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=MediaClass.MUSIC,
        media_content_type=content_type,
        title=title,
        can_play=True,
        can_expand=False,
    )


def length(seconds: int) -> str:
    """Return how long a sound is, as people write it."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"
