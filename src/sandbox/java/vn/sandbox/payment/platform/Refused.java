package vn.sandbox.payment.platform;

/** A request the platform does not carry out, as it answers it. */
final class Refused extends RuntimeException {

    private final String code;

    Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    static Refused field(String name) {
        return new Refused("01", "Trường " + name + " thiếu hoặc không đúng định dạng");
    }

    static Refused signature() {
        return new Refused("02", "Mã xác thực không đúng");
    }

    static Refused known() {
        return new Refused("03", "Mã tham chiếu đã tồn tại");
    }

    static Refused unknown() {
        return new Refused("04", "Mã tham chiếu không tồn tại");
    }

    static Refused notYet() {
        return new Refused("05", "Chưa có dữ liệu, vui lòng thử lại sau");
    }

    static Refused refund() {
        return new Refused("06", "Số tiền hoàn vượt quá số tiền đã thu");
    }

    static Refused busy() {
        return new Refused("99", "Hệ thống bận, vui lòng thử lại sau");
    }
}
