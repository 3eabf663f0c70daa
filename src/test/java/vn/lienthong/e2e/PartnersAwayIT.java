package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.e2e.ProfileScreen.MEMBER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.sandbox.faults.Fault;

/** What people see while a partner does not answer. */
class PartnersAwayIT extends BrowserTest {

    /** Somebody without an account whom no other test of this class needs. */
    private static final String OTHER_NEW_MEMBER = "001087000018";

    @Test
    void withoutTheMemberDatabaseOneTypesByHandAndTheApproverIsTold() {
        sandbox().faults().set("memberdb", Fault.of(Fault.Mode.DOWN));
        Window member = loggedIn(NEW_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        form.box(MEMBER, "Số thẻ đảng viên").fill("01.000001");
        form.lookUp();
        assertThat(member.main()).containsText("Cơ sở dữ liệu đảng viên hiện chưa trả lời.");
        member.picture("register-database-away");
        form.fillByHand("01.000001");
        form.save();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");

        Window secretary = loggedIn(SECRETARY);
        eventuallyShows(secretary, "/tasks", "Nguyễn Văn Ví Dụ");
        secretary.link("Nguyễn Văn Ví Dụ").click();
        assertThat(secretary.main()).containsText("Cơ sở dữ liệu đảng viên không trả lời nên chưa đối chiếu được.");
    }

    @Test
    void portalHearsEveryStepOnceAndInOrderWhenItIsBack() {
        sandbox().faults().set("portal", Fault.of(Fault.Mode.DOWN));
        Window member = loggedIn(OTHER_NEW_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        form.fillByHand("99.000018");
        form.save();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        Window secretary = loggedIn(SECRETARY);
        eventuallyShows(secretary, "/tasks", "Dương Văn Thử Mẫu");
        secretary.link("Dương Văn Thử Mẫu").click();
        secretary.decide("Duyệt", null);
        eventuallyShows(member, "/account", "Thông tin đã được phê duyệt");
        assertThat(portalDossiers(OTHER_NEW_MEMBER)).isEmpty();

        sandbox().faults().reset();
        eventually(() -> assertThat(portalStatuses(OTHER_NEW_MEMBER)).endsWith("10"));
        assertThat(portalStatuses(OTHER_NEW_MEMBER)).containsExactly("1", "2", "4", "9", "10");
        assertThat(portalSteps(OTHER_NEW_MEMBER)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void withoutTheIdentityProviderTheLoginSaysSoWithinFiveSeconds() {
        Window visitor = visitor();
        visitor.open("/login");
        sandbox().faults().set("identity", Fault.slow(Duration.ofSeconds(20)));
        long start = System.nanoTime();
        visitor.choose();
        assertThat(visitor.main()).containsText("Hiện chưa kết nối được với hệ thống định danh điện tử VNeID.");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        visitor.picture("login-provider-away");

        sandbox().faults().reset();
        visitor.choose();
        visitor.identify(MEMBER_WITH_ACCOUNT);
    }
}
