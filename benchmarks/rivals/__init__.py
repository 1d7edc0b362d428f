"""What the engine is measured against: the same questions, as others would ask them."""
