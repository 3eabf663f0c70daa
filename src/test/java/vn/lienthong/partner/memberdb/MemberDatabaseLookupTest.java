package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.Found;
import vn.lienthong.partner.memberdb.v1.Member;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.memberdb.MemberFile;

/** The adapter and the sandbox's member database, over a real socket. */
class MemberDatabaseLookupTest {

    private static Sandbox sandbox;
    private static URI url;
    /** The first row of the sample. */
    private static Member sample;

    @BeforeAll
    static void startPartners() {
        sandbox = Sandbox.start(SandboxOptions.partnersOnly());
        url = sandbox.partnersUrl().resolve("/memberdb");
        sample = sandbox.partners().getBean(MemberFile.class).members().get(0);
    }

    @AfterAll
    static void stopPartners() {
        sandbox.close();
    }

    @AfterEach
    void heal() {
        sandbox.faults().reset();
    }

    @Test
    void memberIsFoundByCardNumberHoweverItIsWritten() {
        try (Adapter adapter = Adapter.to(url)) {
            String digits = sample.getCardNumber().replace(".", "");
            for (String written :
                    new String[] {digits, digits.substring(0, 2) + "." + digits.substring(2), " " + digits + " "}) {
                assertThat(adapter.byCard(written)).isInstanceOfSatisfying(Found.class, found -> {
                    MemberRecord member = found.member();
                    assertThat(member.fullName()).isEqualTo(sample.getFullName());
                    assertThat(member.personalId()).contains(sample.getPersonalId());
                    assertThat(member.birthDate()).contains(sample.getBirthDate());
                    assertThat(member.cardNumber()).contains(digits);
                    assertThat(member.cellCode()).contains(sample.getCellCode());
                    assertThat(member.joinedOn()).contains(sample.getJoinedOn());
                    assertThat(member.officialOn()).contains(sample.getOfficialOn());
                    assertThat(member.nativePlace()).contains(sample.getNativePlace());
                    assertThat(member.status()).contains(sample.getStatus());
                    assertThat(Duration.between(member.askedAt(), Instant.now()))
                            .isLessThan(Duration.ofSeconds(10));
                });
            }
            assertThat(adapter.codes()).isEmpty();
            assertThat(adapter.timed("found", "none")).isEqualTo(3);
        }
    }
}
