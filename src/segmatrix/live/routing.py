"""The addresses of sockets, which the project serves behind checks of origin and session."""

from django.urls import path

from segmatrix.live.consumers import matrix_socket
from segmatrix.live.inboxes import inbox_socket

websocket_urlpatterns = [
    path("ws/m/<slug:matrix_id>/", matrix_socket),
    path("ws/w/<slug:workspace_id>/inbox/", inbox_socket),
]
