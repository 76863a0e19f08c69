"""Pure checks of military activities against the law of their day; the public names of this room."""

from detente.domains.exercises.check import findings
from detente.domains.exercises.messages.change_messages import change_findings
from detente.domains.exercises.messages.invitations import observation_findings
from detente.domains.exercises.risk.clocks import risk_findings
from detente.domains.exercises.risk.incidents import incident_findings
from detente.domains.exercises.risk.machine import machines
from detente.domains.exercises.risk.unusual import draft_request
from detente.domains.exercises.seen.splitting import split_findings
from detente.domains.exercises.verification.threads_and_quotas import verification_findings
from detente.domains.exercises.yearly import year_findings

__all__ = [
    "change_findings",
    "draft_request",
    "findings",
    "incident_findings",
    "machines",
    "observation_findings",
    "risk_findings",
    "split_findings",
    "verification_findings",
    "year_findings",
]
