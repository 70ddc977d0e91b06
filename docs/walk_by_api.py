#!/usr/bin/env python3
"""One product goes its whole legal way through the API alone, to a code that anyone can check (Điều 7).

    TOKEN=$(./hoaban user token LOGIN --role administrator)
    python3 docs/walk_by_api.py http://127.0.0.1:8000 "$TOKEN" paper.pdf [COMMUNE]

TOKEN is an administrator's: with it the script enters the people it needs and gives them their roles. A token
is made by its own person, or by whoever runs the server: so it calls ./hoaban (or what the variable HOABAN
names) for one each, and every step is then done with the token of who may do it. paper.pdf stands for every
paper that is asked for. Standard library only. It enters invented names ("… Minh Hoạ"): not for a real
register. It may walk again: where the law's round of that time is open already, an extra one is opened.
"""

from __future__ import annotations

import base64
import json
import os
import shlex
import subprocess
import sys
import time
import urllib.request
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote

API = "/api/v1"
HOABAN = shlex.split(os.environ.get("HOABAN", "./hoaban"))
PIECE = 64 * 1024
SET = "QD26-04"  # honey
STAR_WANTED, POINTS_WANTED = 4, Decimal(80)
SEATS = {
    "chair": "Lãnh đạo UBND tỉnh",
    "agriculture_environment": "Sở Nông nghiệp và Môi trường",
    "industry_trade": "Sở Công Thương",
    "health": "Sở Y tế",
    "science_technology": "Sở Khoa học và Công nghệ",
    "culture_sports_tourism": "Sở Văn hóa, Thể thao và Du lịch",
    "ocop_office": "Văn phòng OCOP tỉnh",
    "specialised_units": "Chi cục Minh Hoạ",
}
MATTERS = ("local_materials", "local_labour", "idea_origin", "local_identity")


class Refused(SystemExit):
    """The problem that was told instead of an answer; ends the walk where nobody expects it."""

    def __init__(self, call: str, status: int, told: str) -> None:
        super().__init__(f"{call}: {status} {told}")
        self.problem = json.loads(told) if told.startswith("{") else {}


class Program:
    """Speaks to one Hoa Ban with one token; raises Refused with the problem it was told."""

    def __init__(self, base: str, token: str = "") -> None:
        self.base, self.token = base.rstrip("/"), token

    def does(self, deed: str, **values: Any) -> dict[str, Any]:
        """POST /api/v1/actions/<area>.<verb_noun>; gives its result."""
        body = json.dumps(values).encode()
        _headers, answer = self.asks(
            "POST", f"{API}/actions/{deed}", body, **{"Content-Type": "application/json"}
        )
        return dict(json.loads(answer)["result"])

    def reads(self, path: str, **headers: str) -> dict[str, Any]:
        """GET, as JSON."""
        return dict(json.loads(self.asks("GET", path, **headers)[1]))

    def uploads(self, paper: Path) -> str:
        """The paper by tus, in pieces; gives the id by which deeds name it."""
        content = paper.read_bytes()
        tus = {"Tus-Resumable": "1.0.0"}
        name = base64.b64encode(paper.name.encode()).decode()
        announced = {"Upload-Length": str(len(content)), "Upload-Metadata": f"filename {name}"}
        place = self.asks("POST", f"{API}/files", b"", **tus, **announced)[0]["Location"]
        kept: str | None = None
        while kept is None:
            offset = int(self.asks("HEAD", place, **tus)[0]["Upload-Offset"])
            sent = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
            headers, _answer = self.asks("PATCH", place, content[offset : offset + PIECE], **tus, **sent)
            kept = headers["Hoaban-File"]
        return kept

    def asks(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[Any, bytes]:
        """One call; gives the headers and the body of its answer."""
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.base + path, body, headers, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 -- the operator's own
                return answer.headers, answer.read()
        except HTTPError as refused:
            raise Refused(f"{method} {path}", refused.code, refused.read().decode()) from refused


class Walk:
    """The people and papers of one way."""

    def __init__(self, base: str, token: str, paper: Path, commune: str) -> None:
        self.anyone, self.keeper = Program(base), Program(base, token)
        self.paper, self.commune = paper, commune
        self.today = self.reads_today()
        self.round_id, self.year = self.next_round()
        self.number = int(time.time() * 100) % 10**7  # fresh phone numbers at each walk
        self.log_ins: dict[str, str] = {}  # of each person, by their key

    def reads_today(self) -> str:
        """The register's own day: every date is judged by it."""
        return str(self.anyone.reads(f"{API}/")["today"])

    def next_round(self) -> tuple[str, str]:
        """The round a proposal of today goes to: before 30/4, before 30/10, else next year's first."""
        year, month_day = self.today[:4], self.today[5:]
        if month_day < "04-30":
            return "province-1", year
        return ("province-2", year) if month_day < "10-30" else ("province-1", str(int(year) + 1))

    # --- people ---

    def enters(self, name: str) -> str:
        """Somebody new in the register of people; gives their key."""
        self.number += 1
        log_in = f"098{self.number % 10**7:07d}"
        user = str(self.keeper.does("accounts.add_user", log_in=log_in, name=f"{name} Minh Hoạ")["id"])
        self.log_ins[user] = log_in
        return user

    def acts_as(self, log_in: str, role: str) -> Program:
        """A program that acts for this person in this role."""
        command = [*HOABAN, "user", "token", log_in, "--role", role]
        made = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if made.returncode:
            raise SystemExit(made.stderr)
        return Program(self.anyone.base, made.stdout.strip())

    def comes_as(self, name: str, role: str, **scope: str) -> Program:
        """Somebody new who holds this role."""
        user = self.enters(name)
        self.keeper.does("accounts.grant_role", user=user, role=role, **scope)
        return self.acts_as(self.log_ins[user], role)

    # --- the way, step by step ---

    def goes(self) -> dict[str, Any]:
        officer = self.comes_as("Cán Bộ Xã", "commune_officer", unit=self.commune)
        office = self.comes_as("Văn Phòng Tỉnh", "provincial_officer")
        producer, producer_slug = self.registers(officer)
        product = self.has_a_product(producer, producer_slug)
        criteria_set = self.anyone.reads(f"{API}/criteria-sets/{SET}")
        answers = self.answers_of(criteria_set)
        dossier = self.files(producer, producer_slug, product, answers)
        self.forwards(officer, dossier, criteria_set["samples"])
        office.does("dossiers.take_in_dossier", dossier=dossier)
        round_code, members = self.opens_round(office, dossier)
        for member in members:
            for criterion, option in answers.items():
                member.does("council.mark_product", entry=dossier, criterion=criterion, option=option)
            member.does("council.close_sheet", entry=dossier)
        office.does("council.close_round", round=round_code)
        office.does("council.submit_results", round=round_code, number="20/TTr-VP", date=self.today)
        self.decides(office, round_code, dossier)
        return self.checks(product)

    def registers(self, officer: Program) -> tuple[Program, str]:
        """The commune enters the producer and lets its representative in."""
        name = f"HTX Minh Hoạ {self.number}"
        producer = officer.does(
            "registry.register_producer", name=name, kind="cooperative", commune=self.commune,
            address="Bản Minh Hoạ", phone="0987 654 321", registered_on="2020-03-15",
            representative="Lò Thị Minh Hoạ", representative_position="Giám đốc",
            representative_gender="female", representative_ethnic_group="Thái", sensitive_consent=True,
            representative_address="Bản Minh Hoạ, xã Thanh An",
            history="Chín hộ nuôi ong góp lại năm 2020.", structure="Giám đốc, kế toán, chín thành viên.",
        )["id"]  # fmt: skip
        phone = f"097{self.number % 10**7:07d}"
        officer.does("registry.invite_representative", producer=producer, name="Lò Thị Minh Hoạ", phone=phone)
        return self.acts_as(phone, "producer_representative"), str(producer)

    def has_a_product(self, producer: Program, slug: str) -> str:
        registered = producer.does(
            "registry.register_product", producer=slug, name=f"Mật ong Minh Hoạ {self.number}",
            criteria_set=SET, specification="Hũ thủy tinh 500 g.", story="Ong lấy mật hoa ban.",
        )  # fmt: skip
        return str(registered["id"])

    def answers_of(self, criteria_set: dict[str, Any]) -> dict[str, str]:
        """Every criterion's best line; where no star needs it the lowest, while 80 points are left."""
        best, points = {}, {}
        for criterion in criteria_set["criteria"]:
            options = sorted(criterion["options"], key=lambda option: Decimal(option["points"]))
            best[criterion["id"]], points[criterion["id"]] = options[-1]["id"], options[-1]["points"]
        left = sum(map(Decimal, points.values())) - POINTS_WANTED
        for criterion in criteria_set["criteria"]:
            lowest = min(criterion["options"], key=lambda option: Decimal(option["points"]))
            lost = Decimal(points[criterion["id"]]) - Decimal(lowest["points"])
            if lost <= left and not any(option["minimum_for"] for option in criterion["options"]):
                best[criterion["id"]], left = lowest["id"], left - lost
        return best

    def files(self, producer: Program, slug: str, product: str, answers: dict[str, str]) -> str:
        """The producer keeps a paper, assesses itself, writes the report, declares and files."""
        paper = producer.does(
            "registry.add_evidence", producer=slug, kind="business-registration",
            title="Đăng ký hợp tác xã", file=producer.uploads(self.paper),
        )["id"]  # fmt: skip
        dossier = str(producer.does("dossiers.open_dossier", product=product)["id"])
        for criterion, option in answers.items():
            evidence = [paper] if criterion == "3.1" else []
            producer.does(
                "dossiers.assess_product", dossier=dossier, criterion=criterion, option=option,
                note="Có sổ ghi chép của hợp tác xã.", evidence=evidence,
            )  # fmt: skip
        producer.does(
            "dossiers.write_report", dossier=dossier, sample_count=5,
            materials_technology="Hai trăm đàn ong trong xã.", quality_changes="Nhãn mới có mã truy xuất.",
            markets="Trong tỉnh.", results="Tăng so với năm trước.", plan="Thêm một trăm đàn.",
        )  # fmt: skip
        producer.does(
            "dossiers.file_dossier", dossier=dossier, declaration=True, declared_by="Lò Thị Minh Hoạ"
        )
        return dossier

    def forwards(self, officer: Program, dossier: str, samples: int) -> None:
        """Receipt, the four matters, the letter with samples."""
        officer.does("dossiers.receive_dossier", dossier=dossier)
        texts = [{"matter": matter, "text": "Đúng như chủ thể khai."} for matter in MATTERS]
        officer.does("dossiers.appraise_matters", dossier=dossier, texts=texts)
        officer.does(
            "dossiers.forward_dossier", dossier=dossier, letter_number="12/TTr-UBND",
            letter_date=self.today, letter=officer.uploads(self.paper), samples_noted=samples,
        )  # fmt: skip

    def opens_round(self, office: Program, dossier: str) -> tuple[str, list[Program]]:
        """The round, its council of eight, the dossier in it; gives a program for each member."""
        code = self.opens_free_round(office)
        people = {kind: self.enters(agency) for kind, agency in SEATS.items()}
        seats = [{"user": user, "kind": kind, "agency": SEATS[kind]} for kind, user in people.items()]
        office.does(
            "council.appoint_council", round=code, seats=seats, decision_number="100/QĐ-UBND",
            decision_date=self.today, regulation_number="5/QC-HĐ",
        )  # fmt: skip
        office.does("council.fill_round", round=code, dossiers=[dossier])
        roles = {kind: "council_chair" if kind == "chair" else "council_member" for kind in SEATS}
        return code, [self.acts_as(self.log_ins[user], roles[kind]) for kind, user in people.items()]

    def opens_free_round(self, office: Program) -> str:
        """The law's round; where it is open already, an extra one, which needs the council's rules and a
        plan."""
        year = int(self.year)
        try:
            return str(office.does("council.open_round", round_id=self.round_id, year=year)["id"])
        except Refused as refused:
            if refused.problem.get("code") != "round-exists":
                raise
        extra = office.does(
            "council.open_round", year=year, hold_through=f"{year}-12-31",
            regulation="5/QC-HĐ", plan="6/KH-UBND",
        )  # fmt: skip
        return str(extra["id"])

    def decides(self, office: Program, round_code: str, dossier: str) -> None:
        """The office enters the chairman's signed decision."""
        office.does(
            "certificates.record_decision", round=round_code, kind="recognition", dossiers=[dossier],
            number=f"{self.number}/QĐ-UBND", date=self.today, copy=office.uploads(self.paper),
        )  # fmt: skip

    def checks(self, product: str) -> dict[str, Any]:
        """Anybody reads the certificate, and what its code says today."""
        certificate = self.anyone.reads(f"{API}/certificates?product={quote(product)}")["items"][0]
        return self.anyone.reads(f"/v/{certificate['id']}", Accept="application/json")


def main(base: str, token: str, paper: str, commune: str = "03352") -> None:
    checked = Walk(base, token, Path(paper), commune).goes()
    print(f"{checked['code']} {checked['state']} {checked['star']} sao, đến {checked['valid_to']}")
    if (checked["state"], checked["star"]) != ("valid", STAR_WANTED):
        raise SystemExit("not recognised with 4 stars")


if __name__ == "__main__":
    main(*sys.argv[1:])
