"""What benchmarks of the product ask of it; imported once Django is set up."""
