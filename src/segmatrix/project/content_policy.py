"""What a browser may load and run on our pages: what this server serves, and nothing else."""

from collections.abc import Callable

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)


def policy(host: str) -> str:
    """Return the policy for pages served under `host`, whose socket older browsers need named."""
    return "; ".join([*RULES, f"connect-src 'self' ws://{host} wss://{host}"])


@sync_and_async_middleware
def ContentPolicyMiddleware(  # noqa: N802 -- Django's middleware names are class-like
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send the policy with every answer that has none of its own."""

    def with_policy(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response.headers.setdefault("Content-Security-Policy", policy(request.get_host()))
        return response

    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponse:
            return with_policy(request, await get_response(request))

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponse:
        return with_policy(request, get_response(request))

    return middleware
