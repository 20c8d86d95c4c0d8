"""A home's settings: as they were read, and written down without making a home anew."""

from __future__ import annotations

from collections.abc import Mapping

from ..domain.refusals import home_gone
from ..errors import NotSaved, PlancheckError
from ..storage import atomic, paths, places
from ..storage.config import Config, load_config, save_config
from ..storage.presence import Anchor, absent
from .act import random_id


class Settings:
    """The settings of a home. Opening writes nothing."""

    def __init__(self, home: paths.Home, config: Config) -> None:
        self.home = home
        self.config = config
        """What they say."""
        self.probed = config.probed
        """What terminals answered; written down with the first settings, where there are none."""
        self._anchor = Anchor(home.config)

    def keep(
        self, changes: Mapping[str, str], placed: Mapping[str, places.Installation] | None = None
    ) -> None:
        """Write settings down and read them again; NotSaved where the home is gone."""
        new = {"probed": self.probed} if self.probed != self.config.probed else {}
        self._write({**new, **changes}, placed or {})
        self.config = load_config(self.home.config)

    def keep_probed(self, probed: str) -> None:
        """Write down what a terminal answered, where there are settings; else NotSaved."""
        self.probed = probed
        if not absent(self.home.config):
            self._write({"probed": probed}, {})
            self.config = self.config._replace(probed=probed)

    def require_home(self) -> None:
        """NotSaved where the settings that were read are gone, or another home took the place.

        A home that was there is not made anew.
        """
        was_there = self.config != Config() or self._anchor.lost
        if was_there and absent(self.home.config):
            raise NotSaved(home_gone(str(self.home.config.parent)))

    def claim_id(self, spent: frozenset[str]) -> str:
        """Write down the id that this place writes under, none of those that are spent.

        NotSaved where a new id cannot be remembered: what is written under it could not be undone.
        """
        place, config = places.here(self.home), self.config
        pc = places.id_at(place, config.pc, config.places, spent)
        if not pc or pc != config.pc or pc not in config.places:
            new = pc or random_id(6)
            try:
                self._write({"pc": new}, {new: place})
            except PlancheckError:
                if not pc:
                    raise
            self.config = config._replace(pc=new, places={**config.places, new: place})
        return self.config.pc

    def _write(self, changes: Mapping[str, str], placed: Mapping[str, places.Installation]) -> None:
        self.require_home()
        save_config(self.home.config, changes, placed)


def lost_settings(home: paths.Home) -> str:
    """What says that a unit was chosen in a home whose settings name none; empty where nothing."""
    from ..storage.ledger import search

    try:
        units = list(search.unit_folders(home.ledgers))
    except OSError as error:
        return f"台账文件夹打不开（{atomic.why_unread(error)}）：恢复以后再打开"
    if not units:
        return ""
    words = f"设置不见了，{'、'.join(units)}的台账还在"
    return f"{words}：用原来的名称，plancheck setup --unit {units[0]} --type 单位类型"
