package vn.screentest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A page with one of every fragment, and pages that fail, for the tests. It stands outside of the hub's package so that a
 * whole hub started from the test class path does not find it.
 */
@Controller
public class FragmentsController {

    @GetMapping("/test/fragments")
    String show(Model model) {
        model.addAttribute("form", new Form());
        return "fragments-test";
    }

    @PostMapping("/test/fragments")
    String submit(@ModelAttribute("form") Form form, BindingResult result) {
        if (form.getFullName().isBlank()) {
            result.rejectValue("fullName", "", "Xin nhập họ và tên.");
        }
        if (form.getCell().isBlank()) {
            result.rejectValue("cell", "", "Xin chọn chi bộ trong danh sách.");
        }
        return "fragments-test";
    }

    @GetMapping("/test/search")
    String search(@RequestParam String q, @RequestParam String field, Model model) {
        model.addAttribute("field", field);
        model.addAttribute(
                "options",
                q.equals("không có")
                        ? List.of()
                        : List.of(
                                new Option("CB-1", "Chi bộ Kinh doanh 1", "Đảng bộ Công ty Minh Họa"),
                                new Option("CB-2", "Chi bộ Kinh doanh 2", null)));
        return "fragments/picker :: results";
    }

    @GetMapping("/test/broken")
    String broken() {
        throw new IllegalStateException("a mistake of the program");
    }

    @GetMapping("/api/test/broken")
    String brokenForPrograms() {
        return broken();
    }

    @ModelAttribute
    void common(Model model) {
        Map<String, String> positions = new LinkedHashMap<>();
        positions.put("SECRETARY", "Bí thư");
        positions.put("DEPUTY", "Phó bí thư");
        model.addAttribute("positions", positions);
        model.addAttribute("sexes", Map.of("1", "Nam", "2", "Nữ"));
        model.addAttribute("crumbs", Map.of("Thông tin tài khoản", "/account"));
        model.addAttribute("cellName", "Chi bộ Kinh doanh 1");
        model.addAttribute("sources", List.of("Đảng viên khai", "VNeID", "CSDL đảng viên"));
        model.addAttribute(
                "rows",
                List.of(
                        new Row(
                                "Họ và tên",
                                values("Trần Văn Mẫu", "Trần Văn Mẫu", "Trần Văn Mẫu"),
                                List.of(false, false, false)),
                        new Row(
                                "Ngày sinh",
                                values("25/02/1973", "25/02/1973", "25/12/1973"),
                                List.of(false, false, true)),
                        new Row("Số điện thoại", values("0912 000 000", null, null), List.of(false, false, false))));
        model.addAttribute(
                "tabs", List.of(new Tab("Chờ duyệt", "/a", true, 3), new Tab("Đã duyệt", "/b", false, null)));
    }

    private static List<String> values(String... values) {
        return Arrays.asList(values);
    }

    record Option(String value, String text, String detail) {}

    record Row(String label, List<String> values, List<Boolean> differs) {}

    record Tab(String text, String address, boolean here, Integer count) {}

    /** What the form of the test page binds. */
    public static class Form {

        private String fullName = "Trần Văn Mẫu";

        private String cardNumber = "01.234567";

        private LocalDate birthDate = LocalDate.of(1973, 2, 25);

        private YearMonth from = YearMonth.of(2026, 5);
        private String fee = "60000";
        private String position = "DEPUTY";
        private String cell = "CB-1";
        private String note;
        private String sex = "1";
        private boolean receiving;

        public String getFullName() {
            return fullName;
        }

        public void setFullName(String fullName) {
            this.fullName = fullName;
        }

        public String getCardNumber() {
            return cardNumber;
        }

        public void setCardNumber(String cardNumber) {
            this.cardNumber = cardNumber;
        }

        public LocalDate getBirthDate() {
            return birthDate;
        }

        public void setBirthDate(LocalDate birthDate) {
            this.birthDate = birthDate;
        }

        public YearMonth getFrom() {
            return from;
        }

        public void setFrom(YearMonth from) {
            this.from = from;
        }

        public String getFee() {
            return fee;
        }

        public void setFee(String fee) {
            this.fee = fee;
        }

        public String getPosition() {
            return position;
        }

        public void setPosition(String position) {
            this.position = position;
        }

        public String getCell() {
            return cell;
        }

        public void setCell(String cell) {
            this.cell = cell;
        }

        public String getNote() {
            return note;
        }

        public void setNote(String note) {
            this.note = note;
        }

        public String getSex() {
            return sex;
        }

        public void setSex(String sex) {
            this.sex = sex;
        }

        public boolean isReceiving() {
            return receiving;
        }

        public void setReceiving(boolean receiving) {
            this.receiving = receiving;
        }
    }
}
