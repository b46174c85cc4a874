"""Schemathesis loads this file: it connects the cases with the server's accounts and settings."""

import json
import os
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import strategies as st

import checks  # noqa: F401 (registers itself)
import excuses  # noqa: F401 (registers itself)
import report  # noqa: F401 (registers itself)
from scenes import remember, scenes_for
from staging import draw_consequences, set_stage
from world import World

world = World(json.loads(Path(os.environ["SCHEMATHESIS_WORLD"]).read_text()))


@schemathesis.hook
def before_generate_case(context: Any, strategy: Any) -> Any:
    """Draws the scene with the case, so that a seed settles both."""
    return st.tuples(strategy, scenes_for(context.operation)).map(lambda pair: remember(*pair))


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    kwargs.update(set_stage(world, case))


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    draw_consequences(world, case, response)
