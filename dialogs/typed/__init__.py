"""What is done with a typed message: what it is read with, what it answers, which button it presses; `typed_messages` leads there."""
