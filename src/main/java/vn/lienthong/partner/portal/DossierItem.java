package vn.lienthong.partner.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * One element of {@code data} of the service {@code DongBoHoSoMC}. All values are strings; times are
 * {@code yyyyMMddHHmmss} in Asia/Ho_Chi_Minh; a null is left out, which leaves the portal's value as it is. Of the
 * protocol's optional fields only those the hub knows something for are here.
 *
 * @param maDoiTuong TechID of the applicant; null when not known
 * @param ngayTra when the result was returned; null before
 * @param ngayKetThucXuLy when the processing ended; null before
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
        String donViXuLy) {}
