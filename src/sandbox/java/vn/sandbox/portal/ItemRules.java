package vn.sandbox.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the portal demands of an element of {@code data}. */
final class ItemRules {

    private static final Pattern DOSSIER_NUMBER =
            Pattern.compile("[A-Z0-9]{1,3}(\\.[A-Z0-9]{1,3}){0,4}(-\\d{11,12})?-\\d{6,8}-?\\d{4,7}");
    private static final FieldRule NUMBER =
            FieldRule.pattern("MaHoSo", DOSSIER_NUMBER, "mã hồ sơ").mandatory();

    /** {@code DongBoHoSoMC}. */
    static final ItemRules DOSSIER = new ItemRules(
            List.of(
                    NUMBER,
                    FieldRule.text("MaTTHC", 50).mandatory(),
                    FieldRule.text("TenTTHC", 500).mandatory(),
                    FieldRule.text("MaLinhVuc", 50).mandatory(),
                    FieldRule.text("TenLinhVuc", 500).mandatory(),
                    FieldRule.text("SoBienNhan", 100),
                    FieldRule.text("ChuHoSo", 500),
                    FieldRule.code("LoaiDoiTuong", Set.of("1", "2")).mandatory(),
                    FieldRule.text("MaDoiTuong", 100),
                    FieldRule.text("ThongTinKhac", 2000),
                    FieldRule.text("Email", 200),
                    FieldRule.text("Fax", 50),
                    FieldRule.text("SoDienThoai", 50),
                    FieldRule.text("TrichYeuHoSo", 2000),
                    FieldRule.time("NgayTiepNhan").mandatory(),
                    FieldRule.time("NgayHenTra").mandatory(),
                    FieldRule.code("TrangThaiHoSo", StatusCatalogue.numbers()).mandatory(),
                    FieldRule.time("NgayTra"),
                    FieldRule.text("ThongTinTra", 2000),
                    FieldRule.code("HinhThuc", Set.of("0", "1")).mandatory(),
                    FieldRule.time("NgayKetThucXuLy"),
                    FieldRule.text("DonViXuLy", 500).mandatory(),
                    FieldRule.text("GhiChu", 2000)),
            Map.of(
                    "TaiLieuNop",
                    Set.of("TepDinhKemId", "TenTepDinhKem", "IsDeleted", "MaThanhPhanHoSo", "DuongDanTaiTepTin"),
                    "DanhSachLePhi",
                    Set.of("TenPhiLePhi", "MaPhiLePhi", "HinhThucThu", "Gia", "LoaiPhiLePhi"),
                    "DanhSachTepDinhKemKhac",
                    Set.of("TenGiayTo", "SoLuong", "LoaiGiayTo"),
                    "DanhSachHoSoBoSung",
                    Set.of(
                            "HoSoBoSungId",
                            "NguoiYeuCauBoSung",
                            "NoiDungBoSung",
                            "NgayBoSung",
                            "NguoiTiepNhanBoSung",
                            "ThongTinTiepNhan",
                            "NgayTiepNhanBoSung",
                            "TrangThaiBoSung",
                            "DanhSachGiayToBoSung",
                            "DanhSachLePhiBoSung",
                            "NgayHenTraTruoc",
                            "NgayHenTraMoi"),
                    "DanhSachGiayToKetQua",
                    Set.of("TenGiayTo", "MaThanhPhanHoSo", "GiayToId", "DuongDanTepTinKetQua")),
            "NgayTiepNhan",
            "NgayHenTra");

    /** {@code CapNhatTienDoHoSoMC}. */
    static final ItemRules STEP = new ItemRules(
            List.of(
                    NUMBER,
                    FieldRule.text("NguoiXuLy", 500).mandatory(),
                    FieldRule.text("ChucDanh", 500),
                    FieldRule.time("ThoiDiemXuLy").mandatory(),
                    FieldRule.text("PhongBanXuLy", 500),
                    FieldRule.text("NoiDungXuLy", 2000).mandatory(),
                    FieldRule.code("TrangThai", StatusCatalogue.numbers()).mandatory(),
                    FieldRule.time("NgayBatDau"),
                    FieldRule.time("NgayKetThucTheoQuyDinh")),
            Map.of(),
            "NgayBatDau",
            "NgayKetThucTheoQuyDinh");

    private final Map<String, FieldRule> fields;
    private final Map<String, Set<String>> lists;
    private final String begin;
    private final String end;

    private ItemRules(List<FieldRule> fields, Map<String, Set<String>> lists, String begin, String end) {
        this.fields = fields.stream()
                .collect(Collectors.toMap(
                        FieldRule::name, Function.identity(), (a, b) -> a, LinkedHashMap<String, FieldRule>::new));
        this.lists = lists;
        this.begin = begin;
        this.end = end;
    }

    /**
     * Checks a whole item.
     *
     * @return its plain fields, without the empty ones; its lists as JSON
     * @throws Refused for the first thing that is wrong, in the order of the manual
     */
    Map<String, String> check(JsonNode item) {
        if (!item.isObject()) {
            throw Refused.type("data", "danh sách đối tượng");
        }
        fields.values().forEach(rule -> rule.check(item.get(rule.name())));
        for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
            checkKnown(names.next(), item);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : fields.keySet()) {
            String value = item.path(name).asText();
            if (!value.isBlank()) {
                values.put(name, value);
            }
        }
        for (String list : lists.keySet()) {
            if (item.has(list)) {
                values.put(list, item.get(list).toString());
            }
        }
        String from = values.get(begin);
        String until = values.get(end);
        if (from != null && until != null && until.compareTo(from) < 0) {
            throw Refused.order(begin, end);
        }
        return values;
    }

    private void checkKnown(String name, JsonNode item) {
        if (fields.containsKey(name)) {
            return;
        }
        Set<String> known = lists.get(name);
        if (known == null) {
            throw Refused.unknownField(name);
        }
        if (!item.get(name).isArray()) {
            throw Refused.type(name, "danh sách");
        }
        for (JsonNode element : item.get(name)) {
            element.fieldNames().forEachRemaining(field -> {
                if (!known.contains(field)) {
                    throw Refused.unknownField(name + "." + field);
                }
            });
        }
    }
}
