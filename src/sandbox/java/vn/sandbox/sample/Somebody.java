package vn.sandbox.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * An invented person. Names are made of words that mean "example", and the last digits of the personal id just count, so
 * nobody takes them for a real person.
 *
 * @param number 1, 2, 3 … over the whole sample
 * @param female as coded in the fourth digit of the personal id
 */
record Somebody(int number, String personalId, String fullName, LocalDate birthDate, boolean female) {

    private static final String[] FAMILY = {
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Phan", "Võ"
    };
    private static final String[] GIVEN = {
        "Thí Dụ", "Mẫu Mực", "Minh Họa", "Thử Nghiệm", "Giả Định", "Tưởng Tượng", "Mô Phỏng", "Điển Hình", "Hư Cấu",
        "Giả Lập", "Bản Mẫu", "Kiểm Thử", "Làm Mẫu", "Ẩn Danh", "Phỏng Tác", "Tượng Trưng", "Thử Mẫu", "Đặt Thử",
        "Ví Von", "Giả Tưởng", "Tạm Tên", "Mẫu Số", "Nêu Ví Dụ", "Diễn Tập"
    };
    private static final String[] PROVINCES = {"001", "001", "001", "001", "030", "033", "034", "035", "036", "040"};

    /** The person of this number; the same for the same seed, whatever came before. */
    static Somebody invent(int number, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        boolean female = random.nextInt(100) < 42;
        LocalDate birthDate = LocalDate.of(1955, 1, 1).plusDays(random.nextInt(49 * 365));
        String name = FAMILY[random.nextInt(FAMILY.length)]
                + (female ? " Thị " : " Văn ")
                + GIVEN[random.nextInt(GIVEN.length)];
        String province = PROVINCES[random.nextInt(PROVINCES.length)];
        return new Somebody(number, personalId(province, female, birthDate, number), name, birthDate, female);
    }

    /** Personal id: province, century with sex, birth year, then six digits that count (TT 59/2021/TT-BCA). */
    static String personalId(String province, boolean female, LocalDate birthDate, int number) {
        int century = (birthDate.getYear() / 100 - 19) * 2 + (female ? 1 : 0);
        return province + century + "%02d%06d".formatted(birthDate.getYear() % 100, number);
    }

    /** The identity provider's link key. */
    String techId() {
        return UUID.nameUUIDFromBytes(("sandbox:" + personalId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** In a top-level domain reserved for examples (RFC 2606). */
    String email() {
        return Place.plain(fullName).replace(" ", ".") + "." + number + "@thu.example";
    }

    String phone() {
        return "09%08d".formatted(number);
    }

    String cardNumber() {
        return "01.%06d".formatted(number);
    }

    String fileNumber() {
        return "%06d".formatted(number);
    }

    /** Ngày vào Đảng: between the ages of 22 and 31, never in the last two years of the sample. */
    LocalDate joinedOn() {
        LocalDate joined = birthDate.plusYears(22 + number % 10).plusDays(number % 300);
        return joined.isAfter(LocalDate.of(2024, 5, 19)) ? LocalDate.of(2024, 5, 19) : joined;
    }

    /** Ngày chính thức: a year after joining. */
    LocalDate officialOn() {
        return joinedOn().plusYears(1);
    }
}
