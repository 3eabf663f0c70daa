package vn.sandbox;

import java.io.IOException;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps the hub of a sandbox the hub that is shipped: tests on the same class path may hold configurations in its
 * packages, and its scan must not find them.
 */
final class ShippedClassesOnly extends TypeExcludeFilter
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What Spring Boot would set up in the hub because the partners' libraries are on the same class path. */
    static final String PARTNERS_AUTO_CONFIGURATIONS = String.join(
            ",",
            OAuth2AuthorizationServerAutoConfiguration.class.getName(),
            OAuth2AuthorizationServerJwtAutoConfiguration.class.getName());

    private final String testClasses;

    ShippedClassesOnly() {
        testClasses = Sandbox.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
    }

    @Override
    public void initialize(ConfigurableApplicationContext hub) {
        hub.getBeanFactory().registerSingleton("shippedClassesOnly", this);
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
        return type.getResource().getURL().toString().startsWith(testClasses);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShippedClassesOnly;
    }

    @Override
    public int hashCode() {
        return ShippedClassesOnly.class.hashCode();
    }
}
