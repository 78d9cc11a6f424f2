"""The neutral description of a dossier: every figure, sentence and table, in no format yet.

All formats are written from it, so all of them agree to the last digit.
"""

from dataclasses import dataclass, replace
from datetime import date

from noivu_desktop import vietnamese
from noivu_desktop.export import report_tables
from noivu_desktop.export.conversion import conversion_table
from noivu_desktop.export.decision_tables import decision_tables
from noivu_desktop.export.posts import posts_table
from noivu_desktop.export.report_text import Facts, ReportText, report_text
from noivu_desktop.export.standing import UnitAfter, UnitBefore, units_after, units_before
from noivu_desktop.export.table import Table
from noivu_desktop.export.wording import LEVEL_WORDS, LevelWords, Place, cited, place_of
from noivu_desktop.plan.plan import Plan
from noivu_desktop.project.judging import judge_plan, rule_set_of
from noivu_desktop.project.levels import hamlets_inside
from noivu_desktop.project.project import Project
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import Totals, totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the formats write.

    tables         the annexes, in their order
    by_parent      numbers by district, also in the text
    balance        totals before = after, also in the text
    conversion     old unit to new unit
    text           every sentence of the proposal
    source         where the figures come from, for the margin of maps
    hamlets        the same of the level below, inside the new communes; ``None``: not there
    """

    project: Project
    plan: Plan
    rule_set: RuleSet
    check: PlanCheck
    on: date
    place: Place
    words: LevelWords
    title: str
    subtitle: str
    before: tuple[UnitBefore, ...]
    after: tuple[UnitAfter, ...]
    totals_before: Totals
    totals_after: Totals
    text: ReportText
    tables: tuple[Table, ...]
    by_parent: Table
    balance: Table
    conversion: Table
    source: str
    hamlets: "Report | None" = None

    @property
    def coverage(self) -> Coverage:
        """The units with their polygons."""
        return self.project.coverage

    @property
    def legal_notes(self) -> tuple[str, ...]:
        """Legal figures that were used but not confirmed in their text."""
        return self.text.to_compare

    @property
    def merged(self) -> tuple[UnitAfter, ...]:
        """The units that the plan forms."""
        return tuple(one for one in self.after if one.merged is not None)


def build_report(project: Project, plan_name: str | None = None, on: date | None = None) -> Report:
    """The dossier of one plan; ``on`` is the date written on it (default: today)."""
    plan = project.plan(plan_name)
    rules = rule_set_of(project)
    check = judge_plan(project, plan, rules)
    facts = _facts(project, plan, rules, check)
    return Report(
        project=project,
        plan=plan,
        rule_set=rules,
        check=check,
        on=on or date.today(),
        place=facts.place,
        words=facts.words,
        title=f"Đề án sắp xếp {facts.words.noun} của {facts.place.whole}",
        subtitle=_subtitle(facts),
        before=facts.before,
        after=facts.after,
        totals_before=facts.totals_before,
        totals_after=facts.totals_after,
        text=report_text(facts),
        tables=(*_annexes(facts), *decision_tables(project, rules, check), *_posts(facts)),
        by_parent=facts.by_parent,
        balance=facts.balance,
        conversion=conversion_table(
            facts.before,
            facts.after,
            valid_from=project.effective_from,
            codes_as_of=project.codes_as_of,
        ),
        source=_source(facts),
        hamlets=_hamlets(project, plan, on),
    )


def _hamlets(project: Project, plan: Plan, on: date | None) -> Report | None:
    inside = hamlets_inside(replace(project, active_plan=plan.name))
    return None if inside is None else build_report(inside, None, on)


def _facts(project: Project, plan: Plan, rules: RuleSet, check: PlanCheck) -> Facts:
    coverage = project.coverage
    before = units_before(coverage, check)
    after = units_after(before, plan, check)
    words = LEVEL_WORDS[coverage.level]
    totals_before = totals(one.unit for one in before)
    totals_after = totals(one.unit for one in after)
    return Facts(
        project=project,
        plan_name=plan.name,
        rule_set=rules,
        place=place_of(coverage, project.above),
        words=words,
        before=before,
        after=after,
        totals_before=totals_before,
        totals_after=totals_after,
        plan_findings=check.findings,
        by_parent=report_tables.by_parent(before, after, words),
        balance=report_tables.balance(totals_before, totals_after),
    )


def _annexes(facts: Facts) -> tuple[Table, ...]:
    before, after, words = facts.before, facts.after, facts.words
    return (
        report_tables.current_state(before, words),
        report_tables.must_arrange(before, after, words),
        report_tables.exempt(before, words),
        report_tables.plan_before_after(after, words),
        report_tables.all_after(after, words),
    )


def _posts(facts: Facts) -> tuple[Table, ...]:
    table = posts_table(facts.merged)
    return (table,) if table.rows else ()


def _subtitle(facts: Facts) -> str:
    return (
        f"{facts.plan_name}: từ {vietnamese.number(facts.totals_before.units)} "
        f"còn {vietnamese.number(facts.totals_after.units)} "
        f"{facts.words.noun}, {facts.fewer}; "
        f"đối chiếu theo {cited(facts.rule_set.number)}"
    )


def _source(facts: Facts) -> str:
    dates = {one.unit.population_date for one in facts.before}
    when = dates.pop() if len(dates) == 1 else None
    people = f"dân số thời điểm {when}" if when else "dân số theo số liệu của hồ sơ"
    return (
        "Nguồn: ranh giới theo lớp bản đồ đưa vào hồ sơ; diện tích theo số liệu của hồ sơ "
        f"(tổng {vietnamese.area(facts.totals_before.area_km2)}); {people}."
    )
