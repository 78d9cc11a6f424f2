"""The made-up province of sample_maps/: its names, borders, figures and deliberate flaws.

Nothing here is used by the program, and nothing of the program is used here. Every number
follows from one seed, so the same files come out on every machine.
"""

SEED = 3
EPSG = 9215
PROVINCE_CODE, PROVINCE = "08", "Tỉnh Khau Vân"
POPULATION_DATE = "31/12/2018"
