"""Small files of real-world trouble, each with what has to come of it."""
# ruff: noqa: E501 - a file a line is read best

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 11)


@dataclass(frozen=True)
class Sheet:
    """An .xlsx file: rows of each sheet, merged ranges of the first, number formats by cell."""

    sheets: Mapping[str, Sequence[Sequence[object]]]
    merged: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    far: tuple[int, int] | None = None
    """A cell of the first sheet in which somebody left a blank."""

    def write(self, path: Path) -> None:
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in self.sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        first = book.worksheets[0]
        for cell, form in self.formats.items():
            first[cell].number_format = form
        if self.far is not None:
            first.cell(*self.far, " ")
        for cells in self.merged:
            first.merge_cells(cells)
        book.save(path)


@dataclass(frozen=True)
class Trouble:
    """A file, and its cases as `reference|column=value`, the rejected rows, or the words of a refusal."""

    name: str
    content: str | bytes | Sheet
    cases: tuple[str, ...] = ()
    rejected: Mapping[int, str] = field(default_factory=dict)
    refused: str = ""
    joined: int = 0
    outside: tuple[str, ...] = ()
    """Columns that are left out because of what they hold."""

    def write(self, folder: Path) -> Path:
        suffix = ".xlsx" if isinstance(self.content, Sheet) else ".csv"
        path = folder / f"extract{suffix}"
        if isinstance(self.content, Sheet):
            self.content.write(path)
        else:
            path.write_bytes(self.content.encode() if isinstance(self.content, str) else self.content)
        return path


HEAD = "Case ID,Team,Start Date\n"
PLAIN = ("101|team=North|opened_on=2026-03-01", "102|team=South|opened_on=2026-03-02")
BODY = "101,North,01/03/2026\n102,South,02/03/2026\n"
ROWS: list[list[object]] = [
    ["Case ID", "Team", "Start Date"],
    [101, "North", date(2026, 3, 1)],
    [102, "South", date(2026, 3, 2)],
]

TROUBLES = (
    Trouble("plain", HEAD + BODY, PLAIN),
    Trouble("a mark before UTF-8", b"\xef\xbb\xbf" + (HEAD + BODY).encode(), PLAIN),
    Trouble("UTF-16 with its mark", (HEAD + BODY).encode("utf-16"), PLAIN),
    Trouble("UTF-16 without its mark", (HEAD + BODY).encode("utf-16-le"), PLAIN),
    Trouble("Windows letters", "Case ID,Team\n1,Café\n".encode("cp1252"), ("1|team=Café",)),
    Trouble("parted by semicolons", (HEAD + BODY).replace(",", ";"), PLAIN),
    Trouble("parted by tabs", (HEAD + BODY).replace(",", "\t"), PLAIN),
    Trouble("Excel's own line about the sign", "sep=;\r\n" + (HEAD + BODY).replace(",", ";"), PLAIN),
    Trouble("old Mac line ends", (HEAD + BODY).replace("\n", "\r"), PLAIN),
    Trouble("titles over the headings", "Open cases\nRun by: Q-01\n\n" + HEAD + BODY, PLAIN),
    Trouble("titles with cells of their own", "Report,Open cases,\nRun on,11/11/2026,\n" + HEAD + BODY, PLAIN),
    Trouble("totals and notes below", HEAD + BODY + "Total,2,\n\nEnd of report,,\nPrinted on 11/11/2026,,\n", PLAIN),
    Trouble("blank rows between", HEAD + "\n101,North,01/03/2026\n,,\n   \n102,South,02/03/2026\n\n", PLAIN),
    Trouble("the headings again on a new page", HEAD + "101,North,01/03/2026\n" + HEAD + "102,South,02/03/2026\n", PLAIN),
    Trouble(
        "days in every way",
        "Case ID,Start Date\n1,12/3/2026\n2,2026-03-12\n3,12 March 2026\n4,12-Mar-26\n5,12.03.26\n6,12/03/2026 00:00:00\n7,20260312\n",
        tuple(f"{at}|opened_on=2026-03-12" for at in range(1, 8)),
    ),
    Trouble("days as Excel counts them", "Case ID,Start Date\n1,46093\n", ("1|opened_on=2026-03-12",)),
    Trouble("the day comes before the month", "Case ID,Start Date\n1,03/04/2026\n", ("1|opened_on=2026-04-03",)),
    Trouble(
        "an American day", "Case ID,Start Date\n1,03/25/2026\n2,25/03/2026\n", ("2|opened_on=2026-03-25",),
        {2: "no day that can be read"},
    ),
    Trouble(
        "a day to come", "Case ID,Start Date\n1,12/11/2026\n2,11/11/2026\n", ("2|opened_on=2026-11-11",), {2: "future"}
    ),
    Trouble("leading zeros", "Case ID,Team\n007,North\n7,North\n", ("007|team=North", "7|team=North")),
    Trouble("zeros kept by a formula", 'Case ID,Team\n"=""0042""",North\n', ("0042|team=North",)),
    Trouble("zeros kept by an apostrophe", "Case ID,Team\n'0042,North\n", ("0042|team=North",)),
    Trouble(
        "Excel has rounded a code", "Case ID,Team\n1.23E+11,North\n2,North\n", ("2|team=North",), {2: "rounded"}
    ),
    Trouble("Excel has made a day of a code", "Case ID,Team\n03-Dec,North\n2,North\n", ("2|team=North",), {2: "date"}),
    Trouble("an Excel error", "Case ID,Team\n1,#N/A\n2,North\n", ("2|team=North",), {2: "Excel error"}),
    Trouble(
        "no reference", "Case ID,Team,Age\n,North,7\n2,North,8\n", ("2|team=North|age=8",), {2: "no reference"}
    ),
    Trouble(
        "a child twice with two case types",
        "Case ID,Team,Case Type\n1,North,Child in need\n1,North,Youth justice\n1,North,Child in need\n",
        ("1|team=North|case_types=Child in need;Youth justice",), joined=2,
    ),
    Trouble(
        "a child twice with two case types in another order",
        "Case ID,Team,Case Type\n1,North,Youth justice\n1,North,Child in need\n",
        ("1|team=North|case_types=Child in need;Youth justice",), joined=1,
    ),
    Trouble(
        "a child twice with other facts", "Case ID,Team\n1,North\n1,South\n", ("1|team=North",), {3: "row 2 already"}
    ),
    Trouble(
        "names, birth dates, NHS numbers, addresses and phones",
        "Child Name,Case ID,DOB,NHS No,Home Address,Post Code,Mobile,Team\n"
        "A Nother,1,01/01/2019,943 476 5919,1 High Street,WV1 1AA,07700 900123,North\n",
        ("1|team=North",),
        outside=("Child Name", "DOB", "NHS No", "Home Address", "Post Code", "Mobile"),
    ),
    Trouble(
        "names under a heading that does not say so",
        "Case ID,Allocated,Team\n1,Olivia Jones,North\n2,SMITH Oliver,North\n",
        ("1|team=North", "2|team=North"), outside=("Allocated",),
    ),
    Trouble(
        "NHS numbers under a heading that does not say so",
        "Case ID,Other\n1,9434765919\n2,9434765870\n", ("1", "2"), outside=("Other",),
    ),
    Trouble(
        "a name as a reference", "Case ID,Team\nOlivia Jones,North\nA2,North\nA3,North\nA4,North\nA5,North\n",
        ("A2|team=North", "A3|team=North", "A4|team=North", "A5|team=North"), {2: "may be a name"},
    ),
    Trouble(
        "a postcode among the teams",
        "Case ID,Team\n1,WV1 1AA\n2,North\n3,South\n4,East\n5,West\n",
        ("2|team=North", "3|team=South", "4|team=East", "5|team=West"), {2: "addresses"},
    ),
    Trouble("ages as people write them", "Case ID,Age\n1,7\n2,7 yrs\n3,Unborn\n4,6 months\n5,\n",
            ("1|age=7", "2|age=7", "3|age=unborn", "4|age=0", "5")),
    Trouble("an age that is none", "Case ID,Age\n1,70\n2,7\n", ("2|age=7",), {2: "no age"}),
    Trouble("notes about the case", f"Case ID,Team,Notes\n1,North,{'Seen at home today. ' * 5}\n", ("1|team=North",)),
    Trouble("a fact of the council's own", "Case ID,Ward,Team\n1,Oxley,North\n", ('1|team=North|facts={"Ward": "Oxley"}',)),
    Trouble("two columns of the same name", "Case ID,Ward,Ward\n1,A,B\n", ('1|facts={"Ward": "A", "Ward (2)": "B"}',)),
    Trouble("short and long rows", "Case ID,Team,Age\n1,North\n2,South,8,,,\n", ("1|team=North", "2|team=South|age=8")),
    Trouble("line ends and commas inside cells", 'Case ID,Team\n1,"North,\nEast"\n2,South\n', ("1|team=North, East", "2|team=South")),
    Trouble("headings over two lines", '"Case\nID",Team\n1,North\n', ("1|team=North",)),
    Trouble("a workbook", Sheet({"List": ROWS}), PLAIN),
    Trouble("several sheets", Sheet({"Read me": [["How to"], ["read it"]], "Cases": ROWS, "Lists": [["a", "b"], ["c", "d"]]}), PLAIN),
    Trouble("titles in merged cells", Sheet({"List": [["Open cases", None, None], *ROWS]}, merged=("A1:C1",)), PLAIN),
    Trouble(
        "a team merged over its rows",
        Sheet({"List": [["Case ID", "Team"], [1, "North"], [2, None], [3, "South"]]}, merged=("B2:B3",)),
        ("1|team=North", "2|team=North", "3|team=South"),
    ),
    Trouble("zeros kept by a number format", Sheet({"List": [["Case ID", "Team"], [42, "North"]]}, formats={"A2": "00000"}), ("00042|team=North",)),
    Trouble("whole numbers held as fractions", Sheet({"List": [["Case ID", "Team"], [42.0, "North"]]}), ("42|team=North",)),
    Trouble("a quotation mark that is never closed", HEAD + '101,North,01/03/2026\n102,"South,02/03/2026\n103,East,03/03/2026\n', refused="quotation mark near row 3"),
    Trouble(
        "a quotation mark that is closed by another row's, in a column that stays outside",
        'Case ID,Team,Notes\n101,North,"seen\n102,South,not seen\n103,North,"seen"\n104,East,seen\n', refused="quotation mark near row 2",
    ),
    Trouble("a quotation mark in the first cell", HEAD + '"101,North,01/03/2026\n102,South,02/03/2026\n103",East,03/03/2026\n', refused="quotation mark near row 2"),
    Trouble(
        "a note over several lines with commas", 'Case ID,Team,Notes\n101,North,"Seen, well\nHome 2, family, school"\n102,South,\n',
        ('101|team=North|facts={"Notes": "Seen, well Home 2, family, school"}', "102|team=South"),
    ),
    Trouble("UTF-32", (HEAD + BODY).encode("utf-32"), PLAIN),
    Trouble("wide digits and letters in two ways", "Case ID,Team\n\uff11\uff10\uff11,Cafe\u0301\n102,Caf\u00e9\n", ("101|team=Café", "102|team=Café")),
    Trouble(
        "a name and an NHS number as headings", "Case ID,Olivia Jones,Team,No 943 476 5919\n1,yes,North,x\n",
        ("1|team=North",), outside=("Olivia Jones", "No 943 476 5919"),
    ),
    Trouble(
        "a few NHS numbers among the references", "Case ID,Team\n1001,N\n1002,N\n1003,N\n9434765919,S\n9434765870,S\nNHS9434765919,S\n",
        ("1001|team=N", "1002|team=N", "1003|team=N"), {5: "NHS numbers", 6: "NHS numbers", 7: "NHS numbers"},
    ),
    Trouble(
        "references of ten digits, one of which passes for an NHS number", "Case ID\n9434765919\n9434765911\n9434765912\n", ("9434765919", "9434765911", "9434765912"),
    ),
    Trouble("a surname as a reference", "Case ID,Team\nOkonkwo,North\nA2,North\n", ("A2|team=North",), {2: "no digit"}),
    Trouble("a formula as a reference", "Case ID,Team\n=1+1,North\nA2,North\n", ("A2|team=North",), {2: "like a formula"}),
    Trouble(
        "surnames under headings of people", "Case ID,Client,Sibling 1,Allocated Worker,Family,Team\n1,Okafor,Nowak,J Khan,Okafor,N\n2,Begum A,,B. Nowak,Okafor,N\n",
        ("1|team=N", "2|team=N"), outside=("Client", "Sibling 1", "Allocated Worker", "Family"),
    ),
    Trouble("codes under headings of people", "Case ID,Client,Family,Worker\n1,C-7,F-1,W-2\n2,C-8,F-1,Unallocated\n",
            ('1|worker=W-2|family_group=F-1|facts={"Client": "C-7"}', '2|worker=Unallocated|family_group=F-1|facts={"Client": "C-8"}')),
    Trouble(
        "one worker by name", "Case ID,Worker\n1,W-1\n2,W-2\n3,W-3\n4,J Okafor\n5,W-5\n",
        ("1|worker=W-1", "2|worker=W-2", "3|worker=W-3", "5|worker=W-5"), {5: "may be a name"},
    ),
    Trouble("days of birth under a heading that does not say so", "Case ID,Misc\n1,01/02/2010\n2,03/04/2016\n3,05/06/2019\n", ("1", "2", "3"), outside=("Misc",)),
    Trouble("days that mean nothing here", "Case ID,Checked\n1,01/02/2026\n2,03/04/2026\n", ("1", "2")),
    Trouble("a day before there were any", "Case ID,Last audit date\n1,01/01/0001\n2,01/02/2026\n", ("2|last_audit_on=2026-02-01",), {2: "no day that can be read"}),
    Trouble("blank cells far below the last row", Sheet({"List": ROWS}, far=(250_000, 3)), PLAIN),
    Trouble("more columns than can be needed", Sheet({"List": [["Case ID", *(f"c{at}" for at in range(220))], [1, *range(220)]]}), refused="more than 200 columns"),
    Trouble(
        "formulas whose results were never saved", Sheet({"List": [["Case ID", "Team", "Last audit date"], [1, "North", "=TODAY()"], [2, "North", None]]}),
        ("2|team=North",), {2: "no result"},
    ),
    Trouble("letters kept by a number format", Sheet({"List": [["Case ID", "Team"], [42, "North"]]}, formats={"A2": '"PW-"0000'}), ("PW-0042|team=North",)),
    Trouble("only headings", "Case ID,Team\n", refused="no row of headings"),
    Trouble("nothing in it", "", refused="no row of headings"),
    Trouble("a web page that is called a spreadsheet", "<html><table><tr><td>Case ID</td></tr></table>", refused="web page"),
    Trouble("the old Excel format", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refused="old Excel format"),
    Trouble("a broken workbook", b"PK\x03\x04 and no more", refused="damaged"),
)  # fmt: skip
