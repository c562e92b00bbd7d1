"""Keep the garbage collector away from what stays in memory for as long as the bot runs."""

import gc

MANY = 500
"""Values from which on looking through them again is noticed: thousands hold the loop for a tenth of a second."""


def keep_from_collector(number: int) -> None:
    """Leave everything that is loaded now out of later searches for garbage, where so many values were just loaded.

    What is left out is still freed when nobody refers to it any more; only rings of it would stay.
    """
    if number >= MANY:
        gc.freeze()
