"""R-054: what is half written is kept for its writer alone until it is saved or given up."""

from audit_tool.services.unfinished import Begun, finish
from audit_tool.storage import trail
from tests.conftest import Office

KIND, OTHER_KIND, ABOUT = "a kind of text", "another kind", "2026-27 IS 1"


def test_what_is_written_last_stands_field_by_field_and_also_where_it_was_emptied(office: Office) -> None:
    desk = office.as_("A-02")
    assert desk.unfinished.mine((KIND,)) == ()
    desk.unfinished.write(KIND, ABOUT, "Why", "Half a se")
    later = desk.unfinished.write(KIND, ABOUT, "Why", "Half a sentence")
    desk.unfinished.write(KIND, ABOUT, "When", "")
    desk.unfinished.write(KIND, "", "Why", "About nothing else")
    desk.unfinished.write(OTHER_KIND, ABOUT, "Why", "Something else")
    assert later <= office.clock.now
    assert desk.unfinished.mine((KIND,)) == (
        Begun(KIND, ABOUT, {"Why": "Half a sentence", "When": ""}),
        Begun(KIND, "", {"Why": "About nothing else"}),
    )
    assert [each.kind for each in desk.unfinished.mine((KIND, OTHER_KIND))] == [KIND, KIND, OTHER_KIND]


def test_nobody_else_reads_or_ends_it(office: Office) -> None:
    office.as_("A-02").unfinished.write(KIND, ABOUT, "Why", "Mine")
    lead = office.as_("Q-01")
    lead.unfinished.write(KIND, ABOUT, "Why", "Of the lead")
    lead.unfinished.give_up(KIND, ABOUT)
    assert lead.unfinished.mine((KIND,)) == ()
    assert office.as_("A-02").unfinished.mine((KIND,)) == (Begun(KIND, ABOUT, {"Why": "Mine"}),)


def test_it_goes_with_the_save_that_ends_it_or_stays_with_all_of_it(office: Office) -> None:
    desk = office.as_("A-02")
    desk.unfinished.write(KIND, ABOUT, "Why", "Mine")
    desk.unfinished.write(KIND, "another", "Why", "Stays")
    try:
        with desk.work.store.transaction() as session:
            finish(session, desk.work, KIND, ABOUT)
            raise RuntimeError
    except RuntimeError:
        pass
    assert len(desk.unfinished.mine((KIND,))) == 2
    with desk.work.store.transaction() as session:
        finish(session, desk.work, KIND, ABOUT)
    assert [each.about for each in desk.unfinished.mine((KIND,))] == ["another"]


def test_the_trail_tells_nothing_of_it_and_the_workspace_is_whole(office: Office) -> None:
    desk = office.as_("A-02")
    with desk.work.store.reading() as session:
        entries = len(trail.entries(session))
    desk.unfinished.write(KIND, ABOUT, "Why", "Case text")
    with desk.work.store.reading() as session:
        assert len(trail.entries(session)) == entries
    assert desk.check() == ()
