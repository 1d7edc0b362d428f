"""The finished example: Harbourlight Data, a fictional company, its people and its customers.

`building` and `customers` make it through the rooms' own actions, for `segmatrix demo` and for
whoever opens it in a running product: `examples` says where theirs is, `tasks` builds it there.
"""
