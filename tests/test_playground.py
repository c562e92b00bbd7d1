"""The file that Microsoft's Agents Playground reads agrees with the embedded tenant."""

from pathlib import Path

import pytest
import yaml

from bot.sandbox.directory import read_directory

FILE = Path(__file__).parents[1] / ".m365agentsplayground.yml"
PLAYGROUND = yaml.safe_load(FILE.read_text(encoding="utf-8"))
DIRECTORY = read_directory()
USERS = [PLAYGROUND["currentUser"], *PLAYGROUND["users"]]


@pytest.mark.parametrize("user", USERS, ids=[user["name"] for user in USERS])
def test_everybody_in_the_playground_is_in_the_tenant(user):
    person = DIRECTORY.people[user["email"]]
    assert (user["name"], user["aadObjectId"]) == (person.name, person.id)
    assert f"{user['givenName']} {user['surname']}" == person.name
    assert user["userPrincipleName"] == person.mail


def test_the_playground_is_the_tenant():
    assert PLAYGROUND["tenantId"] == DIRECTORY.tenant_id


def test_rita_is_who_writes():
    assert PLAYGROUND["currentUser"]["name"] == "Rita Costa"


def test_the_playground_takes_exactly_five_users_beside_the_one_who_writes():
    """Its schema of this file says minItems 5 and maxItems 5, and it refuses to start otherwise."""
    assert len({user["id"] for user in PLAYGROUND["users"]}) == 5
