package vn.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The dossier statuses of the portal: number, name, and which may come next. An agency need not report every step. */
final class StatusCatalogue {

    private static final Map<String, Status> STATUSES = new LinkedHashMap<>();

    static {
        add("1", "Mới đăng ký", "2", "3", "4", "5", "6", "7", "8", "9");
        add("2", "Được tiếp nhận", "4", "5", "6", "7", "8", "9");
        add("3", "Không được tiếp nhận");
        add("4", "Đang xử lý", "5", "6", "7", "8", "9");
        add("5", "Yêu cầu bổ sung giấy tờ", "2", "4", "6", "7", "8", "9");
        add("6", "Yêu cầu thực hiện nghĩa vụ tài chính", "4", "5", "7", "8", "9");
        add("7", "Công dân yêu cầu rút hồ sơ");
        add("8", "Dừng xử lý");
        add("9", "Đã xử lý xong", "10");
        add("10", "Đã trả kết quả");
    }

    private StatusCatalogue() {}

    static Set<String> numbers() {
        return STATUSES.keySet();
    }

    /** @param number one of {@link #numbers()} */
    static String name(String number) {
        return STATUSES.get(number).name();
    }

    /** Reporting the same status again is no change and always allowed. */
    static boolean mayBecome(String from, String to) {
        return from.equals(to) || STATUSES.get(from).next().contains(to);
    }

    private static void add(String number, String name, String... next) {
        STATUSES.put(number, new Status(name, Set.of(next)));
    }

    private record Status(String name, Set<String> next) {}
}
