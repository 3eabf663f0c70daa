package vn.sandbox.portal;

/** A request the portal does not take, as it answers it. */
final class Refused extends RuntimeException {

    private final String errorCode;

    private Refused(String errorCode, String message) {
        super(message, null, false, false);
        this.errorCode = errorCode;
    }

    String errorCode() {
        return errorCode;
    }

    static Refused session() {
        return new Refused("01", "Phiên làm việc không tồn tại hoặc đã hết hạn");
    }

    static Refused login() {
        return new Refused("02", "Tên đăng nhập hoặc mật khẩu không đúng");
    }

    static Refused missing(String field) {
        return new Refused("03", "Thiếu trường bắt buộc " + field);
    }

    static Refused type(String field, String wanted) {
        return new Refused("04", "Trường " + field + " phải là " + wanted);
    }

    static Refused form(String field, String wanted) {
        return new Refused("05", "Trường " + field + " không đúng định dạng " + wanted);
    }

    static Refused code(String field, String given) {
        return new Refused("06", "Trường " + field + " có mã " + given + " không thuộc danh mục");
    }

    static Refused exists() {
        return new Refused("07", "Mã hồ sơ đã tồn tại");
    }

    static Refused unknownDossier() {
        return new Refused("08", "Mã hồ sơ không tồn tại");
    }

    static Refused transition(String from, String to) {
        return new Refused("09", "Không chuyển được trạng thái hồ sơ từ " + from + " sang " + to);
    }

    static Refused unknownField(String field) {
        return new Refused("10", "Trường " + field + " không có trong đặc tả");
    }

    static Refused unit() {
        return new Refused("11", "Mã đơn vị chưa được đăng ký");
    }

    static Refused service(String service) {
        return new Refused("12", "Không có dịch vụ " + service);
    }

    static Refused header(String header) {
        return new Refused("13", "Tiêu đề " + header + " thiếu hoặc không đúng");
    }

    static Refused order(String earlier, String later) {
        return new Refused("14", "Trường " + later + " trước " + earlier);
    }

    static Refused byTheSwitch() {
        return new Refused("20", "Dữ liệu hồ sơ bị từ chối");
    }

    static Refused busy() {
        return new Refused("99", "Hệ thống bận, vui lòng thử lại sau");
    }
}
