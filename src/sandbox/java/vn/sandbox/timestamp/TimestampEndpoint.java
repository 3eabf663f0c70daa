package vn.sandbox.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Collections;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.sandbox.faults.Faults;
import vn.sandbox.signing.SandboxAuthority;
import vn.sandbox.signing.SandboxAuthority.Certified;

/** Answers each request with a timestamp of this moment; its key is made anew at each start. */
@RestController
class TimestampEndpoint {

    static final String PATH = "/timestamp";

    /** Several times as quick with elliptic curves as the runtime's own. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    private static final int MANY = 25;

    private final Faults faults;
    private final Certified own = SandboxAuthority.timestampAuthority();
    private final AtomicLong serial = new AtomicLong(System.currentTimeMillis());

    private final PrivateKey key;

    TimestampEndpoint(Faults faults) throws GeneralSecurityException {
        this.faults = faults;
        // as one of the provider's own, which keeps what was worked out about its curve
        this.key = (PrivateKey) KeyFactory.getInstance("EC", PROVIDER).translateKey(own.key());
    }

    @PostMapping(path = PATH, consumes = "application/timestamp-query", produces = "application/timestamp-reply")
    byte[] stamp(@RequestBody byte[] asked)
            throws IOException, TSPException, GeneralSecurityException, OperatorCreationException {
        TimeStampRequest request = new TimeStampRequest(asked);
        TimeStampResponseGenerator responses = new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED);
        if (faults.isOn(TimestampFaults.ID, TimestampFaults.REFUSED)) {
            return responses
                    .generateFailResponse(2, PKIFailureInfo.systemFailure, "refused by a fault switch")
                    .getEncoded();
        }
        if (faults.isOn(TimestampFaults.ID, TimestampFaults.OTHER)) {
            request = new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce());
        }
        TimeStampResponse response =
                responses.generate(request, BigInteger.valueOf(serial.incrementAndGet()), new Date());
        return response.getEncoded();
    }

    private TimeStampTokenGenerator tokens() throws GeneralSecurityException, OperatorCreationException, TSPException {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setProvider(PROVIDER)
                        .build("SHA256withECDSA", key, own.certificate()),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                POLICY);
        int certificates = faults.isOn(TimestampFaults.ID, TimestampFaults.LARGE) ? MANY : 1;
        tokens.addCertificates(new JcaCertStore(Collections.nCopies(certificates, own.certificate())));
        return tokens;
    }
}
