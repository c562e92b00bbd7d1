"""What is true about interviews. Standard library only, no clock, no input or output."""
