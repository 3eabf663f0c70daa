package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.e2e.ProfileScreen.MEMBER;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;

/** Phê duyệt chức vụ trong chi bộ, phê duyệt tài khoản tiếp nhận đảng phí trích giữ lại của chi bộ. */
class OfficersIT extends BrowserTest {

    private static final String NAME = "Phạm Thị Thử Nghiệm";
    private static final String OFFICE = "Quản trị và xử lý hồ sơ";
    private static final String POSITIONS = "Phê duyệt chức vụ trong tổ chức Đảng";
    private static final String RECEIVING_ACCOUNTS =
            "Phê duyệt tài khoản tiếp nhận đảng phí trích giữ lại của tổ chức Đảng";
    private static final String REASON = "Chi bộ chưa họp bầu phó bí thư.";

    @Test
    void accountPositionAndReceivingAccountAreDecidedEachByItsOfficer() {
        Window member = loggedIn(UNKNOWN_MEMBER);
        registerAsDeputy(member);

        Window secretary = loggedIn(SECRETARY);
        eventuallyShows(secretary, "/tasks", NAME);
        assertThat(secretary.main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(NAME)))
                .hasCount(1);
        secretary.link(NAME).click();
        assertThat(secretary.main())
                .containsText("Không tìm thấy số thẻ, số lý lịch này trong Cơ sở dữ liệu đảng viên.");
        secretary.picture("task-with-warnings");
        secretary.decide("Duyệt", null);

        Window superior = loggedIn(SUPERIOR);
        refusePosition(superior, loggedIn(SUPERIOR_DEPUTY));
        approveReceivingAccount(superior);

        assertOrdinaryMemberWithReceivingAccount(member);
    }

    private static void registerAsDeputy(Window member) {
        ProfileScreen form = new ProfileScreen(member);
        form.box(MEMBER, "Số thẻ đảng viên").fill("99.000004");
        form.lookUp();
        assertThat(member.main()).containsText("Không tìm thấy thông tin của đồng chí trong Cơ sở dữ liệu đảng viên");
        member.picture("register-not-found");
        form.fillByHand("99.000004");
        form.declareOffices("PHAM THI THU NGHIEM");
        member.picture("register-officer");
        form.save();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        eventuallyShows(member, "/account/status", "Chức vụ trong tổ chức Đảng");
        assertThat(member.main()).containsText("Thông tin tài khoản");
        assertThat(member.main()).containsText("Tài khoản tiếp nhận đảng phí trích giữ lại");
        member.picture("status-three-aspects");
    }

    private static void refusePosition(Window superior, Window deputy) {
        superior.menu(OFFICE, POSITIONS);
        assertThat(superior.title()).hasText(POSITIONS);
        superior.picture("office-positions");
        superior.link(NAME).click();
        deputy.menu(OFFICE, POSITIONS);
        deputy.link(NAME).click();
        deputy.ask("Duyệt");

        superior.ask("Từ chối");
        superior.confirm("Từ chối");
        assertThat(superior.question().getByLabel("Lý do")).isFocused();
        superior.picture("task-refusal");
        superior.question().getByLabel("Lý do").fill(REASON);
        superior.confirm("Từ chối");
        assertThat(superior.main()).containsText("Đã ghi nhận quyết định");

        deputy.confirm("Duyệt");
        assertThat(deputy.title()).hasText("Người khác vừa xử lý");
        assertThat(deputy.main()).containsText("Quyết định của đồng chí chưa được ghi nhận.");
        assertThat(deputy.main()).containsText("Lê Văn Minh Họa");
        deputy.picture("task-conflict");
    }

    private static void approveReceivingAccount(Window superior) {
        superior.menu(OFFICE, RECEIVING_ACCOUNTS);
        assertThat(superior.title()).hasText(RECEIVING_ACCOUNTS);
        assertThat(superior.main()).containsText("0011001234567");
        superior.picture("office-receiving-accounts");
        superior.link(NAME).click();
        superior.decide("Duyệt", null);
    }

    private void assertOrdinaryMemberWithReceivingAccount(Window member) {
        eventuallyShows(member, "/account/status", "Hồ sơ được phê duyệt một phần");
        assertThat(member.main()).containsText(REASON);
        member.picture("status-partly");
        member.open("/account");
        assertThat(member.title()).hasText("Thông tin tài khoản");
        assertThat(member.part(MEMBER)).containsText("0011001234567");
        assertThat(member.part(MEMBER)).not().containsText("Phó bí thư chi bộ");
        assertThat(member.page().getByText(OFFICE)).hasCount(0);
        assertThat(database()
                        .sql("SELECT count(*) FROM receiving_account WHERE organisation = 'HN-TAYHO-VIDU-KD1'"
                                + " AND account_number = '0011001234567' AND valid_to IS NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        eventually(() ->
                assertThat(mailSubjects("pham.thi.thu.nghiem.4@thu.example")).contains("Chức vụ chưa được phê duyệt"));
    }

    @Test
    void secretaryIsNotOfferedTheOwnChange() {
        Window secretary = loggedIn(SECRETARY);
        secretary.menu("Thông tin tài khoản", "Thay đổi thông tin tài khoản");
        ProfileScreen form = new ProfileScreen(secretary);
        form.box(MEMBER, "Chức vụ").selectOption(new SelectOption().setLabel("Đảng viên"));
        form.update();
        assertThat(secretary.title()).hasText("Tình trạng hồ sơ");

        Window superior = loggedIn(SUPERIOR);
        eventuallyShows(superior, "/office/positions", "Trần Thị Mẫu Đơn");
        String task = superior.link("Trần Thị Mẫu Đơn").getAttribute("href");

        secretary.open("/tasks");
        assertThat(secretary.main().getByText("Trần Thị Mẫu Đơn")).hasCount(0);
        assertThat(secretary.open(task).status()).isIn(403, 404);
        secretary.picture("task-not-mine");
        assertThat(secretary.open(task + "/decide?outcome=approve").status()).isIn(403, 404);
    }
}
