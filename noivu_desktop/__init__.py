"""Planning the arrangement (sắp xếp) of Vietnamese administrative units, offline.

Glossary: one identifier for each word of the law. Words in brackets are not used.

============================================  ==========================================
đơn vị hành chính                             unit, ``Unit`` (zone, area, feature)
cấp tỉnh / huyện / xã / thôn                  level, ``Level`` (tier)
xã, phường, thị trấn, đặc khu, thôn, bản ...  kind, ``UnitKind`` (type)
địa giới, lớp ranh giới                       coverage, ``Coverage`` (dataset)
phương án                                     plan, ``Plan`` (scenario, solution)
đơn vị hình thành sau sắp xếp                 merged unit, ``MergedUnit`` (cluster, region)
nhập nguyên trạng / nhập một phần             whole part / partial part, ``Part`` (split)
thuộc diện sắp xếp                            must be arranged, ``must_arrange`` (candidate)
tiêu chuẩn, tiêu chí                          standard (a number), criterion (its check)
văn bản quy định                              rule set, ``RuleSet`` (config)
kết luận                                      verdict, ``Verdict``; a ``Finding`` carries it
yếu tố đặc thù; lý do không bắt buộc          special factor; exemption with its ground
trụ sở, trung tâm                             seat (capital)
lấy ý kiến cử tri / hộ gia đình               consultation (vote)
hồ sơ, đề án, phụ lục                         dossier, proposal, annex (report)
bảng chuyển đổi                               conversion table (mapping)
một thao tác của người dùng                   step, ``Step``: can be replayed on the project
============================================  ==========================================

``area_km2`` is the legal area (diện tích tự nhiên); ``map_area_km2`` is measured from the
polygon on the ellipsoid. ``None`` means "not known", never zero.
"""

__version__ = "0.2.0"
