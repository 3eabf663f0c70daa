package vn.lienthong.fee.load;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.fee.ExemptionKind;
import vn.lienthong.fee.FeeRules;
import vn.lienthong.organisation.LoadLine;

/** What the regulation of its first month lets a decision take off, on which ground and for how long. */
final class ExemptionLimits {

    private static final String ANY_SHARE = "1 – 100";

    private final FeeRules rules;

    ExemptionLimits(FeeRules rules) {
        this.rules = rules;
    }

    /** Refuses the line for each limit the row breaks. */
    void check(LoadLine line, ExemptionStep.Row row) {
        YearMonth from = row.key().from();
        if (row.to().filter(from::isAfter).isPresent()) {
            line.refuse("to_month", ErrorCode.PERIOD_REVERSED);
        }
        Optional<ExemptionKind> kind = rules.in(from).exemption(row.kind());
        if (kind.isEmpty()) {
            line.refuse("kind", ErrorCode.EXEMPTION_KIND_UNKNOWN, row.kind());
            return;
        }
        share(line, row.share(), kind.get());
        kind.get()
                .longestMonths()
                .filter(longest -> lasts(row) > longest)
                .ifPresent(longest -> line.refuse("to_month", ErrorCode.EXEMPTION_TOO_LONG, longest));
    }

    private static void share(LoadLine line, int share, ExemptionKind kind) {
        if (share < 1 || share > 100 || !kind.allows(share)) {
            String allowed = kind.shares().isEmpty()
                    ? ANY_SHARE
                    : kind.shares().stream().map(String::valueOf).collect(Collectors.joining(", "));
            line.refuse("share", ErrorCode.EXEMPTION_SHARE_REFUSED, share, allowed);
        }
    }

    /** Months, without an end more than any limit. */
    private static long lasts(ExemptionStep.Row row) {
        return row.to()
                .map(to -> row.key().from().until(to, ChronoUnit.MONTHS) + 1)
                .orElse(Long.MAX_VALUE);
    }
}
