package vn.lienthong.partner.portal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Objects;

/**
 * One element of {@code data} of the service {@code CapNhatTienDoHoSoMC}, and of the list of steps in an answer of
 * {@code TraCuuHoSo}. Values as in {@link DossierItem}; in an answer any of them may be missing.
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record ProgressItem(
        String maHoSo,
        String nguoiXuLy,
        String chucDanh,
        String thoiDiemXuLy,
        String phongBanXuLy,
        String noiDungXuLy,
        String trangThai,
        String ngayBatDau,
        String ngayKetThucTheoQuyDinh) {

    /** The protocol gives a step no number, so two are the same when they tell the same of the same second. */
    boolean sameStep(ProgressItem other) {
        return Objects.equals(thoiDiemXuLy, other.thoiDiemXuLy)
                && Objects.equals(trangThai, other.trangThai)
                && text(noiDungXuLy).equals(text(other.noiDungXuLy));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
