"""What is true of an account's people: their hours and absences, building, pool and place in the account."""
