package vn.lienthong.partner.portal;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.lienthong.messaging.v1.ApplicantKind;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;

/**
 * The values that are the portal's own and differ between its generations, from {@code config/partners/portal.yaml}.
 *
 * @param done {@code error_code} of success
 * @param sessionLost {@code error_code} of a session that is not, or no longer, valid
 * @param tryLater {@code error_code} of trouble on the portal's side; every other code means refused data
 * @param applicantKinds {@code LoaiDoiTuong}; one for each kind
 * @param handOver {@code HinhThuc} of the hub's dossiers
 * @param inPerson {@code GhiChu} of a dossier that was handed in in person; {@code HinhThuc} does not tell it from online
 * @param feeCollection {@code HinhThucThu} of a fee paid online before the dossier goes on
 * @param feeKind {@code LoaiPhiLePhi} of Party fees
 * @param resultPart {@code MaThanhPhanHoSo} of a paper that is a result
 * @param progressList name of the list of progress steps in an answer of {@code TraCuuHoSo}
 */
record PortalCodes(
        Set<String> done,
        Set<String> sessionLost,
        Set<String> tryLater,
        Map<ApplicantKind, String> applicantKinds,
        String handOver,
        String inPerson,
        String feeCollection,
        String feeKind,
        String resultPart,
        String progressList) {

    private static final String FILE = "partners/portal.yaml";

    /** @throws vn.lienthong.settings.InvalidRules naming every line that is wrong */
    static PortalCodes read(ConfigFiles files) {
        return RulesFile.read(files, FILE, top -> {
            RulesFile.Mapping answers = top.mapping("answers");
            RulesFile.Mapping kinds = top.mapping("applicant-kinds");
            RulesFile.Mapping fees = top.mapping("fees");
            Map<ApplicantKind, String> applicantKinds = new EnumMap<>(ApplicantKind.class);
            for (ApplicantKind kind : ApplicantKind.values()) {
                applicantKinds.put(kind, kinds.text(kind.value()));
            }
            return new PortalCodes(
                    codes(answers, "done"),
                    codes(answers, "session-lost"),
                    codes(answers, "try-later"),
                    applicantKinds,
                    top.text("hand-over"),
                    top.optionalText("in-person").orElse("Trực tiếp"),
                    fees.text("collection"),
                    fees.text("kind"),
                    top.text("result-part"),
                    top.text("progress-list"));
        });
    }

    private static Set<String> codes(RulesFile.Mapping answers, String field) {
        Set<String> codes = new HashSet<>(answers.texts(field));
        if (codes.isEmpty()) {
            answers.complain(field, "must be a list of at least one code");
        }
        return codes;
    }
}
