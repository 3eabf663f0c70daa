package vn.sandbox.sample;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A ward or commune of today with the district it belonged to until 30-06-2025.
 *
 * @param rural whether it is a commune (xã) under a rural district (huyện)
 * @param former the ward or commune it replaced; empty where the sample does not tell that story
 * @param kept whether the commune of before goes on under its own code and only changed its level
 */
record Place(String name, String district, boolean rural, Optional<String> former, boolean kept) {

    private static final String[][] WARDS = {
        {"Phú Thượng", "Tây Hồ", "Nhật Tân"},
        {"Khương Đình", "Thanh Xuân", "Khương Trung"},
        {"Hoàn Kiếm", "Hoàn Kiếm", "Hàng Bạc"},
        {"Ba Đình", "Ba Đình", "Quán Thánh"},
        {"Cầu Giấy", "Cầu Giấy", "Dịch Vọng"},
        {"Hà Đông", "Hà Đông", "Vạn Phúc"},
        {"Long Biên", "Long Biên", "Thạch Bàn"},
        {"Hai Bà Trưng", "Hai Bà Trưng", "Phố Huế"},
        {"Cửa Nam", "Hoàn Kiếm", ""},
        {"Ngọc Hà", "Ba Đình", ""},
        {"Giảng Võ", "Ba Đình", ""},
        {"Vĩnh Tuy", "Hai Bà Trưng", ""},
        {"Bạch Mai", "Hai Bà Trưng", ""},
        {"Đống Đa", "Đống Đa", ""},
        {"Kim Liên", "Đống Đa", ""},
        {"Láng", "Đống Đa", ""},
        {"Ô Chợ Dừa", "Đống Đa", ""},
        {"Lĩnh Nam", "Hoàng Mai", ""},
        {"Hoàng Mai", "Hoàng Mai", ""},
        {"Tương Mai", "Hoàng Mai", ""},
        {"Định Công", "Hoàng Mai", ""},
        {"Yên Sở", "Hoàng Mai", ""},
        {"Thanh Xuân", "Thanh Xuân", ""},
        {"Phương Liệt", "Thanh Xuân", ""},
        {"Nghĩa Đô", "Cầu Giấy", ""},
        {"Yên Hòa", "Cầu Giấy", ""},
        {"Xuân Đỉnh", "Bắc Từ Liêm", ""},
        {"Đông Ngạc", "Bắc Từ Liêm", ""},
        {"Từ Liêm", "Nam Từ Liêm", ""},
        {"Đại Mỗ", "Nam Từ Liêm", ""},
        {"Bồ Đề", "Long Biên", ""},
        {"Việt Hưng", "Long Biên", ""},
        {"Dương Nội", "Hà Đông", ""},
        {"Kiến Hưng", "Hà Đông", ""},
    };

    /** The places of a sample with this many; the first two are always the guide's Tây Hồ and Đông Mỹ. */
    static List<Place> first(int count) {
        List<Place> places = new ArrayList<>(count);
        places.add(new Place("Tây Hồ", "Tây Hồ", false, Optional.of("Thụy Khuê"), false));
        places.add(new Place("Đông Mỹ", "Thanh Trì", true, Optional.empty(), true));
        for (String[] ward : WARDS) {
            places.add(new Place(
                    ward[0], ward[1], false, Optional.of(ward[2]).filter(former -> !former.isEmpty()), false));
        }
        for (int number = 1; places.size() < count; number++) {
            places.add(new Place("Mẫu " + number, "Ba Vì", true, Optional.empty(), false));
        }
        return List.copyOf(places.subList(0, count));
    }

    /** Stable code of the committee of today. */
    String code() {
        return "HN-" + inCode(name);
    }

    String districtCode() {
        return "HN-Q-" + inCode(district);
    }

    /** Code of the committee that ended on 30-06-2025; only where there is a {@link #former}. */
    String formerCode() {
        return "HN-P-" + inCode(former.orElseThrow());
    }

    /** "phường Tây Hồ", "xã Đông Mỹ". */
    String title() {
        return (rural ? "xã " : "phường ") + name;
    }

    String districtTitle() {
        return (rural ? "huyện " : "quận ") + district;
    }

    private static String inCode(String text) {
        return plain(text).toUpperCase(Locale.ROOT).replace(" ", "");
    }

    /** The text in lower case without diacritics. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
    }
}
