from bot.domain.accounts import Role
from dialogs.account import sandbox_seed

RITA = {
    "name": "Rita Costa",
    "mail": "Rita@x.example",
    "tenantId": "t",
    "aadObjectId": "rita",
    "roles": ["recruiter"],
    "zone": "Europe/London",
}
THAMES = {
    "name": "Thames",
    "mail": "T@x.example",
    "capacity": 4,
    "building": "London",
    "features": None,
}


def test_people_are_what_the_list_says_and_owners_by_the_settings():
    rita = sandbox_seed.person(RITA, ())
    assert (rita.id, rita.mail, rita.roles) == ("t/rita", "rita@x.example", {Role.RECRUITER})
    assert Role.OWNER in sandbox_seed.person(RITA, {"rita@x.example"}).roles


def test_a_room_without_features_has_none():
    assert sandbox_seed.room(THAMES).features == ()
