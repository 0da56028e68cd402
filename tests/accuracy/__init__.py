"""How right the library is on the shipped samples, and that it does not get worse."""
