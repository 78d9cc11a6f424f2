"""The fields of a unit in the words of people."""

FIELD_WORDS = {
    "code": "Mã",
    "name": "Tên",
    "kind": "Loại",
    "parent_code": "Mã đơn vị cấp trên",
    "parent_name": "Tên đơn vị cấp trên",
    "area_km2": "Diện tích tự nhiên",
    "population": "Dân số",
    "population_date": "Ngày của dân số",
    "households": "Số hộ",
    "minority_share": "Tỷ lệ dân tộc thiểu số",
    "mountain": "Miền núi",
    "highland": "Vùng cao",
    "land_border": "Biên giới đất liền",
    "island": "Hải đảo",
    "coastal_hardship": "Bãi ngang đặc biệt khó khăn",
    "region": "Vùng",
    "seat": "Trụ sở",
    "note": "Ghi chú",
}
