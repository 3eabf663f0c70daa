package vn.lienthong.residence.home;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Đảng viên sinh hoạt hai chiều: works elsewhere, keeps in touch with the cell where they live.
 *
 * @param organisation code of that cell
 * @param introduction the request that introduced them
 * @param since the day the cell took note
 * @param until last day; empty while it lasts
 * @param present how often present this year
 * @param absent how often not, whether excused or not
 */
public record TwoWayMember(
        UUID id,
        String organisation,
        ReceivedRequest introduction,
        LocalDate since,
        Optional<LocalDate> until,
        int present,
        int absent) {

    public long person() {
        return introduction.person();
    }

    public String fullName() {
        return introduction.fullName();
    }
}
