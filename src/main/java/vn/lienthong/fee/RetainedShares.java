package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.Organisations;

@Component
class RetainedShares implements Shares {

    /** The language of what is stored as text. */
    private static final Locale STORED = Locale.forLanguageTag("vi");

    private final Organisations organisations;
    private final ShareRules rules;
    private final Map<ShareRow, String> sentences;

    RetainedShares(Organisations organisations, ShareRules rules, MessageSource messages) {
        this.organisations = organisations;
        this.rules = rules;
        this.sentences = rules.unconfirmed().stream()
                .collect(Collectors.toUnmodifiableMap(row -> row, row -> sentence(row, messages)));
    }

    private static String sentence(ShareRow row, MessageSource messages) {
        String level = messages.getMessage("fee.share-level." + row.level().key(), null, STORED);
        String from = "%02d/%d".formatted(row.from().getMonthValue(), row.from().getYear());
        return messages.getMessage(
                "fee.share-unconfirmed", new Object[] {row.keeps().percent(), level, from}, STORED);
    }

    @Override
    public Split split(long amount, String cell, YearMonth month, LocalDate on) {
        List<Organisation> path = organisations.pathToTop(cell, on);
        if (path.isEmpty()) {
            throw new Failure(ErrorCode.ORGANISATION_UNKNOWN, "no organisation " + cell + " on " + on, cell);
        }
        return split(amount, path, month);
    }

    @Override
    public Split split(long amount, List<Organisation> path, YearMonth month) {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount below nothing cannot be shared: " + amount);
        }
        requireCityAtTheTop(path);
        List<Split.Kept> kept = new ArrayList<>(path.size());
        List<String> unconfirmed = new ArrayList<>();
        long received = amount;
        for (Organisation organisation : path) {
            ShareRow row = row(ShareLevel.of(organisation), month);
            long keeps = row.keeps().of(received);
            kept.add(new Split.Kept(organisation.code(), keeps));
            received -= keeps;
            if (!row.confirmed()) {
                unconfirmed.add(sentences.get(row));
            }
        }
        return new Split(List.copyOf(kept), received, List.copyOf(unconfirmed));
    }

    /** A path that breaks off would send the money of the levels above it to the centre. */
    private static void requireCityAtTheTop(List<Organisation> path) {
        if (path.isEmpty() || path.get(path.size() - 1).kind() != OrganisationKind.CITY_COMMITTEE) {
            String cell = path.isEmpty() ? "" : path.get(0).code();
            String name = path.isEmpty() ? "" : path.get(0).name();
            throw new Failure(ErrorCode.FEE_PATH_BROKEN, "the path of " + cell + " does not end at the city", name);
        }
    }

    private ShareRow row(ShareLevel level, YearMonth month) {
        return rules.row(level, month)
                .orElseThrow(() -> new Failure(
                        ErrorCode.FEE_SHARE_MISSING,
                        "no row for " + level.key() + " in " + month,
                        new DefaultMessageSourceResolvable("fee.share-level." + level.key()),
                        "%02d/%d".formatted(month.getMonthValue(), month.getYear())));
    }
}
