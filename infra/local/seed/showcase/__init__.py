"""Everything a shop can show beyond its first products: shelves, offers, voices, languages."""

from infra.local.seed.client import World
from infra.local.seed.showcase import abroad, german, goods, offers, voices, words


def fill(world: World, store_id: str) -> None:
    """What is there already stays as it is."""
    goods.stock_shelves(world, store_id)
    print("forty products on their shelves", flush=True)
    offers.make(world, store_id)
    voices.let_speak(world, store_id)
    print("discounts, gift cards, accounts and reviews", flush=True)
    abroad.open_up(world, store_id)
    words.write(world, store_id)
    german.translate(world, store_id)
    print("euros, German, pages and a look", flush=True)
