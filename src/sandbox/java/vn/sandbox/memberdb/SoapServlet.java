package vn.sandbox.memberdb;

import jakarta.servlet.ServletConfig;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.ws.security.SecurityConstants;
import org.apache.cxf.ws.security.tokenstore.MemoryTokenStore;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.cache.MemoryReplayCache;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import vn.lienthong.partner.memberdb.v1.MemberDatabasePort;
import vn.lienthong.partner.memberdb.v1.MemberDatabaseService;

/**
 * The contract {@code xsd/memberdb/v1} on the wire, as its owner would guard it: UsernameToken with digest, nonce accepted
 * once, timestamp of five minutes, requests valid against the schema.
 */
final class SoapServlet extends CXFNonSpringServlet {

    private static final String LIFE_SECONDS = "300";

    private final transient MemberDatabasePort endpoint;
    private final transient Map<String, String> accounts;

    SoapServlet(MemberDatabasePort endpoint, Map<String, String> accounts) {
        this.endpoint = endpoint;
        this.accounts = accounts;
    }

    @Override
    protected void loadBus(ServletConfig config) {
        Bus bus = new CXFBusFactory().createBus();
        setBus(bus);
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(MemberDatabasePort.class);
        factory.setServiceBean(endpoint);
        factory.setWsdlLocation(MemberDatabaseService.WSDL_LOCATION.toString());
        factory.setServiceName(MemberDatabaseService.SERVICE);
        factory.setEndpointName(MemberDatabaseService.MemberDatabase);
        factory.setAddress("/");
        factory.setProperties(Map.of(
                Message.SCHEMA_VALIDATION_ENABLED, true,
                SecurityConstants.RETURN_SECURITY_ERROR, true,
                SecurityConstants.NONCE_CACHE_INSTANCE, new MemoryReplayCache(),
                SecurityConstants.TIMESTAMP_CACHE_INSTANCE, new MemoryReplayCache(),
                SecurityConstants.TOKEN_STORE_CACHE_INSTANCE, new MemoryTokenStore()));
        factory.getInInterceptors().add(usernameToken());
        factory.create();
    }

    @Override
    public void destroyBus() {
        getBus().shutdown(true);
    }

    private WSS4JInInterceptor usernameToken() {
        CallbackHandler passwords = callbacks -> {
            for (Callback callback : callbacks) {
                WSPasswordCallback asked = (WSPasswordCallback) callback;
                asked.setPassword(accounts.get(asked.getIdentifier()));
            }
        };
        return new WSS4JInInterceptor(Map.of(
                ConfigurationConstants.ACTION,
                ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.USERNAME_TOKEN,
                ConfigurationConstants.PASSWORD_TYPE,
                WSS4JConstants.PW_DIGEST,
                ConfigurationConstants.PW_CALLBACK_REF,
                passwords,
                ConfigurationConstants.TTL_TIMESTAMP,
                LIFE_SECONDS,
                ConfigurationConstants.TTL_USERNAMETOKEN,
                LIFE_SECONDS));
    }
}
