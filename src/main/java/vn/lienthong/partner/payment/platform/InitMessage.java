package vn.lienthong.partner.payment.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.partner.payment.FeeItem;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.platform.PlatformCodes.Message;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** Turns a request into the platform's init message. */
final class InitMessage {

    /** A receipt with more lines gets their sum instead. */
    private static final int MOST_ITEMS = 50;

    private final PlatformSettings settings;
    private final PlatformCodes codes;

    InitMessage(PlatformSettings settings, PlatformCodes codes) {
        this.settings = settings;
        this.codes = codes;
    }

    Map<String, Object> of(PaymentRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("LoaiBanTin", codes.messages().get(Message.INIT));
        fields.put("PhienBan", codes.version());
        fields.put("MaDoiTac", settings.partnerCode());
        fields.put("MaThamChieu", request.reference());
        fields.put("SoTien", Long.toString(request.amount()));
        fields.put("LoaiHinhThanhToan", codes.paymentType());
        fields.put("MaKenhThanhToan", codes.channel());
        fields.put("MaThietBi", codes.device());
        fields.put("NgonNgu", codes.language());
        fields.put("MaTienTe", "VND");
        fields.put("MaNganHang", request.bankCode() == null ? "" : request.bankCode());
        fields.put("ThongTinGiaoDich", request.description());
        fields.put("ThoiGianGD", LocalTimes.print(request.createdAt()));
        fields.put("Ip", request.clientIp());
        fields.put("ThoiGianHetHan", LocalTimes.print(request.expiresAt()));
        fields.put("UrlQuayVe", request.returnUrl().toString());
        fields.put("ThongTinBienLai", receipt(request));
        return fields;
    }

    private Map<String, Object> receipt(PaymentRequest request) {
        PlatformSettings.Payee payee = settings.payee();
        List<FeeItem> items = items(request);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("MaDichVu", codes.serviceKind());
        fields.put("MaDonVi", payee.unitCode());
        fields.put("TenDonVi", payee.unitName());
        fields.put("MaHoSo", request.dossier());
        fields.put("MaDVC", payee.serviceCode());
        fields.put("TenDVC", payee.serviceName());
        fields.put("MaTTHC", payee.procedureCode());
        fields.put("TenTTHC", payee.procedureName());
        fields.put("TKThuHuong", payee.account());
        fields.put("MaNHThuHuong", payee.accountBank());
        fields.put("TenTKThuHuong", payee.accountName());
        fields.put("PhiLePhi", items.stream().map(this::fee).toList());
        fields.put("NoiDungThanhToan", request.description());
        fields.put("HoTenNguoiNop", request.payerName());
        fields.put("SoCMNDNguoiNop", request.payerPersonalId());
        fields.put("DiaChiNguoiNop", payee.payerAddress());
        fields.put("MaCoQuanQD", payee.unitCode());
        fields.put("TenCoQuanQD", payee.unitName());
        fields.put("DSKhoanNop", items.stream().map(InitMessage::line).toList());
        return fields;
    }

    private static List<FeeItem> items(PaymentRequest request) {
        return request.items().size() <= MOST_ITEMS
                ? request.items()
                : List.of(new FeeItem(request.items().get(0).code(), request.description(), request.amount()));
    }

    private Map<String, Object> fee(FeeItem item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("LoaiPhiLePhi", settings.payee().feeKind());
        fields.put("MaPhiLePhi", item.code());
        fields.put("TenPhiLePhi", item.name());
        fields.put("SoTien", Long.toString(item.amount()));
        return fields;
    }

    private static Map<String, Object> line(FeeItem item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("NoiDung", item.name());
        fields.put("SoTien", Long.toString(item.amount()));
        return fields;
    }
}
