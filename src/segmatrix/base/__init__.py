"""What every room shares: ids, the clock, who acts, and how a refusal is said. The list is closed."""
