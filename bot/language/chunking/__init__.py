"""A sentence as a row of pieces: days, times, lengths, names, rooms; and its shape, with a sign for each."""
