package vn.lienthong.partner.memberdb;

import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Refuses an answer with a header that must be understood (SOAP 1.1 section 4.2.3): the contract has none, and CXF lets
 * one without an actor pass on the client's side. Other headers change nothing and are ignored.
 */
final class MandatoryHeaderGuard extends AbstractSoapInterceptor {

    MandatoryHeaderGuard() {
        super(Phase.PRE_PROTOCOL);
    }

    @Override
    public void handleMessage(SoapMessage answer) {
        boolean mandatory = answer.getHeaders().stream()
                .anyMatch(header -> header instanceof SoapHeader soapHeader && soapHeader.isMustUnderstand());
        if (mandatory) {
            throw new Fault(new Failure(
                    ErrorCode.MEMBERDB_ANSWER_NOT_UNDERSTOOD, "the answer has a header that must be understood"));
        }
    }
}
