package vn.lienthong.membership;

import static vn.lienthong.membership.FieldProblem.of;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;

/**
 * The hub's own checks of a declared profile: what a person could not mean. What merely looks odd is for the approver to
 * see, in {@link Warnings}.
 */
@Component
class ProfileChecks {

    private final MembershipRules rules;
    private final Organisations organisations;

    ProfileChecks(MembershipRules rules, Organisations organisations) {
        this.rules = rules;
        this.organisations = organisations;
    }

    /**
     * @param inForce null for a registration
     * @param personalId the one the member logged in with
     * @param today the day of the request, Vietnamese time
     * @return everything wrong, in the order of the form; empty when the profile may be submitted
     */
    List<FieldProblem> check(Profile profile, Profile inForce, String personalId, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        citizen(profile.citizen(), personalId, today, problems);
        member(profile, today, problems);
        receivingAccount(profile.member().receivingAccount(), problems);
        cell(profile.cell(), today, problems);
        residence(profile.residence(), today, problems);
        fee(profile.fee(), inForce == null ? null : inForce.fee(), today, problems);
        employer(profile.employer(), problems);
        extended(profile.extended(), problems);
        return List.copyOf(problems);
    }

    private void citizen(Profile.Citizen citizen, String personalId, LocalDate today, List<FieldProblem> problems) {
        if (citizen.birthDate() == null) {
            problems.add(of(Field.BIRTH_DATE, ErrorCode.FIELD_MISSING));
        } else if (citizen.birthDate().isAfter(today)) {
            problems.add(of(Field.BIRTH_DATE, ErrorCode.DATE_IN_FUTURE));
        }
        choice(citizen.nationality(), rules.catalogues().nationalities(), true, Field.NATIONALITY, problems);
        if (!personalId.equals(citizen.personalId())) {
            problems.add(of(Field.PERSONAL_ID, ErrorCode.PERSONAL_ID_NOT_OWN));
        }
        choice(
                citizen.permanentAddress().province(),
                rules.catalogues().provinces(),
                false,
                Field.PERMANENT_PROVINCE,
                problems);
    }

    private void member(Profile profile, LocalDate today, List<FieldProblem> problems) {
        Profile.Member member = profile.member();
        if (member.fullName() == null) {
            problems.add(of(Field.FULL_NAME, ErrorCode.FIELD_MISSING));
        }
        if (member.cardNumber() == null && member.fileNumber() == null) {
            problems.add(of(Field.CARD_NUMBER, ErrorCode.MEMBER_NUMBERS_MISSING));
        }
        form(
                member.cardNumber(),
                rules.patterns().cardNumber(),
                Field.CARD_NUMBER,
                ErrorCode.CARD_NUMBER_FORM,
                problems);
        form(
                member.fileNumber(),
                rules.patterns().fileNumber(),
                Field.FILE_NUMBER,
                ErrorCode.FILE_NUMBER_FORM,
                problems);
        joined(member.joinedOn(), profile.citizen().birthDate(), today, problems);
        official(member.officialOn(), member.joinedOn(), today, problems);
    }

    private void joined(LocalDate joined, LocalDate birth, LocalDate today, List<FieldProblem> problems) {
        int age = rules.limits().joiningAge();
        if (joined == null) {
            problems.add(of(Field.JOINED_ON, ErrorCode.FIELD_MISSING));
        } else if (joined.isAfter(today)) {
            problems.add(of(Field.JOINED_ON, ErrorCode.DATE_IN_FUTURE));
        } else if (birth != null && !birth.isAfter(today) && ChronoUnit.YEARS.between(birth, joined) < age) {
            problems.add(of(Field.JOINED_ON, ErrorCode.JOINED_TOO_YOUNG, age));
        }
    }

    private void official(LocalDate official, LocalDate joined, LocalDate today, List<FieldProblem> problems) {
        if (official == null) {
            return;
        }
        if (official.isAfter(today)) {
            problems.add(of(Field.OFFICIAL_ON, ErrorCode.DATE_IN_FUTURE));
        } else if (joined != null && official.isBefore(joined)) {
            problems.add(of(Field.OFFICIAL_ON, ErrorCode.OFFICIAL_BEFORE_JOINED));
        }
    }

    private void receivingAccount(Profile.BankAccount account, List<FieldProblem> problems) {
        if (account == null) {
            return;
        }
        choice(account.bank(), rules.catalogues().banks(), true, Field.RECEIVING_BANK, problems);
        if (account.number() == null) {
            problems.add(of(Field.RECEIVING_NUMBER, ErrorCode.FIELD_MISSING));
        }
        form(
                account.number(),
                rules.patterns().bankAccount(),
                Field.RECEIVING_NUMBER,
                ErrorCode.BANK_ACCOUNT_FORM,
                problems);
        if (account.holder() == null) {
            problems.add(of(Field.RECEIVING_HOLDER, ErrorCode.FIELD_MISSING));
        }
    }

    private void cell(String code, LocalDate today, List<FieldProblem> problems) {
        if (code == null) {
            problems.add(of(Field.CELL, ErrorCode.CELL_MISSING));
            return;
        }
        Optional<Organisation> organisation = organisations.find(code, today);
        if (organisation.isEmpty()) {
            problems.add(of(Field.CELL, ErrorCode.ORGANISATION_GONE));
        } else if (!organisation.get().kind().isCell()) {
            problems.add(of(Field.CELL, ErrorCode.CELL_MISSING));
        }
    }

    private void residence(String code, LocalDate today, List<FieldProblem> problems) {
        if (code == null) {
            problems.add(of(Field.RESIDENCE, ErrorCode.FIELD_MISSING));
            return;
        }
        Optional<Organisation> organisation = organisations.find(code, today);
        if (organisation.isEmpty()) {
            problems.add(of(Field.RESIDENCE, ErrorCode.ORGANISATION_GONE));
        } else if (!organisation.get().residential()) {
            problems.add(of(Field.RESIDENCE, ErrorCode.RESIDENCE_KIND));
        }
    }

    /** What is in force is judged no more: its month may be long ago by now. */
    private void fee(Profile.Fee fee, Profile.Fee inForce, LocalDate today, List<FieldProblem> problems) {
        boolean unchanged = Objects.equals(fee, inForce);
        long maximum = rules.limits().feeMaximum();
        if (!unchanged && (fee.monthly() < 0 || fee.monthly() > maximum)) {
            problems.add(of(Field.FEE, ErrorCode.FEE_OUT_OF_RANGE, maximum));
        }
        if (fee.from() == null) {
            problems.add(of(Field.FEE_FROM, ErrorCode.FIELD_MISSING));
            return;
        }
        YearMonth earliest = YearMonth.from(today).minusMonths(rules.limits().feeMonthsBack());
        YearMonth latest = YearMonth.from(today).plusMonths(rules.limits().feeMonthsAhead());
        if (!unchanged && (fee.from().isBefore(earliest) || fee.from().isAfter(latest))) {
            problems.add(of(Field.FEE_FROM, ErrorCode.FEE_MONTH_OUT_OF_RANGE, month(earliest), month(latest)));
        }
    }

    private static String month(YearMonth month) {
        return "%02d/%d".formatted(month.getMonthValue(), month.getYear());
    }

    private void employer(Profile.Employer employer, List<FieldProblem> problems) {
        choice(employer.ministry(), rules.catalogues().ministries(), false, Field.EMPLOYER_MINISTRY, problems);
        choice(employer.address().province(), rules.catalogues().provinces(), false, Field.EMPLOYER_PROVINCE, problems);
    }

    private void extended(Profile.Extended extended, List<FieldProblem> problems) {
        MembershipRules.Patterns patterns = rules.patterns();
        form(extended.taxCode(), patterns.taxCode(), Field.TAX_CODE, ErrorCode.TAX_CODE_FORM, problems);
        form(
                extended.socialInsuranceNumber(),
                patterns.socialInsurance(),
                Field.SOCIAL_INSURANCE,
                ErrorCode.SOCIAL_INSURANCE_FORM,
                problems);
        form(extended.email(), patterns.email(), Field.EMAIL, ErrorCode.EMAIL_FORM, problems);
        form(extended.phone(), patterns.phone(), Field.PHONE, ErrorCode.PHONE_FORM, problems);
        choice(extended.lifeStatus(), rules.catalogues().lifeStatuses(), false, Field.LIFE_STATUS, problems);
    }

    private static void form(String value, Pattern pattern, Field field, ErrorCode code, List<FieldProblem> problems) {
        if (value != null && !pattern.matcher(value).matches()) {
            problems.add(of(field, code));
        }
    }

    private static void choice(
            String code,
            MembershipRules.Catalogue catalogue,
            boolean required,
            Field field,
            List<FieldProblem> problems) {
        if (code == null) {
            if (required) {
                problems.add(of(field, ErrorCode.FIELD_MISSING));
            }
        } else if (!catalogue.has(code)) {
            problems.add(of(field, ErrorCode.CHOICE_UNKNOWN));
        }
    }
}
