package vn.lienthong.fee;

import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.fee.store.ExemptionStore;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.store.AccountStore;

/** What dues are made of, on one database. */
record DuesParts(JdbcClient jdbc, MemberAccounts accounts, AccountStore accountStore, ExemptionStore exemptions) {

    static DuesParts on(DataSource database) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.register(Accounts.class, ExemptionStore.class);
        context.refresh();
        return new DuesParts(
                context.getBean(JdbcClient.class),
                context.getBean(MemberAccounts.class),
                context.getBean(AccountStore.class),
                context.getBean(ExemptionStore.class));
    }

    Dues dues(TakenMonths taken) {
        return new DeclaredDues(accounts, exemptions, taken, FeeRulesFile.read(RulesCopy.shipped()));
    }

    /** A person with this personal id; the name does not matter. */
    long person(String personalId) {
        return jdbc.sql("INSERT INTO person (personal_id, full_name, search_text) VALUES (?, 'x', 'x') RETURNING id")
                .param(personalId)
                .query(Long.class)
                .single();
    }

    @ComponentScan(
            basePackages = "vn.lienthong.membership",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "vn\\.lienthong\\.membership\\.AccountBook",
                                ".*\\.membership\\.store\\.[A-Z]\\w*Store"
                            }))
    static class Accounts {}
}
