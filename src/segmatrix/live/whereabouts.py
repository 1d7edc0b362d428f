"""Whom this process knows to have a page open: everybody, if `REDIS_URL` says where to ask."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from segmatrix.live.presence import Presence


def presence_through(redis_url: str) -> Presence:
    """Return the presence that is shared through a Redis, or, without one, this process's own."""
    if not redis_url:
        return Presence()
    try:
        from segmatrix.live.sharing import SharedPresence
    except ModuleNotFoundError as problem:
        raise ImproperlyConfigured("REDIS_URL needs the extra segmatrix[redis].") from problem
    return SharedPresence(redis_url)


presence = presence_through(settings.REDIS_URL)
