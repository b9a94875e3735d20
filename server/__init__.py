"""The server: a release over HTTP."""
