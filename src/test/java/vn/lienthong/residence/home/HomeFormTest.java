package vn.lienthong.residence.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.residence.PaperPlace;

/** The rules of a comment form that need no database. */
class HomeFormTest {

    @Test
    void aSentFormBecomesNothingElseAndOnlyTheCommitteeLeadsThere() {
        assertThat(next(FormState.SENT)).isEmpty();
        assertThat(next(FormState.SUBMITTED)).containsExactlyInAnyOrder(FormState.APPROVED, FormState.RETURNED);
        assertThat(next(FormState.SIGNING)).containsExactlyInAnyOrder(FormState.SENT, FormState.UNSIGNED);
        assertThat(Arrays.stream(FormState.values()).filter(state -> state.mayBecome(FormState.SIGNING)))
                .allMatch(FormState::sendable);
    }

    private static Set<FormState> next(FormState state) {
        return Arrays.stream(FormState.values()).filter(state::mayBecome).collect(Collectors.toSet());
    }

    @Test
    void aLevelThatDoesNotExistAndEndlessRemarksAreRefused() {
        assertRefused(ErrorCode.HOME_FORM_INVALID, () -> new FormEntry(List.of(1, 1, 1, 1, 1, 4), ""));
        assertRefused(ErrorCode.HOME_FORM_INVALID, () -> new FormEntry(List.of(1, 1, 1, 1, 1), ""));
        assertRefused(
                ErrorCode.HOME_FORM_INVALID,
                () -> new FormEntry(List.of(0, 0, 0, 0, 0, 0), "x".repeat(FormEntry.LONGEST + 1)));
        assertThat(new FormEntry(List.of(0, 0, 0, 0, 0, 0), null).remarks()).isEmpty();
    }

    @Test
    void whoeverActsForTheMemberActsNotAboutTheMember() {
        Mandate own = new Mandate("CB", PositionKind.SECRETARY, Optional.empty(), Set.of());
        Mandate byTheMember = new Mandate("CB", PositionKind.DEPUTY, Optional.of(7L), Set.of());

        assertThat(HomeRights.pick(List.of(byTheMember, own), 1, 9)).isEqualTo(own);
        assertThat(HomeRights.pick(List.of(byTheMember), 1, 9)).isEqualTo(byTheMember);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> HomeRights.pick(List.of(byTheMember), 1, 7));
        assertRefused(ErrorCode.HOME_OWN_FORM, () -> HomeRights.pick(List.of(own), 7, 7));
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> HomeRights.pick(List.of(), 1, 9));
    }

    @Test
    void aTaskSubjectNamesLineAndAttempt() {
        FormTasks.Subject subject = FormTasks.Subject.parse("01935a10-0000-7000-8000-000000000001/2");

        assertThat(subject.attempt()).isEqualTo(2);
        assertThat(subject).hasToString("01935a10-0000-7000-8000-000000000001/2");
        assertRefused(ErrorCode.HOME_REQUEST_UNKNOWN, () -> FormTasks.Subject.parse("01935a10"));
    }

    @ParameterizedTest
    @CsvSource({
        "Đảng bộ xã Đông Mỹ, Đông Mỹ",
        "Đảng bộ phường Tây Hồ, Tây Hồ",
        "Đảng bộ Công ty Ví Dụ, Hà Nội",
    })
    void aPaperIsMadeOutWhereItsCommitteeIs(String committee, String place) {
        assertThat(PaperPlace.of(committee)).isEqualTo(place);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
