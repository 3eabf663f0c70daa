package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

/** The screens <em>Cập nhật thông tin đảng viên</em> and <em>Thay đổi thông tin tài khoản</em>, by the guide's labels. */
record ProfileScreen(Window window) {

    static final String CITIZEN = "Thông tin công dân";
    static final String MEMBER = "Thông tin đảng viên";
    static final String CELL = "Chi bộ nơi đang sinh hoạt";
    static final String RESIDENCE = "Chi bộ nơi cư trú";
    static final String FEE = "Đảng phí";
    static final String EXTENDED = "Thông tin mở rộng";

    private static final String OWN_LEVEL = "Chi bộ trực thuộc";

    /** The box of this label in this part of the form. */
    Locator box(String part, String label) {
        return window.part(part).getByLabel(label).first();
    }

    /** The sentence that stands beside the box of this label. */
    Locator problem(String part, String label) {
        return window.part(part)
                .locator(".field")
                .filter(new Locator.FilterOptions().setHas(window.page().getByLabel(label)))
                .locator(".field-error");
    }

    void lookUp() {
        window.button("LẤY THÔNG TIN ĐẢNG VIÊN").click();
    }

    /** Types the name into the lowest picker of the part and chooses the line that has the detail too. */
    void pick(String part, String name, String detail) {
        Locator levels = window.part(part);
        box(part, OWN_LEVEL).fill(name);
        levels.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .filter(new Locator.FilterOptions().setHasText(detail))
                .first()
                .click();
        assertThat(box(part, "Đảng bộ cấp trên cơ sở")).not().hasValue("");
    }

    void residence() {
        pick(RESIDENCE, "Chi bộ 21", "Cầu Giấy");
    }

    void fee(String dong, String month) {
        box(FEE, "Số đảng phí phải đóng một tháng").fill(dong);
        box(FEE, "Bắt đầu áp dụng từ tháng").fill(month);
    }

    /** Everything a person who is not in the member database has to say; the rest comes from VNeID. */
    void fillByHand(String number) {
        box(MEMBER, "Số thẻ đảng viên").fill(number);
        box(MEMBER, "Ngày vào Đảng").fill("19/05/2015");
        box(MEMBER, "Ngày chính thức").fill("19/05/2016");
        pick(CELL, "Chi bộ Kinh doanh 1", "Ví Dụ");
        residence();
        fee("60000", "11/2026");
    }

    /** Phó bí thư chi bộ, whose bank account receives the cell's retained fees. */
    void declareOffices(String holder) {
        box(MEMBER, "Chức vụ").selectOption(new SelectOption().setLabel("Phó bí thư chi bộ"));
        box(MEMBER, "Là tài khoản tiếp nhận đảng phí trích giữ lại của tổ chức Đảng")
                .check();
        box(MEMBER, "Ngân hàng").selectOption(new SelectOption().setLabel("Vietcombank"));
        box(MEMBER, "Số tài khoản").fill("0011001234567");
        box(MEMBER, "Tên chủ tài khoản").fill(holder);
    }

    void save() {
        window.button("Lưu").click();
    }

    void update() {
        window.button("CẬP NHẬT").click();
    }
}
