"""One of each view, in each of the states that look different; times in London."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.notifications import NOTIFICATIONS, NotificationKind
from cards import (
    account_views,
    candidate_views,
    clarification_views,
    interview_views,
    offer_views,
    reminder_views,
    view_models,
)
from cards.change_facts import LastChange
from tests.harness.sample_loop_views import LOOP_SAMPLES
from tests.harness.sample_offers import IAN, MEI, OFFER_SAMPLES, RAJ, SAM, at

CANDIDATES = (
    "Alex Kim",
    "Jo Park",
    "Noor Aziz",
    "Leo Brandt",
    "Ida Holm",
    "Max Ortiz",
    "Eve Stone",
    "Tim Yu",
    "Ana Vidal",
    "Ben Cole",
    "Zoe Marsh",
    "Kai Lund",
)
SCOPES = ("openid", "profile", "offline_access", "Calendars.ReadWrite", "Calendars.Read.Shared")
URL = "https://bot.contoso.example/auth/start?state=Zk_3-x_Y"


def a_person(name=IAN, answer="none", **changes):
    return interview_views.PersonLine(name=name, answer=answer, **changes)


def an_interview(**changes):
    same = {
        "interview": "int1",
        "audience": "organizer",
        "start": at(14),
        "end": at(15),
        "zone": "Europe/London",
        "year": 2026,
        "organizer": "Rita Costa",
        "people": (a_person(), a_person(MEI, "accepted")),
        "room": "Thames",
        "room_state": "confirmed",
        "path": "scheduler",
        "calendar": "Comeet Scheduler",
        "stage": "standing",
        "candidate": "Alex Kim",
    }
    return interview_views.InterviewCard(**(same | changes))


def an_invitation(**changes):
    same = {"audience": "interviewer", "own_answer": "none", "online": True}
    return an_interview(**(same | changes))


def a_reminder(about="reminder", *, number=1, feedback_link="", **changes):
    return reminder_views.Reminder(
        about=about,
        card=an_invitation(**changes),
        number=number,
        feedback_link=feedback_link,
        year=2026,
    )


def a_digest(*sections):
    return reminder_views.MorningDigest(
        zone="Europe/London", today=date(2026, 11, 24), sections=sections, year=2026
    )


def a_digest_line(hour=14, **changes):
    same = {"start": at(hour), "end": at(hour + 1), "candidate": "Alex Kim", "room": "Thames"}
    return reminder_views.DigestLine(**(same | {"room_state": "confirmed"} | changes))


def some_notifications(**changes):
    same = {
        "lines": tuple(
            account_views.NotificationLine(
                kind=kind, is_on=True, minutes=rule.minutes or 0, clock=rule.clock
            )
            for kind, rule in NOTIFICATIONS.items()
        ),
        "seen": "3f2a",
    }
    return account_views.NotificationsView(**(same | changes))


def a_home(**changes):
    same = {
        "help": view_models.Help(
            name="Rita", may_schedule=True, is_enabled=True, is_connected=True
        ),
        "connection": "connected",
        "coming": interview_views.InterviewList(interviews=()),
    }
    return interview_views.Home(**(same | changes))


EVERY_ANSWER = (
    a_person(),
    a_person(MEI, "accepted", said_in_chat=True),
    a_person(SAM, "tentative"),
    a_person(RAJ, "declined", comment="travelling that day"),
)
AN_ENABLED_ACCOUNT = view_models.AccountStatus(
    is_enabled=True,
    switched_by="Olivia Park",
    switched_at=at(9, 30, day=20),
    year=2026,
    own_connection="connected",
    may_administer=True,
    connected=3,
    invited=12,
    expired=1,
    people=18,
    named=(("Connected", (IAN, MEI, SAM)), ("Must sign in again", (RAJ,))),
    rooms=6,
    aside=((2, "show"), (1, "invite")),
    aside_names=(RAJ,),
    scopes=SCOPES,
)

SETTINGS = account_views.SettingsView(
    minutes=60,
    hours=("09:00", "17:30"),
    days=(0, 1, 2, 3, 4),
    zone="Europe/London",
    notice_minutes=240,
    closed=(date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)),
    scheduling_user="Olivia Park",
    pools=(("backend", (IAN, MEI)),),
    nicknames=(("Daz", "Darren Okafor"),),
    plan="standard",
    automations=(("weekly-reminders", "ultimate,enterprise"),),
    may_administer=True,
)


def a_link(**changes):
    same = {
        "link": "sha256:link1",
        "state": "open",
        "url": f"https://bot.contoso.example/c/{'5f' * 32}",
        "candidate": "Jo Park",
        "zone": "Europe/London",
        "year": 2026,
        "minutes": 45,
        "asked_people": (IAN, MEI),
        "need": "all",
        "asked_days": (date(2026, 11, 23), date(2026, 11, 27)),
        "asked_room": offer_views.RoomFacts(),
        "company": "Contoso",
        "organizer": "Rita Costa",
        "free": 12,
        "until": at(17, 30, day=27),
    }
    return candidate_views.CandidateLinkCard(**(same | changes))


TEN_INTERVIEWS = tuple(
    an_interview(start=at(9 + n % 2, day=24 + n // 2), end=at(10 + n % 2, day=24 + n // 2))
    for n in range(10)
)
SAMPLES = {
    "link beside another": a_link(
        other=candidate_views.OtherLink(link="sha256:link2", minutes=30, until=at(9, day=26)),
        candidate_zone="Asia/Tokyo",
        interview_kind="technical interview",
    ),
    "link whose interview its sender booked": a_link(
        state="booked", chosen=(at(14), at(14, 45)), is_chosen_by_sender=True, interview="int1"
    ),
    "link": a_link(),
    "link with times": a_link(
        candidate="",
        is_holding=True,
        times=((at(10), at(10, 45)), (at(14), at(14, 45)), (at(9, day=25), at(9, 45, day=25))),
        is_online=True,
        asked_room=None,
        left_out=("before lunch",),
    ),
    "link in the zone of the candidate": a_link(
        times=((at(10), at(10, 45)), (at(1, day=25), at(1, 45, day=25))),
        candidate_zone="America/New_York",
    ),
    "link to send by email": a_link(may_mail=True),
    "link sent by email": a_link(may_mail=True, mail="sent", mail_to="jo@mail.example"),
    "link perhaps sent by email": a_link(may_mail=True, mail="unsure", mail_to="jo@mail.example"),
    "link for anyone": a_link(
        asked_people=(), need="any", asked_days=None, asked_room=None, company="", free=1
    ),
    "link of which one": a_link(
        need=1, asked_days=(date(2026, 11, 24), date(2026, 11, 24)), state="expired", url=""
    ),
    "link booked": a_link(state="booked", chosen=(at(14), at(14, 45)), interview="i1"),
    "link to choose again": a_link(
        state="booked", chosen=(at(14), at(14, 45)), interview="i1", is_move_asked=True
    ),
    "link over": a_link(state="over", url=""),
    "link withdrawn": a_link(state="withdrawn", url=""),
    "link replaced": a_link(state="withdrawn", url="", is_replaced=True),
    "link that replaces": a_link(has_replaced=True),
    "link withdrawn after the choice": a_link(
        state="withdrawn", url="", chosen=(at(14), at(14, 45))
    ),
    "notice": view_models.Notice(lines=("Raj has been asked to connect.",)),
    "notice good": view_models.Notice(
        title="Room added",
        lines=("Thames is registered.", "It has 4 seats, in London."),
        tone="good",
    ),
    "dead letters": view_models.DeadLetters(
        counts=((2, "show"), (1, "invite")),
        names=(RAJ, IAN),
        is_token_lost=True,
        slack_install="https://bot.contoso.example/slack/install",
    ),
    "moved": view_models.MovedCard(interview="int1"),
    "moved elsewhere": view_models.MovedCard(is_elsewhere=True),
    "problem": view_models.Problem(key="outside-trouble", facts=(("service", "Microsoft 365"),)),
    "problem sign-in": view_models.Problem(key="sign-in-expired"),
    "problem unknown": view_models.Problem(key="trouble", changed="unknown", reference="7f3a-01"),
    "problem partly": view_models.Problem(key="unreachable", changed="yes", facts=(("who", RAJ),)),
    "help owner": view_models.Help(
        name="Olivia", may_schedule=True, may_administer=True, is_greeting=True
    ),
    "help recruiter": view_models.Help(
        name="Rita", may_schedule=True, is_enabled=True, is_connected=True
    ),
    "help it manager": view_models.Help(may_administer=True, is_enabled=True),
    "help removed": view_models.Help(name="Ian", is_greeting=True, is_removed=True),
    "help interviewer": view_models.Help(name="Ian", is_greeting=True),
    "status enabled": AN_ENABLED_ACCOUNT,
    "status just enabled": view_models.AccountStatus(
        is_enabled=True,
        has_just_switched=True,
        may_administer=True,
        people=18,
        switched_by="Olivia Park",
        switched_at=at(9),
        scopes=SCOPES,
    ),
    "status disabled": view_models.AccountStatus(is_enabled=False, may_administer=True, people=18),
    "status for others": view_models.AccountStatus(is_enabled=True, own_connection="expired"),
    "status waiting": view_models.AccountStatus(is_enabled=False),
    "ask to disable": view_models.AskToDisable(connected=3, upcoming=2),
    "ask to disable unused": view_models.AskToDisable(connected=1, upcoming=0),
    "consent": view_models.Consent(
        url=URL,
        enabled_by="Olivia Park",
        scopes=SCOPES,
        question="who's free Tuesday with a room",
    ),
    "consent again": view_models.Consent(
        url=URL,
        enabled_by="Olivia Park",
        scopes=(
            *SCOPES,
            "https://graph.microsoft.com/Calendars.ReadWrite.Shared",
            "Other.Thing",
        ),
        is_again=True,
    ),
    "details of the consent": view_models.CardDetails(scopes=SCOPES),
    "details of an interview": view_models.CardDetails(
        room="Thames", path="scheduler", calendar="Comeet Scheduler"
    ),
    "connected": view_models.Connected(name=IAN, mail="ian@contoso.example"),
    "connected silently": view_models.Connected(
        name="Rita Costa", mail="rita@contoso.example", may_schedule=True, scopes=SCOPES
    ),
    "connected recruiter": view_models.Connected(
        name="Rita Costa", mail="rita@contoso.example", may_schedule=True
    ),
    "connected and resuming": view_models.Connected(
        name="", mail="", question="who's free Tuesday with a room"
    ),
    "asked which interview": clarification_views.AskWhich(
        question=clarification_views.Phrase(key="none-with", facts=(("name", "Kim Lee"),)),
        options=(
            clarification_views.Phrase(
                key="interview",
                facts=(
                    ("start", "2026-11-24T14:00"),
                    ("candidate", "Jo Park"),
                    ("people", ("Ian Murray", "Mei Tanaka")),
                ),
            ),
            clarification_views.Phrase(
                key="loop",
                facts=(("start", "2026-11-26T09:00"), ("candidate", "Ada"), ("sessions", 2)),
            ),
        ),
    ),
    "choices": clarification_views.Choices(
        question="Which Sam do you mean?", choices=("Sam Okafor", "Samira Haddad")
    ),
    "choices long": clarification_views.Choices(
        question="Which day?",
        choices=("Tuesday 24 November, the next one", "Tuesday 1 December, a week later"),
    ),
    "interview claimed": an_interview(stage="claimed", room_state="checking", path=""),
    "interview reserved": an_interview(stage="reserved", room_state="requested"),
    "interview checking": an_interview(room_state="checking", may_undo=True),
    "interview requested": an_interview(room_state="requested", may_undo=True, viewers=("29:a",)),
    "interview confirmed": an_interview(
        people=EVERY_ANSWER,
        path="direct",
        online=True,
        join_url="https://teams.microsoft.com/l/meetup-join/19%3ameeting",
    ),
    "interview to be changed": an_interview(
        note="Their CV: https://cv.example/jo",
        may_undo=True,
        undoes_change=True,
        candidate_mail="jo@example.org",
        candidate_state="waiting",
        candidate_at=at(14),
        end=at(14, 50),
        form=view_models.FormValues(
            minutes=50,
            people=("ian@contoso.example", "mei@contoso.example"),
            room="thames@contoso.example",
            all_people=((IAN, "ian@contoso.example"), (MEI, "mei@contoso.example")),
            all_rooms=(
                ("Thames", "thames@contoso.example"),
                ("Camden", "camden@contoso.example"),
            ),
        ),
    ),
    "interview without somebody": an_interview(
        people=(a_person(MEI, "accepted"),),
        may_undo=True,
        undoes_change=True,
        last_change=LastChange(removed=(IAN,), uninvited=(IAN,)),
    ),
    "interview made longer": an_interview(
        people=(a_person(),),
        may_undo=True,
        undoes_change=True,
        last_change=LastChange(minutes=45, asked="all"),
    ),
    "interview whose candidate is told of a change later": an_interview(
        may_undo=True,
        undoes_change=True,
        last_change=LastChange(room="Camden"),
        candidate_answer="accepted",
        candidate_mail="jo@example.org",
        candidate_state="changed",
        candidate_at=at(14),
    ),
    "interview whose candidate declined": an_interview(
        candidate_mail="jo@example.org", candidate_state="invited", candidate_answer="declined"
    ),
    "invitation taken off": an_invitation(is_off=True),
    "wish of an interviewer": interview_views.InterviewerWish(
        interview="int1",
        name=IAN,
        note="can we make it 45 min?",
        start=at(14),
        candidate="Alex Kim",
    ),
    "wish to swap": interview_views.InterviewerWish(
        interview="int1",
        name=IAN,
        note="can we swap me and Mei? I have a call at 14:00",
        note_zone="America/New_York",
        start=at(14),
        candidate="Alex Kim",
        other_interview="int2",
        colleague=MEI,
    ),
    "ask to go offline": interview_views.AskToGoOffline(interview="int1"),
    "interview awaiting": an_interview(room="Boardroom", room_state="awaiting approval"),
    "interview without its room": an_interview(
        room_state="declined",
        spare_rooms=("Camden", "Boardroom", "The Long Garden Room"),
        spare_seats=(6, 12, 0),
    ),
    "interview without a room": an_interview(room="", room_state="none", path="", candidate=""),
    "interview with a proposal": an_interview(
        people=(a_person(answer="declined"),),
        proposals=(
            interview_views.ProposalLine(
                proposer=IAN,
                start=at(10, day=25),
                end=at(11, day=25),
                offer="offer2",
                slot_number=1,
            ),
        ),
    ),
    "interview whose proposal is declined": an_interview(
        people=(a_person(answer="tentative", is_asked_again=True),),
    ),
    "invitation whose proposal is declined": an_invitation(
        own_answer="tentative", declined_proposal=at(10, day=25)
    ),
    "invitation with own proposal": an_invitation(
        own_answer="tentative",
        own_proposal=interview_views.OwnProposal(
            start=at(10, day=25),
            there=interview_views.ClockTime(start=at(10, day=25), zone="Europe/London"),
        ),
    ),
    "invitation with own proposal that cannot be had": an_invitation(
        own_answer="tentative",
        own_proposal=interview_views.OwnProposal(
            start=at(10, day=25),
            there=interview_views.ClockTime(
                start=at(10, day=25).astimezone(ZoneInfo("America/New_York")),
                zone="America/New_York",
            ),
            obstacle="people",
            blockers=("", MEI),
        ),
    ),
    "interview with a proposal that cannot be had": an_interview(
        proposals=(
            interview_views.ProposalLine(
                proposer=IAN,
                start=at(10, day=25),
                end=at(11, day=25),
                offer="offer2",
                slot_number=1,
                obstacle="room",
            ),
        ),
    ),
    "interview ending": an_interview(stage="ending", ending="cancelled"),
    "interview undone": an_interview(stage="ended", ending="undone"),
    "interview cancelled": an_interview(stage="ended", ending="cancelled"),
    "interview taken": an_interview(stage="ended", ending="taken", why="Ian Murray, Thames"),
    "interview against a rule": an_interview(
        stage="ended", ending="taken", why="Ian Murray", rule="per day"
    ),
    "interview on a closed day": an_interview(stage="ended", ending="taken", rule="closed"),
    "interview failed": an_interview(stage="ended", ending="failed", why="Thames"),
    "interview refused": an_interview(stage="ended", ending="failed"),
    "interview without sign-in": an_interview(stage="ended", ending="failed", why="sign-in"),
    "interview deleted": an_interview(stage="ended", ending="cancelled", why="deleted"),
    "interview cancelled by the candidate": an_interview(
        stage="ended", ending="cancelled", why="candidate"
    ),
    "interview reserved without a room": an_interview(stage="reserved", room=""),
    "invitation": an_invitation(),
    "invitation unconnected": an_invitation(is_connected=False, candidate=""),
    "invitation accepted": an_invitation(
        own_answer="accepted", join_url="https://teams.microsoft.com/l/meetup-join/19%3ameeting"
    ),
    "invitation maybe": an_invitation(own_answer="tentative"),
    "invitation declined": an_invitation(own_answer="declined"),
    "invitation ending": an_invitation(stage="ending"),
    "invitation cancelled": an_invitation(stage="ended", ending="cancelled"),
    "invitation cancelled by the candidate": an_invitation(
        stage="ended", ending="cancelled", why="candidate"
    ),
    "invitation failed": an_invitation(stage="ended", ending="failed"),
    "reminder": a_reminder(
        note="Please ask about the migration",
        join_url="https://teams.microsoft.com/l/meetup-join/19%3ameeting",
        own_answer="accepted",
    ),
    "reminder without a name": a_reminder(
        candidate="", people=(a_person(),), room="", online=False
    ),
    "reminder unanswered": a_reminder("unanswered"),
    "invitations that wait": interview_views.InterviewList(
        interviews=(
            an_invitation(),
            an_invitation(interview="i-2", start=at(16), end=at(17), candidate="Jo Park"),
        ),
        is_organizer=False,
        is_waiting=True,
        year=2026,
    ),
    "reminder of a maybe": a_reminder("unanswered", own_answer="tentative", candidate=""),
    "after an interview": a_reminder("after"),
    "after an interview, the last time": a_reminder(
        "after", number=3, candidate="", feedback_link="https://forms.contoso.example/feedback"
    ),
    "morning digest": a_digest(
        reminder_views.DigestSection(
            kind="own",
            lines=(
                a_digest_line(9, people=(IAN, MEI), own_answer="none"),
                a_digest_line(people=(IAN,), own_answer="accepted", room=""),
            ),
        )
    ),
    "morning digest of a recruiter": a_digest(
        reminder_views.DigestSection(
            kind="own",
            lines=(a_digest_line(9, people=(IAN, MEI), own_answer="accepted", room="Focus 1"),),
        ),
        reminder_views.DigestSection(
            kind="organized",
            lines=tuple(
                a_digest_line(9 + n // 2, candidate=name, room=room)
                for n, (name, room) in enumerate(
                    zip(CANDIDATES, ("Thames", "Camden") * 6, strict=True)
                )
            ),
        ),
        reminder_views.DigestSection(
            kind="rooms",
            lines=(
                a_digest_line(
                    16, candidate="Dana Fox", room="Boardroom", room_state="awaiting approval"
                ),
            ),
        ),
        reminder_views.DigestSection(
            kind="unchosen",
            lines=(
                reminder_views.DigestLine(
                    start=at(9) - timedelta(days=1),
                    end=at(18) + timedelta(days=3),
                    candidate="Kai Moreno",
                ),
            ),
        ),
        reminder_views.DigestSection(
            kind="unanswered",
            lines=(
                reminder_views.DigestLine(
                    start=at(10, day=26), end=at(11, day=26), people=(SAM, RAJ)
                ),
            ),
        ),
    ),
    "morning digest of a quiet day": a_digest(
        reminder_views.DigestSection(
            kind="unanswered",
            lines=(
                reminder_views.DigestLine(start=at(10, day=26), end=at(11, day=26), people=(SAM,)),
            ),
        ),
    ),
    "reminders chosen": some_notifications(
        change="saved",
        may_administer=True,
        hours=account_views.OwnHours(
            days=(0, 1, 2, 3), start="08:30", end="16:00", zone="Europe/Paris"
        ),
    ),
    "reminders of everyone": some_notifications(
        is_account=True,
        feedback_link="https://forms.contoso.example/feedback",
        replaces="on",
    ),
    "reminders in a channel": some_notifications(seen=""),
    "reminders switched off": some_notifications(
        lines=(
            account_views.NotificationLine(kind=NotificationKind.REMINDER, is_on=True, minutes=45),
            account_views.NotificationLine(
                kind=NotificationKind.MORNING, is_on=False, clock="08:30"
            ),
        )
    ),
    "report": account_views.ReportView(
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        people=(
            account_views.LoadLine(
                name=IAN,
                held=6,
                coming=2,
                declined=1,
                minutes=345,
                answer_minutes=95,
                per_week=6,
            ),
            account_views.LoadLine(name=MEI, held=4, minutes=240),
        ),
        rooms=(("Thames", 7), ("Camden", 3)),
        held=9,
        coming=2,
        cancelled=1,
        moves=3,
        no_shows=1,
        url="https://bot.contoso.example/report?ticket=abc",
        year=2026,
    ),
    "report of one's own": account_views.ReportView(
        first=date(2026, 11, 23),
        last=date(2026, 11, 29),
        people=(account_views.LoadLine(name=IAN, held=1, minutes=60),),
        is_own=True,
    ),
    "report of nothing": account_views.ReportView(
        first=date(2026, 11, 24),
        last=date(2026, 11, 24),
        people=(),
        file_plans=("ultimate", "enterprise"),
    ),
    "plan": account_views.PlanView(
        plan="standard",
        automations=(
            ("weekly-reminders", "ultimate,enterprise"),
            ("report-file", "ultimate,enterprise"),
        ),
        notifications=some_notifications().lines,
    ),
    "report over two months": account_views.ReportView(
        first=date(2026, 11, 30), last=date(2026, 12, 6), people=()
    ),
    "interview in a channel": an_interview(audience="public"),
    "interview over in a channel": an_interview(
        audience="public", stage="ended", ending="cancelled"
    ),
    "ask to cancel": interview_views.AskToCancel(
        interview="int1", start=at(14), end=at(15), people=(IAN, MEI), room="Thames"
    ),
    "ask to cancel without a room": interview_views.AskToCancel(
        interview="int1", start=at(14), end=at(15), people=(IAN,)
    ),
    "interviews": interview_views.InterviewList(
        interviews=(
            an_interview(),
            an_interview(start=at(15), end=at(16), room="", room_state="none", candidate=""),
        )
    ),
    "interviews with a loop": interview_views.InterviewList(
        interviews=(an_interview(),),
        loops=(
            interview_views.LoopLine(
                loop="loop1",
                start=at(9),
                end=at(11, 15),
                zone="Europe/London",
                sessions=3,
                people=(a_person(IAN, "accepted"), a_person(MEI), a_person(SAM)),
                candidate="Jo Park",
            ),
        ),
    ),
    "interviews of an interviewer": interview_views.InterviewList(
        interviews=(
            an_invitation(),
            an_invitation(start=at(16), end=at(17), own_answer="accepted"),
        ),
        is_organizer=False,
    ),
    "interviews, many": interview_views.InterviewList(interviews=TEN_INTERVIEWS),
    "no interviews": interview_views.InterviewList(interviews=()),
    "no invitations": interview_views.InterviewList(interviews=(), is_organizer=False),
    "home": a_home(
        coming=interview_views.InterviewList(
            interviews=(an_interview(), an_interview(start=at(15), end=at(16), room=""))
        )
    ),
    "home, this week": a_home(
        coming=interview_views.InterviewList(
            interviews=(
                an_interview(),
                an_interview(start=at(16), end=at(17), candidate="", room_state="requested"),
                an_interview(start=at(9, day=25), end=at(10, day=25), room=""),
                an_interview(start=at(9, day=30), end=at(10, day=30), candidate="Jo Park"),
            ),
            year=2026,
        ),
        today=date(2026, 11, 24),
        today_count=2,
        week_count=3,
    ),
    "home, later this week": a_home(
        coming=interview_views.InterviewList(interviews=(an_interview(),), year=2026),
        today=date(2026, 11, 23),
        week_count=1,
    ),
    "home, next week": a_home(
        coming=interview_views.InterviewList(interviews=(an_interview(),), year=2026),
        today=date(2026, 11, 22),
    ),
    "home, many": a_home(coming=interview_views.InterviewList(interviews=TEN_INTERVIEWS)),
    "home unconnected": a_home(
        help=view_models.Help(name="Ian", is_enabled=True),
        connection="none",
        coming=interview_views.InterviewList(interviews=(an_invitation(),), is_organizer=False),
    ),
    "home expired": a_home(connection="expired"),
    "home removed": a_home(help=view_models.Help(name="Ian", is_removed=True)),
    "home switched off": a_home(help=view_models.Help(name="Olivia", may_administer=True)),
    "rooms": view_models.RoomList(
        may_administer=True,
        rooms=(
            view_models.RoomLine(
                name="Boardroom",
                capacity=12,
                building="London",
                floor="Floor 2",
                features=("video", "whiteboard"),
            ),
            view_models.RoomLine(
                name="Focus 1", capacity=2, building="London", floor="", features=()
            ),
            view_models.RoomLine(name="Attic", capacity=0, building="", floor="", features=()),
        ),
    ),
    "rooms, many": view_models.RoomList(
        rooms=tuple(
            view_models.RoomLine(name=f"Room {n}", capacity=n, building="", floor="", features=())
            for n in range(1, 41)
        )
    ),
    "rooms with forms": view_models.RoomList(
        rooms=(
            view_models.RoomLine(
                key="0123456789abcdef",
                name="Thames",
                capacity=4,
                building="London",
                floor="2",
                features=(),
            ),
        ),
        may_administer=True,
        has_form=True,
    ),
    "pools with forms": account_views.PoolList(
        pools=(
            account_views.PoolFacts(key="0123456789abcdef", name="backend", people=(IAN, MEI)),
            account_views.PoolFacts(key="fedcba9876543210", name="design", people=(SAM,)),
        ),
        may_administer=True,
        all_people=((IAN, "ian@contoso.example"), (MEI, "mei@contoso.example")),
        has_form=True,
    ),
    "pools": account_views.PoolList(
        pools=(account_views.PoolFacts(key="0123456789abcdef", name="backend", people=(IAN, MEI)),)
    ),
    "no pools yet": account_views.PoolList(pools=(), may_administer=True, has_form=True),
    "no pools": account_views.PoolList(pools=()),
    "a pool": account_views.PoolView(
        key="0123456789abcdef",
        name="backend",
        people=(IAN, MEI),
        chosen=("ian@contoso.example", "mei@contoso.example"),
        all_people=(
            (IAN, "ian@contoso.example"),
            (MEI, "mei@contoso.example"),
            (SAM, "sam@contoso.example"),
        ),
        templates=("backend",),
        seen="0123456789ab",
    ),
    "a pool that was changed": account_views.PoolView(
        key="fedcba9876543210",
        name="design",
        people=(SAM,),
        chosen=("sam@contoso.example",),
        all_people=((IAN, "ian@contoso.example"), (SAM, "sam@contoso.example")),
        seen="0123456789ab",
        change="saved",
    ),
    "no rooms yet": view_models.RoomList(rooms=(), may_administer=True, has_form=True),
    "no rooms": view_models.RoomList(rooms=()),
    "approval": view_models.Approval(
        url=URL, scopes=SCOPES, waiting=(IAN, MEI), may_administer=True
    ),
    "approval, many waiting": view_models.Approval(
        url=URL, scopes=SCOPES, waiting=(IAN, MEI, SAM, RAJ) * 4, may_administer=True
    ),
    "approval, nobody waiting": view_models.Approval(url=URL, scopes=SCOPES, may_administer=True),
    "approval for a teammate": view_models.Approval(url=URL, scopes=SCOPES),
    "sheet": view_models.Sheet(
        title="How rooms are",
        summary="2 of 3 rooms are fine.",
        tone="warning",
        rows=(("Thames", "readable, through Comeet Scheduler"), ("Camden", "not readable")),
        lines=("Camden's calendar could not be read.",),
        forward_title="Text for IT",
        forward=("Please let everybody see when Camden is free.",),
        hints=("To look again: “check rooms”.",),
    ),
    "sheet, long": view_models.Sheet(
        title="What was done", rows=tuple((f"22 Nov, {n}:00", IAN) for n in range(45))
    ),
    "sheet with a file": view_models.Sheet(
        title="The audit log as a file",
        download="https://bot.contoso.example/audit?ticket=Zk_3-x_Y",
        hints=("The link works once.",),
    ),
    "ask to forget": view_models.AskSure(
        title="Forget you?",
        stops=("Your sign-in is deleted.", "Your nicknames and limits are deleted."),
        stays=("2 coming interviews stay in the calendars.",),
        button="Forget me",
        to="forget",
    ),
    "ask to remove": view_models.AskSure(
        title="Remove Raj Patel?", stops=("All roles end.",), button="Remove", to="remove"
    ),
    "message": view_models.message("role-given", name=IAN, role="it manager"),
    "message plain": view_models.message("you-are-welcome"),
    "limits": account_views.LimitsView(
        limits=account_views.LimitValues(per_day=2, per_week=5, never_on=(4,), buffer_minutes=15),
        change="saved",
    ),
    "limits with a form": account_views.LimitsView(
        limits=account_views.LimitValues(
            per_day=2,
            never_on=(4,),
            kept_free=((2, "00:00", "12:00"), (3, "16:00", "23:59")),
            buffer_minutes=15,
        ),
        away=((date(2026, 12, 7), date(2026, 12, 11)),),
        subject="t/ian",
        seen="0123456789ab",
    ),
    "settings with a form": replace(
        SETTINGS,
        form=account_views.SettingsForm(
            seen="0123456789ab",
            zones=("America/New_York", "Europe/Berlin", "Europe/London"),
            people=(("Olivia Park", "olivia@contoso.example"), (IAN, "ian@contoso.example")),
            scheduling_user="olivia@contoso.example",
        ),
    ),
    "settings saved": replace(
        SETTINGS,
        form=account_views.SettingsForm(seen="0123456789ab", zones=(), people=()),
        closed=(),
        change="saved",
    ),
    "people": account_views.PeopleView(
        people=(
            account_views.PersonFacts(
                subject="t/olivia", name="Olivia Park", roles=("owner",), connection="connected"
            ),
            account_views.PersonFacts(subject="t/ian", name=IAN, roles=("interviewer",)),
            account_views.PersonFacts(
                subject="t/mei",
                name=MEI,
                roles=("recruiter", "interviewer"),
                connection="expired",
            ),
        ),
        has_form=True,
    ),
    "people, many": account_views.PeopleView(
        people=tuple(
            account_views.PersonFacts(subject=f"t/{n}", name=f"Person {n}", roles=("interviewer",))
            for n in range(90)
        ),
        has_form=True,
    ),
    "a person": account_views.PersonView(
        person=account_views.PersonFacts(
            subject="t/mei", name=MEI, roles=("recruiter", "interviewer")
        ),
        mail="mei@contoso.example",
        grantable=("admin", "it manager", "recruiter", "interviewer"),
        building="London",
        buildings=("London", "New York"),
        nicknames=("Em",),
        limits=account_views.LimitValues(),
        seen="0123456789ab",
    ),
    "a room": account_views.RoomView(
        key="0123456789abcdef",
        name="Thames",
        mail="thames@contoso.example",
        seats=4,
        building="London",
        floor="2",
        features=("screen", "whiteboard"),
        seen="0123456789ab",
        change="same",
    ),
    "limits of somebody without": account_views.LimitsView(
        name=IAN, limits=account_views.LimitValues()
    ),
    "settings": SETTINGS,
    "settings for others": replace(SETTINGS, may_administer=False, pools=(), closed=()),
    "audit log": account_views.AuditLogView(
        year=2026,
        lines=(
            account_views.AuditLine(
                at=at(9),
                who="Ada Byrne",
                deed="role given",
                whom=MEI,
                about="recruiter",
                via="teams",
            ),
            account_views.AuditLine(at=at(8), who="?", deed="invited", about="12", via="slack"),
            account_views.AuditLine(at=at(7), who="", deed="sign-in ended"),
        ),
    ),
    "audit log, empty": account_views.AuditLogView(lines=()),
    "audit file": account_views.AuditFileView(url="https://bot.contoso.example/audit?ticket=Zk_3"),
    "campaign": account_views.CampaignView(people=12, asked=4, connected=1, is_over=False),
    "campaign over": account_views.CampaignView(
        people=12, asked=11, connected=9, is_over=True, missed=(RAJ,)
    ),
    "room checks": account_views.RoomChecksView(
        rooms=(
            account_views.RoomCheck(name="Camden", mail="camden@contoso.example", unread="refused"),
            account_views.RoomCheck(name="Focus 1", mail="focus1@contoso.example", path="direct"),
            account_views.RoomCheck(
                name="Thames", mail="thames@contoso.example", path="unknown", has_seats=False
            ),
        ),
        reader="Olivia Park",
        reader_mail="olivia@contoso.example",
        calendar="Comeet Scheduler",
        write_scope="Calendars.ReadWrite.Shared",
        may_write=True,
    ),
    "about a person": account_views.AboutPersonView(
        name=IAN,
        mail="ian@contoso.example",
        roles=("interviewer",),
        zone="Europe/London",
        is_connected=True,
        channels=("slack", "teams"),
        nicknames=("Ee",),
        coming=2,
        limits=account_views.LimitValues(per_day=2),
    ),
    "ask to withdraw links": account_views.AskToWithdrawLinks(
        candidates=("Jo Park", "Maria Lopez"), to="withdraw links"
    ),
    "links": candidate_views.CandidateLinkList(
        year=2026,
        links=(
            candidate_views.ListedLink(
                candidate="Maria Lopez", state="open", minutes=45, until=at(17, 30, day=27)
            ),
            candidate_views.ListedLink(
                candidate="Jo Park",
                state="booked",
                minutes=60,
                until=at(17, 30, day=27),
                start=at(14),
                is_move_asked=True,
            ),
            candidate_views.ListedLink(state="expired", minutes=30, until=at(9, day=20)),
        ),
        more=2,
    ),
    "no links": candidate_views.CandidateLinkList(links=(), year=2026),
    "ask to forget somebody": account_views.AskToForget(coming=1, to="forget"),
    "ask to forget, nothing coming": account_views.AskToForget(coming=0, to="forget"),
    "ask to undo a booking": account_views.AskToUndo(
        is_change=False,
        start=at(14),
        people=(IAN,),
        candidate="Jo Park",
        to="undo",
        subject="int1",
    ),
    "ask to undo who the candidate is": account_views.AskToUndo(
        is_change=True,
        is_candidate_invited=True,
        is_forgotten=True,
        start=at(14),
        people=(IAN,),
        candidate="Jo Park",
        to="undo-change",
        subject="int1",
    ),
    "ask to undo what a candidate was told": account_views.AskToUndo(
        is_change=True,
        told=(("Jo Park", at(14)), ("", at(16))),
        start=at(14),
        people=(IAN,),
        candidate="Jo Park",
        to="undo-change",
        subject="int1",
    ),
    "ask to undo that it is online": account_views.AskToUndo(
        is_change=True,
        is_offline=True,
        start=at(14),
        people=(IAN,),
        candidate="Jo Park",
        to="undo-change",
        subject="int1",
    ),
    "ask to undo a booking after a change": account_views.AskToUndo(
        is_change=False,
        has_no_change=True,
        is_candidate_invited=True,
        start=at(14),
        people=(IAN,),
        candidate="Jo Park",
        to="undo",
        subject="int1",
    ),
    "ask to book another": account_views.AskToBookAnother(
        start=at(15),
        booked=at(14),
        candidate="Jo Park",
        to="book-another",
        subject="off1/2",
    ),
    "ask to book sessions beside an interview": account_views.AskToBookAnother(
        start=at(15),
        booked=at(14, 30),
        is_overlap=True,
        sessions=3,
        candidate="Jo Park",
        to="book-another",
        subject="off1/2",
    ),
    "ask to hand over": account_views.AskToHandOver(
        name=RAJ,
        to_name="Tom Becker",
        interviews=9,
        is_reachable=True,
        amiss=(
            account_views.AmissLine(
                start=at(14),
                candidate="Jo Park",
                declined=("Ian Murray", "Mei Tanaka"),
                proposing=("Sam Okafor",),
                is_room_out=True,
                room="Thames",
                left=("Lucy Brown",),
            ),
            account_views.AmissLine(
                start=at(16), has_candidate_declined=True, is_still_interviewer=True
            ),
        ),
        writing=2,
        year=2026,
        to="hand over",
        subject="t/raj t/tom",
    ),
    "ask to remove somebody": account_views.AskToRemove(
        name=RAJ, subject="t/raj", organizes=2, attends=1, to="remove"
    ),
}
SAMPLES = LOOP_SAMPLES | OFFER_SAMPLES | SAMPLES
