"""What every room shares: ids, the clock, who acts, how a refusal is said. A closed list."""
