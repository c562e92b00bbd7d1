"""What interviewers and rooms say to an interview: answers, other times, absences, being late."""
