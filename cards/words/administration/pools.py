"""The words of the list of pools, and of the card of one."""

from collections.abc import Sequence

from cards.account_views import PoolView
from cards.words.formatting import count_of, display, join_names

TITLE = "Pools"
NO_POOLS = "There are no pools yet. A pool is a group of interviewers: ask for “1 of” it, and I find who is free."
WHO_CHANGES = "An Owner, Admin or IT manager makes and changes pools."
HOW_TO_CHANGE = (
    "To make one: “create pool backend: Ian, Mei”.",
    "To change one: “add Sam to the backend pool”, “delete the backend pool”.",
)
ADD_POOL, ADD_POOL_TYPED = "Add pool", "create pool backend: Ian, Mei"
EDIT_POOL, WHICH_POOL = "Edit pool", "Pool to change"
ALL_POOLS = "All pools"
CHANGE_POOL, DELETE_POOL = "Change pool", "Delete pool"
_NAMED_MOST = 4
POOL_NAME, POOL_PEOPLE = "Name", "Interviewers (at most 20)"


def title(count: int) -> str:
    """Return how many there are."""
    return count_of(count, "pool")


def members(names: Sequence[str]) -> str:
    """Return who is in a pool."""
    if not names:
        return "nobody any more"
    return join_names(
        [display(one, 30) for one in names[:_NAMED_MOST]],
        unnamed=len(names[_NAMED_MOST:]),
        most=_NAMED_MOST,
    )


def pool_title(name: str) -> str:
    """Return a pool's name as a title."""
    return f"Pool {display(name, 40)}"


def pool_rows(view: PoolView) -> tuple[tuple[str, str], ...]:
    """Return what is known of a pool, a name and what holds for each."""
    return ((count_of(len(view.people), "interviewer"), members(view.people)),)


def used_by(templates: Sequence[str]) -> str:
    """Return which loop templates use a pool, and that it stays as long; empty where none does."""
    if not templates:
        return ""
    names = join_names([f"“{display(one, 40)}”" for one in templates], most=4)
    noun, verb = ("Loop template", "uses") if len(templates) == 1 else ("Loop templates", "use")
    return f"{noun} {names} {verb} this pool, so it can be renamed but not deleted."


def pool_typed(name: str) -> str:
    """Return what can be typed to change who is in a pool."""
    return f"add Mei to the {display(name, 40)} pool"


def delete_pool_typed(name: str) -> str:
    """Return what can be typed to delete a pool."""
    return f"delete the {display(name, 40)} pool"
