"""Lets each generated request come from another address, as a trusted proxy would say it."""

import itertools

import schemathesis

callers = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    caller = next(callers)
    address = f"10.{caller >> 16 & 255}.{caller >> 8 & 255}.{caller & 255}"
    case.headers = {**(case.headers or {}), "X-Forwarded-For": address}
