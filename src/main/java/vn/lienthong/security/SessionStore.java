package vn.lienthong.security;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** How sessions lie in the table {@code web_session}, and what is said while it cannot be reached. */
@Configuration(proxyBeanMethods = false)
class SessionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);
    /** The last three are what a page leaves for the one it redirects to. */
    private static final ObjectInputFilter KNOWN_CLASSES = ObjectInputFilter.Config.createFilter(
            "maxdepth=30;vn.lienthong.**;java.**;org.springframework.security.**;org.springframework.web.servlet.FlashMap;"
                    + "org.springframework.util.LinkedMultiValueMap;org.springframework.util.MultiValueMapAdapter;!*");

    /** Two requests of one browser may write the same attribute at the same time. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesByUpsert() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    FilterRegistrationBean<SessionsAway> sessionsAway(
            @Value("${server.servlet.session.cookie.name}") String sessionCookie) {
        FilterRegistrationBean<SessionsAway> filter = new FilterRegistrationBean<>(new SessionsAway(sessionCookie));
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 10);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    /** Known by this name to Spring Session. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, SessionStore::read);
        return conversion;
    }

    /**
     * What cannot be read counts as absent: an attribute written by another version of the program costs its owner a
     * login, not an error page on every request.
     */
    private static Object read(byte[] bytes) {
        try (InputStream in = new java.io.ByteArrayInputStream(bytes);
                ObjectInputStream objects = new ObjectInputStream(in)) {
            objects.setObjectInputFilter(KNOWN_CLASSES);
            return objects.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            LOG.info("A session attribute cannot be read and is dropped: {}", e.toString());
            return null;
        }
    }
}
