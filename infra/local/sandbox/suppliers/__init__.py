"""The suppliers of the sandbox: CJ, AliExpress and their pictures."""
