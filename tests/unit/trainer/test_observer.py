"""The observer: notes while it goes on, kept at every change, beside the program with the differences first as questions."""

from __future__ import annotations

import pytest

from gesprek_oefenen.feedback.form import skills
from gesprek_oefenen.model.feedback import SkillResult, Verdict
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.trainer.observer import (
    ENOUGH,
    ObserverForm,
    View,
    agreement,
    agreement_in_words,
    beside,
    form_lines,
    form_of_talk,
    keep_form,
    kept_forms,
)

AT = "2026-11-22T10:00:00+00:00"


def seen_by_program(**verdicts: Verdict) -> tuple[SkillResult, ...]:
    """What the program saw."""
    return tuple(SkillResult(key, "", verdict, "") for key, verdict in verdicts.items())


def test_the_ten_lines_are_those_of_the_form_each_with_a_key_of_its_own() -> None:
    """In the same order, about the supporter."""
    lines = form_lines()
    assert [one.id for one in lines] == [str(skill["id"]) for skill in skills()]
    assert len({one.key for one in lines}) == 10
    assert all(one.question.endswith("?") and "ondersteuner" in one.question for one in lines)


def test_a_form_is_kept_as_it_is_half_filled_in_or_not() -> None:
    """The latest entry stands; every note and word comes back."""
    store = Store.in_memory()
    form = keep_form(store, ObserverForm("f1", talk="simone-1", focus=("stiltes", "kijk naar mijn handen")), AT)
    form = keep_form(store, form.noted("stiltes", 312).noted("", 340, "leunt achterover [/]").filled("oma", View.SOMETIMES, "één tip"), AT)
    keep_form(store, ObserverForm("f2"), AT)
    assert kept_forms(store) == (form, ObserverForm("f2", at=AT))
    assert form_of_talk(store, "simone-1") == form and form_of_talk(store, "hein-1") is None
    assert form_of_talk(store, "") is None


def test_the_last_note_can_be_taken_back() -> None:
    """A key pressed by mistake."""
    form = ObserverForm("f").noted("stiltes", 3).noted("oma", 4)
    assert [note.skill for note in form.without_last_note().notes] == ["stiltes"]
    assert form.without_last_note().without_last_note().without_last_note().notes == ()


def test_what_another_version_wrote_is_passed_over() -> None:
    """It does not keep the others away."""
    store = Store.in_memory()
    store.add_entry("observatie", AT, {"id": 7})
    keep_form(store, ObserverForm("f"), AT)
    assert [form.id for form in kept_forms(store)] == ["f"]


def test_differences_come_first_as_questions() -> None:
    """Who saw what the other did not; where they agree there is no remark."""
    form = ObserverForm("f").filled("open_vragen", View.SEEN).filled("stiltes", View.SEEN, "na de foto").filled("samenvatten", View.SOMETIMES)
    rows = beside(form.with_program(seen_by_program(
        open_vragen=Verdict.SEEN, stiltes=Verdict.NOT_YET, samenvatten=Verdict.SEEN)))
    assert [row.question.split()[0] for row in rows] == ["Liet", "Vatte", "Stelde"]
    assert rows[0].remark.startswith("De observator zag wel een stilte; het programma niet.")
    assert rows[0].observer == "Wel gezien. na de foto" and rows[0].program == "Nog niet gezien"
    assert rows[1].remark.endswith("?") and rows[2].remark == ""


def test_the_program_seeing_more_is_a_question_too() -> None:
    """Never who is right."""
    form = ObserverForm("f").filled("doorvragen", View.NOT_SEEN).with_program(seen_by_program(doorvragen=Verdict.SEEN))
    (row,) = beside(form)
    assert "Het programma zag wel doorvragen; de observator niet." in row.remark and row.remark.endswith("?")


def test_what_was_noted_while_it_went_on_counts_as_seen() -> None:
    """A quick key is enough; but a note at OMA says that something slipped, not that it stayed home."""
    form = ObserverForm("f").noted("stiltes", 60).noted("oma", 70).with_program(
        seen_by_program(stiltes=Verdict.NOT_YET, oma=Verdict.OFTEN_ALONG))
    rows = {row.question.split()[0]: row for row in beside(form)}
    assert rows["Liet"].observer == "Wel gezien" and rows["Liet"].remark
    assert rows["Hield"].observer == "niet ingevuld" and not rows["Hield"].remark


def test_posture_is_for_whoever_was_there() -> None:
    """The program says it cannot see it; that is no difference."""
    form = ObserverForm("f").filled("lichaamshouding", View.SEEN).with_program(seen_by_program(lichaamshouding=Verdict.NOT_IN_TEXT))
    (row,) = beside(form)
    assert "wie erbij zat" in row.remark
    assert agreement([form] * ENOUGH) == ()


def test_a_role_play_has_no_program_beside_it() -> None:
    """The observer's words stand alone."""
    (row,) = beside(ObserverForm("f").filled("stiltes", View.NOT_SEEN, "praatte door"))
    assert row.program == "geen oordeel" and row.remark == ""


@pytest.mark.parametrize("talks", [0, ENOUGH - 1])
def test_agreement_says_nothing_below_enough_talks(talks: int) -> None:
    """But how many there are."""
    form = ObserverForm("f").filled("stiltes", View.SEEN).with_program(seen_by_program(stiltes=Verdict.SEEN))
    (line,) = agreement_in_words([form] * talks)
    assert str(talks) in line and str(ENOUGH) in line


def test_agreement_over_many_talks_checks_the_program() -> None:
    """How often the same, and who saw it more often."""
    same = ObserverForm("f").filled("stiltes", View.SEEN).with_program(seen_by_program(stiltes=Verdict.SEEN))
    other = ObserverForm("g").filled("stiltes", View.SEEN).with_program(seen_by_program(stiltes=Verdict.NOT_YET))
    silent = ObserverForm("h").with_program(seen_by_program(stiltes=Verdict.SEEN))
    forms = [same] * 8 + [other] * 4 + [silent] * 3
    (one,) = agreement(forms)
    assert (one.skill, one.pairs, one.same, one.more_observer, one.more_program) == ("stiltes", 12, 8, 4, 0)
    assert "8 van de 12 keer" in agreement_in_words(forms)[0] and "observator zag het vaker" in agreement_in_words(forms)[0]
