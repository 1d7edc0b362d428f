"""The pages of a matrix: overview, table with its drawer, charter, and how one begins."""
