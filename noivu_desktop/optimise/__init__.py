"""What is best: set partitioning over connected groups, with a proof.

Every connected group of at most M units that the locks allow is listed once (``listing``),
priced (``groups``, ``objectives``, the rules), and a plan is a choice of groups in which each
unit is once. Prices have three levels that are never traded: what is left failing, what is
touched, and weighted soft terms. ``master`` solves the linear relaxation by column
generation, ``cutting`` tightens it, ``integer`` solves what reduced costs leave open, and
``search`` puts them together level by level, so that each level ends with a proof.
``beyond`` shows where the proof holds for larger groups as well, ``neighbourhoods`` mends a plan
that time did not suffice to prove, ``conflicts`` tells what leaves a unit no way to comply.
"""
