"""Every route against every role, and against the people of another company."""

import pytest
from msgspec.structs import fields, replace

from bot.domain.accounts import Account, Connection, Person, Place, Role, person_id
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import BotError
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AdminRequest,
    AnswerRequest,
    ChangeRequest,
    ChatRequest,
    EachRequest,
    HandOverRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    Question,
    RescheduleRequest,
    RoomChange,
    RoomDetails,
    SettingRequest,
    StartOverRequest,
)
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Pressed, Said, Speaker
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Accept, Book, Refresh
from cards.offer_views import OfferCard
from cards.view_models import Problem
from dialogs.routes import ROUTES
from tests.harness.for_each import for_each
from tests.harness.office import SUNDAY, TENANT, Office, address
from tests.harness.office_stories import turn_of

ADMINISTERING = {
    "enable", "disable", "add_room", "remove_room", "scheduling_user",
    "length", "hours", "notice", "zone", "closed", "holidays", "open", "pool", "pool_with",
    "link_days", "candidate_move", "candidate_cancel", "candidate_moves", "candidate_holds", "candidate_mail",
    "candidate_events", "pool_without", "pool_delete", "nickname", "nickname_off", "rooms_add", "room_rename",
    "room_address", "room_change", "room_off", "check_rooms", "audit", "export", "leave", "remind", "invite", "hand_over",
    "feedback_link", "replace_decliners", "retention", "building", "directions", "contact_phone", "names_shown", "template",
    "template_delete", "unreachable", "people", "role", "roles",
    "Switch", "InviteAll", "SaveSettings", "SaveNotifications", "SaveRoom", "RemoveRoom", "SavePool", "RemovePool",
    "SavePerson", "RemovePerson", "SaveLimits",
}  # fmt: skip
SCHEDULING = {
    "availability", "cancel", "reschedule", "change", "change_each", "Book", "More", "Why", "Refine", "Undo", "Cancel", "Move",
    "NameCandidate", "Replace", "link", "LetCandidateChoose", "ChooseAgain", "SendLink", "WithdrawLink", "ReleaseHolds",
    "ChangeLoop", "Drop", "InviteCandidate", "Nudge", "SomebodyElse", "accept_proposal", "decline_proposal", "DeclineProposal", "Swap", "preview", "forget_candidate", "substitutes", "templates",
}  # fmt: skip
EITHER = {"absences_show", "remind_them"}
"""For who schedules and for who administers; an interviewer alone is refused."""
MAY_ADMINISTER = {"olivia", "ada", "noah"}
MAY_SCHEDULE = {"olivia", "ada", "rita"}
EVERYBODY = ("olivia", "ada", "noah", "rita", "ian")

REQUESTS = {
    "availability": Question(),
    "link": Question(is_link=True),
    "interviews": InterviewsRequest(),
    "cancel": InterviewRequest("cancel"),
    "responses": InterviewRequest("responses"),
    "accept_proposal": InterviewRequest("accept_proposal"),
    "decline_proposal": InterviewRequest("decline_proposal"),
    "substitutes": InterviewRequest("substitutes"),
    "invite_candidate": InterviewRequest("invite_candidate"),
    "preview": InterviewRequest("preview"),
    "reschedule": RescheduleRequest(),
    "change": ChangeRequest(room=RoomChange("another")),
    "change_each": EachRequest((), (), ()),
    "late": LateRequest(),
    "absence": AbsenceRequest(),
    "hand_over": HandOverRequest("ian@x.example", "rita@x.example"),
    "start_over": StartOverRequest(),
    "chat": ChatRequest(),
    **{one: AnswerRequest(one) for one in ("accept", "decline", "tentative", "propose")},
}
ADMIN = AdminRequest(
    "help",
    "",
    people=("ian@x.example",),
    role="recruiter",
    mails=("noether@x.example", "other@x.example"),
    room=RoomDetails(name="Lab", mail="lab@x.example", capacity=9),
)
SETTING = SettingRequest(
    "limit",
    "",
    name="backend",
    minutes=45,
    start="08:00",
    end="16:00",
    zone="Europe/Berlin",
    dates=(SUNDAY.date(),),
)
SETTINGS = {
    "link_days", "candidate_move", "candidate_cancel", "candidate_moves",
    "length", "hours", "notice", "zone", "own_zone", "closed", "open", "pool", "pool_with", "pool_without",
    "pool_delete", "pools", "nicknames", "nickname", "nickname_off", "limits", "buffer", "limits_show", "limits_clear", "limits_allow", "absences_show", "directions", "retention", "holidays", "workplace",
    "building", "contact_phone", "names_shown", "job_title", "candidate_events", "candidate_mail", "feedback_link", "notifications", "template", "replace_decliners",
}  # fmt: skip
STEPS = {
    **ROUTES.intents,
    **ROUTES.commands,
    **{kind.__name__: step for kind, step in ROUTES.actions.items()},
}


def asked(name, text="who's free Tuesday with a room"):
    """What a step is given besides the turn: a parsed message, a request or a pressed action."""
    if name in ROUTES.intents:
        return ParsedMessage(REQUESTS[name])
    if name in ROUTES.commands:
        people = () if name == "hours" else ("ian@x.example",)
        request = replace(SETTING, people=people) if name in SETTINGS else ADMIN
        return replace(request, verb=name)
    kind = next(kind for kind in ROUTES.actions if kind.__name__ == name)
    values = {str: "x1", int: 1, bool: True}
    return kind(**{one.name: values[one.type] for one in fields(kind)})


async def refusal(office, name, turn, given=None):
    """Run one step as it stands; gives the error it raises, or what it would keep and show."""
    given = given or asked(name)
    if name not in ROUTES.intents and name not in ROUTES.commands:
        turn = replace(turn, content=Pressed(given))
    try:
        return None, await STEPS[name](turn, given, UnitOfWork(office.store), office.ports)
    except BotError as error:
        return error, None


@pytest.fixture
async def office():
    """With the plan that includes everything, so that only rights refuse."""
    return await Office(plan="enterprise").open()


@pytest.mark.parametrize("who", EVERYBODY)
@for_each("name", sorted(STEPS))
async def test_every_route_checks_the_role_of_who_speaks(office, name, who):
    error, _ = await refusal(office.copy(), name, turn_of(who))
    is_refused = error is not None and error.key == "not-allowed"
    if name in ADMINISTERING:
        assert is_refused is (who not in MAY_ADMINISTER)
    elif name in SCHEDULING and who not in MAY_SCHEDULE:
        assert error is not None


async def refused(office, who):
    """The routes that somebody has no right to."""
    found = {name: (await refusal(office, name, turn_of(who)))[0] for name in STEPS}
    return {
        name for name, error in found.items() if error is not None and error.key == "not-allowed"
    }


async def test_the_tables_above_name_every_route_that_asks_for_a_right(office):
    ian, rita, noah = [await refused(office, who) for who in ("ian", "rita", "noah")]
    assert rita & ian == ADMINISTERING
    assert noah & ian <= SCHEDULING
    assert ian == (ian & SCHEDULING) | ADMINISTERING | EITHER
    assert set(STEPS) >= SCHEDULING


@pytest.mark.parametrize(
    "text", ["make Ian an admin", "remove rita@x.example as recruiter", "make me an admin"]
)
@pytest.mark.parametrize("who", ["rita", "ian", "mei"])
async def test_no_sentence_gives_or_takes_a_role_without_the_right(office, who, text):
    before = [(await office.person(one)).roles for one in ("ian", "rita")]
    await office.says(who, text)
    assert office.view(who, Problem).key == "not-allowed"
    assert [(await office.person(one)).roles for one in ("ian", "rita")] == before


async def test_the_right_is_that_of_now_also_for_a_stale_card(office):
    await office.says("rita", "who's free Tuesday with a room")
    offer = office.view("rita", OfferCard).offer
    await office.says("olivia", "remove Rita as recruiter")
    reply = await office.presses("rita", Book(offer, 1))
    assert reply.key == "not-allowed"


async def with_candidate(office):
    """Let Rita book an interview with Jo Park."""
    await office.says("rita", "who's free Tuesday with a room")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    await office.says("rita", "candidate Jo Park jo@candidate.example")
    await office.works()


async def now_is(office, name, *roles):
    stored = await office.store.load(Person, person_id(TENANT, name))
    person = replace(stored.value, roles=frozenset(roles))
    await office.store.save([DocumentChange(Person, person.key, person, stored.version)])


def said_to(office, name, since):
    return " ".join(str(one) for one in office.views(name)[since:])


@pytest.mark.parametrize("who", ["noah", "rita", "ian"])
@pytest.mark.parametrize("roles", [(Role.IT_MANAGER,), ()])
async def test_it_managers_see_no_candidates_not_even_those_of_before(office, who, roles):
    await with_candidate(office)
    await now_is(office, who, *roles)
    before = len(office.views(who))
    (interview,) = await office.all(Interview)
    for text in ("my interviews", "who's free Tuesday", "cancel the interview", "book 1", "undo"):
        await office.says(who, text)
    reply = await office.presses(who, Refresh(f"interview/{interview.id}"))
    await office.presses(who, Accept(interview.id))
    said = said_to(office, who, before) + str(reply)
    assert said
    assert "Jo Park" not in said
    assert "candidate.example" not in said


async def test_who_interviews_and_who_booked_do_see_the_candidate(office):
    await with_candidate(office)
    for who in ("rita", "ian"):
        before = len(office.views(who))
        await office.says(who, "my interviews")
        assert "Jo Park" in said_to(office, who, before)


# --- another company -----------------------------------------------------------------------------


@pytest.fixture
async def two_offices(office):
    """Contoso with an offer and an interview, and an Owner of another company."""
    stranger = Person(
        id=person_id("other", "eve"),
        tenant="other",
        name="Eve",
        mail="ian@x.example",
        roles=frozenset(Role),
        connection=Connection.CONNECTED,
    )
    other = Account(tenant="other", enabled=True)
    await office.store.save(
        [
            DocumentChange(Person, stranger.key, stranger, 0),
            DocumentChange(Account, "other", other, 0),
        ]
    )
    await office.says("rita", "who's free Tuesday with a room")
    offer = office.view("rita", OfferCard).offer
    await office.presses("rita", Book(offer, 1))
    await office.works()
    return office


def of_contoso(office):
    return {key: one.body for key, one in office.store.documents.items() if "other" not in str(key)}


def ids(office):
    found = [key for kind, key in office.store.documents if kind in {"offer", "interview"}]
    return [*found, person_id(TENANT, "ian")]


@for_each("name", sorted(STEPS))
async def test_no_route_reads_or_changes_another_companys_account(two_offices, name):
    office = two_offices.copy()
    before = of_contoso(office)
    turn = turn_of("eve", "other")
    for id_ in ids(office):
        given = asked(name)
        texts = [one.name for one in fields(given) if one.type is str] if name in PRESSED else []
        given = replace(given, **dict.fromkeys(texts, id_)) if texts else given
        if isinstance(given, Refresh):
            given = Refresh(f"interview/{id_}")
        error, outcome = await refusal(office, name, turn, given)
        kept = [*outcome.save, *outcome.delete] if outcome else []
        assert not [one for one in kept if getattr(one, "tenant", "other") == TENANT]
        shown = [str(show.view) for show in outcome.show] if outcome else [str(error.facts)]
        assert not [one for one in shown if "Olivia" in one or "Thames" in one or "Murray" in one]
    assert of_contoso(office) == before


PRESSED = {kind.__name__ for kind in ROUTES.actions}


async def test_a_chat_of_another_company_is_another_account(two_offices):
    where = replace(address("eve", Place.PERSONAL), tenant="other", conversation="a:eve")
    speaker = Speaker(tenant="other", id=person_id("other", "eve"), name="Eve")
    before = of_contoso(two_offices)
    for text in ("status", "rooms", "who are the admins", "settings", "audit log", "my interviews"):
        await two_offices.turn("eve", Said(text), speaker=speaker, address=where)
    said = " ".join(str(one) for one in two_offices.views("eve"))
    assert not [word for word in ("Olivia", "Thames", "Rita", "Murray") if word in said]
    assert of_contoso(two_offices) == before


async def test_who_asks_for_a_role_is_told_who_gives_it_or_given_it_by_the_same_rules(office):
    assert "Ask Ada, Noah or Olivia." in await office.says("ian", "make me a recruiter")
    assert "Ask Olivia." in await office.says("ada", "make me an owner")
    assert await office.says("olivia", "make me a recruiter") == "Olivia Park is now a Recruiter."
    assert (await office.person("olivia")).roles == {Role.OWNER, Role.RECRUITER}
