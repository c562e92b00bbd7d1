"""Ports of the machine for servers that are started a moment later, in another process."""

import socket
from collections import deque

KEPT = 128
_held: deque[socket.socket] = deque()


def free_port() -> int:
    """Return a port that nobody else is given meanwhile: it is held, by a socket beside which a server may listen.

    One that was only looked for and let go may be another's by the time at which its server starts: of the next process
    that looks, or of any connection. A socket that does not listen is in no server's way that reuses addresses, as
    asyncio's do.
    """
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    _held.append(held)
    if len(_held) > KEPT:
        _held.popleft().close()
    return int(held.getsockname()[1])
