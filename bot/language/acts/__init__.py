"""What a message does: a question, a change, an answer, a command, idle talk."""
