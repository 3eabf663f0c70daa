package vn.lienthong.security;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The identity provider's claims the hub uses, null where the provider did not say.
 *
 * @param personalId SoDinhDanh, 12 digits; never null
 * @param techId TechID
 * @param fullName HoVaTen
 * @param birthDate NgayThangNamSinh
 * @param sex GioiTinh as the provider codes it: 1 male, 2 female
 * @param address DiaChi
 * @param phone SoDienThoai
 * @param email ThuDienTu
 * @param taxCode MaSoThue
 */
public record IdentityClaims(
        String personalId,
        String techId,
        String fullName,
        LocalDate birthDate,
        Integer sex,
        String address,
        String phone,
        String email,
        String taxCode)
        implements Serializable {

    /** Says nothing about the person: claims must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "IdentityClaims[…]";
    }
}
