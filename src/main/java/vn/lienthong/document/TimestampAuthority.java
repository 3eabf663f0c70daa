package vn.lienthong.document;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/** Asks the authority for timestamps. When it was away it is left alone for a while. Safe for use by many threads. */
@Component
class TimestampAuthority {

    private static final Logger log = LoggerFactory.getLogger(TimestampAuthority.class);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LARGEST = 64 * 1024;

    private final TimestampSettings settings;
    private final Clock clock;
    private final HttpClient http;
    private volatile Instant leftAloneUntil = Instant.MIN;
    private volatile SignerInformationVerifier lastVerifier;

    TimestampAuthority(TimestampSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = settings.url() == null
                ? null
                : HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** Whether there is one at all. */
    boolean given() {
        return settings.url() != null;
    }

    /** Whether to ask it: there is one, and it was not away a moment ago. */
    boolean inUse() {
        return given() && !clock.instant().isBefore(leftAloneUntil);
    }

    /**
     * A timestamp, encoded as RFC 3161 says.
     *
     * @param sha256 of what is to have one
     * @throws TimestampAway when there is none to be had
     */
    byte[] token(byte[] sha256) {
        Assert.isTrue(sha256.length == 32, "no SHA-256");
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(64, RANDOM));
            TimeStampToken token = checked(new TimeStampResponse(answer(request.getEncoded())), request);
            return token.getEncoded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimestampAway("stopped while waiting for a timestamp", e);
        } catch (Exception e) {
            leftAloneUntil = clock.instant().plus(settings.pause());
            log.warn("No timestamp from {}: {}", settings.url(), e.toString());
            throw new TimestampAway("no timestamp: " + e.getMessage(), e);
        }
    }

    private byte[] answer(byte[] question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/timestamp-query")
                .POST(BodyPublishers.ofByteArray(question))
                .build();
        // the client's own time-out ends with the answer's head
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = exchange.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200 || response.body().length > LARGEST) {
                throw new IOException("answered " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer in " + settings.timeout(), e);
        } finally {
            exchange.cancel(true);
        }
    }

    /** For what was asked, and signed by the certificate that comes with it. */
    private TimeStampToken checked(TimeStampResponse response, TimeStampRequest request)
            throws TSPException, IOException, OperatorCreationException, CertificateException {
        response.validate(request);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new IOException("refused, status " + response.getStatus());
        }
        X509CertificateHolder signer = token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new IOException("a timestamp without its certificate"));
        token.validate(verifier(signer));
        return token;
    }

    /** That of the last timestamp when it is of the same certificate: what was worked out about its key is kept. */
    private SignerInformationVerifier verifier(X509CertificateHolder signer)
            throws OperatorCreationException, CertificateException {
        SignerInformationVerifier known = lastVerifier;
        if (known == null || !signer.equals(known.getAssociatedCertificate())) {
            known = new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(EllipticCurves.PROVIDER)
                    .build(signer);
            lastVerifier = known;
        }
        return known;
    }
}
