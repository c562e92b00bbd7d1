"""How long tests wait for what is to become so: one limit for all of them."""

PATIENCE = 90.0
"""Seconds after which a state that has not come is missing: on a machine with much else to do what takes a moment takes
many. It costs nothing where all goes well."""
LONG_PATIENCE = 240.0
"""For what takes several attempts, each some time after the one before."""
STOPPED_AT_LAST = 30.0
"""Seconds in which a bot that is asked to stop has ended, also where others use its core: its own limits add up to less
than ten (`tests/scenarios/test_stopping.py`)."""
EVERY = 0.05
SELDOM = 0.4
"""Seconds between two looks at what tells of no news: the longer it takes, the less a moment more matters."""
EAGER = 0.1
"""What part of the time that has passed is waited before the next look."""


def pause_after(seconds: float) -> float:
    """Return the seconds until the next look where one has waited so long."""
    return min(SELDOM, max(EVERY, EAGER * seconds))
