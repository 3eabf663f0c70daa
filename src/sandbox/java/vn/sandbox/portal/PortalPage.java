package vn.sandbox.portal;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the portal has received: a page for people, with personal ids masked, and all of it as JSON for tests. */
@Controller
final class PortalPage {

    private static final Pattern PERSONAL_ID = Pattern.compile("-(\\d{3})\\d{5,6}(\\d{3})-");
    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");

    private final Dossiers dossiers;
    private final Sessions sessions;

    PortalPage(Dossiers dossiers, Sessions sessions) {
        this.dossiers = dossiers;
        this.sessions = sessions;
    }

    @GetMapping("/portal")
    String page(Model model) {
        model.addAttribute("dossiers", dossiers.all().stream().map(Row::of).toList());
        return "portal";
    }

    @GetMapping("/portal.json")
    @ResponseBody
    List<ReceivedDossier> json() {
        return dossiers.all();
    }

    @PostMapping("/portal-sessions/expire")
    String expireSessions() {
        sessions.expireAll();
        return "redirect:/portal";
    }

    /** One dossier as it is shown. */
    record Row(
            String number,
            String applicant,
            String procedure,
            String statusNumber,
            String status,
            String receivedAt,
            String dueAt,
            String returnedAt,
            String unit,
            List<Line> lines) {

        static Row of(ReceivedDossier dossier) {
            Map<String, String> fields = dossier.fields();
            return new Row(
                    PERSONAL_ID.matcher(dossier.number()).replaceAll("-$1••••••$2-"),
                    fields.getOrDefault("ChuHoSo", ""),
                    fields.get("MaTTHC") + " – " + fields.get("TenTTHC"),
                    dossier.status(),
                    StatusCatalogue.name(dossier.status()),
                    shown(fields.get("NgayTiepNhan")),
                    shown(fields.get("NgayHenTra")),
                    shown(fields.get("NgayTra")),
                    fields.get("DonViXuLy"),
                    dossier.steps().stream().map(Line::of).toList());
        }
    }

    /** One progress step as it is shown. */
    record Line(String at, String handler, String title, String unit, String content, String status) {

        static Line of(Map<String, String> step) {
            return new Line(
                    shown(step.get("ThoiDiemXuLy")),
                    step.get("NguoiXuLy"),
                    step.getOrDefault("ChucDanh", ""),
                    step.getOrDefault("PhongBanXuLy", ""),
                    step.get("NoiDungXuLy"),
                    StatusCatalogue.name(step.get("TrangThai")));
        }
    }

    private static String shown(String time) {
        return time == null ? "" : LocalDateTime.parse(time, SENT).format(SHOWN);
    }
}
