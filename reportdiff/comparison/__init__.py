"""Extracts and an alignment to the findings: targets, fulfilment, commitments, terms."""
