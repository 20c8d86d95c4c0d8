"""What is typed in dialogs and cannot be saved."""
