package vn.lienthong.membership;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Everything the guide's form <em>Cập nhật thông tin đảng viên</em> asks for. Texts are trimmed; a component a member may
 * leave empty is null when it is, never blank. Whether the values make sense is said by {@link ProfileChecks}, not by this
 * type.
 *
 * @param cell code of the cell the member is active in (chi bộ nơi đang sinh hoạt)
 * @param residence code of the organisation where the member lives, a cell or the nearest committee known (chi bộ nơi cư trú)
 */
public record Profile(
        Citizen citizen, Member member, String cell, String residence, Fee fee, Employer employer, Extended extended) {

    /**
     * Thông tin công dân.
     *
     * @param birthDate ngày tháng năm sinh
     * @param sex null: chưa có thông tin
     * @param nationality quốc tịch
     * @param personalId số CMND/CCCD/ĐDCN; personal data, never logged
     * @param permanentAddress nơi thường trú
     */
    public record Citizen(
            LocalDate birthDate, Sex sex, String nationality, String personalId, Address permanentAddress) {}

    /**
     * @param province code of the province or city in the catalogue; null when not given
     * @param district name of the district: only in records from before 01-07-2025; null otherwise
     * @param ward name of the ward or commune; null when not given
     * @param detail house, street, hamlet; null when not given
     */
    public record Address(String province, String district, String ward, String detail) {

        public static final Address NONE = new Address(null, null, null, null);
    }

    /**
     * Thông tin đảng viên.
     *
     * @param cardNumber số thẻ đảng viên; null when only the file number is known
     * @param fileNumber số lý lịch; null when only the card number is known
     * @param joinedOn ngày vào Đảng
     * @param officialOn ngày chính thức; null while on probation
     * @param position chức vụ in the cell
     * @param receivingAccount where the retained part of the cell's fees is paid to; null when this account is not the one
     */
    public record Member(
            String fullName,
            String cardNumber,
            String fileNumber,
            LocalDate joinedOn,
            LocalDate officialOn,
            CellPosition position,
            BankAccount receivingAccount) {

        /** However the card number is given, it is kept as {@link CardNumber} says. */
        public Member {
            cardNumber = CardNumber.canonical(cardNumber);
        }
    }

    /**
     * A bank account as the member declares it.
     *
     * @param bank code of the bank in the catalogue
     * @param number digits and capital letters
     * @param holder name of the account's holder
     */
    public record BankAccount(String bank, String number, String holder) {}

    /**
     * @param monthly số đảng phí phải đóng một tháng, in VND
     * @param from bắt đầu áp dụng từ tháng
     */
    public record Fee(long monthly, YearMonth from) {}

    /**
     * Đơn vị công tác; every component may be null.
     *
     * @param ministry code of the ministry or branch in the catalogue
     */
    public record Employer(String name, String ministry, Address address) {

        public static final Employer NONE = new Employer(null, null, Address.NONE);
    }

    /**
     * Thông tin mở rộng; every component may be null.
     *
     * @param currentResidence nơi ở hiện nay
     * @param spouseRelation what the person named is to the member
     * @param birthRegistrationPlace nơi đăng ký khai sinh
     * @param lifeStatus code in the catalogue of trạng thái
     * @param nativePlace nguyên quán
     */
    public record Extended(
            String taxCode,
            String socialInsuranceNumber,
            String currentResidence,
            String spouseName,
            SpouseRelation spouseRelation,
            String birthRegistrationPlace,
            String email,
            String phone,
            String lifeStatus,
            String nativePlace) {

        public static final Extended NONE = new Extended(null, null, null, null, null, null, null, null, null, null);
    }

    /** Mối quan hệ (Vợ/Chồng). */
    public enum SpouseRelation {
        WIFE,
        HUSBAND
    }

    /** This profile after {@code aspect} of {@code declared} was approved; the other aspects stay as they are. */
    public Profile adopt(Aspect aspect, Profile declared) {
        return switch (aspect) {
            case ACCOUNT -> declared.with(cell, member.position(), member.receivingAccount());
            case POSITION -> with(cell, declared.member.position(), member.receivingAccount());
            case RECEIVING_ACCOUNT -> with(cell, member.position(), declared.member.receivingAccount());
            // whoever moves leaves position and receiving account behind: both belong to the cell
            case CELL -> with(declared.cell, CellPosition.MEMBER, null);
        };
    }

    /** This profile as an ordinary member's: without position and receiving account, which others decide. */
    public Profile ordinary() {
        return with(cell, CellPosition.MEMBER, null);
    }

    /** Whether anything decided with the account itself is different: all but cell, position and receiving account. */
    boolean differsOrdinarily(Profile other) {
        return !Objects.equals(ordinary(), other.with(cell, CellPosition.MEMBER, null));
    }

    private Profile with(String newCell, CellPosition position, BankAccount receivingAccount) {
        Member changed = new Member(
                member.fullName(),
                member.cardNumber(),
                member.fileNumber(),
                member.joinedOn(),
                member.officialOn(),
                position,
                receivingAccount);
        return new Profile(citizen, changed, newCell, residence, fee, employer, extended);
    }
}
