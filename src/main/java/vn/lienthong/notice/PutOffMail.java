package vn.lienthong.notice;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.messaging.v1.EmailRequested;

/** Asks again for the e-mails a mail server has put off, each when it is due. */
@Component
class PutOffMail {

    private final NoticeTables tables;
    private final Outbox outbox;
    private final Sweep sweep;
    private final Clock clock;

    PutOffMail(NoticeTables tables, Outbox outbox, Sweep sweep, Clock clock) {
        this.tables = tables;
        this.outbox = outbox;
        this.sweep = sweep;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lienthong.notice.put-off-check:PT10S}")
    void check() {
        Instant now = clock.instant();
        sweep.each(
                "mail that was put off",
                limit -> tables.lockPutOff(now, limit),
                row -> row.notice().id().toString(),
                this::ask);
    }

    private void ask(NoticeTables.Row row) {
        EmailRequested mail = new EmailRequested();
        mail.setDossier(row.notice().dossier());
        mail.setNotice(row.notice().id().toString());
        outbox.send(Queues.NOTICE_EMAIL, row.notice().dossier(), mail);
        tables.asked(row.notice().id());
    }
}
