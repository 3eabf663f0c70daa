package vn.lienthong.membership;

import java.time.LocalDate;
import java.time.YearMonth;

/** Profiles of an invented member for tests. */
public final class Profiles {

    public static final String PERSONAL_ID = "001173000001";
    public static final String CELL = "HN-TAYHO-VIDU-KD1";
    public static final String OTHER_CELL = "HN-TAYHO-VIDU-KD2";
    public static final String RESIDENCE = "HN-KHUONGDINH-DC21";
    public static final Profile.BankAccount BANK_ACCOUNT =
            new Profile.BankAccount("970436", "0011001234567", "NGUYEN THI VI DU");

    private Profiles() {}

    /** An ordinary member of {@link #CELL}; every rule is kept on 21-11-2026. */
    public static Profile member() {
        return of(PERSONAL_ID, CELL, CellPosition.MEMBER, null);
    }

    public static Profile of(String personalId, String cell, CellPosition position, Profile.BankAccount account) {
        return new Profile(
                new Profile.Citizen(
                        LocalDate.of(1973, 2, 25),
                        Sex.FEMALE,
                        "VN",
                        personalId,
                        new Profile.Address("01", null, "Phường Khương Đình", "Số 1 phố Người Mẫu")),
                new Profile.Member(
                        "Nguyễn Thị Ví Dụ",
                        "01.000001",
                        "000001",
                        LocalDate.of(2000, 5, 19),
                        LocalDate.of(2001, 5, 19),
                        position,
                        account),
                cell,
                RESIDENCE,
                new Profile.Fee(60_000, YearMonth.of(2026, 11)),
                new Profile.Employer("Công ty Ví Dụ", "doanh-nghiep", new Profile.Address("01", null, null, null)),
                new Profile.Extended(
                        null,
                        "0123456789",
                        null,
                        null,
                        null,
                        null,
                        "vi.du@thu.example",
                        "0912345678",
                        "alive",
                        "Xã Mẫu, Hà Nội"));
    }

    public static Profile with(Profile base, CellPosition position, Profile.BankAccount account) {
        return of(base.citizen().personalId(), base.cell(), position, account);
    }

    public static Profile withFee(Profile base, long monthly) {
        return new Profile(
                base.citizen(),
                base.member(),
                base.cell(),
                base.residence(),
                new Profile.Fee(monthly, base.fee().from()),
                base.employer(),
                base.extended());
    }

    public static Profile with(Profile base, Profile.Member member) {
        return new Profile(
                base.citizen(), member, base.cell(), base.residence(), base.fee(), base.employer(), base.extended());
    }

    public static Profile called(Profile base, String fullName) {
        Profile.Member member = base.member();
        return with(
                base,
                new Profile.Member(
                        fullName,
                        member.cardNumber(),
                        member.fileNumber(),
                        member.joinedOn(),
                        member.officialOn(),
                        member.position(),
                        member.receivingAccount()));
    }

    public static Profile with(Profile base, Profile.Extended extended) {
        return new Profile(
                base.citizen(), base.member(), base.cell(), base.residence(), base.fee(), base.employer(), extended);
    }
}
