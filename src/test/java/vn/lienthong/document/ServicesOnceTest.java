package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.cms.CMSGenerator;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServicesOnceTest {

    private final AtomicInteger searches = new AtomicInteger();

    private final ServicesOnce loader =
            new ServicesOnce(new ClassLoader(getClass().getClassLoader()) {
                @Override
                public Enumeration<URL> getResources(String name) throws IOException {
                    searches.incrementAndGet();
                    return super.getResources(name);
                }
            });

    @Test
    void aListOfServicesIsSearchedOnceAndFoundEachTime() {
        assertThat(ServiceLoader.load(CMSGenerator.class, loader)).hasSize(1);
        assertThat(ServiceLoader.load(CMSGenerator.class, loader)).hasSize(1);

        assertThat(searches).hasValue(1);
    }

    @Test
    void whatIsNoListOfServicesIsSearchedEachTime() throws IOException {
        assertThat(Collections.list(loader.getResources("i18n/errors.properties")))
                .isNotEmpty()
                .isEqualTo(Collections.list(loader.getResources("i18n/errors.properties")));

        assertThat(searches).hasValue(2);
    }
}
