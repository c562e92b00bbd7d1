"""What recruiters, interviewers and candidates read of offers, interviews, loops and links."""
