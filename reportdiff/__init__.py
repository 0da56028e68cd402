"""Compare successive annual government work reports."""
