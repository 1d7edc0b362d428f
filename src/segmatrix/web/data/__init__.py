"""Pages of customer data: its sources, what their columns mean, imports, and what was set aside."""
