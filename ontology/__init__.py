"""The ontology in Turtle, and thin Python that loads it."""
