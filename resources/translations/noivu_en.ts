<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>AskedLine</name>
    <message>
        <source>Tổng số</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>In favour</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>Ngày lấy ý kiến</source>
        <translation>Date of consultation</translation>
    </message>
</context>
<context>
    <name>BackgroundLayers</name>
    <message>
        <source>Đọc lớp nền</source>
        <translation>Reading a background layer</translation>
    </message>
</context>
<context>
    <name>BackgroundList</name>
    <message>
        <source>Lớp nền</source>
        <translation>Background layers</translation>
    </message>
    <message>
        <source>Chưa có lớp nền. Thêm tệp đường giao thông, sông suối, trụ sở… dạng véc tơ.</source>
        <translation>No background layer yet. Add vector files of roads, rivers, seats…</translation>
    </message>
    <message>
        <source>&amp;Thêm tệp…</source>
        <translation>&amp;Add file…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Vị trí</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Dưới ranh giới</source>
        <translation>Below the borders</translation>
    </message>
    <message>
        <source>Trên ranh giới</source>
        <translation>Above the borders</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Chọn lớp nền</source>
        <translation>Choose a background layer</translation>
    </message>
    <message>
        <source>Bản đồ (%1)</source>
        <translation>Maps (%1)</translation>
    </message>
</context>
<context>
    <name>BackgroundWork</name>
    <message>
        <source>Hồ sơ đã thay đổi trong lúc tính nên kết quả này không được dùng.</source>
        <translation>The project has changed in the meantime, so this result was not used.</translation>
    </message>
</context>
<context>
    <name>ChangeBanner</name>
    <message>
        <source>Xem thay đổi</source>
        <translation>Show changes</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Đã kiểm tra lại mọi phương án theo %1: %2 đơn vị nay phải sắp xếp, %3 đơn vị không còn phải sắp xếp, %4 đơn vị nay chưa đủ số liệu.</source>
        <translation>All plans were checked again under %1: %2 units must now be arranged, %3 units no longer have to be, %4 units now lack figures.</translation>
    </message>
</context>
<context>
    <name>ChoiceDelegate</name>
    <message>
        <source>Tên mới</source>
        <translation>New name</translation>
    </message>
</context>
<context>
    <name>ChoicesBar</name>
    <message>
        <source>Văn bản và màu bản đồ</source>
        <translation>Legal text and map colours</translation>
    </message>
    <message>
        <source>Tô màu bản đồ</source>
        <translation>Map colours</translation>
    </message>
    <message>
        <source>Văn bản áp dụng:</source>
        <translation>Legal text:</translation>
    </message>
    <message>
        <source>Tô màu bản đồ:</source>
        <translation>Map colours:</translation>
    </message>
</context>
<context>
    <name>ChooseCommuneDialog</name>
    <message>
        <source>Chuyển thôn sang xã khác</source>
        <translation>Move hamlets to another commune</translation>
    </message>
    <message>
        <source>Xã nhận</source>
        <translation>Receiving commune</translation>
    </message>
    <message>
        <source>Xã nhận:</source>
        <translation>Receiving commune:</translation>
    </message>
    <message>
        <source>%1: không liền kề các thôn này</source>
        <translation>%1: not beside these hamlets</translation>
    </message>
</context>
<context>
    <name>ChosenUnits</name>
    <message>
        <source>Lấy từ tệp &amp;mã…</source>
        <translation>Take from a file of &amp;codes…</translation>
    </message>
    <message>
        <source>Tệp văn bản hoặc CSV, mã đơn vị ở cột đầu</source>
        <translation>Text or CSV file, unit codes in the first column</translation>
    </message>
    <message>
        <source>đang chọn trên bản đồ</source>
        <translation>chosen on the map</translation>
    </message>
    <message>
        <source>Tệp %1 có %2 mã không có trên bản đồ (%3); hãy sửa tệp hoặc chọn tệp khác.</source>
        <translation>File %1 has %2 codes that are not on the map (%3); correct the file or choose another one.</translation>
    </message>
    <message>
        <source>trong tệp %1</source>
        <translation>in file %1</translation>
    </message>
    <message>
        <source>%1 đơn vị %2</source>
        <translation>%1 units %2</translation>
    </message>
    <message>
        <source>Tệp mã các đơn vị</source>
        <translation>File of unit codes</translation>
    </message>
    <message>
        <source>Tệp mã (*.csv *.txt)</source>
        <translation>Code files (*.csv *.txt)</translation>
    </message>
</context>
<context>
    <name>ClassificationDialog</name>
    <message>
        <source>Điểm phân loại đơn vị hành chính</source>
        <translation>Classification points of administrative units</translation>
    </message>
    <message>
        <source>Điểm theo từng tiêu chí</source>
        <translation>Points for each criterion</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đơn vị mới: %1</source>
        <translation>New unit: %1</translation>
    </message>
    <message>
        <source>Tổng điểm</source>
        <translation>Total points</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>chưa chấm (0–%1)</source>
        <translation>not scored (0–%1)</translation>
    </message>
    <message>
        <source>chưa có thang điểm</source>
        <translation>no points scale</translation>
    </message>
    <message>
        <source>chưa đủ số liệu</source>
        <translation>figures missing</translation>
    </message>
    <message>
        <source>%1 điểm, %2</source>
        <translation>%1 points, %2</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Các cột và ý nghĩa</source>
        <translation>Columns and their meaning</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Là</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>Chắc chắn</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>Ví dụ</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>Cột nào hiểu sai thì chọn lại; cột không dùng vẫn được giữ trong hồ sơ.</source>
        <translation>Correct the columns that were misread; columns not used are kept in the project all the same.</translation>
    </message>
    <message>
        <source>Về tự nhận</source>
        <translation>Back to automatic</translation>
    </message>
    <message>
        <source>Nạp cách ghép…</source>
        <translation>Load matching…</translation>
    </message>
    <message>
        <source>Lưu cách ghép…</source>
        <translation>Save matching…</translation>
    </message>
    <message>
        <source>Cột %1 là</source>
        <translation>Column %1 means</translation>
    </message>
    <message>
        <source>không dùng</source>
        <translation>not used</translation>
    </message>
    <message>
        <source>có thể là %1</source>
        <translation>perhaps %1</translation>
    </message>
    <message>
        <source>bạn đã bỏ</source>
        <translation>dropped by you</translation>
    </message>
    <message>
        <source>bạn chọn</source>
        <translation>chosen by you</translation>
    </message>
    <message>
        <source>như lần trước</source>
        <translation>as last time</translation>
    </message>
    <message>
        <source>theo số liệu</source>
        <translation>by its values</translation>
    </message>
    <message>
        <source>theo tên</source>
        <translation>by its name</translation>
    </message>
    <message>
        <source>Nạp cách ghép cột</source>
        <translation>Load column matching</translation>
    </message>
    <message>
        <source>Lưu cách ghép cột</source>
        <translation>Save column matching</translation>
    </message>
</context>
<context>
    <name>CommonFacts</name>
    <message>
        <source>Tất cả là đơn vị &amp;miền núi</source>
        <translation>All units are &amp;mountainous</translation>
    </message>
    <message>
        <source>Không có đơn vị &amp;biên giới đất liền</source>
        <translation>No unit lies on the land &amp;border</translation>
    </message>
    <message>
        <source>Không có đơn vị &amp;hải đảo</source>
        <translation>No unit is on an &amp;island</translation>
    </message>
    <message>
        <source>Lấy &amp;diện tích đo trên bản đồ</source>
        <translation>Use the &amp;area measured on the map</translation>
    </message>
    <message>
        <source>Vùng</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>như tệp ghi</source>
        <translation>as in the file</translation>
    </message>
    <message>
        <source>Vùng (quy mô thôn tính theo vùng):</source>
        <translation>Region (hamlet sizes depend on it):</translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message>
        <source>So sánh hai phương án</source>
        <translation>Compare two plans</translation>
    </message>
    <message>
        <source>Phương án thứ nhất</source>
        <translation>First plan</translation>
    </message>
    <message>
        <source>Phương án thứ hai</source>
        <translation>Second plan</translation>
    </message>
    <message>
        <source>Đơn vị cũ được nhập khác nhau</source>
        <translation>Old units merged differently</translation>
    </message>
    <message>
        <source>Số liệu hai phương án</source>
        <translation>Figures of the two plans</translation>
    </message>
    <message>
        <source>Xuất CSV…</source>
        <translation>Export CSV…</translation>
    </message>
    <message>
        <source>Xuất bảng so sánh</source>
        <translation>Export the comparison</translation>
    </message>
    <message>
        <source>Bảng CSV (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message>
        <source>so với</source>
        <translation>against</translation>
    </message>
    <message>
        <source>%1 đơn vị cũ được nhập khác nhau giữa hai phương án.</source>
        <translation>%1 old units are merged differently in the two plans.</translation>
    </message>
    <message>
        <source>Đơn vị cũ</source>
        <translation>Old unit</translation>
    </message>
    <message>
        <source>Thuộc</source>
        <translation>Part of</translation>
    </message>
</context>
<context>
    <name>ConditionDialog</name>
    <message>
        <source>Chọn theo điều kiện</source>
        <translation>Choose by a condition</translation>
    </message>
    <message>
        <source>Điều kiện</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>&amp;Chọn</source>
        <translation>&amp;Choose</translation>
    </message>
    <message>
        <source>&amp;Thêm vào đang chọn</source>
        <translation>&amp;Add to the chosen</translation>
    </message>
    <message>
        <source>Hãy nhập điều kiện.</source>
        <translation>Enter a condition.</translation>
    </message>
    <message>
        <source>%1 đơn vị</source>
        <translation>%1 units</translation>
    </message>
    <message>
        <source>Các cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>So sánh: = != &lt; &lt;= &gt; &gt;= ~ (có chứa). Nối: and, or, not.</source>
        <translation>Compare: = != &lt; &lt;= &gt; &gt;= ~ (contains). Join: and, or, not.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Xác nhận đã đối chiếu với văn bản gốc</source>
        <translation>Confirm as compared with the original text</translation>
    </message>
    <message>
        <source>Người đối chiếu:</source>
        <translation>Compared by:</translation>
    </message>
    <message>
        <source>… và %1 quy định khác</source>
        <translation>… and %1 more provisions</translation>
    </message>
    <message>
        <source>Từ nay hồ sơ ghi các con số này là đã được xác nhận, kèm tên và ngày dưới đây. Con số nào thay đổi thì phải xác nhận lại.</source>
        <translation>From now on the project records these figures as confirmed, with the name and date below. A figure that changes has to be confirmed again.</translation>
    </message>
    <message>
        <source>Xác nhận</source>
        <translation>Confirm</translation>
    </message>
</context>
<context>
    <name>ConsultationDialog</name>
    <message>
        <source>Kết quả lấy ý kiến</source>
        <translation>Consultation results</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Người được hỏi</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Tổng số</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>In favour</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Chưa nhập kết quả nào.</source>
        <translation>No result entered yet.</translation>
    </message>
    <message>
        <source>Đủ tỷ lệ đồng ý: được tiếp tục thực hiện.</source>
        <translation>Enough in favour: the merger may go ahead.</translation>
    </message>
    <message>
        <source>Chưa đủ tỷ lệ đồng ý: chưa thể nhập.</source>
        <translation>Not enough in favour: no merger yet.</translation>
    </message>
    <message>
        <source>Chưa đủ kết quả để kết luận.</source>
        <translation>Not enough results for a verdict.</translation>
    </message>
    <message>
        <source>%1: số đồng ý và không đồng ý nhiều hơn tổng số.</source>
        <translation>%1: more answers for and against than the total.</translation>
    </message>
</context>
<context>
    <name>Coordinates</name>
    <message>
        <source>Tọa độ con trỏ</source>
        <translation>Coordinates of the pointer</translation>
    </message>
    <message>
        <source>Tọa độ</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>%1. Bấm để đổi giữa tọa độ phẳng và kinh, vĩ độ WGS 84.</source>
        <translation>%1. Click to switch between plane coordinates and WGS 84 longitude and latitude.</translation>
    </message>
</context>
<context>
    <name>Cutting</name>
    <message>
        <source>Chưa tách gì: hãy bấm vào bên trong mảnh cần tách.</source>
        <translation>Nothing was cut off: click inside the piece to be cut off.</translation>
    </message>
    <message>
        <source>Hồ sơ đang mở chỉ đọc nên không sửa được phương án.</source>
        <translation>The open project is read-only, so plans cannot be edited.</translation>
    </message>
    <message>
        <source>Đường vẽ không đi qua đơn vị nào.</source>
        <translation>The line crosses no unit.</translation>
    </message>
    <message>
        <source>Đường vẽ chưa cắt đôi %1; hãy bắt đầu và kết thúc bên ngoài ranh giới của nó.</source>
        <translation>The line does not cut %1 in two; begin and end outside its border.</translation>
    </message>
    <message>
        <source>Bấm mảnh cần tách ra; Esc để thôi.</source>
        <translation>Click the piece to cut off; Esc to cancel.</translation>
    </message>
    <message>
        <source>Không có đơn vị liền kề nào nhận được mảnh này.</source>
        <translation>No neighbouring unit can take this piece.</translation>
    </message>
    <message>
        <source>Đã tách: %1.</source>
        <translation>Cut off: %1.</translation>
    </message>
</context>
<context>
    <name>DatesDialog</name>
    <message>
        <source>Ngày của danh mục mã và ngày hiệu lực</source>
        <translation>Date of the code list and effective date</translation>
    </message>
    <message>
        <source>&amp;Mã đơn vị theo danh mục ngày</source>
        <translation>Unit &amp;codes as of the list of</translation>
    </message>
    <message>
        <source>Phương án có &amp;hiệu lực từ ngày</source>
        <translation>Plan takes &amp;effect on</translation>
    </message>
    <message>
        <source>Mã đơn vị được bỏ, đổi tên, cấp lại theo thời gian; bảng chuyển đổi ghi cả hai ngày này.</source>
        <translation>Unit codes are dropped, renamed and reissued over time; the conversion table gives both of these dates.</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>DecisionsDialog</name>
    <message>
        <source>Các quyết định đã ghi</source>
        <translation>Recorded decisions</translation>
    </message>
    <message>
        <source>Chưa có quyết định nào. Chọn đơn vị rồi dùng trình đơn Đơn vị để ghi lý do không sắp xếp, miễn tiêu chuẩn, hoặc trình đơn Quy định để ghi kết quả lấy ý kiến.</source>
        <translation>No decisions yet. Choose units and use the Units menu to record why they need not be arranged or a waiver of standards, or the Law menu to record consultation results.</translation>
    </message>
    <message>
        <source>Bỏ quyết định</source>
        <translation>Drop decision</translation>
    </message>
    <message>
        <source>Xem trên bản đồ</source>
        <translation>Show on map</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Căn cứ, lý do</source>
        <translation>Ground, reason</translation>
    </message>
    <message>
        <source>Người quyết định</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Đang mở %1…</source>
        <translation>Opening %1…</translation>
    </message>
    <message>
        <source>Không có tệp %1.</source>
        <translation>There is no file %1.</translation>
    </message>
    <message>
        <source>Chọn hồ sơ hoặc tệp ranh giới</source>
        <translation>Choose a project or a boundary file</translation>
    </message>
    <message>
        <source>Hồ sơ và bản đồ (%1)</source>
        <translation>Projects and maps (%1)</translation>
    </message>
    <message>
        <source>Còn %1 điểm cần xem: Xem → Lỗi bản đồ và số liệu (Shift+F7).</source>
        <translation>%1 points to look at: View → Map and data problems (Shift+F7).</translation>
    </message>
</context>
<context>
    <name>DistributionChart</name>
    <message>
        <source>Dưới tiêu chuẩn: %1 đơn vị trước, %2 đơn vị sau sắp xếp</source>
        <translation>Below the standard: %1 units before, %2 units after arrangement</translation>
    </message>
    <message>
        <source>; chưa đủ số liệu: %3 trước, %4 sau</source>
        <translation>; figures missing: %3 before, %4 after</translation>
    </message>
    <message>
        <source>trước</source>
        <translation>before</translation>
    </message>
    <message>
        <source>sau</source>
        <translation>after</translation>
    </message>
    <message>
        <source>tỷ lệ so với tiêu chuẩn (cột đứng: số đơn vị)</source>
        <translation>share of the standard (bars: number of units)</translation>
    </message>
    <message>
        <source>tiêu chuẩn</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>%1 tiêu chuẩn: %2 đơn vị trước, %3 đơn vị sau</source>
        <translation>%1 of the standard: %2 units before, %3 units after</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Đưa bảng ra cửa sổ riêng hoặc đưa về</source>
        <translation>Take the panel out of the window or put it back</translation>
    </message>
    <message>
        <source>Đóng bảng; mở lại trong trình đơn Bảng</source>
        <translation>Close the panel; open it again from the Panels menu</translation>
    </message>
</context>
<context>
    <name>ExportAnswer</name>
    <message>
        <source>Đã xuất tài liệu</source>
        <translation>Documents exported</translation>
    </message>
    <message>
        <source>Đã ghi %1 tệp vào %2</source>
        <translation>%1 files written to %2</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ExportQuestion</name>
    <message>
        <source>Hướng giấy bản đồ:</source>
        <translation>Orientation of maps:</translation>
    </message>
    <message>
        <source>Tự chọn theo hình dạng địa bàn</source>
        <translation>By the shape of the area</translation>
    </message>
    <message>
        <source>Dọc</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>Ngang</source>
        <translation>Landscape</translation>
    </message>
    <message>
        <source>Xuất tài liệu của “%1”</source>
        <translation>Export documents of “%1”</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Thư mục:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Khổ giấy bản đồ:</source>
        <translation>Paper size of maps:</translation>
    </message>
    <message>
        <source>Kiểu bản đồ:</source>
        <translation>Map style:</translation>
    </message>
    <message>
        <source>Tệp bản đồ:</source>
        <translation>Map files:</translation>
    </message>
    <message>
        <source>Đơn vị xung quanh:</source>
        <translation>Units around:</translation>
    </message>
    <message>
        <source>Tài liệu</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Không ghi; hoặc chọn bản đồ của vùng rộng hơn</source>
        <translation>Not named; or choose a map of a wider area</translation>
    </message>
    <message>
        <source>Bản đồ đơn vị xung quanh</source>
        <translation>Map of the units around</translation>
    </message>
    <message>
        <source>Bản đồ (%1)</source>
        <translation>Maps (%1)</translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>Hiệu lực từ:</source>
        <translation>In force from:</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Điều khoản:</source>
        <translation>Clause:</translation>
    </message>
    <message>
        <source>Nguồn:</source>
        <translation>Source:</translation>
    </message>
    <message>
        <source>Mức đối chiếu:</source>
        <translation>How well checked:</translation>
    </message>
    <message>
        <source>Phải ghi điều khoản của quy định này.</source>
        <translation>Enter the clause of this provision.</translation>
    </message>
    <message>
        <source>Phải ghi nguồn: đã đọc quy định này ở đâu.</source>
        <translation>Enter the source: where this provision was read.</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Quy định</source>
        <translation>Provision</translation>
    </message>
    <message>
        <source>Điều khoản</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Hiệu lực từ %1</source>
        <translation>In force from %1</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>Các quy định của văn bản</source>
        <translation>Provisions of the text</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Tiếp theo (F8)</source>
        <translation>Next (F8)</translation>
    </message>
    <message>
        <source>Tới vấn đề tiếp theo trên bản đồ</source>
        <translation>Go to the next problem on the map</translation>
    </message>
    <message>
        <source>việc còn phải xử lý</source>
        <translation>tasks remaining</translation>
    </message>
    <message>
        <source>Ghi kết quả lấy ý kiến…</source>
        <translation>Record consultation results…</translation>
    </message>
    <message>
        <source>Xem bộ quy định…</source>
        <translation>Show rule set…</translation>
    </message>
    <message>
        <source>Bổ sung số liệu…</source>
        <translation>Add figures…</translation>
    </message>
    <message>
        <source>Không còn vấn đề nào theo văn bản đã chọn.</source>
        <translation>No problems left under the chosen text.</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Danh sách vấn đề</source>
        <translation>List of problems</translation>
    </message>
</context>
<context>
    <name>ForeignPlanDialog</name>
    <message>
        <source>Nhập phương án từ tệp</source>
        <translation>Import a plan from a file</translation>
    </message>
    <message>
        <source>Phương án trong tệp</source>
        <translation>Plan in the file</translation>
    </message>
    <message>
        <source>Tên phương án trong hồ sơ này</source>
        <translation>Name of the plan in this project</translation>
    </message>
    <message>
        <source>Những điểm không nhập được</source>
        <translation>What could not be imported</translation>
    </message>
    <message>
        <source>Nhập thành phương án mới</source>
        <translation>Import as a new plan</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Phương án trong tệp:</source>
        <translation>Plan in the file:</translation>
    </message>
    <message>
        <source>Tên trong hồ sơ này:</source>
        <translation>Name in this project:</translation>
    </message>
    <message>
        <source>%1 đơn vị mới từ %2 đơn vị cũ.</source>
        <translation>%1 new units from %2 old units.</translation>
    </message>
    <message>
        <source>Phương án này chưa nhập đơn vị nào.</source>
        <translation>This plan merges no units yet.</translation>
    </message>
    <message>
        <source>Khác “%1” đang mở ở %2 đơn vị.</source>
        <translation>Differs from the open plan “%1” in %2 units.</translation>
    </message>
    <message>
        <source>%1 điểm cần xem, bấm vào để thấy trên bản đồ:</source>
        <translation>%1 points to look at, click to see them on the map:</translation>
    </message>
</context>
<context>
    <name>FrontierChart</name>
    <message>
        <source>Biểu đồ số đơn vị, vướng mắc và xáo trộn</source>
        <translation>Chart of units, unresolved and disruption</translation>
    </message>
    <message>
        <source>Đơn vị chưa đạt hoặc chưa được giải quyết (vướng mắc)</source>
        <translation>Units below standard or not resolved (unresolved)</translation>
    </message>
    <message>
        <source>Đơn vị cũ phải thay đổi (xáo trộn)</source>
        <translation>Old units that must change (disruption)</translation>
    </message>
    <message>
        <source>Chưa có số liệu; bấm “Tính”.</source>
        <translation>No figures yet; press “Compute”.</translation>
    </message>
    <message>
        <source>Số đơn vị sau sắp xếp</source>
        <translation>Units after arrangement</translation>
    </message>
</context>
<context>
    <name>FrontierDialog</name>
    <message>
        <source>Số đơn vị – vướng mắc – xáo trộn</source>
        <translation>Units – unresolved – disruption</translation>
    </message>
    <message>
        <source>Đã dừng: còn %1 điểm chưa tính.</source>
        <translation>Stopped: %1 points not computed.</translation>
    </message>
    <message>
        <source>Số đơn vị nhiều nhất</source>
        <translation>Largest number of units</translation>
    </message>
    <message>
        <source>Số đơn vị ít nhất</source>
        <translation>Smallest number of units</translation>
    </message>
    <message>
        <source>Số điểm</source>
        <translation>Number of points</translation>
    </message>
    <message>
        <source>trong cùng một xã</source>
        <translation>within one commune</translation>
    </message>
    <message>
        <source>trong cùng một huyện</source>
        <translation>within one district</translation>
    </message>
    <message>
        <source>&amp;Tính</source>
        <translation>&amp;Compute</translation>
    </message>
    <message>
        <source>Từ</source>
        <translation>From</translation>
    </message>
    <message>
        <source>xuống</source>
        <translation>down to</translation>
    </message>
    <message>
        <source>đơn vị,</source>
        <translation>units,</translation>
    </message>
    <message>
        <source>điểm,</source>
        <translation>points,</translation>
    </message>
    <message>
        <source>Tìm phương án này</source>
        <translation>Search this plan</translation>
    </message>
    <message>
        <source>Đặt làm mục tiêu tìm…</source>
        <translation>Make it the goal…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>GestureCard</name>
    <message>
        <source>Thay đổi đang chờ</source>
        <translation>Pending change</translation>
    </message>
    <message>
        <source>Thả chuột để nhận, Esc để thôi.</source>
        <translation>Release to accept, Esc to cancel.</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Hồ sơ đang mở chỉ đọc nên không sửa được phương án.</source>
        <translation>The open project is read-only, so plans cannot be edited.</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Lịch sử của hồ sơ</source>
        <translation>Project history</translation>
    </message>
    <message>
        <source>Tên hoặc mã đơn vị</source>
        <translation>Name or code of a unit</translation>
    </message>
    <message>
        <source>Lọc theo đơn vị</source>
        <translation>Filter by unit</translation>
    </message>
    <message>
        <source>Lọc theo phương án</source>
        <translation>Filter by plan</translation>
    </message>
    <message>
        <source>Các mốc đã lưu</source>
        <translation>Saved checkpoints</translation>
    </message>
    <message>
        <source>Các thao tác, mới nhất trước</source>
        <translation>Steps, newest first</translation>
    </message>
    <message>
        <source>Đưa hồ sơ về điểm này</source>
        <translation>Take the project to this point</translation>
    </message>
    <message>
        <source>Đảo lại riêng thao tác này</source>
        <translation>Reverse this step alone</translation>
    </message>
    <message>
        <source>Lưu mốc tại đây…</source>
        <translation>Save checkpoint here…</translation>
    </message>
    <message>
        <source>Xuất CSV…</source>
        <translation>Export CSV…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đơn vị:</source>
        <translation>Unit:</translation>
    </message>
    <message>
        <source>Phương án:</source>
        <translation>Plan:</translation>
    </message>
    <message>
        <source>Mốc:</source>
        <translation>Checkpoint:</translation>
    </message>
    <message>
        <source>Xuất lịch sử</source>
        <translation>Export history</translation>
    </message>
    <message>
        <source>Bảng CSV (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Chuyển tới mốc…</source>
        <translation>Go to checkpoint…</translation>
    </message>
    <message>
        <source>%1 thao tác đã ghi, %2 đang có hiệu lực.</source>
        <translation>%1 steps recorded, %2 in effect.</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Nhánh</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Người làm</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Thao tác</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Phương án</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Mốc</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Hồ sơ đang ở đây.</source>
        <translation>The project stands here.</translation>
    </message>
    <message>
        <source>%1 (ở nhánh khác, hiện không có hiệu lực)</source>
        <translation>%1 (on another branch, not in effect)</translation>
    </message>
</context>
<context>
    <name>HoverStrip</name>
    <message>
        <source>Cùng đơn vị đang chọn: %1</source>
        <translation>With the chosen units: %1</translation>
    </message>
</context>
<context>
    <name>ImportAnswers</name>
    <message>
        <source>Trả lời để đọc đúng</source>
        <translation>Answers for correct reading</translation>
    </message>
    <message>
        <source>tự nhận</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>cấp xã</source>
        <translation>commune level</translation>
    </message>
    <message>
        <source>thôn, tổ dân phố</source>
        <translation>hamlets, residential groups</translation>
    </message>
    <message>
        <source>&amp;Sửa khe hở, chồng lấn, vùng lỗi</source>
        <translation>&amp;Repair gaps, overlaps, invalid polygons</translation>
    </message>
    <message>
        <source>Bảng số liệu kèm theo (Excel, CSV):</source>
        <translation>Accompanying tables (Excel, CSV):</translation>
    </message>
    <message>
        <source>Lớp bản đồ:</source>
        <translation>Map layer:</translation>
    </message>
    <message>
        <source>Lớp cấp trên, nếu bản đồ không ghi:</source>
        <translation>Level above, if the map does not name it:</translation>
    </message>
    <message>
        <source>Cấp đơn vị:</source>
        <translation>Level of units:</translation>
    </message>
    <message>
        <source>Văn bản áp dụng:</source>
        <translation>Legal text:</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Bỏ lớp cấp trên</source>
        <translation>Remove the level above</translation>
    </message>
    <message>
        <source>Chọn lớp huyện, tỉnh hoặc xã…</source>
        <translation>Choose a layer of districts, provinces or communes…</translation>
    </message>
    <message>
        <source>Chọn lớp hoặc bảng đơn vị cấp trên</source>
        <translation>Choose a layer or table of the level above</translation>
    </message>
    <message>
        <source>Bản đồ và bảng (%1)</source>
        <translation>Maps and tables (%1)</translation>
    </message>
    <message>
        <source>Bảng số liệu</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>Thêm bảng…</source>
        <translation>Add table…</translation>
    </message>
    <message>
        <source>Bỏ bảng</source>
        <translation>Drop table</translation>
    </message>
    <message>
        <source>Chọn bảng số liệu</source>
        <translation>Choose tables</translation>
    </message>
    <message>
        <source>Bảng (%1)</source>
        <translation>Tables (%1)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Lập hồ sơ mới từ %1</source>
        <translation>New project from %1</translation>
    </message>
    <message>
        <source>Đã dừng đọc; chưa có gì được ghi. Bấm “Đọc lại” để đọc từ đầu.</source>
        <translation>Reading stopped; nothing was written. Press “Read again” to start over.</translation>
    </message>
    <message>
        <source>Đang đọc %1</source>
        <translation>Reading %1</translation>
    </message>
    <message>
        <source>Lưu hồ sơ mới</source>
        <translation>Save the new project</translation>
    </message>
    <message>
        <source>Hồ sơ (*.gpkg)</source>
        <translation>Projects (*.gpkg)</translation>
    </message>
    <message>
        <source>Đang ghi %1</source>
        <translation>Writing %1</translation>
    </message>
    <message>
        <source>Tóm tắt</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Chữ Việt</source>
        <translation>Vietnamese text</translation>
    </message>
    <message>
        <source>Hệ tọa độ</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Bảng số liệu</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>Ghép dòng</source>
        <translation>Match rows</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Lập hồ sơ…</source>
        <translation>Create project…</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ImportHamletsDialog</name>
    <message>
        <source>Thêm bản đồ thôn từ %1</source>
        <translation>Add map of hamlets from %1</translation>
    </message>
    <message>
        <source>Thêm vào hồ sơ</source>
        <translation>Add to the project</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Chú giải</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>Thu gọn chú giải</source>
        <translation>Fold the legend</translation>
    </message>
    <message>
        <source>Mở chú giải</source>
        <translation>Unfold the legend</translation>
    </message>
    <message>
        <source>Trụ sở</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>Khóa cùng nhau</source>
        <translation>Locked together</translation>
    </message>
    <message>
        <source>Khóa tách nhau</source>
        <translation>Locked apart</translation>
    </message>
    <message>
        <source>Khóa giữ nguyên</source>
        <translation>Locked as it is</translation>
    </message>
    <message>
        <source>Được coi là liền kề</source>
        <translation>Declared neighbours</translation>
    </message>
</context>
<context>
    <name>LevelDifferencesDialog</name>
    <message>
        <source>Đối chiếu số liệu xã và thôn</source>
        <translation>Compare figures of communes and hamlets</translation>
    </message>
    <message>
        <source>Các chỗ số liệu xã khác tổng các thôn</source>
        <translation>Where communes differ from the sum of their hamlets</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Của xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Cộng các thôn</source>
        <translation>Sum of hamlets</translation>
    </message>
    <message>
        <source>Chênh lệch</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>%1 chỗ số liệu hai cấp không khớp. Nhấn Enter để xem trên bản đồ.</source>
        <translation>%1 figures do not agree between the two levels. Press Enter to see them on the map.</translation>
    </message>
    <message>
        <source>Diện tích, dân số, số hộ của mọi xã bằng tổng các thôn của xã.</source>
        <translation>Area, population and households of every commune equal the sum of its hamlets.</translation>
    </message>
    <message>
        <source>Diện tích (km²)</source>
        <translation>Area (km²)</translation>
    </message>
    <message>
        <source>Dân số (người)</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Không có thôn nào</source>
        <translation>No hamlets</translation>
    </message>
    <message>
        <source>Không thuộc xã nào</source>
        <translation>In no commune</translation>
    </message>
</context>
<context>
    <name>LevelSwitch</name>
    <message>
        <source>Cấp xã</source>
        <translation>Communes</translation>
    </message>
    <message>
        <source>Xem và sắp xếp xã (F6 để đổi)</source>
        <translation>View and arrange communes (F6 to switch)</translation>
    </message>
    <message>
        <source>Cấp thôn</source>
        <translation>Hamlets</translation>
    </message>
    <message>
        <source>Xem và sắp xếp thôn (F6 để đổi)</source>
        <translation>View and arrange hamlets (F6 to switch)</translation>
    </message>
</context>
<context>
    <name>LiveGap</name>
    <message>
        <source>So với phương án tốt nhất</source>
        <translation>Compare with the best plan</translation>
    </message>
    <message>
        <source>Chưa tính. Bấm để so phương án này với phương án tốt nhất sau mỗi lần sửa.</source>
        <translation>Not computed. Click to compare this plan with the best one after each edit.</translation>
    </message>
    <message>
        <source>Đang so với tốt nhất…</source>
        <translation>Comparing with the best…</translation>
    </message>
    <message>
        <source>Phương án vừa đổi; đang tính lại khoảng cách đến phương án tốt nhất.</source>
        <translation>The plan has just changed; computing the distance to the best plan again.</translation>
    </message>
    <message>
        <source>Bản đồ lớn: hãy tìm phương án tốt nhất (F9) trước, rồi mới so.</source>
        <translation>Large map: find the best plan (F9) first, then compare.</translation>
    </message>
    <message>
        <source>Chưa so được với tốt nhất</source>
        <translation>Cannot be compared yet</translation>
    </message>
</context>
<context>
    <name>MainBar</name>
    <message>
        <source>Công cụ</source>
        <translation>Tools</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Đơn vị hiện có</source>
        <translation>Present units</translation>
    </message>
    <message>
        <source>Phương án</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Việc còn phải xử lý</source>
        <translation>Remaining tasks</translation>
    </message>
    <message>
        <source>Tên gọi và trụ sở</source>
        <translation>Names and seats</translation>
    </message>
    <message>
        <source>Biểu đồ trước – sau</source>
        <translation>Before – after charts</translation>
    </message>
    <message>
        <source>&amp;Bảng</source>
        <translation>Pa&amp;nels</translation>
    </message>
    <message>
        <source> [chỉ đọc]</source>
        <translation> [read-only]</translation>
    </message>
    <message>
        <source>Các bảng</source>
        <translation>Panels</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message>
        <source>Bản đồ các đơn vị hành chính</source>
        <translation>Map of administrative units</translation>
    </message>
    <message>
        <source>Bấm chuột để chọn đơn vị, kéo để di chuyển, giữ Shift và kéo để chọn bằng khung. Phím + và - phóng to, thu nhỏ; các phím mũi tên di chuyển; Home hiện toàn bộ; Alt và mũi tên sang đơn vị bên cạnh; phím cách chọn hoặc bỏ chọn đơn vị đó.</source>
        <translation>Click to choose a unit, drag to move, hold Shift and drag to choose by a frame. Keys + and - zoom in and out; arrow keys move; Home shows everything; Alt and arrows go to the next unit; Space chooses or unchooses it.</translation>
    </message>
</context>
<context>
    <name>MapProblemsDialog</name>
    <message>
        <source>Lỗi bản đồ và số liệu</source>
        <translation>Map and data problems</translation>
    </message>
    <message>
        <source>Kiểm tra lại</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đang kiểm tra bản đồ</source>
        <translation>Checking the map</translation>
    </message>
    <message>
        <source>Đang kiểm tra bản đồ…</source>
        <translation>Checking the map…</translation>
    </message>
    <message>
        <source>%1 điểm cần xem; bấm vào một dòng để thấy trên bản đồ.</source>
        <translation>%1 points to look at; click a line to see it on the map.</translation>
    </message>
    <message>
        <source>Không thấy lỗi nào trong bản đồ và số liệu.</source>
        <translation>No problems found in the map and the figures.</translation>
    </message>
</context>
<context>
    <name>MeasureCard</name>
    <message>
        <source>Kết quả đo</source>
        <translation>Measurement</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>NamesPanel</name>
    <message>
        <source>Tên, loại và trụ sở của các đơn vị mới</source>
        <translation>Names, kinds and seats of the new units</translation>
    </message>
    <message>
        <source>Phương án chưa có đơn vị mới nào để đặt tên.</source>
        <translation>The plan has no new units to name yet.</translation>
    </message>
    <message>
        <source>%1 đơn vị mới · %2 trùng tên · %3 chưa chọn trụ sở</source>
        <translation>%1 new units · %2 with the same name · %3 without a seat</translation>
    </message>
    <message>
        <source>. Bấm đúp hoặc F2 vào ô để sửa.</source>
        <translation>. Double-click or press F2 in a cell to edit.</translation>
    </message>
</context>
<context>
    <name>NamesTable</name>
    <message>
        <source>Tên mới</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Trụ sở (nơi xa nhất)</source>
        <translation>Seat (farthest point)</translation>
    </message>
    <message>
        <source>Tên gọi</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Gồm</source>
        <translation>Consists of</translation>
    </message>
    <message>
        <source>chưa chọn</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>trùng tên</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>không trùng</source>
        <translation>unique</translation>
    </message>
    <message>
        <source>theo quy định</source>
        <translation>by the rules</translation>
    </message>
</context>
<context>
    <name>NewFiguresDialog</name>
    <message>
        <source>Nhập số liệu từ bảng %1</source>
        <translation>Import figures from the table %1</translation>
    </message>
    <message>
        <source>%1: %2 đơn vị</source>
        <translation>%1: %2 units</translation>
    </message>
    <message>
        <source>Những điểm cần xem lại</source>
        <translation>Points to look at</translation>
    </message>
    <message>
        <source>Đây là bảng số liệu: %1 trên %2 dòng khớp với đơn vị của hồ sơ.</source>
        <translation>This is a table of figures: %1 of %2 rows match units of the project.</translation>
    </message>
    <message>
        <source>Mọi số liệu trong bảng đã giống hồ sơ.</source>
        <translation>All figures of the table are already as in the project.</translation>
    </message>
    <message>
        <source>Chọn những cột muốn lấy:</source>
        <translation>Choose the columns to take:</translation>
    </message>
    <message>
        <source>Số liệu sẽ thay đổi</source>
        <translation>Figures that will change</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Hiện nay</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Trong bảng</source>
        <translation>In the table</translation>
    </message>
    <message>
        <source>Ghi vào hồ sơ</source>
        <translation>Write into the project</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>OptimiseAnswer</name>
    <message>
        <source>Kết quả tìm phương án</source>
        <translation>Result of the search</translation>
    </message>
    <message>
        <source>Tên phương án mới</source>
        <translation>Name of the new plan</translation>
    </message>
    <message>
        <source>Các phương án tìm được</source>
        <translation>Plans found</translation>
    </message>
    <message>
        <source>Đơn vị mới</source>
        <translation>New units</translation>
    </message>
    <message>
        <source>Điểm từng mục tiêu</source>
        <translation>Score by goal</translation>
    </message>
    <message>
        <source>Không thể giải quyết (%1)</source>
        <translation>Cannot be resolved (%1)</translation>
    </message>
    <message>
        <source>Vì sao &amp;nhập cùng nhau?</source>
        <translation>Why &amp;together?</translation>
    </message>
    <message>
        <source>Vì sao không &amp;ít hơn?</source>
        <translation>Why not &amp;fewer?</translation>
    </message>
    <message>
        <source>Áp dụng thành phương án mới</source>
        <translation>Apply as a new plan</translation>
    </message>
    <message>
        <source>Bỏ kết quả</source>
        <translation>Discard result</translation>
    </message>
    <message>
        <source>Tên phương án mới:</source>
        <translation>Name of the new plan:</translation>
    </message>
    <message>
        <source>Viền đậm: %1 đơn vị mới khác với phương án tốt nhất.</source>
        <translation>Bold outline: %1 new units differ from the best plan.</translation>
    </message>
    <message>
        <source>Xem trước; chưa có gì thay đổi trong hồ sơ.</source>
        <translation>Preview; nothing has changed in the project yet.</translation>
    </message>
</context>
<context>
    <name>OptimiseQuestion</name>
    <message>
        <source>Tìm phương án tốt nhất</source>
        <translation>Find the best plan</translation>
    </message>
    <message>
        <source>&amp;Tổng số đơn vị sau sắp xếp:</source>
        <translation>&amp;Total number of units after arrangement:</translation>
    </message>
    <message>
        <source>Sắp xếp các đơn vị được &amp;chọn thành:</source>
        <translation>Arrange the &amp;chosen units into:</translation>
    </message>
    <message>
        <source>Giải quyết mọi đơn vị phải sắp xếp, &amp;ít thay đổi nhất</source>
        <translation>Resolve all units that must be arranged with the &amp;fewest changes</translation>
    </message>
    <message>
        <source>Mục tiêu</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>đơn vị</source>
        <translation>units</translation>
    </message>
    <message>
        <source>trong %1 đơn vị hiện có</source>
        <translation>of the present %1 units</translation>
    </message>
    <message>
        <source>Chỉ nhập trong cùng một xã</source>
        <translation>Merge only within one commune</translation>
    </message>
    <message>
        <source>Chỉ nhập trong cùng một huyện</source>
        <translation>Merge only within one district</translation>
    </message>
    <message>
        <source>máy tự chọn</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>không giới hạn</source>
        <translation>unlimited</translation>
    </message>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>đến khi chứng minh xong</source>
        <translation>until proved</translation>
    </message>
    <message>
        <source> giây</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Điều kiện</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Không nhập với nhau các loại:</source>
        <translation>Kinds never merged with each other:</translation>
    </message>
    <message>
        <source>Nhiều nhất số đơn vị cũ trong một đơn vị mới:</source>
        <translation>Most old units in one new unit:</translation>
    </message>
    <message>
        <source>Xa trụ sở nhiều nhất:</source>
        <translation>Farthest from the seat:</translation>
    </message>
    <message>
        <source>Thời gian tìm nhiều nhất:</source>
        <translation>Longest search:</translation>
    </message>
    <message>
        <source>Tìm thêm số phương án kế tiếp:</source>
        <translation>Next-best plans to find:</translation>
    </message>
    <message>
        <source>Khi các phương án ngang nhau về luật, ưu tiên</source>
        <translation>Where plans are equal by law, prefer</translation>
    </message>
    <message>
        <source>Giữ đúng %1 khóa đã đặt trong phương án và mọi đơn vị được miễn.</source>
        <translation>The %1 locks of the plan and all exempt units are respected.</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>Tách một phần %1</source>
        <translation>Cut off a part of %1</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>số liệu chính thức</source>
        <translation>official figures</translation>
    </message>
    <message>
        <source>ước tính</source>
        <translation>estimate</translation>
    </message>
    <message>
        <source>&amp;Nhập vào:</source>
        <translation>&amp;Merge into:</translation>
    </message>
    <message>
        <source>&amp;Diện tích (km²):</source>
        <translation>&amp;Area (km²):</translation>
    </message>
    <message>
        <source>Dân &amp;số (người):</source>
        <translation>&amp;Population:</translation>
    </message>
    <message>
        <source>Số &amp;hộ:</source>
        <translation>&amp;Households:</translation>
    </message>
</context>
<context>
    <name>PlaceDrawing</name>
    <message>
        <source>Vị trí của bản đồ so với các tỉnh</source>
        <translation>Place of the map among the provinces</translation>
    </message>
    <message>
        <source>Phạm vi tỉnh %1</source>
        <translation>Extent of %1</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Các hệ tọa độ có thể</source>
        <translation>Possible projections</translation>
    </message>
    <message>
        <source>Đọc lại theo hệ này</source>
        <translation>Read again with this projection</translation>
    </message>
    <message>
        <source>mã EPSG khác, ví dụ 9215</source>
        <translation>another EPSG code, e.g. 9215</translation>
    </message>
    <message>
        <source>Mã EPSG</source>
        <translation>EPSG code</translation>
    </message>
    <message>
        <source>Hồ sơ dùng %1.</source>
        <translation>The project uses %1.</translation>
    </message>
    <message>
        <source>đúng kinh tuyến của tỉnh, nằm trong tỉnh</source>
        <translation>the province&apos;s meridian, inside the province</translation>
    </message>
    <message>
        <source>nằm trong tỉnh nhưng không phải kinh tuyến của tỉnh</source>
        <translation>inside the province but not its meridian</translation>
    </message>
    <message>
        <source>lệch khỏi tỉnh chừng %1 km</source>
        <translation>about %1 km away from the province</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>Phương án chưa nhập đơn vị nào.

Bấm một đơn vị trên bản đồ, giữ Ctrl và bấm đơn vị kề bên, rồi nhấn Enter.

Hoặc để máy tìm phương án tốt nhất (F9).</source>
        <translation>The plan has no mergers yet.

Click a unit on the map, hold Ctrl and click a neighbouring unit, then press Enter.

Or let the program find the best plan (F9).</translation>
    </message>
    <message>
        <source>Các đơn vị sau sắp xếp</source>
        <translation>Units after arrangement</translation>
    </message>
</context>
<context>
    <name>PlanPreview</name>
    <message>
        <source>Bản đồ xem trước phương án</source>
        <translation>Map preview of the plan</translation>
    </message>
</context>
<context>
    <name>PlanTabs</name>
    <message>
        <source>Các phương án</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>Phương án mới</source>
        <translation>New plan</translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>Dân số</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Chỉ kéo được đơn vị vào phương án.</source>
        <translation>Only units can be dragged into the plan.</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>%1 dòng</source>
        <translation>%1 lines</translation>
    </message>
    <message>
        <source>Đưa ra, đứng riêng như cũ</source>
        <translation>Take out, alone as before</translation>
    </message>
    <message>
        <source>Nhập vào %1: %2</source>
        <translation>Merge into %1: %2</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>&amp;Giao diện:</source>
        <translation>&amp;Look:</translation>
    </message>
    <message>
        <source>&amp;Cỡ chữ:</source>
        <translation>&amp;Text size:</translation>
    </message>
    <message>
        <source>&amp;Ngôn ngữ / Language:</source>
        <translation>Ngôn &amp;ngữ / Language:</translation>
    </message>
    <message>
        <source>Giao diện, cỡ chữ áp dụng ngay và ghi nhớ cho lần mở sau trên máy này.</source>
        <translation>Look and text size apply at once and are kept on this machine.</translation>
    </message>
    <message>
        <source>Ngôn ngữ đổi từ lần mở sau. / The language changes at the next start.</source>
        <translation>The language changes at the next start. / Ngôn ngữ đổi từ lần mở sau.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Xem trước khi in</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>Các trang sẽ in</source>
        <translation>Pages to print</translation>
    </message>
    <message>
        <source>Các phần cùng khổ giấy</source>
        <translation>Parts with the same paper</translation>
    </message>
    <message>
        <source>Máy in “%1” không nhận trang in; hãy kiểm tra máy in rồi in lại.</source>
        <translation>Printer “%1” does not take pages; check the printer and print again.</translation>
    </message>
    <message>
        <source>◀ Trang trước</source>
        <translation>◀ Previous page</translation>
    </message>
    <message>
        <source>Trang sau ▶</source>
        <translation>Next page ▶</translation>
    </message>
    <message>
        <source>Vừa trang</source>
        <translation>Fit page</translation>
    </message>
    <message>
        <source>Vừa bề ngang</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Một trang</source>
        <translation>One page</translation>
    </message>
    <message>
        <source>Hai trang</source>
        <translation>Two pages</translation>
    </message>
    <message>
        <source>Mọi trang</source>
        <translation>All pages</translation>
    </message>
    <message>
        <source>theo từng trang</source>
        <translation>as each page</translation>
    </message>
    <message>
        <source>tất cả, hoặc 1-3, 5</source>
        <translation>all, or 1-3, 5</translation>
    </message>
    <message>
        <source>Máy in:</source>
        <translation>Printer:</translation>
    </message>
    <message>
        <source>Giấy:</source>
        <translation>Paper:</translation>
    </message>
    <message>
        <source>Trang:</source>
        <translation>Pages:</translation>
    </message>
    <message>
        <source>Số bản:</source>
        <translation>Copies:</translation>
    </message>
    <message>
        <source>Máy này chưa cài máy in nào; hãy ghi ra tệp PDF rồi in ở máy khác, hoặc cài máy in trong hệ điều hành.</source>
        <translation>No printer is installed on this machine; write a PDF file and print it elsewhere, or install a printer in the operating system.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Ghi ra PDF…</source>
        <translation>Write PDF…</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>ngang</source>
        <translation>landscape</translation>
    </message>
    <message>
        <source>dọc</source>
        <translation>portrait</translation>
    </message>
    <message>
        <source>Trang %1
%2, %3</source>
        <translation>Page %1
%2, %3</translation>
    </message>
    <message>
        <source>Trang %1 được thu phóng cho vừa giấy %2: tỷ lệ ghi trên bản đồ không còn đúng, chỉ thước tỷ lệ là đúng.</source>
        <translation>Page %1 is scaled to fit %2 paper: the scale written on the map is no longer true, only the scale bar is.</translation>
    </message>
    <message>
        <source>Máy in “%1” không có giấy %2 và có thể tự thu nhỏ trang, khi đó tỷ lệ ghi trên bản đồ không còn đúng; hãy ghi ra PDF rồi in ở máy có giấy này.</source>
        <translation>The printer “%1” has no %2 paper and may shrink the page, which makes the scale written on the map wrong; save a PDF and print it where there is such paper.</translation>
    </message>
    <message>
        <source>Trang %1/%2</source>
        <translation>Page %1/%2</translation>
    </message>
</context>
<context>
    <name>PrintQuestion</name>
    <message>
        <source>In “%1”</source>
        <translation>Print “%1”</translation>
    </message>
    <message>
        <source>Các trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Khổ giấy bản đồ</source>
        <translation>Paper size of maps</translation>
    </message>
    <message>
        <source>Khổ giấy bản đồ:</source>
        <translation>Paper size of maps:</translation>
    </message>
    <message>
        <source>Xem trước…</source>
        <translation>Preview…</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Loại vấn đề</source>
        <translation>Kind of problem</translation>
    </message>
    <message>
        <source>Những điểm cần xem lại</source>
        <translation>Points to look at</translation>
    </message>
    <message>
        <source>Tất cả (%1)</source>
        <translation>All (%1)</translation>
    </message>
</context>
<context>
    <name>ProblemRows</name>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Cỡ</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Đang bắt đầu…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>Tiến độ</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>%1 giây</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>%1 không còn phải sắp xếp; đang bật “Chỉ chọn đơn vị còn phải sắp xếp”.</source>
        <translation>%1 no longer has to be arranged; “Choose only units still open” is on.</translation>
    </message>
    <message>
        <source>%1 không thuộc %2; đang bật “Giữ trong huyện này”.</source>
        <translation>%1 is not in %2; “Stay in this district” is on.</translation>
    </message>
    <message>
        <source>cùng huyện</source>
        <translation>the same district</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Căn cứ:</source>
        <translation>Ground:</translation>
    </message>
    <message>
        <source>Giải trình:</source>
        <translation>Explanation:</translation>
    </message>
    <message>
        <source>Lý do:</source>
        <translation>Reason:</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ReasonsDialog</name>
    <message>
        <source>&amp;Chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RepairLimit</name>
    <message>
        <source>Mức thay đổi tối đa:</source>
        <translation>Greatest change:</translation>
    </message>
    <message>
        <source>Phần diện tích của mỗi đơn vị, từ 0 đến 100&#xa0;%, thường là %1; chỗ cần thay đổi nhiều hơn được giữ nguyên và nêu trong kết quả nhập.</source>
        <translation>A share of the area of each unit, from 0 to 100&#xa0;%, usually %1; what needs more is left as it is and told in the result.</translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Các dòng chưa rõ là đơn vị nào</source>
        <translation>Rows whose unit is not clear</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Trong bảng</source>
        <translation>In the table</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Ghép với</source>
        <translation>Match with</translation>
    </message>
    <message>
        <source>Giống ít nhất</source>
        <translation>Least likeness</translation>
    </message>
    <message>
        <source>Chọn mọi gợi ý giống từ</source>
        <translation>Choose all suggestions from</translation>
    </message>
    <message>
        <source>Ghép các dòng đã chọn</source>
        <translation>Match the chosen rows</translation>
    </message>
    <message>
        <source>Mã và tên khác nhau: lấy theo mã</source>
        <translation>Code and name differ: take the code</translation>
    </message>
    <message>
        <source>lấy theo tên</source>
        <translation>take the name</translation>
    </message>
    <message>
        <source>Ghép %1 với</source>
        <translation>Match %1 with</translation>
    </message>
    <message>
        <source>không ghép</source>
        <translation>not matched</translation>
    </message>
    <message>
        <source>chưa chọn</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>chưa chọn; giống nhất (%2 %): %1</source>
        <translation>not chosen; most alike (%2 %): %1</translation>
    </message>
    <message>
        <source>trùng với dòng %1</source>
        <translation>same as row %1</translation>
    </message>
    <message>
        <source>nhiều khả năng</source>
        <translation>very likely</translation>
    </message>
    <message>
        <source>mã và tên khác nhau</source>
        <translation>code and name differ</translation>
    </message>
    <message>
        <source>mã đúng, khác tên</source>
        <translation>code right, other name</translation>
    </message>
    <message>
        <source>không thấy tên</source>
        <translation>name not found</translation>
    </message>
    <message>
        <source>Mọi dòng của bảng đã khớp với một đơn vị.</source>
        <translation>Every row of the table matches a unit.</translation>
    </message>
    <message>
        <source>%1 dòng chưa rõ là đơn vị nào; dòng không ghép thì số liệu không vào hồ sơ.</source>
        <translation>%1 rows have no clear unit; figures of rows not matched stay out of the project.</translation>
    </message>
    <message>
        <source>Chỉ hiện %1 dòng đầu trong %2 dòng; ghép xong sẽ hiện tiếp.</source>
        <translation>Only the first %1 of %2 rows are shown; more follow once these are matched.</translation>
    </message>
</context>
<context>
    <name>RuleSetForm</name>
    <message>
        <source>Sửa bộ quy định</source>
        <translation>Edit rule set</translation>
    </message>
    <message>
        <source>Hết hiệu lực ngày:</source>
        <translation>In force until:</translation>
    </message>
    <message>
        <source>Sửa quy định đang chọn…</source>
        <translation>Edit chosen provision…</translation>
    </message>
    <message>
        <source>Thêm quy định như dòng đang chọn…</source>
        <translation>Add provision like the chosen one…</translation>
    </message>
    <message>
        <source>Đứng trước dòng đang chọn; trong các tiêu chuẩn áp dụng được, lấy dòng đầu</source>
        <translation>Stands before the chosen line; of the standards that apply the first one counts</translation>
    </message>
    <message>
        <source>Bỏ quy định đang chọn</source>
        <translation>Drop chosen provision</translation>
    </message>
    <message>
        <source>Tên bộ quy định:</source>
        <translation>Name of the rule set:</translation>
    </message>
    <message>
        <source>Số hiệu văn bản:</source>
        <translation>Number of the text:</translation>
    </message>
    <message>
        <source>Ban hành ngày:</source>
        <translation>Issued on:</translation>
    </message>
    <message>
        <source>Có hiệu lực ngày:</source>
        <translation>In force from:</translation>
    </message>
    <message>
        <source>Ghi chú (mỗi dòng một ý):</source>
        <translation>Notes (one per line):</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Phải ghi tên bộ quy định và số hiệu văn bản.</source>
        <translation>Enter the name of the rule set and the number of the text.</translation>
    </message>
    <message>
        <source>Ngày có hiệu lực không thể trước ngày ban hành.</source>
        <translation>The text cannot be in force before it was issued.</translation>
    </message>
    <message>
        <source>Ngày hết hiệu lực không thể trước ngày có hiệu lực.</source>
        <translation>The text cannot end before it is in force.</translation>
    </message>
</context>
<context>
    <name>RuleSetPicker</name>
    <message>
        <source>Văn bản áp dụng</source>
        <translation>Legal text</translation>
    </message>
</context>
<context>
    <name>RuleSetsDialog</name>
    <message>
        <source>Các bộ quy định</source>
        <translation>Rule sets</translation>
    </message>
    <message>
        <source>không dùng được</source>
        <translation>unusable</translation>
    </message>
    <message>
        <source>%1 (bản của tôi)</source>
        <translation>%1 (my copy)</translation>
    </message>
    <message>
        <source>Xóa hẳn bộ quy định “%1” của bạn?</source>
        <translation>Delete your rule set “%1” for good?</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Chọn tệp bộ quy định</source>
        <translation>Choose a rule set file</translation>
    </message>
    <message>
        <source>Ghi bộ quy định ra tệp</source>
        <translation>Write the rule set to a file</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Cấp</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Hiệu lực</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Bộ</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>đi kèm</source>
        <translation>supplied</translation>
    </message>
    <message>
        <source>của tôi</source>
        <translation>mine</translation>
    </message>
    <message>
        <source>Dùng cho hồ sơ này</source>
        <translation>Use for this project</translation>
    </message>
    <message>
        <source>Sao chép thành bộ của tôi…</source>
        <translation>Copy as my own…</translation>
    </message>
    <message>
        <source>Sửa…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>Xóa…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>Nhập từ tệp…</source>
        <translation>Import from file…</translation>
    </message>
    <message>
        <source>Ghi ra tệp…</source>
        <translation>Write to file…</translation>
    </message>
    <message>
        <source>Xác nhận đã đối chiếu…</source>
        <translation>Confirm as checked…</translation>
    </message>
    <message>
        <source>Bỏ xác nhận</source>
        <translation>Withdraw confirmation</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source> đến %1</source>
        <translation> until %1</translation>
    </message>
    <message>
        <source>hiệu lực từ %1</source>
        <translation>in force from %1</translation>
    </message>
</context>
<context>
    <name>ScreeningPanel</name>
    <message>
        <source>Tìm theo tên, mã, huyện, lý do…</source>
        <translation>Search by name, code, district, reason…</translation>
    </message>
    <message>
        <source>Ghi lý do không sắp xếp…</source>
        <translation>Record why not arranged…</translation>
    </message>
    <message>
        <source>Bổ sung số liệu…</source>
        <translation>Add figures…</translation>
    </message>
    <message>
        <source>Chép sang Excel</source>
        <translation>Copy to Excel</translation>
    </message>
    <message>
        <source>Đã chép %1 dòng; sang Excel rồi dán (Ctrl+V).</source>
        <translation>%1 lines copied; go to Excel and paste (Ctrl+V).</translation>
    </message>
    <message>
        <source>Kết quả rà soát</source>
        <translation>Screening result</translation>
    </message>
</context>
<context>
    <name>SelectionCard</name>
    <message>
        <source>Đơn vị đang chọn</source>
        <translation>Chosen units</translation>
    </message>
    <message>
        <source>Nhập (Enter)</source>
        <translation>Merge (Enter)</translation>
    </message>
    <message>
        <source>Tách ra</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Bỏ chọn (Esc)</source>
        <translation>Unchoose (Esc)</translation>
    </message>
    <message>
        <source>Nhập %1 đơn vị</source>
        <translation>Merge %1 units</translation>
    </message>
    <message>
        <source>Gồm %1 đơn vị</source>
        <translation>Consists of %1 units</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>Sắp xếp đơn vị hành chính</source>
        <translation>Arrangement of administrative units</translation>
    </message>
    <message>
        <source>Lập, kiểm tra và in phương án sắp xếp cấp xã, thôn, tổ dân phố. Chạy trên máy này, không cần mạng.</source>
        <translation>Make, check and print plans for merging communes, hamlets and residential groups. Runs on this machine, needs no network.</translation>
    </message>
    <message>
        <source>Mở hồ sơ &amp;mẫu</source>
        <translation>Open &amp;sample project</translation>
    </message>
    <message>
        <source>&amp;Lập hồ sơ mới từ bản đồ…</source>
        <translation>&amp;New project from a map…</translation>
    </message>
    <message>
        <source>Mở &amp;hồ sơ…</source>
        <translation>Open &amp;project…</translation>
    </message>
    <message>
        <source>&lt;b&gt;Gần đây&lt;/b&gt;</source>
        <translation>&lt;b&gt;Recent&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Hồ sơ gần đây</source>
        <translation>Recent projects</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào.</source>
        <translation>No projects yet.</translation>
    </message>
</context>
<context>
    <name>TablesPage</name>
    <message>
        <source>Những dòng đầu của bảng</source>
        <translation>First lines of the table</translation>
    </message>
    <message>
        <source>Tệp:</source>
        <translation>File:</translation>
    </message>
    <message>
        <source>Trang, bảng:</source>
        <translation>Sheet, table:</translation>
    </message>
    <message>
        <source>Tiêu đề ở dòng %1; có %2 dòng số liệu.</source>
        <translation>Headings in line %1; %2 lines of figures.</translation>
    </message>
</context>
<context>
    <name>TextChangeDialog</name>
    <message>
        <source>Thay đổi khi đổi văn bản</source>
        <translation>What the change of text changes</translation>
    </message>
    <message>
        <source>Từ &lt;b&gt;%1&lt;/b&gt; sang &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>From &lt;b&gt;%1&lt;/b&gt; to &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Nay</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Theo văn bản mới</source>
        <translation>Under the new text</translation>
    </message>
    <message>
        <source>Những gì thay đổi</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>Nay phải sắp xếp</source>
        <translation>Must now be arranged</translation>
    </message>
    <message>
        <source>Không còn phải sắp xếp</source>
        <translation>Need no longer be arranged</translation>
    </message>
    <message>
        <source>Nay chưa đủ số liệu để kết luận</source>
        <translation>Now without enough figures for a verdict</translation>
    </message>
    <message>
        <source>phải sắp xếp</source>
        <translation>must be arranged</translation>
    </message>
    <message>
        <source>không phải sắp xếp</source>
        <translation>need not be arranged</translation>
    </message>
    <message>
        <source>chưa đủ số liệu</source>
        <translation>figures missing</translation>
    </message>
    <message>
        <source>%1: đơn vị mới đổi kết luận</source>
        <translation>%1: new units with another verdict</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Bảng mã của mọi cột trên bản đồ</source>
        <translation>Encoding of all columns of the map</translation>
    </message>
    <message>
        <source>tự nhận từng cột</source>
        <translation>automatic for each column</translation>
    </message>
    <message>
        <source>Chữ trước và sau khi chuyển mã</source>
        <translation>Text before and after conversion</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Bảng mã</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Trong tệp</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Đọc thành</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>Bảng mã chữ Việt của bản đồ:</source>
        <translation>Vietnamese encoding of the map:</translation>
    </message>
    <message>
        <source>Bảng mã của cột %1</source>
        <translation>Encoding of column %1</translation>
    </message>
    <message>
        <source>tự nhận: %1</source>
        <translation>automatic: %1</translation>
    </message>
</context>
<context>
    <name>ToolsBar</name>
    <message>
        <source>Công cụ bản đồ</source>
        <translation>Map tools</translation>
    </message>
</context>
<context>
    <name>TotalsBar</name>
    <message>
        <source>Mỗi thao tác được ghi ngay vào tệp hồ sơ; không cần bấm lưu.</source>
        <translation>Each step is written to the project file at once; there is no need to save.</translation>
    </message>
    <message>
        <source>Chỉ đọc</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Tự lưu từng thao tác</source>
        <translation>Steps are saved automatically</translation>
    </message>
    <message>
        <source>Đã lưu %1</source>
        <translation>Saved %1</translation>
    </message>
</context>
<context>
    <name>TwinMaps</name>
    <message>
        <source>Bản đồ của “%1”</source>
        <translation>Map of “%1”</translation>
    </message>
    <message>
        <source>%1: %2 đơn vị mới</source>
        <translation>%1: %2 new units</translation>
    </message>
</context>
<context>
    <name>UnitFactsDialog</name>
    <message>
        <source>Số liệu và đặc điểm của đơn vị</source>
        <translation>Figures and features of units</translation>
    </message>
    <message>
        <source>Ghi</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đặc điểm theo danh mục của cơ quan có thẩm quyền</source>
        <translation>Features by the lists of the competent authority</translation>
    </message>
    <message>
        <source>Vùng:</source>
        <translation>Region:</translation>
    </message>
    <message>
        <source>Số liệu (để trống: chưa có số liệu)</source>
        <translation>Figures (empty: not known)</translation>
    </message>
    <message>
        <source>có</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>không</source>
        <translation>no</translation>
    </message>
    <message>
        <source>chưa biết</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>(giữ nguyên, các đơn vị khác nhau)</source>
        <translation>(unchanged, units differ)</translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>Tìm tên, mã, huyện… (Ctrl+F)</source>
        <translation>Find name, code, district… (Ctrl+F)</translation>
    </message>
    <message>
        <source>Tìm đơn vị</source>
        <translation>Find units</translation>
    </message>
    <message>
        <source>Chỉ còn vướng</source>
        <translation>Open only</translation>
    </message>
    <message>
        <source>Chỉ hiện đơn vị còn phải sắp xếp hoặc chưa đạt</source>
        <translation>Show only units that must still be arranged or fall short</translation>
    </message>
    <message>
        <source>Cột…</source>
        <translation>Columns…</translation>
    </message>
    <message>
        <source>Chọn cột hiện trong bảng</source>
        <translation>Choose the columns of the table</translation>
    </message>
    <message>
        <source>Chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Chép sang Excel các dòng đang chọn, hoặc mọi dòng đang hiện (Ctrl+C)</source>
        <translation>Copy the chosen rows, or all rows shown, to Excel (Ctrl+C)</translation>
    </message>
    <message>
        <source>Đã chép %1 dòng; sang Excel rồi dán (Ctrl+V).</source>
        <translation>%1 lines copied; go to Excel and paste (Ctrl+V).</translation>
    </message>
</context>
<context>
    <name>UnitsView</name>
    <message>
        <source>Bảng đơn vị hành chính</source>
        <translation>Table of administrative units</translation>
    </message>
    <message>
        <source>%1 đơn vị</source>
        <translation>%1 units</translation>
    </message>
</context>
<context>
    <name>WeightSliders</name>
    <message>
        <source>không tính</source>
        <translation>ignored</translation>
    </message>
</context>
<context>
    <name>WhenForm</name>
    <message>
        <source>Áp dụng cho</source>
        <translation>Applies to</translation>
    </message>
    <message>
        <source>Miền núi, vùng cao:</source>
        <translation>Mountainous, highland:</translation>
    </message>
    <message>
        <source>Biên giới đất liền:</source>
        <translation>Land border:</translation>
    </message>
    <message>
        <source>Hải đảo:</source>
        <translation>Island:</translation>
    </message>
    <message>
        <source>Biên giới hoặc hải đảo:</source>
        <translation>Border or island:</translation>
    </message>
    <message>
        <source>Bãi ngang ven biển khó khăn:</source>
        <translation>Poor coastal area:</translation>
    </message>
    <message>
        <source>Phải chọn ít nhất một loại đơn vị mà quy định áp dụng.</source>
        <translation>Choose at least one kind of unit that the provision applies to.</translation>
    </message>
    <message>
        <source>không xét</source>
        <translation>any</translation>
    </message>
    <message>
        <source>phải thuộc</source>
        <translation>must be</translation>
    </message>
    <message>
        <source>không thuộc</source>
        <translation>must not be</translation>
    </message>
</context>
<context>
    <name>WordTemplates</name>
    <message>
        <source>Mẫu Word của cơ quan</source>
        <translation>Word templates of the office</translation>
    </message>
    <message>
        <source>Mẫu riêng nằm trong %1</source>
        <translation>The office&apos;s own templates are in %1</translation>
    </message>
    <message>
        <source>Các mẫu Word</source>
        <translation>Word templates</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Đang dùng</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Hướng dẫn sửa mẫu</source>
        <translation>Guide to templates</translation>
    </message>
    <message>
        <source>mẫu riêng</source>
        <translation>own</translation>
    </message>
    <message>
        <source>mẫu có sẵn</source>
        <translation>shipped</translation>
    </message>
    <message>
        <source>Sửa mẫu đang chọn…</source>
        <translation>Edit the selected template…</translation>
    </message>
    <message>
        <source>Chép mọi mẫu</source>
        <translation>Copy all templates</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>Đơn vị mới gồm</source>
        <translation>New unit consists of</translation>
    </message>
    <message>
        <source>Thuộc</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Dân số</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Các đơn vị mới của phương án</source>
        <translation>New units of the plan</translation>
    </message>
    <message>
        <source>Mục tiêu</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Trọng số</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Tỷ trọng</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Tính bằng</source>
        <translation>Measured in</translation>
    </message>
    <message>
        <source>Điểm từng mục tiêu</source>
        <translation>Score by goal</translation>
    </message>
    <message>
        <source>không tính</source>
        <translation>ignored</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Đơn vị không thể giải quyết</source>
        <translation>Units that cannot be resolved</translation>
    </message>
    <message>
        <source>Không có phương án nào thỏa mãn điều kiện đã đặt.</source>
        <translation>No plan meets the given conditions.</translation>
    </message>
    <message>
        <source>%1 → %2 đơn vị: tối ưu, đã chứng minh</source>
        <translation>%1 → %2 units: optimal, proved</translation>
    </message>
    <message>
        <source>%1 → %2 đơn vị: tốt nhất tìm được</source>
        <translation>%1 → %2 units: best found</translation>
    </message>
    <message>
        <source>Xét %1 cách nhập trong %2 giây.</source>
        <translation>%1 ways to merge considered in %2 s.</translation>
    </message>
    <message>
        <source>Tốt nhất</source>
        <translation>Best</translation>
    </message>
    <message>
        <source>Phương án kế tiếp %1</source>
        <translation>Next-best plan %1</translation>
    </message>
    <message>
        <source>%1: %2 chưa đạt · %3 đơn vị thay đổi · điểm %4</source>
        <translation>%1: %2 below standard · %3 units changed · score %4</translation>
    </message>
    <message>
        <source>%1 · %2 đơn vị mới khác</source>
        <translation>%1 · %2 other new units</translation>
    </message>
    <message>
        <source>%1 đơn vị mới; %2 đơn vị cũ thay đổi; %3 đơn vị còn chưa đạt hoặc chưa được giải quyết.</source>
        <translation>%1 new units; %2 old units changed; %3 units still below standard or not resolved.</translation>
    </message>
    <message>
        <source>Đã chứng minh: không phương án nào tốt hơn (khoảng cách đến cận bằng 0).</source>
        <translation>Proved: no plan is better (the gap to the bound is 0).</translation>
    </message>
    <message>
        <source>Đã chứng minh: không phương án nào tốt hơn trong giới hạn nêu dưới đây (khoảng cách đến cận bằng 0).</source>
        <translation>Proved: no plan is better within the limits given below (the gap to the bound is 0).</translation>
    </message>
    <message>
        <source>Chưa chứng minh xong, còn cách cận nhiều nhất %1: mọi phương án đều có ít nhất %2 đơn vị chưa đạt, %3 đơn vị thay đổi; cận của điểm là %4.</source>
        <translation>Not yet proved, at most %1 from the bound: every plan has at least %2 units below standard and %3 units changed; the bound of the score is %4.</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Sắp xếp đơn vị hành chính</source>
        <translation>Arrangement of administrative units</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi ngoài dự kiến nên thao tác vừa rồi chưa thực hiện được; hồ sơ không bị ảnh hưởng. Chi tiết đã ghi vào %1.</source>
        <translation>The program met an unexpected error, so the last action was not carried out; the project is not affected. Details were written to %1.</translation>
    </message>
</context>
<context>
    <name>appearance</name>
    <message>
        <source>Theo máy</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Nền sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Nền tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Diện tích</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Dân số</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>%1 tiêu chuẩn</source>
        <translation>%1 of standard</translation>
    </message>
    <message>
        <source>… và %1 đơn vị khác</source>
        <translation>… and %1 more units</translation>
    </message>
    <message>
        <source>Mọi tiêu chí đều đạt.</source>
        <translation>All criteria are met.</translation>
    </message>
    <message>
        <source>Nhập với đơn vị liền kề:</source>
        <translation>Merge with a neighbour:</translation>
    </message>
</context>
<context>
    <name>consultation</name>
    <message>
        <source>từ %1</source>
        <translation>at least %1</translation>
    </message>
    <message>
        <source>trên %1</source>
        <translation>more than %1</translation>
    </message>
    <message>
        <source>văn bản không có tỷ lệ cho cách hỏi này</source>
        <translation>the text has no share for this way of asking</translation>
    </message>
    <message>
        <source>cần %1</source>
        <translation>needs %1</translation>
    </message>
    <message>
        <source>%1, cần %2: đủ</source>
        <translation>%1, needs %2: enough</translation>
    </message>
    <message>
        <source>%1, cần %2: chưa đủ</source>
        <translation>%1, needs %2: not enough</translation>
    </message>
    <message>
        <source>%1 %2 đồng ý</source>
        <translation>%1 of %2 in favour</translation>
    </message>
    <message>
        <source>Văn bản đang áp dụng không quy định tỷ lệ đồng ý.</source>
        <translation>The legal text in use sets no share in favour.</translation>
    </message>
    <message>
        <source>Theo văn bản đang áp dụng, mỗi đơn vị cần </source>
        <translation>Under the legal text in use every unit needs </translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
</context>
<context>
    <name>coordinates</name>
    <message>
        <source>%1B</source>
        <translation>%1N</translation>
    </message>
    <message>
        <source>%1N</source>
        <translation>%1S</translation>
    </message>
    <message>
        <source>%1Đ</source>
        <translation>%1E</translation>
    </message>
    <message>
        <source>%1T</source>
        <translation>%1W</translation>
    </message>
    <message>
        <source>B</source>
        <translation>N</translation>
    </message>
</context>
<context>
    <name>decisions</name>
    <message>
        <source>%1 không bắt buộc sắp xếp vì:</source>
        <translation>%1 need not be arranged because:</translation>
    </message>
    <message>
        <source>Không bắt buộc sắp xếp</source>
        <translation>Need not be arranged</translation>
    </message>
    <message>
        <source> và %1 đơn vị khác</source>
        <translation> and %1 more units</translation>
    </message>
    <message>
        <source>Miễn tiêu chuẩn</source>
        <translation>Waive standards</translation>
    </message>
    <message>
        <source>Đơn vị mới này không cần đạt đủ tiêu chuẩn. Ghi lý do để đưa vào hồ sơ:</source>
        <translation>This new unit need not meet all standards. Enter the reason for the dossier:</translation>
    </message>
    <message>
        <source>Lấy ý kiến</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>%1/%2 %3 đồng ý</source>
        <translation>%1/%2 %3 in favour</translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>Xanh nước</source>
        <translation>Water blue</translation>
    </message>
    <message>
        <source>Đỏ gạch</source>
        <translation>Brick red</translation>
    </message>
    <message>
        <source>Xám</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>Xanh lá</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Tím</source>
        <translation>Purple</translation>
    </message>
</context>
<context>
    <name>distribution</name>
    <message>
        <source>từ %1 %</source>
        <translation>from %1 %</translation>
    </message>
    <message>
        <source>Diện tích so với tiêu chuẩn</source>
        <translation>Area against the standard</translation>
    </message>
    <message>
        <source>Dân số so với tiêu chuẩn</source>
        <translation>Population against the standard</translation>
    </message>
    <message>
        <source>Số hộ so với tiêu chuẩn</source>
        <translation>Households against the standard</translation>
    </message>
</context>
<context>
    <name>dropped</name>
    <message>
        <source>Thả để mở hồ sơ
%1</source>
        <translation>Drop to open the project
%1</translation>
    </message>
    <message>
        <source>Thả để lập hồ sơ mới từ bản đồ
%1</source>
        <translation>Drop to make a new project from the map
%1</translation>
    </message>
    <message>
        <source>Thả để nhập phương án từ
%1</source>
        <translation>Drop to import a plan from
%1</translation>
    </message>
    <message>
        <source>Thả để nhập số liệu hoặc phương án từ bảng
%1</source>
        <translation>Drop to import figures or a plan from the table
%1</translation>
    </message>
    <message>
        <source>Không dùng được tệp này ở đây
%1</source>
        <translation>This file cannot be used here
%1</translation>
    </message>
    <message>
        <source>Thả để lập hồ sơ mới từ bản đồ
%1
kèm bảng %2</source>
        <translation>Drop to make a new project from the map
%1
with the table %2</translation>
    </message>
    <message>
        <source>Bảng số liệu đi cùng bản đồ: hãy thả cả tệp ranh giới cùng lúc
%1</source>
        <translation>A table goes with a map: drop the boundary file at the same time
%1</translation>
    </message>
    <message>
        <source>Không nhập được %1:
đây là %2</source>
        <translation>%1 cannot be brought in:
it is %2</translation>
    </message>
</context>
<context>
    <name>edit</name>
    <message>
        <source>Tệp mã các đơn vị</source>
        <translation>File of unit codes</translation>
    </message>
    <message>
        <source>Tệp mã (*.csv *.txt)</source>
        <translation>Code files (*.csv *.txt)</translation>
    </message>
    <message>
        <source>Đã chọn %1 đơn vị</source>
        <translation>%1 units chosen</translation>
    </message>
    <message>
        <source>; %1 mã không có trên bản đồ</source>
        <translation>; %1 codes are not on the map</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Đang xuất tài liệu</source>
        <translation>Exporting documents</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>%1 và %2 đơn vị khác</source>
        <translation>%1 and %2 more units</translation>
    </message>
    <message>
        <source>Diện tích tự nhiên (km²)</source>
        <translation>Natural area (km²)</translation>
    </message>
    <message>
        <source>Dân số (người)</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Tỷ lệ dân tộc thiểu số (%)</source>
        <translation>Ethnic minority share (%)</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>đã xác nhận</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>đã đối chiếu</source>
        <translation>compared</translation>
    </message>
    <message>
        <source>cần đối chiếu</source>
        <translation>to be compared</translation>
    </message>
    <message>
        <source>chưa thống nhất</source>
        <translation>sources differ</translation>
    </message>
    <message>
        <source>có</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>không</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>file</name>
    <message>
        <source>Hồ sơ và bản đồ (%1)</source>
        <translation>Projects and maps (%1)</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Lưu mốc</source>
        <translation>Save checkpoint</translation>
    </message>
    <message>
        <source>Mọi thao tác đã được ghi vào hồ sơ. Đặt tên cho mốc này:</source>
        <translation>Every step is in the project already. Name this checkpoint:</translation>
    </message>
    <message>
        <source>Đã lưu mốc “%1”.</source>
        <translation>Checkpoint “%1” saved.</translation>
    </message>
    <message>
        <source>Hồ sơ (*.gpkg)</source>
        <translation>Projects (*.gpkg)</translation>
    </message>
    <message>
        <source>Lưu bản sao thành</source>
        <translation>Save a copy as</translation>
    </message>
    <message>
        <source>Đã lưu bản sao: %1</source>
        <translation>Copy saved: %1</translation>
    </message>
</context>
<context>
    <name>file_dialogs</name>
    <message>
        <source>Đã có tệp %1. Ghi đè lên tệp đó?</source>
        <translation>The file %1 exists. Write over it?</translation>
    </message>
    <message>
        <source>Ghi đè</source>
        <translation>Write over</translation>
    </message>
</context>
<context>
    <name>frontier</name>
    <message>
        <source>Đang tính từng số đơn vị</source>
        <translation>Computing each number of units</translation>
    </message>
    <message>
        <source>Mỗi điểm là phương án ít vướng mắc nhất cho một số đơn vị, và trong các phương án đó là phương án ít xáo trộn nhất. Chấm rỗng: chưa chứng minh; dấu chéo: không thể đạt.</source>
        <translation>Each point is the plan with the fewest unresolved units for a number of units and, among those, with the least disruption. Hollow dot: not proved; cross: impossible.</translation>
    </message>
    <message>
        <source>Còn %1 đơn vị: không thể đạt được số này.</source>
        <translation>%1 units left: this number cannot be reached.</translation>
    </message>
    <message>
        <source>đã chứng minh là ít nhất</source>
        <translation>proved to be the fewest</translation>
    </message>
    <message>
        <source>chưa chứng minh là ít nhất</source>
        <translation>not proved to be the fewest</translation>
    </message>
    <message>
        <source>Còn %1 đơn vị: %2 đơn vị vướng mắc, %3 đơn vị cũ phải thay đổi (%4).</source>
        <translation>%1 units left: %2 unresolved, %3 old units must change (%4).</translation>
    </message>
</context>
<context>
    <name>gap</name>
    <message>
        <source>Ngang phương án tốt nhất</source>
        <translation>Equal to the best plan</translation>
    </message>
    <message>
        <source>%1 (chưa chứng minh)</source>
        <translation>%1 (not proved)</translation>
    </message>
    <message>
        <source>đã chứng minh</source>
        <translation>proved</translation>
    </message>
    <message>
        <source>tốt nhất tìm được, chưa chứng minh xong</source>
        <translation>best found, proof not finished</translation>
    </message>
    <message>
        <source>Phương án tốt nhất cho cùng câu hỏi (%1 đơn vị sau sắp xếp, %2): %3 chưa đạt, %4 đơn vị thay đổi, điểm %5.</source>
        <translation>Best plan for the same question (%1 units after arrangement, %2): %3 below standard, %4 units changed, score %5.</translation>
    </message>
    <message>
        <source>Cách tốt nhất %1</source>
        <translation>%1 from the best</translation>
    </message>
    <message>
        <source>Hơn phương án đã tìm %1</source>
        <translation>%1 better than the plan found</translation>
    </message>
    <message>
        <source>Kém phương án tốt nhất: thêm %1 đơn vị chưa đạt</source>
        <translation>Behind the best plan: %1 more units below standard</translation>
    </message>
    <message>
        <source>Ít hơn phương án đã tìm %1 đơn vị chưa đạt</source>
        <translation>%1 fewer units below standard than the plan found</translation>
    </message>
    <message>
        <source>Kém phương án tốt nhất: thêm %1 đơn vị thay đổi</source>
        <translation>Behind the best plan: %1 more units changed</translation>
    </message>
    <message>
        <source>Ít hơn phương án đã tìm %1 đơn vị thay đổi</source>
        <translation>%1 fewer units changed than the plan found</translation>
    </message>
</context>
<context>
    <name>gesture</name>
    <message>
        <source>Trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Diện tích</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Dân số</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Sắp xếp đơn vị hành chính, phiên bản %1.
Chạy hoàn toàn trên máy này, không gửi dữ liệu đi đâu.</source>
        <translation>Arrangement of administrative units, version %1.
Runs entirely on this machine and sends no data anywhere.</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Số đơn vị</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Diện tích tự nhiên</source>
        <translation>Natural area</translation>
    </message>
    <message>
        <source>Diện tích đo trên bản đồ</source>
        <translation>Area measured on the map</translation>
    </message>
    <message>
        <source>Dân số</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Hệ tọa độ</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Bảng mã</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Đã đọc</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>Cột đã nhận ra</source>
        <translation>Columns recognised</translation>
    </message>
    <message>
        <source>&lt;b&gt;Chưa có số liệu:&lt;/b&gt; %1.</source>
        <translation>&lt;b&gt;No figures yet:&lt;/b&gt; %1.</translation>
    </message>
    <message>
        <source>chưa cộng được, thiếu ở %1 đơn vị</source>
        <translation>no sum yet, missing for %1 units</translation>
    </message>
    <message>
        <source>%1 (một trong %2 lớp của tệp)</source>
        <translation>%1 (one of %2 layers in the file)</translation>
    </message>
    <message>
        <source>Lớp bản đồ</source>
        <translation>Map layer</translation>
    </message>
    <message>
        <source>%1 dòng của bảng chưa rõ là đơn vị nào</source>
        <translation>%1 rows of the table have no clear unit</translation>
    </message>
    <message>
        <source>%1 cột nên xem lại ý nghĩa</source>
        <translation>%1 columns whose meaning should be checked</translation>
    </message>
    <message>
        <source>%1 chỗ chữ Việt còn lạ sau khi chuyển mã</source>
        <translation>%1 Vietnamese texts still look strange after conversion</translation>
    </message>
    <message>
        <source>hệ tọa độ có điều cần biết</source>
        <translation>something to know about the projection</translation>
    </message>
    <message>
        <source>%1 điểm cần xem lại trên bản đồ và số liệu</source>
        <translation>%1 points to look at in the map and the figures</translation>
    </message>
    <message>
        <source>&lt;b&gt;Mọi thứ đã rõ.&lt;/b&gt; Bấm Enter để lập hồ sơ.</source>
        <translation>&lt;b&gt;All is clear.&lt;/b&gt; Press Enter to create the project.</translation>
    </message>
    <message>
        <source>Nên xem trước khi lập hồ sơ:</source>
        <translation>Have a look before creating the project:</translation>
    </message>
    <message>
        <source>%1 khe hở</source>
        <translation>%1 gaps</translation>
    </message>
    <message>
        <source>%1 chỗ chồng lấn</source>
        <translation>%1 overlaps</translation>
    </message>
    <message>
        <source>%1 vùng lỗi</source>
        <translation>%1 invalid polygons</translation>
    </message>
    <message>
        <source>sửa %1 của bản đồ</source>
        <translation>repair %1 of the map</translation>
    </message>
    <message>
        <source>Đã sửa %1 khe hở, %2 chỗ chồng lấn, %3 vùng lỗi; diện tích thay đổi %4 km².</source>
        <translation>Repaired %1 gaps, %2 overlaps, %3 invalid polygons; area changed by %4 km².</translation>
    </message>
    <message>
        <source>Bảng số liệu: %1/%2 dòng khớp với bản đồ.</source>
        <translation>Tables: %1/%2 rows match the map.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Chọn một đơn vị</source>
        <translation>Choose a unit</translation>
    </message>
    <message>
        <source>Bấm</source>
        <translation>Click</translation>
    </message>
    <message>
        <source>Ctrl/Shift + bấm</source>
        <translation>Ctrl/Shift + click</translation>
    </message>
    <message>
        <source>Thêm hoặc bớt đơn vị đang chọn</source>
        <translation>Add or remove a chosen unit</translation>
    </message>
    <message>
        <source>Nhập các đơn vị đang chọn</source>
        <translation>Merge the chosen units</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Unchoose</translation>
    </message>
    <message>
        <source>Phóng to, thu nhỏ</source>
        <translation>Zoom in, zoom out</translation>
    </message>
    <message>
        <source>Lăn chuột</source>
        <translation>Mouse wheel</translation>
    </message>
    <message>
        <source>Sang đơn vị bên cạnh</source>
        <translation>Go to the next unit</translation>
    </message>
    <message>
        <source>Alt + mũi tên</source>
        <translation>Alt + arrow</translation>
    </message>
    <message>
        <source>Phím cách</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Chọn hoặc bỏ chọn đơn vị đó; giữ và kéo: kéo bản đồ</source>
        <translation>Choose or unchoose that unit; hold and drag: move the map</translation>
    </message>
    <message>
        <source>Trên bản đồ</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>Kéo dòng đang chọn</source>
        <translation>Drag the chosen rows</translation>
    </message>
    <message>
        <source>Sang bảng Phương án: nhập vào đơn vị mới được thả lên</source>
        <translation>Into the Plan panel: merge into the new unit they are dropped on</translation>
    </message>
    <message>
        <source>Bấm đúp</source>
        <translation>Double-click</translation>
    </message>
    <message>
        <source>Phóng tới đơn vị đó trên bản đồ</source>
        <translation>Zoom to that unit on the map</translation>
    </message>
    <message>
        <source>Chép sang Excel các dòng đang chọn</source>
        <translation>Copy the chosen rows for Excel</translation>
    </message>
    <message>
        <source>Thả tệp vào cửa sổ</source>
        <translation>Drop a file on the window</translation>
    </message>
    <message>
        <source>Hồ sơ, bản đồ, bảng số liệu, phương án: máy nhận ra và nói trước</source>
        <translation>Project, map, table of figures, plan: it is recognised and told before</translation>
    </message>
    <message>
        <source>Trong các bảng</source>
        <translation>In the tables</translation>
    </message>
</context>
<context>
    <name>law</name>
    <message>
        <source>Rà soát theo văn bản đang áp dụng</source>
        <translation>Screening under the legal text in use</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Chọn bản đồ thôn, tổ dân phố</source>
        <translation>Choose the map of hamlets and residential groups</translation>
    </message>
    <message>
        <source>Bản đồ (%1)</source>
        <translation>Maps (%1)</translation>
    </message>
    <message>
        <source>Đã chuyển %1 thôn sang %2; Ctrl+Z để hoàn tác.</source>
        <translation>Moved %1 hamlets to %2; Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>Đã thêm %1 thôn vào hồ sơ. F6 để đổi giữa cấp xã và cấp thôn.</source>
        <translation>%1 hamlets added to the project. F6 switches between communes and hamlets.</translation>
    </message>
</context>
<context>
    <name>locks</name>
    <message>
        <source>Khóa giữ nguyên</source>
        <translation>Locked as it is</translation>
    </message>
    <message>
        <source>Khóa cùng với %1</source>
        <translation>Locked together with %1</translation>
    </message>
    <message>
        <source>Khóa tách khỏi %1</source>
        <translation>Locked apart from %1</translation>
    </message>
</context>
<context>
    <name>measure</name>
    <message>
        <source>Dài %1</source>
        <translation>Length %1</translation>
    </message>
    <message>
        <source>chu vi khép kín %1</source>
        <translation>closed perimeter %1</translation>
    </message>
    <message>
        <source>diện tích %1</source>
        <translation>area %1</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Rà soát các đơn vị</source>
        <translation>&amp;Screening of all units</translation>
    </message>
    <message>
        <source>Đơn vị nào thuộc diện sắp xếp, được miễn, thiếu số liệu, vì sao</source>
        <translation>Which units must be arranged, are exempt or lack figures, and why</translation>
    </message>
    <message>
        <source>&amp;Các bộ quy định…</source>
        <translation>&amp;Rule sets…</translation>
    </message>
    <message>
        <source>Các &amp;quyết định đã ghi…</source>
        <translation>Recorded &amp;decisions…</translation>
    </message>
    <message>
        <source>&amp;Ngày của danh mục mã và ngày hiệu lực…</source>
        <translation>Code &amp;list date and effective date…</translation>
    </message>
    <message>
        <source>&amp;Số liệu và đặc điểm của đơn vị…</source>
        <translation>&amp;Figures and features of units…</translation>
    </message>
    <message>
        <source>Kết quả &amp;lấy ý kiến…</source>
        <translation>C&amp;onsultation results…</translation>
    </message>
    <message>
        <source>Điểm &amp;phân loại…</source>
        <translation>&amp;Classification points…</translation>
    </message>
    <message>
        <source>Cấp th&amp;ôn</source>
        <translation>Hamle&amp;ts</translation>
    </message>
    <message>
        <source>Xem cấp &amp;thôn</source>
        <translation>View &amp;hamlets</translation>
    </message>
    <message>
        <source>Đổi giữa bản đồ xã và bản đồ thôn của hồ sơ</source>
        <translation>Switch between the map of communes and the map of hamlets</translation>
    </message>
    <message>
        <source>Thêm &amp;bản đồ thôn…</source>
        <translation>&amp;Add map of hamlets…</translation>
    </message>
    <message>
        <source>Đưa bản đồ thôn, tổ dân phố vào hồ sơ cấp xã</source>
        <translation>Bring a map of hamlets and residential groups into a project of communes</translation>
    </message>
    <message>
        <source>Bỏ &amp;cấp thôn khỏi hồ sơ</source>
        <translation>&amp;Remove hamlets from the project</translation>
    </message>
    <message>
        <source>Đối chiếu &amp;số liệu xã và thôn…</source>
        <translation>Compare &amp;figures of communes and hamlets…</translation>
    </message>
    <message>
        <source>C&amp;huyển các thôn đang chọn sang xã khác…</source>
        <translation>&amp;Move chosen hamlets to another commune…</translation>
    </message>
    <message>
        <source>Điều chỉnh một phần xã theo thôn, đúng diện tích, dân số</source>
        <translation>Adjusts a part of a commune hamlet by hamlet, with exact area and population</translation>
    </message>
    <message>
        <source>Xem cấp &amp;xã</source>
        <translation>View &amp;communes</translation>
    </message>
    <message>
        <source>&amp;Lỗi bản đồ và số liệu…</source>
        <translation>Map and &amp;data problems…</translation>
    </message>
    <message>
        <source>Khe hở, chồng lấn, số liệu thiếu hoặc lệch; bấm để thấy trên bản đồ</source>
        <translation>Gaps, overlaps, figures missing or differing; click to see them on the map</translation>
    </message>
    <message>
        <source>&amp;Hồ sơ</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Lập hồ sơ mới từ bản đồ…</source>
        <translation>&amp;New project from a map…</translation>
    </message>
    <message>
        <source>&amp;Mở…</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở hồ sơ hoặc bản đồ</source>
        <translation>Open a project or a map</translation>
    </message>
    <message>
        <source>Mở hồ sơ &amp;mẫu</source>
        <translation>Open &amp;sample project</translation>
    </message>
    <message>
        <source>&amp;Xuất tài liệu…</source>
        <translation>&amp;Export documents…</translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Xuất bản đồ, phụ lục, đề án, ranh giới</source>
        <translation>Export maps, annexes, proposal, boundaries</translation>
    </message>
    <message>
        <source>Mẫ&amp;u Word của cơ quan…</source>
        <translation>&amp;Word templates of the office…</translation>
    </message>
    <message>
        <source>Sửa mẫu đề án, tờ trình; hướng dẫn các trường</source>
        <translation>Edit the templates of proposal and letter; guide to the fields</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Lưu &amp;mốc…</source>
        <translation>Save check&amp;point…</translation>
    </message>
    <message>
        <source>Lưu mốc</source>
        <translation>Save checkpoint</translation>
    </message>
    <message>
        <source>Đặt tên cho trạng thái này; mọi thao tác đã tự lưu</source>
        <translation>Name this state; every step is saved automatically</translation>
    </message>
    <message>
        <source>Lưu &amp;bản sao thành…</source>
        <translation>Save a cop&amp;y as…</translation>
    </message>
    <message>
        <source>Lịc&amp;h sử…</source>
        <translation>&amp;History…</translation>
    </message>
    <message>
        <source>Mọi thao tác: ai làm, lúc nào; trở về điểm bất kỳ</source>
        <translation>All steps: who, when; go back to any point</translation>
    </message>
    <message>
        <source>&amp;Sửa</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Tìm đơn vị</source>
        <translation>&amp;Find units</translation>
    </message>
    <message>
        <source>Chọn các đơn vị &amp;còn phải sắp xếp</source>
        <translation>Choose units still &amp;open</translation>
    </message>
    <message>
        <source>Chọn theo điề&amp;u kiện…</source>
        <translation>Choose by &amp;condition…</translation>
    </message>
    <message>
        <source>Chọn đơn vị theo số liệu, ví dụ dan_so &lt; 2500 and dt_km2 &lt; 25</source>
        <translation>Choose units by figures, e.g. dan_so &lt; 2500 and dt_km2 &lt; 25</translation>
    </message>
    <message>
        <source>Chọn theo &amp;tệp mã…</source>
        <translation>Choose by file of co&amp;des…</translation>
    </message>
    <message>
        <source>&amp;Bỏ chọn</source>
        <translation>U&amp;nchoose</translation>
    </message>
    <message>
        <source>Chỉ chọn đơn vị còn phải sắ&amp;p xếp</source>
        <translation>C&amp;hoose only units still open</translation>
    </message>
    <message>
        <source>&amp;Giữ trong huyện này</source>
        <translation>&amp;Stay in this district</translation>
    </message>
    <message>
        <source>Chỉ chọn và quét đơn vị cùng huyện với đơn vị đầu tiên</source>
        <translation>Choose and paint only units in the district of the first one</translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Toàn bản đồ</source>
        <translation>&amp;Whole map</translation>
    </message>
    <message>
        <source>Phóng tới đơn vị đang &amp;chọn</source>
        <translation>&amp;Zoom to the chosen units</translation>
    </message>
    <message>
        <source>Vấn đề tiếp</source>
        <translation>Next problem</translation>
    </message>
    <message>
        <source>Vấn đề tiếp &amp;theo</source>
        <translation>&amp;Next problem</translation>
    </message>
    <message>
        <source>Vấn đề t&amp;rước</source>
        <translation>&amp;Previous problem</translation>
    </message>
    <message>
        <source>&amp;Lớp nền…</source>
        <translation>&amp;Background layers…</translation>
    </message>
    <message>
        <source>Đường giao thông, sông suối, trụ sở… cùng hiện trên bản đồ</source>
        <translation>Roads, rivers, seats… shown on the map</translation>
    </message>
    <message>
        <source>Tô màu: %1</source>
        <translation>Colour: %1</translation>
    </message>
    <message>
        <source>&amp;Phương án</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>Phương án &amp;mới…</source>
        <translation>&amp;New plan…</translation>
    </message>
    <message>
        <source>&amp;Nhân bản phương án…</source>
        <translation>&amp;Duplicate plan…</translation>
    </message>
    <message>
        <source>Đổi tê&amp;n phương án…</source>
        <translation>&amp;Rename plan…</translation>
    </message>
    <message>
        <source>&amp;Xóa phương án…</source>
        <translation>De&amp;lete plan…</translation>
    </message>
    <message>
        <source>Phương án &amp;kế tiếp</source>
        <translation>Ne&amp;xt plan</translation>
    </message>
    <message>
        <source>Tìm tốt nhất</source>
        <translation>Find best</translation>
    </message>
    <message>
        <source>&amp;Tìm phương án tốt nhất…</source>
        <translation>&amp;Find the best plan…</translation>
    </message>
    <message>
        <source>Số đơn &amp;vị – vướng mắc – xáo trộn…</source>
        <translation>&amp;Units – unresolved – disruption…</translation>
    </message>
    <message>
        <source>Vì sao nhập &amp;cùng nhau?</source>
        <translation>&amp;Why merged together?</translation>
    </message>
    <message>
        <source>Vì sao không &amp;ít hơn?</source>
        <translation>Why n&amp;ot fewer?</translation>
    </message>
    <message>
        <source>&amp;So với phương án tốt nhất khi sửa</source>
        <translation>&amp;Compare with the best plan while editing</translation>
    </message>
    <message>
        <source>&amp;Quy định</source>
        <translation>&amp;Law</translation>
    </message>
    <message>
        <source>&amp;Trợ giúp</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Phím tắt</source>
        <translation>&amp;Keyboard shortcuts</translation>
    </message>
    <message>
        <source>&amp;Về chương trình</source>
        <translation>&amp;About</translation>
    </message>
    <message>
        <source>Nhậ&amp;p phương án từ bảng, hồ sơ khác…</source>
        <translation>&amp;Import plan from a table or another project…</translation>
    </message>
    <message>
        <source>Bảng mã cũ – đơn vị mới, phuong-an.json, hồ sơ đồng nghiệp</source>
        <translation>Table old codes – new units, phuong-an.json, a colleague&apos;s project</translation>
    </message>
    <message>
        <source>&amp;So sánh hai phương án…</source>
        <translation>Co&amp;mpare two plans…</translation>
    </message>
    <message>
        <source>&amp;Nền sáng, tối, tương phản cao</source>
        <translation>Light, dar&amp;k, high contrast</translation>
    </message>
    <message>
        <source>Cà&amp;i đặt…</source>
        <translation>Settin&amp;gs…</translation>
    </message>
    <message>
        <source>Giao diện và cỡ chữ 100–200 %</source>
        <translation>Look, text size 100–200 % and language</translation>
    </message>
    <message>
        <source>&amp;In, xem trước khi in…</source>
        <translation>Prin&amp;t, print preview…</translation>
    </message>
    <message>
        <source>In bản đồ và tóm tắt từng đơn vị ra máy in hoặc tệp PDF</source>
        <translation>Print maps and unit summaries to a printer or a PDF file</translation>
    </message>
    <message>
        <source>Đơ&amp;n vị</source>
        <translation>&amp;Units</translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>&amp;Nhập các đơn vị đang chọn</source>
        <translation>&amp;Merge the chosen units</translation>
    </message>
    <message>
        <source>Nhập các đơn vị đang chọn thành một (Enter trên bản đồ)</source>
        <translation>Merge the chosen units into one (Enter on the map)</translation>
    </message>
    <message>
        <source>Tách</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>&amp;Tách về các đơn vị cũ</source>
        <translation>&amp;Split into the old units</translation>
    </message>
    <message>
        <source>Đưa ra</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Đưa &amp;ra khỏi đơn vị mới</source>
        <translation>&amp;Take out of the new unit</translation>
    </message>
    <message>
        <source>Sửa số liệu &amp;phần đã tách…</source>
        <translation>Correct figures of a cut-off &amp;part…</translation>
    </message>
    <message>
        <source>Thay số ước tính của phần nhập bằng số liệu chính thức</source>
        <translation>Replace estimates of the merged part by official figures</translation>
    </message>
    <message>
        <source>Trả phần đã tách về đơn vị &amp;cũ…</source>
        <translation>Give a cut-off part &amp;back…</translation>
    </message>
    <message>
        <source>Đặt t&amp;ên đơn vị mới…</source>
        <translation>&amp;Name the new unit…</translation>
    </message>
    <message>
        <source>Đặt trụ &amp;sở tại đơn vị đang chọn</source>
        <translation>Put the s&amp;eat in the chosen unit</translation>
    </message>
    <message>
        <source>Khóa cùng</source>
        <translation>Lock together</translation>
    </message>
    <message>
        <source>&amp;Khóa cùng nhau</source>
        <translation>&amp;Lock together</translation>
    </message>
    <message>
        <source>Máy luôn để các đơn vị đang chọn cùng một đơn vị mới</source>
        <translation>The program keeps the chosen units in one new unit</translation>
    </message>
    <message>
        <source>Khóa tách</source>
        <translation>Lock apart</translation>
    </message>
    <message>
        <source>Khóa tách nh&amp;au</source>
        <translation>Lock &amp;apart</translation>
    </message>
    <message>
        <source>Máy không bao giờ nhập các đơn vị đang chọn với nhau</source>
        <translation>The program never merges the chosen units with each other</translation>
    </message>
    <message>
        <source>Khóa &amp;giữ nguyên</source>
        <translation>Lock as &amp;it is</translation>
    </message>
    <message>
        <source>Bỏ khóa của đơn vị đang &amp;chọn</source>
        <translation>&amp;Unlock the chosen units</translation>
    </message>
    <message>
        <source>Không bắt buộc sắp &amp;xếp…</source>
        <translation>Need n&amp;ot be arranged…</translation>
    </message>
    <message>
        <source>Bỏ lý do không sắp xếp</source>
        <translation>&amp;Drop the reason why not arranged</translation>
    </message>
    <message>
        <source>&amp;Miễn tiêu chuẩn cho đơn vị mới…</source>
        <translation>&amp;Waive standards for the new unit…</translation>
    </message>
    <message>
        <source>Bỏ miễn tiêu chuẩn</source>
        <translation>D&amp;rop the waiver</translation>
    </message>
    <message>
        <source>Nhập &amp;số liệu từ bảng…</source>
        <translation>Import &amp;figures from a table…</translation>
    </message>
    <message>
        <source>Diện tích, dân số, số hộ… mới cho các đơn vị đã có trong hồ sơ</source>
        <translation>New area, population, households… for the units already in the project</translation>
    </message>
    <message>
        <source>Coi là &amp;liền kề…</source>
        <translation>Count as neighbours…</translation>
    </message>
    <message>
        <source>Hai đơn vị không chung ranh giới: có cầu, phà, cùng đảo…</source>
        <translation>Two units without a common border: a bridge, a ferry, the same island…</translation>
    </message>
    <message>
        <source>Thôi coi là liền kề</source>
        <translation>No longer count as neighbours</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Sắp xếp đơn vị hành chính</source>
        <translation>Arrangement of administrative units</translation>
    </message>
</context>
<context>
    <name>moves</name>
    <message>
        <source>%1 đã ở trong đơn vị này.</source>
        <translation>%1 is in this unit already.</translation>
    </message>
    <message>
        <source>Không có đơn vị nào để chuyển.</source>
        <translation>There are no units to move.</translation>
    </message>
</context>
<context>
    <name>neighbours</name>
    <message>
        <source>Vì sao %1 và %2 được coi là liền kề (cầu, phà, cùng đảo…)?</source>
        <translation>Why do %1 and %2 count as neighbours (bridge, ferry, same island…)?</translation>
    </message>
    <message>
        <source>Coi là liền kề</source>
        <translation>Count as neighbours</translation>
    </message>
    <message>
        <source>%1 và %2 được coi là liền kề: %3.</source>
        <translation>%1 and %2 count as neighbours: %3.</translation>
    </message>
    <message>
        <source>Được coi là liền kề với %1: %2.</source>
        <translation>Counts as a neighbour of %1: %2.</translation>
    </message>
</context>
<context>
    <name>optimise</name>
    <message>
        <source>Đang tìm phương án tốt nhất</source>
        <translation>Finding the best plan</translation>
    </message>
    <message>
        <source>Thôi &amp;so với phương án tốt nhất</source>
        <translation>Stop &amp;comparing with the best plan</translation>
    </message>
    <message>
        <source>&amp;So với phương án tốt nhất khi sửa</source>
        <translation>&amp;Compare with the best plan while editing</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Cách ghép cột (*.toml)</source>
        <translation>Column matching (*.toml)</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>Phần đã tách</source>
        <translation>Cut-off parts</translation>
    </message>
    <message>
        <source>Chọn phần:</source>
        <translation>Choose a part:</translation>
    </message>
    <message>
        <source>Một phần %1</source>
        <translation>A part of %1</translation>
    </message>
    <message>
        <source>Một phần %1, nhập vào %2</source>
        <translation>A part of %1, merged into %2</translation>
    </message>
    <message>
        <source>Phần còn lại %1</source>
        <translation>The rest of %1</translation>
    </message>
    <message>
        <source> (ước tính)</source>
        <translation> (estimate)</translation>
    </message>
    <message>
        <source>%1 và %2 thôn khác</source>
        <translation>%1 and %2 more hamlets</translation>
    </message>
    <message>
        <source>%1: %2, %3 chuyển khỏi xã hiện nay.</source>
        <translation>%1: %2, %3 leave their present commune.</translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message>
        <source>Đặt tên đơn vị mới</source>
        <translation>Name the new unit</translation>
    </message>
    <message>
        <source>Tên (không kèm loại đơn vị):</source>
        <translation>Name (without the kind of unit):</translation>
    </message>
    <message>
        <source>Xóa phương án “%1”? Có thể hoàn tác.</source>
        <translation>Delete plan “%1”? It can be undone.</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Tên phương án</source>
        <translation>Name of the plan</translation>
    </message>
    <message>
        <source>Tên phương án:</source>
        <translation>Name of the plan:</translation>
    </message>
    <message>
        <source>Còn phải sắp xếp</source>
        <translation>Still to be arranged</translation>
    </message>
    <message>
        <source>%1 đơn vị</source>
        <translation>%1 units</translation>
    </message>
    <message>
        <source>≈: số ước tính, chưa có số liệu chính thức</source>
        <translation>≈: an estimate, no official figure yet</translation>
    </message>
</context>
<context>
    <name>plans_in</name>
    <message>
        <source>Nhập phương án từ bảng hoặc hồ sơ</source>
        <translation>Import a plan from a table or a project</translation>
    </message>
    <message>
        <source>Bảng, phương án, hồ sơ (%1)</source>
        <translation>Tables, plans, projects (%1)</translation>
    </message>
    <message>
        <source>Đã nhập phương án “%1”.</source>
        <translation>Plan “%1” imported.</translation>
    </message>
</context>
<context>
    <name>print</name>
    <message>
        <source>Đang vẽ các trang</source>
        <translation>Drawing the pages</translation>
    </message>
    <message>
        <source>Ghi các trang ra PDF</source>
        <translation>Write the pages to a PDF</translation>
    </message>
    <message>
        <source>Đang ghi PDF</source>
        <translation>Writing PDF</translation>
    </message>
    <message>
        <source>Đã ghi %1</source>
        <translation>%1 written</translation>
    </message>
    <message>
        <source>Bản đồ hiện trạng</source>
        <translation>Map of the present state</translation>
    </message>
    <message>
        <source>Bản đồ phương án</source>
        <translation>Map of the plan</translation>
    </message>
    <message>
        <source>Tóm tắt từng đơn vị mới (A4)</source>
        <translation>Summary of each new unit (A4)</translation>
    </message>
    <message>
        <source>Đơn vị cũ sẽ ra sao (A4)</source>
        <translation>What becomes of the old units (A4)</translation>
    </message>
    <message>
        <source>Không hiểu “%1”; hãy ghi số trang như 1-3, 5.</source>
        <translation>“%1” is not clear; give page numbers such as 1-3, 5.</translation>
    </message>
    <message>
        <source>Không có trang “%1”; các trang là 1 đến %2.</source>
        <translation>There is no page “%1”; the pages are 1 to %2.</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Lưu ý</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Khe hở</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>Vùng trống</source>
        <translation>Empty area</translation>
    </message>
    <message>
        <source>Chồng lấn</source>
        <translation>Overlap</translation>
    </message>
    <message>
        <source>Mảnh vụn</source>
        <translation>Sliver</translation>
    </message>
    <message>
        <source>Vùng lỗi</source>
        <translation>Invalid polygon</translation>
    </message>
    <message>
        <source>Vẽ hai lần</source>
        <translation>Drawn twice</translation>
    </message>
    <message>
        <source>Xa cấp trên</source>
        <translation>Far from its parent</translation>
    </message>
    <message>
        <source>Thiếu cấp trên</source>
        <translation>No parent</translation>
    </message>
    <message>
        <source>Ngoài cấp trên</source>
        <translation>Outside its parent</translation>
    </message>
    <message>
        <source>Khác cấp</source>
        <translation>Other level</translation>
    </message>
    <message>
        <source>Nhiều lớp</source>
        <translation>Several layers</translation>
    </message>
    <message>
        <source>Vùng thiếu tên</source>
        <translation>Polygon without name</translation>
    </message>
    <message>
        <source>Vùng nhiều tên</source>
        <translation>Polygon with several names</translation>
    </message>
    <message>
        <source>Chưa sửa được</source>
        <translation>Not repaired</translation>
    </message>
    <message>
        <source>Nhiều mảnh</source>
        <translation>Several pieces</translation>
    </message>
    <message>
        <source>Tách rời</source>
        <translation>Isolated</translation>
    </message>
    <message>
        <source>Không có vùng</source>
        <translation>No polygon</translation>
    </message>
    <message>
        <source>Đã gộp dòng</source>
        <translation>Rows joined</translation>
    </message>
    <message>
        <source>Thiếu số liệu</source>
        <translation>Figures missing</translation>
    </message>
    <message>
        <source>Trùng tên</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>Lệch diện tích</source>
        <translation>Area differs</translation>
    </message>
    <message>
        <source>Sửa làm đổi</source>
        <translation>Changed by repair</translation>
    </message>
    <message>
        <source>Không đọc được</source>
        <translation>Not readable</translation>
    </message>
    <message>
        <source>Hệ tọa độ</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Vị trí</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Không có trong bảng</source>
        <translation>Not in the table</translation>
    </message>
    <message>
        <source>Khác tên</source>
        <translation>Other name</translation>
    </message>
    <message>
        <source>Tiêu đề lạ</source>
        <translation>Strange heading</translation>
    </message>
    <message>
        <source>Ghép theo tên giống</source>
        <translation>Matched by likeness</translation>
    </message>
    <message>
        <source>Lệch tổng</source>
        <translation>Total differs</translation>
    </message>
    <message>
        <source>Mã mất số 0</source>
        <translation>Code lost its zero</translation>
    </message>
    <message>
        <source>Trùng mã</source>
        <translation>Same code</translation>
    </message>
    <message>
        <source>Thiếu mã</source>
        <translation>Code missing</translation>
    </message>
    <message>
        <source>Thiếu tên</source>
        <translation>Name missing</translation>
    </message>
    <message>
        <source>Chưa rõ loại</source>
        <translation>Kind unclear</translation>
    </message>
    <message>
        <source>Nhiều cột</source>
        <translation>Several columns</translation>
    </message>
    <message>
        <source>Cột đoán</source>
        <translation>Column guessed</translation>
    </message>
    <message>
        <source>Cột đổi chỗ</source>
        <translation>Columns swapped</translation>
    </message>
    <message>
        <source>Tên tỉnh không dấu</source>
        <translation>Provinces without diacritics</translation>
    </message>
    <message>
        <source>Đơn vị đo</source>
        <translation>Unit of measure</translation>
    </message>
    <message>
        <source>Đã làm tròn</source>
        <translation>Rounded</translation>
    </message>
    <message>
        <source>Ô đánh dấu</source>
        <translation>Ticked cells</translation>
    </message>
    <message>
        <source>Diện tích bản đồ</source>
        <translation>Area from the map</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Vì sao nhập cùng nhau?</source>
        <translation>Why merged together?</translation>
    </message>
    <message>
        <source>Vì sao không ít hơn?</source>
        <translation>Why not fewer?</translation>
    </message>
    <message>
        <source>Từng đơn vị cũ</source>
        <translation>Each old unit</translation>
    </message>
    <message>
        <source>Có thể nhập với ai</source>
        <translation>Possible partners</translation>
    </message>
    <message>
        <source>Nếu không nhập với nhau</source>
        <translation>If not merged together</translation>
    </message>
    <message>
        <source>So với phương án nào</source>
        <translation>Compared with which plan</translation>
    </message>
    <message>
        <source>Phương án tốt nhất có %1 đơn vị</source>
        <translation>The best plan has %1 units</translation>
    </message>
</context>
<context>
    <name>rule_sets</name>
    <message>
        <source>Không ghi được tệp %1.</source>
        <translation>File %1 could not be written.</translation>
    </message>
</context>
<context>
    <name>screening</name>
    <message>
        <source>Thuộc diện sắp xếp</source>
        <translation>Must be arranged</translation>
    </message>
    <message>
        <source>Khuyến khích</source>
        <translation>Encouraged</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>Không thuộc diện</source>
        <translation>Not concerned</translation>
    </message>
    <message>
        <source>Chưa đủ số liệu</source>
        <translation>Figures missing</translation>
    </message>
    <message>
        <source>Kết quả rà soát</source>
        <translation>Screening result</translation>
    </message>
    <message>
        <source>So với tiêu chuẩn</source>
        <translation>Against the standard</translation>
    </message>
    <message>
        <source>Vì sao; còn thiếu gì</source>
        <translation>Why; what is missing</translation>
    </message>
    <message>
        <source>Còn thiếu: %1</source>
        <translation>Missing: %1</translation>
    </message>
</context>
<context>
    <name>signature</name>
    <message>
        <source>Người quyết định:</source>
        <translation>Decided by:</translation>
    </message>
    <message>
        <source>Họ và tên, chức vụ</source>
        <translation>Name and office</translation>
    </message>
    <message>
        <source>Ngày:</source>
        <translation>Date:</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <source>Phải sắp xếp, chưa có phương án</source>
        <translation>Must be arranged, not in the plan yet</translation>
    </message>
    <message>
        <source>Đã nhập, đạt</source>
        <translation>Merged, meets the standards</translation>
    </message>
    <message>
        <source>Đã nhập, chưa đạt</source>
        <translation>Merged, below standard</translation>
    </message>
    <message>
        <source>Đã nhập, chưa đủ số liệu</source>
        <translation>Merged, figures missing</translation>
    </message>
    <message>
        <source>Đã nhập, được miễn</source>
        <translation>Merged, waived</translation>
    </message>
    <message>
        <source>Không bắt buộc sắp xếp</source>
        <translation>Need not be arranged</translation>
    </message>
    <message>
        <source>Khuyến khích sắp xếp</source>
        <translation>Encouraged to be arranged</translation>
    </message>
    <message>
        <source>Chưa đủ số liệu</source>
        <translation>Figures missing</translation>
    </message>
    <message>
        <source>Giữ nguyên</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Phải sắp xếp</source>
        <translation>Must be arranged</translation>
    </message>
    <message>
        <source>Đạt</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Chưa đạt</source>
        <translation>Not met</translation>
    </message>
    <message>
        <source>Được miễn</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>Khuyến khích</source>
        <translation>Encouraged</translation>
    </message>
    <message>
        <source>Thiếu số liệu</source>
        <translation>Figures missing</translation>
    </message>
</context>
<context>
    <name>tables_in</name>
    <message>
        <source>Nhập số liệu từ bảng</source>
        <translation>Import figures from a table</translation>
    </message>
    <message>
        <source>Bảng (%1)</source>
        <translation>Tables (%1)</translation>
    </message>
    <message>
        <source>Đang đọc bảng %1</source>
        <translation>Reading the table %1</translation>
    </message>
    <message>
        <source>Đã ghi số liệu của %1 đơn vị; Ctrl+Z để hoàn tác.</source>
        <translation>Wrote the figures of %1 units; Ctrl+Z undoes it.</translation>
    </message>
</context>
<context>
    <name>themes</name>
    <message>
        <source>Dưới %1</source>
        <translation>Below %1</translation>
    </message>
    <message>
        <source>Từ %1 trở lên</source>
        <translation>%1 and more</translation>
    </message>
    <message>
        <source>Chưa đủ số liệu</source>
        <translation>Figures missing</translation>
    </message>
    <message>
        <source>Kết luận theo văn bản</source>
        <translation>Verdict by the legal text</translation>
    </message>
    <message>
        <source>Thuộc diện sắp xếp</source>
        <translation>Must be arranged</translation>
    </message>
    <message>
        <source>Đơn vị theo phương án</source>
        <translation>Units of the plan</translation>
    </message>
    <message>
        <source>Diện tích so với tiêu chuẩn</source>
        <translation>Area against the standard</translation>
    </message>
    <message>
        <source>Dân số so với tiêu chuẩn</source>
        <translation>Population against the standard</translation>
    </message>
    <message>
        <source>Mật độ dân số (người/km²)</source>
        <translation>Population density (people/km²)</translation>
    </message>
    <message>
        <source>Độ gọn của hình dạng</source>
        <translation>Compactness of shape</translation>
    </message>
    <message>
        <source>Thuộc diện phải sắp xếp</source>
        <translation>Must be arranged</translation>
    </message>
    <message>
        <source>Không thuộc diện sắp xếp</source>
        <translation>Need not be arranged</translation>
    </message>
    <message>
        <source>Đơn vị được nhập (mỗi màu một đơn vị mới)</source>
        <translation>Merged units (one colour for each new unit)</translation>
    </message>
    <message>
        <source>Giữ nguyên</source>
        <translation>Unchanged</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Chọn đơn vị</source>
        <translation>Choose units</translation>
    </message>
    <message>
        <source>Bấm để chọn, Ctrl hoặc Shift + bấm để thêm; kéo để di chuyển bản đồ; Enter để nhập.</source>
        <translation>Click to choose, Ctrl or Shift + click to add; drag to move the map; Enter to merge.</translation>
    </message>
    <message>
        <source>Chọn bằng khung</source>
        <translation>Choose by a frame</translation>
    </message>
    <message>
        <source>Kéo một khung: mọi đơn vị chạm khung được chọn.</source>
        <translation>Drag a frame: every unit that it touches is chosen.</translation>
    </message>
    <message>
        <source>Khoanh vùng</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Kéo một đường quanh các đơn vị: đơn vị nằm quá nửa bên trong được chọn.</source>
        <translation>Drag a line around units: those that lie more than half inside are chosen.</translation>
    </message>
    <message>
        <source>Quét để nhập</source>
        <translation>Paint to merge</translation>
    </message>
    <message>
        <source>Kéo qua các đơn vị: chúng nhập vào đơn vị đầu tiên khi thả chuột; Esc để thôi.</source>
        <translation>Drag over units: they join the first one when you release the button; Esc to cancel.</translation>
    </message>
    <message>
        <source>Kéo sang đơn vị khác</source>
        <translation>Pull into another unit</translation>
    </message>
    <message>
        <source>Kéo một đơn vị thả lên đơn vị khác: nó rời chỗ cũ và nhập vào đó; Esc để thôi.</source>
        <translation>Drag a unit onto another: it leaves its place and joins that one; Esc to cancel.</translation>
    </message>
    <message>
        <source>Vẽ đường cắt</source>
        <translation>Draw a cut line</translation>
    </message>
    <message>
        <source>Bấm từng điểm cắt ngang một đơn vị; Enter hoặc bấm đúp, rồi bấm mảnh cần tách.</source>
        <translation>Click the points of a line across a unit; Enter or double-click, then click the piece to cut off.</translation>
    </message>
    <message>
        <source>Đặt trụ sở</source>
        <translation>Place the seat</translation>
    </message>
    <message>
        <source>Bấm một đơn vị cũ trong đơn vị mới: trụ sở đặt tại đó.</source>
        <translation>Click an old unit in a new unit: the seat goes there.</translation>
    </message>
    <message>
        <source>Đo</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Bấm từng điểm; Backspace bỏ điểm cuối; Enter hoặc bấm đúp để kết thúc; Esc để xóa.</source>
        <translation>Click point by point; Backspace drops the last point; Enter or double-click to finish; Esc to clear.</translation>
    </message>
    <message>
        <source>Kéo bản đồ</source>
        <translation>Move the map</translation>
    </message>
    <message>
        <source>Kéo để di chuyển bản đồ; lăn chuột để phóng to, thu nhỏ.</source>
        <translation>Drag to move the map; turn the wheel to zoom.</translation>
    </message>
</context>
<context>
    <name>totals</name>
    <message>
        <source>%1 đơn vị</source>
        <translation>%1 units</translation>
    </message>
    <message>
        <source>%1 → %2 đơn vị (−%3, %4)</source>
        <translation>%1 → %2 units (−%3, %4)</translation>
    </message>
    <message>
        <source>chưa kiểm tra được</source>
        <translation>could not be checked</translation>
    </message>
    <message>
        <source>Còn %1 đơn vị phải sắp xếp</source>
        <translation>%1 units still to be arranged</translation>
    </message>
    <message>
        <source>%1 đơn vị chưa đủ số liệu</source>
        <translation>%1 units lack figures</translation>
    </message>
    <message>
        <source>Không còn đơn vị phải sắp xếp</source>
        <translation>No units left to be arranged</translation>
    </message>
    <message>
        <source>%1 · trước = sau ✓</source>
        <translation>%1 · before = after ✓</translation>
    </message>
    <message>
        <source>%1 · SAU: %2, %3</source>
        <translation>%1 · AFTER: %2, %3</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Thuộc</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>Dân số</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>% DT</source>
        <translation>% area</translation>
    </message>
    <message>
        <source>% DS</source>
        <translation>% pop.</translation>
    </message>
    <message>
        <source>% hộ</source>
        <translation>% hh.</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tỷ lệ so với tiêu chuẩn của văn bản áp dụng</source>
        <translation>Share of the standard of the legal text in use</translation>
    </message>
</context>
</TS>
