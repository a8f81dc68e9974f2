"""What citizens said, taken together: reasons, differences, silence, what is worth copying."""
