package vn.lienthong.membership;

import java.time.LocalDate;

/**
 * The 12-digit personal id, read as Circular 59/2021/TT-BCA lays it out: three digits for the place of birth registration,
 * one for century and sex (0/1 = 1900s male/female, 2/3 = 2000s, …), two for the year of birth, six at random.
 */
record PersonalIdNumber(String digits) {

    boolean fits(LocalDate birthDate) {
        int year = 1900 + 100 * (digit(3) / 2) + 10 * digit(4) + digit(5);
        return birthDate.getYear() == year;
    }

    boolean fits(Sex sex) {
        return (digit(3) % 2 == 0) == (sex == Sex.MALE);
    }

    private int digit(int index) {
        return digits.charAt(index) - '0';
    }
}
