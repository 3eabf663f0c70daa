package vn.lienthong.partner.memberdb;

import jakarta.xml.ws.BindingProvider;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import vn.lienthong.partner.memberdb.v1.LookUpMemberRefused;
import vn.lienthong.partner.memberdb.v1.MemberDatabasePort;
import vn.lienthong.partner.memberdb.v1.MemberDatabaseService;
import vn.lienthong.partner.memberdb.v1.MemberLookup;
import vn.lienthong.partner.memberdb.v1.MemberLookupAnswer;

/**
 * Speaks the contract {@code xsd/memberdb/v1} on the wire: signs in with a WS-Security UsernameToken, checks every answer
 * against the schema. Building one takes about a second; it may be used by many threads.
 */
final class SoapClient implements AutoCloseable {

    /** An answer is an envelope of some thirty elements; these leave room, and no more. Attributes stay at CXF's 500. */
    private static final Map<String, Object> LIMITS = Map.of(
            StaxUtils.MAX_ELEMENT_DEPTH, 20,
            StaxUtils.MAX_CHILD_ELEMENTS, 50,
            StaxUtils.MAX_ELEMENT_COUNT, 200L,
            StaxUtils.MAX_ATTRIBUTE_SIZE, 1024,
            StaxUtils.MAX_TEXT_LENGTH, 4096);

    private static final String TIMESTAMP_SECONDS = "60";

    private final Bus bus;
    private final MemberDatabasePort port;

    SoapClient(MemberDatabaseSettings settings) {
        bus = new CXFBusFactory().createBus();
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(MemberDatabasePort.class);
        factory.setWsdlLocation(MemberDatabaseService.WSDL_LOCATION.toString());
        factory.setServiceName(MemberDatabaseService.SERVICE);
        factory.setEndpointName(MemberDatabaseService.MemberDatabase);
        factory.setAddress(settings.url().toString());
        port = factory.create(MemberDatabasePort.class);
        // the context of one call is not seen by another
        context().put("thread.local.request.context", true);

        Client client = ClientProxy.getClient(port);
        client.getEndpoint().putAll(LIMITS);
        client.getEndpoint().put(Message.SCHEMA_VALIDATION_ENABLED, true);
        client.getEndpoint().put(FaultListener.class.getName(), silence());
        client.getInInterceptors().add(new AnswerGuard());
        client.getInInterceptors().add(new MandatoryHeaderGuard());
        client.getOutInterceptors().add(usernameToken(settings));
        ((HTTPConduit) client.getConduit()).setClient(transport(settings));
    }

    /**
     * Asks and waits for the answer, valid against the schema.
     *
     * @throws LookUpMemberRefused the database answered with its own fault
     * @throws RuntimeException of the SOAP stack; {@link Troubles} knows them
     */
    MemberLookupAnswer ask(MemberLookup lookup, Call call) throws LookUpMemberRefused {
        context().put(Call.class.getName(), call);
        try {
            return port.lookUpMember(lookup);
        } finally {
            context().remove(Call.class.getName());
        }
    }

    @Override
    public void close() {
        ClientProxy.getClient(port).destroy();
        bus.shutdown(true);
    }

    private Map<String, Object> context() {
        return ((BindingProvider) port).getRequestContext();
    }

    private static HTTPClientPolicy transport(MemberDatabaseSettings settings) {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(settings.connectWithin().toMillis());
        policy.setReceiveTimeout(settings.receiveWithin().toMillis());
        policy.setAutoRedirect(false);
        policy.setVersion("1.1");
        return policy;
    }

    private static WSS4JOutInterceptor usernameToken(MemberDatabaseSettings settings) {
        CallbackHandler password = callbacks -> {
            for (Callback callback : callbacks) {
                ((WSPasswordCallback) callback).setPassword(settings.password());
            }
        };
        return new WSS4JOutInterceptor(Map.of(
                ConfigurationConstants.ACTION,
                ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.USERNAME_TOKEN,
                ConfigurationConstants.TTL_TIMESTAMP,
                TIMESTAMP_SECONDS,
                ConfigurationConstants.USER,
                settings.username(),
                ConfigurationConstants.PASSWORD_TYPE,
                WSS4JConstants.PW_DIGEST,
                ConfigurationConstants.PW_CALLBACK_REF,
                password,
                ConfigurationConstants.MUST_UNDERSTAND,
                "true"));
    }

    /** The stack's own log lines quote the answer, which holds personal data; the adapter writes a line without it. */
    private static FaultListener silence() {
        return (fault, description, message) -> false;
    }
}
