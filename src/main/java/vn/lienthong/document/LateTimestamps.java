package vn.lienthong.document;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gets the timestamps that were not to be had when documents were signed. The files stay as they are. */
@Component
class LateTimestamps {

    private static final Logger log = LoggerFactory.getLogger(LateTimestamps.class);

    private static final int BATCH = 200;

    private final TimestampAuthority authority;
    private final StoredTimestamps timestamps;

    LateTimestamps(TimestampAuthority authority, StoredTimestamps timestamps) {
        this.authority = authority;
        this.timestamps = timestamps;
    }

    @Scheduled(fixedDelayString = "${lienthong.signing.timestamp.check:PT1M}")
    void fetch() {
        if (!authority.inUse()) {
            return;
        }
        try {
            List<StoredTimestamps.Wanted> wanted;
            do {
                wanted = timestamps.wanted(BATCH);
                wanted.forEach(this::stamp);
            } while (wanted.size() == BATCH);
        } catch (TimestampAway away) {
            log.debug("the rest waits: {}", away.getMessage());
        }
    }

    private void stamp(StoredTimestamps.Wanted wanted) {
        byte[] token = authority.token(wanted.sha256());
        try {
            timestamps.keep(
                    wanted.document(),
                    token,
                    new TimeStampToken(new CMSSignedData(token))
                            .getTimeStampInfo()
                            .getGenTime()
                            .toInstant());
        } catch (TSPException | IOException | CMSException e) {
            throw new TimestampAway("not a timestamp", e);
        }
    }
}
