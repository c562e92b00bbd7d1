"""What holds for all tests: none of them is judged by the time that a busy machine takes for one example."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
