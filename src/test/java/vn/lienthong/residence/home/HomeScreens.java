package vn.lienthong.residence.home;

import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.document.CommentForm;
import vn.lienthong.document.CommentStatisticsPaper;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.document.MemberListPaper;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.RequestPaper;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.messaging.DeadLetters;
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
                            ".*\\.(SignedFormPapers|FormSending|HomeScreens)"
                        }))
@ComponentScan(
        basePackages = {
            "vn.lienthong.messaging",
            "vn.lienthong.humantask",
            "vn.lienthong.document",
            "vn.lienthong.residence"
        },
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(JdbcInbox|NumberSeries|AttachmentCheck|VirusScanning"
                                        + "|StatisticsPa(ges|pers|perStore)|humantask\\.LostMessages|residence\\.RequestPaper(s|Store))"))
@Import(NoOtherHubs.class)
class HomeScreens {

    @Bean
    AccountsOfTests accountsOfScreens() {
        return new AccountsOfTests();
    }

    /** Nothing is parked where no route runs. */
    @Bean
    DeadLetters deadLettersOfScreens() {
        return mock(DeadLetters.class);
    }

    @Bean
    Documents documentsOfScreens(JdbcClient jdbc) {
        return new DocumentsOfScreens(jdbc);
    }

    /** The rows others refer to are in the database, the contents in memory. */
    private static final class DocumentsOfScreens implements Documents {

        private final JdbcClient jdbc;
        private final Map<UUID, byte[]> contents = new ConcurrentHashMap<>();
        private final Map<UUID, KeptDocument> kept = new ConcurrentHashMap<>();

        DocumentsOfScreens(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void keep(NewDocument document, byte[] content) {
            jdbc.sql(
                            "INSERT INTO document (id, kind, subject, dated, content_type, size, sha256, public_facts, created_at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, sha256('x'), '{}', now())")
                    .params(
                            document.id(),
                            document.kind(),
                            document.subject(),
                            document.dated(),
                            document.contentType(),
                            content.length)
                    .update();
            contents.put(document.id(), content);
            kept.put(
                    document.id(),
                    new KeptDocument(
                            document.id(),
                            document.kind(),
                            Optional.empty(),
                            document.subject(),
                            document.dated(),
                            document.contentType(),
                            content.length,
                            "",
                            Map.of(),
                            Instant.EPOCH,
                            Optional.empty(),
                            Optional.empty()));
        }

        @Override
        public Optional<KeptDocument> find(UUID id) {
            return Optional.ofNullable(kept.get(id));
        }

        @Override
        public Map<UUID, KeptDocument> find(Collection<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void copy(UUID id, OutputStream out) throws IOException {
            out.write(contents.get(id));
        }

        @Override
        public boolean revoke(UUID id, String reason) {
            throw new UnsupportedOperationException();
        }
    }

    @Bean
    ResidencePapers residencePapersOfScreens() {
        return new ResidencePapers() {
            @Override
            public boolean canSign(String personalId, String organisation) {
                return true;
            }

            @Override
            public byte[] commentForm(CommentForm form, String code, PaperSigner signer) {
                throw new UnsupportedOperationException();
            }

            @Override
            public byte[] memberList(MemberListPaper list, String code, Optional<PaperSigner> signer) {
                throw new UnsupportedOperationException();
            }

            @Override
            public byte[] request(RequestPaper request, String code, Optional<PaperSigner> signer) {
                return "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public byte[] statistics(CommentStatisticsPaper statistics, String code, Optional<PaperSigner> signer) {
                String by = signer.map(PaperSigner::positionTitle).orElse("the hub");
                return ("%PDF-1.7 " + statistics.number() + " by " + by).getBytes(StandardCharsets.UTF_8);
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
            public Prepared prepare(HomeForm form) {
                return () -> "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
