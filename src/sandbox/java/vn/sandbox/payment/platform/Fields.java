package vn.sandbox.payment.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of a request, each demanded in its form. */
final class Fields {

    private static final Pattern TIME = Pattern.compile("\\d{14}");
    private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{0,12}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9]{1,20}");

    private final JsonNode message;

    Fields(JsonNode message) {
        this.message = message;
    }

    String text(String name) {
        return text(message, name);
    }

    /** May be empty, not missing. */
    String any(String name) {
        JsonNode value = message.path(name);
        if (!value.isTextual() || value.textValue().contains("|")) {
            throw Refused.field(name);
        }
        return value.textValue();
    }

    String time(String name) {
        return matching(name, TIME);
    }

    long amount(String name) {
        return Long.parseLong(matching(name, AMOUNT));
    }

    String reference(String name) {
        return matching(name, REFERENCE);
    }

    void is(String name, String wanted) {
        if (!wanted.equals(text(name))) {
            throw Refused.field(name);
        }
    }

    /** @param names of the values {@code MaXacThuc} covers, in order */
    void sealed(String... names) {
        String[] values = Stream.of(names).map(this::any).toArray(String[]::new);
        if (!Seal.of(values).equals(text("MaXacThuc"))) {
            throw Refused.signature();
        }
    }

    /** What the receipt needs. */
    void receipt(String dossierField) {
        JsonNode receipt = message.path("ThongTinBienLai");
        if (!"2".equals(text(receipt, "MaDichVu"))) {
            throw Refused.field("MaDichVu");
        }
        Stream.of(
                        "MaDonVi",
                        "TenDonVi",
                        dossierField,
                        "MaDVC",
                        "TenDVC",
                        "MaTTHC",
                        "TenTTHC",
                        "TKThuHuong",
                        "MaNHThuHuong",
                        "TenTKThuHuong",
                        "NoiDungThanhToan",
                        "HoTenNguoiNop",
                        "SoCMNDNguoiNop",
                        "DiaChiNguoiNop",
                        "MaCoQuanQD",
                        "TenCoQuanQD")
                .forEach(name -> text(receipt, name));
        long lines = sum(receipt, "DSKhoanNop", "NoiDung");
        long fees = sum(receipt, "PhiLePhi", "MaPhiLePhi");
        if (lines != amount("SoTien") || fees != lines) {
            throw Refused.field("DSKhoanNop");
        }
    }

    String payer() {
        return message.path("ThongTinBienLai").path("HoTenNguoiNop").asText();
    }

    private static long sum(JsonNode receipt, String list, String name) {
        long sum = 0;
        for (JsonNode line : receipt.path(list)) {
            text(line, name);
            if (!AMOUNT.matcher(text(line, "SoTien")).matches()) {
                throw Refused.field(list);
            }
            sum += Long.parseLong(text(line, "SoTien"));
        }
        return sum;
    }

    private String matching(String name, Pattern form) {
        String value = text(name);
        if (!form.matcher(value).matches()) {
            throw Refused.field(name);
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw Refused.field(name);
        }
        return value.textValue();
    }
}
