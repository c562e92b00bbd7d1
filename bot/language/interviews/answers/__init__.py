"""What an interviewer answers to an invitation, and what they propose."""
