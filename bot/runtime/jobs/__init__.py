"""Work that is due later: taken under leases, tried again, given up, and deleting what was kept for a while."""
