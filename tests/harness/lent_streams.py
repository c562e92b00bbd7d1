"""Lends the input and output of this process to a fork of another that listens in a folder, and ends when the fork does.

    python lent_streams.py FOLDER

What starts a Python to talk to it over its input and output so talks to the fork. It loads as little as it can.
"""

import os
import signal
import socket
import sys

SOCKET = "socket"
"""Where in the folder the other process is asked."""
STREAMS = (0, 1, 2)


def lend(folder: str) -> None:
    """Let a fork have the streams of this process until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the fork is interrupted, too
    with socket.socket(socket.AF_UNIX) as asked:
        asked.connect(f"{folder}/{SOCKET}")
        socket.send_fds(asked, [b"!"], STREAMS)
        for stream in STREAMS[
            :2
        ]:  # or whoever reads what the fork writes would not notice that it ended
            os.close(stream)
        while asked.recv(1):
            pass


if __name__ == "__main__":
    lend(sys.argv[1])
