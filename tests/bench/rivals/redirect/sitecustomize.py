"""Leads the names of Microsoft's services to the bench's own server, for every bot alike.

The libraries insist on those names and on port 443; this is the bench's stand-in for a DNS entry.
"""

import os
import socket

_asked = socket.getaddrinfo
_NAMES = {"login.microsoftonline.com", "login.botframework.com"}
_PORT = int(os.environ.get("BENCH_TLS_PORT", "0"))  # noqa: TID251 - read before any setting


def getaddrinfo(host, port, *rest, **more):
    name = host.decode() if isinstance(host, bytes) else host
    if _PORT and name in _NAMES:
        return _asked("127.0.0.1", _PORT, *rest, **more)
    return _asked(host, port, *rest, **more)


socket.getaddrinfo = getaddrinfo
