"""The graph: values, IRIs, quads, statements, releases."""
