package vn.lienthong.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;

/** The guide's <i>Đánh giá mức độ hài lòng</i>: one for each finished dossier, by its applicant, who may change it. */
@Service
public class DossierRatings {

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final AuditLog audit;
    private final Clock clock;

    DossierRatings(JdbcClient jdbc, Dossiers dossiers, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What this person has said, by number of the dossier. */
    public Map<String, DossierRating> by(long applicant) {
        Map<String, DossierRating> ratings = new HashMap<>();
        jdbc.sql("SELECT dossier, score, comment FROM dossier_rating WHERE rated_by = ?")
                .param(applicant)
                .query((RowCallbackHandler) row -> ratings.put(
                        row.getString("dossier"), new DossierRating(row.getInt("score"), row.getString("comment"))));
        return ratings;
    }

    /**
     * Rates an own dossier that is finished, or says it anew.
     *
     * @param comment may be blank
     * @throws Failure when the dossier is unknown, another's or not finished, or the rating makes no sense
     */
    @Transactional
    public void rate(long applicant, String number, int score, String comment) {
        Dossier dossier = dossiers.find(number)
                .filter(found ->
                        found.applicant() == applicant && found.status().endsProcessing())
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "no finished dossier of person " + applicant));
        DossierRating said = DossierRating.typed(score, comment);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        INSERT INTO dossier_rating (dossier, score, comment, rated_by, rated_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (dossier) DO UPDATE SET score = excluded.score, comment = excluded.comment,
                            changed_at = excluded.changed_at""")
                .params(dossier.number(), said.score(), said.comment(), applicant, now, now)
                .update();
        audit.record(
                MessageContext.ofPerson(applicant).actor(),
                "dossier.rate",
                "dossiers",
                Map.of("kind", dossier.kind(), "score", Integer.toString(score)));
    }
}
