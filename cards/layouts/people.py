"""The account's people, and one of them with what can be changed, for those who administer it."""

from collections.abc import Iterator

from bot.domain.card_subjects import PEOPLE, PERSON, limits_subject, person_subject
from cards.account_views import PeopleView, PersonView
from cards.actions import Open, RemovePerson, SavePerson
from cards.components import Button, Choice, Facts, Field, Form, Heading, OpenForm, Part, Text
from cards.layouts.forms import (
    choices_of,
    choose_button,
    choose_form,
    form_result,
    joined,
    save_button,
)
from cards.view_models import CHOICES_MOST
from cards.words.administration import settings_forms as words
from cards.words.administration.detail_cards import and_more
from cards.words.formatting import display, field_value

NICKNAMES_MOST = 500
PEOPLE_MOST = 30
NAME_MOST = 30


def people(view: PeopleView) -> list[Part]:
    """Return everybody with their roles, and the way to each."""
    shown = view.people[:PEOPLE_MOST]
    parts: list[Part] = [
        Heading(words.people_title(view)),
        Facts(tuple((display(one.name, NAME_MOST), words.person_line(one)) for one in shown)),
    ]
    if left := len(view.people) - len(shown):
        parts.append(Text(and_more(left)))
    if view.has_form and view.people:
        parts.append(_which(view))
    if len(view.people) > CHOICES_MOST:
        parts.append(Text(words.PEOPLE_MORE, "quiet"))
    return parts


def _which(view: PeopleView) -> OpenForm:
    choices = tuple(
        Choice(display(one.name, NAME_MOST), one.subject) for one in view.people[:CHOICES_MOST]
    )
    typed = words.make_recruiter(view.people[0].name)
    submit = choose_button(words.EDIT_PERSON, PERSON, typed)
    form = choose_form(words.EDIT_PERSON, words.WHICH_PERSON, choices, submit, PEOPLE)
    return OpenForm((), form)


def person(view: PersonView) -> list[Part]:
    """Return one person with roles, building and nicknames, as a form that stands open."""
    subject = view.person.subject
    save = SavePerson(subject, view.seen)
    form = Form(
        words.CHANGE,
        tuple(_fields(view)),
        save_button(save, words.make_recruiter(view.person.name)),
        person_subject(subject),
        words.CHANGE_PERSON,
    )
    limits = Open(limits_subject(subject))
    remove = RemovePerson(subject)
    beside = (
        Button(words.LIMITS, limits, typed=words.limits_typed(view)),
        Button(
            words.REMOVE_PERSON,
            remove,
            style="destructive",
            typed=words.remove_person_typed(view),
            is_folded=True,
        ),
    )
    return [
        Heading(display(view.person.name, 100)),
        Text(words.person_subtitle(view), "quiet", is_close=True),
        *form_result(view.change),
        OpenForm(tuple(words.person_rows(view)), form, beside),
    ]


def _fields(view: PersonView) -> Iterator[Field]:
    if view.grantable:
        roles = choices_of(view.grantable, words.role)
        held = joined(one for one in view.person.roles if one in view.grantable)
        yield Field("roles", words.ROLES, "several", held, roles)
    if view.buildings:
        known = sorted({*view.buildings, *filter(None, (view.building,))})
        places = (
            Choice(words.NOT_SAID, ""),
            *(Choice(display(one, 60), field_value(one, 60)) for one in known),
        )
        yield Field("workplace", words.WORKPLACE, "one", field_value(view.building, 60), places)
    names = ", ".join(field_value(one, 60) for one in view.nicknames)
    yield Field("nicknames", words.NICKNAMES, "text", names, most=NICKNAMES_MOST)
