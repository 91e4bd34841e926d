"""What the core needs from outside, as abstract protocols, one a file."""
