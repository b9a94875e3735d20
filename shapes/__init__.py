"""SHACL shapes in Turtle, and the validation that runs them."""
