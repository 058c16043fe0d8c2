"""The product, without the doors to it.

Imports make a hundred thousand objects that live as long as the process. Python's collector looks
through them again and again while they come, a tenth of a cold start, and finds nothing.
"""

import gc

gc.set_threshold(50_000)
