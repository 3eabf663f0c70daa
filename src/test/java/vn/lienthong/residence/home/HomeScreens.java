package vn.lienthong.residence.home;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.document.NewDocument;
import vn.lienthong.testsupport.NoOtherHubs;

/** Adds the pages of the residence to the screens under test; what signs is stood in for, and no route runs. */
@ConfigurationPropertiesScan("vn.lienthong.residence.home")
@ComponentScan(
        basePackages = "vn.lienthong.residence.home",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            ".*Tests?",
                            ".*Application.*",
                            ".*IT",
                            ".*\\.(SignedFormPapers|FormSigning|HomeScreens)"
                        }))
@ComponentScan(
        basePackages = {"vn.lienthong.messaging", "vn.lienthong.document"},
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(JdbcInbox|NumberSeries)"))
@Import(NoOtherHubs.class)
class HomeScreens {

    /** Keeps nothing and has nothing. */
    @Bean
    Documents documentsOfScreens() {
        return new Documents() {
            @Override
            public void keep(NewDocument document, byte[] content) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<KeptDocument> find(UUID id) {
                return Optional.empty();
            }

            @Override
            public void copy(UUID id, OutputStream out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean revoke(UUID id, String reason) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Bean
    FormPapers papersOfScreens() {
        return new FormPapers() {
            @Override
            public boolean canSign(String personalId, String organisation) {
                return true;
            }

            @Override
            public Printing prepare(HomeForm form) {
                return () -> "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
