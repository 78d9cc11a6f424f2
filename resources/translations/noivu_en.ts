<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name></name>
    <message>
        <source>screening</source>
        <comment>Thuộc diện sắp xếp</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Khuyến khích</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Không bắt buộc</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Không thuộc diện</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Chưa đủ số liệu</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Kết quả rà soát</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>So với tiêu chuẩn</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screening</source>
        <comment>Vì sao; còn thiếu gì</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>Mã</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>Tên</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>Loại</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>Thuộc</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>km²</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>Dân số</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>Số hộ</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>% DT</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>% DS</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>% hộ</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <comment>Tình trạng</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundLayers</name>
    <message>
        <source>Đọc lớp nền</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundList</name>
    <message>
        <source>Lớp nền</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có lớp nền. Thêm tệp đường giao thông, sông suối, trụ sở… dạng véc tơ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Thêm tệp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Màu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vị trí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dưới ranh giới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trên ranh giới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn lớp nền</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bản đồ (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundWork</name>
    <message>
        <source>Hồ sơ đã thay đổi trong lúc tính nên kết quả này không được dùng.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeBanner</name>
    <message>
        <source>Xem thay đổi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã kiểm tra lại mọi phương án theo %1: %2 đơn vị nay phải sắp xếp, %3 đơn vị không còn phải sắp xếp, %4 đơn vị nay chưa đủ số liệu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceDelegate</name>
    <message>
        <source>Tên mới</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChooseCommuneDialog</name>
    <message>
        <source>Chuyển thôn sang xã khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xã nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xã nhận:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenUnits</name>
    <message>
        <source>Lấy từ tệp &amp;mã…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp văn bản hoặc CSV, mã đơn vị ở cột đầu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đang chọn trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trong tệp %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 đơn vị %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp mã các đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp mã (*.csv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassificationDialog</name>
    <message>
        <source>Điểm phân loại đơn vị hành chính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điểm theo từng tiêu chí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị mới: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tổng điểm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa chấm (0–%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có thang điểm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa đủ số liệu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Các cột và ý nghĩa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Là</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chắc chắn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ví dụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cột nào hiểu sai thì chọn lại; cột không dùng vẫn được giữ trong hồ sơ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Về tự nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nạp cách ghép…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu cách ghép…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cột %1 là</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không dùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>có thể là %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bạn đã bỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bạn chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>như lần trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theo số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theo tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nạp cách ghép cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu cách ghép cột</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommonFacts</name>
    <message>
        <source>Tất cả là đơn vị &amp;miền núi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có đơn vị &amp;biên giới đất liền</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có đơn vị &amp;hải đảo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lấy &amp;diện tích đo trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>như tệp ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vùng (quy mô thôn tính theo vùng):</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message>
        <source>So sánh hai phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án thứ nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án thứ hai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị cũ được nhập khác nhau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số liệu hai phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất bảng so sánh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so với</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 đơn vị cũ được nhập khác nhau giữa hai phương án.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị cũ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thuộc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConditionDialog</name>
    <message>
        <source>Chọn theo điều kiện</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều kiện</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Thêm vào đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hãy nhập điều kiện.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So sánh: = != &lt; &lt;= &gt; &gt;= ~ (có chứa). Nối: and, or, not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Xác nhận đã đối chiếu với văn bản gốc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người đối chiếu:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… và %1 quy định khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ nay hồ sơ ghi các con số này là đã được xác nhận, kèm tên và ngày dưới đây. Con số nào thay đổi thì phải xác nhận lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xác nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xác nhận %1 quy định</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsultationDialog</name>
    <message>
        <source>Kết quả lấy ý kiến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa nhập kết quả nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đủ tỷ lệ đồng ý: được tiếp tục thực hiện.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa đủ tỷ lệ đồng ý: chưa thể nhập.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa đủ kết quả để kết luận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: số đồng ý và không đồng ý nhiều hơn tổng số.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Coordinates</name>
    <message>
        <source>Tọa độ con trỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tọa độ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Bấm để đổi giữa tọa độ phẳng và kinh, vĩ độ WGS 84.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cutting</name>
    <message>
        <source>Chưa tách gì: hãy bấm vào bên trong mảnh cần tách.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ đang mở chỉ đọc nên không sửa được phương án.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đường vẽ không đi qua đơn vị nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đường vẽ chưa cắt đôi %1; hãy bắt đầu và kết thúc bên ngoài ranh giới của nó.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bấm mảnh cần tách ra; Esc để thôi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có đơn vị liền kề nào nhận được mảnh này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã tách: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatesDialog</name>
    <message>
        <source>Ngày của danh mục mã và ngày hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mã đơn vị theo danh mục ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án có &amp;hiệu lực từ ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã đơn vị được bỏ, đổi tên, cấp lại theo thời gian; bảng chuyển đổi ghi cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> hai ngày này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionsDialog</name>
    <message>
        <source>Các quyết định đã ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có quyết định nào. Chọn đơn vị rồi dùng trình đơn Đơn vị để ghi lý do không sắp xếp, miễn tiêu chuẩn, hoặc trình đơn Quy định để ghi kết quả lấy ý kiến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ quyết định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Căn cứ, lý do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Đang mở %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có tệp %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn hồ sơ hoặc tệp ranh giới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ và bản đồ (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Còn %1 điểm cần xem: Xem → Lỗi bản đồ và số liệu (Shift+F7).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DistributionChart</name>
    <message>
        <source>Dưới tiêu chuẩn: %1 đơn vị trước, %2 đơn vị sau sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; chưa đủ số liệu: %3 trước, %4 sau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tỷ lệ so với tiêu chuẩn (cột đứng: số đơn vị)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tiêu chuẩn: %2 đơn vị trước, %3 đơn vị sau</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportAnswer</name>
    <message>
        <source>Đã xuất tài liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã ghi %1 tệp vào %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportQuestion</name>
    <message>
        <source>Xuất tài liệu của “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thư mục:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khổ giấy bản đồ:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiểu bản đồ:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tài liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>Hiệu lực từ:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều khoản:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nguồn:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mức đối chiếu:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phải ghi điều khoản của quy định này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phải ghi nguồn: đã đọc quy định này ở đâu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Phần</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quy định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều khoản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>Các quy định của văn bản</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Vấn đề tiếp theo (F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danh sách vấn đề</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi kết quả lấy ý kiến…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem bộ quy định…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bổ sung số liệu…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; việc còn phải xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không còn vấn đề nào theo văn bản đã chọn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ForeignPlanDialog</name>
    <message>
        <source>Nhập phương án từ tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án trong tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên phương án trong hồ sơ này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Những điểm không nhập được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập thành phương án mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án trong tệp:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên trong hồ sơ này:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 đơn vị mới từ %2 đơn vị cũ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khác “%1” đang mở ở %2 đơn vị.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 điểm cần xem, bấm vào để thấy trên bản đồ:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrontierChart</name>
    <message>
        <source>Biểu đồ số đơn vị, vướng mắc và xáo trộn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị chưa đạt hoặc chưa được giải quyết (vướng mắc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị cũ phải thay đổi (xáo trộn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có số liệu; bấm “Tính”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đơn vị sau sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrontierDialog</name>
    <message>
        <source>Số đơn vị – vướng mắc – xáo trộn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã dừng: còn %1 điểm chưa tính.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đơn vị nhiều nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đơn vị ít nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số điểm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trong cùng một %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xuống</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đơn vị,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>điểm,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm phương án này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt làm mục tiêu tìm…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GestureCard</name>
    <message>
        <source>Thay đổi đang chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thả chuột để nhận, Esc để thôi.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Hồ sơ đang mở chỉ đọc nên không sửa được phương án.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Lịch sử của hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên hoặc mã đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc theo đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc theo phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các mốc đã lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các thao tác, mới nhất trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa hồ sơ về điểm này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đảo lại riêng thao tác này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu mốc tại đây…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mốc:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất lịch sử</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chuyển tới mốc…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 thao tác đã ghi, %2 đang có hiệu lực.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Nhánh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người làm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thao tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mốc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ đang ở đây.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (ở nhánh khác, hiện không có hiệu lực)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoverStrip</name>
    <message>
        <source>Cùng đơn vị đang chọn: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportAnswers</name>
    <message>
        <source>Trả lời để đọc đúng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tự nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cấp xã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thôn, tổ dân phố</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sửa khe hở, chồng lấn, vùng lỗi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng số liệu kèm theo (Excel, CSV):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp đơn vị:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản áp dụng:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm bảng…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ bảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn bảng số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Lập hồ sơ mới từ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang đọc %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu hồ sơ mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang ghi %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tóm tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chữ Việt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hệ tọa độ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghép dòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lập hồ sơ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportHamletsDialog</name>
    <message>
        <source>Thêm bản đồ thôn từ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm vào hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Chú giải</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trụ sở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa cùng nhau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa tách nhau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa giữ nguyên</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelDifferencesDialog</name>
    <message>
        <source>Đối chiếu số liệu xã và thôn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các chỗ số liệu xã khác tổng các thôn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Của xã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cộng các thôn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chênh lệch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chỗ số liệu hai cấp không khớp. Nhấn Enter để xem trên bản đồ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diện tích, dân số, số hộ của mọi xã bằng tổng các thôn của xã.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diện tích (km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dân số (người)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có thôn nào</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không thuộc xã nào</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelSwitch</name>
    <message>
        <source>Cấp xã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp thôn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem và sắp xếp %1 (F6 để đổi)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveGap</name>
    <message>
        <source>So với phương án tốt nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa tính. Bấm để so phương án này với phương án tốt nhất sau mỗi lần sửa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang so với tốt nhất…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án vừa đổi; đang tính lại khoảng cách đến phương án tốt nhất.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bản đồ lớn: hãy tìm phương án tốt nhất (F9) trước, rồi mới so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa so được với tốt nhất</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Đơn vị hiện có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc còn phải xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên gọi và trụ sở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biểu đồ trước – sau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Công cụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản và màu bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tô màu bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Văn bản áp dụng: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   Tô màu bản đồ: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> [chỉ đọc]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các bảng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapProblemsDialog</name>
    <message>
        <source>Lỗi bản đồ và số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiểm tra lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang kiểm tra bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang kiểm tra bản đồ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 điểm cần xem; bấm vào một dòng để thấy trên bản đồ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không thấy lỗi nào trong bản đồ và số liệu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasureCard</name>
    <message>
        <source>Kết quả đo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NamesPanel</name>
    <message>
        <source>Tên, loại và trụ sở của các đơn vị mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án chưa có đơn vị mới nào để đặt tên.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 đơn vị mới · %2 trùng tên · %3 chưa chọn trụ sở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Bấm đúp hoặc F2 vào ô để sửa.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NamesTable</name>
    <message>
        <source>Tên mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trụ sở (nơi xa nhất)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên gọi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gồm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trùng tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không trùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theo quy định</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptimiseAnswer</name>
    <message>
        <source>Kết quả tìm phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên phương án mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các phương án tìm được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điểm từng mục tiêu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không thể giải quyết (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vì sao &amp;nhập cùng nhau?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vì sao không &amp;ít hơn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Áp dụng thành phương án mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ kết quả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên phương án mới:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viền đậm: %1 đơn vị mới khác với phương án tốt nhất.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem trước; chưa có gì thay đổi trong hồ sơ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptimiseQuestion</name>
    <message>
        <source>Tìm phương án tốt nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tổng số đơn vị sau sắp xếp:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sắp xếp các đơn vị được &amp;chọn thành:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giải quyết mọi đơn vị phải sắp xếp, &amp;ít thay đổi nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mục tiêu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trong %1 đơn vị hiện có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ nhập trong cùng một %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>máy tự chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không giới hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đến khi chứng minh xong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> giây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều kiện</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không nhập với nhau các loại:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhiều nhất số đơn vị cũ trong một đơn vị mới:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xa trụ sở nhiều nhất:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thời gian tìm nhiều nhất:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm thêm số phương án kế tiếp:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khi các phương án ngang nhau về luật, ưu tiên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giữ đúng %1 khóa đã đặt trong phương án và mọi đơn vị được miễn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>Tách một phần %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>số liệu chính thức</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ước tính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nhập vào:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Diện tích (km²):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dân &amp;số (người):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số &amp;hộ:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceDrawing</name>
    <message>
        <source>Vị trí của bản đồ so với các tỉnh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phạm vi tỉnh %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Các hệ tọa độ có thể</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đọc lại theo hệ này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mã EPSG khác, ví dụ 9215</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã EPSG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ dùng %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đúng kinh tuyến của tỉnh, nằm trong tỉnh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nằm trong tỉnh nhưng không phải kinh tuyến của tỉnh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lệch khỏi tỉnh chừng %1 km</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Phương án chưa nhập đơn vị nào.

Bấm một đơn vị trên bản đồ, giữ Ctrl và bấm đơn vị kề bên, rồi nhấn Enter.

Hoặc để máy tìm phương án tốt nhất (F9).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các đơn vị sau sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPreview</name>
    <message>
        <source>Bản đồ xem trước phương án</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTabs</name>
    <message>
        <source>Các phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án mới</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dân số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>%1 dòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa ra, đứng riêng như cũ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập vào %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Cài đặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Giao diện:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cỡ chữ:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ngôn ngữ / Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Áp dụng ngay và ghi nhớ cho lần mở sau trên máy này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngôn ngữ đổi từ lần mở sau. / Language changes at next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Xem trước khi in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các trang sẽ in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các phần cùng khổ giấy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy in “%1” không nhận trang in; hãy kiểm tra máy in rồi in lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◀ Trang trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trang sau ▶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vừa trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vừa bề ngang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Một trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hai trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theo từng trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tất cả, hoặc 1-3, 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giấy:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trang:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số bản:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy này chưa cài máy in nào; hãy ghi ra tệp PDF rồi in ở máy khác, hoặc cài máy in trong hệ điều hành.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi ra PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ngang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trang %1
%2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trang %1/%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintQuestion</name>
    <message>
        <source>In “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khổ giấy bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khổ giấy bản đồ:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem trước…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Loại vấn đề</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Những điểm cần xem lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tất cả (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemRows</name>
    <message>
        <source>Loại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cỡ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Đang bắt đầu…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiến độ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 giây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>%1 không còn phải sắp xếp; đang bật “Chỉ chọn đơn vị còn phải sắp xếp”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 không thuộc %2; đang bật “Giữ trong huyện này”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cùng huyện</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Căn cứ:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giải trình:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonsDialog</name>
    <message>
        <source>&amp;Chép</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Các dòng chưa rõ là đơn vị nào</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trong bảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghép với</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giống ít nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn mọi gợi ý giống từ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghép các dòng đã chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghép %1 với</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không ghép</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa chọn; giống nhất (%2 %): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nhiều khả năng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mã đúng, khác tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không thấy tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi dòng của bảng đã khớp với một đơn vị.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dòng chưa rõ là đơn vị nào; dòng không ghép thì số liệu không vào hồ sơ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleSetForm</name>
    <message>
        <source>Sửa bộ quy định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hết hiệu lực ngày:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sửa quy định đang chọn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm quy định như dòng đang chọn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đứng trước dòng đang chọn; trong các tiêu chuẩn áp dụng được, lấy dòng đầu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ quy định đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên bộ quy định:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số hiệu văn bản:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban hành ngày:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Có hiệu lực ngày:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú (mỗi dòng một ý):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phải ghi tên bộ quy định và số hiệu văn bản.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày có hiệu lực không thể trước ngày ban hành.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày hết hiệu lực không thể trước ngày có hiệu lực.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleSetPicker</name>
    <message>
        <source>Văn bản áp dụng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleSetsDialog</name>
    <message>
        <source>Các bộ quy định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không dùng được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (bản của tôi)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa hẳn bộ quy định “%1” của bạn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn tệp bộ quy định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi bộ quy định ra tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ xác nhận %1 quy định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hiệu lực</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bộ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đi kèm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>của tôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dùng cho hồ sơ này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao chép thành bộ của tôi…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập từ tệp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi ra tệp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xác nhận đã đối chiếu…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ xác nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> đến %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hiệu lực từ %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScreeningPanel</name>
    <message>
        <source>Tìm theo tên, mã, huyện, lý do…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi lý do không sắp xếp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bổ sung số liệu…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chép sang Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã chép %1 dòng; sang Excel rồi dán (Ctrl+V).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả rà soát</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectionCard</name>
    <message>
        <source>Đơn vị đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tách ra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ chọn (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập %1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gồm %1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>Sắp xếp đơn vị hành chính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lập, kiểm tra và in phương án sắp xếp cấp xã, thôn, tổ dân phố. Chạy trên máy này, không cần mạng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở hồ sơ &amp;mẫu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lập hồ sơ mới từ bản đồ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở &amp;hồ sơ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Gần đây&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ gần đây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TablesPage</name>
    <message>
        <source>Những dòng đầu của bảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trang, bảng:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiêu đề ở dòng %1; có %2 dòng số liệu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextChangeDialog</name>
    <message>
        <source>Thay đổi khi đổi văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ &lt;b&gt;%1&lt;/b&gt; sang &lt;b&gt;%2&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theo văn bản mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Những gì thay đổi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nay phải sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không còn phải sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nay chưa đủ số liệu để kết luận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: đơn vị mới đổi kết luận</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Bảng mã của mọi cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tự nhận từng cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chữ trước và sau khi chuyển mã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng mã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trong tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đọc thành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng mã chữ Việt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng mã của cột %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tự nhận: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolsBar</name>
    <message>
        <source>Công cụ bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TotalsBar</name>
    <message>
        <source>Mỗi thao tác được ghi ngay vào tệp hồ sơ; không cần bấm lưu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ đọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tự lưu từng thao tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã lưu %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinMaps</name>
    <message>
        <source>Bản đồ của “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 đơn vị mới</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitFactsDialog</name>
    <message>
        <source>Số liệu và đặc điểm của đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặc điểm theo danh mục của cơ quan có thẩm quyền</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vùng:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số liệu (để trống: chưa có số liệu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(giữ nguyên, các đơn vị khác nhau)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>Tìm tên, mã, huyện… (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ còn vướng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ hiện đơn vị còn phải sắp xếp hoặc chưa đạt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cột…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn cột hiện trong bảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chép</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chép sang Excel các dòng đang chọn, hoặc mọi dòng đang hiện (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng đơn vị hành chính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã chép %1 dòng; sang Excel rồi dán (Ctrl+V).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightSliders</name>
    <message>
        <source>không tính</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenForm</name>
    <message>
        <source>Áp dụng cho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Miền núi, vùng cao:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biên giới đất liền:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hải đảo:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biên giới hoặc hải đảo:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bãi ngang ven biển khó khăn:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phải chọn ít nhất một loại đơn vị mà quy định áp dụng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không xét</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phải thuộc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không thuộc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Sắp xếp đơn vị hành chính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi ngoài dự kiến nên thao tác vừa rồi chưa thực hiện được; hồ sơ không bị ảnh hưởng. Chi tiết đã ghi vào %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>appearance</name>
    <message>
        <source>Theo máy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nền sáng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nền tối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decisions</name>
    <message>
        <source>%1 không bắt buộc sắp xếp vì:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không bắt buộc sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không sắp xếp %1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ lý do không sắp xếp của %1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Miễn tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị mới này không cần đạt đủ tiêu chuẩn. Ghi lý do để đưa vào hồ sơ:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>Xanh nước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đỏ gạch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xám</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xanh lá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tím</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>distribution</name>
    <message>
        <source>Diện tích so với tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dân số so với tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số hộ so với tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dropped</name>
    <message>
        <source>Thả để mở hồ sơ
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thả để lập hồ sơ mới từ bản đồ
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thả để nhập phương án từ
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không dùng được tệp này ở đây
%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>edit</name>
    <message>
        <source>Tệp mã các đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp mã (*.csv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã chọn %1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 mã không có trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Đang xuất tài liệu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>file</name>
    <message>
        <source>Hồ sơ và bản đồ (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu mốc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi thao tác đã được ghi vào hồ sơ. Đặt tên cho mốc này:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã lưu mốc “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hồ sơ (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu bản sao thành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã lưu bản sao: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontier</name>
    <message>
        <source>Đang tính từng số đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Chọn một đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm hoặc bớt đơn vị đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập các đơn vị đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phóng to, thu nhỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sang đơn vị bên cạnh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn hoặc bỏ chọn đơn vị đó; giữ và kéo: kéo bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>law</name>
    <message>
        <source>Ghi kết quả lấy ý kiến của %1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rà soát theo văn bản đang áp dụng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Chọn bản đồ thôn, tổ dân phố</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bản đồ (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã thêm %1 thôn vào hồ sơ. F6 để đổi giữa cấp xã và cấp thôn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>locks</name>
    <message>
        <source>Khóa giữ nguyên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa cùng với %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa tách khỏi %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Rà soát các đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị nào thuộc diện sắp xếp, được miễn, thiếu số liệu, vì sao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Các bộ quy định…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các &amp;quyết định đã ghi…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ngày của danh mục mã và ngày hiệu lực…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Số liệu và đặc điểm của đơn vị…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả &amp;lấy ý kiến…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điểm &amp;phân loại…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp th&amp;ôn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem cấp &amp;thôn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi giữa bản đồ xã và bản đồ thôn của hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm &amp;bản đồ thôn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa bản đồ thôn, tổ dân phố vào hồ sơ cấp xã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ &amp;cấp thôn khỏi hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đối chiếu &amp;số liệu xã và thôn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;huyển các thôn đang chọn sang xã khác…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều chỉnh một phần xã theo thôn, đúng diện tích, dân số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem cấp &amp;xã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lỗi bản đồ và số liệu…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khe hở, chồng lấn, số liệu thiếu hoặc lệch; bấm để thấy trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lập hồ sơ mới từ bản đồ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mở…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở hồ sơ hoặc bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở hồ sơ &amp;mẫu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xuất tài liệu…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xuất bản đồ, phụ lục, đề án, ranh giới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu &amp;mốc…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu mốc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt tên cho trạng thái này; mọi thao tác đã tự lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu &amp;bản sao thành…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lịc&amp;h sử…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi thao tác: ai làm, lúc nào; trở về điểm bất kỳ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sửa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tìm đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn các đơn vị &amp;còn phải sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn theo điề&amp;u kiện…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn đơn vị theo số liệu, ví dụ dan_so &lt; 2500 and dt_km2 &lt; 25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn theo &amp;tệp mã…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bỏ chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ chọn đơn vị còn phải sắ&amp;p xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Giữ trong huyện này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ chọn và quét đơn vị cùng huyện với đơn vị đầu tiên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Toàn bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phóng tới đơn vị đang &amp;chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vấn đề tiếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vấn đề tiếp &amp;theo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vấn đề t&amp;rước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lớp nền…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đường giao thông, sông suối, trụ sở… cùng hiện trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tô màu: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án &amp;mới…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nhân bản phương án…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi tê&amp;n phương án…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xóa phương án…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án &amp;kế tiếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm tốt nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tìm phương án tốt nhất…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số đơn &amp;vị – vướng mắc – xáo trộn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vì sao nhập &amp;cùng nhau?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vì sao không &amp;ít hơn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;So với phương án tốt nhất khi sửa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quy định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trợ giúp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Về chương trình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhậ&amp;p phương án từ bảng, hồ sơ khác…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng mã cũ – đơn vị mới, phuong-an.json, hồ sơ đồng nghiệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;So sánh hai phương án…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nền sáng, tối, tương phản cao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cà&amp;i đặt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giao diện và cỡ chữ 100–200 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;In, xem trước khi in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In bản đồ và tóm tắt từng đơn vị ra máy in hoặc tệp PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơ&amp;n vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nhập các đơn vị đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập các đơn vị đang chọn thành một (Enter trên bản đồ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tách</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tách về các đơn vị cũ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa ra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa &amp;ra khỏi đơn vị mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sửa số liệu &amp;phần đã tách…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thay số ước tính của phần nhập bằng số liệu chính thức</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả phần đã tách về đơn vị &amp;cũ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt t&amp;ên đơn vị mới…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt trụ &amp;sở tại đơn vị đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa cùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Khóa cùng nhau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy luôn để các đơn vị đang chọn cùng một đơn vị mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa tách</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa tách nh&amp;au</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy không bao giờ nhập các đơn vị đang chọn với nhau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khóa &amp;giữ nguyên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ khóa của đơn vị đang &amp;chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không bắt buộc sắp &amp;xếp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ lý do không sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Miễn tiêu chuẩn cho đơn vị mới…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ miễn tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Thôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sắp xếp đơn vị hành chính</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>moves</name>
    <message>
        <source>Chuyển %1 dòng sang đơn vị có %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa %1 dòng ra khỏi đơn vị mới</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>optimise</name>
    <message>
        <source>Đang tìm phương án tốt nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tốt nhất tìm được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tối ưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lập phương án %1 “%2”: %3 → %4 đơn vị, %5 chưa đạt, điểm %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi &amp;so với phương án tốt nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;So với phương án tốt nhất khi sửa</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Cách ghép cột (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>Phần đã tách</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn phần:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Một phần %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Một phần %1, nhập vào %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message>
        <source>Đặt tên đơn vị mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên (không kèm loại đơn vị):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa phương án “%1”? Có thể hoàn tác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phương án %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên phương án:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Còn phải sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plans_in</name>
    <message>
        <source>Nhập phương án từ bảng hoặc hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng, phương án, hồ sơ (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhập phương án “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>print</name>
    <message>
        <source>Đang vẽ các trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi các trang ra PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang ghi PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã ghi %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bản đồ hiện trạng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bản đồ phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tóm tắt từng đơn vị mới (A4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị cũ sẽ ra sao (A4)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Vì sao nhập cùng nhau?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vì sao không ít hơn?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>screening</name>
    <message>
        <source>Còn thiếu: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <source>Phải sắp xếp, chưa có phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhập, đạt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhập, chưa đạt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhập, chưa đủ số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhập, được miễn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không bắt buộc sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khuyến khích sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa đủ số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giữ nguyên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phải sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đạt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa đạt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Được miễn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khuyến khích</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thiếu số liệu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>themes</name>
    <message>
        <source>Dưới %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ %1 trở lên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa đủ số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết luận theo văn bản</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thuộc diện sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị theo phương án</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diện tích so với tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dân số so với tiêu chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mật độ dân số (người/km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Độ gọn của hình dạng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thuộc diện phải sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không thuộc diện sắp xếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị được nhập (mỗi màu một đơn vị mới)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giữ nguyên</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>Tỷ lệ so với tiêu chuẩn của văn bản áp dụng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
