package vn.lienthong.partner.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * One element of {@code data} of the service {@code DongBoHoSoMC}. All values are strings; times are
 * {@code yyyyMMddHHmmss} in Asia/Ho_Chi_Minh; a null is left out, which leaves the portal's value as it is. Of the
 * protocol's optional fields only those the hub knows something for are here.
 *
 * @param maDoiTuong TechID of the applicant; null when not known
 * @param ngayTra when the result was returned; null before
 * @param ngayKetThucXuLy when the processing ended; null before
 * @param ghiChu null for a dossier that was handed in online; the protocol has no code for the channel of a dossier, so one that
 *     was handed in in person is told in words
 * @param danhSachLePhi null when nothing is paid for the dossier
 * @param danhSachGiayToKetQua null while no paper came of it
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DossierItem(
        String maHoSo,
        String maTTHC,
        String tenTTHC,
        String maLinhVuc,
        String tenLinhVuc,
        String chuHoSo,
        String loaiDoiTuong,
        String maDoiTuong,
        String ngayTiepNhan,
        String ngayHenTra,
        String trangThaiHoSo,
        String ngayTra,
        String hinhThuc,
        String ngayKetThucXuLy,
        String donViXuLy,
        String ghiChu,
        List<Fee> danhSachLePhi,
        List<Result> danhSachGiayToKetQua) {

    /**
     * One element of {@code DanhSachLePhi}.
     *
     * @param hinhThucThu when it is collected, in the portal's code
     * @param gia whole đồng
     */
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record Fee(String tenPhiLePhi, String maPhiLePhi, String hinhThucThu, String gia, String loaiPhiLePhi) {}

    /**
     * One element of {@code DanhSachGiayToKetQua}.
     *
     * @param duongDanTepTinKetQua where the applicant, logged in, opens the paper
     */
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record Result(String tenGiayTo, String maThanhPhanHoSo, String giayToId, String duongDanTepTinKetQua) {}
}
