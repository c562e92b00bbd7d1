"""Sealing anew with the newest key: all that outlives a change of keys, also while a bot runs."""

from datetime import UTC, datetime

import pytest

from bot.domain.accounts import Grant, Prompt, Workspace, person_id
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import CandidateInvitation, Interview
from bot.domain.jobs import Job, JobKind
from bot.domain.url_tokens import link_owner, prompt_owner, view_owner
from bot.graph.sign_in.encryption import DecryptionFailed, TokenCipher, grant_owner, workspace_owner
from bot.graph.sign_in.reseal import Resealed, reseal
from bot.runtime.ports import DocumentChange
from tests.fakes.store import FakeStore
from tests.store.documents import an_interview

OLD, NEW = TokenCipher(["old"]), TokenCipher(["new"])
RITA = person_id("t", "rita")
LATER = datetime(2026, 11, 30, tzinfo=UTC)
LINK = {"tenant": "t", "by": RITA, "asked": {}, "created_at": LATER, "open_until": LATER}


def sealed(owner):
    return OLD.seal(f"of {owner}", owner)


KEPT = (
    (Grant(person=RITA, sealed=sealed(grant_owner(RITA))), grant_owner(RITA)),
    (Workspace(team="T1", sealed=sealed(workspace_owner("T1"))), workspace_owner("T1")),
    (
        Prompt(ticket="p", sealed=sealed(prompt_owner("p")), person=RITA, expires_at=LATER),
        prompt_owner("p"),
    ),
    (CandidateLink(id="c", sealed=sealed(link_owner("c")), **LINK), link_owner("c")),
)


async def kept(*documents):
    store = FakeStore()
    await store.save([DocumentChange(type(one), one.key, one, 0) for one in documents])
    return store


@pytest.mark.parametrize(("document", "owner"), KEPT, ids=lambda one: type(one).__name__)
async def test_whatever_is_sealed_opens_with_the_new_key_alone(document, owner):
    store = await kept(document)
    done = await reseal(store, store, ["new", "old"])
    assert done == Resealed(sign_ins=int(isinstance(document, Grant | Workspace)))
    found = (await store.load(type(document), document.key)).value
    assert NEW.open(found.sealed, owner) == f"of {owner}"


async def test_the_link_in_a_candidates_invitation_is_sealed_anew_too():
    own = CandidateInvitation(sealed_link=sealed(link_owner("c")))
    booked = an_interview(link="c", candidate_invitation=own)
    plain = an_interview("i2", candidate_invitation=None)
    store = await kept(
        booked, plain, an_interview("i3", candidate_invitation=CandidateInvitation())
    )
    assert await reseal(store, store, ["new", "old"]) == Resealed()
    found = (await store.load(Interview, booked.key)).value
    assert NEW.open(found.candidate_invitation.sealed_link, link_owner("c"))
    assert (await store.load(Interview, plain.key)).value == plain


async def test_what_no_key_opens_is_counted_and_left_as_it_is():
    lost = Grant(person=RITA, sealed=sealed("another owner"))
    store = await kept(lost, Workspace(team="T2"))
    assert await reseal(store, store, ["new", "old"]) == Resealed(unread=1)
    assert (await store.load(Grant, RITA)).value == lost
    with pytest.raises(DecryptionFailed):
        NEW.open(lost.sealed, grant_owner(RITA))


async def test_a_card_that_waits_for_its_chat_is_sealed_anew_too_and_other_work_is_left():
    due = {"tenant": "t", "at": LATER}
    what = {"name": "sealed", "of": "Consent", "sealed": sealed(view_owner("d/0")), "show": {}}
    waits = Job(kind=JobKind.SHOW, subject="d/0", what=what, **due)
    plain = Job(kind=JobKind.SHOW, subject="d/1", what={"name": "Consent", "view": {}}, **due)
    other = Job(kind=JobKind.WISH, subject="i", what={"sealed": "no"}, **due)
    store = await kept(waits, plain, other)
    assert await reseal(store, store, ["new", "old"]) == Resealed()
    found = (await store.load(Job, waits.key)).value
    assert NEW.open(found.sealed_view, view_owner("d/0")) == f"of {view_owner('d/0')}"
    assert (found.what["of"], found.what["show"]) == ("Consent", {})
    assert [(await store.load(Job, one.key)).version for one in (plain, other)] == [1, 1]


class Busy(FakeStore):
    """A store in which a running bot changes a link between reading and saving, once."""

    async def save(self, changes, *, durable=True):
        (change,) = changes
        if change.version == 1 and change.value.moves == 0:
            found = await self.load(CandidateLink, change.key)
            moved = CandidateLink(
                id="c", sealed=found.value.sealed, **LINK, moves=1, zone="Europe/Berlin"
            )
            await super().save([DocumentChange(CandidateLink, "c", moved, 1)])
        await super().save(changes, durable=durable)


async def test_what_a_running_bot_changes_meanwhile_keeps_the_change_and_is_sealed_anew():
    link, owner = KEPT[3]
    store = Busy((await kept(link)).documents)
    await reseal(store, store, ["new", "old"])
    found = (await store.load(CandidateLink, "c")).value
    assert (found.moves, found.zone) == (1, "Europe/Berlin")
    assert NEW.open(found.sealed, owner)
