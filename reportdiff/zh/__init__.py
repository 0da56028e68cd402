"""All that is Chinese: punctuation, numerals, quantities, words, and the genre's vocabulary."""
