package vn.lienthong.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import javax.crypto.Mac;
import vn.lienthong.partner.payment.wire.Hashes;

/** The shape of the house, each rule with its reason. */
@AnalyzeClasses(packages = "vn.lienthong", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String[] BUSINESS = {"..lienthong.membership..", "..lienthong.fee..", "..lienthong.residence.."
    };

    @ArchTest
    static final ArchRule noCycles = slices().matching("vn.lienthong.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a module one can read alone is a module one can change alone");

    @ArchTest
    static final ArchRule partnersKnowNoBusiness = noClasses()
            .that()
            .resideInAPackage("..lienthong.partner..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BUSINESS)
            .because("a partner's protocol must not change when a procedure does");

    @ArchTest
    static final ArchRule humanTaskKnowsNoBusiness = noClasses()
            .that()
            .resideInAPackage("..lienthong.humantask..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BUSINESS)
            .because("one component serves the decisions of every procedure");

    @ArchTest
    static final ArchRule foundationsKnowNobodyAbove = noClasses()
            .that()
            .resideInAnyPackage("..lienthong.messaging..", "..lienthong.audit..", "..lienthong.calendar..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..lienthong.dossier..",
                    "..lienthong.organisation..",
                    "..lienthong.notice..",
                    "..lienthong.humantask..",
                    "..lienthong.partner..",
                    "..lienthong.membership..")
            .because("everything stands on them");

    @ArchTest
    static final ArchRule generatedPartnerTypesStayInside = noClasses()
            .that()
            .resideOutsideOfPackage("..lienthong.partner.memberdb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..partner.memberdb.v1..")
            .because("a change of the partner's contract must end at its adapter");

    @ArchTest
    static final ArchRule generatedPaymentTypesStayInside = noClasses()
            .that()
            .resideOutsideOfPackage("..lienthong.partner.payment.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..partner.payment.queue.v1..")
            .because("a change of the providers' contract must end at their adapter");

    @ArchTest
    static final ArchRule generatedEnvelopesStayInside = noClasses()
            .that()
            .resideOutsideOfPackage("..lienthong.partner.exchange..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..partner.exchange.v1..")
            .because("a change of how hubs speak must end at the edge");

    @ArchTest
    static final ArchRule storesAreInternal = classes()
            .that()
            .resideInAPackage("..store..")
            .and()
            .areTopLevelClasses()
            .should()
            .bePackagePrivate()
            .orShould(beReachedFromTheirModuleOnly())
            .because("the rows of a module are nobody else's business");

    @ArchTest
    static final ArchRule businessSendsThroughTheOutbox = noClasses()
            .that()
            .resideOutsideOfPackage("..lienthong.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.jms..", "org.springframework.jms..", "org.apache.activemq..")
            .because("a message must leave in the transaction of the state it tells of");

    @ArchTest
    static final ArchRule noFieldInjection = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("what a class needs stands in its constructor");

    @ArchTest
    static final ArchRule noStaticState = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(areWrittenHere())
            .should()
            .beFinal()
            .because("static state is shared by everything and owned by nothing");

    @ArchTest
    static final ArchRule noWorkAfterConstruction = methods()
            .should()
            .notBeAnnotatedWith("jakarta.annotation.PostConstruct")
            .because("a constructed object is a ready one; what must run later has a lifecycle");

    @ArchTest
    static final ArchRule noConsole = noClasses()
            .that()
            .resideOutsideOfPackages("..lienthong.command..", "vn.lienthong")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a log line has a time, a level and a place");

    @ArchTest
    static final ArchRule clockIsInjected = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .because("a rule about dates can only be tested when the test owns the clock");

    @ArchTest
    static final ArchRule digestsOfProvidersAreMadeInOnePlace = noClasses()
            .that()
            .resideInAPackage("..partner.payment..")
            .and()
            .doNotHaveFullyQualifiedName(Hashes.class.getName())
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(MessageDigest.class, Mac.class)
            .because("who makes digests compares them too, and must do so in constant time");

    @ArchTest
    static final ArchRule codesOfProvidersAreComparedByHashes = methods()
            .that()
            .haveRawReturnType(boolean.class)
            .and()
            .areDeclaredInClassesThat(keepASecretSharedWithAProvider())
            .should(call(Hashes.class, "same"))
            .because("how long a comparison takes must not tell how much of a forged code was right");

    @ArchTest
    static final ArchRule hashesCompareInConstantTime = methods()
            .that()
            .haveName("same")
            .and()
            .areDeclaredIn(Hashes.class)
            .should(call(MessageDigest.class, "isEqual"))
            .because("everything that compares codes of providers goes through it");

    @ArchTest
    static final ArchRule noOpenRows = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("vn.lienthong.audit.AuditVerifier") // reads millions of rows, and closes them
            .should()
            .callMethod(org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec.class, "stream")
            .because("a stream of rows that nobody closes keeps its connection for ever");

    @ArchTest
    static final ArchRule noJavaSerialization = noClasses()
            .that()
            .resideOutsideOfPackage("..lienthong.security..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.io.ObjectInputStream.class, java.io.ObjectOutputStream.class)
            .because("what comes from outside must never become code; sessions are read from our own table, by an"
                    + " allow-list");

    @ArchTest
    static final ArchRule controllersLiveInWeb = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .resideInAnyPackage("..web..", "..lienthong.security..", "..partner.identity..", "..partner.payment..")
            .because("who looks for a page looks there; a partner's call-back is answered by its adapter");

    private static DescribedPredicate<JavaClass> areWrittenHere() {
        return DescribedPredicate.describe(
                "are written here",
                type -> !type.getPackageName().endsWith(".v1")
                        && !type.getSimpleName().endsWith("Configurer")
                        && !type.getSimpleName().endsWith("UriFactory")
                        && !type.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static DescribedPredicate<JavaClass> keepASecretSharedWithAProvider() {
        return DescribedPredicate.describe(
                "keep a secret shared with a provider",
                type -> type.getPackageName().contains(".partner.payment")
                        && !type.isRecord()
                        && type.tryGetField("secret").isPresent());
    }

    private static ArchCondition<JavaMethod> call(Class<?> owner, String name) {
        return new ArchCondition<>("call " + owner.getSimpleName() + "." + name) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean calls = method.getMethodCallsFromSelf().stream()
                        .anyMatch(made -> made.getTargetOwner().isEquivalentTo(owner)
                                && made.getTarget().getName().equals(name));
                events.add(new SimpleConditionEvent(method, calls, method.getDescription()));
            }
        };
    }

    private static ArchCondition<JavaClass> beReachedFromTheirModuleOnly() {
        return new ArchCondition<>("be reached from their module only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String module = moduleOf(type);
                type.getDirectDependenciesToSelf().stream()
                        .filter(use -> !moduleOf(use.getOriginClass()).equals(module))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
            }
        };
    }

    private static String moduleOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }
}
