package vn.lienthong.partner.memberdb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.lienthong.partner.memberdb.v1.Member;

class GeneratedTypesTest {

    /** Names are enough for these rules; loading what they name would take half a minute. */
    private static final JavaClasses HUB = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target/classes/vn"));
    });

    @Test
    void theTypesOfTheContractStayInsideTheAdapter() {
        assertThat(HUB.contain(Member.class)).isTrue();

        noClasses()
                .that()
                .resideOutsideOfPackage("vn.lienthong.partner.memberdb..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vn.lienthong.partner.memberdb.v1..")
                .because("the partner's words are mapped once, in MemberMapping, and change with the partner only")
                .check(HUB);
    }

    @Test
    void onlyTheAdapterKnowsTheSoapStack() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.lienthong.partner..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.cxf..", "org.apache.wss4j..", "jakarta.xml.ws..")
                .because("who asks a partner does not care how it is spoken to")
                .check(HUB);
    }
}
