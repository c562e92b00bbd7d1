"""Where this copy runs: clouds, deployments and what a doctor finds."""
