package vn.sandbox.memberdb;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.sandbox.faults.Faults;

/** Puts the member database on its path of the partners' web server. */
@Configuration(proxyBeanMethods = false)
class MemberDatabaseServer {

    static final String PATH = "/memberdb";
    /** The accounts the owner of the database has issued: name → password. */
    private static final Map<String, String> ACCOUNTS = Map.of("lienthong", "sandbox");

    @Bean
    SoapServlet memberDatabaseSoap(MemberFile file, Faults faults) {
        return new SoapServlet(new MemberDatabaseEndpoint(file, faults), ACCOUNTS);
    }

    @Bean
    ServletRegistrationBean<SoapServlet> memberDatabaseServlet(SoapServlet soap) {
        ServletRegistrationBean<SoapServlet> registration = new ServletRegistrationBean<>(soap, PATH, PATH + "/*");
        registration.setName("memberdb");
        registration.setInitParameters(Map.of("hide-service-list-page", "true"));
        return registration;
    }

    /** The SOAP servlet is a filter as well; left alone it would stand before every partner. */
    @Bean
    FilterRegistrationBean<SoapServlet> memberDatabaseSoapIsNoFilter(SoapServlet soap) {
        FilterRegistrationBean<SoapServlet> registration = new FilterRegistrationBean<>(soap);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BrokenAnswers> memberDatabaseBrokenAnswers(Faults faults) {
        FilterRegistrationBean<BrokenAnswers> registration = new FilterRegistrationBean<>(new BrokenAnswers(faults));
        registration.addUrlPatterns(PATH, PATH + "/*");
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }
}
