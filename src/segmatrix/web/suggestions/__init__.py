"""Where the data put segments: beside what people claim, with what it is made of."""
