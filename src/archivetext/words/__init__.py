"""Words: what the lists know, and what can be told from one word."""
