"""Which of the coming interviews is meant."""
