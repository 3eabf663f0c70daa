package vn.lienthong.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ClamAV daemon files people send are shown to: {@code lienthong.uploads.clamav.*}.
 *
 * @param host where it listens; null for no scan
 * @param timeout how long one file may take, the connection included
 * @param pause how long nothing is asked after it failed, so that not everybody waits for it in vain
 */
@ConfigurationProperties("lienthong.uploads.clamav")
record ClamAvSettings(
        String host,
        @DefaultValue("3310") int port,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("30s") Duration pause) {}
