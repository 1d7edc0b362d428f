"""The finished example: Harbourlight Data, a fictional company, its people and its customers."""
