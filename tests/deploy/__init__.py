"""What is shipped to deploy Penat, used for real."""
