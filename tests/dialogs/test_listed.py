from bot.domain.people import Role
from dialogs import listed

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
    rita = listed.person(RITA, ())
    assert (rita.id, rita.mail, rita.roles) == ("t/rita", "rita@x.example", {Role.RECRUITER})
    assert Role.OWNER in listed.person(RITA, {"rita@x.example"}).roles


def test_a_room_without_features_has_none():
    assert listed.room(THAMES).features == ()
