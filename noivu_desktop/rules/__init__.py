"""What the law says: rule sets as data, and the verdicts they give with their clause.

What other packages use:

``loading.load_rule_sets`` / ``loading.rule_set``   the rule sets that the program knows
``saving.copied`` / ``saving.save_rule_set``        rule sets of the user's own
``screening.screen``                                each unit: must it be arranged, and why
``checking.check_merged_unit`` / ``check_plan``     each merged unit: does it meet the standards
``check_comparison.compare_checks``                 what a change of text or plan changes
``group_rules.group_rules``                         the same for millions of possible groups
``consultation`` / ``classification``               the people's answer; the class by points

How a verdict comes about: a file in ``resources/rule_sets`` becomes a ``RuleSet``
(``toml_table``, ``schema``); ``facts`` are what is known about a unit apart from its figures;
``requirement_table`` works out every requirement that these facts allow; ``requirements``
compares the figures with all of them and answers only if they agree; ``sentences`` says it.
"""
