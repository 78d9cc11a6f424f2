"""What the law says: rule sets as data, and the verdicts they give with their clause.

What other packages use:

``loading.load_rule_sets`` / ``loading.rule_set``   the rule sets that the program knows
``screening.screen``                                each unit: must it be arranged, and why
``checking.check_merged_unit`` / ``check_plan``     each merged unit: does it meet the standards
"""
