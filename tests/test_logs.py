"""What libraries log: in our shape, and with nothing of what people or Microsoft sent."""

import json
import logging

from bot.runtime.logs import Libraries

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
