package vn.lienthong.membership;

import java.util.Optional;

/** Giới tính. A member whose sex nobody told has none ("Chưa có thông tin"). */
public enum Sex {
    MALE,
    FEMALE;

    /**
     * @param claim {@code GioiTinh} of the identity provider: 1 male, 2 female; null or anything else is unknown
     */
    public static Optional<Sex> ofClaim(Integer claim) {
        if (claim == null) {
            return Optional.empty();
        }
        return switch (claim) {
            case 1 -> Optional.of(MALE);
            case 2 -> Optional.of(FEMALE);
            default -> Optional.empty();
        };
    }
}
