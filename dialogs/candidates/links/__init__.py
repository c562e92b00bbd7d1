"""The link with which a candidate chooses a time, on the side of who sends it: made, shown, changed, mailed, taken back."""
