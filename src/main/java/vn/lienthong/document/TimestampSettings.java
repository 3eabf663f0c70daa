package vn.lienthong.document;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authority that says when something was signed (RFC 3161 over HTTP): {@code lienthong.signing.timestamp.*}.
 *
 * @param url of the authority; null for signatures without timestamps
 * @param timeout how long an answer may take, the connection included
 * @param pause how long nothing is asked after the authority was away, so that signing does not wait for it each time
 */
@ConfigurationProperties("lienthong.signing.timestamp")
record TimestampSettings(URI url, @DefaultValue("3s") Duration timeout, @DefaultValue("30s") Duration pause) {}
