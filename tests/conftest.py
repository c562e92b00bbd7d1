"""What holds for all tests: none is judged by the time a busy machine takes, and nothing that stays is looked through for garbage."""

import gc

# As app.py does: what is imported and collected stays.
gc.disable()

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for garbage only among what tests make, once all of them are collected."""
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(5_000)
        gc.enable()
