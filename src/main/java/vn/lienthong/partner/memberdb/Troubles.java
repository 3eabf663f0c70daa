package vn.lienthong.partner.memberdb;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.transport.http.HTTPException;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.xml.sax.SAXException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.memberdb.v1.LookUpMemberRefused;

/**
 * What the SOAP stack throws, as a {@link Failure} with a code. Messages of foreign exceptions are left out: they may quote
 * the answer.
 */
final class Troubles {

    /** Where OASIS names its fault codes, and last where libraries do that hide the reason from the caller. */
    private static final Set<String> SECURITY_FAULTS = Set.of(
            WSSecurityException.FAILED_AUTHENTICATION.getNamespaceURI(),
            WSS4JConstants.WSU_NS,
            WSSecurityException.SECURITY_ERROR.getNamespaceURI());

    private Troubles() {}

    static Failure of(Exception thrown, Call call) {
        return cause(thrown, Failure.class).orElseGet(() -> classify(thrown, call));
    }

    private static Failure classify(Exception thrown, Call call) {
        if (thrown instanceof LookUpMemberRefused refused) {
            return new Failure(
                    ErrorCode.MEMBERDB_FAULT,
                    "the database refused with " + refused.getFaultInfo().getCode());
        }
        Optional<HTTPException> http = cause(thrown, HTTPException.class);
        if (http.isPresent()) {
            int status = http.get().getResponseCode();
            return status == 401 || status == 403
                    ? failure(ErrorCode.MEMBERDB_LOGIN_REFUSED, "HTTP status " + status, thrown)
                    : failure(ErrorCode.MEMBERDB_NOT_REACHED, "HTTP status " + status, thrown);
        }
        if (has(thrown, XMLStreamException.class)
                || has(thrown, JAXBException.class)
                || has(thrown, SAXException.class)) {
            return failure(ErrorCode.MEMBERDB_ANSWER_NOT_UNDERSTOOD, "the answer does not keep the contract", thrown);
        }
        if (has(thrown, HttpConnectTimeoutException.class)
                || has(thrown, ConnectException.class)
                || has(thrown, UnknownHostException.class)
                || has(thrown, NoRouteToHostException.class)) {
            return failure(ErrorCode.MEMBERDB_NOT_REACHED, "no connection", thrown);
        }
        if (has(thrown, HttpTimeoutException.class) || has(thrown, SocketTimeoutException.class)) {
            return failure(ErrorCode.MEMBERDB_TOO_SLOW, "no answer in time", thrown);
        }
        if (has(thrown, IOException.class)) {
            return failure(ErrorCode.MEMBERDB_NOT_REACHED, "the connection broke", thrown);
        }
        if (thrown instanceof SOAPFaultException fault && call.httpStatus() != 0) {
            return soapFault(fault, call);
        }
        return ofOurOwn(thrown);
    }

    /** A mistake of the hub: says where, for a developer to look. */
    static Failure ofOurOwn(Throwable thrown) {
        Throwable root = root(thrown);
        StackTraceElement[] trace = root.getStackTrace();
        return new Failure(
                ErrorCode.MEMBERDB_CALL_BROKEN,
                "the call failed inside the hub: " + root.getClass().getName() + " at "
                        + (trace.length == 0 ? "an unknown place" : trace[0]),
                thrown);
    }

    /** A fault the contract does not declare, or one of our own stack about an answer it could not take. */
    private static Failure soapFault(SOAPFaultException fault, Call call) {
        if (SECURITY_FAULTS.contains(fault.getFault().getFaultCodeAsQName().getNamespaceURI())) {
            return failure(ErrorCode.MEMBERDB_LOGIN_REFUSED, "the database does not accept our token", fault);
        }
        return call.httpStatus() == 500
                ? failure(ErrorCode.MEMBERDB_FAULT, "the database answered with an undeclared fault", fault)
                : failure(ErrorCode.MEMBERDB_ANSWER_NOT_UNDERSTOOD, "the answer is not one SOAP can take", fault);
    }

    private static Failure failure(ErrorCode code, String what, Exception thrown) {
        return new Failure(code, what + " (" + root(thrown).getClass().getSimpleName() + ")", thrown);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return cause(thrown, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (type.isInstance(link)) {
                return Optional.of(type.cast(link));
            }
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable thrown) {
        Throwable link = thrown;
        while (link.getCause() != null) {
            link = link.getCause();
        }
        return link;
    }
}
