"""Proposing who audits what: who is expected to audit, the rules of the round, and what a proposal is made of (R-028 to R-031)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from audit_tool.analysis.allocating import AuditCase, Auditor, Conflict, TeamSpell
from audit_tool.analysis.proposing import Given, Proposal, SecondRule, Seconds, Stuck, propose
from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer, codes_of
from audit_tool.formdef.cases import AGE, CASE_TYPE, TEAM, type_tags
from audit_tool.formdef.definition import Form, SecondSeat
from audit_tool.models.allocating import ExpectedAuditor, PersonTeam
from audit_tool.models.population import PopulationCase
from audit_tool.models.rounds import Round
from audit_tool.services import conflicts
from audit_tool.services.identity import Act, Role
from audit_tool.services.people import has_left
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, people
from audit_tool.storage.store import Session
