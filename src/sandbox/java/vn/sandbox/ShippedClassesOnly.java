package vn.sandbox;

import java.io.IOException;
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
