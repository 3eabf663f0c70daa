package vn.lienthong.membership;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code config/rules/membership.yaml}: patterns, limits and catalogues of the registration form. */
public record MembershipRules(Patterns patterns, Limits limits, Catalogues catalogues) {

    /** Regular expressions over the whole trimmed value, checked by the hub and, with the same text, by the browser. */
    public record Patterns(
            Pattern personalId,
            Pattern cardNumber,
            Pattern fileNumber,
            Pattern taxCode,
            Pattern socialInsurance,
            Pattern phone,
            Pattern email,
            Pattern bankAccount) {}

    /**
     * @param feeMaximum most VND a month that is believed
     * @param joiningAge full years somebody must have at the day of joining
     * @param feeMonthsBack how far the first month of the fee may lie before this month
     * @param feeMonthsAhead and after it
     * @param draftDays how many days a form nobody sent is kept after it was last touched
     * @param lookupsInTenMinutes how often one person may ask the member database in ten minutes
     */
    public record Limits(
            long feeMaximum,
            int joiningAge,
            int feeMonthsBack,
            int feeMonthsAhead,
            int draftDays,
            int lookupsInTenMinutes) {}

    /** What the form's lists offer. */
    public record Catalogues(
            Catalogue provinces,
            Catalogue ministries,
            Catalogue nationalities,
            Catalogue lifeStatuses,
            Catalogue banks) {}

    /** One list, in the order of the file; codes are unique. */
    public record Catalogue(List<Entry> entries) {

        /** @param name in Vietnamese, as in the guide and as partners say it */
        public record Entry(String code, String name, String english) {

            public String name(Locale locale) {
                return locale.getLanguage().equals("en") ? english : name;
            }
        }

        public boolean has(String code) {
            return find(code).isPresent();
        }

        /** The name shown for a code; the code itself when the catalogue lost it since. */
        public String nameOf(String code, Locale locale) {
            return find(code).map(entry -> entry.name(locale)).orElse(code);
        }

        private Optional<Entry> find(String code) {
            return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
        }
    }
}
