"""What no table says of whole forms in a form that a program can read, with the part it comes from."""

from catalogue.yaml_style import Row

SHORT_TITLES = {
    "Voice and lived experience": "Voice",
    "Assessment and analysis": "Assessment",
    "Risk and protection, with the topics that apply": "Risk and protection",
    "Court, health, learning, disability": "Court and health",
    "Management oversight and supervision": "Oversight",
    "Recording and outcomes": "Recording, outcomes",
    "Practitioner, child and family": "Practitioner and family",
    "Practitioner, young person, family": "Practitioner and family",
    "Coming into care and threshold": "Coming into care",
    "Leaving care (from 15), disability": "Leaving care, disability",
    "Adviser and young person": "Adviser, young person",
    "Corporate parenting, disability": "Corporate parenting",
    "Risk, with the topics that apply": "Risk",
    "Family, partners, health, learning": "Family and partners",
    "Supervision and support of carers": "Support of carers",
    "Permanence through fostering": "Permanence",
    "Worker, carers, children": "Worker and carers",
    "Partners, oversight, supervision": "Partners, oversight",
    "Voice and working together": "Voice",
    "Placement, choice, review": "Placement, review",
    "Strategy discussion and section 47": "Strategy discussion",
    "Permanence or assessment document": "The document",
    "Exploitation screening tool": "Screening tool",
    "Your view of the work": "Your view",
    "After you have heard the result": "Afterwards",
}

EVERYTHING = ["CVR-all"]
HOUSEHOLD = ["CVR-01", "CVR-02", "CVR-05", "CVR-06", "CVR-08..14", "CVR-21..24", "CVR-26..29"]
DOCUMENT = [
    *("CVR-01..03", "CVR-06", "CVR-07", "CVR-09..15", "CVR-18", "CVR-21", "CVR-22", "CVR-24", "CVR-27..30"),
]
BRIEF = ["CVR-01", "CVR-09", "CVR-11", "CVR-12", "CVR-14", "CVR-29"]
COVERS = {  # 3.1, by subject kind
    "child": EVERYTHING,
    "family": EVERYTHING,
    "contact": EVERYTHING,
    "child or household": EVERYTHING,
    "household": HOUSEHOLD,
    "document": DOCUMENT,
}
MORE_COVER = {  # The record: a condition of a question in the form needs a field that 3.1 leaves out.
    "FOS": ["CVR-16"],
    "STR": ["CVR-02", "CVR-03"],
}
NO_COVER = {"PSR", "FCF"}  # They stand beside an audit, whose case has its cover.

SUBJECTS = {"PSR": "worker's view of one case", "FCF": "one person's view"}
OWN_TYPES_ONLY = {"CIN"}  # Version 1 is in use: it names the standards of its own case types and no others.
CASE_TYPES = {"PEP": ["cic"], "PPD": ["cl"]}
STATED_SIZE = dict.fromkeys(("CIN", "CIC", "CLF", "EHF", "YJC", "DCS"), (45, 55))  # 6.3
LIGHT_SIZE = (8, 15)
MINUTES = {"PSR": (15, 20), "FCF": (10, 10), "OBS": (15, 15), "TWS": (10, 10), "ATA": (20, 20), "MAC": (120, 120)}
VARIANTS = {  # 3.2, where the words beside the brackets say how another usual case differs
    "CIN": [("Protection case", "cin, cp, assessed, review, conference, s47, age 7")],
}
VARIANT_TITLES = {"adopter file": "Adopter file", "conference chair": "Conference chair"}

OPTIONAL = {"ADO": ["CVR-03"]}  # 1.4: no age is held of adopters

TOPICS = ["NEG-05", "DAB-07", "EXP-18"]  # RUL-08
NOT_LIMITING = {"MSH-04"}  # RUL-02: it judges the referrer
LIGHT_WORDING = {  # 4.3: light forms put one strength and one development in OVR-02
    "OVR-02": "Reason for the grade, with the evidence that decided it, one strength and one development",
}
EHC_CHILD = "child or young person"  # 3.2 says one word up to 15 and the other from 16; a token has one value

SECTIONS: dict[str, list[tuple[str, list[str]]]] = {
    "PSR": [("Your view of the work", ["PSR-01..12"]), ("After you have heard the result", ["PSR-13..16"])],
    "FCF": [("Who was asked", ["FCF-01..04"]), ("What they said", ["FCF-05..17"])],
    "OBS": [
        ("What was observed", ["OBS-01", "OBS-02"]),
        ("Every observation", ["OBS-03..08"]),
        ("This kind of meeting", ["OBS-09..18"]),
        ("Afterwards", ["OBS-19..24"]),
    ],
    "TWS": [
        ("Where and who", ["TWS-01"]),
        ("What people said", ["TWS-02..10"]),
        ("What follows", ["TWS-11", "TWS-12"]),
    ],
    "ATA": [("The audit", ["ATA-01..13"]), ("Its grade", ["ATA-14..16"])],
    "MAC": [
        ("Your agency's part", ["MAC-01..09"]),
        ("The child", ["SAF-01", "SAF-02", "VOC-09", "OUT-04"]),
        ("Working together", ["MAC-10..16", "PAR-10"]),
        ("Overall", ["OVR-01..06"]),
    ],
}
OVERALLS = {"PSR": "PSR-04"}


def _by_kind() -> dict[str, Row]:
    kinds = {
        "OBS-01=team_meeting": ("OBS-09", "OBS-10"),
        "OBS-01=conference,OBS-01=review_meeting": ("OBS-11", "OBS-12", "OBS-13"),
        "OBS-01=family_meeting": ("OBS-14", "OBS-15"),
        "OBS-01=home_visit": ("OBS-16", "OBS-17"),
        "OBS-01=supervision,OBS-01=panel": ("OBS-18",),
    }
    return {code: {"when": condition} for condition, codes in kinds.items() for code in codes}


MAY_STAY_EMPTY = [
    *(f"PSR-{number:02}" for number in range(5, 17)),
    "FCF-03",
    *(f"FCF-{number:02}" for number in range(5, 18)),
    *("OBS-20", "OBS-22"),
    *(f"TWS-{number:02}" for number in range(3, 12)),
]
BOTH_SEATS: Row = {"seats": ["first", "second"]}
OWN_RULES: dict[str, Row] = {
    "PSR-04": {"rationale_minimum": 0},  # 4.2: rationale of PSR grades is optional
    "PSR-05": {"rationale_minimum": 0},
    "MSH-15": {"when": "THR-01=no,THR-01=partly", "required": False} | BOTH_SEATS,
    "YJC-12": {"parts": ["hours offered", "hours attended"]},
    "SVD-01": {"parts": ["records", "months"]},
    "PEP-05": BOTH_SEATS,  # cover fields of a light form that its auditor fills in
    "PEP-06": BOTH_SEATS,
    "PDC-01": BOTH_SEATS,
    **_by_kind(),
    "OBS-23": {"text": "How good was the practice seen?", "switched_on": False},  # off by default
}


def own_rules(code: str) -> Row:
    """What is added to the row of a form's own question."""
    rules = OWN_RULES.get(code, {})
    return rules | {"required": False} if code in MAY_STAY_EMPTY else rules
