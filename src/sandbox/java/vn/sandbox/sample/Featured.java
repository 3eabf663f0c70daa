package vn.sandbox.sample;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The six people the sandbox invites newcomers to log in as; each has a fixed seat in a fixed cell. */
enum Featured {
    NEW_MEMBER(
            1,
            "Nguyễn Văn Ví Dụ",
            LocalDate.of(1985, 2, 3),
            false,
            "HN-TAYHO-VIDU-KD1",
            1,
            "Đảng viên Chi bộ Kinh doanh 1, chưa có tài khoản",
            "Đăng ký tài khoản lần đầu; Cơ sở dữ liệu đảng viên có thông tin (ngày sinh lệch với VNeID)"),
    CELL_SECRETARY(
            2,
            "Trần Thị Mẫu Đơn",
            LocalDate.of(1978, 9, 12),
            true,
            "HN-TAYHO-VIDU-KD1",
            0,
            "Bí thư Chi bộ Kinh doanh 1",
            "Phê duyệt hoặc từ chối tài khoản và thay đổi thông tin của đảng viên trong chi bộ; nộp đảng phí cho cả chi bộ hoặc một số đảng viên"),
    COMMITTEE_SECRETARY(
            3,
            "Lê Văn Minh Họa",
            LocalDate.of(1972, 5, 20),
            false,
            "HN-TAYHO-VIDU-VP",
            2,
            "Bí thư Đảng bộ Công ty Cổ phần Tập đoàn Ví Dụ, cấp trên trực tiếp của Chi bộ Kinh doanh 1",
            "Phê duyệt chức vụ và tài khoản tiếp nhận đảng phí trích giữ lại"),
    FUTURE_DEPUTY(
            4,
            "Phạm Thị Thử Nghiệm",
            LocalDate.of(1988, 11, 8),
            true,
            "HN-TAYHO-VIDU-KD1",
            2,
            "Đảng viên Chi bộ Kinh doanh 1, chưa có tài khoản, sẽ khai là Phó Bí thư và là tài khoản tiếp nhận đảng phí",
            "Đăng ký tài khoản cần cấp trên phê duyệt; không có trong Cơ sở dữ liệu đảng viên nên phải tự nhập"),
    MEMBER(
            5,
            "Hoàng Văn Giả Định",
            LocalDate.of(1990, 1, 27),
            false,
            "HN-TAYHO-VIDU-KD1",
            3,
            "Đảng viên Chi bộ Kinh doanh 1, đã có tài khoản",
            "Thay đổi thông tin tài khoản của mình; nộp đảng phí cho mình"),
    WARD_SECRETARY(
            6,
            "Vũ Thị Tưởng Tượng",
            LocalDate.of(1970, 7, 15),
            true,
            "HN-TAYHO-CQ",
            2,
            "Bí thư Đảng ủy phường Tây Hồ",
            "Phê duyệt cho các tổ chức đảng trực thuộc phường");

    private final Somebody person;
    private final String cell;
    private final int seat;
    private final String role;
    private final String mayDo;

    Featured(
            int number,
            String fullName,
            LocalDate birthDate,
            boolean female,
            String cell,
            int seat,
            String role,
            String mayDo) {
        this.person = new Somebody(
                number, Somebody.personalId("001", female, birthDate, number), fullName, birthDate, female);
        this.cell = cell;
        this.seat = seat;
        this.role = role;
        this.mayDo = mayDo;
    }

    /** Who sits in this seat of this cell, if it is one of the six. */
    static Optional<Featured> at(String cell, int seat) {
        return Arrays.stream(values())
                .filter(featured -> featured.cell.equals(cell) && featured.seat == seat)
                .findFirst();
    }

    Somebody person() {
        return person;
    }

    String role() {
        return role;
    }

    String mayDo() {
        return mayDo;
    }

    /** Whether the person has yet to register. */
    boolean withoutAccount() {
        return this == NEW_MEMBER || this == FUTURE_DEPUTY;
    }

    boolean unknownToMemberDatabase() {
        return this == FUTURE_DEPUTY;
    }
}
