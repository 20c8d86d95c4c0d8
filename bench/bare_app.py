"""The floor for a Textual program: one Static; any key changes its text."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """As little as an app can be."""

    ENABLE_COMMAND_PALETTE = False
    on = False

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static("ready", id="s")

    def on_key(self, event: events.Key) -> None:
        """Show that a key came."""
        self.on = not self.on
        self.query_one("#s", Static).update("ready " + ("x" if self.on else "."))


if __name__ == "__main__":
    Bare().run()
