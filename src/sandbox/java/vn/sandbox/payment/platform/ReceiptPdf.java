package vn.sandbox.payment.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.sandbox.payment.Payment;

/** The platform's receipt: the least a PDF can be. */
final class ReceiptPdf {

    private ReceiptPdf() {}

    static byte[] of(Payment payment) {
        String text =
                "BT /F1 18 Tf 60 760 Td (BIEN LAI NEN TANG THANH TOAN - MOI TRUONG THU) Tj 0 -40 Td (Ma giao dich: "
                        + payment.reference() + ") Tj 0 -28 Td (So tien: " + payment.paid() + " VND) Tj 0 -28 Td (So: "
                        + payment.transaction() + ") Tj ET";
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 6\n0000000000 65535 f \n");
        places.forEach(place -> pdf.append(String.format("%010d 00000 n \n", place)));
        pdf.append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
