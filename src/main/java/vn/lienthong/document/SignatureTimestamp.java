package vn.lienthong.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;

/** The attribute that makes a signature one of baseline T: when an authority saw it (ETSI EN 319 122-1, 5.3). */
final class SignatureTimestamp {

    private SignatureTimestamp() {}

    /**
     * The same signature with a timestamp.
     *
     * @param cms of one signer, without unsigned attributes
     * @param authority from a SHA-256 to a timestamp, both encoded; what it throws goes through
     * @throws DSSException when it is no such signature
     */
    static byte[] added(byte[] cms, UnaryOperator<byte[]> authority) {
        try {
            CMSSignedData signed = new CMSSignedData(cms);
            SignerInformation signer = signed.getSignerInfos().iterator().next();
            byte[] token = authority.apply(DSSUtils.digest(DigestAlgorithm.SHA256, signer.getSignature()));
            Attribute timestamp = new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(ASN1Primitive.fromByteArray(token)));
            SignerInformation stamped =
                    SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(timestamp));
            return CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamped))
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER);
        } catch (CMSException | IOException e) {
            throw new DSSException("a signature that takes no timestamp", e);
        }
    }
}
