"""The account's pools of interviewers, and one of them with what can be changed."""

from collections.abc import Iterator, Sequence

from bot.domain.card_subjects import POOL, POOLS, pool_subject
from bot.domain.people.pools import NAME_MOST
from cards.account_views import PoolList, PoolView
from cards.actions import Open, RemovePool, SavePool
from cards.components import (
    Button,
    Buttons,
    Choice,
    Facts,
    Field,
    Form,
    Heading,
    OpenForm,
    Part,
    Text,
)
from cards.layouts.forms import (
    choose_button,
    choose_form,
    form_result,
    joined,
    people_choices,
    save_button,
)
from cards.view_models import CHOICES_MOST
from cards.words.administration import pools as words
from cards.words.administration import settings_forms as form_words
from cards.words.administration.detail_cards import and_more
from cards.words.formatting import display, field_value

ROWS_MOST = 15


def pool_list(view: PoolList) -> list[Part]:
    """Return each pool with who is in it; for admins, how to change them."""
    if not view.pools:
        return [Heading(words.TITLE), Text(words.NO_POOLS), *_ways(view)]
    rows = tuple(
        (display(one.name, NAME_MOST), words.members(one.people)) for one in view.pools[:ROWS_MOST]
    )
    left = len(view.pools) - len(rows)
    more: list[Part] = [Text(and_more(left))] if left else []
    return [Heading(words.title(len(view.pools))), Facts(rows), *more, *_ways(view)]


def _ways(view: PoolList) -> Iterator[Part]:
    if view.has_form:
        yield _forms(view)
    ways = words.HOW_TO_CHANGE if view.may_administer else (words.WHO_CHANGES,)
    yield from (Text(one, "quiet") for one in ways)


def _forms(view: PoolList) -> Part:
    """Return the ways to a new pool, and to each that is there."""
    save = Button(words.ADD_POOL, SavePool(), style="positive", typed=words.ADD_POOL_TYPED)
    add = Form(words.ADD_POOL, _fields("", (), view.all_people), save, POOLS)
    if not view.pools:
        return Buttons((add,))
    choices = tuple(
        Choice(display(one.name, NAME_MOST), one.key) for one in view.pools[:CHOICES_MOST]
    )
    typed = words.pool_typed(view.pools[0].name)
    submit = choose_button(words.EDIT_POOL, POOL, typed)
    edit = choose_form(words.EDIT_POOL, words.WHICH_POOL, choices, submit, POOLS)
    return OpenForm((), edit, (add,))


def pool(view: PoolView) -> list[Part]:
    """Return one pool, as a form that stands open."""
    form = Form(
        form_words.CHANGE,
        _fields(view.name, view.chosen, view.all_people),
        save_button(SavePool(view.key, view.seen), words.pool_typed(view.name)),
        pool_subject(view.key),
        words.CHANGE_POOL,
    )
    delete = Button(
        words.DELETE_POOL,
        RemovePool(view.key),
        style="destructive",
        typed=words.delete_pool_typed(view.name),
        is_folded=True,
    )
    beside = (
        Button(words.ALL_POOLS, Open(POOLS), typed=form_words.POOLS_TYPED),
        *(() if view.templates else (delete,)),
    )
    used = words.used_by(view.templates)
    return [
        Heading(words.pool_title(view.name)),
        *([Text(used, "quiet", is_close=True)] if used else []),
        *form_result(view.change),
        OpenForm(words.pool_rows(view), form, beside),
    ]


def _fields(
    name: str, chosen: Sequence[str], people: Sequence[tuple[str, str]]
) -> tuple[Field, Field]:
    choices = people_choices(people, chosen)
    shown = field_value(name, NAME_MOST)
    return (
        Field("pool_name", words.POOL_NAME, "text", shown, most=NAME_MOST, is_required=True),
        Field(
            "pool_people", words.POOL_PEOPLE, "several", joined(chosen), choices, is_required=True
        ),
    )
