"""The library: pure, takes values and Ibis tables, opens nothing that the caller did not give."""
