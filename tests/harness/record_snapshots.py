"""What every view looks like, kept as files to read; `python -m tests.harness.record_snapshots` writes them anew.

`texts.json` has the plain text of each sample; the other files hold one card of each view, as each
channel draws it.
"""

import json
from pathlib import Path

from cards import adaptive_cards, slack_blocks
from tests.harness.sample_views import SAMPLES

FOLDER = Path(__file__).parents[1] / "cards" / "snapshots"
WHOLE = (
    "notice good", "message", "limits", "limits with a form", "settings", "settings with a form", "people", "a person", "a room", "rooms with forms", "pools with forms", "a pool", "audit log", "audit file", "campaign over", "room checks",
    "about a person", "ask to forget somebody", "ask to withdraw links", "ask to remove somebody", "ask to hand over", "ask to undo a booking", "ask to book another", "dead letters", "moved", "problem sign-in", "help recruiter", "status enabled", "ask to disable",
    "consent", "details of the consent", "connected", "asked which interview", "choices", "offer", "offer with kept filters", "interview requested", "invitation",
    "interview without somebody", "interviews", "home", "link", "links", "ask to cancel", "wish to swap", "ask to go offline", "loop offer", "loop with one declined", "ask to cancel a loop", "loop templates", "rooms", "approval", "sheet", "ask to forget",
    "reminder", "reminder unanswered", "after an interview", "morning digest of a recruiter", "reminders chosen", "report", "plan",
)  # fmt: skip


def snapshots():
    """Return the content of each file by its name."""
    yield (
        "texts",
        {name: adaptive_cards.fallback(view).split("\n") for name, view in SAMPLES.items()},
    )
    for name in WHOLE:
        view = SAMPLES[name]
        yield (
            name.replace(" ", "-"),
            {"teams": adaptive_cards.draw(view), "slack": slack_blocks.draw(view)},
        )


def read(name):
    """Return what was recorded under a name."""
    return json.loads((FOLDER / f"{name}.json").read_text())


if __name__ == "__main__":
    for name, content in snapshots():
        text = json.dumps(content, indent=1, ensure_ascii=False)
        (FOLDER / f"{name}.json").write_text(f"{text}\n")
