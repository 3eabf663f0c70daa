package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.ManyMembers;

/** Two hundred members who live in one cell: whoever has to do with them does it for all of them at once. */
class ResidenceBulkIT extends BrowserTest {

    private static final int MANY = 200;

    private static final String WORKPLACE = "HN-CAUGIAY-TH2-XH";
    private static final String RESIDENCE = "HN-CAUGIAY-DC21";

    /** Bí thư and phó bí thư of the cell they work in. */
    private static final String MAKER = "036202000211";

    private static final String APPROVER = "001184000212";
    /** Bí thư Chi bộ 21, phường Cầu Giấy. */
    private static final String CELL_SECRETARY = "033302000197";
    /** Phó bí thư and bí thư of the ward's committee. */
    private static final String WARD_DEPUTY = "035090000193";

    private static final String WARD_SECRETARY = "036074000192";

    /** With those of the sample who work and live there, too. */
    private int all;

    @BeforeAll
    void addMembers() {
        ManyMembers.add(database(), WORKPLACE, RESIDENCE, MANY);
        all = database()
                .sql("SELECT count(*) FROM member_account WHERE cell_code = ? AND profile ->> 'residence' = ?")
                .params(WORKPLACE, RESIDENCE)
                .query(Integer.class)
                .single();
    }

    @Test
    void twoHundredFormsAreWrittenApprovedSignedAndReceivedAtOnce() throws IOException {
        Window maker = loggedIn(MAKER);
        sendAList(maker);
        writeAll(loggedIn(CELL_SECRETARY));
        approveAll(loggedIn(WARD_DEPUTY));
        signAll(loggedIn(WARD_SECRETARY));
        receiveAll(maker);
    }

    private void sendAList(Window maker) {
        maker.open("/residence/lists");
        maker.button("Lập danh sách").click();
        maker.button("Chọn cả Chi bộ").click();
        maker.button("Trình phê duyệt").click();
        assertThat(maker.main()).containsText("Đã trình phê duyệt danh sách.");

        Window approver = loggedIn(APPROVER);
        eventually(() -> {
            approver.open("/residence/lists/approvals");
            assertThat(approver.main().locator("tbody a").count()).isPositive();
        });
        approver.main().locator("tbody a").first().click();
        approver.button("Ký số phê duyệt").click();
        assertThat(approver.main()).containsText("Đã ký số và phê duyệt danh sách.");

        eventually(() -> {
            maker.open("/residence/lists/sending");
            maker.main().locator("tbody a").first().click();
            assertThat(maker.main().innerText()).contains("Gửi tổ chức Đảng nơi cư trú");
        });
        maker.button("Gửi tổ chức Đảng nơi cư trú").click();
    }

    private void writeAll(Window cell) {
        eventually(() -> {
            cell.open("/residence/forms/write");
            assertThat(cell.main().innerText()).contains("Chọn tất cả (" + all + ")");
        });
        cell.picture("residence-bulk-write");
        cell.button("Chọn tất cả (" + all + ")").click();
        for (int criterion = 1; criterion <= 6; criterion++) {
            cell.main().locator("#c" + criterion + "-1").check();
        }
        cell.main().locator("#remarks").fill("Tham gia đủ các cuộc họp tổ dân phố.");
        cell.main().getByLabel("Chọn tất cả để sao chép").check();
        cell.button("Lưu và sao chép sang các đảng viên đã chọn").click();
        assertThat(cell.main().locator(".names-list li"))
                .hasText(Collections.nCopies(all, Pattern.compile("Đã xong")).toArray(Pattern[]::new));
        cell.picture("residence-bulk-sheet");
        cell.main()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Trình phê duyệt")
                                .setExact(true))
                .click();
        assertThat(cell.main()).containsText("" + all);
    }

    private void approveAll(Window ward) {
        eventually(() -> {
            ward.open("/residence/forms/approve");
            assertThat(ward.main().innerText()).contains("Phê duyệt tất cả (" + all + ")");
        });
        ward.picture("residence-bulk-approve");
        ward.link("Phê duyệt tất cả (" + all + ")").click();
        ward.confirm("Phê duyệt");
        eventually(() -> {
            ward.open("/residence/forms/approve");
            assertThat(ward.main().locator("tbody tr").count()).isZero();
        });
    }

    /** One confirmation for all; the page counts them while they are signed. */
    private void signAll(Window ward) {
        eventually(() -> {
            ward.open("/residence/forms/send");
            assertThat(ward.main().innerText()).contains("Ký số và gửi tất cả (" + all + ")");
        });
        ward.button("Ký số và gửi tất cả (" + all + ")").click();
        ward.main()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ký số và gửi"))
                .click();
        assertThat(ward.main()).containsText("trên " + all + " phiếu");
        ward.picture("residence-bulk-signing");
        assertThat(ward.main())
                .containsText(
                        "Xong: đã gửi " + all + " trên " + all + " phiếu",
                        new ContainsTextOptions().setTimeout(4 * PATIENCE.toMillis()));
        ward.picture("residence-bulk-signed");
    }

    private void receiveAll(Window maker) throws IOException {
        eventually(() -> assertThat(received()).isEqualTo(all));
        maker.open("/residence/lists/receiving");
        maker.main().locator("tbody a").first().click();
        maker.picture("residence-bulk-received");
        maker.main().locator("#scope").selectOption("all");
        Download zip =
                maker.page().waitForDownload(() -> maker.button("Tải về (ZIP)").click());
        try (InputStream file = zip.createReadStream()) {
            assertThat(papers(file))
                    .as("one paper for each, under its own name")
                    .hasSize(all);
        }
    }

    private long received() {
        return database()
                .sql("SELECT count(*) FROM residence_line WHERE state = 'RECEIVED'")
                .query(Long.class)
                .single();
    }

    private static Set<String> papers(InputStream zip) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(new String(in.readNBytes(5), StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
                names.add(entry.getName());
            }
        }
        return names;
    }
}
