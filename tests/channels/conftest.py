import pytest
import stamina


@pytest.fixture(autouse=True)
def no_pauses():
    with stamina.set_testing(testing=True, attempts=4, cap=True):
        yield
