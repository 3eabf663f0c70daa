package vn.lienthong.membership.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.FieldProblem;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Sex;
import vn.lienthong.messaging.TypedText;

/**
 * Between the text on the form and a {@link Profile}, in both directions. Reads generously what people type
 * ({@code 25/2/1973}, {@code 60.000}); what it cannot read is a problem of that field and stays on the form as typed.
 */
@Component
class ProfileForm {

    /** What a ticked box sends. */
    static final String TICKED = "true";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");
    static final Pattern DAY_TYPED = Pattern.compile("(\\d{1,2})\\s*[-/. ]?\\s*(\\d{1,2})\\s*[-/. ]?\\s*(\\d{4})");
    static final Pattern MONTH_TYPED = Pattern.compile("(\\d{1,2})\\s*[-/. ]?\\s*(\\d{4})");
    static final Pattern AMOUNT_TYPED = Pattern.compile("\\d{1,3}([. ,]?\\d{3}){0,4}");

    /** The signs people set such numbers apart with. */
    static final Map<Field, Pattern> PASSED_OVER =
            Map.of(Field.RECEIVING_NUMBER, Pattern.compile("[\\s.-]"), Field.PHONE, Pattern.compile("[\\s.()-]"));

    /**
     * What the form says.
     *
     * @param profile complete, with nulls and zeros where a value could not be read
     * @param problems of reading only, in the order of the form
     */
    record Reading(Profile profile, List<FieldProblem> problems) {}

    /** @param typed values as typed; a field that is missing counts as empty */
    Reading read(Map<Field, String> typed) {
        return new Reader(typed).read();
    }

    private final class Reader {

        private final Map<Field, String> typed;
        private final List<FieldProblem> problems = new ArrayList<>();

        private Reader(Map<Field, String> typed) {
            this.typed = typed;
        }

        private Reading read() {
            Profile profile =
                    new Profile(citizen(), member(), text(Field.CELL), residence(), fee(), employer(), extended());
            tooLong();
            return new Reading(profile, List.copyOf(problems));
        }

        private Profile.Citizen citizen() {
            return new Profile.Citizen(
                    day(Field.BIRTH_DATE),
                    constant(Field.SEX, Sex.class),
                    text(Field.NATIONALITY),
                    text(Field.PERSONAL_ID),
                    address(
                            Field.PERMANENT_PROVINCE,
                            Field.PERMANENT_DISTRICT,
                            Field.PERMANENT_WARD,
                            Field.PERMANENT_DETAIL));
        }

        private Profile.Member member() {
            CellPosition position = constant(Field.POSITION, CellPosition.class);
            return new Profile.Member(
                    text(Field.FULL_NAME),
                    text(Field.CARD_NUMBER),
                    text(Field.FILE_NUMBER),
                    day(Field.JOINED_ON),
                    day(Field.OFFICIAL_ON),
                    position == null ? CellPosition.MEMBER : position,
                    receivingAccount());
        }

        private Profile.BankAccount receivingAccount() {
            if (!TICKED.equals(text(Field.RECEIVING))) {
                return null;
            }
            String number = text(Field.RECEIVING_NUMBER);
            return new Profile.BankAccount(
                    text(Field.RECEIVING_BANK),
                    number == null ? null : number.toUpperCase(Locale.ROOT),
                    text(Field.RECEIVING_HOLDER));
        }

        /** The cell where the member lives, or the nearest organisation above it the member could name. */
        private String residence() {
            return Optional.ofNullable(text(Field.RESIDENCE))
                    .or(() -> Optional.ofNullable(text(Field.RESIDENCE_SECTION)))
                    .or(() -> Optional.ofNullable(text(Field.RESIDENCE_GRASSROOTS)))
                    .or(() -> Optional.ofNullable(text(Field.RESIDENCE_UPPER)))
                    .orElse(null);
        }

        private Profile.Fee fee() {
            return new Profile.Fee(amount(Field.FEE), month(Field.FEE_FROM));
        }

        private Profile.Employer employer() {
            return new Profile.Employer(
                    text(Field.EMPLOYER_NAME),
                    text(Field.EMPLOYER_MINISTRY),
                    address(
                            Field.EMPLOYER_PROVINCE,
                            Field.EMPLOYER_DISTRICT,
                            Field.EMPLOYER_WARD,
                            Field.EMPLOYER_DETAIL));
        }

        private Profile.Extended extended() {
            return new Profile.Extended(
                    text(Field.TAX_CODE),
                    text(Field.SOCIAL_INSURANCE),
                    text(Field.CURRENT_RESIDENCE),
                    text(Field.SPOUSE_NAME),
                    constant(Field.SPOUSE_RELATION, Profile.SpouseRelation.class),
                    text(Field.BIRTH_REGISTRATION_PLACE),
                    text(Field.EMAIL),
                    text(Field.PHONE),
                    text(Field.LIFE_STATUS),
                    text(Field.NATIVE_PLACE));
        }

        private Profile.Address address(Field province, Field district, Field ward, Field detail) {
            return new Profile.Address(text(province), text(district), text(ward), text(detail));
        }

        private String text(Field field) {
            String value = TypedText.of(typed.get(field));
            Pattern signs = PASSED_OVER.get(field);
            String bare = signs == null ? value : signs.matcher(value).replaceAll("");
            return value.isEmpty() ? null : bare;
        }

        private LocalDate day(Field field) {
            String value = text(field);
            if (value == null) {
                return null;
            }
            Matcher day = DAY_TYPED.matcher(value);
            try {
                return day.matches()
                        ? LocalDate.of(number(day, 3), number(day, 2), number(day, 1))
                        : LocalDate.parse(value);
            } catch (DateTimeException noSuchDay) {
                problems.add(FieldProblem.of(field, ErrorCode.DATE_UNREADABLE));
                return null;
            }
        }

        private YearMonth month(Field field) {
            String value = text(field);
            if (value == null) {
                return null;
            }
            Matcher month = MONTH_TYPED.matcher(value);
            try {
                return month.matches() ? YearMonth.of(number(month, 2), number(month, 1)) : YearMonth.parse(value);
            } catch (DateTimeException noSuchMonth) {
                problems.add(FieldProblem.of(field, ErrorCode.MONTH_UNREADABLE));
                return null;
            }
        }

        private long amount(Field field) {
            String value = text(field);
            if (value == null) {
                problems.add(FieldProblem.of(field, ErrorCode.FIELD_MISSING));
                return 0;
            }
            if (!AMOUNT_TYPED.matcher(value).matches()) {
                problems.add(FieldProblem.of(field, ErrorCode.AMOUNT_UNREADABLE));
                return 0;
            }
            return Long.parseLong(value.replaceAll("\\D", ""));
        }

        private <E extends Enum<E>> E constant(Field field, Class<E> type) {
            String value = text(field);
            if (value == null) {
                return null;
            }
            try {
                return Enum.valueOf(type, value);
            } catch (IllegalArgumentException unknown) {
                problems.add(FieldProblem.of(field, ErrorCode.CHOICE_UNKNOWN));
                return null;
            }
        }

        private void tooLong() {
            for (Field field : Field.values()) {
                String value = text(field);
                if (value != null && value.length() > field.maxLength()) {
                    problems.add(FieldProblem.of(field, ErrorCode.TEXT_TOO_LONG, field.maxLength()));
                }
            }
        }

        private static int number(Matcher matcher, int group) {
            return Integer.parseInt(matcher.group(group));
        }
    }

    /** How a profile stands on the form; the upper levels of the organisations are for {@link OrganisationLevels} to add. */
    Map<Field, String> write(Profile profile) {
        Map<Field, String> typed = new EnumMap<>(Field.class);
        write(typed, profile.citizen());
        write(typed, profile.member());
        put(typed, Field.CELL, profile.cell());
        put(typed, Field.RESIDENCE, profile.residence());
        typed.put(Field.FEE, amount(profile.fee().monthly()));
        put(
                typed,
                Field.FEE_FROM,
                profile.fee().from() == null ? null : MONTH.format(profile.fee().from()));
        write(typed, profile.employer());
        write(typed, profile.extended());
        return typed;
    }

    private static void write(Map<Field, String> typed, Profile.Citizen citizen) {
        put(typed, Field.BIRTH_DATE, day(citizen.birthDate()));
        put(typed, Field.SEX, name(citizen.sex()));
        put(typed, Field.NATIONALITY, citizen.nationality());
        put(typed, Field.PERSONAL_ID, citizen.personalId());
        put(typed, Field.PERMANENT_PROVINCE, citizen.permanentAddress().province());
        put(typed, Field.PERMANENT_DISTRICT, citizen.permanentAddress().district());
        put(typed, Field.PERMANENT_WARD, citizen.permanentAddress().ward());
        put(typed, Field.PERMANENT_DETAIL, citizen.permanentAddress().detail());
    }

    private static void write(Map<Field, String> typed, Profile.Member member) {
        put(typed, Field.FULL_NAME, member.fullName());
        put(typed, Field.CARD_NUMBER, member.cardNumber());
        put(typed, Field.FILE_NUMBER, member.fileNumber());
        put(typed, Field.JOINED_ON, day(member.joinedOn()));
        put(typed, Field.OFFICIAL_ON, day(member.officialOn()));
        put(typed, Field.POSITION, name(member.position()));
        if (member.receivingAccount() != null) {
            typed.put(Field.RECEIVING, TICKED);
            put(typed, Field.RECEIVING_BANK, member.receivingAccount().bank());
            put(typed, Field.RECEIVING_NUMBER, member.receivingAccount().number());
            put(typed, Field.RECEIVING_HOLDER, member.receivingAccount().holder());
        }
    }

    private static void write(Map<Field, String> typed, Profile.Employer employer) {
        put(typed, Field.EMPLOYER_NAME, employer.name());
        put(typed, Field.EMPLOYER_MINISTRY, employer.ministry());
        put(typed, Field.EMPLOYER_PROVINCE, employer.address().province());
        put(typed, Field.EMPLOYER_DISTRICT, employer.address().district());
        put(typed, Field.EMPLOYER_WARD, employer.address().ward());
        put(typed, Field.EMPLOYER_DETAIL, employer.address().detail());
    }

    private static void write(Map<Field, String> typed, Profile.Extended extended) {
        put(typed, Field.TAX_CODE, extended.taxCode());
        put(typed, Field.SOCIAL_INSURANCE, extended.socialInsuranceNumber());
        put(typed, Field.CURRENT_RESIDENCE, extended.currentResidence());
        put(typed, Field.SPOUSE_NAME, extended.spouseName());
        put(typed, Field.SPOUSE_RELATION, name(extended.spouseRelation()));
        put(typed, Field.BIRTH_REGISTRATION_PLACE, extended.birthRegistrationPlace());
        put(typed, Field.EMAIL, extended.email());
        put(typed, Field.PHONE, extended.phone());
        put(typed, Field.LIFE_STATUS, extended.lifeStatus());
        put(typed, Field.NATIVE_PLACE, extended.nativePlace());
    }

    private static void put(Map<Field, String> typed, Field field, String value) {
        if (value != null) {
            typed.put(field, value);
        }
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    static String day(LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    /** {@code 60000} as {@code 60.000}. */
    static String amount(long dong) {
        return String.format(Locale.ROOT, "%,d", dong).replace(',', '.');
    }
}
