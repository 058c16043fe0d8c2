from windlass.kit.errors import Conflict, Invalid, NotFound


class CollectionNotFound(NotFound):
    code = "collection_not_found"


class CategoryNotFound(NotFound):
    code = "category_not_found"


class HandleTaken(Conflict):
    code = "handle_taken"


class TooManyCollections(Conflict):
    code = "too_many_collections"


class TooManyCategories(Conflict):
    code = "too_many_categories"


class TooManyMembers(Conflict):
    code = "too_many_members"


class NotByHand(Conflict):
    """Its rules say which products belong to it."""

    code = "not_by_hand"


class CategoryCycle(Invalid):
    """A category cannot be below itself."""

    code = "category_cycle"


class CategoryTooDeep(Invalid):
    code = "category_too_deep"


class CollectionsBusy(Conflict):
    """So many others made changes at the same moment that this one found no gap."""

    code = "collections_busy"
