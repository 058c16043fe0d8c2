"""The local cloud: the whole product on loopback, from the same template as in AWS."""
