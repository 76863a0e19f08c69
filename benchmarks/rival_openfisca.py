"""The thresholds of notification and observation in OpenFisca-core, run by a Python that has it; prints JSON.

Argument: the numbers, as JSON. They are parameters of a law and each duty is a variable: yes where any number told
reaches its threshold and the forces are organised so. There is no answer for what is not told.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MANY, MONTH, RUNS = 1_000_000, "2022-01", 5
LARGEST = {"troops": 60_000, "tanks": 1_200, "acvs": 2_500, "artillery": 1_200, "landing_troops": 5_000}
ACTIVITY = build_entity(key="activity", plural="activities", label="", is_person=True)


def number(field: str, kind: type) -> type:
    """Return the variable of a number told."""
    body = {"value_type": kind, "entity": ACTIVITY, "definition_period": DateUnit.MONTH, "label": field}
    return type(field, (Variable,), body)


def duty(name: str, fields: list[str]) -> type:
    """Return the variable of a duty, computed from the numbers and the parameters of the month."""

    def formula(activity: Any, period: Any, parameters: Any) -> Any:
        law = parameters(period)[name]
        land = np.zeros(activity.count, bool)
        for field in fields:
            if field != "landing_troops":
                land |= activity(field, period) >= law[field]
        return (land & activity("organised", period)) | (
            activity("landing_troops", period) >= law["landing_troops"]
        )

    body = {"value_type": bool, "entity": ACTIVITY, "definition_period": DateUnit.MONTH, "label": name}
    return type(name, (Variable,), body | {"formula": formula})


def system(law: dict[str, dict[str, int]]) -> TaxBenefitSystem:
    """Return the law with its parameters and variables."""
    made = TaxBenefitSystem([ACTIVITY])
    dated = {
        name: {field: {"values": {"2011-12-01": {"value": value}}} for field, value in numbers.items()}
        for name, numbers in law.items()
    }
    made.parameters = ParameterNode("", data=dated)
    for field in LARGEST:
        made.add_variable(number(field, int))
    made.add_variable(number("organised", bool))
    for name, numbers in law.items():
        made.add_variable(duty(name, list(numbers)))
    return made


def seconds(made: TaxBenefitSystem, duties: list[str], rows: int) -> float:
    """Return the median of CPU seconds in which numbers are given in and every duty is computed."""
    draw = np.random.default_rng(11)
    told = {field: draw.integers(0, most, rows) for field, most in LARGEST.items()}
    organised = draw.random(rows) < 0.5
    taken = []
    for _ in range(RUNS):
        begun = time.process_time()
        simulation = SimulationBuilder().build_default_simulation(made, count=rows)
        for field, values in told.items():
            simulation.set_input(field, MONTH, values)
        simulation.set_input("organised", MONTH, organised)
        for name in duties:
            simulation.calculate(name, MONTH)
        taken.append(time.process_time() - begun)
    return sorted(taken)[RUNS // 2]


def main() -> None:
    """Print decisions per CPU second in bulk, and microseconds for all duties of one activity."""
    law = json.loads(sys.argv[1])
    made, duties = system(law), list(law)
    bulk = seconds(made, duties, MANY)
    print(json.dumps({"bulk_per_s": MANY * len(duties) / bulk, "one_us": seconds(made, duties, 1) * 1e6}))


if __name__ == "__main__":
    main()
