"""Recognizers-Text reading sentences: a line with the sentences, then a line for each round."""

import json
import sys
import time
from datetime import datetime

from recognizers_date_time import recognize_datetime

told = json.loads(sys.stdin.readline())
now = datetime.fromisoformat(told["now"])


def read(text):
    return recognize_datetime(text, "en-us", reference=now)


sys.stdout.write(json.dumps({text: len(read(text)) for text in told["texts"]}) + "\n")
sys.stdout.flush()
for _ in sys.stdin:
    before = time.perf_counter()
    for text in told["texts"]:
        read(text)
    sys.stdout.write(f"{(time.perf_counter() - before) / len(told['texts'])}\n")
    sys.stdout.flush()
