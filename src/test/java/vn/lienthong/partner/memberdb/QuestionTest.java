package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.memberdb.v1.Member;
import vn.lienthong.partner.memberdb.v1.MemberLookup;

class QuestionTest {

    @Test
    void aQuestionWithoutAnyNumberIsTheCallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Question.of(null, " "));
    }

    @Test
    void theCardNumberIsAskedWhereThereIsOne() {
        MemberLookup both = Question.of("01.000001", "900001").asRequest();
        assertThat(both.getCardNumber()).isEqualTo("01000001");
        assertThat(both.getFileNumber()).isNull();

        MemberLookup fileOnly = Question.of("", "900001").asRequest();
        assertThat(fileOnly.getCardNumber()).isNull();
        assertThat(fileOnly.getFileNumber()).isEqualTo("900001");
    }

    @Test
    void everyRequestHasAnIdOfItsOwn() {
        Question question = Question.of("01000001", null);
        assertThat(question.asRequest().getRequestId())
                .isNotEqualTo(question.asRequest().getRequestId());
    }

    @Test
    void oneImpossibleNumberMakesTheQuestionImpossible() {
        assertThat(Question.of("01000001", "abc").canBeAsked()).isFalse();
        assertThat(Question.of("x", null).canBeAsked()).isFalse();
        assertThat(Question.of("01000001", "900001").canBeAsked()).isTrue();
    }

    @Test
    void whoCarriesBothNumbersIsTheOneAskedFor() {
        Question both = Question.of("01000001", "900001");
        assertThat(both.isAnsweredBy(member("01.000001", "900001"))).isTrue();
        assertThat(both.isAnsweredBy(member("01.000001", "900002"))).isFalse();
        assertThat(both.isAnsweredBy(member("01.000001", ""))).isTrue();
    }

    @Test
    void anAnswerThatLacksTheNumberAskedBelongsToAnotherQuestion() {
        assertMixedUp(Question.of("01000001", null), member("01.000002", "900001"));
        assertMixedUp(Question.of("01000001", null), member(null, "900001"));
        assertMixedUp(Question.of(null, "900001"), member("01.000001", "900002"));
    }

    private static void assertMixedUp(Question question, MemberRecord member) {
        assertThatThrownBy(() -> question.isAnsweredBy(member))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.MEMBERDB_ANSWERED_ANOTHER));
    }

    private static MemberRecord member(String card, String file) {
        Member member = new Member();
        member.setFullName("Nguyễn Văn Mẫu");
        member.setCardNumber(card);
        member.setFileNumber(file);
        return MemberMapping.toRecord(member, Instant.EPOCH);
    }
}
