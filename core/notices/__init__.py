"""What an account should know of without looking for it: written where it happens, shown in the frame."""
