"""What is left before a matrix is agreed: the gate, the sponsor's signature, and objections."""
