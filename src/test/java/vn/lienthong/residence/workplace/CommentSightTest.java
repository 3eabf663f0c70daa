package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.residence.workplace.WorkplaceRules.Sight;
import vn.lienthong.residence.workplace.WorkplaceRules.When;

/** When members open the comment about themselves. */
class CommentSightTest {

    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final UUID COMMENT = UUID.randomUUID();

    @Test
    void asSoonAsItCame() {
        assertThat(reports(When.RECEIVED).visibleComment(line(Optional.empty())))
                .contains(COMMENT);
    }

    @Test
    void onceItWasAnnouncedAtTheYearlyReview() {
        Reports reports = reports(When.ANNOUNCED);

        assertThat(reports.visibleComment(line(Optional.empty()))).isEmpty();
        assertThat(reports.visibleComment(line(Optional.of(NOON)))).contains(COMMENT);
    }

    @Test
    void neverNotEvenOnceItWasAnnounced() {
        assertThat(reports(When.NEVER).visibleComment(line(Optional.of(NOON)))).isEmpty();
    }

    private static Reports reports(When when) {
        WorkplaceRules rules = new WorkplaceRules(
                Set.of(), 1, 1, 1, 1, List.of(), List.of(new Sight(LocalDate.of(2020, 1, 2), when)), List.of());
        Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
        return new Reports(null, null, null, null, null, null, null, null, rules, null, null, noon);
    }

    private static CommentLine line(Optional<Instant> announced) {
        return new CommentLine(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "001173000001",
                "Nguyễn Thị Ví Dụ",
                Optional.empty(),
                Optional.empty(),
                "HN-TAYHO-VIDU-KD1",
                "HN-KHUONGDINH-DC21",
                Optional.empty(),
                LineKind.COMMENT,
                false,
                Optional.empty(),
                LineState.RECEIVED,
                Optional.empty(),
                Optional.of("G22.99.NX-001173000001-261120-0001"),
                Optional.of(DossierStatus.RESULT_RETURNED),
                Optional.of(NOON),
                Optional.of(NOON),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(COMMENT),
                Optional.of("PNX-2026-0000001"),
                Optional.of("Chi bộ 21"),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON),
                announced,
                Optional.of(UUID.randomUUID()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
