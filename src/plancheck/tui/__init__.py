"""The screen: gathers input, calls the Workspace, says what happened. Textual lives here alone."""
