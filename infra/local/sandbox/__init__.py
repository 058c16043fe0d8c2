"""The provider sandbox: one process that speaks the wire protocols of the outside world."""
