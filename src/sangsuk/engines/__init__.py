"""What runs the reader over many posts: workers of this machine, or a cluster."""
