"""What libraries log: in our shape, and with nothing of what people or Microsoft sent."""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from bot.runtime.logs import Libraries, LibraryHandler, LossyStream

SECRET = "1.AQUABcode"


def line(message, *given, error=None):
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("aiohttp.server", logging.ERROR, "x", 1, message, given, info)
    return json.loads(Libraries().format(record))


def test_what_a_message_is_filled_with_is_left_out():
    assert line("Error handling %s", SECRET)["words"] == "Error handling %s"


def test_only_the_first_line_of_a_message_is_kept_and_never_much_of_it():
    said = line(f"Task was never awaited\nfuture: {SECRET}")
    assert said == {"event": "aiohttp.server", "level": "error", "words": "Task was never awaited"}
    assert len(line("x" * 5000)["words"]) == 200


def test_an_exception_is_its_kind_and_its_place():
    try:
        int(SECRET)
    except ValueError as error:
        said = line("Failed", error=error)
    assert said["error"].startswith("ValueError at ")
    assert SECRET not in json.dumps(said)


class Timer:
    """Says what time it is told."""

    now = 1000.0

    def __call__(self):
        return self.now


def test_the_same_line_of_a_library_is_written_once_a_minute_with_how_many_were_left_out():
    written, timer = io.StringIO(), Timer()
    handler = LibraryHandler(written, timer)
    handler.setFormatter(Libraries())
    for second in range(61):
        timer.now = 1000.0 + second
        for socket in range(100):
            said = f"socket.accept() out of system resource\nsocket: {socket}"
            handler.handle(logging.LogRecord("asyncio", logging.ERROR, "x", 1, said, (), None))
        if second == 1:
            other = logging.LogRecord("asyncio", logging.ERROR, "x", 1, "Something else", (), None)
            handler.handle(other)

    lines = [json.loads(one) for one in written.getvalue().splitlines()]
    words = "socket.accept() out of system resource"
    assert [(one["words"], one.get("repeated")) for one in lines] == [
        (words, None),
        ("Something else", None),
        (words, 5999),
    ]


def test_a_stream_that_is_closed_loses_the_line_and_nothing_else():
    stream = io.StringIO()
    stream.close()
    lossy = LossyStream(stream)
    assert lossy.write("line") == 4
    lossy.flush()


LOGS_AND_GOES_ON = """
import logging, structlog
from bot.runtime import logs
logs.configure("info")
structlog.get_logger().warning("something", count=1)
logging.getLogger("aiohttp").error("something")
print("went on")
"""


def test_a_line_that_cannot_be_written_fails_nothing():
    with Path(os.devnull).open() as unwritable:
        done = subprocess.run(
            [sys.executable, "-c", LOGS_AND_GOES_ON],
            stdout=subprocess.PIPE,
            stderr=unwritable,
            text=True,
            check=False,
        )
    assert done.stdout == "went on\n"
