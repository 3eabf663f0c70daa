package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/** For whom one may pay, in however many organisations one has a position. */
class CellRightsTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void cellsAreToldFromCommitteesInOneQuestionAndWhatHasEndedWasACell() {
        CellRights rights = rights(
                mandate("CELL-2", PositionKind.SECRETARY),
                mandate("COMMITTEE", PositionKind.SECRETARY),
                mandate("CELL-1", PositionKind.DEPUTY),
                mandate("CELL-2", PositionKind.DELEGATE),
                mandate("ENDED", PositionKind.DEPUTY),
                mandate("ELSEWHERE", PositionKind.COMMITTEE_MEMBER));

        assertThat(rights.payableBy(1)).containsExactly("CELL-2", "CELL-1", "ENDED");
        assertThat(asked).containsExactly("mandates", "search");
    }

    @Test
    void whoHasNoPositionCostsNoSecondQuestion() {
        assertThat(rights().payableBy(1)).isEmpty();
        assertThat(asked).containsExactly("mandates");
    }

    private static Mandate mandate(String organisation, PositionKind kind) {
        return new Mandate(organisation, kind, Optional.empty(), Set.of());
    }

    private CellRights rights(Mandate... mandates) {
        return new CellRights(
                answering(Positions.class, arguments -> List.of(mandates)),
                answering(Organisations.class, arguments -> committees((OrganisationSearch) arguments[0])),
                Clock.fixed(Instant.parse("2026-11-20T05:00:00Z"), ZoneOffset.UTC));
    }

    private static List<Organisation> committees(OrganisationSearch wanted) {
        assertThat(wanted.kinds()).noneMatch(OrganisationKind::isCell);
        assertThat(wanted.among().orElseThrow()).containsExactlyInAnyOrder("CELL-2", "COMMITTEE", "CELL-1", "ENDED");
        return List.of(new Organisation(
                "COMMITTEE",
                OrganisationKind.GRASSROOTS_COMMITTEE,
                "Đảng bộ Ví Dụ",
                false,
                Optional.empty(),
                "",
                LocalDate.of(2025, 7, 1),
                Optional.empty()));
    }

    /** Notes what it is asked. */
    private <T> T answering(Class<T> type, Function<Object[], Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return answer.apply(arguments);
                }));
    }
}
